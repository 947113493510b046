"""`diplodiff watch`: what changed on pages since they were last captured."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from diplodiff.cli import output
from diplodiff.cli.command import Command, Folder, option
from diplodiff.cli.shared import fetching, policy
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK, EXIT_REFUSED, EXIT_TROUBLE, UsageError
from diplodiff.patterns import regex
from diplodiff.pipeline import failing
from diplodiff.render import DOCUMENTS, RENDERERS, drawn
from diplodiff.render.options import Options
from diplodiff.render.safe import one_line

if TYPE_CHECKING:
    from diplodiff.evidence.capture import Plan
    from diplodiff.evidence.watch import Page, Watched
    from diplodiff.model import Comparison

_ONE_BY_ONE = ("terminal", "markdown", "json", "jsonl")  # what can be printed for several pages
_DATED = regex(r"@\d{4}-\d\d-\d\d|@\d{8}")  # a copy of an archive does not change
_SHOWN = frozenset({"changed", "gone", "back", "new", "failed"})


@click.command(
    cls=Command,
    examples=[
        ("diplodiff watch archive.toml", "Look at every page of an archive once; for cron and CI."),
        ("diplodiff watch pages.txt --format json", "A list of addresses, one a line; the answer for a script."),
        (
            "diplodiff watch archive.toml --format html -o changes",
            "A report in the browser for each page that changed.",
        ),
    ],
    exits="0 nothing changed, 1 changes from --fail-on on, 2 a page could not be fetched or read, 3 a page holds another "
    "text; the worst of all pages.",
)
@click.argument("manifest")
@option(
    "--format",
    "form",
    type=click.Choice([*RENDERERS, *DOCUMENTS]),
    default="terminal",
    help="Format of the answer; what terminal, markdown, json and jsonl cannot print goes to a FOLDER.",
)
@option(
    "-o", "--output", "folder", type=Folder(), metavar="FOLDER", help="Write a report for each page that changed here."
)
@option(
    "--fail-on",
    default="low",
    metavar="NAME[,NAME]",
    show_default=True,
    help="Exit with 1 from this severity on (critical, high, medium, low, info), or never.",
)
@option(
    "--full", is_flag=True, help="Have every page sent whole, also where the server would say that it is unchanged."
)
@fetching
@option("-q", "--quiet", is_flag=True, help="Say nothing of pages that are as they were.")
def watch(manifest: str, **options: Any) -> int:
    """Fetch the pages of MANIFEST again and compare each with its last capture.

    MANIFEST is that of an archive (.toml, .csv or .jsonl), or a list of addresses, one a line (.txt). A page that was
    never captured is captured. Each look is kept as a capture, so that a change is told once.
    """
    if options["folder"] is None and options["form"] not in _ONE_BY_ONE:
        raise UsageError(f"--format {options['form']} needs a folder for its reports: -o FOLDER.")
    return _watch(manifest, options)


def _watch(manifest: str, options: dict[str, Any]) -> int:
    from dataclasses import replace

    from diplodiff.evidence import watch as evidence
    from diplodiff.evidence.capture import Plan
    from diplodiff.sources.captures import store_folder

    pages = _pages(manifest)
    how = policy(options, typed=False)
    how = replace(how, known=None) if options["full"] else how
    plan, fails = Plan(store_folder(how), how, sparing=True), failing(options["fail_on"])
    code, seen = EXIT_OK, []
    for number, each in enumerate(evidence.watch(pages, plan), 1):
        seen.append(each)
        _report(each, number, options)
        code = _worse(code, _code(each, options["fail_on"], fails))
        if options["form"] != "json" or options["folder"]:
            evidence.keep(each, plan)
    if options["form"] == "json" and not options["folder"]:
        _json(seen, plan)
    return code


def _json(seen: Sequence[Watched], plan: Plan) -> None:
    """All of it as one object, then what was seen is kept."""
    from diplodiff.evidence import watch as evidence
    from diplodiff.evidence.watch_report import report
    from diplodiff.render.json import dumped

    output.write(output.Output("json", None), dumped(report(seen)))
    for each in seen:
        evidence.keep(each, plan)


def _report(seen: Watched, number: int, options: dict[str, Any]) -> None:
    form, folder = options["form"], options["folder"]
    if (form in ("terminal", "markdown") or folder) and (seen.state in _SHOWN or not options["quiet"]):
        line = f"{one_line(seen.page.address)}: {seen.state}. {one_line(seen.message)}"
        click.echo(line, err=seen.state == "failed")
    if form == "jsonl" and not folder:
        from diplodiff.evidence.watch_report import entry
        from diplodiff.render.json import dumped

        click.echo(dumped(entry(seen), indent=None), nl=False)
    if seen.comparison is None or (form in ("json", "jsonl") and not folder):
        return
    if folder is None:
        click.echo(drawn(form, seen.comparison, output.options("auto", False)))
        return
    os.makedirs(folder, exist_ok=True)
    ending = next(ending for ending, known in output.ENDINGS.items() if known == form)
    path = os.path.join(folder, f"{number:03}-{(seen.after or '')[:12]}{ending}")
    output.write(output.Output(form, path), drawn(form, seen.comparison, Options(width=80)))


def _code(seen: Watched, fail_on: str, fails: Callable[[Comparison], bool]) -> int:
    if seen.state == "failed":
        return EXIT_TROUBLE
    if seen.comparison is not None and seen.comparison.gate.refused:
        return EXIT_REFUSED
    if fail_on != "never" and (seen.state == "gone" or (seen.state == "changed" and seen.comparison is None)):
        return EXIT_FINDINGS
    return EXIT_FINDINGS if seen.comparison is not None and fails(seen.comparison) else EXIT_OK


def _worse(one: int, other: int) -> int:
    order = (EXIT_OK, EXIT_FINDINGS, EXIT_REFUSED, EXIT_TROUBLE)
    return max(one, other, key=order.index)


def _pages(manifest: str) -> list[Page]:
    """The pages that are named, each once. Raises UsageError where there is none."""
    from diplodiff.evidence.watch import Page

    found: dict[str, Page] = {}
    if manifest.endswith(".txt"):
        for line in _lines(manifest):
            found.setdefault(line, Page(line))
    else:
        from diplodiff.archive.manifest import load

        for instrument in load(manifest).instruments:
            for text in instrument.texts:
                if text.source.startswith(("http://", "https://")) and not _DATED.search(text.source):
                    found.setdefault(text.source, Page(text.source, text.language))
    if not found:
        raise UsageError(f"{manifest} names no page on the web; there is nothing to watch.")
    return list(found.values())


def _lines(path: str) -> list[str]:
    from diplodiff.settings.archive import ARCHIVE_MANIFEST_BYTES

    try:
        with open(path, "rb") as file:
            text = file.read(ARCHIVE_MANIFEST_BYTES).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UsageError(f"The list {path} cannot be read; give UTF-8 text, one address a line.") from error
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    for line in lines:
        if not line.startswith(("http://", "https://")):
            raise UsageError(f"{path}: {one_line(line[:100])} is no http(s) address; write one a line.")
    return lines

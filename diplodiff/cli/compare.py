"""`diplodiff compare`: the main job."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

import click

from diplodiff.cli import output
from diplodiff.cli.command import EXITS, Command, File, option
from diplodiff.cli.rules import selecting, toponyms, watched
from diplodiff.cli.shared import (
    FINDINGS,
    REPORT,
    as_table,
    encoder,
    fetching,
    layout,
    many,
    naming,
    one,
    reading,
    reporting,
    requests,
    texts,
)
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK, EXIT_REFUSED, UsageError
from diplodiff.fetching import fetched
from diplodiff.model import Comparison
from diplodiff.pipeline import Request, choice, failing, selected
from diplodiff.pipeline import compare as compare_texts
from diplodiff.render import drawn, renderer

Fails = Callable[[Comparison], bool]


@click.command(
    cls=Command,
    exits=EXITS,
    examples=[
        ("diplodiff compare a.pdf b.html", "What only one side published, and what differs in the rest."),
        ("diplodiff compare a.pdf https://example.org/declaration --name Pakistan --name Kazakhstan",
         "A file against a page on the web, each side named."),
        ("diplodiff compare a-en.pdf a-ur.pdf b.html --name Pakistan --name Pakistan --name Kazakhstan",
         "Texts of one name are versions of one side, and are compared with one another first."),
        ("diplodiff compare a.docx b.docx -o report.html -o report.docx -o report.json",
         "Several reports in one run; the endings decide."),
        ("diplodiff compare a.pdf b.html --side-by-side --context 1",
         "In columns, with one matched passage around each that differs."),
        ("diplodiff compare a.pdf b.html --only critical,high --fail-on critical",
         "Only what is grave; fail on critical findings."),
    ],
)  # fmt: skip
@texts("texts", "TEXT TEXT [TEXT ...]", nargs=-1, required=True)
@naming("What to call a text in the report; once a text, in order. Texts of one name are versions of one side.")
@reading
@encoder(
    "Compare texts of different languages by a sentence encoder of your own: the folder of an ONNX export or of a "
    "sentence-transformers model, good for both languages (needs diplodiff[models])."
)
@selecting
@option("--force", is_flag=True, group=FINDINGS, help="Compare even what is refused; every severity is then info.")
@option(
    "--fail-on",
    default="low",
    metavar="NAME[,NAME]",
    show_default=True,
    group=FINDINGS,
    help="Exit with 1 from this severity on (critical, high, medium, low, info), or for these rules or codes (modality, M1); "
    "or never.",
)
@reporting
@as_table
@layout
@fetching
@option(
    "--evidence",
    type=File(),
    metavar="FILE.zip",
    group=REPORT,
    help="Pack what was compared, how it was served and the reports, so that `diplodiff verify` can make it again.",
)
@option("-q", "--quiet", is_flag=True, help="No progress and no hints on standard error.")
def compare(texts: tuple[str, ...], **options: object) -> int:
    """Print the clauses that only some of the texts have, and what differs in the others."""
    formats, paths = many(options["formats"]), many(options["paths"])
    outputs = output.planned(formats, paths)
    output.guard_inputs((*paths, *([str(options["evidence"])] if options["evidence"] else [])), texts)
    drawing = output.asked(options, outputs)
    return output.attempt(outputs, None, lambda: _compare(texts, outputs, drawing, options))


def _compare(
    texts: tuple[str, ...], outputs: Sequence[output.Output], drawing: output.Asked, options: dict[str, object]
) -> int:
    if len(texts) < 2:
        raise UsageError("compare takes two texts or more; give a second path, URL or -.")
    asked = requests(texts, options)
    terms, listed = watched(many(options["watch"])), toponyms(options["toponyms"])
    wanted = choice(many(options["only"]), many(options["ignore"]), terms)
    fails = failing(str(options["fail_on"]))
    if options["evidence"]:
        asked = [replace(request, held=fetched(request, getattr(sys.stdin, "buffer", None))) for request in asked]
    comparison = compare_texts(
        asked, bool(options["force"]), getattr(sys.stdin, "buffer", None), one(options["model"]), listed
    )
    comparison = selected(comparison, wanted)
    if options["evidence"]:
        _pack(str(options["evidence"]), asked, comparison, options, (terms, listed))
    for out in outputs:
        output.deliver(out, functools.partial(drawn, out.format, comparison), drawing)
    output.job_summary(outputs, lambda: renderer("job-summary")(comparison, output.options("never", True)))
    return _exit_code(comparison, outputs, fails, bool(options["quiet"]))


def _pack(
    path: str,
    requests: Sequence[Request],
    comparison: Comparison,
    options: dict[str, object],
    lists: tuple[tuple[str, ...], str | None],
) -> None:
    from diplodiff.evidence.pack import Asked, made

    asked = Asked(
        bool(options["force"]), many(options["only"]), many(options["ignore"]), *lists, model=bool(options["model"])
    )
    output.write(output.Output("evidence", path), made(requests, comparison, asked))


def _exit_code(comparison: Comparison, outputs: Sequence[output.Output], fails: Fails, quiet: bool) -> int:
    if comparison.gate.refused and not comparison.forced:
        said = output.Output("terminal", None) in outputs  # the reasons are on the screen already
        why = "not compared; the report says why." if said else " ".join(comparison.gate.reasons)
        click.echo(f"diplodiff: {comparison.gate.verdict}: {why}", err=True)
        return EXIT_REFUSED
    if comparison.forced and not quiet:
        click.echo(
            f"diplodiff: compared by --force although {comparison.gate.verdict}; every severity is info.", err=True
        )
    for note in comparison.notes:
        if note.code == "left-out":  # said here too: who reads only the findings would miss a whole text
            click.echo(f"diplodiff: {note.message}", err=True)
    return EXIT_FINDINGS if fails(comparison) else EXIT_OK

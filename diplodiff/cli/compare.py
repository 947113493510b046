"""`diplodiff compare`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from diplodiff.cli import output
from diplodiff.cli.rules import selecting, toponyms, watched
from diplodiff.cli.shared import fetching, policy, reading, reporting
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK, EXIT_REFUSED, UsageError
from diplodiff.model import SEVERITIES, Comparison
from diplodiff.pipeline import Request, choice, selected
from diplodiff.pipeline import compare as compare_texts
from diplodiff.render import drawn, renderer


@click.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT TEXT [TEXT ...]")
@reporting
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="What to call a text in the report; once a text, in order. Texts of one name are versions of one side.",
)
@reading
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="low",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option(
    "--model",
    metavar="FOLDER",
    help="Compare texts of different languages by a sentence encoder of your own: the folder of an ONNX export or of a "
    "sentence-transformers model, good for both languages (needs diplodiff[models]).",
)
@selecting
@fetching
@click.option("--force", is_flag=True, help="Compare even what is refused; every severity is then info.")
@click.option("--csv-bom", "bom", is_flag=True, help="Begin CSV with a byte-order mark, by which Excel knows UTF-8.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no hints on standard error.")
def compare(texts: tuple[str, ...], **options: object) -> int:
    """Print the clauses that only some of the texts have, and what differs in the others.

    \b
    diplodiff compare a.pdf b.html
    diplodiff compare a.pdf https://example.org/declaration --name Pakistan --name Kazakhstan
    diplodiff compare a.pdf b.html c.docx d.txt
    diplodiff compare a.docx b.docx --format json -o report.json --format markdown -o report.md

    Exit codes: 0 nothing found, 1 findings, 2 trouble, 3 the texts are not comparable.
    """  # noqa: D301
    formats, paths = _many(options["formats"]), _many(options["paths"])
    outputs = output.planned(formats, paths)
    output.guard_inputs(paths, texts)
    return output.attempt(outputs, None, lambda: _compare(texts, outputs, options))


def _compare(texts: tuple[str, ...], outputs: Sequence[output.Output], options: dict[str, object]) -> int:
    if len(texts) < 2:
        raise UsageError("compare takes two texts or more; give a second path, URL or -.")
    if texts.count("-") > 1:
        raise UsageError("Standard input (-) can be only one of the texts.")
    names, languages = _many(options["names"]), _many(options["languages"])
    for what, given in (("--name", names), ("--lang", languages)):
        if len(given) > len(texts):
            raise UsageError(f"{what} is given once a text: {len(given)} for {len(texts)} texts.")
    password, web = options["password"], policy(options)
    requests = [
        Request(text, _at(names, n), _at(languages, n), password if isinstance(password, str) else None, web)
        for n, text in enumerate(texts)
    ]
    wanted = choice(_many(options["only"]), _many(options["ignore"]), watched(_many(options["watch"])))
    model = options["model"]
    comparison = compare_texts(
        requests,
        bool(options["force"]),
        sys.stdin.buffer,
        model if isinstance(model, str) else None,
        toponyms(options["toponyms"]),
    )
    comparison = selected(comparison, wanted)
    for out in outputs:
        how = output.options(str(options["color"]), out.path is not None, bool(options["bom"]))
        output.write(out, drawn(out.format, comparison, how))
    output.job_summary(outputs, lambda: renderer("job-summary")(comparison, output.options("never", True)))
    return _exit_code(comparison, str(options["fail_on"]), bool(options["quiet"]))


def _exit_code(comparison: Comparison, fail_on: str, quiet: bool) -> int:
    if comparison.gate.refused and not comparison.forced:
        click.echo(f"diplodiff: {comparison.gate.verdict}: {' '.join(comparison.gate.reasons)}", err=True)
        return EXIT_REFUSED
    if comparison.forced and not quiet:
        click.echo(
            f"diplodiff: compared by --force although {comparison.gate.verdict}; every severity is info.", err=True
        )
    for note in comparison.notes:
        if note.code == "left-out":  # said here too: who reads only the findings would miss a whole text
            click.echo(f"diplodiff: {note.message}", err=True)
    if fail_on == "never":
        return EXIT_OK
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return EXIT_FINDINGS if any(finding.severity in counted for finding in comparison.findings) else EXIT_OK


def _many(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, tuple) else ()


def _at(values: tuple[str, ...], n: int) -> str | None:
    return values[n] if n < len(values) else None

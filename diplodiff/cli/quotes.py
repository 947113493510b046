"""`diplodiff quotes`: which passages that a report puts in quotation marks stand in which text."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from diplodiff.cli import output
from diplodiff.cli.shared import reading, reporting
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK, UsageError
from diplodiff.model import SEVERITIES
from diplodiff.pipeline import Request
from diplodiff.quoting import quotes as quotes_of
from diplodiff.render import answer_summary, answered, check_answer_format


@click.command()
@click.argument("report")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT [TEXT ...]")
@reporting
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="What to call the report and then each text; once each, in order.",
)
@reading
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="low",
    show_default=True,
    help="Exit with 1 where a quotation weighs this much or more; one that stands word for word weighs nothing.",
)
@click.option(
    "--model",
    metavar="FOLDER",
    help="Look in texts of other languages by a sentence encoder of your own (needs diplodiff[models]).",
)
@click.option("--csv-bom", "bom", is_flag=True, help="Begin CSV with a byte-order mark, by which Excel knows UTF-8.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no hints on standard error.")
def quotes(report: str, texts: tuple[str, ...], **options: object) -> int:
    """Print how each passage that REPORT puts in quotation marks stands in each TEXT, word for word or nearly.

    \b
    diplodiff quotes news.html declaration.pdf
    diplodiff quotes news.html pk.pdf kz.html --format json -o quotes.json

    Exit codes: 0 all of them stand word for word, 1 something stands otherwise or was not found, 2 trouble.
    """  # noqa: D301
    formats, paths = _many(options["formats"]), _many(options["paths"])
    outputs = output.planned(formats, paths)
    for out in outputs:
        check_answer_format(out.format, "quotes")
    output.guard_inputs(paths, (report, *texts))
    return output.attempt(outputs, None, lambda: _quotes((report, *texts), outputs, options))


def _quotes(sources: tuple[str, ...], outputs: Sequence[output.Output], options: dict[str, object]) -> int:
    if sources.count("-") > 1:
        raise UsageError("Standard input (-) can be only one of the sources.")
    names, languages = _many(options["names"]), _many(options["languages"])
    for what, given in (("--name", names), ("--lang", languages)):
        if len(given) > len(sources):
            raise UsageError(f"{what} is given once a source: {len(given)} for {len(sources)} sources.")
    password, model = options["password"], options["model"]
    requests = [
        Request(source, _at(names, n), _at(languages, n), password if isinstance(password, str) else None)
        for n, source in enumerate(sources)
    ]
    answer = quotes_of(requests[0], requests[1:], sys.stdin.buffer, model if isinstance(model, str) else None)
    for out in outputs:
        how = output.options(str(options["color"]), out.path is not None, bool(options["bom"]))
        output.write(out, answered(out.format, "quotes", answer, how))
    output.job_summary(outputs, lambda: answer_summary("quotes", answer, output.options("never", True)))
    fail_on = str(options["fail_on"])
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    return EXIT_FINDINGS if any(q.severity in counted for q in answer.quotations) else EXIT_OK


def _many(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, tuple) else ()


def _at(values: tuple[str, ...], n: int) -> str | None:
    return values[n] if n < len(values) else None

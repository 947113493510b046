"""`diplodiff quotes`: which passages that a report puts in quotation marks stand in which text."""

from __future__ import annotations

import functools
import sys
from collections.abc import Sequence

import click

from diplodiff.cli import output
from diplodiff.cli.command import Command, Folder, option
from diplodiff.cli.shared import FINDINGS, TEXTS, as_table, fetching, policy, reading, reporting, texts
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK, UsageError
from diplodiff.model import SEVERITIES
from diplodiff.pipeline import Request
from diplodiff.quoting import quotes as quotes_of
from diplodiff.render import answer_drawn, answer_summary, check_answer_format


@click.command(
    cls=Command,
    exits="0 every quotation stands word for word, 1 something stands otherwise or was not found, 2 trouble.",
    examples=[
        ("diplodiff quotes news.html declaration.pdf", "What a report quotes, looked for in a text."),
        (
            "diplodiff quotes news.html pk.pdf kz.html -o quotes.html",
            "In the texts of two publishers, for the browser.",
        ),
        (
            "diplodiff quotes news.html declaration.pdf --fail-on high",
            "Fail only where a number, date or negation differs.",
        ),
    ],
)
@texts("report", "REPORT")
@texts("texts", "TEXT [TEXT ...]", nargs=-1, required=True)
@option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    group=TEXTS,
    help="What to call the report and then each text; once each, in order.",
)
@reading
@option(
    "--model",
    type=Folder(),
    metavar="FOLDER",
    group=TEXTS,
    help="Look in texts of other languages by a sentence encoder of your own (needs diplodiff[models]).",
)
@option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="low",
    metavar="SEVERITY",
    show_default=True,
    group=FINDINGS,
    help="Exit with 1 where a quotation weighs this much or more: critical, high, medium, low, info or never.",
)
@reporting
@as_table
@fetching
@option("-q", "--quiet", is_flag=True, help="No progress and no hints on standard error.")
def quotes(report: str, texts: tuple[str, ...], **options: object) -> int:
    """Print how each passage that REPORT puts in quotation marks stands in each TEXT, word for word or nearly."""
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
    password, model, web = options["password"], options["model"], policy(options)
    requests = [
        Request(source, _at(names, n), _at(languages, n), password if isinstance(password, str) else None, web)
        for n, source in enumerate(sources)
    ]
    answer = quotes_of(requests[0], requests[1:], sys.stdin.buffer, model if isinstance(model, str) else None)
    for out in outputs:
        output.deliver(
            out, functools.partial(answer_drawn, out.format, "quotes", answer), output.asked(options, outputs)
        )
    output.job_summary(outputs, lambda: answer_summary("quotes", answer, output.options("never", True)))
    fail_on = str(options["fail_on"])
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    return EXIT_FINDINGS if any(q.severity in counted for q in answer.quotations) else EXIT_OK


def _many(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, tuple) else ()


def _at(values: tuple[str, ...], n: int) -> str | None:
    return values[n] if n < len(values) else None

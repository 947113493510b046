"""`diplodiff quotes`: which passages that a report puts in quotation marks stand in which text."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from diplodiff.cli import answer, output
from diplodiff.cli.command import Command, option
from diplodiff.cli.shared import FINDINGS, as_table, encoder, fetching, naming, one, reading, reporting, requests, texts
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK
from diplodiff.model import SEVERITIES
from diplodiff.quoting import quotes as quotes_of


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
@naming("What to call the report and then each text; once each, in order.")
@reading
@encoder("Look in texts of other languages by a sentence encoder of your own (needs diplodiff[models]).")
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
    sources = (report, *texts)
    outputs = answer.planned("quotes", options, sources)
    return output.attempt(outputs, None, lambda: _quotes(sources, outputs, options))


def _quotes(sources: tuple[str, ...], outputs: Sequence[output.Output], options: dict[str, object]) -> int:
    report, *texts = requests(sources, options)
    found = quotes_of(report, texts, getattr(sys.stdin, "buffer", None), one(options["model"]))
    answer.deliver("quotes", found, outputs, options)
    fail_on = str(options["fail_on"])
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    return EXIT_FINDINGS if any(q.severity in counted for q in found.quotations) else EXIT_OK

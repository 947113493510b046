"""`diplodiff show`: how a text was read."""

from __future__ import annotations

import functools
import sys
from collections.abc import Sequence

import click

from diplodiff.cli import output
from diplodiff.cli.command import Command, option
from diplodiff.cli.shared import REPORT, TEXTS, fetching, many, one, reading, reporting, requests, texts
from diplodiff.errors import EXIT_OK
from diplodiff.pipeline import read, stages
from diplodiff.render import STAGES, stage_renderer, text_renderer


@click.command(
    cls=Command,
    examples=[
        ("diplodiff show a.pdf", "Its paragraphs, as they are compared, and what was left out and why."),
        ("diplodiff show a.pdf --format json", "The same for a script."),
        ("diplodiff show a.pdf#pages=2-5", "Four of its pages."),
        ("diplodiff show a.pdf --stage blocks", "A step before that: what the PDF holds, block by block."),
    ],
)
@texts("text", "TEXT")
@option("--name", metavar="NAME", group=TEXTS, help="What to call the text.")
@reading
@fetching
@option(
    "--stage",
    type=click.Choice(list(STAGES)),
    group=REPORT,
    help="Print one step on the way from bytes to clauses, as JSON.",
)
@reporting
def show(text: str, **options: object) -> int:
    """Print how TEXT was read: its paragraphs with labels and roles, and what was left out and why."""
    paths = many(options["paths"])
    outputs = output.planned(many(options["formats"]), paths)
    output.guard_inputs(paths, (text,))
    return output.attempt(outputs, text, lambda: _show(text, outputs, options))


def _show(text: str, outputs: Sequence[output.Output], options: dict[str, object]) -> int:
    name = one(options["name"])
    (request,) = requests([text], {**options, "names": (name,) if name else ()})
    stage = options["stage"]
    if isinstance(stage, str):
        report = stage_renderer(stage)(*stages(request, getattr(sys.stdin, "buffer", None)))
        for out in outputs:
            output.write(out, report)
        return EXIT_OK
    drawing = output.asked(options, outputs)
    found = read(request, stdin=getattr(sys.stdin, "buffer", None))
    for out in outputs:
        output.deliver(out, functools.partial(text_renderer(out.format), found), drawing)
    return EXIT_OK

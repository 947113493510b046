"""`diplodiff show`: how a text was read."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from diplodiff.cli import output
from diplodiff.cli.shared import fetching, policy, reading, reporting
from diplodiff.errors import EXIT_OK
from diplodiff.pipeline import Request, read, stages
from diplodiff.render import STAGES, stage_renderer, text_renderer


@click.command()
@click.argument("text")
@reporting
@click.option("--name", metavar="NAME", help="What to call the text.")
@reading
@fetching
@click.option(
    "--stage", type=click.Choice(list(STAGES)), help="Print one step on the way from bytes to clauses, as JSON."
)
def show(text: str, **options: object) -> int:
    """Print how TEXT was read: its paragraphs with labels and roles, and what was left out and why."""
    formats, paths = (tuple(map(str, options[key])) for key in ("formats", "paths"))  # type: ignore[call-overload]
    outputs = output.planned(formats, paths)
    output.guard_inputs(paths, (text,))
    return output.attempt(outputs, text, lambda: _show(text, outputs, options))


def _show(text: str, outputs: Sequence[output.Output], options: dict[str, object]) -> int:
    languages, name, password = options["languages"], options["name"], options["password"]
    request = Request(
        text,
        name if isinstance(name, str) else None,
        str(languages[0]) if isinstance(languages, tuple) and languages else None,
        password if isinstance(password, str) else None,
        policy(options),
    )
    stage = options["stage"]
    if isinstance(stage, str):
        report = stage_renderer(stage)(*stages(request, sys.stdin.buffer))
        for out in outputs:
            output.write(out, report)
        return EXIT_OK
    found = read(request, stdin=sys.stdin.buffer)
    for out in outputs:
        output.write(out, text_renderer(out.format)(found, output.options(str(options["color"]), out.path is not None)))
    return EXIT_OK

"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from diplodiff.render import DOCUMENTS, RENDERERS

F = TypeVar("F", bound=Callable[..., Any])


def reporting(command: F) -> F:
    """--format, -o and --color."""
    for option in (
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Use colour (NO_COLOR and TERM=dumb are heeded).",
        ),
        click.option(
            "-o",
            "--output",
            "paths",
            multiple=True,
            metavar="FILE",
            help="Write to FILE instead of standard output; its ending decides the format where --format does not.",
        ),
        click.option(
            "--format",
            "formats",
            multiple=True,
            type=click.Choice([*RENDERERS, *DOCUMENTS]),
            help="Format of the report; may be given once for each -o.",
        ),
    ):
        command = option(command)
    return command


def reading(command: F) -> F:
    """--lang and --password."""
    for option in (
        click.option("--password", metavar="WORD", help="Password of an encrypted PDF."),
        click.option(
            "--lang",
            "languages",
            multiple=True,
            metavar="CODE",
            help="Language of a text where you know it (en, ru, kk ...); once a text, in order.",
        ),
    ):
        command = option(command)
    return command

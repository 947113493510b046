"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diplodiff.fetching import FETCHING, policy_of
from diplodiff.render import DOCUMENTS, RENDERERS

if TYPE_CHECKING:
    from diplodiff.sources.policy import Policy

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


def fetching(command: F) -> F:
    """How the web is asked: --contact, --allow-private, --follow-attachment, --timegate and --store."""
    for option in (
        click.option(
            "--store", metavar="FOLDER", help="Folder of captures (DIPLODIFF_STORE); without it the user's own."
        ),
        click.option(
            "--timegate", metavar="URL", help="Where URL@DATE is asked for, by RFC 7089 (DIPLODIFF_TIMEGATE)."
        ),
        click.option(
            "--follow-attachment", is_flag=True, help="Read the file that a page links as its full text, in its place."
        ),
        click.option(
            "--allow-private",
            is_flag=True,
            help="Let redirects and manifests lead to private addresses (DIPLODIFF_ALLOW_PRIVATE=1).",
        ),
        click.option(
            "--contact",
            metavar="ADDRESS",
            help="How a site's keeper reaches you; sent with every request (DIPLODIFF_CONTACT).",
        ),
    ):
        command = option(command)
    return command


def policy(options: Mapping[str, object], typed: bool = True) -> Policy:
    """What those options say, and the environment where they say nothing."""
    return policy_of({name: options.get(name) for name in FETCHING} | {"typed": typed})

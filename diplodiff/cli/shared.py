"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diplodiff.cli.command import File, Folder, Format, Text, option
from diplodiff.errors import UsageError
from diplodiff.fetching import FETCHING, policy_of
from diplodiff.pipeline import Request
from diplodiff.render import DOCUMENTS, RENDERERS

if TYPE_CHECKING:
    from diplodiff.sources.policy import Policy

F = TypeVar("F", bound=Callable[..., Any])

# Groups of options, as the help pages head them.
TEXTS, FINDINGS, REPORT, TERMINAL, WEB = "Texts", "Findings", "Report", "On the terminal", "From the web"


def reporting(command: F) -> F:
    """--format and -o; how a report is drawn on a terminal."""
    for made in (
        option(
            "--pager/--no-pager",
            default=None,
            group=TERMINAL,
            help="Always page through the report, or never; without either a report longer than the screen is paged "
            "(PAGER and NO_PAGER are heeded).",
        ),
        option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            metavar="WHEN",
            group=TERMINAL,
            help="Use colour: auto, always or never (NO_COLOR and TERM=dumb are heeded).",
        ),
        option(
            "-o",
            "--output",
            "paths",
            multiple=True,
            type=File(),
            metavar="FILE",
            group=REPORT,
            help="Write to FILE instead of standard output; its ending decides the format where --format does not.",
        ),
        option(
            "--format",
            "formats",
            multiple=True,
            type=Format([*RENDERERS, *DOCUMENTS]),
            metavar="FORMAT",
            group=REPORT,
            help=f"Format of the report, once for each -o: {', '.join([*RENDERERS, *DOCUMENTS])}.",
        ),
    ):
        command = made(command)
    return command


def as_table(command: F) -> F:
    """--csv-bom."""
    return option(
        "--csv-bom",
        "bom",
        is_flag=True,
        group=REPORT,
        help="Begin CSV with a byte-order mark, by which Excel knows UTF-8.",
    )(command)


def layout(command: F) -> F:
    """--context, --changes-only and --side-by-side, of the terminal report of a comparison."""
    for made in (
        option(
            "--side-by-side",
            is_flag=True,
            group=TERMINAL,
            help="Print the texts in columns, matched passages on the same lines.",
        ),
        option(
            "--changes-only",
            is_flag=True,
            group=TERMINAL,
            help="Print nothing but what differs: no coverage, no notes, no counts, no matched passages.",
        ),
        option(
            "--context",
            type=click.IntRange(0, 1000),
            metavar="N",
            group=TERMINAL,
            help="Print N matched paragraphs before and after each finding, too.",
        ),
    ):
        command = made(command)
    return command


def reading(command: F) -> F:
    """--lang and --password."""
    for made in (
        option("--password", metavar="WORD", group=TEXTS, help="Password of an encrypted PDF."),
        option(
            "--lang",
            "languages",
            multiple=True,
            metavar="CODE",
            group=TEXTS,
            help="Language of a text where you know it (en, ru, kk ...); once a text, in order.",
        ),
    ):
        command = made(command)
    return command


def naming(said: str) -> Callable[[F], F]:
    """--name, once a text."""
    return option("--name", "names", multiple=True, metavar="NAME", group=TEXTS, help=said)


def encoder(said: str) -> Callable[[F], F]:
    """--model."""
    return option("--model", type=Folder(), metavar="FOLDER", group=TEXTS, help=said)


def texts(name: str, metavar: str, **more: Any) -> Callable[[F], F]:
    """Texts on the command line: paths, URLs, - for standard input."""
    return click.argument(name, type=Text(), metavar=metavar, **more)


def following(command: F) -> F:
    """--follow-attachment."""
    return option(
        "--follow-attachment",
        is_flag=True,
        group=WEB,
        help="Read the file that a page links as its full text, in its place.",
    )(command)


def fetching(command: F) -> F:
    """How the web is asked: --contact, --allow-private, --follow-attachment, --timegate and --store."""
    for made in (
        option(
            "--store",
            metavar="FOLDER",
            type=Folder(),
            group=WEB,
            help="Folder of captures (DIPLODIFF_STORE); without it the user's own.",
        ),
        option(
            "--timegate",
            metavar="URL",
            group=WEB,
            help="Where URL@DATE is asked for, by RFC 7089 (DIPLODIFF_TIMEGATE).",
        ),
        following,
        option(
            "--allow-private",
            is_flag=True,
            group=WEB,
            help="Let redirects and manifests lead to private addresses (DIPLODIFF_ALLOW_PRIVATE=1).",
        ),
        option(
            "--contact",
            metavar="ADDRESS",
            group=WEB,
            help="How a site's keeper reaches you; sent with every request (DIPLODIFF_CONTACT).",
        ),
    ):
        command = made(command)
    return command


def policy(options: Mapping[str, object], typed: bool = True) -> Policy:
    """What those options say, and the environment where they say nothing."""
    return policy_of({name: options.get(name) for name in FETCHING} | {"typed": typed})


def many(value: object) -> tuple[str, ...]:
    """The values of an option that may be given again."""
    return tuple(str(v) for v in value) if isinstance(value, tuple) else ()


def one(value: object) -> str | None:
    """The value of an option that was given, or None."""
    return value if isinstance(value, str) else None


def requests(places: Sequence[str], options: Mapping[str, object]) -> list[Request]:
    """The texts to read, with the names and languages that were given for them in order; `UsageError` where there are more."""
    if places.count("-") > 1:
        raise UsageError("Standard input (-) can be only one of the texts.")
    names, languages = many(options["names"]), many(options["languages"])
    for what, given in (("--name", names), ("--lang", languages)):
        if len(given) > len(places):
            raise UsageError(f"{what} is given once a text: {len(given)} for {len(places)} texts.")
    password, web = one(options["password"]), policy(options)
    return [Request(place, _at(names, n), _at(languages, n), password, web) for n, place in enumerate(places)]


def _at(values: tuple[str, ...], n: int) -> str | None:
    return values[n] if n < len(values) else None

"""`diplodiff mentions`: which passages mention a topic, and in which documents it was looked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from diplodiff.asked import Mentions
from diplodiff.cli import answer, output
from diplodiff.cli.command import Command, File, Folder, option
from diplodiff.cli.shared import as_table, fetching, many, naming, one, reading, reporting, requests, texts
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK, EXIT_TROUBLE, UsageError
from diplodiff.searching import mentions as search
from diplodiff.searching import shipped, sources, topic_of

_TOPIC = "Topic"


def _show_list(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    for topic in shipped():
        click.echo(f"{topic.id:24}{topic.kind:12}{topic.title} ({' '.join(topic.languages)})")
    click.echo(
        "Countries are known by their names in any of these languages, or give a list of your own: --terms FILE."
    )
    context.exit(EXIT_OK)


@click.command(
    cls=Command,
    exits="0 searched, 1 as --fail-on says, 2 trouble (also where some of the texts could not be read).",
    examples=[
        ("diplodiff mentions kashmir a.pdf b.html", "A list that ships, in whatever languages the texts are."),
        ('diplodiff mentions "strategic partnership" statements/ --format csv -o found.csv',
         "A phrase, in all files of a folder, as a table."),
        ("diplodiff mentions --terms watch.txt a.pdf", "Terms of your own, one a line."),
        ("diplodiff mentions --list", "The lists that ship."),
    ],
)  # fmt: skip
@texts("arguments", "TOPIC TEXT [TEXT ...]", nargs=-1, required=True)
@naming("What to call a text in the report; once a text, in order.")
@reading
@option(
    "--terms",
    "files",
    multiple=True,
    type=File(),
    metavar="FILE",
    group=_TOPIC,
    help="Look for the terms of this list, one a line, in place of TOPIC; every argument is then a text.",
)
@option(
    "--topics",
    "folder",
    type=Folder(),
    metavar="FOLDER",
    group=_TOPIC,
    help="A folder of lists of your own, beside the shipped ones.",
)
@option(
    "--literal", is_flag=True, group=_TOPIC, help="Look for the words of TOPIC as they are, whatever list has them."
)
@option(
    "--candidates",
    is_flag=True,
    group=_TOPIC,
    help="List passages that are near in meaning too, marked as candidates (slower).",
)
@option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_list,
    group=_TOPIC,
    help="List the topics.",
)
@fetching
@reporting
@as_table
@option(
    "--fail-on",
    type=click.Choice(["found", "not-found", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 where the topic is mentioned, or where it is not.",
)
@option("-q", "--quiet", is_flag=True, help="No hints on standard error.")
def mentions(arguments: tuple[str, ...], **options: object) -> int:
    """Print the passages that mention TOPIC, and the set of documents in which it was looked for.

    TOPIC is the name of a shipped list, a country, a list of terms in a file, or a word or phrase. A folder stands for its
    files.
    """
    outputs = answer.planned("mentions", options, arguments)
    return output.attempt(outputs, None, lambda: _mentions(arguments, outputs, options))


def _mentions(arguments: tuple[str, ...], outputs: Sequence[output.Output], options: dict[str, object]) -> int:
    files = many(options["files"])
    word, places = ("", arguments) if files else (arguments[0], arguments[1:])
    if not places:
        raise UsageError(
            "mentions takes a topic and one text or more; give a path, URL or - (--list shows the topics)."
        )
    topic = topic_of(word, files, bool(options["literal"]), one(options["folder"]))
    found = search(
        topic, requests(sources(places), options), bool(options["candidates"]), getattr(sys.stdin, "buffer", None)
    )
    answer.deliver("mentions", found, outputs, options)
    return _exit_code(found, str(options["fail_on"]))


def _exit_code(found: Mentions, fail_on: str) -> int:
    for source in found.unread:
        click.echo(f"diplodiff: not searched: {source.reason}", err=True)
    if found.unread:
        return EXIT_TROUBLE
    return EXIT_FINDINGS if fail_on == ("found" if found.found else "not-found") else EXIT_OK

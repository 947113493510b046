"""`diplodiff mentions`: which passages mention a topic, and in which documents it was looked for."""

from __future__ import annotations

import functools
import sys
from collections.abc import Sequence

import click

from diplodiff.asked import Mentions
from diplodiff.cli import output
from diplodiff.cli.command import Command, File, Folder, option
from diplodiff.cli.shared import TEXTS, as_table, fetching, policy, reading, reporting, texts
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK, EXIT_TROUBLE, UsageError
from diplodiff.pipeline import Request
from diplodiff.render import answer_drawn, answer_summary, check_answer_format
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
@option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    group=TEXTS,
    help="What to call a text in the report; once a text, in order.",
)
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
    formats, paths = _many(options["formats"]), _many(options["paths"])
    outputs = output.planned(formats, paths)
    for out in outputs:
        check_answer_format(out.format, "mentions")
    output.guard_inputs(paths, arguments)
    return output.attempt(outputs, None, lambda: _mentions(arguments, outputs, options))


def _mentions(arguments: tuple[str, ...], outputs: Sequence[output.Output], options: dict[str, object]) -> int:
    files, folder = _many(options["files"]), options["folder"]
    word, places = ("", arguments) if files else (arguments[0], arguments[1:])
    if not places:
        raise UsageError(
            "mentions takes a topic and one text or more; give a path, URL or - (--list shows the topics)."
        )
    if places.count("-") > 1:
        raise UsageError("Standard input (-) can be only one of the texts.")
    topic = topic_of(word, files, bool(options["literal"]), folder if isinstance(folder, str) else None)
    answer = search(topic, _requests(sources(places), options), bool(options["candidates"]), sys.stdin.buffer)
    for out in outputs:
        output.deliver(
            out, functools.partial(answer_drawn, out.format, "mentions", answer), output.asked(options, outputs)
        )
    output.job_summary(outputs, lambda: answer_summary("mentions", answer, output.options("never", True)))
    return _exit_code(answer, str(options["fail_on"]))


def _requests(places: Sequence[str], options: dict[str, object]) -> list[Request]:
    names, languages = _many(options["names"]), _many(options["languages"])
    for what, given in (("--name", names), ("--lang", languages)):
        if len(given) > len(places):
            raise UsageError(f"{what} is given once a text: {len(given)} for {len(places)} texts.")
    password, web = options["password"], policy(options)
    return [
        Request(
            place,
            names[n] if n < len(names) else None,
            languages[n] if n < len(languages) else None,
            password if isinstance(password, str) else None,
            web,
        )
        for n, place in enumerate(places)
    ]


def _exit_code(answer: Mentions, fail_on: str) -> int:
    for source in answer.unread:
        click.echo(f"diplodiff: not searched: {source.reason}", err=True)
    if answer.unread:
        return EXIT_TROUBLE
    return EXIT_FINDINGS if fail_on == ("found" if answer.found else "not-found") else EXIT_OK


def _many(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, tuple) else ()

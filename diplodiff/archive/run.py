"""A run over an archive: every instrument compared or taken from earlier work, its results written in order.

The results of a run are written beside those of the run before, and take their place when they are complete. What a run
that was ended had done is in the cache, from which the next one goes on.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Set
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplodiff.archive import previous
from diplodiff.archive.baseline import Baseline, Judged
from diplodiff.archive.executors import Task, executor
from diplodiff.archive.jobs import Job, Outcome, Place
from diplodiff.archive.manifest import Instrument, Manifest
from diplodiff.archive.overviews import Gathered
from diplodiff.archive.records import Head
from diplodiff.archive.seen import Seen
from diplodiff.archive.store import Store
from diplodiff.archive.succession import successor
from diplodiff.errors import EXIT_FINDINGS, EXIT_OK, EXIT_REFUSED, EXIT_TROUBLE, DiplodiffError
from diplodiff.model import SEVERITIES

if TYPE_CHECKING:
    from diplodiff.sources.policy import Policy

RESULTS = "results.jsonl"
CHANGES = "changes.jsonl"
SUMMARY = "summary.json"
REPORTS = "reports"
_SARIF = ("sarif", ".sarif")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is asked for. formats: of the reports for each instrument, with the endings of their files."""

    manifest: Manifest
    output: str
    cache: str | None = None
    processes: int = 1
    formats: tuple[tuple[str, str], ...] = ()
    baseline: Baseline | None = None
    dask: str | None = None  # address of a scheduler whose workers do the work
    overviews: tuple[str, ...] = ()  # files; their endings say what they are
    fail_on: str = "low"
    web: Policy | None = None
    checksum: bool = False  # whether to read every file, whatever its size and date
    places: str | None = None  # the content of a list of disputed place names in the place of the package's own

    @property
    def place(self) -> Place:
        """Where the work is done. A worker elsewhere has a working folder of its own."""
        here = os.path.abspath if self.dask else str
        cache = here(self.cache) if self.cache is not None else None
        reports = here(os.path.join(self.output, REPORTS))
        return Place(self.manifest.folder, cache, reports, self.drawn, self.web, self.places)

    @property
    def drawn(self) -> tuple[tuple[str, str], ...]:
        """The formats of the reports by instrument: those asked for, and what an overview is made of."""
        if not self.overviews:
            return self.formats
        from diplodiff.render.overview import overview_format

        needed = tuple(_SARIF for path in self.overviews if overview_format(path) == _SARIF[0])
        return tuple(dict.fromkeys((*self.formats, *needed)))


def failing(fail_on: str) -> frozenset[str]:
    """The severities, rules and codes of new findings that fail a run; none for "never". Raises UsageError."""
    if fail_on == "never":
        return frozenset()
    if fail_on in SEVERITIES:
        return frozenset(SEVERITIES[: SEVERITIES.index(fail_on) + 1])
    from diplodiff.pipeline import failing_names  # knows the rules, and is not loaded for what needs none

    return failing_names(fail_on)


@dataclass(slots=True)
class Summary:
    """A run in figures. new, known and gone count findings against the baseline; without one all are new."""

    status: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)  # by severity
    fails: int = 0  # of the new ones, those that fail the run
    known: int = 0
    gone: int = 0
    refused: int = 0  # refusals that no baseline accepts
    worked: int = 0  # instruments that were compared now, and not taken from earlier work
    changed: Counter[str] = field(default_factory=Counter)  # findings that appeared or went, by whose change it was
    trouble: str | None = None  # why the work of this run could not be kept

    def exit_code(self) -> int:
        """The worst of all instruments: 2 trouble, 3 a new refusal, 1 new findings that fail the run, 0."""
        if self.status["failed"]:
            return EXIT_TROUBLE
        if self.refused:
            return EXIT_REFUSED
        return EXIT_FINDINGS if self.fails else EXIT_OK

    def object(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "schema_version": "1.0",
            "instruments": {name: self.status[name] for name in ("compared", "refused", "failed")},
            "findings": {
                "new": sum(self.new.values()),
                "known": self.known,
                "gone": self.gone,
                "new_by_severity": {name: self.new[name] for name in SEVERITIES if self.new[name]},
            },
            "new_refusals": self.refused,
            "changed_since_last_run": dict(sorted(self.changed.items())),
        }


Told = Callable[[Head, Judged], None]


def run(plan: Plan, told: Told) -> Summary:
    """Compare all instruments; `told` hears of each in the order of the manifest.

    Raises DiplodiffError where the results cannot be written; what was compared until then is in the cache.
    """
    folder = Path(plan.output)
    summary = Summary()
    fails = failing(plan.fail_on)
    gathered = Gathered(plan.overviews, os.path.join(plan.output, REPORTS), plan.formats, fails)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as stack:
            stack.enter_context(_alone(folder))
            results = stack.enter_context(successor(folder / RESULTS))
            changed = stack.enter_context(successor(folder / CHANGES))
            figures = stack.enter_context(successor(folder / SUMMARY))
            seen = Seen(plan.place, folder / RESULTS, trust=not plan.checksum)
            stack.enter_context(seen.kept())
            outcomes = stack.enter_context(contextlib.closing(_outcomes(plan, seen)))
            for instrument, outcome, before in outcomes:
                judged = _counted(summary, outcome, plan.baseline, fails)
                seen.add(instrument, outcome, results.size)
                results.write(_line(outcome.line, judged, plan.baseline is not None))
                changed.write(_changes(outcome, before, summary))
                gathered.add(outcome.head, outcome.line, judged, plan.baseline)
                told(outcome.head, judged)
            figures.write((json.dumps(summary.object(), indent=2) + "\n").encode())
    except OSError as error:
        raise DiplodiffError(
            f"The results cannot be written to {plan.output} ({error.strerror}); make room, or choose another folder with -o."
        ) from error
    gathered.write(plan.manifest, plan.baseline is not None)
    return summary


Results = tuple[Instrument, Outcome, previous.Before | None]


def _outcomes(plan: Plan, seen: Seen) -> Generator[Results, None, None]:
    """The outcomes in the order of the manifest, each with where its record of the run before stands, if it is another."""
    Store(plan.cache).sweep()
    before = previous.Results(os.path.join(plan.output, RESULTS))
    place, instruments = plan.place, plan.manifest.instruments

    def job(instrument: Instrument) -> Job:
        known = seen.outcome(instrument)
        return Job(instrument, None if known else before.get(instrument.id), known)

    task = Task(partial(_process, place=place), partial(_known, place=place), partial(_lost, place=place))
    with contextlib.closing(executor(plan.processes, plan.dask)(task, map(job, instruments))) as found:
        for instrument, outcome in zip(instruments, found, strict=True):
            if outcome.halt is not None:
                raise DiplodiffError(outcome.halt)
            yield instrument, outcome, None if outcome.same else before.get(instrument.id)


def _known(job: Job, place: Place) -> Outcome | None:
    if job.known is not None:
        return job.known
    from diplodiff.archive.work import glance  # what reads and compares is not loaded where there is nothing to do

    return glance(job, place)


def _process(job: Job, place: Place) -> Outcome:
    from diplodiff.archive.work import process

    return process(job, place)


def _lost(job: Job, why: str, place: Place) -> Outcome:
    from diplodiff.archive.work import lost

    return lost(job, why, place)


def _counted(summary: Summary, outcome: Outcome, baseline: Baseline | None, fails: Set[str]) -> Judged:
    head = outcome.head
    judged = (baseline or Baseline()).judge(head)
    summary.status[head.status] += 1
    summary.worked += outcome.fresh
    summary.trouble = summary.trouble or outcome.trouble
    summary.known += len(judged.known)
    summary.gone += len(judged.gone)
    for found in judged.new:
        if found.rule == "refused":
            summary.refused += 1
        else:
            summary.new[found.severity] += 1
            summary.fails += found.fails(fails)
    return judged


def _line(line: bytes, judged: Judged, against: bool) -> bytes:
    """The line of an instrument, with what the baseline says of its findings."""
    if not against:
        return line
    said = {
        "new": [found.fingerprint for found in judged.new],
        "known": [found.fingerprint for found in judged.known],
        "gone": [each.fingerprint for each in judged.gone],
    }
    return line.rstrip()[:-1] + f', "baseline": {json.dumps(said)}}}\n'.encode()


def _changes(outcome: Outcome, before: previous.Before | None, summary: Summary) -> bytes:
    """The lines that tell what changed since the run before."""
    if before is None or before.key == outcome.head.key:
        return b""
    from diplodiff.archive.changes import changes
    from diplodiff.render.json import dumped

    found = changes(before.head(), outcome.between, outcome.head)
    for change in found:
        summary.changed[change["because"]] += len(change["appeared"]) + len(change["gone"])
    return "".join(dumped(change, indent=None) for change in found).encode()


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder of results until this one ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        yield
        return
    with open(folder / ".lock", "w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DiplodiffError(
                f"Another run writes its results to {folder}; wait for it, or choose another folder with -o."
            ) from error
        yield

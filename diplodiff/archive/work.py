"""The comparison of one instrument: what is kept from an earlier run is taken, the rest is done and kept.

Everything here runs in whatever process it is sent to, and never raises: what goes wrong is in the outcome.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from diplodiff.archive import records
from diplodiff.archive.comparing import Work, comparison, terms, work
from diplodiff.archive.keys import key
from diplodiff.archive.manifest import Instrument
from diplodiff.archive.previous import Before
from diplodiff.archive.records import Head
from diplodiff.archive.served import keep, kept, look
from diplodiff.archive.store import Store, write_whole
from diplodiff.errors import DiplodiffError
from diplodiff.model import Comparison
from diplodiff.sources.policy import Policy


class Place(NamedTuple):
    """Where the work of a run is done.

    folder   that sources are relative to.
    cache    folder of finished work, or None.
    reports  folder of reports.
    formats  of the reports, each with the ending of its files.
    web      how servers may be asked; the environment says it otherwise.
    """

    folder: str
    cache: str | None
    reports: str
    formats: tuple[tuple[str, str], ...] = ()
    web: Policy | None = None


class Job(NamedTuple):
    """An instrument to compare, and where the run before left its record."""

    instrument: Instrument
    before: Before | None = None


class Outcome(NamedTuple):
    """What became of a job.

    between  what this program finds in the bytes of the run before, where both program and bytes changed since.
    trouble  why no more can be kept; halt: why no more can be done; both in one sentence.
    fresh    whether there was anything to do.
    """

    head: Head
    line: str
    between: Head | None = None
    trouble: str | None = None
    halt: str | None = None
    fresh: bool = True


def glance(job: Job, place: Place) -> Outcome | None:
    """The outcome that an earlier run left, if nothing changed since; None where there is work to do.

    Only local files are looked at: to ask a server is work.
    """
    if place.cache is None or any(text.remote for text in job.instrument.texts):
        return None
    store = Store(place.cache)
    try:
        asked = asked_of(job.instrument, place)
    except DiplodiffError:
        return None
    entry = _entry(store, asked)
    if entry is None or _turned_twice(job.before, entry[0]):
        return None
    if not all(_current(store, asked, place, form) for form in place.formats):
        return None
    return Outcome(*entry, fresh=False)


def process(job: Job, place: Place) -> Outcome:
    """Compare an instrument, or take what an earlier run left of it."""
    store = Store(place.cache)
    try:
        outcome = _process(job, place, store)
    except DiplodiffError as error:
        outcome = lost(job, str(error), place)
    except MemoryError:
        outcome = lost(job, "there was not enough memory to compare it; use fewer processes (-j).", place)
    except Exception as error:  # a defect that one instrument meets is no reason to lose the others
        what = f"comparing it met a defect of the program ({type(error).__name__}: {error}); please report it."
        outcome = lost(job, what, place)
    return outcome._replace(trouble=store.trouble)


def lost(job: Job, why: str, place: Place) -> Outcome:
    """The outcome of a job that failed."""
    from diplodiff.render import failed

    record = records.failed(job.instrument, why, None)
    halt = None
    for name, ending in place.formats:
        report = failed(name, why, None)
        halt = halt or _written(place, job.instrument.id + ending, report)
    return Outcome(records.head(record), records.line(record), halt=halt)


def _process(job: Job, place: Place, store: Store) -> Outcome:
    asked = asked_of(job.instrument, place)
    for each in asked.served:
        keep(store, each.snapshot)
    entry, made = _entry(store, asked), None
    if entry is None:
        made = comparison(asked, store)
        record = records.compared(asked, made)
        entry = records.head(record), records.line(record)
        store.put("records", asked.key, records.packed(*entry))
    between = _between(job, asked, store) if _turned_twice(job.before, entry[0]) else None
    halt = _reports(asked, made, place, store)
    return Outcome(*entry, between=between, halt=halt)


def asked_of(instrument: Instrument, place: Place) -> Work:
    """The work that an instrument is now. Raises SourceError, EmptyTextError or UsageError."""
    served = tuple(look(text, place.folder, place.web) for text in instrument.texts)
    return work(instrument, served, terms(instrument.options.watch, place.folder))


def _entry(store: Store, asked: Work) -> tuple[Head, str] | None:
    content = store.get("records", asked.key)
    if content is None:
        return None
    try:
        return records.unpacked(content)
    except ValueError:
        return None


def _turned_twice(before: Before | None, now: Head) -> bool:
    """Whether both the program and what publishers serve are others than at the run before."""
    if before is None or before.key == now.key or (then := before.head()) is None:
        return False
    return then.asked == now.asked and then.program != now.program and then.sources != now.sources


def _between(job: Job, asked: Work, store: Store) -> Head | None:
    """What this program finds in what was served at the run before; None where it was not kept."""
    record = job.before.record() if job.before else None
    texts = record["texts"] if record else []
    found = [kept(store, text["source"], each.part) for text, each in zip(texts, asked.served, strict=False)]
    served = tuple(each for each in found if each is not None)
    if len(served) < len(asked.served):
        return None
    then = work(job.instrument, served, asked.watched)
    try:
        return records.head(records.compared(then, comparison(then, store)))
    except DiplodiffError:  # readable by the program of then, not by this one: nothing can be told apart
        return None


def _current(store: Store, asked: Work, place: Place, form: tuple[str, str]) -> bool:
    """Whether the report on disk is the one that this work makes."""
    made = store.get("reports", _report_key(asked, form))
    try:
        with open(_report_path(place, asked.instrument.id + form[1]), "rb") as file:
            return made is not None and hashlib.file_digest(file, "sha256").digest() == made
    except OSError:
        return False


def _reports(asked: Work, made: Comparison | None, place: Place, store: Store) -> str | None:
    """Write the reports that are missing or old; why that failed, in one sentence."""
    from diplodiff.render import drawn
    from diplodiff.render.options import Options

    for form in place.formats:
        if _current(store, asked, place, form):
            continue
        made = made or comparison(asked, store)
        report = drawn(form[0], made, Options(width=80))
        body = report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace")
        if halt := _written(place, asked.instrument.id + form[1], body):
            return halt
        store.put("reports", _report_key(asked, form), hashlib.sha256(body).digest())
    return None


def _written(place: Place, name: str, report: str | bytes) -> str | None:
    path = _report_path(place, name)
    try:
        write_whole(path, report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace"))
    except OSError as error:
        return f"The report {path} cannot be written ({error.strerror}); make room, or choose another folder with -o."
    return None


def _report_path(place: Place, name: str) -> Path:
    return Path(place.reports, name)


def _report_key(asked: Work, form: tuple[str, str]) -> str:
    return key("report", asked.key, form[0])

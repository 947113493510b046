"""The comparison of one instrument: what is kept from an earlier run is taken, the rest is done and kept.

Everything here runs in whatever process it is sent to, and never raises: what goes wrong is in the outcome.
"""

from __future__ import annotations

from diplodiff.archive import records
from diplodiff.archive.comparing import Work, comparison, terms, work
from diplodiff.archive.jobs import Job, Outcome, Place
from diplodiff.archive.manifest import Instrument
from diplodiff.archive.previous import Before
from diplodiff.archive.records import Head
from diplodiff.archive.reports import current, remember, written
from diplodiff.archive.served import keep, kept, look
from diplodiff.archive.stamps import stamps
from diplodiff.archive.store import Store
from diplodiff.errors import DiplodiffError
from diplodiff.model import Comparison


def glance(job: Job, place: Place) -> Outcome | None:
    """The outcome that an earlier run left, if nothing changed since; None where there is work to do.

    Only local files are looked at: to ask a server is work.
    """
    if place.cache is None or any(text.remote for text in job.instrument.texts):
        return None
    store = Store(place.cache)
    stamped = stamps(job.instrument, place.folder)
    try:
        asked = asked_of(job.instrument, place)
    except DiplodiffError:
        return None
    entry = _entry(store, asked)
    if entry is None or _turned_twice(job.before, entry[0]):
        return None
    if not all(current(store, entry[0], place, form) for form in place.formats):
        return None
    return Outcome(*entry, fresh=False, stamps=stamped)


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
        halt = halt or written(place, job.instrument.id + ending, report)
    return Outcome(records.head(record), records.line(record), halt=halt)


def _process(job: Job, place: Place, store: Store) -> Outcome:
    stamped = stamps(job.instrument, place.folder)
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
    halt = _reports((asked, entry[0]), made, place, store)
    return Outcome(*entry, between=between, halt=halt, stamps=stamped)


def asked_of(instrument: Instrument, place: Place) -> Work:
    """The work that an instrument is now. Raises SourceError, EmptyTextError or UsageError."""
    served = tuple(look(text, place.folder, place.web) for text in instrument.texts)
    return work(instrument, served, terms(instrument.options.watch, place.folder), place.manner)


def _entry(store: Store, asked: Work) -> tuple[Head, bytes] | None:
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
    then = work(job.instrument, served, asked.watched, asked.manner)
    try:
        return records.head(records.compared(then, comparison(then, store)))
    except DiplodiffError:  # readable by the program of then, not by this one: nothing can be told apart
        return None


def _reports(what: tuple[Work, Head], made: Comparison | None, place: Place, store: Store) -> str | None:
    """Write the reports that are missing or old; why that failed, in one sentence."""
    from diplodiff.render import drawn
    from diplodiff.render.options import Options

    asked, head = what
    for form in place.formats:
        if current(store, head, place, form):
            continue
        made = made or comparison(asked, store)
        report = drawn(form[0], made, Options(width=80))
        body = report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace")
        if halt := written(place, asked.instrument.id + form[1], body):
            return halt
        remember(store, head, form, body)
    return None

"""What is done with an instrument, where, and what became of it: values that may be sent to another process."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from diplodiff.archive.manifest import Instrument
    from diplodiff.archive.previous import Before
    from diplodiff.archive.records import Head
    from diplodiff.archive.stamps import Stamp
    from diplodiff.sources.policy import Policy


class Place(NamedTuple):
    """Where the work of a run is done.

    folder   that sources are relative to.
    cache    folder of finished work, or None.
    reports  folder of reports.
    formats  of the reports, each with the ending of its files.
    web      how servers may be asked; the environment says it otherwise.
    places   the content of a list of disputed place names in the place of the package's own.
    """

    folder: str
    cache: str | None
    reports: str
    formats: tuple[tuple[str, str], ...] = ()
    web: Policy | None = None
    places: str | None = None

    @property
    def manner(self) -> Manner:
        """How every instrument of the run is compared, beyond what the manifest says of it."""
        return Manner(self.places, self.web is not None and self.web.follow_attachment)


class Manner(NamedTuple):
    """How a run compares: with the user's list of disputed place names; with what pages link as their full text."""

    places: str | None = None
    follow: bool = False


PLAIN = Manner()  # as texts and manifest say


class Job(NamedTuple):
    """An instrument to compare, and where the run before left its record.

    known  what became of it, where that is known without any look at what it is made of.
    """

    instrument: Instrument
    before: Before | None = None
    known: Outcome | None = None


class Outcome(NamedTuple):
    """What became of a job.

    between  what this program finds in the bytes of the run before, where both program and bytes changed since.
    trouble  why no more can be kept; halt: why no more can be done; both in one sentence.
    fresh    whether there was anything to do.
    same     whether it is the record of the run before.
    stamps   of the files that it is made from; without them, a later run has to read them.
    """

    head: Head
    line: bytes
    between: Head | None = None
    trouble: str | None = None
    halt: str | None = None
    fresh: bool = True
    same: bool = False
    stamps: tuple[Stamp, ...] = ()

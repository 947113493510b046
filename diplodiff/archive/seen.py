"""What the run before saw of every instrument: with it, a run knows that nothing changed without reading a single text.

For each instrument a line, in the order of the run: its id, a checksum of the rest, and what it was made from (what the
manifest says of it, the program, the stamps of its files), where its record stands in the results, and its head. Nothing in
it is taken on trust: a line that is damaged or of a half-written file fails its checksum, a record that is not the one meant
fails the one in the line, and what is not known is looked into. The lines stand in the cache, a file for each folder of
results.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from diplodiff.archive import records
from diplodiff.archive.jobs import Outcome, Place
from diplodiff.archive.keys import key, program
from diplodiff.archive.manifest import Instrument
from diplodiff.archive.reports import current
from diplodiff.archive.stamps import stamps
from diplodiff.archive.store import ASIDE, Store, checksum
from diplodiff.archive.succession import Successor

_END = b"}\n"  # of a record, after which a run may have said what the baseline says of it


class Seen:
    """What was seen, and what is seen now; both for one folder of results."""

    def __init__(self, place: Place, results: Path, trust: bool) -> None:
        """results: the file of the run before. trust: whether a file with its stamp of then needs no reading."""
        self.place, self.store, self.trust = place, Store(place.cache), trust
        name = key("seen", os.path.abspath(place.folder), os.path.abspath(results))
        self.path = self.store.path("seen", name)
        self._lines: dict[bytes, int] = {}  # where the line of each instrument begins
        self._found: dict[str, tuple[int, bytes]] = {}  # lines that hold good, until they are written again
        self._new: Successor | None = None
        self._before: BinaryIO | None = None
        self._results: BinaryIO | None = None
        self._program = list(program())
        self._opened = contextlib.ExitStack()
        with contextlib.suppress(OSError):
            if place.cache is not None and trust:
                self._results = self._opened.enter_context(open(results, "rb", buffering=0))  # noqa: SIM115
                self._before = self._opened.enter_context(open(self.path, "rb"))  # noqa: SIM115
                self._index(self._before)

    def _index(self, file: BinaryIO) -> None:
        at = 0
        for line in file:
            self._lines[line[: line.find(b" ")]] = at
            at += len(line)

    def outcome(self, instrument: Instrument) -> Outcome | None:
        """What became of an instrument at the run before, where nothing that it is made of changed since."""
        at = self._lines.get(instrument.id.encode())
        if at is None or self._before is None:
            return None
        self._before.seek(at)
        raw = self._before.readline()
        try:
            said, stamped, start, size, summed, head = self._checked(raw)
            if said != self._said(instrument) or head[4] != self._program:
                return None
            now = stamps(instrument, self.place.folder)
            if not now or [list(stamp) for stamp in now] != stamped:
                return None
            line = self._record(start, size, summed)
            found = records.head_of(head)
        except (ValueError, TypeError, IndexError):
            return None
        if line is None or not all(current(self.store, found, self.place, form) for form in self.place.formats):
            return None
        self._found[instrument.id] = (start, raw)
        return Outcome(found, line, fresh=False, same=True, stamps=now)

    def _checked(self, raw: bytes) -> Any:
        _, summed, rest = raw.split(b" ", 2)
        if checksum(rest).hex().encode() != summed:
            raise ValueError("damaged")
        return json.loads(rest)

    def _record(self, start: int, size: int, summed: str) -> bytes | None:
        """The record from the results, without what a baseline said of it; None where another stands there."""
        if self._results is None:
            return None
        self._results.seek(start)
        found = self._results.read(size)
        return found + _END if checksum(found).hex() == summed else None

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Keep what is added until the end of this, unless it ends by an error. A cache that cannot be written holds nothing."""
        with self._opened, contextlib.ExitStack() as stack:
            if self.place.cache is not None:
                aside = Path(self.place.cache, ASIDE, f".new-{os.urandom(12).hex()}")
                with contextlib.suppress(OSError):
                    self.path.parent.mkdir(parents=True, exist_ok=True)
                    aside.parent.mkdir(parents=True, exist_ok=True)
                    self._new = Successor(self.path, aside)
                    stack.callback(self._left, self._new, aside)
            yield
            if self._new is not None:
                with contextlib.suppress(OSError):
                    self._new.finish(lasting=False)

    @staticmethod
    def _left(file: Successor, aside: Path) -> None:
        with contextlib.suppress(OSError):
            file.close()
        with contextlib.suppress(OSError):
            aside.unlink()

    def add(self, instrument: Instrument, outcome: Outcome, start: int) -> None:
        """See an instrument whose record begins at that byte of the new results."""
        was, raw = self._found.pop(instrument.id, (-1, b""))
        if self._new is None or not outcome.stamps:
            return
        if was != start:
            body = outcome.line[: -len(_END)]
            where = (start, len(body), checksum(body).hex())
            rest = json.dumps([self._said(instrument), outcome.stamps, *where, outcome.head]).encode() + b"\n"
            raw = b" ".join((instrument.id.encode(), checksum(rest).hex().encode(), rest))
        try:
            self._new.write(raw)
        except OSError:
            self._new = None

    def _said(self, instrument: Instrument) -> str:
        """What the manifest and the options of the run say of an instrument, as a digest: it may hold a password."""
        return hashlib.sha256(f"{instrument!r} {self.place.manner!r}".encode("utf-8", "surrogatepass")).hexdigest()

"""What the file system says of a file without reading it, by which a later run tells that nobody changed it.

A file keeps its stamp only as long as nobody writes to it: whoever sets its date back changes the time of that change
(`changed`), whoever puts another file in its place changes its number. What no stamp can tell is a change within the same
tick of the file system's clock; so a stamp counts only where it is older than that (`settled`), as in git's index.
"""

from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.settings.archive import ARCHIVE_TICK_SECONDS

if TYPE_CHECKING:
    from diplodiff.archive.manifest import Instrument, Text


class Stamp(NamedTuple):
    """Bytes, the times of the last change of content and of anything (nanoseconds), number and device of a file."""

    size: int
    modified: int
    changed: int
    number: int
    device: int

    @property
    def settled(self) -> bool:
        """Whether any later change shows in another stamp."""
        return max(self.modified, self.changed) < time.time_ns() - ARCHIVE_TICK_SECONDS * 1_000_000_000


def stamp(path: str | os.PathLike[str]) -> Stamp | None:
    """The stamp of an ordinary file; None of anything else."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


def stamps(instrument: Instrument, folder: str) -> tuple[Stamp, ...]:
    """The stamps of all files that an instrument is read from; none where anything else is, or one is not settled.

    To be taken before the files are read.
    """
    found: list[Stamp] = []
    paths = [_path(text, folder) for text in instrument.texts]
    for path in (*paths, *(os.path.join(folder, path) for path in instrument.options.watch)):
        seen = stamp(path) if path else None
        if seen is None or not seen.settled:
            return ()
        found.append(seen)
    return tuple(found)


def _path(text: Text, folder: str) -> str | None:
    if text.addressed:
        return None
    path = os.path.join(folder, text.source)
    if "#" not in text.source:
        return path
    from diplodiff.sources.address import address

    return address(path).origin  # a part of it is wanted, or the mark is in its name

"""A file that takes the place of another when it is complete, and leaves that one alone where it comes out the same."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_PIECE = 1 << 20  # bytes copied at a time


class Successor:
    """Written from its beginning; nothing is on disk until it differs from the file that it replaces.

    size: the bytes that were written.
    """

    def __init__(self, path: Path, aside: Path) -> None:
        """Replace the file at path; what is not complete yet stands at aside."""
        self.size = 0
        self._path, self._aside = path, aside
        self._out: BinaryIO | None = None
        self._old: BinaryIO | None = None
        with contextlib.suppress(OSError):
            self._old = open(path, "rb")  # noqa: SIM115  # closed by close

    def write(self, content: bytes) -> None:
        """Add to the file."""
        if self._out is None and not (self._old is not None and self._old.read(len(content)) == content):
            self._out = self._begun()
        if self._out is not None:
            self._out.write(content)
        self.size += len(content)

    def _begun(self) -> BinaryIO:
        """The new file, with what it has in common with the old one so far."""
        out = open(self._aside, "wb")  # noqa: SIM115  # closed by close
        left = self.size
        if self._old is not None:
            self._old.seek(0)
            while left:
                piece = self._old.read(min(left, _PIECE))
                out.write(piece)
                left -= len(piece)
        return out

    def finish(self, lasting: bool) -> None:
        """Put the file in its place. lasting: it stays even after a loss of power."""
        if self._out is None and (self._old is None or self._old.read(1)):
            self._out = self._begun()
        if self._out is None:
            return
        self._out.flush()
        if lasting:
            os.fsync(self._out.fileno())
        self.close()  # an open file cannot be replaced everywhere
        os.replace(self._aside, self._path)

    def close(self) -> None:
        """Let go of both files; what is not complete does not take the old one's place."""
        for file in (self._out, self._old):
            if file is not None:
                file.close()


@contextlib.contextmanager
def successor(path: Path) -> Iterator[Successor]:
    """A file that replaces the one at path for good unless this ends by an error; what is half written is left beside it."""
    file = Successor(path, path.with_name(f"{path.name}.part"))
    try:
        yield file
        file.finish(lasting=True)
    finally:
        file.close()

"""A folder of finished work, named by what it was made from, shared by any number of runs at the same time.

An entry is one file: a checksum of its content, then the content. It is written aside and moved into place, so that
whoever is ended at any moment leaves a whole entry or none; an entry that is damaged counts as missing. Where nothing can
be written, everything works, only slower, and `trouble` says so.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
import zlib
from pathlib import Path

from diplodiff.settings.archive import ARCHIVE_ENTRY_BYTES, ARCHIVE_LEFTOVER_SECONDS

SUM = 16  # bytes of a checksum
ASIDE = "aside"  # the folder of what is being written


def default_folder() -> str:
    """The user's own cache."""
    from diplodiff.caches import cache_folder

    return str(cache_folder() / "archive")


class Store:
    """Entries by kind ("texts", "comparisons" ...) and key. A store without a folder holds nothing."""

    def __init__(self, folder: str | None) -> None:
        self.folder = folder
        self.trouble: str | None = None  # why nothing more is written, in one sentence

    def get(self, kind: str, key: str) -> bytes | None:
        """The content of an entry; None where there is none, or no whole one."""
        if self.folder is None:
            return None
        try:
            with open(self.path(kind, key), "rb") as file:
                raw = file.read(ARCHIVE_ENTRY_BYTES + 1)
        except OSError:
            return None
        if raw[:SUM] != checksum(raw[SUM:]):
            return None
        unpacked = zlib.decompressobj()
        try:
            content = unpacked.decompress(raw[SUM:], ARCHIVE_ENTRY_BYTES)
        except zlib.error:
            return None
        return content if unpacked.eof else None

    def has(self, kind: str, key: str) -> bool:
        """Whether there is an entry of that name; whether it is whole shows when it is read."""
        return self.folder is not None and self.path(kind, key).exists()

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep an entry; the first failure is told in `trouble`, and nothing more is written."""
        if self.folder is None or self.trouble is not None:
            return
        path = self.path(kind, key)
        packed = zlib.compress(content, 1)
        try:
            write_whole(path, checksum(packed) + packed, Path(self.folder, ASIDE))
        except OSError as error:
            self.trouble = (
                f"The cache {self.folder} cannot be written ({error.strerror}); the run goes on without keeping its "
                "work, give another folder with --cache."
            )

    def sweep(self) -> None:
        """Remove what ended runs left half written."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError), os.scandir(Path(self.folder, ASIDE)) as files:
            for file in files:
                with contextlib.suppress(OSError):
                    if time.time() - file.stat().st_mtime > ARCHIVE_LEFTOVER_SECONDS:
                        os.unlink(file.path)

    def path(self, kind: str, key: str) -> Path:
        """Where an entry stands, if there is one."""
        return Path(self.folder or "", kind, key[:2], key[2:])


def write_whole(path: Path, content: bytes, aside: Path | None = None, lasting: bool = False) -> None:
    """A file in one step: whoever looks sees the old content or the new. lasting: even after a loss of power."""
    aside = aside or path.parent
    path.parent.mkdir(parents=True, exist_ok=True)
    aside.mkdir(parents=True, exist_ok=True)
    name = Path(aside, f".new-{os.urandom(12).hex()}")
    try:
        with open(name, "xb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def checksum(content: bytes) -> bytes:
    """What tells whether content is whole."""
    return hashlib.sha256(content).digest()[:SUM]

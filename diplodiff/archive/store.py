"""A folder of finished work, named by what it was made from, shared by any number of runs at the same time.

An entry is one file: a checksum of its content, then the content. It is written aside and moved into place, so that
whoever is ended at any moment leaves a whole entry or none; an entry that is damaged counts as missing. Where nothing can
be written, everything works, only slower, and `trouble` says so.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
import zlib
from pathlib import Path

from diplodiff.settings import ARCHIVE_ENTRY_BYTES, ARCHIVE_LEFTOVER_SECONDS

_SUM = 16  # bytes of a checksum
_ASIDE = "aside"


def default_folder() -> str:
    """The user's own cache."""
    from diplodiff.similarity.encoders import cache_folder

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
            with open(self._path(kind, key), "rb") as file:
                raw = file.read(ARCHIVE_ENTRY_BYTES + 1)
        except OSError:
            return None
        if raw[:_SUM] != _checksum(raw[_SUM:]):
            return None
        unpacked = zlib.decompressobj()
        try:
            content = unpacked.decompress(raw[_SUM:], ARCHIVE_ENTRY_BYTES)
        except zlib.error:
            return None
        return content if unpacked.eof else None

    def has(self, kind: str, key: str) -> bool:
        """Whether there is an entry of that name; whether it is whole shows when it is read."""
        return self.folder is not None and self._path(kind, key).exists()

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep an entry; the first failure is told in `trouble`, and nothing more is written."""
        if self.folder is None or self.trouble is not None:
            return
        path = self._path(kind, key)
        packed = zlib.compress(content, 1)
        try:
            write_whole(path, _checksum(packed) + packed, Path(self.folder, _ASIDE))
        except OSError as error:
            self.trouble = (
                f"The cache {self.folder} cannot be written ({error.strerror}); the run goes on without keeping its "
                "work, give another folder with --cache."
            )

    def sweep(self) -> None:
        """Remove what ended runs left half written."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError), os.scandir(Path(self.folder, _ASIDE)) as files:
            for file in files:
                with contextlib.suppress(OSError):
                    if time.time() - file.stat().st_mtime > ARCHIVE_LEFTOVER_SECONDS:
                        os.unlink(file.path)

    def _path(self, kind: str, key: str) -> Path:
        return Path(self.folder or "", kind, key[:2], key[2:])


def write_whole(path: Path, content: bytes, aside: Path | None = None, lasting: bool = False) -> None:
    """A file in one step: whoever looks sees the old content or the new. lasting: even after a loss of power."""
    aside = aside or path.parent
    path.parent.mkdir(parents=True, exist_ok=True)
    aside.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=aside, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:_SUM]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

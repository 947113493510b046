"""Files, devices, pipes and standard input, read within bounds of size and time."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
from typing import BinaryIO

from diplodiff.errors import EmptyTextError, SourceError
from diplodiff.model import Snapshot
from diplodiff.settings import limits
from diplodiff.settings import sources as settings

_CHUNK = 1 << 20


def read_path(path: str) -> Snapshot:
    """The content of a file or pipe. Raises SourceError with the reason in words, EmptyTextError if it is empty."""
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise SourceError(f"{path} is a folder; name the document inside it.")
        body = _read_file(path, status) if stat.S_ISREG(status.st_mode) else _read_special(path)
    except FileNotFoundError as exc:
        raise SourceError(f"no such file: {path}; give a path, an http(s) URL or - for standard input.") from exc
    except PermissionError as exc:
        raise SourceError(f"{path} may not be read by this user; change its permissions or copy it.") from exc
    except ValueError as exc:  # a zero byte in the name
        raise SourceError(f"no file can be called {path!r}; give a path, an http(s) URL or - .") from exc
    except OSError as exc:
        reason = exc.strerror or type(exc).__name__
        raise SourceError(f"{path} cannot be read ({reason}); check the path and the medium.") from exc
    return _snapshot(path, path, body)


def read_stream(stdin: BinaryIO | None) -> Snapshot:
    """Standard input to its end. Raises SourceError if it is closed or too long, EmptyTextError if it is empty."""
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise SourceError("standard input is closed; give a path or an http(s) URL.")
    pieces, size = [], 0
    try:
        while size <= limits.MAX_SOURCE_BYTES and (piece := stream.read(_CHUNK)):
            pieces.append(piece)
            size += len(piece)
    except (OSError, ValueError) as exc:
        raise SourceError("standard input cannot be read; give a path or an http(s) URL.") from exc
    return _snapshot("-", "standard input", b"".join(pieces))


def _snapshot(origin: str, shown: str, body: bytes) -> Snapshot:
    if len(body) > limits.MAX_SOURCE_BYTES:
        raise SourceError(f"{shown} is larger than {limits.MAX_SOURCE_BYTES >> 20} MiB; give a smaller document.")
    if not body:
        raise EmptyTextError(f"{shown} is empty; check that the download or the export was complete.")
    return Snapshot(origin, body, "", hashlib.sha256(body).hexdigest())


def _read_file(path: str, status: os.stat_result) -> bytes:
    if status.st_size > limits.MAX_SOURCE_BYTES:
        raise SourceError(f"{path} is larger than {limits.MAX_SOURCE_BYTES >> 20} MiB; give a smaller document.")
    with open(path, "rb") as stream:
        return stream.read(limits.MAX_SOURCE_BYTES + 1)


def _read_special(path: str) -> bytes:
    """A pipe, a device or a terminal: nobody may be at the other end, and it may never end."""
    import select

    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    until = time.monotonic() + settings.TOTAL_FETCH_SECONDS
    pieces, size = [], 0
    try:
        while size <= limits.MAX_SOURCE_BYTES:
            ready, _, _ = select.select([handle], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise SourceError(
                    f"{path} sent nothing more for {settings.TOTAL_FETCH_SECONDS:.0f} seconds; check what writes to it."
                )
            piece = os.read(handle, _CHUNK)
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
    finally:
        os.close(handle)
    return b"".join(pieces)

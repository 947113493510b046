"""One request a host at a time, with a rest between two: in this process, and among all runs of this user's machine."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from diplodiff.errors import SourceError
from diplodiff.settings import sources as settings
from diplodiff.sources.web_addresses import is_public
from diplodiff.sources.web_wire import Clock

_locks: dict[str, threading.Lock] = {}
_guard = threading.Lock()


@contextlib.contextmanager
def turn(url: str, clock: Clock) -> Iterator[None]:
    """Hold a host while it is asked; the time of waiting for it is not counted. Raises SourceError after too long."""
    host = (urlsplit(url).hostname or "").lower().rstrip(".")
    with _guard:
        lock = _locks.setdefault(host, threading.Lock())
    began = time.monotonic()
    with contextlib.ExitStack() as held:
        with clock.paused():
            if not lock.acquire(timeout=settings.HOST_TURN_SECONDS):
                raise _busy(url, host)
            held.callback(lock.release)
            asked_at = held.enter_context(_among_processes(url, host, began))
            if not _is_ours(host):
                rest = settings.HOST_GAP_SECONDS - (time.time() - asked_at)
                time.sleep(max(0.0, min(settings.HOST_GAP_SECONDS, rest)))
        yield


def _is_ours(host: str) -> bool:
    """Whether it is a machine of one's own, told by its address: it needs no rest."""
    try:
        return host == "localhost" or not is_public(host)
    except ValueError:
        return False


@contextlib.contextmanager
def _among_processes(url: str, host: str, began: float) -> Iterator[float]:
    """Hold the host's lock file, whose time is that of the last request; without one where none can be had."""
    handle = _opened(host)
    if handle is None:
        yield 0.0
        return
    try:
        import fcntl

        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() - began > settings.HOST_TURN_SECONDS:
                    raise _busy(url, host) from None
                time.sleep(settings.HOST_LOOK_SECONDS)
            except OSError:  # a file system without locks
                break
        try:
            yield os.fstat(handle).st_mtime if os.fstat(handle).st_size else 0.0
        finally:
            with contextlib.suppress(OSError):
                os.pwrite(handle, b"1", 0)
                os.utime(handle)
    finally:
        os.close(handle)


def _opened(host: str) -> int | None:
    if os.name != "posix":
        return None
    folder = Path(tempfile.gettempdir(), f"diplodiff-hosts-{os.getuid()}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o022:
            return None
        name = hashlib.sha256(host.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError:
        return None


def _busy(url: str, host: str) -> SourceError:
    return SourceError(f"{url}: other runs ask {host} without a break; try again later.")

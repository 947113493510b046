"""The limits on a process that reads what a publisher served: memory, time of the processor, open files; it writes none.

They are those of POSIX; on Windows there are none, and a child there is only watched by the clock.
"""

from __future__ import annotations

import contextlib
import math
import os
import sys
import time
from collections.abc import Iterator

from diplodiff.settings import limits

_COUNTS = sys.platform == "linux"  # whether a process can tell what it uses
_expendable = False


def limit(share: int) -> None:
    """Limit this process for good, so that it ends should nobody watch it; share: of how many that share the memory."""
    bounds = _limits(share)
    for kind, most in bounds.items():
        _set(kind, (most, most))
    if bounds:
        import resource

        # the first limit tells why it ends, the second ends it
        _set(resource.RLIMIT_CPU, (bounds[resource.RLIMIT_CPU] - 1, bounds[resource.RLIMIT_CPU]))


def writes_nothing() -> None:
    """Keep this process from writing any file, for good."""
    bounds = _limits(1)
    if bounds:
        import resource

        for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
            _set(kind, (0, 0))


def expendable(yes: bool) -> None:
    """Say whether this process may be ended by what it reads, since another one sees that and goes on."""
    global _expendable
    _expendable = yes


def is_expendable() -> bool:
    """Whether that was said, and limits can be set on this system for a while."""
    return _expendable and _COUNTS


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """The same limits beyond what this process uses by now, for a while: for one that is expendable."""
    import resource

    bounds = _limits(1)
    del bounds[resource.RLIMIT_FSIZE]
    bounds[resource.RLIMIT_CPU] += math.ceil(time.process_time())
    bounds[resource.RLIMIT_NOFILE] += len(os.listdir("/proc/self/fd"))
    before = {kind: resource.getrlimit(kind) for kind in bounds}
    try:
        for kind, most in bounds.items():
            _set(kind, (most, before[kind][1]))
        yield
    finally:
        for kind, both in before.items():
            _set(kind, both)


def _limits(share: int) -> dict[int, int]:
    try:
        import resource
    except ImportError:  # Windows
        return {}
    return {
        resource.RLIMIT_AS: limits.LOAD_MEMORY_BYTES // share + mapped(),
        resource.RLIMIT_CPU: math.ceil(limits.LOAD_SECONDS) + 1,
        resource.RLIMIT_NOFILE: limits.LOAD_OPEN_FILES,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }


def _set(kind: int, limit: tuple[int, int]) -> None:
    import resource

    with contextlib.suppress(ValueError, OSError):  # one that this system does not know, or that is lower already
        resource.setrlimit(kind, limit)


def mapped() -> int:
    """Bytes of address space in use before the work begins."""
    with contextlib.suppress(OSError, ValueError), open("/proc/self/statm", "rb") as told:
        return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0

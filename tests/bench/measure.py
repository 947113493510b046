"""What commands cost, side by side: interleaved runs, the least of each, so that a busy machine disturbs all alike."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

LIMIT = 40.0  # seconds after which a peer is stopped


class Cost(NamedTuple):
    """Seconds on the wall, seconds of processors (its children's too), MiB of the largest process; what it printed.

    late: it was stopped at the limit. failed: it ended with an error, or cannot be run.
    """

    wall: float
    cpu: float
    memory: float
    output: str = ""
    late: bool = False
    failed: bool = False


def cost(command: Sequence[str], limit: float = LIMIT) -> Cost:
    """One run of a command."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        except OSError:
            return Cost(0.0, 0.0, 0.0, failed=True)
        late = False
        while True:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            wall = time.perf_counter() - start
            if pid:
                break
            if wall > limit and not late:
                late = True
                process.kill()
            time.sleep(min(0.05, 0.001 + wall / 50))
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    cpu = used.ru_utime + used.ru_stime
    failed = process.returncode not in (0, 1) or (
        process.returncode == 1 and not text
    )  # differs say 1 where they differ
    return Cost(wall, cpu, used.ru_maxrss / 1024, text, late, failed)


def least(commands: Mapping[str, Sequence[str]], runs: int, limit: float = LIMIT) -> dict[str, Cost]:
    """For each command the least that its runs cost, taken in turns after one that warms the file cache. What would take more
    than a quarter of the limit again is not run again.
    """
    found = {name: cost(command, limit) for name, command in commands.items()}
    for _ in range(runs):
        for name, command in commands.items():
            best = found[name]
            if best.late or best.failed or best.wall * runs > limit / 4:
                continue
            one = cost(command, limit)
            found[name] = best._replace(
                wall=min(best.wall, one.wall), cpu=min(best.cpu, one.cpu), memory=min(best.memory, one.memory)
            )
    return found


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a Markdown table."""
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def shown(seconds: float) -> str:
    """Seconds in the unit that reads best."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"

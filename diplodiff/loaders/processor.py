"""Limits in processor time: a busy machine reads what an idle one reads, only later."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from diplodiff.errors import LoadError
from diplodiff.settings.loaders_ocr import PROCESSOR_STALL

# Windows keeps no such accounts: there the clock on the wall serves.
resource: Any = import_module("resource") if find_spec("resource") else None


def spent() -> float:
    """Processor seconds of this process and of all that it started and that have ended."""
    if resource is None:  # pragma: no cover
        return time.monotonic()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + float(children.ru_utime + children.ru_stime)


def run(command: Sequence[str], given: bytes, seconds: float, environment: dict[str, str]) -> tuple[int, bytes, bytes]:
    """Run a program on some input: (exit code, output, errors). LoadError where it takes more processor seconds, or stands
    still for a multiple of them. Raises OSError where it cannot be started.
    """
    late = LoadError(f"{command[0]} took longer than {seconds:.0f} seconds")
    with subprocess.Popen(  # noqa: S603 - the caller's fixed program; the arguments are ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        if hasattr(resource, "prlimit"):
            whole = max(1, round(seconds))
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (whole, whole + 1))
        try:
            output, errors = process.communicate(given, timeout=PROCESSOR_STALL * seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise late from None
    if process.returncode in (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0)):
        raise late
    return process.returncode, output, errors

"""The longer run: `python -m tests.fuzz [--seconds 600] [--runs N] [--seed N] [--guided] [TARGET ...]`.

Each target has a process of its own, so that a crash of a C library is a finding too; what it works on stands in memory
that outlives it. A call that takes more than HANG seconds of the processor is a finding. Every finding's input is written
to tests/fuzz/corpus/TARGET/, where the suite runs it from then on. --guided lets atheris (`pip install --group fuzz`)
choose the inputs by what they reach instead of by chance.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import hashlib
import mmap
import os
import random
import signal
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import CORPUS, encoded
from tests.fuzz.targets import Target, attempt, targets

HANG = 20.0  # seconds of the processor for one input; the bounds of the program's own lie at 30 by the clock
_ROOM = 1 << 20


class Hang(BaseException):
    """A call took too long."""


def main() -> int:
    """Run the targets in turn; 1 where one of them broke."""
    asked = _asked()
    names = asked.targets or list(targets())
    share = asked.seconds / len(names)
    if asked.guided:
        codes = [_guided(name, share, asked.seed) for name in names]
        return int(any(codes))
    total = broken = 0
    for name in names:
        state = mmap.mmap(-1, _ROOM)
        until = time.monotonic() + share
        start = 0
        while _left(asked, start, until):
            start, failed = _in_a_child(name, (asked.seed, start, asked.runs, until), state)
            broken += failed
        total += start
        print(f"{name:16} {start:9,} executions", flush=True)
    print(f"{'all':16} {total:9,} executions, {broken} findings")
    return 1 if broken else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0, help="for all targets together")
    parser.add_argument("--runs", type=int, default=sys.maxsize, help="executions of each target at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true", help="by coverage, with atheris")
    parser.add_argument("targets", nargs="*", choices=[[], *targets()], metavar="TARGET")
    return parser.parse_args()


def _left(asked: argparse.Namespace, done: int, until: float) -> bool:
    return done < asked.runs and time.monotonic() < until


def _in_a_child(name: str, share: tuple[int, int, int, float], state: mmap.mmap) -> tuple[int, int]:
    """How many executions were done in all, and how many findings; a child that dies is a finding and ends."""
    child = os.fork()
    if child == 0:
        _work(name, share, state)
    _, status = os.waitpid(child, 0)
    done, size = int.from_bytes(state[:8], "big"), int.from_bytes(state[8:16], "big")
    if os.WIFSIGNALED(status):
        keep(name, state[16 : 16 + size], f"the process died of signal {os.WTERMSIG(status)}")
        return done + 1, 1
    return done, os.WEXITSTATUS(status)


def _work(name: str, share: tuple[int, int, int, float], state: mmap.mmap) -> NoReturn:
    seed, start, runs, until = share
    warnings.simplefilter("error")  # what Python would print to a reader who can do nothing about it
    target = targets()[name]
    seeds, words = list(target.seeds()), encoded(target.words)
    seen: set[str] = set()
    nets: collections.Counter[str] = collections.Counter()
    done = start
    while done < runs and time.monotonic() < until:
        body = mutated(random.Random(f"{seed} {name} {done}"), seeds, words)
        state[8 : 16 + len(body)] = len(body).to_bytes(8, "big") + body
        if told := _one(target, body, nets):
            place = _place(told)
            if place not in seen:
                seen.add(place)
                keep(name, body, told)
        done += 1
        state[:8] = done.to_bytes(8, "big")
    for net, count in nets.most_common(12):
        print(f"{name}: refused as damaged {count} times by {net}", flush=True)
    sys.stdout.flush()
    os._exit(min(len(seen), 100))


def _one(target: Target, body: bytes, nets: collections.Counter[str]) -> str | None:
    """What went wrong; nothing where all is well. Refusals that the loaders' last net made are counted."""
    try:
        with limited():
            refusal = attempt(target.run, body)
    except (Exception, Hang) as error:
        frames = [
            f
            for f in traceback.extract_tb(error.__traceback__)
            if "/diplodiff/" in f.filename or "/fuzz/" in f.filename
        ]
        return "".join(traceback.format_list(frames[-6:])) + f"{type(error).__name__}: {str(error)[:300]}"
    if refusal is not None and refusal.__cause__ is not None and "it seems to be damaged (" in str(refusal):
        last = [f for f in traceback.extract_tb(refusal.__cause__.__traceback__) if "/diplodiff/" in f.filename][-1:]
        nets[
            f"{type(refusal.__cause__).__name__} in " + "".join(f"{Path(f.filename).name}:{f.lineno}" for f in last)
        ] += 1
    return None


def _place(told: str) -> str:
    """What two inputs that break the same thing share: the innermost frame, the error and what it begins with."""
    frame, _, error = told.rpartition("\n  File ")[2].rpartition("\n")
    return frame + ":".join(error.split(":")[:2])


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """Hang is raised in what takes too long."""

    def ring(*_: object) -> None:
        raise Hang(f"more than {HANG:g} seconds")

    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, HANG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def keep(name: str, body: bytes, told: str) -> None:
    """Write a finding's input into the corpus and say what it does."""
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / hashlib.sha256(body).hexdigest()[:12]
    path.write_bytes(body)
    print(f"--- {name}: {path}\n{told}", flush=True)


def _guided(name: str, seconds: float, seed: int) -> int:
    """One target under atheris, in a process of its own: the code has to be instrumented when it is imported."""
    command = [sys.executable, "-m", "tests.fuzz.guided", name, str(int(seconds)), str(seed)]
    return subprocess.run(command, cwd=CORPUS.parents[2], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

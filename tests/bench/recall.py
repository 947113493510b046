"""`python -m tests.bench.recall [N]`: whether the clause that answers a query is among the first ten, in an archive of N clauses.

Queries are reworded English clauses, and clauses of the labelled pairs asked in the other language. And how fast many
quotations are looked for in a text.
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
import time
from pathlib import Path

from diplodiff.archive.index import open_index
from diplodiff.archive.precedents import precedents
from diplodiff.archive.retrieval import Retrieval
from diplodiff.asked import SoughtClause
from tests.bench.measure import shown, table
from tests.precedents import corpus
from tests.precedents.archive import build

CLAUSES = 10_000
AMONG = 10
QUOTATIONS = 200


def recall(count: int = CLAUSES, asked: int = 100) -> list[str]:
    """Recall at ten of both kinds of query, and processor time of a query."""
    languages = {"en", "ru", "fr", "zh", "es", "de", "tr", "ar"}
    rng = random.Random(5)
    words = [(text, corpus.reworded(text, rng), "en") for text in corpus.plain_english()]
    across = [
        (p.clause, p.query, p.query_language) for p in corpus.across() if {p.language, p.query_language} <= languages
    ]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.sqlite"
        build(path, count, ["usem3"])
        with open_index(str(path)) as index:
            retrieval = Retrieval(index)
            for name, queries in (("reworded, one language", words), ("in another language", across)):
                queries = rng.sample(queries, min(asked, len(queries)))
                start = time.process_time()
                hits = sum(_found(retrieval, *query) for query in queries)
                each = (time.process_time() - start) / len(queries)
                rows.append([name, f"{count:,}", str(len(queries)), f"{hits / len(queries):.3f}", shown(each)])
    return table(("query", "clauses", "queries", f"answer among the first {AMONG}", "processor time a query"), rows)


def _found(retrieval: Retrieval, answer: str, query: str, language: str) -> bool:
    found = precedents(retrieval, SoughtClause(query, language), AMONG)
    return any(answer == one.passage.text for group in found.groups for one in group.precedents)


def quoting() -> list[str]:
    """Many quotations of a report looked for in a text of as many paragraphs, in one process."""
    from diplodiff.quoting import quotes_in
    from tests.reading import read

    clauses = list(dict.fromkeys(corpus.clauses("en", 2 * QUOTATIONS, 3)))[:QUOTATIONS]
    text = read("Joint Declaration\n\n" + "\n\n".join(f"{n}. {c}" for n, c in enumerate(clauses, 1)), "B", "b.txt")
    report = read(
        "\n\n".join(f"The communiqué says: “{c.rstrip('.')}”, it was reported." for c in clauses), "A", "a.txt"
    )
    gc.collect()  # what the benchmarks before this one left is no part of it
    start = time.process_time()
    found = quotes_in(report, (text,))
    took = time.process_time() - start
    exact = sum(quotation.best == "exact" for quotation in found.quotations)
    return table(
        ("quotations", "paragraphs of the text", "found word for word", "processor time"),
        [[str(QUOTATIONS), str(len(text.paragraphs)), str(exact), shown(took)]],
    )


if __name__ == "__main__":
    print("\n".join([*recall(*map(int, sys.argv[1:])), *quoting()]))

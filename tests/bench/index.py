"""`python -m tests.bench.index [N ...]`: an index of N clauses of invented texts, written and searched.

Prints for each N: seconds to make the rows and to write them, the size of the file, milliseconds of a search (a rare phrase,
common words, the same wording), and seconds of a second build that finds nothing to do. Nothing is asserted.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from diplodiff.archive.index import open_index
from diplodiff.archive.index.rows import InstrumentRow, instrument_row, text_row
from diplodiff.archive.index.write import writing
from diplodiff.archive.manifest import Text
from diplodiff.model import Clause, Extraction, Paragraph, PublishedText, Source
from tests.declarations import declaration


def published(seed: int, siglum: str, rng: random.Random) -> PublishedText:
    """An invented text as it is read, without a file."""
    made = declaration(seed, 40)
    paragraphs = []
    for n, sentences in enumerate(made.paragraphs, 1):
        ours = [s if rng.random() < 0.9 else f"Further, {s}" for s in sentences]
        name = f"{siglum}{n}"
        clauses = tuple(Clause(f"{name}.{i}", s) for i, s in enumerate(ours, 1))
        paragraphs.append(Paragraph(name, " ".join(ours), "operative", str(n), clauses=clauses))
    source = Source(f"{seed}-{siglum}.html", "text/html", "0" * 64)
    extraction = Extraction("html", 1.0)
    return PublishedText(siglum, siglum, "en", made.title, None, source, extraction, tuple(paragraphs))


def rows(count: int) -> Iterator[InstrumentRow]:
    """Instruments of two texts until there are so many clauses."""
    rng, made, n = random.Random(1), 0, 0
    while made < count:
        texts = [published(n, siglum, rng) for siglum in "AB"]
        made += sum(len(p.clauses) for text in texts for p in text.paragraphs)
        kept = [text_row(text, Text(text.source.origin)) for text in texts]
        yield instrument_row(f"i{n}", None, kept, texts, "key")
        n += 1


def measured(count: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "bench.sqlite"))
        making = writing_time = 0.0
        source = rows(count)
        with writing(path) as index:
            while True:
                start = time.perf_counter()
                row = next(source, None)
                middle = time.perf_counter()
                making += middle - start
                if row is None:
                    break
                index.put(row)
                writing_time += time.perf_counter() - middle
            start = time.perf_counter()
        writing_time += time.perf_counter() - start
        with open_index(path) as found:
            start = time.perf_counter()
            size = found.size
            texts = len(found.texts)
            opened = time.perf_counter() - start
            clause = next(found.clauses([size // 2])).text
            words = clause.split()
            asked = {
                "phrase": lambda: found.search(" ".join(words[:6]), how="phrase"),
                "all words": lambda: found.search(" ".join(words[:3])),
                "any word": lambda: found.search(clause, how="any"),
                "same": lambda: found.same_wording(clause),
            }
            told = []
            for name, ask in asked.items():
                ask()
                start = time.perf_counter()
                hits = len(ask())
                told.append(f"{name} {(time.perf_counter() - start) * 1000:.1f} ms ({hits})")
        disk = Path(path).stat().st_size
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return (
        f"{size:9,} clauses in {texts:,} texts: rows made {making:.1f} s, written {writing_time:.1f} s "
        f"({size / writing_time:,.0f}/s), {disk / 1e6:.0f} MB ({disk / size:.0f} B a clause), opened {opened:.2f} s; "
        f"{', '.join(told)}; {memory} MiB"
    )


def main() -> None:
    for count in map(int, sys.argv[1:] or ("10000", "100000")):
        print(measured(count), flush=True)


if __name__ == "__main__":
    main()

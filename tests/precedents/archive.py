"""An index of invented instruments, made without reading files: two hundred clauses an instrument, one of each date."""

from __future__ import annotations

import itertools
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from diplodiff.archive.index.rows import ClauseRow, InstrumentRow, ParagraphRow, TextRow, searchable, wording
from diplodiff.archive.index.write import writing
from tests.precedents.corpus import LANGUAGES, across, clauses, plain_english

SIZE = 200  # clauses of an instrument
_PARTIES = (["KZ", "PK"], ["KZ", "UZ"], ["CN", "RU"], ["TR", "AZ"], ["IN", "JP"])


def instrument(number: int, language: str, texts: Iterable[str], prefix: str = "seed") -> InstrumentRow:
    """An instrument of one text with these clauses, a paragraph each."""
    date = f"{1995 + number % 30}-{1 + number % 12:02}-{1 + number % 28:02}"
    parties = json.dumps(_PARTIES[number % len(_PARTIES)])
    paragraphs = []
    for n, text in enumerate(texts, 1):
        plain, signs = searchable(text)
        clause = ClauseRow(f"A{n}.1", 0, len(text), wording(plain), plain, signs)
        paragraphs.append(ParagraphRow((f"A{n}", str(n), "operative", None, None, None, None, text), (clause,)))
    name = f"{prefix}-{language}-{number}"
    values = (
        "A", f"{name}.html", None, None, language, "joint-declaration", f"Declaration {number}", parties, date, None,
        f"{name}.html", f"{name}.html", "text/html", "0" * 64, None, None, "text", 1.0, None,
    )  # fmt: skip
    row = TextRow(values, tuple(paragraphs))
    return InstrumentRow(name, (f"Declaration {number}", parties, date, None, "read", None, None), name, (row,))


def instruments(count: int, languages: tuple[str, ...] = LANGUAGES) -> Iterator[InstrumentRow]:
    """Instruments with `count` invented clauses in all, the languages in turn; no answers among them."""
    streams = {language: clauses(language, count) for language in languages}
    for number, language in zip(range(-(-count // SIZE)), itertools.cycle(languages), strict=False):
        yield instrument(number, language, list(itertools.islice(streams[language], SIZE)))


def planted() -> Iterator[InstrumentRow]:
    """Instruments with the clauses that answer queries: one clause each is enough to be found."""
    by_language: dict[str, list[str]] = {}
    for each in across():
        by_language.setdefault(each.language, []).append(each.clause)
    by_language.setdefault("en", []).extend(plain_english())
    for language, texts in sorted(by_language.items()):
        unique = list(dict.fromkeys(texts))
        for number, at in enumerate(range(0, len(unique), 40)):
            yield instrument(number, language, unique[at : at + 40], "planted")


def build(path: Path, count: int, encoders: Iterable[str] = (), languages: tuple[str, ...] = LANGUAGES) -> float:
    """Make the index; seconds of processor time without the vectors."""
    from diplodiff.archive.index.vectors import add_vectors

    start = time.process_time()
    with writing(str(path)) as index:
        for row in itertools.chain(planted(), instruments(count, languages)):
            index.put(row)
        index.commit()
    took = time.process_time() - start
    with writing(str(path)) as index:
        for encoder in encoders:
            add_vectors(index.db, encoder, lambda done, total: print(done, total, end="\r", file=sys.stderr))
    return took


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))

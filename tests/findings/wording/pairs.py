"""The labelled pairs: two passages, the rule, and whether it should fire (+) or must not (-)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from diplodiff.findings.compare import compare
from diplodiff.model import Alignment, Bead, Extraction, Finding, Paragraph, PublishedText, Source
from diplodiff.structure.clauses import clauses

_HERE = Path(__file__).parent


class Labelled(NamedTuple):
    code: str
    expected: bool
    languages: tuple[str, str]
    texts: tuple[str, str]


def labelled(half: str) -> Iterator[Labelled]:
    for line in (_HERE / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
        mark, first, second, one, two = line.split("\t")
        yield Labelled(mark[1:], mark[0] == "+", (first, second), (one, two))


def published(siglum: str, text: str, language: str) -> PublishedText:
    paragraph = Paragraph(f"{siglum}1", text, "operative", clauses=clauses(f"{siglum}1", text, "operative", language))
    source = Source(f"{siglum}.txt", "text/plain", siglum)
    return PublishedText(siglum, siglum, language, None, None, source, Extraction("text", 1.0), (paragraph,))


class Alike:
    """Scores of two passages that are known to answer one another."""

    floor = 0.5

    def score(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        return 0.9

    def contained(self, side: int, index: int, other: tuple[int, ...]) -> float:
        return 0.9

    def nearest(self, side: int, index: int) -> tuple[int, float] | None:
        return 0, 0.9


def found(texts: tuple[str, str], languages: tuple[str, str]) -> tuple[Finding, ...]:
    """The findings on a pair of passages that answer one another."""
    one, two = published("A", texts[0], languages[0]), published("B", texts[1], languages[1])
    alignment = Alignment((1, 1), (Bead(((0,), (0,)), "reworded", 0.9),))
    return compare((one, two), alignment, Alike(), (), None if languages[0] == languages[1] else {})


WORDING = ("M1", "M2", "M3", "M4", "M5", "M6", "P5", "T1", "T2")


def codes(case: Labelled) -> set[str]:
    return {f.code for f in found(case.texts, case.languages) if f.code in WORDING}


class Measured(NamedTuple):
    """Precision over everything that a rule says in a half, recall over what it should say."""

    right: int
    said: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def measured(half: str) -> dict[str, Measured]:
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for case in labelled(half):
        got = codes(case)
        said.update(got)
        wanted.update([case.code] if case.expected else [])
        right.update([case.code] if case.expected and case.code in got else [])
    return {code: Measured(right[code], said[code], wanted[code]) for code in WORDING[:7]}

"""Labelled pairs: two texts of which it is known what answers what, a rule, and whether it should fire (+) or must not (-).

A line of dev.tsv and test.tsv holds the mark and the code ("-F": no rule of facts may fire), both languages, and both texts.
A text is its pieces, parted by " | ". A piece may begin with its role and a tag ("list-item 2: ..."); pieces of the same tag
answer one another, by default those at the same place. Tables and thresholds are fitted on dev.tsv only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from diplodiff.findings.compare import compare
from diplodiff.model import Alignment, Bead, Extraction, Finding, Paragraph, PublishedText, Role, Source
from diplodiff.structure.clauses import clauses
from diplodiff.structure.declared_counts import declared_counts
from diplodiff.structure.testimonium import testimony

HALVES = ("dev", "test")
_HERE = Path(__file__).parent
_PIECE = re.compile(r"(title|heading|preamble|operative|list-item|annex|testimonium|signature) (\w+): (.*)")
_ROLES: dict[str, Role] = {
    "A2": "signature",
    "A3": "testimonium",
    "A4": "testimonium",
    "A5": "testimonium",
    "S4": "heading",
}
# What a finding of one of these says of a pair is right only where the pair is labelled with it. T1 and T2 name candidates,
# W1 says that words differ, A1 that the order does.
JUDGED = frozenset(
    {
        *("F1", "F2", "F3", "F4", "F5", "M1", "M2", "M3", "M4", "M5", "M6"),
        *("P4", "P5", "P6", "A2", "A3", "A4", "A5", "S4", "S5"),
    }
)
Piece = tuple[Role, str, str]  # role, tag, text


class Labelled(NamedTuple):
    """A labelled pair."""

    code: str
    expected: bool
    languages: tuple[str, str]
    texts: tuple[str, str]


def labelled(half: str) -> Iterator[Labelled]:
    for line in (_HERE / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
        mark, first, second, one, two = line.split("\t")
        yield Labelled(mark[1:], mark[0] == "+", (first, second), (one, two))


def _pieces(text: str, role: Role) -> list[Piece]:
    found: list[Piece] = []
    for n, piece in enumerate(text.split(" | ")):
        m = _PIECE.fullmatch(piece)
        found.append((m[1], m[2], m[3]) if m else (role, f"place{n}", piece))  # type: ignore[arg-type]
    return found


def published(siglum: str, pieces: list[Piece], language: str) -> PublishedText:
    """A text of these pieces, one paragraph each."""
    paragraphs = tuple(
        Paragraph(f"{siglum}{n}", text, role, clauses=clauses(f"{siglum}{n}", text, role, language))
        for n, (role, _, text) in enumerate(pieces, 1)
    )
    source = Source(f"{siglum}.txt", "text/plain", siglum)
    return PublishedText(
        *(siglum, siglum, language, None, None, source, Extraction("text", 1.0), paragraphs),
        testimony=testimony(paragraphs, language),
        declared_counts=declared_counts(paragraphs, language),
    )


class Apart:
    """Scores of passages of which nothing nearly answers what is left alone."""

    floor = 0.5

    def score(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        return 0.9

    def contained(self, side: int, index: int, other: tuple[int, ...]) -> float:
        return 0.1

    def nearest(self, side: int, index: int) -> tuple[int, float] | None:
        return 0, 0.1


def _aligned(sides: list[list[Piece]]) -> Alignment:
    places = [{tag: n for n, (_, tag, _) in enumerate(side)} for side in sides]
    beads: list[Bead] = []
    last = -1
    for tag, i in places[0].items():
        if tag not in places[1]:
            beads.append(Bead(((i,), ()), "one-sided"))
            continue
        j = places[1][tag]
        same = sides[0][i][2] == sides[1][j][2]
        beads.append(Bead(((i,), (j,)), "moved" if j < last else "same" if same else "reworded", 0.9))
        last = max(last, j)
    beads += [Bead(((), (j,)), "one-sided") for tag, j in places[1].items() if tag not in places[0]]
    return Alignment((len(sides[0]), len(sides[1])), tuple(beads))


def found(texts: tuple[str, str], languages: tuple[str, str], role: Role = "operative") -> tuple[Finding, ...]:
    """The findings on two texts of which it is known what answers what."""
    sides = [_pieces(text, role) for text in texts]
    one, two = (published(s, side, code) for s, side, code in zip("AB", sides, languages, strict=True))
    return compare((one, two), _aligned(sides), Apart(), (), None if languages[0] == languages[1] else {})


def codes(case: Labelled) -> frozenset[str]:
    """The judged codes that a pair gives."""
    findings = found(case.texts, case.languages, _ROLES.get(case.code, "operative"))
    return frozenset(f.code for f in findings if f.code in JUDGED)


class Measured(NamedTuple):
    """How often a rule was right, spoke in vain, and was silent where it should speak; silent: near misses passed over."""

    right: int = 0
    vain: int = 0
    missed: int = 0
    silent: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.vain) if self.right + self.vain else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def measured(cases: Iterable[Labelled]) -> dict[tuple[str, str], Measured]:
    """For each rule and pair of languages ("en-ru"; "" for all of them): how it did. Every rule is judged on every pair."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for case in cases:
        got = codes(case)
        for key in ("", "-".join(sorted(case.languages))):
            wanted = {case.code} if case.expected else set()
            counts.update([("right", c, key) for c in got & wanted])
            counts.update([("vain", c, key) for c in got - wanted])
            counts.update([("missed", c, key) for c in wanted - got])
            counts.update([("silent", case.code, key)] * (not case.expected and not got))
    places = sorted({(code, key) for _, code, key in counts})
    return {(code, key): Measured(*(counts[what, code, key] for what in Measured._fields)) for code, key in places}

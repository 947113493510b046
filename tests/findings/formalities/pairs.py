"""The labelled pairs: two texts in pieces, the rule, and whether it should fire (+) or must not (-).

A line holds the mark and the code, both languages, and both texts. A text is its pieces, parted by " | ". A piece may begin
with its role and a tag ("list-item 2: ..."); pieces of the same tag answer one another, by default those at the same place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from diplodiff.findings.compare import compare
from diplodiff.model import Alignment, Bead, Extraction, Finding, Paragraph, PublishedText, Role, Source
from diplodiff.structure.clauses import clauses
from diplodiff.structure.testimonium import testimony

_HERE = Path(__file__).parent
_PIECE = re.compile(r"(title|heading|preamble|operative|list-item|annex|testimonium|signature) (\w+): (.*)")
ROLES: dict[str, Role] = {
    "A2": "signature",
    "A3": "testimonium",
    "A4": "testimonium",
    "A5": "testimonium",
    "S4": "heading",
}
FORMAL = ("A2", "A3", "A4", "A5", "S4", "P6")


class Labelled(NamedTuple):
    code: str
    expected: bool
    languages: tuple[str, str]
    texts: tuple[str, str]


def labelled(half: str) -> Iterator[Labelled]:
    for line in (_HERE / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
        mark, first, second, one, two = line.split("\t")
        yield Labelled(mark[1:], mark[0] == "+", (first, second), (one, two))


def _pieces(text: str, role: Role) -> list[tuple[Role, str, str]]:
    found: list[tuple[Role, str, str]] = []
    for n, piece in enumerate(text.split(" | ")):
        m = _PIECE.fullmatch(piece)
        found.append((m[1], m[2], m[3]) if m else (role, f"place{n}", piece))  # type: ignore[arg-type]
    return found


def published(siglum: str, pieces: list[tuple[Role, str, str]], language: str) -> PublishedText:
    paragraphs = tuple(
        Paragraph(f"{siglum}{n}", text, role, clauses=clauses(f"{siglum}{n}", text, role, language))
        for n, (role, _, text) in enumerate(pieces, 1)
    )
    source = Source(f"{siglum}.txt", "text/plain", siglum)
    return PublishedText(
        *(siglum, siglum, language, None, None, source, Extraction("text", 1.0), paragraphs),
        testimony=testimony(paragraphs, language),
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


def _aligned(sides: list[list[tuple[Role, str, str]]]) -> Alignment:
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


def found(case: Labelled) -> tuple[Finding, ...]:
    """The findings on two texts of which it is known what answers what."""
    role = ROLES.get(case.code, "operative")
    sides = [_pieces(text, role) for text in case.texts]
    one, two = (published(s, side, code) for s, side, code in zip("AB", sides, case.languages, strict=True))
    return compare((one, two), _aligned(sides), Apart(), (), None if case.languages[0] == case.languages[1] else {})


def codes(case: Labelled) -> set[str]:
    return {f.code for f in found(case) if f.code in FORMAL}


class Measured(NamedTuple):
    """Precision over everything that a rule says in a half, recall over what it should say."""

    precision: float
    recall: float
    wanted: int


def measured(half: str) -> dict[str, Measured]:
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for case in labelled(half):
        got = codes(case)
        said.update(got)
        if case.expected:
            wanted[case.code] += 1
            right[case.code] += case.code in got
    return {
        c: Measured(right[c] / said[c] if said[c] else 1.0, right[c] / wanted[c] if wanted[c] else 1.0, wanted[c])
        for c in FORMAL
    }

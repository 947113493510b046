"""What the findings over three and more texts are made from: the texts, the table over all of them, and every pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from diplodiff.model import (
    CONFIDENCES,
    SEVERITIES,
    Alignment,
    Confidence,
    Finding,
    Nearest,
    Passage,
    PublishedText,
    Severity,
)


class Pairing(NamedTuple):
    """Two compared texts (by number), their alignment and findings; support says how well their languages are (less is
    better), so that of several versions the best is chosen.
    """

    first: int
    second: int
    alignment: Alignment
    findings: tuple[Finding, ...]
    support: tuple[float, ...]


class Said(NamedTuple):
    """A one-sided finding of a pair: the text that has the passage, the text that lacks it, the row of the table."""

    has: int
    lacks: int
    row: int
    finding: Finding


class Desk:
    """The texts with their table and pairs; sides holds, for each text, the number of the side that it is a version of."""

    def __init__(
        self, texts: tuple[PublishedText, ...], sides: Sequence[int], table: Alignment, pairs: Sequence[Pairing]
    ) -> None:
        self.texts, self.sides, self.table = texts, tuple(sides), table
        self.number = {text.siglum: n for n, text in enumerate(texts)}
        self.each = tuple(pairs)
        self.pairs = {key: pair for pair in pairs for key in ((pair.first, pair.second), (pair.second, pair.first))}
        self._index = {
            (n, i): at
            for n, text in enumerate(texts)
            for at, paragraph in enumerate(text.paragraphs)
            for i in (paragraph.id, *(clause.id for clause in paragraph.clauses))
        }
        self._row = {
            (n, i): at for at, bead in enumerate(table.beads) for n, side in enumerate(bead.sides) for i in side
        }

    def row(self, siglum: str, i: str) -> int:
        """The row of the table in which the paragraph or clause of that id stands."""
        n = self.number[siglum]
        return self._row[n, self._index[n, i]]

    def label(self, siglum: str, i: str) -> str:
        """The label of the paragraph in which the paragraph or clause of that id stands; empty where it has none."""
        n = self.number[siglum]
        return self.texts[n].paragraphs[self._index[n, i]].label or ""

    def having(self, row: int) -> tuple[int, ...]:
        """The texts that stand in a row."""
        return tuple(n for n, side in enumerate(self.table.beads[row].sides) if side)

    def versions(self, side: int) -> tuple[int, ...]:
        """The texts of a side that were compared with any other."""
        return tuple(n for n, s in enumerate(self.sides) if s == side and any(n in key for key in self.pairs))

    @cached_property
    def chosen(self) -> frozenset[tuple[int, int]]:
        """For every two sides the pair of versions that is best supported, in both directions."""
        best: dict[frozenset[int], Pairing] = {}
        for key, pair in self.pairs.items():
            sides = frozenset(self.sides[n] for n in key)
            if len(sides) == 2 and (sides not in best or pair.support < best[sides].support):
                best[sides] = pair
        return frozenset(
            key for pair in best.values() for key in ((pair.first, pair.second), (pair.second, pair.first))
        )

    def said(self, own: bool) -> Iterator[Said]:
        """Every one-sided finding of the pairs of versions of one side (own), or of different sides."""
        for pair in self.each:
            if (self.sides[pair.first] == self.sides[pair.second]) != own:
                continue
            for finding in pair.findings:
                if finding.rule.startswith("one-sided"):
                    siglum, passage = finding.passages[0]
                    lacks = self.number[finding.absent[0]]
                    yield Said(self.number[siglum], lacks, self.row(siglum, passage.ids[-1]), finding)

    def others(self, own: bool) -> Iterator[tuple[Pairing, Finding]]:
        """Every other finding: of the pairs of versions of one side, or of the chosen pairs of different sides."""
        for pair in self.each:
            same = self.sides[pair.first] == self.sides[pair.second]
            if same if own else (pair.first, pair.second) in self.chosen:
                yield from ((pair, f) for f in pair.findings if not f.rule.startswith("one-sided"))

    def answered(self, row: int, has: int, lacks: int) -> bool:
        """Whether a pair has an answer to what a text has in a row."""
        return (has, lacks) in self.pairs and not set(self.table.beads[row].sides[has]) <= self._alone[has, lacks]

    def served(self, row: int, has: int, lacks: int) -> bool:
        """Whether a pair says that what a text has in a row was served outside what was read as the other's text."""
        return (has, lacks) in self.pairs and row in self._served[has, lacks]

    @cached_property
    def _alone(self) -> dict[tuple[int, int], set[int]]:
        """For each pair the paragraphs of its first text that have no answer in its second."""
        found: dict[tuple[int, int], set[int]] = {}
        for key, pair in self.pairs.items():
            side = 0 if key[0] == pair.first else 1
            beads = pair.alignment.beads
            found[key] = {i for bead in beads if not bead.sides[1 - side] for i in bead.sides[side]}
        return found

    @cached_property
    def _served(self) -> dict[tuple[int, int], set[int]]:
        """For each pair the rows whose passage the second text's source has outside what was read as its text."""
        found: dict[tuple[int, int], set[int]] = {key: set() for key in self.pairs}
        for key, pair in self.pairs.items():
            siglum = self.texts[key[0]].siglum
            for finding in pair.findings:
                if finding.rule == "extraction" and finding.present == (siglum,):
                    found[key].update(self.row(siglum, i) for _, passage in finding.passages for i in passage.ids)
        return found

    def passage(self, row: int, text: int) -> Passage:
        """What a text has in a row."""
        found = [self.texts[text].paragraphs[i] for i in self.table.beads[row].sides[text]]
        label = next((p.label for p in found if p.label), None)
        return Passage(tuple(p.id for p in found), label, " ".join(p.text for p in found if p.text) or label or "")

    def sigla(self, texts: Sequence[int]) -> tuple[str, ...]:
        """The sigla of texts, in the order given."""
        return tuple(self.texts[n].siglum for n in sorted(texts))

    def published_differently(self, side: int) -> str:
        """In words: the versions of this side differ in the passage that a finding is about."""
        return f"The texts that {_versions(self, side)} differ here."


def _versions(desk: Desk, side: int) -> str:
    texts = [desk.texts[n] for n in desk.versions(side)]
    languages = list(dict.fromkeys(text.language or "a language not recognised" for text in texts))
    return f"{texts[0].name} published in {joined(languages)}" if len(languages) > 1 else f"{texts[0].name} published"


def joined(parts: Sequence[str]) -> str:
    """Parts of a sentence: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def strongest(findings: Sequence[Finding]) -> Severity:
    """The gravest severity of findings."""
    return min((f.severity for f in findings), key=SEVERITIES.index)


def least(findings: Sequence[Finding]) -> Confidence:
    """The lowest confidence of findings."""
    return max((f.confidence for f in findings), key=CONFIDENCES.index)


def not_found(desk: Desk, absent: Sequence[int]) -> str:
    """In words: where a passage was not found."""
    origins = [desk.texts[n].source.said for n in sorted(absent)]
    return f"Not found in the text{'s' if len(origins) > 1 else ''} published at {joined(origins)}."


def nearest(findings: Sequence[Finding], desk: Desk) -> tuple[tuple[str, Nearest], ...]:
    """For each text that lacks a passage the closest one of all that were found."""
    best: dict[str, Nearest] = {}
    for siglum, near in (pair for finding in findings for pair in finding.nearest):
        if siglum not in best or (-near.score, near.ids) < (-best[siglum].score, best[siglum].ids):
            best[siglum] = near
    return tuple((siglum, best[siglum]) for siglum in sorted(best, key=lambda s: desk.number[s]))

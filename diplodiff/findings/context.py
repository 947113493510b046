"""What the rules look at: two texts, their alignment, and a few questions that only similarity can answer."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import field
from typing import Any, Protocol, TypeVar

from diplodiff.findings.absence import Served
from diplodiff.findings.differences import Difference
from diplodiff.language.normalise import folded, gap, words
from diplodiff.model import (
    Alignment,
    Bead,
    Confidence,
    Finding,
    Nearest,
    Paragraph,
    Passage,
    PublishedText,
    Role,
    Severity,
)
from diplodiff.settings.findings import CITED_CHARACTERS
from diplodiff.values import dataclass

_T = TypeVar("_T")
Passages = tuple[tuple[str, Passage], ...]  # siglum and passage, in the order of the sides


class Scores(Protocol):
    """Scores between the paragraphs of the two texts, by index."""

    @property
    def floor(self) -> float:
        """The score below which passages do not answer one another."""

    def score(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        """How alike two runs of paragraphs are, 0 to 1."""

    def contained(self, side: int, index: int, other: tuple[int, ...]) -> float:
        """The share of a paragraph that stands in paragraphs of the other side, 0 to 1."""

    def nearest(self, side: int, index: int) -> tuple[int, float] | None:
        """The most alike paragraph of the other side and its score; None where that side has none."""


@dataclass(frozen=True, slots=True)
class Context:
    """A compared pair, as every rule is given it.

    sentences are the clauses (side, paragraph index, clause index) that one side alone has inside a pair of passages, and
    whether the other may say the same in free words.
    differences holds, by number of the bead, the words in which a pair differs, those sentences left aside.
    served is everything that each side served, for the second look. places is a list of disputed place names, as JSON.
    """

    texts: tuple[PublishedText, PublishedText]
    alignment: Alignment
    scores: Scores
    sentences: tuple[tuple[int, int, int, bool], ...]
    differences: dict[int, Difference]
    served: tuple[Served, Served]
    places: str | None = None
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, make: Callable[[], _T]) -> _T:
        """What several rules ask of the same pair, worked out for the first of them."""
        if name not in self.kept:
            self.kept[name] = make()
        found: _T = self.kept[name]
        return found

    def paragraphs(self, side: int, indexes: tuple[int, ...]) -> tuple[Paragraph, ...]:
        return tuple(self.texts[side].paragraphs[i] for i in indexes)

    def siglum(self, side: int) -> str:
        return self.texts[side].siglum

    def passage(self, side: int, indexes: tuple[int, ...], marks: tuple[tuple[int, int], ...] = ()) -> Passage:
        """The paragraphs as one passage; marks are offsets into its text (the paragraphs joined by a space)."""
        found = self.paragraphs(side, indexes)
        label = next((p.label for p in found if p.label), None) or cited(found[0])
        return Passage(tuple(p.id for p in found), label, joined(found) or label or "", marks)

    def near(self, side: int, index: int) -> tuple[tuple[str, Nearest], ...]:
        """The closest passage on the other side, as findings carry it."""
        best = self.scores.nearest(side, index)
        if best is None:
            return ()
        other, score = best
        paragraph = self.texts[1 - side].paragraphs[other]
        near = Nearest((paragraph.id,), paragraph.label or cited(paragraph), paragraph.text, round(score, 4))
        return ((self.siglum(1 - side), near),)

    def role(self, number: int) -> Role:
        """The role of the first paragraph of a row."""
        bead = self.alignment.beads[number]
        side = 0 if bead.sides[0] else 1
        return self.texts[side].paragraphs[bead.sides[side][0]].role

    def same_signatures(self) -> bool:
        """Whether the signature blocks of both sides hold the same words, in whatever order and layout."""
        bags = [
            Counter(w.text for p in t.paragraphs if p.role == "signature" for w in words(p.text)) for t in self.texts
        ]
        return bags[0] == bags[1]


def joined(paragraphs: tuple[Paragraph, ...]) -> str:
    """The text of neighbouring paragraphs in one line; scripts that put no space between sentences get none."""
    found = ""
    for text in (p.text for p in paragraphs if p.text):
        found += (gap(found) if found else "") + text
    return found


def cited(paragraph: Paragraph) -> str | None:
    """What an unlabelled paragraph is cited by: the label of the heading that it stands under."""
    return paragraph.path[-1] if paragraph.path and len(paragraph.path[-1]) <= CITED_CHARACTERS else None


def fingerprint(rule: str, *texts: str) -> str:
    """Sixteen hexadecimal digits from the rule and the folded texts: the same after renumbering, re-wrapping, moving."""
    return hashlib.sha256("\x1f".join([rule, *sorted(map(folded, texts))]).encode()).hexdigest()[:16]


Kind = tuple[str, str, Severity, Confidence]  # rule, code, severity, confidence


def told(kind: Kind, passages: Passages, message: str, *key: str) -> Finding:
    """A finding about these passages, in their own words; key is what its fingerprint is made of (the passages' texts)."""
    rule, code, severity, confidence = kind
    return Finding(
        rule=rule,
        code=code,
        severity=severity,
        confidence=confidence,
        present=tuple(siglum for siglum, _ in passages),
        absent=(),
        passages=passages,
        message=message,
        fingerprint=fingerprint(rule, *(key or (passage.text for _, passage in passages))),
    )


def one_sided(
    context: Context,
    side: int,
    passage: Passage,
    kind: Kind,
    near: tuple[tuple[str, Nearest], ...],
) -> Finding:
    """A finding that a passage of one side was not found on the other; kind is (rule, code, severity, confidence)."""
    rule, code, severity, confidence = kind
    other = context.texts[1 - side]
    return Finding(
        rule=rule,
        code=code,
        severity=severity,
        confidence=confidence,
        present=(context.siglum(side),),
        absent=(other.siglum,),
        passages=((context.siglum(side), passage),),
        nearest=near,
        message=f"Not found in the text published at {other.source.said}.",
        fingerprint=fingerprint(rule, passage.text or passage.label or ""),
    )


def paired(bead: Bead) -> bool:
    """Whether both sides stand in a row."""
    return bool(bead.sides[0] and bead.sides[1])

"""Differences of values that may come from the reading: a row of parts that lie apart, a value that the other side tells
elsewhere, the number of a paragraph that stands among its words. Texts read across their columns or page ends have these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from diplodiff.findings.context import Context
from diplodiff.findings.facts_pair import Change, Pair
from diplodiff.language.normalise import ascii_digits, folded
from diplodiff.model import Bead


class Told(NamedTuple):
    """The changes of one kind in a row."""

    kind: str
    bead: Bead
    pair: Pair
    changes: tuple[Change, ...]


def doubted(context: Context, every: Sequence[Told]) -> Iterator[Told]:
    """The same, those within a language that may come from the reading no longer sure."""
    rows = [told for told in every if not told.pair.across and any(change.sure for change in told.changes)]
    apart = {told.bead for told in rows if any(b - a > 1 for side in told.bead.sides for a, b in pairwise(side))}
    texts = [_texts(context, bead) for bead in context.alignment.beads] if rows else []
    stray = {told.bead for told in rows if any(_elsewhere(c, told.pair, texts) for c in told.changes)}
    for told in every:
        unsure = (
            change._replace(sure=False)
            if told.bead in apart or (told.bead in stray and None in (change.left, change.right))
            else change
            for change in told.changes
        )
        yield told._replace(changes=tuple(unsure)) if told.bead in apart | stray else told


def _texts(context: Context, bead: Bead) -> tuple[str, str]:
    """The words of a row on each side."""
    ours, theirs = (" ".join(folded(p.text) for p in context.paragraphs(s, bead.sides[s])) for s in (0, 1))
    return f" {ours} ", f" {theirs} "


def _elsewhere(change: Change, pair: Pair, texts: list[tuple[str, str]]) -> bool:
    """Whether what only one side has here stands on the other side in a row of which this side lacks it."""
    side = 0 if change.right is None else 1
    span = change.on(side)
    if span is None or change.on(1 - side) is not None:
        return False
    value = f" {folded(pair.texts[side][slice(*span)])} "
    return any(value in row[1 - side] and value not in row[side] for row in texts)


class Labels:
    """The numbers of paragraphs that one side has, and the other has not as such or not as often."""

    def __init__(self, context: Context) -> None:
        numbers = [Counter(_number(p.label) for p in text.paragraphs if p.label) for text in context.texts]
        self.lost = tuple(frozenset(numbers[1 - side] - numbers[side]) - {""} for side in (0, 1))

    def explain(self, pair: Pair, change: Change) -> bool:
        """Whether a number that only one side has is such a label among the words ("the 6. Declaration")."""
        side = 0 if change.right is None else 1
        span = change.on(side)
        if span is None or change.on(1 - side) is not None:
            return False
        behind = pair.texts[side][span[1] : span[1] + 1]
        return ascii_digits(pair.texts[side][slice(*span)]) in self.lost[side] and behind in (*".)-。．）、۔", "")


def _number(label: str | None) -> str:
    """The number of a label in decimal figures; empty where it has none."""
    found = ascii_digits(label or "").strip(".()[] ")
    return found if found.isdecimal() else ""

"""The clauses of texts numbered through, and those of each pair of passages: what sentences are looked for among."""

from __future__ import annotations

from itertools import accumulate

from diplodiff.model import Alignment, PublishedText


def clause_pairs(texts: tuple[PublishedText, PublishedText], alignment: Alignment) -> list[tuple[range, range]]:
    """The clauses of each pair of passages that do not read the same, numbered through each text."""
    starts = [clause_starts(text) for text in texts]
    return [
        (_clause_range(bead.sides[0], starts[0]), _clause_range(bead.sides[1], starts[1]))
        for bead in alignment.beads
        if bead.relation not in ("same", "one-sided") and all(map(_together, bead.sides))
    ]


def numbered_clauses(text: PublishedText) -> list[tuple[int, int]]:
    """The clauses of a text in order, as (paragraph index, clause index)."""
    return [(i, n) for i, paragraph in enumerate(text.paragraphs) for n in range(len(paragraph.clauses))]


def clause_starts(text: PublishedText) -> list[int]:
    """For each paragraph the number of its first clause, counted through the text; then the count of them all."""
    return list(accumulate((len(p.clauses) for p in text.paragraphs), initial=0))


def _clause_range(indexes: tuple[int, ...], starts: list[int]) -> range:
    return range(starts[indexes[0]], starts[indexes[-1] + 1])


def _together(indexes: tuple[int, ...]) -> bool:
    return indexes[-1] - indexes[0] == len(indexes) - 1

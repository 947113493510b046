"""What both ways of aligning make of their pairs: gaps between anchors filled, moved rows put in place, rows as beads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from diplodiff.align.programme import Pair
from diplodiff.align.similarity import Similarity
from diplodiff.model import Bead, Relation

Fill = Callable[[range, range], list[Pair]]


def between(anchors: Iterable[tuple[int, int]], lefts: range, rights: range, fill: Fill) -> list[Pair]:
    """The anchors (rising on both sides) as rows, and what `fill` makes of the gaps around them."""
    found: list[Pair] = []
    i, j = lefts.start, rights.start
    for a, b in [*anchors, (lefts.stop, rights.stop)]:
        found += fill(range(i, a), range(j, b))
        if a < lefts.stop and b < rights.stop:
            found.append(((a,), (b,)))
        i, j = a + 1, b + 1
    return found


def left_over(pairs: Iterable[Pair]) -> tuple[list[int], list[int]]:
    """The passages of each side that stand alone."""
    alone: tuple[list[int], list[int]] = ([], [])
    for ours, theirs in pairs:
        if not (ours and theirs):
            alone[0].extend(ours)
            alone[1].extend(theirs)
    return alone


def placed(pairs: Iterable[Pair], shifts: Mapping[int, int]) -> list[Pair]:
    """The rows with the moved passages (left -> right) paired, where the left side has them."""
    landed = set(shifts.values())
    rows = [
        ((i,), (shifts[i],)) if ours and not theirs and (i := ours[0]) in shifts else (ours, theirs)
        for ours, theirs in pairs
    ]
    return [row for row in rows if row[0] or row[1][0] not in landed]


def bead(similarity: Similarity, row: Pair, shifts: Mapping[int, int]) -> Bead:
    """A row with its relation and score."""
    ours, theirs = row
    if not ours or not theirs:
        return Bead(row, "one-sided")
    astray = any(shifts.get(i) in theirs for i in ours) or not (_together(ours) and _together(theirs))
    relation: Relation = "moved" if astray else _relation(similarity, row)
    return Bead(row, relation, round(similarity.score(ours, theirs), 4))


def _together(indexes: tuple[int, ...]) -> bool:
    return indexes[-1] - indexes[0] == len(indexes) - 1


def _relation(similarity: Similarity, row: Pair) -> Relation:
    ours, theirs = row
    if len(ours) == len(theirs) == 1:
        return "same" if similarity.same(ours[0], theirs[0]) else "reworded"
    return "split" if len(theirs) >= len(ours) else "merged"

"""Which paragraph answers which: monotone beads, then moves, then what was merged at a distance, as one checked alignment."""

from __future__ import annotations

from diplodiff.align.absorbed import absorbed
from diplodiff.align.monotone import monotone
from diplodiff.align.moves import moved
from diplodiff.align.programme import Pair
from diplodiff.align.similarity import Similarity
from diplodiff.model import Alignment, Bead, Relation


def align(similarity: Similarity) -> Alignment:
    """Every paragraph of both sides in exactly one row, in reading order.

    Rows that are out of order on either side ("moved") stand where the left side has them.
    """
    pairs = monotone(similarity)
    lefts = [i for ours, theirs in pairs if not theirs for i in ours]
    rights = [j for ours, theirs in pairs if not ours for j in theirs]
    shifts = dict(moved(similarity, lefts, rights))
    landed = set(shifts.values())
    rows = [
        ((i,), (shifts[i],)) if ours and not theirs and (i := ours[0]) in shifts else (ours, theirs)
        for ours, theirs in pairs
    ]
    rows = [row for row in rows if row[0] or row[1][0] not in landed]
    alone = [i for i in lefts if i not in shifts], [j for j in rights if j not in landed]
    grown = absorbed(similarity, [row for row in rows if all(row)], alone)
    taken = {(side, i) for row, new in grown.items() for side in (0, 1) for i in set(new[side]) - set(row[side])}
    rows = [grown.get(row, row) for row in rows if all(row) or not any((s, i) in taken for s in (0, 1) for i in row[s])]
    return Alignment(similarity.sizes, tuple(_bead(similarity, row, shifts) for row in rows))


def _bead(similarity: Similarity, row: Pair, shifts: dict[int, int]) -> Bead:
    ours, theirs = row
    if not ours or not theirs:
        return Bead(row, "one-sided")
    astray = any(shifts.get(i) in theirs for i in ours) or not (_together(ours) and _together(theirs))
    relation = "moved" if astray else _relation(similarity, row)
    return Bead(row, relation, round(similarity.score(ours, theirs), 4))


def _together(indexes: tuple[int, ...]) -> bool:
    return indexes[-1] - indexes[0] == len(indexes) - 1


def _relation(similarity: Similarity, pair: Pair) -> Relation:
    ours, theirs = pair
    if len(ours) == len(theirs) == 1:
        return "same" if similarity.same(ours[0], theirs[0]) else "reworded"
    return "split" if len(theirs) >= len(ours) else "merged"

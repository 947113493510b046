"""Which paragraph answers which: monotone beads, then moves, then what was merged at a distance or replaced but for a
sentence, as one checked alignment.
"""

from __future__ import annotations

from diplodiff.align.absorbed import absorbed
from diplodiff.align.in_common import in_common
from diplodiff.align.monotone import monotone
from diplodiff.align.moves import moved
from diplodiff.align.rows import bead, left_over, placed
from diplodiff.align.similarity import WordSimilarity
from diplodiff.model import Alignment


def align(similarity: WordSimilarity) -> Alignment:
    """Every paragraph of both sides in exactly one row, in reading order.

    Rows that are out of order on either side ("moved") stand where the left side has them.
    """
    pairs = monotone(similarity)
    lefts, rights = left_over(pairs)
    shifts = dict(moved(similarity, lefts, rights))
    landed = set(shifts.values())
    rows = placed(pairs, shifts)
    alone = [i for i in lefts if i not in shifts], [j for j in rights if j not in landed]
    grown = absorbed(similarity, [row for row in rows if all(row)], alone)
    taken = {(side, i) for row, new in grown.items() for side in (0, 1) for i in set(new[side]) - set(row[side])}
    rows = [grown.get(row, row) for row in rows if all(row) or not any((s, i) in taken for s in (0, 1) for i in row[s])]
    rows = in_common(similarity, rows, frozenset(shifts))
    return Alignment(similarity.sizes, tuple(bead(similarity, row, shifts) for row in rows))

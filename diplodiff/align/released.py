"""Passages of a larger row across languages of which the other side says nothing: their neighbours alone make the row.

Vectors of a run of passages are those of its parts together, and one that is short against the others hardly moves them. Its
sentences tell whether it is there.
"""

from __future__ import annotations

from diplodiff.align.cross import CrossSimilarity, lone_clauses
from diplodiff.align.embedded import Starts, clauses
from diplodiff.align.rows import bead
from diplodiff.model import Alignment, Bead
from diplodiff.settings.across import CROSS_RELEASED

Doubts = dict[tuple[int, int], float]  # by side and index of a passage


def has_larger(alignment: Alignment) -> bool:
    """Whether any row has several passages of a side."""
    return any(map(_is_larger, alignment.beads))


def released(
    paragraphs: CrossSimilarity, sentences: CrossSimilarity, alignment: Alignment, starts: Starts
) -> tuple[Alignment, Doubts]:
    """The alignment with passages at an end of a larger row alone, if none of their sentences answers anything in it; and how
    likely it is that they have a counterpart after all.
    """
    rows: list[Bead] = []
    doubts: Doubts = {}
    for row in alignment.beads:
        rows += _parted(paragraphs, sentences, row, starts, doubts) if _is_larger(row) else [row]
    return Alignment(alignment.sizes, tuple(rows)), doubts


def _is_larger(row: Bead) -> bool:
    return max(map(len, row.sides)) > 1 and row.relation != "moved"


def _parted(
    paragraphs: CrossSimilarity, sentences: CrossSimilarity, row: Bead, starts: Starts, doubts: Doubts
) -> list[Bead]:
    pair = (clauses(starts[0], row.sides[0]), clauses(starts[1], row.sides[1]))
    chances = {(side, clause): chance for side, clause, chance in lone_clauses(sentences, [pair])}

    def doubt(side: int, index: int) -> float:
        own = clauses(starts[side], (index,))
        return max((chances.get((side, clause), 1.0) for clause in own), default=1.0)

    runs = [list(run) for run in row.sides]
    alone: list[tuple[int, int]] = []
    for side, run in enumerate(runs):
        for end in (0, -1):
            while len(run) > 1 and doubt(side, run[end]) <= CROSS_RELEASED:
                alone.append((side, run.pop(end)))
    doubts.update({passage: doubt(*passage) for passage in alone})
    rest = bead(paragraphs, (tuple(runs[0]), tuple(runs[1])), {})
    single = [(side, i, bead(paragraphs, ((i,), ()) if side == 0 else ((), (i,)), {})) for side, i in sorted(alone)]
    before = [row for side, i, row in single if i < runs[side][0]]
    return [*before, rest, *(row for side, i, row in single if i > runs[side][-1])]

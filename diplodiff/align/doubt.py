"""The second look, across languages: how likely it is that a passage left alone has a counterpart after all.

What speaks for one: the odds with the closest passage, whatever that is paired with; the odds that it is a part of a
neighbouring row; and a lone passage of the other side at the same place.
"""

from __future__ import annotations

from math import exp

from diplodiff.align.cross import CrossSimilarity, log_odds
from diplodiff.align.programme import Run
from diplodiff.model import Alignment, Bead
from diplodiff.settings.across import CROSS_ASTRAY, CROSS_DOUBT, CROSS_OPPOSITE


def doubts(similarity: CrossSimilarity, alignment: Alignment) -> dict[tuple[int, int], float]:
    """For each passage (side, index): the probability that it answers one of the other side, or a part of one.

    A passage in a row of both sides has the probability that the row is none.
    """
    found: dict[tuple[int, int], float] = {}
    astray = _astray(similarity, alignment)
    for number, bead in enumerate(alignment.beads):
        for side in (0, 1):
            for index in bead.sides[side]:
                if bead.relation == "one-sided":
                    weighed = zip(CROSS_DOUBT, (*features(similarity, alignment, number), 1.0), strict=True)
                    chance = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, sum(w * f for w, f in weighed)))))
                    doubtful = (side, index) in astray or _opposite(alignment, number)
                    found[side, index] = max(chance, CROSS_OPPOSITE) if doubtful else chance
                else:
                    found[side, index] = 1.0 - bead.score
    return found


def features(similarity: CrossSimilarity, alignment: Alignment, number: int) -> tuple[float, float]:
    """What speaks for a counterpart of the passage in a one-sided row: closest passage, neighbouring rows."""
    bead = alignment.beads[number]
    side = 0 if bead.sides[0] else 1
    index = bead.sides[side][0]
    best = similarity.nearest(side, index)
    closest = log_odds(best[1]) if best else -8.0
    joined = max(
        (
            _joins(similarity, side, index, row)
            for row in (_beside(alignment, number, -1), _beside(alignment, number, 1))
            if row is not None
        ),
        default=-8.0,
    )
    return max(-8.0, min(8.0, closest)), max(-8.0, min(8.0, joined))


def _beside(alignment: Alignment, number: int, step: int) -> Bead | None:
    """The nearest row of both sides before or after a row; passages between them may be lacking on the other side."""
    n = number + step
    while 0 <= n < len(alignment.beads) and alignment.beads[n].relation == "one-sided":
        n += step
    return alignment.beads[n] if 0 <= n < len(alignment.beads) else None


def _joins(similarity: CrossSimilarity, side: int, index: int, row: Bead) -> float:
    """The odds that a passage belongs to a row beside it."""
    own, other = row.sides[side], row.sides[1 - side]
    run: Run = tuple(sorted((*own, index)))
    return similarity.takes_part(side, index, run, other)


def _opposite(alignment: Alignment, number: int) -> bool:
    """Whether a passage of the other side stands alone at the same place: each may be a free rendering of the other."""
    side = 0 if alignment.beads[number].sides[0] else 1
    for step in (-1, 1):
        n = number + step
        while 0 <= n < len(alignment.beads) and alignment.beads[n].relation == "one-sided":
            if alignment.beads[n].sides[1 - side]:
                return True
            n += step
    return False


def _astray(similarity: CrossSimilarity, alignment: Alignment) -> set[tuple[int, int]]:
    """The lone passages (side, index) that are not far from a lone passage of the other side: they may answer one another
    in different places, and be rendered freely.
    """
    lone = [
        [b.sides[side][0] for b in alignment.beads if b.relation == "one-sided" and b.sides[side]] for side in (0, 1)
    ]
    close = [(i, j) for i in lone[0] for j in lone[1] if log_odds(similarity.score((i,), (j,))) >= CROSS_ASTRAY]
    return {(0, i) for i, _ in close} | {(1, j) for _, j in close}

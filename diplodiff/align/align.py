"""Which paragraph answers which: monotone beads, then moves, as one checked alignment."""

from __future__ import annotations

from diplodiff.align.monotone import Pair, monotone
from diplodiff.align.moves import moved
from diplodiff.align.similarity import Similarity
from diplodiff.model import Alignment, Bead, Relation


def align(similarity: Similarity) -> Alignment:
    """Every paragraph of both sides in exactly one row, in reading order; moved rows stand where the left side has them."""
    pairs = monotone(similarity)
    lefts = [i for ours, theirs in pairs if not theirs for i in ours]
    rights = [j for ours, theirs in pairs if not ours for j in theirs]
    shifts = dict(moved(similarity, lefts, rights))
    landed = set(shifts.values())
    beads: list[Bead] = []
    for ours, theirs in pairs:
        if ours and theirs:
            beads.append(_bead(similarity, ours, theirs))
        elif ours and ours[0] in shifts:
            pair = ours, (shifts[ours[0]],)
            beads.append(Bead(pair, "moved", round(similarity.score(*pair), 4)))
        elif ours or theirs[0] not in landed:
            beads.append(Bead((ours, theirs), "one-sided"))
    return Alignment(similarity.sizes, tuple(beads))


def _bead(similarity: Similarity, ours: tuple[int, ...], theirs: tuple[int, ...]) -> Bead:
    score = round(similarity.score(ours, theirs), 4)
    return Bead((ours, theirs), _relation(similarity, (ours, theirs)), score)


def _relation(similarity: Similarity, pair: Pair) -> Relation:
    ours, theirs = pair
    if len(ours) == len(theirs) == 1:
        return "same" if similarity.same(ours[0], theirs[0]) else "reworded"
    return "split" if len(theirs) >= len(ours) else "merged"

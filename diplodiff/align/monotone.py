"""The rows of two texts in order: beads of some paragraphs a side, or of none on one.

Certain before doubtful: paragraphs with the same text are tied first, near matches in long gaps next, and what is left
between them is settled by dynamic programming over beads (1-1, 1-2, 2-1 ... and one-sided ones).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from diplodiff.align.chain import Weighted, heaviest_chain
from diplodiff.align.programme import Pair, apart, best_rows
from diplodiff.align.rows import between
from diplodiff.align.similarity import WordSimilarity
from diplodiff.settings.align import BEAD_COST, BEAD_MANY, BEAD_SPAN, BEAD_TAKES_PART, GAP_CELLS, NEAR_SCORE

_SHAPES = [(n, m) for n in range(1, BEAD_SPAN + 1) for m in range(1, BEAD_SPAN + 1) if 1 < n + m <= BEAD_SPAN + 1]


def monotone(similarity: WordSimilarity) -> list[Pair]:
    """The beads of an in-order alignment, one-sided ones included, in order."""
    left, right = similarity.sizes
    anchors = heaviest_chain(_exact(similarity))
    return between(anchors, range(left), range(right), lambda ours, theirs: _gap(similarity, ours, theirs, near=True))


def monotone_between(similarity: WordSimilarity, lefts: range, rights: range) -> list[Pair]:
    """The beads of a part of the two texts."""
    return _gap(similarity, lefts, rights, near=True)


def _exact(similarity: WordSimilarity) -> list[Weighted]:
    """Pairs of paragraphs with the same text. A text that recurs is tied to its equals in their order."""
    places: dict[Hashable, list[int]] = {}
    for j in range(similarity.sizes[1]):
        if (key := similarity.exact(1, j)) is not None:
            places.setdefault(key, []).append(j)
    counts: dict[Hashable, int] = {}
    for i in range(similarity.sizes[0]):
        if (key := similarity.exact(0, i)) is not None:
            counts[key] = counts.get(key, 0) + 1
    found: list[Weighted] = []
    turn: dict[Hashable, int] = {}
    for i in range(similarity.sizes[0]):
        key = similarity.exact(0, i)
        if key is None or key not in places or len(places[key]) != counts[key]:
            continue  # recurring a different number of times on the two sides: no certainty which answers which
        n = turn.get(key, 0)
        turn[key] = n + 1
        found.append((i, places[key][n], similarity.mass(0, i)))
    return found


def _gap(similarity: WordSimilarity, lefts: range, rights: range, near: bool) -> list[Pair]:
    if not lefts or not rights:
        return apart(lefts, rights)
    if len(lefts) * len(rights) > GAP_CELLS:
        anchors = heaviest_chain(list(_near(similarity, lefts, rights, NEAR_SCORE if near else similarity.floor)))
        if anchors:
            return between(anchors, lefts, rights, lambda ours, theirs: _gap(similarity, ours, theirs, near=False))
        if near:
            return _gap(similarity, lefts, rights, near=False)
        return apart(lefts, rights)
    return _programme(similarity, lefts, rights)


def _near(similarity: WordSimilarity, lefts: range, rights: range, least: float) -> Iterator[Weighted]:
    for i, j in similarity.candidates(lefts, rights):
        score = similarity.score((i,), (j,))
        if score >= least:
            yield i, j, (score - similarity.floor) * min(similarity.mass(0, i), similarity.mass(1, j))


def _programme(similarity: WordSimilarity, lefts: range, rights: range) -> list[Pair]:
    """The best beads of a gap. A bead gains what its score has above the floor, times what it says; none costs."""

    def ending(i: int, j: int) -> Iterator[tuple[int, int, float]]:
        # where the last paragraph of a side cannot take part in any row of several of its side, none is scored
        merges = similarity.may_take_part(0, lefts[i - 1], rights[max(0, j - BEAD_SPAN) : j], BEAD_TAKES_PART)
        splits = similarity.may_take_part(1, rights[j - 1], lefts[max(0, i - BEAD_SPAN) : i], BEAD_TAKES_PART)
        for a, b in _SHAPES:
            if a <= i and b <= j and (a == 1 or merges) and (b == 1 or splits):
                gain = _gain(similarity, tuple(lefts[i - a : i]), tuple(rights[j - b : j]))
                if gain > 0.0:
                    yield a, b, gain

    return best_rows(lefts, rights, ending)


def _gain(similarity: WordSimilarity, lefts: tuple[int, ...], rights: tuple[int, ...]) -> float:
    extra = len(lefts) + len(rights) - 2
    if extra and not _all_take_part(similarity, lefts, rights):
        return 0.0
    score = similarity.score(lefts, rights) - similarity.floor
    if score <= 0.0:
        return 0.0
    # several against several is a last resort: short notes that share words would pool into it
    cost = BEAD_COST * extra * (BEAD_MANY if len(lefts) > 1 and len(rights) > 1 else 1.0)
    ours, theirs = sum(similarity.mass(0, i) for i in lefts), sum(similarity.mass(1, j) for j in rights)
    return score * min((ours + theirs) / 2.0, 2.0 * min(ours, theirs)) - cost


def _all_take_part(similarity: WordSimilarity, lefts: tuple[int, ...], rights: tuple[int, ...]) -> bool:
    """Whether most of what each paragraph of a larger bead says stands on the other side of it."""
    for side, ours, theirs in ((0, lefts, rights), (1, rights, lefts)):
        if len(ours) > 1:
            for i in ours:
                if similarity.contained(side, i, theirs, BEAD_TAKES_PART) < BEAD_TAKES_PART:
                    return False
    return True

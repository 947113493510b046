"""Sentences inside a pair of passages: which of them only one side has.

The sentences of both whole texts are scored at once, so that what is common in these texts weighs little, and a sentence
that stands in another paragraph on the other side is not taken for missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from diplodiff.align.monotone import monotone_between
from diplodiff.align.rows import left_over
from diplodiff.align.similarity import WordSimilarity
from diplodiff.settings.align import CLAUSE_CONTAINED, CLAUSE_DOUBT, CLAUSE_ELSEWHERE, CLAUSE_MIN_MASS, FACING_LEAST


def one_sided_clauses(similarity: WordSimilarity, pairs: Sequence[tuple[range, range]]) -> list[tuple[int, int, bool]]:
    """(side, clause, whether the other side may say the same in free words) of the clauses without a counterpart, looked for
    in the pairs of passages given as ranges.
    """
    found: list[tuple[int, int, bool]] = []
    for lefts, rights in pairs:
        if not lefts or not rights or len(lefts) == len(rights) == 1:
            continue
        differing = _between_equal_ends(similarity, lefts, rights)
        for alone, rows in groupby(monotone_between(similarity, *differing), key=lambda row: not all(row)):
            if not alone:
                continue
            apart = left_over(rows)
            faced = {
                place
                for i in apart[0]
                for j in apart[1]
                if similarity.score((i,), (j,)) >= FACING_LEAST
                for place in ((0, i), (1, j))
            }
            for side, host in ((0, rights), (1, lefts)):
                found += [
                    (side, c, (side, c) in faced or similarity.contained(side, c, tuple(host)) >= CLAUSE_DOUBT)
                    for c in apart[side]
                    if _absent(similarity, side, c, tuple(host))
                ]
    return found


def _between_equal_ends(similarity: WordSimilarity, lefts: range, rights: range) -> tuple[range, range]:
    """What is left of two passages without the sentences at their beginning and end that read the same."""

    def equal(left: int, right: int) -> bool:
        return (key := similarity.exact(0, left)) is not None and key == similarity.exact(1, right)

    while lefts and rights and equal(lefts[0], rights[0]):
        lefts, rights = lefts[1:], rights[1:]
    while lefts and rights and equal(lefts[-1], rights[-1]):
        lefts, rights = lefts[:-1], rights[:-1]
    return lefts, rights


def _absent(similarity: WordSimilarity, side: int, clause: int, host: tuple[int, ...]) -> bool:
    if similarity.mass(side, clause) < CLAUSE_MIN_MASS or similarity.contained(side, clause, host) > CLAUSE_CONTAINED:
        return False
    best = similarity.nearest(side, clause)
    return best is None or best[1] < CLAUSE_ELSEWHERE

"""Sentences inside a pair of passages: which of them only one side has.

The sentences of both whole texts are scored at once, so that what is common in these texts weighs little, and a sentence
that stands in another paragraph on the other side is not taken for missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.align.monotone import monotone_between
from diplodiff.align.similarity import Similarity
from diplodiff.settings import CLAUSE_CONTAINED, CLAUSE_ELSEWHERE, CLAUSE_MIN_MASS


def one_sided_clauses(similarity: Similarity, pairs: Sequence[tuple[range, range]]) -> list[tuple[int, int]]:
    """(side, clause) of the clauses without a counterpart, looked for in the pairs of passages given as ranges."""
    found: list[tuple[int, int]] = []
    for lefts, rights in pairs:
        if not lefts or not rights or len(lefts) == len(rights) == 1:
            continue
        for ours, theirs in monotone_between(similarity, lefts, rights):
            if ours and theirs:
                continue
            side, clauses, host = (0, ours, rights) if ours else (1, theirs, lefts)
            found += [(side, c) for c in clauses if _absent(similarity, side, c, tuple(host))]
    return found


def _absent(similarity: Similarity, side: int, clause: int, host: tuple[int, ...]) -> bool:
    if similarity.mass(side, clause) < CLAUSE_MIN_MASS or similarity.contained(side, clause, host) > CLAUSE_CONTAINED:
        return False
    best = similarity.nearest(side, clause)
    return best is None or best[1] < CLAUSE_ELSEWHERE

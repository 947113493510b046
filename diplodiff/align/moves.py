"""Paragraphs that both sides published in different places: found among what the in-order alignment left over."""

from __future__ import annotations

from diplodiff.align.similarity import WordSimilarity
from diplodiff.settings.align import GAP_CELLS, MOVE_LEAST, MOVE_MARGIN, MOVE_SCORE, MOVE_SIZE

_Pair = tuple[float, int, int]  # score, left, right


def moved(similarity: WordSimilarity, lefts: list[int], rights: list[int]) -> list[tuple[int, int]]:
    """Pairs of left-over paragraphs that answer one another, best first, each paragraph once.

    A doubtful pair must beat every other partner of either paragraph by a margin: a formula that many paragraphs share
    makes no pair.
    """
    scored: list[_Pair] = []
    if len(lefts) * len(rights) <= GAP_CELLS * 16:
        pairs = [(i, j) for i in lefts for j in rights]
    else:
        pairs = list(similarity.candidates(lefts, rights))
    for i, j in pairs:
        sizes = similarity.mass(0, i), similarity.mass(1, j)
        if min(sizes) < MOVE_SIZE * max(sizes):
            continue  # a line that stands in a long form as well is not that form, moved
        score = similarity.score((i,), (j,))
        if score >= MOVE_LEAST:
            scored.append((score, i, j))
    scored.sort(key=lambda s: (-s[0], abs(s[1] - s[2]), min(s[1], s[2])))
    rivals: tuple[dict[int, list[_Pair]], dict[int, list[_Pair]]] = ({}, {})
    for pair in scored:
        rivals[0].setdefault(pair[1], []).append(pair)
        rivals[1].setdefault(pair[2], []).append(pair)
    taken: tuple[set[int], set[int]] = (set(), set())
    found: list[tuple[int, int]] = []
    for score, i, j in scored:
        if i in taken[0] or j in taken[1]:
            continue
        if score >= MOVE_SCORE or score - _rival((i, j), rivals, taken) >= MOVE_MARGIN:
            found.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return found


def _rival(
    pair: tuple[int, int],
    rivals: tuple[dict[int, list[_Pair]], dict[int, list[_Pair]]],
    taken: tuple[set[int], set[int]],
) -> float:
    """The best score of either paragraph with another one that is still free; each list has its best first."""
    i, j = pair
    of_left = next((s for s, _, b in rivals[0][i] if b != j and b not in taken[1]), 0.0)
    of_right = next((s for s, a, _ in rivals[1][j] if a != i and a not in taken[0]), 0.0)
    return max(of_left, of_right)

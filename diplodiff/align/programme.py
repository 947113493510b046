"""The rows of two stretches in order that gain most together: dynamic programming, shared by both ways of aligning."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Run = tuple[int, ...]
Pair = tuple[Run, Run]
Ending = Callable[[int, int], Iterable[tuple[int, int, float]]]


def best_rows(lefts: range, rights: range, ending: Ending, lone: float = 0.0) -> list[Pair]:
    """The rows of the largest total gain, one-sided ones of one passage each included; those lose `lone`.

    ending(i, j) gives the rows of both sides that may end before lefts[i] and rights[j], as (passages left, passages
    right, gain); a row gains more than nothing.
    """
    n, m = len(lefts), len(rights)
    if not n or not m:
        return apart(lefts, rights)
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if i == j == 0:
                continue
            top, shape = float("-inf"), (0, 0)
            if i:
                top, shape = best[i - 1][j] - lone, (1, 0)
            if j and best[i][j - 1] - lone > top:
                top, shape = best[i][j - 1] - lone, (0, 1)
            for a, b, gain in ending(i, j) if i and j else ():
                # of equals, the pair nearest to the diagonal: the same choice whichever side is called left
                value = best[i - a][j - b] + gain - 1e-6 * abs(i / n - j / m)
                if value > top:
                    top, shape = value, (a, b)
            best[i][j], step[i][j] = top, shape
    found: list[Pair] = []
    i, j = n, m
    while i or j:
        a, b = step[i][j]
        found.append((tuple(lefts[i - a : i]), tuple(rights[j - b : j])))
        i, j = i - a, j - b
    return found[::-1]


def apart(lefts: range, rights: range) -> list[Pair]:
    """Every passage in a row of its own."""
    return [((i,), ()) for i in lefts] + [((), (j,)) for j in rights]

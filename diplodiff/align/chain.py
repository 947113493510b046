"""The heaviest chain of pairs that rises on both sides: the backbone that exact and near matches give an alignment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

Weighted = tuple[int, int, float]


def heaviest_chain(pairs: Sequence[Weighted]) -> list[tuple[int, int]]:
    """The (left, right) pairs of the heaviest subset in which both indexes strictly rise. O(n log n)."""
    ordered = sorted(pairs, key=lambda p: (p[0], -p[1]))  # of equal lefts, at most one can be chained
    # For each best total so far: the smallest right index that reaches it. Rights and totals rise together.
    rights: list[int] = []
    totals: list[float] = []
    last: list[int] = []  # the pair that ends that chain
    before: list[int] = []
    for n, (_, right, weight) in enumerate(ordered):
        at = bisect_right(rights, right - 1)
        total = weight + (totals[at - 1] if at else 0.0)
        before.append(last[at - 1] if at else -1)
        end = at
        while end < len(rights) and totals[end] <= total:
            end += 1
        rights[at:end], totals[at:end], last[at:end] = [right], [total], [n]
    chain: list[tuple[int, int]] = []
    n = last[-1] if last else -1
    while n >= 0:
        chain.append((ordered[n][0], ordered[n][1]))
        n = before[n]
    return chain[::-1]

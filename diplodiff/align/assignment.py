"""The assignment of one set to another that gains most in all (Hungarian method, shortest augmenting paths)."""

from __future__ import annotations

from collections.abc import Sequence


def assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """(row, column) pairs, each row and column at most once, of the largest total; a pair that gains nothing is left out.

    gains has as many columns in every row. Rows and columns that no pairs join which gain something are assigned apart; of
    those that are joined, time grows with the square of the smaller side times the larger one.
    """
    ours = [[j for j, gain in enumerate(row) if gain > 0.0] for row in gains]
    theirs: dict[int, list[int]] = {}
    for i, columns in enumerate(ours):
        for j in columns:
            theirs.setdefault(j, []).append(i)
    found: list[tuple[int, int]] = []
    seen: set[int] = set()
    for first, columns in enumerate(ours):
        if not columns or first in seen:
            continue
        rows, new = {first}, [first]
        while new:
            joined = {i for j in ours[new.pop()] for i in theirs[j]} - rows
            rows |= joined
            new += joined
        seen |= rows
        sides = sorted(rows), sorted({j for i in rows for j in ours[i]})
        joint = _assign([[gains[i][j] for j in sides[1]] for i in sides[0]])
        found += [(sides[0][i], sides[1][j]) for i, j in joint]
    return sorted(found)


def _assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The same for all of them together; there is a row and a column at least."""
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        turned = [[gains[i][j] for i in range(rows)] for j in range(columns)]
        return sorted((i, j) for j, i in _assign(turned))
    costs = [[-max(0.0, gain) for gain in row] for row in gains]
    above, below = [0.0] * rows, [0.0] * columns  # potentials: no cost is less than the sum of its two
    owner = [-1] * columns
    for row in range(rows):
        _place(row, costs, owner, (above, below))
    return sorted((i, j) for j, i in enumerate(owner) if i >= 0 and gains[i][j] > 0.0)


def _place(row: int, costs: list[list[float]], owner: list[int], potentials: tuple[list[float], list[float]]) -> None:
    """Give a row a column along the cheapest path of exchanges."""
    above, below = potentials
    columns = len(below)
    distance, came, done = [float("inf")] * columns, [-1] * columns, [False] * columns
    at, column = row, -1
    while True:
        reached = 0.0 if column < 0 else distance[column]
        for j in range(columns):
            if not done[j] and (step := reached + costs[at][j] - above[at] - below[j]) < distance[j]:
                distance[j], came[j] = step, column
        column = min((j for j in range(columns) if not done[j]), key=lambda j: (distance[j], j))
        done[column] = True
        if owner[column] < 0:
            break
        at = owner[column]
    end = distance[column]
    above[row] += end
    for j in range(columns):
        if done[j] and j != column:
            above[owner[j]] += end - distance[j]
            below[j] -= end - distance[j]
    while column >= 0:
        before = came[column]
        owner[column] = row if before < 0 else owner[before]
        column = before

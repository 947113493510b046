"""Rows whose passages stand apart on one side, across languages: two were joined on the other side, which lacks what is
between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import combinations

from diplodiff.align.programme import Pair, Run
from diplodiff.settings.align import BEAD_SPAN

Gain = Callable[[Run, Run], float]


def gathered(rows: Sequence[Pair], gain: Gain, linked: Callable[[int, int], bool]) -> list[Pair]:
    """The rows with lone passages taken into rows that gain by it, the largest gain first.

    gain    what a row of these passages of both sides gains over leaving them alone.
    linked  whether two passages, left and right, are close enough for both to stand in one such row.
    """
    found = list(rows)
    told = cache(partial(_more, gain))
    while True:
        grown = max(
            ((more, old, new) for old, new in _possible(found, linked) if (more := told(old, new)) > 0.0),
            key=lambda option: (option[0], option[2]),
            default=None,
        )
        if grown is None:
            return found
        new = grown[2]
        taken = [(side, i) for side in (0, 1) for i in new[side]]
        at = min(n for n, row in enumerate(found) if new[0][0] in row[0])
        found[at] = new
        found = [
            row for n, row in enumerate(found) if n == at or not any((s, i) in taken for s in (0, 1) for i in row[s])
        ]


def _more(gain: Gain, old: Pair, new: Pair) -> float:
    now = gain(*new)
    return now - (gain(*old) if all(old) else 0.0) if now > 0.0 else 0.0


def _possible(rows: Sequence[Pair], linked: Callable[[int, int], bool]) -> Iterator[tuple[Pair, Pair]]:
    """Rows as they are and as they might be with passages that stand alone in the same stretch, but not beside them."""
    for n, row in enumerate(rows):
        for side in (0, 1):
            own, other = row[side], row[1 - side]
            if not other or len(other) > 1 or len(own) >= BEAD_SPAN:
                continue
            alone = [i for i in _alone(rows, n, side) if linked(*((i, other[0]) if side == 0 else (other[0], i)))]
            for more in combinations(alone, 1 if own else 2):
                run = tuple(sorted((*own, *more)))
                if run[-1] - run[0] >= len(run):
                    yield row, (run, other) if side == 0 else (other, run)


def _alone(rows: Sequence[Pair], number: int, side: int) -> list[int]:
    """The passages of a side that stand alone not far before and after a row, up to the next row of both sides."""
    found: list[int] = []
    for step in (-1, 1):
        n, near = number + step, 0
        while 0 <= n < len(rows) and not all(rows[n]) and near < BEAD_SPAN:
            found += rows[n][side]
            near += len(rows[n][side])
            n += step
    return sorted(found)

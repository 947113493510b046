"""How many words near passages of two texts share, as a lexicon tells: numbers of a few pairs, those of all others are 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from diplodiff.similarity.grid import NONE, Leaders

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]

Run = tuple[int, ...]


class SharedWords:
    """The numbers of pairs (left, right) of passages; rows and columns: the best of each passage, 0 counting too."""

    def __init__(self, shape: tuple[int, int], pairs: Sequence[tuple[int, int]], numbers: Sequence[float]) -> None:
        """pairs: rising; numbers: 0 or more."""
        import numpy as np

        self.shape = shape
        self._left, self._right = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
        self._numbers = np.array(numbers, dtype=float)
        self._of: tuple[dict[int, dict[int, float]], dict[int, dict[int, float]]] = ({}, {})
        for (left, right), number in zip(pairs, numbers, strict=True):
            self._of[0].setdefault(left, {})[right] = number
            self._of[1].setdefault(right, {})[left] = number
        self.rows, self.columns = (
            _leaders([self._of[side].get(n, {}) for n in range(shape[side])], shape[1 - side]) for side in (0, 1)
        )

    def part(self, rows: slice, columns: slice) -> Table:
        """An array (left, right) of these passages."""
        import numpy as np

        found = np.zeros((rows.stop - rows.start, columns.stop - columns.start))
        first, last = np.searchsorted(self._left, (rows.start, rows.stop))
        right = self._right[first:last]
        inside = first + np.flatnonzero((right >= columns.start) & (right < columns.stop))
        found[self._left[inside] - rows.start, self._right[inside] - columns.start] = self._numbers[inside]
        return found

    def best_beside(self, left: Run, right: Run) -> float:
        """The best of any pair with one, but not the other, of two runs of passages."""
        best = 0.0
        for side, run, other in ((0, left, right), (1, right, left)):
            for i in run:
                for j, number in self._of[side].get(i, {}).items():
                    if number > best and j not in other:
                        best = number
        return best


def _leaders(lines: Sequence[Mapping[int, float]], size: int) -> Leaders:
    """lines: of each the numbers that are more than 0, by place; size: places of a line."""
    import numpy as np

    found = Leaders(np.zeros(len(lines), dtype=np.intp), *np.zeros((2, len(lines))))
    for n, numbers in enumerate(lines):
        best = sorted(numbers.values(), reverse=True)[:2]
        if best and best[0] > 0.0:
            found.places[n] = next(place for place, number in numbers.items() if number == best[0])
            found.best[n], found.second[n] = best[0], best[1] if len(best) > 1 else 0.0
    if size < 2:
        found.second[:] = NONE
    return found

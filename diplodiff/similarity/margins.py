"""Margins: how far a cosine stands above what either passage reaches with its best neighbours on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.similarity.geometry import level, spread, top

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]

Run = tuple[int, ...]


class Margins:
    """Cosines and margins of every two passages, as arrays (left, right); margins in units of the noise between the texts.

    cosines       of the passages' vectors.     cosine_noise  the spread of those of all pairs.
    table         the margins; those of passages without text are below every other.
    """

    def __init__(self, units: list[Table], worded: list[NDArray[numpy.bool_]]) -> None:
        """units: one row of unit length for each passage of a side; worded: which passages have text."""
        import numpy as np

        self._units, self._worded = units, worded
        self.cosines: Table = units[0] @ units[1].T
        self._levels = [level(self.cosines, worded[1]), level(self.cosines.T, worded[0])]
        inside = np.ix_(worded[0], worded[1])
        self.cosine_noise = spread(self.cosines[inside])[1]
        margins = self.cosines - (self._levels[0][:, None] + self._levels[1][None]) / 2.0
        self._middle, self._noise = spread(margins[inside])
        self.table: Table = (margins - self._middle) / self._noise
        self.table[~worded[0]] = self.table[:, ~worded[1]] = -9.0

    def of_runs(self, one: Table, two: Table, left: Run, right: Run) -> tuple[float, float, list[float]]:
        """Cosine and margin of two runs given by their vectors, and their leads over the best rival of either, rising."""
        import numpy as np

        cosine = float(one @ two)
        row, column = self._units[1] @ one, self._units[0] @ two
        row[list(right)] = column[list(left)] = -1.0
        levels = (top(row, self._worded[1], cosine), top(column, self._worded[0], cosine))
        margin = (cosine - sum(levels) / 2.0 - self._middle) / self._noise
        across = (row - (levels[0] + self._levels[1]) / 2.0 - self._middle) / self._noise
        down = (column - (levels[1] + self._levels[0]) / 2.0 - self._middle) / self._noise
        return cosine, margin, sorted(margin - float(np.max(r)) for r in (across, down))

    def mutual(self) -> list[tuple[int, int]]:
        """The pairs that are the best of both passages, by margin."""
        if not self.table.size:
            return []
        across, down = self.table.argmax(axis=1), self.table.argmax(axis=0)
        worded = self._worded
        return [(i, int(j)) for i, j in enumerate(across) if worded[0][i] and worded[1][j] and down[j] == i]

"""Margins: how far a cosine stands above what either passage reaches with its best neighbours on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplodiff.settings.across import CROSS_NEIGHBOURS, CROSS_WHOLE, LEXICON_NEAR
from diplodiff.similarity.geometry import spread, top
from diplodiff.similarity.grid import Grid, best, highest, near

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]

Run = tuple[int, ...]


class Margins:
    """Cosines and margins of every two passages, left and right; margins in units of the noise between the texts.

    cosines, table  the grids of both; margins of passages without text are below every other.
    near            the pairs whose margin is among the best few of either passage.
    rows, columns   the best margins of each passage.
    cosine_noise    the spread of the cosines of all pairs, or of those of every so-manieth left passage of a long text.
    """

    def __init__(self, units: list[Table], worded: list[NDArray[numpy.bool_]]) -> None:
        """units: one row of unit length for each passage of a side; worded: which passages have text."""
        import numpy as np

        self._units, self._worded = units, worded
        shape = len(units[0]), len(units[1])
        self.cosines = Grid(shape, lambda rows, columns: units[0][rows] @ units[1][columns].T)
        self._levels = levels(self.cosines, worded)
        rows, columns = (np.flatnonzero(side) for side in worded)
        rows = rows[:: max(1, -(-len(rows) * len(columns) // CROSS_WHOLE))]
        inside = self.cosines.picked(rows, columns)
        self.cosine_noise = spread(inside)[1]
        self._middle, self._noise = spread(inside - self._around(rows, columns))
        self.table = Grid(shape, self._margins)
        few = best(self.table, LEXICON_NEAR)
        self.near = near(*few)
        self.rows, self.columns = (side.leaders() for side in few)
        if shape[0] and shape[1]:
            self.table.know(np.arange(shape[0]), self.rows.places, self.rows.best)
            self.table.know(self.columns.places, np.arange(shape[1]), self.columns.best)

    def _around(self, rows: Any, columns: Any) -> Table:
        found: Table = (self._levels[0][rows][:, None] + self._levels[1][columns][None]) / 2.0
        return found

    def parts(self, rows: slice, columns: slice) -> tuple[Table, Table]:
        """Cosines and margins of these passages; not to be written to."""
        cosines = self.cosines.part(rows, columns)
        return cosines, self.table.part(rows, columns) if self.table.whole else self._margins(rows, columns, cosines)

    def _margins(self, rows: slice, columns: slice, cosines: Table | None = None) -> Table:
        found = self.cosines.part(rows, columns) if cosines is None else cosines
        found = found - self._around(rows, columns)
        found = (found - self._middle) / self._noise
        found[~self._worded[0][rows]] = found[:, ~self._worded[1][columns]] = -9.0
        return found

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
        if not (self.table.shape[0] and self.table.shape[1]):
            return []
        down, worded = self.columns.places, self._worded
        across = enumerate(self.rows.places)
        return [(i, int(j)) for i, j in across if worded[0][i] and worded[1][j] and down[j] == i]


def levels(cosines: Grid, worded: list[NDArray[numpy.bool_]]) -> tuple[Table, Table]:
    """For each passage of both sides the mean of its best few cosines with passages that have text."""
    import numpy as np

    rows = np.zeros(cosines.shape[0])
    few = np.empty((cosines.shape[1], 0))
    for part, block in cosines.blocks():
        top_few = highest(block[:, worded[1]], CROSS_NEIGHBOURS)
        if top_few.shape[1]:
            rows[part] = top_few.mean(axis=1)
        few = highest(np.concatenate([few, block[worded[0][part]].T], axis=1), CROSS_NEIGHBOURS)
    return rows, few.mean(axis=1) if few.shape[1] else np.zeros(cosines.shape[1])

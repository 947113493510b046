"""Numbers of every two passages, a left one and a right one, without all of them in memory at once where there are many.

A grid is told by a function that works out any part of it. One of usual size is worked out once, as a whole. A larger one is
gone through in blocks of rows, of which no more is kept than each row's and each column's best; single places are looked
up in small tiles, the last few of which are kept, as texts are mostly gone through in order.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.settings.across import CROSS_BLOCK, CROSS_TILE, CROSS_TILES, CROSS_WHOLE

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]
    Places = NDArray[numpy.intp]

NONE = -9.0  # what stands for the best of a line that has no other place


class Grid:
    """What `make(rows, columns)` gives for every two passages of a left and a right text; each takes a slice or an array."""

    def __init__(self, shape: tuple[int, int], make: Callable[[Any, Any], Table], whole: bool | None = None) -> None:
        """whole: whether all of it is worked out at once (default: where it is small)."""
        self.shape, self._make = shape, make
        self._known: dict[tuple[int, int], float] = {}
        self._wanted: tuple[Places, Places] | None = None
        self._tiles: OrderedDict[tuple[int, int], Table] = OrderedDict()
        self.whole = shape[0] * shape[1] <= CROSS_WHOLE if whole is None else whole
        self._all = make(slice(0, shape[0]), slice(0, shape[1])) if self.whole else None
        self.at: Callable[[int, int], float] = self._all.item if self._all is not None else self._tile
        """The number of a left and a right passage."""

    def part(self, rows: slice, columns: slice) -> Table:
        """A part of the grid; not to be written to."""
        return self._make(rows, columns) if self._all is None else self._all[rows, columns]

    def picked(self, rows: Places, columns: Places) -> Table:
        """The same for the rows and columns of these numbers."""
        import numpy as np

        return self._make(rows, columns) if self._all is None else self._all[np.ix_(rows, columns)]

    def blocks(self, lefts: range | None = None, rights: range | None = None) -> Iterator[tuple[slice, Table]]:
        """Rows, and the grid's numbers for them, of these ranges (default: all)."""
        import numpy as np

        rows = range(self.shape[0]) if lefts is None else lefts
        columns = range(self.shape[1]) if rights is None else rights
        step = max(1, CROSS_BLOCK // max(1, len(columns)))
        if self.whole:
            step = max(1, len(rows))
        for at in range(rows.start, rows.stop, step):
            part = slice(at, min(at + step, rows.stop))
            block = self.part(part, slice(columns.start, columns.stop))
            if self._wanted is not None and len(columns) == self.shape[1]:
                first, last = np.searchsorted(self._wanted[0], (part.start, part.stop))
                left, right = (places[first:last] for places in self._wanted)
                self.know(left, right, block[left - part.start, right])
            yield part, block

    def keep(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Have the numbers of these pairs kept when all blocks are gone through: they are asked for anywhere."""
        import numpy as np

        if not self.whole:
            left, right = np.array(sorted(set(pairs)), dtype=np.intp).reshape(-1, 2).T
            self._wanted = left, right

    def expect(self, pairs: Mapping[int, Sequence[int]]) -> None:
        """Have the numbers of pairs (left -> rights) that lie anywhere at hand."""
        import numpy as np

        for left, rights in () if self.whole else pairs.items():
            row = self._make(slice(left, left + 1), slice(0, self.shape[1]))[0]
            places = np.array(rights, dtype=np.intp)
            self.know(np.full_like(places, left), places, row[places])

    def know(self, left: Places, right: Places, numbers: Table) -> None:
        """Keep the numbers of these pairs."""
        if not self.whole:
            self._known.update(zip(zip(left.tolist(), right.tolist(), strict=True), numbers.tolist(), strict=True))

    def _tile(self, left: int, right: int) -> float:
        if (known := self._known.get((left, right))) is not None:
            return known
        key = (left // CROSS_TILE, right // CROSS_TILE)
        if key in self._tiles:
            self._tiles.move_to_end(key)
        else:
            rows, columns = (
                slice(k * CROSS_TILE, min((k + 1) * CROSS_TILE, size)) for k, size in zip(key, self.shape, strict=True)
            )
            self._tiles[key] = self._make(rows, columns)
            if len(self._tiles) > CROSS_TILES:
                self._tiles.popitem(last=False)
        return float(self._tiles[key][left % CROSS_TILE, right % CROSS_TILE])


class Leaders(NamedTuple):
    """Of each line (row or column) the place of its best number, the first of equals; that number, and the next best."""

    places: Places
    best: Table
    second: Table

    def rivals(self, lines: slice, places: slice) -> Table:
        """For each place of a part the best of its line elsewhere: an array (line, place)."""
        import numpy as np

        here = np.arange(places.start, places.stop)[None] == self.places[lines, None]
        found: Table = np.where(here, self.second[lines, None], self.best[lines, None])
        return found


class Best(NamedTuple):
    """The best few numbers of each line (row or column), falling, of equals the first: arrays (line, rank)."""

    places: Places
    numbers: Table

    def leaders(self) -> Leaders:
        """The best two."""
        import numpy as np

        two = np.full((len(self.places), 2), NONE)
        first = np.zeros(len(self.places), dtype=np.intp)
        if self.places.shape[1]:
            two[:, : self.numbers.shape[1]], first = self.numbers[:, :2], self.places[:, 0]
        return Leaders(first, two[:, 0], two[:, 1])


def best(grid: Grid, count: int, lefts: range | None = None, rights: range | None = None) -> tuple[Best, Best]:
    """Those of the rows and of the columns of a grid; within these ranges (default: all), counted from their beginnings."""
    import numpy as np

    ranges = lefts or range(grid.shape[0]), rights or range(grid.shape[1])
    few = [min(count, len(side)) for side in ranges]
    rows = Best(*(np.zeros((len(ranges[0]), few[1]), dtype=kind) for kind in (np.intp, float)))
    columns = Best(*(np.zeros((len(ranges[1]), 0), dtype=kind) for kind in (np.intp, float)))
    for part, block in grid.blocks(*ranges) if all(ranges) else ():
        at = part.start - ranges[0].start
        rows.places[at : at + len(block)] = found = _first(block, few[1])
        rows.numbers[at : at + len(block)] = np.take_along_axis(block, found, axis=1)
        found = _first(block.T, min(few[0], len(block)))
        joined = np.concatenate([columns.numbers, np.take_along_axis(block.T, found, axis=1)], axis=1)
        places = np.concatenate([columns.places, found + at], axis=1)
        found = _first(joined, min(few[0], joined.shape[1]))
        columns = Best(np.take_along_axis(places, found, axis=1), np.take_along_axis(joined, found, axis=1))
    return rows, columns


def near(rows: Best, columns: Best) -> list[tuple[int, int]]:
    """The places that are among the best of their row or of their column, rising."""
    found = {(i, j) for i, places in enumerate(rows.places.tolist()) for j in places}
    found.update((i, j) for j, places in enumerate(columns.places.tolist()) for i in places)
    return sorted(found)


def highest(values: Table, count: int) -> Table:
    """The largest few numbers of each row, rising."""
    import numpy as np

    if values.shape[1] > count:
        values = np.partition(values, -count, axis=1)[:, -count:]
    return np.sort(values, axis=1)


def _first(values: Table, count: int) -> Places:
    """The places of the largest few numbers of each row, falling; of equals the first."""
    import numpy as np

    if values.shape[1] <= count:
        return np.argsort(-values, axis=1, kind="stable")
    least = np.partition(values, -count, axis=1)[:, -count, None]
    chosen = values >= least
    extra = chosen.sum(axis=1) - count
    for row in np.flatnonzero(extra):  # the last of those that are equal to the least
        equal = np.flatnonzero(values[row] == least[row])
        chosen[row, equal[len(equal) - extra[row] :]] = False
    places = np.nonzero(chosen)[1].reshape(len(values), count)
    order = np.argsort(-np.take_along_axis(values, places, axis=1), axis=1, kind="stable")
    return np.take_along_axis(places, order, axis=1)

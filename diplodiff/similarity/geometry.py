"""Small pieces of linear algebra that passages of different languages are scored with (see semantic.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.settings.across import CROSS_NEIGHBOURS, CROSS_RELATED, CROSS_RELATED_MOST
from diplodiff.similarity.grid import Grid

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]

Run = tuple[int, ...]


class Relations:
    """How alike two passages stand to the rest of their own text: told within each language, so that a weak encoder counts
    for less. The rest is the surest pairs; a passage is described by its cosines with those of its side.
    """

    def __init__(self, units: list[Table], pairs: list[tuple[int, int]], margins: Grid) -> None:
        import numpy as np

        ordered = sorted(pairs, key=lambda pair: -margins.at(*pair))
        self._known: tuple[dict[Run, Table], dict[Run, Table]] = ({}, {})
        self._fixed = sorted(ordered[: max(CROSS_RELATED, min(CROSS_RELATED_MOST, len(ordered) * 7 // 10))])
        self._few = len(self._fixed) < CROSS_RELATED
        if self._few:
            sizes = [np.arange(size) for size in margins.shape]
            self.table = Grid(
                margins.shape, lambda rows, columns: np.full((len(sizes[0][rows]), len(sizes[1][columns])), 0.5)
            )
            return
        self._places = [np.array([pair[side] for pair in self._fixed]) for side in (0, 1)]
        self._others = [units[side][self._places[side]] for side in (0, 1)]
        self._level = []
        for others in self._others:
            among = others @ others.T
            np.fill_diagonal(among, 0.0)
            self._level.append(among.sum(axis=1) / (len(others) - 1))
        every = [np.arange(len(u))[:, None] == self._places[side] for side, u in enumerate(units)]
        sides = [self._described(side, units[side], every[side]) for side in (0, 1)]
        one, two = (scaled(side) for side in sides)
        self.table = Grid(margins.shape, lambda rows, columns: one[rows] @ two[columns].T)

    def between(self, one: Table, two: Table, left: Run, right: Run) -> float:
        """The likeness of two runs, given by their vectors."""
        import numpy as np

        if self._few:
            return 0.5
        for side, vector, run in ((0, one, left), (1, two, right)):
            if run not in self._known[side]:
                own = (self._places[side][:, None] == np.array(run)).any(axis=1)[None]
                self._known[side][run] = scaled(self._described(side, vector[None], own))[0]
        return float(self._known[0][left] @ self._known[1][right])

    def _described(self, side: int, vectors: Table, own: NDArray[numpy.bool_]) -> Table:
        """Cosines with the fixed passages of the side, freed of what is usual there; those with itself count for nothing."""
        found: Table = vectors @ self._others[side].T - self._level[side]
        found[own] = 0.0
        found -= found.sum(axis=1, keepdims=True) / (~own).sum(axis=1, keepdims=True)
        found[own] = 0.0
        return found


class Runs:
    """The vectors of runs of passages as if each were one passage: the mean of its passages by length, freed of what all
    share. They are asked for again and again.
    """

    def __init__(self, units: list[Table], raw: list[Table], means: list[Table], lengths: list[Table]) -> None:
        """For each side: the passages' vectors freed and scaled, as they are, what they share, and their lengths (0: no text)."""
        self._units, self._raw, self._means, self._lengths = units, raw, means, lengths
        self._made: tuple[dict[Run, Table], dict[Run, Table]] = ({}, {})

    def __call__(self, side: int, run: Run) -> Table:
        import numpy as np

        if len(run) == 1:
            found: Table = self._units[side][run[0]]
            return found
        made = self._made[side]
        if run not in made:
            places = list(run)
            weights = self._lengths[side][places]
            whole = weights @ self._raw[side][places] / max(1.0, weights.sum()) - self._means[side]
            made[run] = whole / max(1e-9, float(np.linalg.norm(whole)))
        return made[run]


def scaled(vectors: Table) -> Table:
    import numpy as np

    found: Table = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return found


def median(values: list[float]) -> float:
    import numpy as np

    return max(0.1, float(np.median(values))) if values else 1.0


def mean(vectors: Table, worded: NDArray[numpy.bool_]) -> Table:
    """What all passages of a side share."""
    import numpy as np

    count = int(worded.sum())
    if not count:
        return np.zeros(vectors.shape[1])
    found: Table = vectors[worded].mean(axis=0)
    return found


def unit(vectors: Table, worded: NDArray[numpy.bool_]) -> Table:
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Table = np.where(worded[:, None], vectors / np.maximum(lengths, 1e-9), 0.0)
    return found


def top(cosines: Table, worded: NDArray[numpy.bool_], own: float) -> float:
    import numpy as np

    best = np.sort(np.append(cosines[worded], own))[-CROSS_NEIGHBOURS:]
    return float(best.mean())


def spread(values: Table) -> tuple[float, float]:
    """Middle and robust standard deviation."""
    import numpy as np

    if not values.size:
        return 0.0, 1.0
    middle = float(np.median(values))
    return middle, max(1e-6, 1.4826 * float(np.median(np.abs(values - middle))))

"""How well the lengths of two passages of different languages fit one another.

How much longer one language runs than the other is told by the two texts themselves: by the pairs that are the best of
both their passages.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from diplodiff.settings.across import CROSS_LENGTH_CLIP, CROSS_LENGTH_SPREAD, CROSS_LENGTH_WEIGHT

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]

Run = tuple[int, ...]


class Lengths:
    """Lengths of the passages of both sides, in characters; `of` holds them as one array a side."""

    def __init__(self, sides: tuple[list[str], list[str]]) -> None:
        import numpy as np

        self.of: list[Table] = [np.array([max(1, len(text)) for text in side], dtype=float) for side in sides]
        self._each: list[list[float]] = [lengths.tolist() for lengths in self.of]
        self._known: tuple[dict[Run, float], dict[Run, float]] = ({}, {})
        self.ratio, self.spread = 0.0, CROSS_LENGTH_SPREAD

    def whole(self, side: int, run: Run) -> float:
        """The length of a run of passages; asked for again and again."""
        known = self._known[side]
        if run not in known:
            each = self._each[side]
            known[run] = sum([each[i] for i in run])
        return known[run]

    def learn(self, pairs: list[tuple[int, int]]) -> None:
        """Take the usual logarithm of left length to right length, and its spread, from these pairs."""
        import numpy as np

        logs = [log(self.of[0][i] / self.of[1][j]) for i, j in pairs]
        if not logs:
            return
        self.ratio = float(np.median(logs))
        spread = 1.4826 * float(np.median(np.abs(np.array(logs) - self.ratio)))
        weight = CROSS_LENGTH_WEIGHT
        mixed = (len(logs) * spread**2 + weight * CROSS_LENGTH_SPREAD**2) / (len(logs) + weight)
        self.spread = max(0.1, mixed**0.5)

    def misfits(self, lefts: slice, rights: slice) -> Table:
        """For every two of these passages how many spreads their lengths miss the usual ratio by, within what can be told."""
        import numpy as np

        logs = [np.log(lengths[part]) for lengths, part in zip(self.of, (lefts, rights), strict=True)]
        found: Table = np.abs(logs[0][:, None] - logs[1][None] - self.ratio) / self.spread
        return np.minimum(found, CROSS_LENGTH_CLIP)

    def misfit(self, side: int, run: Run, other: Run) -> float:
        """The same for two runs of passages, the first of this side."""
        ratio = self.ratio if side == 0 else -self.ratio
        return min(
            CROSS_LENGTH_CLIP, abs(log(self.whole(side, run) / self.whole(1 - side, other)) - ratio) / self.spread
        )

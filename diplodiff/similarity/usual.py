"""What counterparts reach in the two texts at hand: the measure that every pair of passages is held to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.settings.across import CROSS_LEVEL, CROSS_LEVEL_SHARE, CROSS_LIFT, CROSS_PAIR_GAIN

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.float64] | float


class Usual(NamedTuple):
    """What pairs that are the best of both their passages usually reach."""

    margin: float
    cosine: float
    relation: float

    def beyond(self, margins: Numbers, cosines: Numbers, least: tuple[float, float]) -> Any:
        """Which pairs stay below these shares of the usual margin or cosine: as many as there are numbers."""
        return (margins < least[0] * self.margin) | (cosines < least[1] * self.cosine)


def lift(odds: Sequence[float]) -> float:
    """What all odds are raised by where those of best pairs (given) are low: an encoder that is weak in these two texts is
    not held to what others reach.
    """
    import numpy as np

    level = max(0.1, float(np.median(odds))) if odds else 1.0
    return max(CROSS_LIFT[0], min(CROSS_LIFT[1], CROSS_LEVEL_SHARE * (CROSS_LEVEL - level)))


def grace(odds: Sequence[float]) -> float:
    """How far below even the odds of two passages may be that their place makes up for; less where the worst of the best
    pairs (their odds are given) are closer than what stands face to face by chance.
    """
    import numpy as np

    least, most, even = CROSS_PAIR_GAIN
    return max(least, min(most, even - float(np.percentile(odds, 25)))) if odds else most

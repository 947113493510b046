"""The vectors of two texts as one encoder or several see them: every view of a passage stands in its row, each with its weight.

Views err about different passages, so together they err less than the best of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from diplodiff.settings.across import CROSS_VIEW
from diplodiff.similarity.geometry import mean, unit
from diplodiff.similarity.vector_cache import views

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]


def seen(
    encoders: Sequence[str], sides: tuple[Sequence[str], Sequence[str]], most: int | None = None
) -> tuple[tuple[Matrix, Matrix], int]:
    """A row for each text of either side, and in how many views it is seen there, of all that the encoders offer or the
    first `most`.

    A single view is as it comes; of several, each is freed of what the texts of its side share, and of unit length.
    """
    count = len(sides[0])
    every = (
        (view, CROSS_VIEW if n else 1.0)
        for name in encoders
        for n, view in enumerate(views(name, [*sides[0], *sides[1]]))
    )
    found = list(islice(every, most))
    left, right = (
        _beside([(view[rows], weight) for view, weight in found], texts)
        for rows, texts in zip((slice(count), slice(count, None)), sides, strict=True)
    )
    return (left, right), len(found)


def _beside(found: Sequence[tuple[Matrix, float]], texts: Sequence[str]) -> Matrix:
    import numpy as np

    if len(found) == 1:
        return found[0][0]
    worded = np.array([bool(text) for text in texts], dtype=bool)
    return np.concatenate(
        [weight * unit(view - mean(view.astype(float), worded), worded) for view, weight in found], axis=1
    )

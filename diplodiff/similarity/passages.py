"""Which passages of a text may say the same as a few passages in another language, by sentence vectors.

As everywhere, a raw cosine says little: vectors are freed of what their side shares, and a pair is judged by how far it
stands above the best other pairs of both its passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING

from diplodiff.settings.questions import (
    QUOTE_ACROSS_LEAST,
    QUOTE_ACROSS_NEIGHBOURS,
    QUOTE_ACROSS_SLOPE,
    QUOTE_CANDIDATES,
)

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]


def likely(
    wanted: Sequence[str], around: Sequence[str], passages: Sequence[str], encoder: str
) -> list[list[tuple[int, float, bool]]]:
    """For each wanted passage the best of `passages`: its number, a score from 0 to 1, whether it is likely to say the same.

    around: other passages in the language of those that are wanted, as a background.
    """
    import numpy as np

    from diplodiff.similarity.vector_cache import vectors

    if not wanted or not passages:
        return [[] for _ in wanted]
    found = vectors(encoder, [*wanted, *around, *passages]).astype(float)
    cut = len(wanted) + len(around)
    left, right = found[:cut], found[cut:]
    left, right = (_unit(side - side.mean(axis=0)) if len(side) > 3 else _unit(side) for side in (left, right))
    cosines = left @ right.T
    rows = [np.sort(row)[::-1][1 : QUOTE_ACROSS_NEIGHBOURS + 1].mean() if len(row) > 1 else 0.0 for row in cosines]
    answers = []
    for n in range(len(wanted)):
        order = np.argsort(-cosines[n], kind="stable")[: QUOTE_CANDIDATES * 2]
        row = []
        for at in order:
            others = np.delete(cosines[:, at], n)
            column = np.sort(others)[::-1][:QUOTE_ACROSS_NEIGHBOURS].mean() if len(others) else 0.0
            margin = float(cosines[n, at] - 0.5 * (rows[n] + column))
            evidence = margin + float(cosines[n, at])
            score = 1.0 / (1.0 + exp(-QUOTE_ACROSS_SLOPE * (evidence - QUOTE_ACROSS_LEAST)))
            row.append((int(at), round(score, 4), evidence >= QUOTE_ACROSS_LEAST))
        answers.append(sorted(row, key=lambda r: -r[1]))
    return answers


def _unit(side: Table) -> Table:
    import numpy as np

    found: Table = side / np.maximum(1e-9, np.linalg.norm(side, axis=1, keepdims=True))
    return found

"""The weights of the Universal Sentence Encoder as its forward pass (use_forward.py) takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]

ORDERS = ((2, 0), (3, 1), (5, 2))  # tokens in the window of each convolution, and how many of them stand to the left
CHANNELS = 256
TILE = 4  # outputs of a second convolution that are computed together
_POINTS = (0, 1, -1, 2, -2, 0.5, -0.5)  # where its polynomials are taken (see `shortened`)


def prepared(weights: Mapping[str, Any]) -> dict[str, Any]:
    """The package's arrays, by the names that they have in its object, as use_forward.py takes them."""
    import numpy as np

    def beside(w: Matrix, n: int) -> Matrix:
        """The weights of a window's places side by side instead of one below another."""
        return np.ascontiguousarray(w.reshape(n, CHANNELS, -1).swapaxes(0, 1).reshape(CHANNELS, -1))

    alike = ("table", "scale", "lo", "proj_W", "proj_b", "ln_g_all", "ln_b_all", "b1", "b2")
    dense = ("ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3", "eps")
    found = {name: weights[name] for name in alike + dense}
    found["w1"] = [beside(w, n) for w, (n, _) in zip(weights["w1"], ORDERS, strict=True)]
    short = [shortened(w.reshape(n, CHANNELS, -1)) for w, (n, _) in zip(weights["w2"], ORDERS, strict=True)]
    return found | {name: [parts[i] for parts in short] for i, name in enumerate(("before", "w2", "after"))}


def shortened(weights: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Matrices that give TILE outputs of a convolution with fewer products: 5 instead of 8, 6 of 12, 8 of 20.

    The transposed algorithm of Toom and Cook (S. Winograd, Arithmetic Complexity of Computations, 1980): with the inputs of
    a tile as rows, outputs = after @ (w2 * (before @ inputs)), where `*` goes place by place. weights: (window, in, out).
    """
    import numpy as np

    window = len(weights)
    places = TILE + window - 1

    def values(count: int) -> Matrix:
        """A polynomial of so many coefficients at the points and at infinity."""
        powers = [[float(point) ** i for i in range(count)] for point in _POINTS[: places - 1]]
        return np.array([*powers, [0.0] * (count - 1) + [1.0]])

    before = np.linalg.inv(values(places)).T
    between = np.tensordot(values(window), weights.astype(np.float64), 1)
    return tuple(np.ascontiguousarray(part, dtype=np.float32) for part in (before, between, values(TILE).T))  # type: ignore[return-value]

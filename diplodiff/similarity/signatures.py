"""Nearest vectors among a million, by their signs: one bit a dimension, then the true cosines of the best.

A vector is freed of the mean of all and kept as the signs of its numbers, 48 to 64 bytes. The bits that two vectors do not
share are counted for every vector (a million take some tens of milliseconds), and the cosines of the few thousand with the
fewest are computed from the vectors themselves. The signatures are one file that is mapped into memory.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.settings import SIGNATURE_BLOCK

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vector = NDArray[numpy.float32]
    Bits = NDArray[numpy.uint64]
    Numbers = NDArray[numpy.int32]

_HEADER = 4096


class Signatures(NamedTuple):
    """ids and groups (of each vector, as the maker gave them), bits (one row a vector) and the mean of all vectors."""

    ids: Numbers
    groups: Numbers
    bits: Bits
    mean: Vector

    def nearest(self, query: Vector, count: int, groups: Collection[int] | None = None) -> Numbers:
        """The places of the vectors whose signs agree most with the query's, of these groups (None: of all)."""
        import numpy as np

        if not len(self.ids):
            return np.zeros(0, dtype=np.int32)
        wanted = _signs((query - self.mean)[None, :])[0]
        apart = np.empty(len(self.ids), dtype=np.uint16)
        for at in range(0, len(self.ids), SIGNATURE_BLOCK):
            block = self.bits[at : at + SIGNATURE_BLOCK]
            apart[at : at + SIGNATURE_BLOCK] = np.bitwise_count(block ^ wanted).sum(axis=1, dtype=np.uint16)
        if groups is not None:
            allowed = np.isin(self.groups, np.fromiter(groups, dtype=np.int32))
            apart[~allowed] = np.iinfo(np.uint16).max
        count = min(count, len(apart))
        best = np.argpartition(apart, count - 1)[:count] if count < len(apart) else np.arange(count)
        best = best[apart[best] < np.iinfo(np.uint16).max]
        return best[np.argsort(apart[best], kind="stable")].astype(np.int32)


def made(rows: Iterable[tuple[int, int, bytes]], dimensions: int) -> Signatures:
    """The signatures of vectors given as (id, group, numbers of half precision), in blocks; the mean is of the first block
    of a sample, which is enough to free the others of what all share.
    """
    import numpy as np

    ids: list[Any] = []
    groups: list[Any] = []
    bits: list[Any] = []
    mean = None
    for block in _blocks(rows):
        matrix = np.frombuffer(b"".join(row[2] for row in block), dtype="<f2").reshape(len(block), dimensions)
        matrix = matrix.astype(np.float32)
        mean = matrix.mean(axis=0) if mean is None else mean
        ids.append(np.array([row[0] for row in block], dtype=np.int32))
        groups.append(np.array([row[1] for row in block], dtype=np.int32))
        bits.append(_signs(matrix - mean))
    if mean is None:
        none = np.zeros(0, dtype=np.int32)
        return Signatures(none, none, np.zeros((0, 1), dtype=np.uint64), np.zeros(dimensions, dtype=np.float32))
    return Signatures(np.concatenate(ids), np.concatenate(groups), np.concatenate(bits), mean)


def kept(path: Path | None, stamp: str, make: Callable[[], Signatures]) -> Signatures:
    """The signatures of a file, where it was made for the same stamp; else made, and written there if it can be."""
    if path is not None:
        found = _read(path, stamp)
        if found is not None:
            return found
    new = make()
    if path is not None:
        _write(path, stamp, new)
    return new


def cosines(query: Vector, vectors: Sequence[bytes]) -> Vector:
    """The cosines of a query of unit length with vectors of half precision."""
    import numpy as np

    matrix = np.frombuffer(b"".join(vectors), dtype="<f2").reshape(len(vectors), -1).astype(np.float32)
    found: Vector = matrix @ query
    return found


def _blocks(rows: Iterable[tuple[int, int, bytes]]) -> Iterable[list[tuple[int, int, bytes]]]:
    block: list[tuple[int, int, bytes]] = []
    for row in rows:
        block.append(row)
        if len(block) == SIGNATURE_BLOCK:
            yield block
            block = []
    if block:
        yield block


def _signs(matrix: Any) -> Any:
    import numpy as np

    packed = np.packbits(matrix > 0, axis=1)
    short = -packed.shape[1] % 8
    if short:
        packed = np.pad(packed, ((0, 0), (0, short)))
    return np.ascontiguousarray(packed).view(np.uint64)


def _read(path: Path, stamp: str) -> Signatures | None:
    import numpy as np

    try:
        with open(path, "rb") as file:
            head = json.loads(file.read(_HEADER).rstrip(b" "))
        if head.get("stamp") != stamp:
            return None
        count, words, dimensions = (int(head[key]) for key in ("count", "words", "dimensions"))
        sizes = (4 * dimensions, 4 * count, 4 * count, 8 * count * words)
        if path.stat().st_size != _HEADER + sum(sizes):
            return None
        parts = []
        at = _HEADER
        for size, kind, shape in zip(
            sizes, ("<f4", "<i4", "<i4", "<u8"), ((dimensions,), (count,), (count,), (count, words)), strict=True
        ):
            parts.append(
                np.memmap(path, dtype=kind, mode="r", offset=at, shape=shape) if size else np.zeros(shape, kind)
            )
            at += size
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None
    mean, ids, groups, bits = parts
    return Signatures(ids, groups, bits, mean)


def _write(path: Path, stamp: str, new: Signatures) -> None:
    head = {"stamp": stamp, "count": len(new.ids), "words": new.bits.shape[1], "dimensions": len(new.mean)}
    aside = ""
    try:
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(head).encode().ljust(_HEADER))
            for part, kind in ((new.mean, "<f4"), (new.ids, "<i4"), (new.groups, "<i4"), (new.bits, "<u8")):
                file.write(part.astype(kind, copy=False).tobytes())
        os.replace(aside, path)
    except OSError:  # a folder that cannot be written: made anew each time, only slower
        if aside and os.path.exists(aside):
            os.unlink(aside)

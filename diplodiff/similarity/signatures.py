"""Nearest vectors among a million, by their signs: one bit a dimension, then the true cosines of the best.

Vectors of one language lie close together, whatever is said, so a vector is first freed of the mean of its language (of the
whole, where there are few of it), and then kept as the signs of its numbers, 48 to 64 bytes. The bits that two vectors do
not share are counted for every vector (a million take some tens of milliseconds), and the cosines of the few thousand with
the fewest are computed from the vectors themselves. The signatures are one file that is mapped into memory.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.settings.questions import SIGNATURE_BLOCK, SIGNATURE_MEAN

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vector = NDArray[numpy.float32]
    Bits = NDArray[numpy.uint64]
    Numbers = NDArray[numpy.int32]

_HEADER = 4096
# The arrays of a file in order, aligned for their numbers.
_PARTS = (("bits", "<u8"), ("means", "<f4"), ("ids", "<i4"), ("groups", "<i4"), ("kinds", "<i4"))


class Row(NamedTuple):
    """A vector as numbers of half precision; group and kind are what the maker tells of it (its text, its language)."""

    id: int
    group: int
    kind: str
    vector: bytes


class Signatures(NamedTuple):
    """For each vector its id, group, kind (a number in names) and bits; of each kind the mean, the last is that of all."""

    ids: Numbers
    groups: Numbers
    kinds: Numbers
    bits: Bits
    means: Vector
    names: tuple[str, ...]

    def freed(self, vector: Vector, kind: str) -> Vector:
        """A vector without the mean of its kind, of unit length."""
        import numpy as np

        known = self.names.index(kind) if kind in self.names else len(self.names) - 1
        free = vector - self.means[known]
        found: Vector = free / max(1e-9, float(np.linalg.norm(free)))
        return found

    def nearest(self, query: Vector, count: int, groups: Collection[int] | None = None) -> Numbers:
        """The places of the vectors whose signs agree most with those of a freed query, of these groups (None: of all)."""
        import numpy as np

        if not len(self.ids):
            return np.zeros(0, dtype=np.int32)
        wanted = _signs(query[None, :])[0]
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

    def cosines(self, query: Vector, places: Sequence[int], vectors: Sequence[bytes]) -> Vector:
        """The cosines of a freed query with the vectors at these places, which are given as numbers of half precision."""
        import numpy as np

        matrix = np.frombuffer(b"".join(vectors), dtype="<f2").reshape(len(vectors), -1).astype(np.float32)
        matrix -= self.means[self.kinds[np.asarray(places, dtype=np.int64)]]
        found: Vector = matrix @ query / np.maximum(1e-9, np.linalg.norm(matrix, axis=1))
        return found


def made(rows: Callable[[], Iterable[Row]], dimensions: int) -> Signatures:
    """The signatures of vectors, which are gone through twice, in blocks: once for the means."""
    import numpy as np

    means, names = _means(rows, dimensions)
    number = {name: n for n, name in enumerate(names)}
    parts: list[tuple[Any, ...]] = []
    for block in _blocks(rows()):
        kinds = np.array([number[row.kind] for row in block], dtype=np.int32)
        ids, groups = (np.array([row[n] for row in block], dtype=np.int32) for n in (0, 1))
        parts.append((ids, groups, kinds, _signs(_matrix(block, dimensions) - means[kinds])))
    if not parts:
        none = np.zeros(0, dtype=np.int32)
        return Signatures(none, none, none, np.zeros((0, 1), dtype=np.uint64), means, names)
    ids, groups, kinds, bits = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Signatures(ids, groups, kinds, bits, means, names)


def _means(rows: Callable[[], Iterable[Row]], dimensions: int) -> tuple[Vector, tuple[str, ...]]:
    """The mean of each kind, drawn towards that of all where there are few of it; and the names of the kinds."""
    import numpy as np

    sums: dict[str, Any] = {}
    counts: Counter[str] = Counter()
    for block in _blocks(rows()):
        matrix = _matrix(block, dimensions)
        kinds = np.array([row.kind for row in block])
        for kind in dict.fromkeys(row.kind for row in block):
            here = kinds == kind
            sums[kind] = sums.get(kind, 0.0) + matrix[here].sum(axis=0, dtype=np.float64)
            counts[kind] += int(here.sum())
    names = sorted(sums)
    overall = sum(sums.values()) / max(1, counts.total()) if sums else np.zeros(dimensions)
    own = [(sums[k] + SIGNATURE_MEAN * overall) / (counts[k] + SIGNATURE_MEAN) for k in names]
    return np.array([*own, overall], dtype=np.float32), (*names, "")


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


def _matrix(block: Sequence[Row], dimensions: int) -> Any:
    import numpy as np

    numbers = np.frombuffer(b"".join(row.vector for row in block), dtype="<f2")
    return numbers.reshape(len(block), dimensions).astype(np.float32)


def _blocks(rows: Iterable[Row]) -> Iterable[list[Row]]:
    block: list[Row] = []
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
        names = tuple(map(str, head["names"]))
        shapes = [tuple(map(int, shape)) for shape in head["shapes"]]
        sizes = [np.dtype(kind).itemsize * int(np.prod(shape)) for (_, kind), shape in zip(_PARTS, shapes, strict=True)]
        if path.stat().st_size != _HEADER + sum(sizes):
            return None
        parts = {}
        at = _HEADER
        for (name, kind), shape, size in zip(_PARTS, shapes, sizes, strict=True):
            parts[name] = np.memmap(path, kind, "r", at, shape) if size else np.zeros(shape, kind)
            at += size
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None
    return Signatures(**parts, names=names)


def _write(path: Path, stamp: str, new: Signatures) -> None:
    shapes = [getattr(new, name).shape for name, _ in _PARTS]
    head = {"stamp": stamp, "names": new.names, "shapes": shapes}
    aside = ""
    try:
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(head).encode().ljust(_HEADER))
            for name, kind in _PARTS:
                file.write(getattr(new, name).astype(kind, copy=False).tobytes())
        os.replace(aside, path)
    except OSError:  # a folder that cannot be written: made anew each time, only slower
        if aside and os.path.exists(aside):
            os.unlink(aside)

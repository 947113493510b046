"""What a piece of work is made from, as one name: two runs that would do the same work give it the same name."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from diplodiff import __version__, settings
from diplodiff.archive.stamps import stamp
from diplodiff.archive.store import Store, default_folder
from diplodiff.patterns import regex

_PACKAGE = Path(__file__).parent.parent
_INSTALLED = (".dist-info", ".egg-info")
_OCR = ("tesseract", "tesseract.exe")
_NAME = regex(r"[\w.-]+")


class Program(NamedTuple):
    """What reads and compares: its version, its thresholds, and its code and libraries, the last two as digests."""

    version: str
    settings: str
    build: str


def key(*parts: object) -> str:
    """A name of 64 hexadecimal digits for values that JSON can hold."""
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def program() -> Program:
    """The program that runs. A version alone would not tell two states of a checkout, or another PDF library."""
    return Program(__version__, settings.digest(), _build())


def _build() -> str:
    """The digest, from the user's cache where neither a file of this program nor what is installed beside it changed since."""
    signed = _signature()
    if signed is None:
        return _built()
    store = Store(default_folder())
    kept = store.get("builds", signed)
    if kept is None:
        kept = _built().encode()
        store.put("builds", signed, kept)
    return kept.decode()


def _signature() -> str | None:
    """What the build is made of, told without reading it; None where a file is so new that its date could not tell a change."""
    found: list[object] = [str(_PACKAGE)]
    for path in _files():
        seen = stamp(path)
        if seen is None or not seen.settled:
            return None
        found.append((str(path), seen))
    found += [os.path.join(folder, name) for folder in os.get_exec_path() for name in _OCR if _runs(folder, name)]
    for entry in sys.path:
        with contextlib.suppress(OSError):
            # the folder of what is known of a library is named by its version; that of this one says what it can use
            names = sorted(name for name in os.listdir(entry or ".") if name.endswith(_INSTALLED))
            own = [os.stat(os.path.join(entry, name)).st_mtime_ns for name in names if name.startswith("diplodiff")]
            found.append((names, own))
    return key("build", found)


def _runs(folder: str, name: str) -> bool:
    return os.access(os.path.join(folder, name), os.X_OK)


def _built() -> str:
    import shutil

    found = hashlib.sha256()
    for path in _files():
        found.update(f"\0{path.relative_to(_PACKAGE).as_posix()}\0".encode())
        found.update(path.read_bytes())
    for name in _libraries():
        found.update(f"\0{name} {_version(name)}".encode())
    found.update(f"\0{shutil.which('tesseract')}".encode())  # with it, what was refused as a scan is read
    return found.hexdigest()[:16]


def _files() -> Iterator[Path]:
    for folder, folders, files in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            yield Path(folder, name)


def _libraries() -> list[str]:
    """Every library that this package can use, those of its extras too."""
    from importlib import metadata

    try:
        listed = metadata.requires("diplodiff") or []
    except metadata.PackageNotFoundError:  # run from a checkout that was not installed
        listed = []
    return sorted({m[0] for line in listed if (m := _NAME.match(line))})


def _version(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"

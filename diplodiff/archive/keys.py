"""What a piece of work is made from, as one name: two runs that would do the same work give it the same name."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from diplodiff import __version__, settings
from diplodiff.patterns import regex

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
    found = hashlib.sha256()
    package = Path(__file__).parent.parent
    for folder, folders, files in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            path = Path(folder, name)
            found.update(f"\0{path.relative_to(package).as_posix()}\0".encode())
            found.update(path.read_bytes())
    for name in _libraries():
        found.update(f"\0{name} {_version(name)}".encode())
    found.update(f"\0{shutil.which('tesseract')}".encode())  # with it, what was refused as a scan is read
    return found.hexdigest()[:16]


def _libraries() -> list[str]:
    """Every library that this package can use, those of its extras too."""
    try:
        listed = metadata.requires("diplodiff") or []
    except metadata.PackageNotFoundError:  # run from a checkout that was not installed
        listed = []
    return sorted({m[0] for line in listed if (m := _NAME.match(line))})


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"

"""Whether captures are still what they were: every byte of the store is looked at."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from diplodiff.errors import DiplodiffError, SourceError
from diplodiff.evidence import stamps, store
from diplodiff.patterns import regex
from diplodiff.settings.evidence import CAPTURE_RECORD_BYTES
from diplodiff.sources import captures
from diplodiff.sources.captures import RECORD, WARC, Record

_STAMP = regex(r"([0-9a-f]{64})\.tsr")


class Trouble(NamedTuple):
    """Something that is not as it was; name is the capture's id, or a place in the store."""

    name: str
    what: str


def verify(folder: Path, names: Iterable[str] = (), root: str | None = None) -> Iterator[Trouble | str]:
    """The id of each capture that is whole, a Trouble for each that is not; all of the store where none is named.

    root is a file of certificates by which time stamps are checked to the end.
    """
    wanted = list(names)
    known = set(captures.every(folder))
    for name in wanted or sorted(known):
        trouble = _trouble(folder, name, known, root)
        yield Trouble(name, trouble) if trouble else name
    if not wanted:
        yield from _strangers(folder)


def _trouble(folder: Path, name: str, known: set[str], root: str | None) -> str | None:
    try:
        said = captures.record(folder, name)
        captures.warc(folder, name, said)
        if said["status"] == 200:
            captures.snapshot(folder, name)
        raw = captures.content(captures.place(folder, name) / RECORD, CAPTURE_RECORD_BYTES, name)
        for stamp in _stamps(folder, name):
            stamps.check(stamp, raw, root)
    except DiplodiffError as error:
        return str(error)
    except (KeyError, TypeError, AttributeError):
        return f"capture {name[:16]} lacks what a capture has; it was made by another program."
    for other in (said.get("previous"), said.get("same_as")):
        if other is not None and other not in known:
            return f"capture {name[:16]} names an earlier one, {other[:16]}, that is no longer here."
    _marked(folder, said, name)
    return None


def _stamps(folder: Path, name: str) -> Iterator[bytes]:
    place = captures.place(folder, name)
    for file in sorted(os.listdir(place)):
        if file in (RECORD, WARC):
            continue
        m = _STAMP.fullmatch(file)
        if m is None:
            raise SourceError(f"capture {name[:16]} holds a file that is no part of it: {file!r}.")
        body = captures.content(place / file, CAPTURE_RECORD_BYTES, name)
        if hashlib.sha256(body).hexdigest() != m[1]:
            raise SourceError(f"capture {name[:16]}: its time stamp was changed after it was made.")
        yield body


def _marked(folder: Path, said: Record, name: str) -> None:
    if name not in captures.history(folder, said["url"]):
        store.mark_again(folder, said["url"], name, said["answered_at"])


def _strangers(folder: Path) -> Iterator[Trouble]:
    """What stands among the captures and is none."""
    known = {captures.place(folder, name) for name in captures.every(folder)}
    top = folder / "captures"
    if not top.is_dir():
        return
    for shelf in sorted(top.iterdir()):
        inside = sorted(shelf.iterdir()) if shelf.is_dir() else [shelf]
        for path in inside:
            if path not in known:
                yield Trouble(str(path), "is no capture; it was put there by another program, or renamed.")

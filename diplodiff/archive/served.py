"""What was served for a text, handed to the pipeline: bytes that were fetched once, to look, are not fetched again.

The pipeline takes addresses; a snapshot that is held here is behind an address of a scheme of its own.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NamedTuple

from diplodiff.archive.manifest import Text
from diplodiff.archive.store import Store
from diplodiff.errors import SourceError
from diplodiff.model import Snapshot
from diplodiff.sources import SCHEMES
from diplodiff.sources import fetch as fetched
from diplodiff.sources.address import address
from diplodiff.sources.policy import from_environment

_SCHEME = "archived"
_held: dict[str, Snapshot] = {}


class Served(NamedTuple):
    """A snapshot under the address that the manifest gives, and the part of it that is wanted ("#pages=2-5")."""

    snapshot: Snapshot
    part: str


def look(text: Text, folder: str) -> Served:
    """What the publisher serves now. Raises SourceError or EmptyTextError."""
    remote = "://" in text.source
    place = text.source if remote else os.path.join(folder, text.source)
    origin = address(place).origin
    part = place[len(origin) :]
    shown = text.source[: len(text.source) - len(part)]
    try:
        found = fetched(origin, policy=replace(from_environment(), typed=False))
    except SourceError as error:
        if remote:
            raise
        raise type(error)(str(error).replace(origin, shown)) from error
    return Served(replace(found, origin=shown, exchanges=()), part)


def keep(store: Store, snapshot: Snapshot) -> None:
    """Keep the bytes, so that a later version can read them again."""
    if not store.has("bytes", snapshot.sha256):
        store.put("bytes", snapshot.sha256, snapshot.body)


def kept(store: Store, source: dict[str, object], part: str) -> Served | None:
    """What was served at an earlier run, from the source told in its result; None where the bytes are not kept."""
    sha256, served_as, at = str(source["sha256"]), str(source.get("served_as", "")), source.get("retrieved_at")
    body = store.get("bytes", sha256)
    if body is None:
        return None
    return Served(Snapshot(str(source["origin"]), body, served_as, sha256, str(at) if at else None), part)


def hold(number: int, served: Served) -> str:
    """The address under which the pipeline finds a snapshot until `release`."""
    SCHEMES.setdefault(_SCHEME, (__name__, "fetch"))
    origin = f"{_SCHEME}://{number}"
    _held[origin] = served.snapshot
    return origin + served.part


def release() -> None:
    """Let go of the snapshots that are held, and of the scheme that leads to them."""
    _held.clear()
    SCHEMES.pop(_SCHEME, None)


def fetch(origin: str, policy: object = None) -> Snapshot:
    """The snapshot behind one of our addresses."""
    if origin not in _held:
        raise SourceError(f"{origin} stands for a text of an archive, and is no address to give.")
    return _held[origin]

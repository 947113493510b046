"""Captures that are kept on this machine, read: `capture://ID`. They are written in the room evidence.

STORE/captures/ab/abcdef.../capture.json     what was captured; the folder's name is the SHA-256 of this file
capture.warc.gz  requests and answers; its SHA-256 stands in capture.json
DIGEST.tsr       time stamps, if any; the file's name is the SHA-256 of its content
STORE/pages/12/1234.../TIME-ID               an empty file for each capture of a page, named by SHA-256 of its address
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diplodiff.errors import SourceError
from diplodiff.model import Snapshot
from diplodiff.patterns import regex
from diplodiff.provenance import Provenance
from diplodiff.settings.evidence import CAPTURE_RECORD_BYTES, CAPTURE_WARC_BYTES
from diplodiff.sources.policy import Policy, from_environment
from diplodiff.sources.warc import Wanted, document

SCHEME = "capture://"
RECORD, WARC = "capture.json", "capture.warc.gz"
FORMAT = "diplodiff capture 1"
_ID = regex(r"[0-9a-f]{8,64}")
_MARK = regex(r"\d{8}T\d{6}\.\d{6}Z-([0-9a-f]{64})")
Record = dict[str, Any]


def store_folder(policy: Policy | None = None) -> Path:
    """Where captures are kept: what the policy or DIPLODIFF_STORE says, else the user's data folder."""
    stated = (policy or from_environment()).store or os.environ.get("DIPLODIFF_STORE")
    if stated:
        return Path(stated)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return Path(base, "diplodiff", "captures")


def place(store: Path, name: str) -> Path:
    """The folder of a capture whose whole id is given."""
    return store / "captures" / name[:2] / name


def pages(store: Path, url: str) -> Path:
    """The folder of the marks of a page."""
    digest = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
    return store / "pages" / digest[:2] / digest


def every(store: Path) -> Iterator[str]:
    """The ids of all captures, in no order that means anything."""
    for shelf in _listed(store / "captures"):
        for name in _listed(store / "captures" / shelf):
            if _ID.fullmatch(name) and len(name) == 64:
                yield name


def found(store: Path, name: str) -> str:
    """The whole id that a name or the beginning of one stands for. Raises SourceError."""
    short = name.lower().removeprefix(SCHEME).rstrip("/")
    if not _ID.fullmatch(short):
        raise SourceError(f"{name} is no capture's id; `diplodiff capture list` shows those that are kept.")
    whole = [each for each in _listed(store / "captures" / short[:2]) if each.startswith(short) and len(each) == 64]
    if not whole:
        raise SourceError(f"no capture {name} is kept in {store}; `diplodiff capture list` shows those that are.")
    if len(whole) > 1:
        raise SourceError(f"{name} is the beginning of {len(whole)} captures' ids; give more of it.")
    return whole[0]


def history(store: Path, url: str) -> list[str]:
    """The ids of the captures of a page, the oldest first."""
    marks = sorted(name for name in _listed(pages(store, url)) if _MARK.fullmatch(name))
    names = [name.rpartition("-")[2] for name in marks]
    return [name for name in dict.fromkeys(names) if (place(store, name) / RECORD).exists()]


def record(store: Path, name: str) -> Record:
    """What is said of a capture. Raises SourceError where it was changed since."""
    raw = content(place(store, name) / RECORD, CAPTURE_RECORD_BYTES, name)
    if hashlib.sha256(raw).hexdigest() != name:
        raise SourceError(f"capture {name[:16]} was changed after it was made; take it from a copy of the store.")
    try:
        said = json.loads(raw)
    except ValueError as exc:
        raise SourceError(f"capture {name[:16]} cannot be read; it was made by another program.") from exc
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise SourceError(f"capture {name[:16]} is of another format; a later version of diplodiff may read it.")
    return said


def warc(store: Path, name: str, said: Record) -> bytes:
    """The WARC file of a capture. Raises SourceError where it was changed since."""
    raw = content(place(store, name) / WARC, CAPTURE_WARC_BYTES, name)
    if hashlib.sha256(raw).hexdigest() != said["warc"]["sha256"]:
        raise SourceError(f"capture {name[:16]} was changed after it was made; take it from a copy of the store.")
    return raw


def content(path: Path, most: int, name: str) -> bytes:
    """A file of a capture. Raises SourceError."""
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as exc:
        raise SourceError(f"capture {name[:16]} is not whole: {path.name} cannot be read ({exc.strerror}).") from exc
    if len(raw) > most:
        raise SourceError(f"capture {name[:16]} was changed after it was made: {path.name} is too large.")
    return raw


def snapshot(store: Path, name: str) -> Snapshot:
    """What was served when the capture was made. Raises SourceError."""
    said = record(store, name)
    holder = said.get("same_as") or name
    inside = record(store, holder) if holder != name else said
    if inside.get("status") != 200:
        raise SourceError(f"capture {name[:16]} holds no page: the server answered {inside.get('status')}.")
    raw = warc(store, holder, inside)
    if holder != name:
        warc(store, name, said)
    shown = f"{SCHEME}{name}"
    read = document(lambda: io.BytesIO(raw), shown, Wanted(inside["answer_url"]))
    if read.sha256 != said["body"]["sha256"]:
        raise SourceError(f"capture {name[:16]} does not hold the page that it says; take it from a copy of the store.")
    where = Provenance(said["final_url"], said.get("copy"), name)
    return Snapshot(
        said["url"], read.body, said["media_type"], read.sha256, said["retrieved_at"], where, (), (),
        tuple((str(k), str(v)) for k, v in said.get("validators", {}).items()),
    )  # fmt: skip


def fetch(address: str, policy: Policy | None = None) -> Snapshot:
    """What a capture holds; its origin is the address that was captured, its time that of the capture."""
    store = store_folder(policy)
    return snapshot(store, found(store, address))


def last_known(store: Path, url: str) -> Snapshot | None:
    """The page as it was last captured, so that a server need not send it again if it is the same."""
    for name in reversed(history(store, url)):
        try:
            held = snapshot(store, name)
        except (SourceError, KeyError):
            return None
        return held if held.validators else None
    return None


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []

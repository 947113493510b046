"""The store of captures, written: whole captures only, never changed, by any number of programs at the same time.

A capture is made in a folder aside, brought to the disk, and moved to its place in one step. Whoever is ended at any
moment leaves a whole capture or none. Layout and reading stand in sources/captures.py.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from diplodiff.errors import SourceError
from diplodiff.settings import archive
from diplodiff.settings import evidence as settings
from diplodiff.sources import captures
from diplodiff.sources.captures import RECORD, WARC, Record

ASIDE = "aside"


def raw_record(said: Record) -> bytes:
    """The bytes of a record, of whose SHA-256 the capture's id is made."""
    return (json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False) + "\n").encode()


def keep(store: Path, raw: bytes, warc: bytes, stamps: Sequence[bytes] = ()) -> str:
    """Keep a capture; when this returns its id, it is on the disk. Raises SourceError where it cannot be written."""
    if len(raw) > settings.CAPTURE_RECORD_BYTES or len(warc) > settings.CAPTURE_WARC_BYTES:
        raise SourceError("what was served is too large to be kept; save the document and keep the file.")
    name = hashlib.sha256(raw).hexdigest()
    files = {RECORD: raw, WARC: warc, **{f"{hashlib.sha256(stamp).hexdigest()}.tsr": stamp for stamp in stamps}}
    made: str | None = None
    try:
        aside = store / ASIDE
        aside.mkdir(parents=True, exist_ok=True)
        made = tempfile.mkdtemp(dir=aside)
        for called, body in files.items():
            _write(Path(made, called), body)
        _lasting(Path(made))
        _mark(store, json.loads(raw)["url"], name)
        _move(made, captures.place(store, name))
        made = None
    except OSError as exc:
        raise SourceError(
            f"the store {store} cannot be written ({exc.strerror}); choose another with --store."
        ) from exc
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
    return name


def sweep(store: Path) -> None:
    """Remove what ended programs left aside long ago."""
    with contextlib.suppress(OSError), os.scandir(store / ASIDE) as left:
        for folder in left:
            with contextlib.suppress(OSError):
                if time.time() - folder.stat().st_mtime > archive.ARCHIVE_LEFTOVER_SECONDS:
                    shutil.rmtree(folder.path, ignore_errors=True)


def mark_again(store: Path, url: str, name: str, at: str) -> None:
    """Make the mark of a capture that lost it."""
    folder = captures.pages(store, url)
    folder.mkdir(parents=True, exist_ok=True)
    moment = at.replace("-", "").replace(":", "").replace("Z", ".000000Z")
    (folder / f"{moment}-{name}").touch()


def _write(path: Path, body: bytes) -> None:
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o444)


def _mark(store: Path, url: str, name: str) -> None:
    """The page's mark comes first: one without a capture means nothing, a capture without one would not be found."""
    folder = captures.pages(store, url)
    _folders(store, folder)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    with (folder / f"{moment}-{name}").open("wb") as file:
        os.fsync(file.fileno())
    _lasting(folder)


def _move(made: str, place: Path) -> None:
    _folders(place.parent.parent.parent, place.parent)
    try:
        os.rename(made, place)
    except OSError:
        if not (place / RECORD).exists():
            raise
        shutil.rmtree(made, ignore_errors=True)  # the very same capture is there already
    _lasting(place.parent)


def _folders(store: Path, folder: Path) -> None:
    """Make folders so that they last: each is brought to the disk in the one that holds it."""
    missing = []
    here = folder
    while not here.exists() and here != store:
        missing.append(here)
        here = here.parent
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        _lasting(each.parent)


def _lasting(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

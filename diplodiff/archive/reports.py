"""The reports of single instruments: whether the one on disk is the one that is wanted, and writing it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from diplodiff.archive.jobs import Place
from diplodiff.archive.keys import key
from diplodiff.archive.records import Head
from diplodiff.archive.store import Store, write_whole


def current(store: Store, head: Head, place: Place, form: tuple[str, str]) -> bool:
    """Whether the report on disk is the one that the comparison of that record makes. form: a format and its ending."""
    made = store.get("reports", _key(head, form))
    try:
        with open(_path(place, head.id + form[1]), "rb") as file:
            return made is not None and hashlib.file_digest(file, "sha256").digest() == made
    except OSError:
        return False


def remember(store: Store, head: Head, form: tuple[str, str], report: bytes) -> None:
    """Keep what the report of a comparison is."""
    store.put("reports", _key(head, form), hashlib.sha256(report).digest())


def written(place: Place, name: str, report: str | bytes) -> str | None:
    """Write a report; why that failed, in one sentence."""
    path = _path(place, name)
    try:
        write_whole(path, report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace"))
    except OSError as error:
        return f"The report {path} cannot be written ({error.strerror}); make room, or choose another folder with -o."
    return None


def _path(place: Place, name: str) -> Path:
    return Path(place.reports, name)


def _key(head: Head, form: tuple[str, str]) -> str:
    return key("report", head.key, form[0])

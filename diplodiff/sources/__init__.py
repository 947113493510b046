"""Where bytes come from: a path, standard input (`-`), the web now or as an archive kept it (`URL@2026-02-05`), a WARC file
(`file.warc.gz#URL`), a capture. One Snapshot of what was served, untouched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from diplodiff.errors import SourceError
from diplodiff.model import Snapshot
from diplodiff.patterns import regex
from diplodiff.sources.files import read_path, read_stream

if TYPE_CHECKING:
    from diplodiff.sources.policy import Policy

STANDARD_INPUT = "-"

# Scheme of an address -> (module, function), imported when first needed. A function takes the address and a Policy.
SCHEMES: dict[str, tuple[str, str]] = {
    "http": ("diplodiff.sources.web", "fetch"),
    "https": ("diplodiff.sources.web", "fetch"),
    "capture": ("diplodiff.sources.captures", "fetch"),
}

__all__ = ["SCHEMES", "STANDARD_INPUT", "fetch"]

# One letter before the colon is a drive, not a scheme.
_ADDRESS = regex(r"([A-Za-z][A-Za-z0-9+.-]+)://")
# An address and the time of the copy that is wanted.
_DATED = regex(r"(https?://.+)@(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?|\d{14}|\d{8})")


def fetch(origin: str, stdin: BinaryIO | None = None, policy: Policy | None = None) -> Snapshot:
    """The bytes behind `origin`: a path, an http(s) address, or `-` for standard input (`stdin` in its place).

    policy says how the web may be asked; without it the environment does.

    Raises SourceError where they cannot be had, EmptyTextError where there are none. Never takes a path that does not
    exist for text.
    """
    if origin == STANDARD_INPUT:
        return read_stream(stdin)
    address = _ADDRESS.match(origin)
    if address is None:
        return _warc(origin) or read_path(origin)
    if dated := _DATED.fullmatch(origin):
        from diplodiff.sources.instants import instant

        if when := instant(dated.group(2)):
            from diplodiff.sources.memento import fetch as earlier

            return earlier(dated.group(1), when, policy)
    found = SCHEMES.get(address.group(1).lower())
    if found is None:
        known = " and ".join(f"{name}://" for name in SCHEMES)
        scheme = address.group(1)
        raise SourceError(f"{origin}: {scheme}:// is not supported; give a path, an address with {known}, or - .")
    from importlib import import_module

    snapshot: Snapshot = getattr(import_module(found[0]), found[1])(origin, policy)
    return snapshot


def _warc(origin: str) -> Snapshot | None:
    """The page that is meant in a WARC file; None where the path leads to no such file."""
    import os

    path, mark, url = origin, "", ""
    if not os.path.exists(path):
        path, mark, url = origin.partition("#")
    if not (path.lower().endswith((".warc", ".warc.gz")) and os.path.isfile(path)) or (mark and not url):
        return None
    from diplodiff.sources.instants import instant
    from diplodiff.sources.warc import Wanted, document, is_warc

    if not is_warc(path):
        return None
    dated = _DATED.fullmatch(url)
    when = instant(dated.group(2)) if dated else None
    wanted = Wanted(dated.group(1) if dated and when else url or None, when)
    return document(lambda: open(path, "rb"), path, wanted)

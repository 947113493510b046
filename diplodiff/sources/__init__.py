"""Where bytes come from: a path, standard input (`-`), or the web. One Snapshot of what was served, untouched."""

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
}

__all__ = ["SCHEMES", "STANDARD_INPUT", "fetch"]

# One letter before the colon is a drive, not a scheme.
_ADDRESS = regex(r"([A-Za-z][A-Za-z0-9+.-]+)://")


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
        return read_path(origin)
    found = SCHEMES.get(address.group(1).lower())
    if found is None:
        known = " and ".join(f"{name}://" for name in SCHEMES)
        scheme = address.group(1)
        raise SourceError(f"{origin}: {scheme}:// is not supported; give a path, an address with {known}, or - .")
    from importlib import import_module

    snapshot: Snapshot = getattr(import_module(found[0]), found[1])(origin, policy)
    return snapshot

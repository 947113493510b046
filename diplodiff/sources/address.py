"""The part of a source that is wanted: `a.pdf#pages=2-5`, `declaration.pdf#kk`."""

from __future__ import annotations

import os

from diplodiff.errors import UsageError
from diplodiff.patterns import regex
from diplodiff.values import NamedTuple

_PAGES = regex(r"pages?=(\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*)")
_LANGUAGE = regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})*")


class Address(NamedTuple):
    """Where a source is, and which part of it is meant: ranges of pages (from 1), or one of its languages."""

    origin: str
    pages: tuple[tuple[int, int], ...] = ()
    language: str | None = None


def address(text: str, known: str | None = None) -> Address:
    """Read a TEXT argument. A file whose name holds the mark is that file; a URL's own fragment stays with it.

    known: the origin that the text begins with, where it was taken apart before; then the disk is not looked at.
    """
    origin, mark, part = text.rpartition("#")
    if text == known or not mark or not origin or (known is None and os.path.exists(text)):
        return Address(text)
    if m := _PAGES.fullmatch(part):
        return Address(origin, tuple(_range(piece, text) for piece in m[1].split(",")))
    if _LANGUAGE.fullmatch(part) and (origin in (known, "-") or "://" in origin or os.path.exists(origin)):
        return Address(origin, (), part)
    return Address(text)


def _range(piece: str, text: str) -> tuple[int, int]:
    first, _, last = piece.partition("-")
    pages = int(first), int(last or first)
    if not 1 <= pages[0] <= pages[1]:
        raise UsageError(f"{text}: {piece} is no range of pages; write for example #pages=2-5.")
    return pages

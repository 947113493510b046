"""Which part of a passage to show, and which words of it are marked.

    "…the two sides will raise their trade to [500] million dollars by the end of 2030, …"

A stretch without a mark is cut short when it is long; a passage without any mark is shown whole, since nothing is known
of where the difference lies.
"""

from __future__ import annotations

import unicodedata

from diplodiff.model import Passage
from diplodiff.patterns import regex
from diplodiff.settings import render as settings
from diplodiff.values import NamedTuple

ELLIPSIS = "…"
_SPACE = regex(r"\s")


class Piece(NamedTuple):
    """A stretch of a passage; `marked` words are those a finding turns on."""

    text: str
    marked: bool = False


def pieces(text: str, marks: tuple[tuple[int, int], ...], *, whole: bool) -> list[Piece]:
    """The text in stretches, marked and not; unmarked ones are shortened unless the whole is asked for."""
    cuts = tidy(text, marks)
    if not cuts or cuts == [(0, len(text))]:
        return [Piece(text)]
    found: list[Piece] = []
    at = 0
    for start, end in cuts:
        found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], marked=True))
        at = end
    found.append(Piece(text[at:]))
    if not whole:
        last = len(found) - 1
        found = [p if p.marked else Piece(_shortened(p.text, i == 0, i == last)) for i, p in enumerate(found)]
    return [p for p in found if p.text]


def tidy(text: str, marks: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """The marks inside the text, in order and without overlap; two with no letter or digit between them become one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        start, end = max(0, start), min(len(text), end)
        if start >= end:
            continue
        if merged and not any(c.isalnum() for c in text[merged[-1][1] : start]):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def marked_words(passage: Passage) -> str:
    """The marked words of a passage alone: "harmonise, colours"."""
    return ", ".join(passage.text[start:end] for start, end in tidy(passage.text, passage.marks))


def beginning(text: str, limit: int) -> str:
    """The first characters of a text, cut at a space where one is near, with an ellipsis where it goes on."""
    if len(text) <= limit:
        return text
    return text[: _back(text, limit)].rstrip() + ELLIPSIS


def _shortened(text: str, first: bool, last: bool) -> str:
    context = settings.RENDER_CONTEXT_CHARS
    kept = context * (1 if first or last else 2)
    if len(text) <= kept + settings.RENDER_ELIDED_CHARS:
        return text
    head = "" if first else text[: _back(text, context)].rstrip() + " "
    tail = "" if last else " " + text[_forth(text, len(text) - context) :].lstrip()
    return f"{head}{ELLIPSIS}{tail}"


def _back(text: str, at: int) -> int:
    """The last good place to cut at or before an offset: a space near it, or else between two whole characters."""
    for i in range(at, max(0, at - settings.RENDER_SNAP_CHARS), -1):
        if _SPACE.match(text[i]):
            return i
    while at > 0 and _continues(text, at):
        at -= 1
    return at


def _forth(text: str, at: int) -> int:
    for i in range(at, min(len(text), at + settings.RENDER_SNAP_CHARS)):
        if _SPACE.match(text[i]):
            return i
    while at < len(text) and _continues(text, at):
        at += 1
    return at


def _continues(text: str, at: int) -> bool:
    """Whether a cut before this character would part it from the letter that it belongs to."""
    return at < len(text) and (unicodedata.category(text[at]).startswith("M") or text[at] == "\u200d")

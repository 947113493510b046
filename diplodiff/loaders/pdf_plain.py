"""Lines of a page that need no look at their words: set in one type, without a gap that could part two columns.

Most lines are. What shows it is that the line is as long as its characters are wide together: then no gap is wider than
a space. The places of its words are not asked for, which is most of the work where they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplodiff import settings

if TYPE_CHECKING:
    from diplodiff.loaders.pdf_textpage import Box, TextPage, Type

_FIRST_FORM = "\ufb00"  # no ligature and no presentation form comes before it


class Line(NamedTuple):
    """One line as it stands: its box in points, size, weight and angle of the type, and its widest space in points."""

    text: str
    box: Box
    style: tuple[float, bool, int]
    space: float


def plain_lines(page: TextPage, spans: Sequence[tuple[int, int]]) -> list[Line | None]:
    """For each stretch of a page its line, or None where it may be more than that."""
    ends = [_ends(page.text, *span) for span in spans]
    firsts, lasts = [first for first, _ in ends], [last for _, last in ends]
    page.ask(firsts)
    page.ask(lasts)
    objects = zip(page.objects(firsts), page.objects(lasts), strict=True)
    styles: dict[int, tuple[float, bool, int]] = {}
    found: list[Line | None] = []
    for (first, last), (one, other) in zip(ends, objects, strict=True):
        text = page.text[first : last + 1]
        if one is None or not text.isprintable() or "  " in text or not (text.isascii() or max(text) < _FIRST_FORM):
            found.append(None)
            continue
        kind = page.type(first)
        if one != other and not _same_throughout(page, kind, first, last):
            found.append(None)
            continue
        style = styles.get(id(kind))
        if style is None:
            style = styles[id(kind)] = (round(kind.size, 1), kind.bold, page.angle(first))
        found.append(None if style[2] else _line(page, text, first, last, kind, style))
    return found


def _ends(text: str, start: int, end: int) -> tuple[int, int]:
    """The first and the last character of a stretch that are no white space."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip()) - 1


def _line(
    page: TextPage, text: str, first: int, last: int, kind: Type, style: tuple[float, bool, int]
) -> Line | None:
    left, top, _, bottom = page.box(first)
    _, other_top, right, other_bottom = page.box(last)
    if top != other_top or bottom != other_bottom:
        return None
    try:
        natural = sum(map(kind.widths.__getitem__, text))
    except KeyError:
        if not _measure(page, kind, first, text):
            return None
        natural = sum(map(kind.widths.__getitem__, text))
    space = kind.widths[" "] if " " in text else 0.0
    more = right - left - natural
    height = bottom - top
    if more < -height or space + more > settings.PDF_GAP * height:
        return None
    return Line(text, (left, top, right, bottom), style, space + max(0.0, more))


def _measure(page: TextPage, kind: Type, first: int, text: str) -> bool:
    """Ask for the widths of the characters that were not met before; whether all of them are set in this type."""
    for index, char in enumerate(text, first):
        if char not in kind.widths:
            if page.type(index) is not kind:
                return False
            left, _, right, _ = page.box(index)
            kind.widths[char] = right - left
    return True


def _same_throughout(page: TextPage, kind: Type, first: int, last: int) -> bool:
    """Whether the text objects of one line follow one another like those of one word: same type, same line, no gaps."""
    text = page.text[first : last + 1]
    if any(map(str.isdigit, text)):  # they may be the mark of a note
        return False
    middle = text.rfind(" ", 0, len(text) // 2) + 1
    _, top, _, bottom = page.box(first)
    for index in (first + middle, first + text.rfind(" ") + 1, last):
        box = page.box(index)
        if page.type(index) is not kind or box[1] != top or box[3] != bottom:
            return False
    gap = settings.PDF_GAP * (bottom - top)
    return all(-gap <= after[0] - before[2] <= gap for before, after in pairwise(page.pieces(first, last)))

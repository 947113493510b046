"""Lines of a page that need no look at each of their words: set in one type, without a gap that could part two columns.

Most lines are. What shows it is that the line is as long as its characters are wide together: then no gap is wider than
a space. In a justified line the places where its words begin show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.settings import loaders_pdf as settings

if TYPE_CHECKING:
    from diplodiff.loaders.pdf_textpage import Box, TextPage, Type

_FIRST_FORM = "\ufb00"  # no ligature and no presentation form comes before it


class Line(NamedTuple):
    """One upright line as it stands: its box and its widest space in points, and what it is set in."""

    text: str
    box: Box
    kind: Type
    space: float


class _Candidate(NamedTuple):
    """A line that is set in one type throughout, as far as its ends and its middle tell."""

    text: str
    first: int  # the index of its first character
    kind: Type
    box: Box
    whole: bool  # one text object


def plain_lines(page: TextPage, spans: Sequence[tuple[int, int]]) -> list[Line | None]:
    """For each stretch of a page its line, or None where it may be more than that."""
    found = _candidates(page, spans)
    lines = [line and _as_wide_as_its_letters(page, line) for line in found]
    stretched = [
        (n, one, _starts(one)) for n, (one, line) in enumerate(zip(found, lines, strict=True)) if one and not line
    ]
    page.ask([start for _, _, starts in stretched for start in starts])
    for n, one, starts in stretched:
        lines[n] = _evenly_spaced(page, one, starts)
    return lines


def _candidates(page: TextPage, spans: Sequence[tuple[int, int]]) -> list[_Candidate | None]:
    ends = [_ends(page.text, *span) for span in spans]
    firsts, lasts = [first for first, _ in ends], [last for _, last in ends]
    page.ask(firsts)
    page.ask(lasts)
    found: list[_Candidate | None] = []
    for first, last, one, other in zip(firsts, lasts, page.objects(firsts), page.objects(lasts), strict=True):
        text = page.text[first : last + 1]
        plain = (
            text.isprintable()
            and "  " not in text
            and not text[1:2] == " " == text[3:4]
            and (text.isascii() or max(text) < _FIRST_FORM)
        )
        if not plain or one is None:
            found.append(None)
            continue
        kind, whole = page.type_in(first, one), one == other
        if page.turned(kind) or not (whole or _alike(page, kind, first, text)):
            found.append(None)
            continue
        left, top, _, bottom = page.box(first)
        _, other_top, right, other_bottom = page.box(last)
        box = (left, min(top, other_top), right, max(bottom, other_bottom))
        found.append(_Candidate(text, first, kind, box, whole))
    return found


def _ends(text: str, start: int, end: int) -> tuple[int, int]:
    """The first and the last character of a stretch that are no white space."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip()) - 1


def _alike(page: TextPage, kind: Type, first: int, text: str) -> bool:
    """Whether the text objects of a line are set alike: those of its first and last word, and of one between."""
    if any(map(str.isdigit, text)):  # they may be the mark of a note
        return False
    foot = page.foot(first)
    places = (text.rfind(" ", 0, len(text) // 2) + 1, text.rfind(" ") + 1, len(text) - 1)
    return all(page.type(first + n) is kind and page.foot(first + n) == foot for n in places)


def _as_wide_as_its_letters(page: TextPage, line: _Candidate) -> Line | None:
    widths = line.kind.widths
    try:
        letters = sum(map(widths.__getitem__, line.text))
    except KeyError:
        if not _measured(page, line):
            return None
        letters = sum(map(widths.__getitem__, line.text))
    left, top, right, bottom = line.box
    space = widths[" "] if " " in line.text else 0.0
    more = right - left - letters
    if not line.whole or more < -(bottom - top) or space + more > settings.PDF_GAP * (bottom - top):
        return None
    return Line(line.text, line.box, line.kind, space + max(0.0, more))


def _measured(page: TextPage, line: _Candidate) -> bool:
    """Ask for the widths of the characters that were not met before; whether all of them are set in this type."""
    for index, char in enumerate(line.text, line.first):
        if char not in line.kind.widths:
            if page.type(index) is not line.kind:
                return False
            left, _, right, _ = page.box(index)
            line.kind.widths[char] = right - left
    return True


def _starts(line: _Candidate) -> list[int]:
    """The indexes of the first characters of its words."""
    starts, at = [], line.first
    for word in line.text.split(" "):
        starts.append(at)
        at += len(word) + 1
    return starts


def _evenly_spaced(page: TextPage, line: _Candidate, starts: Sequence[int]) -> Line | None:
    """The line if no gap is wide, or if it is one text object with gaps that are all alike: then it was justified."""
    width = line.kind.widths.__getitem__
    lefts = [page.box(start)[0] for start in starts]
    try:
        rights = [left + sum(map(width, word)) for left, word in zip(lefts, line.text.split(" "), strict=True)]
    except KeyError:
        return None
    gaps = [after - before for after, before in zip(lefts[1:], rights, strict=False)]
    height = line.box[3] - line.box[1]
    if not gaps or min(gaps) < -settings.PDF_WORD_GAP * height:
        return None
    widest = max(gaps)
    even = widest <= min(height, settings.PDF_EVEN * sorted(gaps)[len(gaps) // 2])
    justified = line.whole and even and len(gaps) >= settings.PDF_EVEN_GAPS
    return Line(line.text, line.box, line.kind, widest) if justified or widest <= settings.PDF_GAP * height else None

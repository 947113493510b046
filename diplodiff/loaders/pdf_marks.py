"""Vowel signs and tones of South and South-East Asia that a file paints later than their letters.

Some writers paint a sign only after the word or the line it stands in. pdfium tells it there, between spaces of its own or on
a line by itself. Here it goes behind the letter over or under which it stands, and what pdfium wrote around it is put out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from diplodiff.loaders.pdf_clusters import NOTHING
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

if TYPE_CHECKING:
    from diplodiff.loaders.pdf_textpage import Box, TextPage

_SIGNS = (
    "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03"
    "\u0d3b-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
)
_LOOSE = regex(f"(?:^|\\s)[{_SIGNS}]|[{_SIGNS}]\\s")
_TONES = regex("[\u0e47-\u0e4e\u0ec8-\u0ece]")  # stand behind the vowel signs of their letters
# The round half of "am", which a sign without a name draws before the other half.
_HALVED = regex("(?<=[\u0e01-\u0e2e\u0e81-\u0eae])([^\\s\u0e00-\u0eff])[\u0e48-\u0e4b\u0ec8-\u0ecb]?([\u0e32\u0eb2])")
_WHOLE = {"\u0e32": "\u0e33", "\u0eb2": "\u0eb3"}


def whole_am(text: str, unknown: Callable[[int], bool]) -> str:
    """The text with the Thai and Lao vowel "am" in one; unknown tells whether a font names the character at an index."""
    chars = list(text)
    for found in _HALVED.finditer(text):
        if unknown(found.start(1)):
            chars[found.start(1)] = NOTHING
            chars[found.start(2)] = _WHOLE[found[2]]
    return "".join(chars)


def in_place(page: TextPage) -> tuple[str, dict[int, Box]]:
    """The text of a page with such signs behind their letters, as long as before; the boxes of what has moved."""
    text = page.text
    if not _LOOSE.search(text):
        return text, {}
    page.ask(range(len(text)))
    loose = [n for n, char in enumerate(text) if _sign(char) and _painted_later(page, n)]
    behind: dict[int, list[int]] = {}  # letter -> its loose signs
    for n in loose:
        if (letter := _letter(page, n)) is not None:
            behind.setdefault(letter, []).append(n)
    moved = {n for signs in behind.values() for n in signs}
    if not moved:
        return text, {}
    gone = _needless(page, moved)
    order: list[int] = []
    waiting: list[int] = []
    for n, char in enumerate(text):
        if n in moved:
            continue
        if waiting and not _sign(char):
            order += waiting
            waiting = []
        order.append(n)
        for sign in behind.get(n, ()):
            if _TONES.match(text[sign]):
                waiting.append(sign)
            else:
                order.append(sign)
    order += waiting
    chars = [NOTHING if n in gone else text[n] for n in order]
    boxes: dict[int, Box] = {}
    box = None
    for at in range(len(order) - 1, -1, -1):
        n = order[at]
        if n not in gone:
            box = page.box(n)
        if box and (at != n or n in gone):  # what is put out stands where the next character does
            boxes[at] = box
    return "".join(chars), boxes


def _sign(char: str) -> bool:
    return "\u0900" <= char <= "\u17ff" and unicodedata.category(char) == "Mn"


def _made(page: TextPage, n: int) -> bool:
    """Whether pdfium wrote this white space, which the file has not."""
    left, _, right, _ = page.box(n)
    return page.text[n].isspace() and right - left < 0.01


def _painted_later(page: TextPage, n: int) -> bool:
    text = page.text
    first = last = n
    while first and _sign(text[first - 1]):
        first -= 1
    while last + 1 < len(text) and _sign(text[last + 1]):
        last += 1
    if not any(0 <= m < len(text) and _white(page, m) for m in (first - 1, last + 1)):
        return False
    before = next((m for m in range(first - 1, -1, -1) if not (text[m].isspace() or text[m] == NOTHING)), None)
    return before is None or not _stands_at(page, n, before, settings.PDF_SIGN_BESIDE)


def _stands_at(page: TextPage, n: int, letter: int, slack: float) -> bool:
    """Whether a sign stands over or under a letter, give or take a share of the size of its type."""
    size = page.size(letter)
    left, _, right, _ = page.box(n)
    one, _, other, _ = page.box(letter)
    if not one - slack * size <= (left + right) / 2 <= other + slack * size:
        return False
    return abs(page.foot(n) - page.foot(letter)) <= settings.PDF_SIGN_RISE * size


def _letter(page: TextPage, n: int) -> int | None:
    """The letter nearest in the file over which a sign stands."""
    text = page.text
    for step in range(1, settings.PDF_SIGN_REACH):
        for m in (n - step, n + step):
            if 0 <= m < len(text) and text[m].isalpha() and not _sign(text[m]) and _stands_at(page, n, m, 0.0):
                return m
    return None


def _needless(page: TextPage, moved: set[int]) -> set[int]:
    """White space of pdfium's own around signs that have moved, where what is left beside it stands on one line, close by."""
    text = page.text
    gone: set[int] = set()
    for n in sorted(moved):
        first = last = n
        while first and (first - 1 in moved or _white(page, first - 1)):
            first -= 1
        while last + 1 < len(text) and (last + 1 in moved or _white(page, last + 1)):
            last += 1
        spaces: Sequence[int] = [m for m in range(first, last + 1) if m not in moved]
        if first and last + 1 < len(text) and _close(page.box(_base(page, first - 1)), page.box(last + 1)):
            gone.update(spaces)
        elif any(text[m] in "\r\n" for m in spaces):  # one end of the line is enough
            kept = next(m for m in spaces if text[m] in "\r\n")
            gone.update(m for m in spaces if m > kept + 1 or text[m] == " ")
    return gone


def _white(page: TextPage, n: int) -> bool:
    return page.text[n] in "\r\n" or _made(page, n)


def _base(page: TextPage, n: int) -> int:
    while n and (_sign(page.text[n]) or page.text[n] == NOTHING):
        n -= 1
    return n


def _close(one: Box, other: Box) -> bool:
    height = one[3] - one[1]
    level = min(one[3], other[3]) - max(one[1], other[1]) >= 0.5 * min(height, other[3] - other[1])
    return level and -height < other[0] - one[2] < settings.PDF_WORD_GAP * height

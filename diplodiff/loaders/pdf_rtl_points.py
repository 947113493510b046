"""Right-to-left letters with vowel signs whose text the file states beside their glyphs (see pdf_clusters).

pdfium tells such a letter where its sign stands, tells the sign behind the word, or breaks the word there. Here the letter
stands where all its glyphs do and carries its signs, and a space beside it is one only where the words stand apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.loaders.pdf_clusters import NOTHING, Piece, reach
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

if TYPE_CHECKING:
    from diplodiff.loaders.pdf_textpage import Box, TextPage

_POINTS = regex(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)


class Pointed(NamedTuple):
    """A text as long as before; the boxes (as high as the type) and the text with signs of letters that carry some."""

    text: str
    boxes: dict[int, Box]
    letters: dict[int, str]


def may_hold(text: str) -> bool:
    """Whether a text has vowel signs of Hebrew or Arabic."""
    return not text.isascii() and _POINTS.search(text) is not None


def pointed(page: TextPage, found: Mapping[int, Piece], stated: Callable[[int], str]) -> Pointed:
    """The text with every such letter told once, without signs of its own; stated gives the text of a stretch."""
    owners = [found.get(thing) if thing else None for thing in page.objects(range(len(page.text)))]
    told: dict[int, list[int]] = {}  # the characters of each stretch
    for n, piece in enumerate(owners):
        if piece and piece.stretch:
            told.setdefault(piece.stretch, []).append(n)
    whole = reach(found.values())
    chars = list(page.text)
    letters: dict[int, str] = {}
    boxes: dict[int, Box] = {}
    for stretch, indexes in told.items():
        base = next((n for n in indexes if not _is_sign(chars[n])), None)
        if base is None or not any(_POINTS.match(chars[n]) for n in indexes):
            continue
        letters[base] = stated(stretch) or "".join([chars[base], *(chars[n] for n in indexes if n != base)])
        left, _, right, bottom = whole[stretch]
        boxes[base] = left, bottom - page.size(base), right, bottom
        for n in indexes:
            if n != base:
                chars[n] = NOTHING
    if letters:
        chars = _Spaces(page, chars, boxes, owners).done()
    return Pointed("".join(chars), boxes, letters)


def _is_sign(char: str) -> bool:
    return unicodedata.category(char) == "Mn"


class _Spaces:
    """Puts out the spaces made by pdfium beside words with signs that do not stand apart."""

    def __init__(
        self, page: TextPage, chars: list[str], boxes: Mapping[int, Box], owners: Sequence[Piece | None]
    ) -> None:
        self._page, self._chars, self._boxes, self._owners = page, chars, boxes, owners

    def done(self) -> list[str]:
        found = list(self._chars)
        before: list[int] = []
        word: list[int] = []
        space: int | None = None
        for n, char in enumerate([*self._chars, "\n"]):
            if char == NOTHING:
                continue
            if not char.isspace():
                word.append(n)
                continue
            if space is not None and before and word and self._signed(before + word) and not self._apart(before, word):
                found[space] = NOTHING
                word = before + word
            if char in "\r\n":
                before, word, space = [], [], None
            elif word:
                before, word, space = word, [], n if self._owners[n] is None else None
        return found

    def _signed(self, word: list[int]) -> bool:
        return any(n in self._boxes for n in word)

    def _apart(self, before: list[int], after: list[int]) -> bool:
        left, right = sorted((before, after), key=lambda word: min(self._box(n)[0] for n in word))
        end = max(self._box(n)[2] for n in left)
        first = min(right, key=lambda n: self._box(n)[0])
        start = self._box(first)[0]
        if first not in self._boxes:  # where the pen stood
            start = min(start, self._page.stand(first)[0])
        return start - end >= settings.PDF_POINTED_GAP * self._page.size(first)

    def _box(self, n: int) -> Box:
        return self._boxes.get(n) or self._page.box(n)

"""Clusters: glyphs whose text the file states beside them (ActualText), as Chromium does for the syllables of India.

pdfium gives the whole text of such a stretch to its first glyph and passes over the others. Where one of those stands it
sees a gap and writes a space, and a stretch whose glyphs are not drawn side by side is told once for each of its pieces.
Here all pieces are looked at: what they cover is no gap, and a stretch is told once.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.loaders.pdf_drawn import Box, bounds_of, top_objects
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

if TYPE_CHECKING:
    from diplodiff.loaders.pdf_textpage import TextPage

# Scripts of South and South-East Asia, from Devanagari to Myanmar and Khmer, with their extensions.
_CLUSTERED = regex(
    "[\u0900-\u109f\u1700-\u17ff\u1900-\u1aaf\u1b00-\u1c4f\ua800-\ua82f\ua840-\ua8ff\ua930-\uaadf\uabc0-\uabff"
    "\U00011000-\U00011fff]"
)
NOTHING = (
    "\u200b"  # stands for what is put out, so that indexes stay what they are; cleaned away as control characters are
)
_TEXT = 1


class Piece(NamedTuple):
    """One text object of a page."""

    place: int  # in the order in which they are drawn
    stretch: int  # the same number for all pieces whose text is stated together, 0 for a piece that speaks for itself
    box: Box | None  # left, top, right, bottom on the upright page; None where it was not asked for

    @property
    def blank(self) -> bool:
        """Whether it draws nothing: a space that a file holds."""
        return self.box is not None and self.box[2] - self.box[0] < 0.01


def may_hold(text: str) -> bool:
    """Whether a text is in a script that is set in clusters."""
    return not text.isascii() and _CLUSTERED.search(text) is not None


def pieces(pdfium: Any, page: Any, told: Iterable[int | None], upright: Any) -> dict[int, Piece]:
    """The text objects of an open page by their handles; told are those that its characters belong to."""
    things = [item for kind, item in top_objects(pdfium, page) if kind == _TEXT]
    known, stated = set(told), dict[int, bool]()
    found: dict[int, Piece] = {}
    for n, (thing, marks) in enumerate(zip(things, map(pdfium.FPDFPageObj_CountMarks, things), strict=True)):
        stretch = 0
        for mark in map(
            pdfium.FPDFPageObj_GetMark, repeat(thing), range(max(0, marks - settings.PDF_MARKS_NESTED), max(0, marks))
        ):
            if mark not in stated:
                stated[mark] = pdfium.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") > 0
            if stated[mark]:
                stretch = mark
        box = bounds_of(pdfium, thing) if stretch or thing not in known else None
        found[thing] = Piece(n, stretch, upright(*box) if box else None)
    return found


def stated(pdfium: Any, stretch: int) -> str:
    """The text that a file states for a stretch; "" where it is long, or in an encoding that no writer of Unicode uses."""
    buffer, size = (ctypes.c_ubyte * settings.PDF_STATED_BYTES)(), ctypes.c_ulong()
    here, told = ctypes.addressof(buffer), ctypes.addressof(size)
    found = pdfium.FPDFPageObjMark_GetParamBlobValue(stretch, b"ActualText", here, settings.PDF_STATED_BYTES, told)
    text = bytes(buffer)[: size.value] if found and size.value <= settings.PDF_STATED_BYTES else b""
    return text[2:].decode("utf-16-be", "ignore") if text.startswith(b"\xfe\xff") else ""


def reach(found: Iterable[Piece]) -> dict[int, Box]:
    """The boxes that hold all pieces of each stretch."""
    whole: dict[int, Box] = {}
    for piece in found:
        if piece.stretch and piece.box:
            whole[piece.stretch] = _with(whole.get(piece.stretch), piece.box)
    return whole


def mended(page: TextPage, found: Mapping[int, Piece]) -> tuple[str, dict[int, Box]]:
    """The text with every stretch told once and without spaces where a piece stands; the boxes of what that touches.

    The text is as long as before. Boxes are given by the index of a character: the first and the last of a stretch reach as
    far as its pieces do.
    """
    owners = [found.get(thing) if thing else None for thing in page.objects(range(len(page.text)))]
    if not any(piece and piece.stretch for piece in owners):
        return page.text, {}
    return _Mending(page, owners, found.values()).done()


class _Mending:
    """What is known while the characters of a page are gone through in their order."""

    def __init__(self, page: TextPage, owners: Sequence[Piece | None], found: Iterable[Piece]) -> None:
        self._page, self._owners = page, owners
        self._chars = list(page.text)
        self._boxes: dict[int, Box] = {}
        self._blanks = {piece.place for piece in found if piece.blank and not piece.stretch}
        self._lines = self._heights()
        self._whole = reach(found)
        self._places: dict[int, tuple[int, int]] = {}  # of the first and the last piece of a stretch
        for piece in found:
            if piece.stretch:
                first, _ = self._places.get(piece.stretch, (piece.place, 0))
                self._places[piece.stretch] = first, piece.place
        told = [piece for piece in owners if piece and piece.stretch]
        self._first: dict[int, int] = {}  # the first piece of those that are told of a stretch
        for piece in sorted(told, key=lambda piece: -piece.place):
            self._first[piece.stretch] = piece.place

    def done(self) -> tuple[str, dict[int, Box]]:
        before: int | None = None  # the last character that is told on this line
        spaces: list[int] = []  # that pdfium made behind it
        again: list[int] = []  # characters told again behind it
        for n, (char, piece) in enumerate(zip(self._page.text, self._owners, strict=True)):
            if char in "\r\n":
                before, spaces, again = None, [], []
            elif piece and piece.stretch and piece.place != self._first[piece.stretch]:
                self._put_out(n, before)
                again.append(n)
            elif char.isspace():
                if piece is None:
                    spaces.append(n)
            else:
                if before is not None and (again or self._stretch(before) or self._stretch(n)):
                    self._space(before, n, spaces, again)
                self._widen(n)
                before, spaces, again = n, [], []
        return "".join(self._chars), self._boxes

    def _space(self, before: int, after: int, spaces: list[int], again: list[int]) -> None:
        """Leave one space between two characters that stand apart, and none between others."""
        if not spaces and not again:
            return
        for place in spaces:
            self._put_out(place, before)
        if self._parted(before, after):
            self._chars[min(spaces or again)] = " "

    def _heights(self) -> dict[int, tuple[float, float]]:
        """How far a line reaches above and below its foot, by the type; pdfium tells of stretches only what is inked."""
        found: dict[int, tuple[float, float]] = {}
        for n, piece in enumerate(self._owners):
            if piece and not piece.stretch and id(kind := self._page.type(n)) not in found:
                _, top, _, bottom = self._page.box(n)
                foot = self._page.foot(n)
                found[id(kind)] = foot - top, bottom - foot
        return found

    def _stretch(self, n: int) -> int:
        piece = self._owners[n]
        return piece.stretch if piece and piece.stretch in self._whole else 0

    def _put_out(self, n: int, before: int | None) -> None:
        self._chars[n] = NOTHING
        if before is not None:
            self._boxes[n] = self._box(before)

    def _box(self, n: int) -> Box:
        return self._boxes.get(n) or self._page.box(n)

    def _widen(self, n: int) -> None:
        """Let the box of a character be as high as its line, and those at the ends of a stretch reach as far as that does."""
        stretch = self._stretch(n)
        if not stretch:
            return
        left, top, right, bottom = self._page.box(n)
        whole, line = self._whole[stretch], self._lines.get(id(self._page.type(n)))
        if line:
            foot = self._page.foot(n)
            top, bottom = foot - line[0], foot + line[1]
        if n == 0 or self._owners[n - 1] is not self._owners[n]:
            left = min(left, whole[0])
        if n + 1 == len(self._owners) or self._owners[n + 1] is not self._owners[n]:
            right = max(right, whole[2])
        self._boxes[n] = left, top, right, bottom

    def _parted(self, before: int, after: int) -> bool:
        """Whether two characters stand apart, or the file holds a space between what draws them."""
        gap = self._page.stand(after)[0] - self._box(before)[2]
        if gap >= settings.PDF_CLUSTER_GAP * self._page.size(after):
            return True
        start, end = self._drawn(before)[1] + 1, self._drawn(after)[0]
        return 0 < end - start <= settings.PDF_BLANKS and all(place in self._blanks for place in range(start, end))

    def _drawn(self, n: int) -> tuple[int, int]:
        """The places of the first and the last piece that a character is drawn with."""
        piece = self._owners[n]
        if piece is None:
            return -1, -1
        return self._places[piece.stretch] if self._stretch(n) else (piece.place, piece.place)


def _with(whole: Box | None, box: Box) -> Box:
    """A box that holds another one too, if they can be of one line: a stretch may run over several."""
    if whole is None:
        return box
    if abs(box[1] + box[3] - whole[1] - whole[3]) > 3 * max(whole[3] - whole[1], box[3] - box[1]):
        return whole
    return min(whole[0], box[0]), min(whole[1], box[1]), max(whole[2], box[2]), max(whole[3], box[3])

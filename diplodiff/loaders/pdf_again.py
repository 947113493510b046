"""Lines that a page shows only in slices, since they stand on the next page (Chromium paints both).

Where a page ends, the first line of the next one is painted too and cut off at the foot: what is left are the letters that
reach high. Each of them stands on the next page again, at the very same distance from the left, and that is what proves it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

if TYPE_CHECKING:
    from diplodiff.loaders.pdf_textpage import Box, TextPage

REASON = "painted again on the next page"
_LINE = regex("[^\r\n]+")
Place = tuple[str, float, float]


class Slices(NamedTuple):
    """The characters of such a line with their places (points from the top left corner), and the box that holds them.

    Of a stretch whose text the file states ever another piece may be left: its pieces are known by their places alone, as "".
    """

    chars: list[Place]
    box: Box


def candidates(page: TextPage) -> list[Slices]:
    """The lines at the end of a page whose letters stand so far apart that others may be missing between them."""
    least = max(0, len(page.text) - 4 * settings.PDF_AGAIN_CHARACTERS)
    spans = [m.span() for m in _LINE.finditer(page.text, least) if not m.group().isspace()]
    found = []
    for span in spans[-settings.PDF_AGAIN_LINES :]:
        solid = [n for n in range(*span) if page.text[n].isprintable() and page.text[n] != " "]
        if not 0 < len(solid) <= settings.PDF_AGAIN_CHARACTERS or not any(page.text[n].isalpha() for n in solid):
            continue
        if len(solid) <= settings.PDF_AGAIN_LABEL and any(unicodedata.category(page.text[n])[0] == "P" for n in solid):
            continue
        boxes = [page.box(solid[0]), page.box(solid[-1])]
        letters = sum(page.text[n].isalnum() for n in solid)
        wide = abs(boxes[1][2] - boxes[0][0]) / letters
        if len(solid) > 2 and wide < settings.PDF_SLICED * page.size(solid[0]):
            continue
        boxes = [page.box(n) for n in solid]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        chars = [_place(page, n) for n in solid]
        found.append(Slices(chars, (min(lefts), min(tops), max(rights), max(bottoms))))
    return found


def painted_again(slices: Slices, page: TextPage) -> bool:
    """Whether each character stands in the upper half of the next page at the same distance from the left.

    They stand on one line there that holds more, or on one in each of two columns.
    """
    text = page.text[: settings.PDF_AGAIN_LOOKED_AT]
    wanted = {char for char, _, _ in slices.chars}
    if not wanted - {""} <= set(text):
        return False
    half = (page.bounds[3] - page.bounds[1]) / 2
    places: dict[str, list[tuple[float, float]]] = {}
    for char in sorted(wanted, key=text.count):  # the rarest first: most often it tells, and no other is looked for
        places[char] = [(x, y) for _, x, y in _everywhere(page, text, char) if y < half]
        if not all(_shifts(places[char], place) for place in slices.chars if place[0] == char):
            return False
    shifts = [_shifts(places[place[0]], place) for place in slices.chars]
    feet = {round(y + shift) for (_, _, y), found in zip(slices.chars, shifts, strict=True) for shift in found}
    heights = {foot + off for foot in feet for off in range(-settings.PDF_AGAIN_OFF, settings.PDF_AGAIN_OFF + 1)}
    whole = sum(not char.isspace() and round(page.stand(n)[1]) in heights for n, char in enumerate(text))
    if whole <= len(slices.chars):  # as rows of a table, of which each is all there is
        return False
    for _ in range(settings.PDF_AGAIN_COLUMNS):
        counted = Counter(shift for heights in shifts for shift in heights)
        if not all(shifts) or not counted:
            break
        best = counted.most_common(1)[0][0]
        shifts = [heights for heights in shifts if not heights & {best - 1, best, best + 1}]
    return not shifts


def _everywhere(page: TextPage, text: str, char: str) -> list[Place]:
    """Where a character stands on a page, or the pieces of stated text."""
    found = [_place(page, n) for n, other in enumerate(text) if other == char]
    if char:
        return [place for place in found if place[0] == char]
    looked_at = islice(page.pieces.values(), settings.PDF_AGAIN_LOOKED_AT)
    return [("", piece.box[0], piece.box[3]) for piece in looked_at if piece.stretch and piece.box]


def _shifts(places: Sequence[tuple[float, float]], place: Place) -> set[int]:
    """By how much, in points, a character stands lower at this distance from the left, wherever it does."""
    char, x, y = place
    near = settings.PDF_AGAIN_NEAR if char else settings.PDF_AGAIN_PIECE_NEAR
    return {round(other - y) for left, other in places if abs(left - x) <= near}


def _place(page: TextPage, n: int) -> Place:
    piece = page.piece(n)
    return ("", piece.box[0], piece.box[3]) if piece and piece.stretch and piece.box else (page.text[n], *page.stand(n))

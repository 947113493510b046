"""The letters of one right-to-left word -> the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from diplodiff.loaders.pdf_rtl_glyphs import Glyph, is_mark
from diplodiff.settings import loaders_pdf as settings
from diplodiff.settings import structure_lines

_LAM, _ALEFS = "ل", "اأإآ"


def forward(word: list[Glyph]) -> list[Glyph]:
    """The letters of a word from right to left: pdfium leaves words of some writers (Skia: Chromium), or parts of words, as
    they look. Letters that overlap, as in Nastaliq, keep the order in which they are stored.
    """
    bases = [g for g in word if not is_mark(g.char)]
    rises = [_clearly_right(after, before) for before, after in pairwise(bases)]
    if not any(rises) or len(word) > structure_lines.LINE_LONGEST_WORD:
        return word
    marks: dict[int, list[Glyph]] = {}
    for mark in (g for g in word if is_mark(g.char)):
        bearer = min(range(len(bases)), key=lambda n: abs(bases[n].middle - mark.middle))
        marks.setdefault(bearer, []).append(mark)
    clusters = [[base, *marks.get(n, ())] for n, base in enumerate(bases)]
    boxes = [list(same) for _, same in groupby(clusters, key=lambda c: (c[0].left, c[0].right, c[0].top))]
    steps = [after[0][0].middle - before[0][0].middle for before, after in pairwise(boxes)]
    if sum(step > 0 for step in steps) > sum(step < 0 for step in steps):
        boxes.reverse()
    ordered: list[list[list[Glyph]]] = []
    for box in boxes:
        place = len(ordered)
        while place and _reads_before(box[0][0], ordered[place - 1][0][0]):
            place -= 1
        ordered.insert(place, box)
    return list(_spaced([g for box in ordered for cluster in box for g in cluster]))


def _spaced(word: list[Glyph]) -> Iterator[Glyph]:
    """A word that was put in order, with a space where a letter with signs stands apart: they hid that there are two words."""
    before: Glyph | None = None
    for glyph in word:
        if before is not None and max(len(before.char), len(glyph.char)) > 1:
            height = max(g.bottom - g.top for g in (before, glyph) if len(g.char) > 1)
            if before.left - glyph.right > settings.PDF_SIGNED_SPACE * height:
                yield Glyph(" ", glyph.right, glyph.top, before.left, glyph.bottom, glyph.place)
        before = glyph
        yield glyph


def _reads_before(one: Glyph, other: Glyph) -> bool:
    """Whether a letter stands right of another one; a lam may reach over the alef behind it, drawn with it as one shape."""
    if one.char[0] == _LAM and other.char[0] in _ALEFS and one.right > other.right and one.left <= other.right:
        return one.middle > other.middle
    return _clearly_right(one, other)


def _clearly_right(one: Glyph, other: Glyph) -> bool:
    """Whether a letter stands right of another one, neither reaching over the middle of the other."""
    return one.middle > other.right and other.middle < one.left

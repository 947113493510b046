"""What is drawn on one page of a PDF beside text: straight lines, pictures, and pictures that lie over the text."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, repeat
from typing import Any, NamedTuple

from diplodiff.loaders.pdf_tables import Edge, edges_of_box
from diplodiff.settings import loaders_pdf as settings

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_INVISIBLE = 3  # FPDF_TEXTRENDERMODE_INVISIBLE

Box = tuple[float, float, float, float]


class Drawn(NamedTuple):
    """The straight lines of a page, the share of it (0 to 1) that pictures cover, and how much of its text is unseen.

    unseen is the share of the text objects that are drawn without ink or lie under a picture that is drawn over them.
    """

    edges: tuple[Edge, ...]
    pictured: float
    unseen: float


def drawn(pdfium: Any, page: Any, bounds: Box, upright: Callable[..., Box]) -> Drawn:
    """What is on an open page; bounds are its left, bottom, right, top, upright turns a rectangle into a box on it."""
    x0, y0, x1, y1 = bounds
    area = max(1.0, (x1 - x0) * (y1 - y0))
    edges: list[Edge] = []
    pictured = 0.0
    texts: list[Any] = []
    under = 0
    for kind, item in islice(_objects(pdfium, page), settings.PDF_DRAWN * settings.PDF_TABLE_EDGES):
        if kind == _TEXT:
            texts.append(item)
            continue
        box = bounds_of(pdfium, item)
        if box is None:
            continue
        if kind == _PATH:
            edges.extend(edges_of_box(upright(*box)))
            continue
        share = (min(x1, box[2]) - max(x0, box[0])) * (min(y1, box[3]) - max(y0, box[1])) / area
        pictured += max(0.0, share)
        if share >= settings.PDF_COVER_SHARE and not pdfium.FPDFPageObj_HasTransparency(item):
            under = len(texts)
    if not pictured:
        return Drawn(tuple(edges), 0.0, 0.0)
    inkless = sum(mode == _INVISIBLE for mode in map(pdfium.FPDFTextObj_GetTextRenderMode, texts))
    return Drawn(tuple(edges), min(1.0, pictured), max(inkless, under) / len(texts) if texts else 0.0)


def _objects(pdfium: Any, page: Any) -> Iterable[tuple[int, Any]]:
    """Texts, paths and pictures in the order in which they are drawn, those inside forms too."""
    return _inside(pdfium, page, (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject), 0)


def top_objects(pdfium: Any, page: Any) -> Iterable[tuple[int, Any]]:
    """The same without those inside forms: the bounds of these are told in places of the form, not of the page."""
    return _inside(pdfium, page, (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject), settings.PDF_DRAWN_DEPTH)


def _inside(pdfium: Any, owner: Any, ways: tuple[Any, Any], depth: int) -> Iterator[tuple[int, Any]]:
    count, get = ways
    things = list(map(get, repeat(owner), range(min(count(owner), settings.PDF_DRAWN * settings.PDF_TABLE_EDGES))))
    for kind, item in zip(map(pdfium.FPDFPageObj_GetType, things), things, strict=True):
        if kind in (_TEXT, _PATH, _IMAGE):
            yield kind, item
        elif kind == _FORM and depth < settings.PDF_DRAWN_DEPTH:
            inner = (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
            yield from _inside(pdfium, item, inner, depth + 1)


def bounds_of(pdfium: Any, item: Any) -> Box | None:
    """Left, bottom, right, top of a thing in the file's own places."""
    box = (ctypes.c_float * 4)()
    at = ctypes.addressof(box)
    if not pdfium.FPDFPageObj_GetBounds(item, at, at + 4, at + 8, at + 12):
        return None
    left, bottom, right, top = box
    return left, bottom, right, top

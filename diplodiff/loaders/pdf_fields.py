"""What was typed on a page of a PDF and is no part of its content: text fields of forms and remarks set in the page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from diplodiff.loaders.pdf_glyphs import RTL_LETTER
from diplodiff.loaders.pdf_runs import Run, clean
from diplodiff.patterns import regex
from diplodiff.settings import limits
from diplodiff.settings import loaders_pdf as settings

_FREE_TEXT, _WIDGET = 3, 20  # FPDF_ANNOT_FREETEXT, FPDF_ANNOT_WIDGET
_STRING = 3  # FPDF_OBJECT_STRING
_UNSEEN = 0x02 | 0x20  # flags: hidden, not to be viewed (ISO 32000-1, 12.5.3)
_SIZE = regex(r"([\d.]+)\s+Tf\b")  # in a default appearance (12.7.3.3)

Box = tuple[float, float, float, float]


def field_runs(pdfium: Any, page: Any, upright: Callable[..., Box], order: int) -> list[Run]:
    """The lines of what was typed, in the order of the file; order is the place of the first in that of the runs."""
    runs: list[Run] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), settings.PDF_FIELDS)):
        thing = pdfium.FPDFPage_GetAnnot(page, index)
        if not thing:
            continue
        text, size = _typed(pdfium, thing)
        rectangle = (ctypes.c_float * 4)()
        if text and pdfium.FPDFAnnot_GetRect(thing, rectangle):
            left, top, right, bottom = rectangle
            box = upright(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
            runs += _lines(text, size, box, order + len(runs))
        pdfium.FPDFPage_CloseAnnot(thing)
    return runs


def _typed(pdfium: Any, thing: Any) -> tuple[str, float]:
    """What a reader sees of an annotation as text, and the size of its type; buttons and signatures have no text."""
    kind = pdfium.FPDFAnnot_GetSubtype(thing)
    if kind not in (_FREE_TEXT, _WIDGET) or pdfium.FPDFAnnot_GetFlags(thing) & _UNSEEN:
        return "", 0.0
    key = b"Contents" if kind == _FREE_TEXT else b"V"
    if pdfium.FPDFAnnot_GetValueType(thing, key) != _STRING:
        return "", 0.0
    text = _string(pdfium, thing, key)
    found = _SIZE.search(_string(pdfium, thing, b"DA"))
    return text, (float(found.group(1)) if found else 0.0) or settings.PDF_FIELD_SIZE


def _string(pdfium: Any, thing: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(thing, key, None, 0)
    if not 2 < size <= 2 * limits.MAX_CHARACTERS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(thing, key, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _lines(text: str, size: float, box: Box, order: int) -> Iterator[Run]:
    left, top, right, bottom = box
    lines = [line for piece in text.splitlines() if (line := clean(piece))]
    height = min(settings.PDF_FIELD_LEADING * size, (bottom - top) / len(lines)) if lines else 0.0
    for n, line in enumerate(lines):
        rtl = 2 * len(RTL_LETTER.findall(line)) > sum(map(str.isalpha, line))
        start = top + n * height
        yield Run(line, left, start, right, start + height, round(size, 1), False, 0, order + n, rtl)

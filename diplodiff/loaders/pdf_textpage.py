"""One open page of a PDF: its characters with their places and type, and what is drawn on it.

The library is handed in by the module that opened the document; nothing here imports it.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from diplodiff import settings
from diplodiff.errors import LoadError
from diplodiff.loaders.pdf_survey import UNKNOWN
from diplodiff.loaders.pdf_tables import Edge, edges_of_box

_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|[-,]bd\b", re.IGNORECASE)
_IMAGE, _PATH, _FORM = 3, 2, 5
_SAMPLE = 400  # characters of a page that are asked whether their font knows them

Box = tuple[float, float, float, float]


class TextPage:
    """The characters of one page and what is drawn on it, with the page turned so that its text stands upright."""

    def __init__(self, pdfium: Any, page: Any, handle: Any) -> None:
        self._pdfium, self._page, self._handle = pdfium, page, handle
        self._rect = pdfium.FS_RECTF()
        self._rect_at = ctypes.byref(self._rect)
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._boxes: dict[int, Box] = {}
        self.text = self._read_text()
        bounds = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
        self._bounds = (bounds.left, bounds.bottom, bounds.right, bounds.top)
        self._turn = self._main_turn()

    def _read_text(self) -> str:
        """As many characters as pdfium counts, so that indexes into the text are indexes of its characters."""
        count = self._pdfium.FPDFText_CountChars(self._handle)
        if count > settings.MAX_CHARACTERS:
            raise LoadError(f"one page holds more than {settings.MAX_CHARACTERS:,} characters")
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        size = self._pdfium.FPDFText_GetText(self._handle, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, size - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # Characters without a known letter were skipped.
        codes = (self._pdfium.FPDFText_GetUnicode(self._handle, i) for i in range(count))
        return "".join("\ufffe" if c == 2 and self._hyphen(i) else _character(c) for i, c in enumerate(codes))

    def _hyphen(self, index: int) -> bool:
        return bool(self._pdfium.FPDFText_IsHyphen(self._handle, index) == 1)

    def _main_turn(self) -> int:
        """By how many degrees clockwise most of the text is turned: 0, 90, 180 or 270."""
        step = max(1, len(self.text) // 64)
        turns = Counter(self._degrees(i) for i in range(0, len(self.text), step) if not self.text[i].isspace())
        turn = turns.most_common(1)[0][0] if turns else 0
        return turn if turn % 90 == 0 else 0

    def _degrees(self, index: int) -> int:
        return round(math.degrees(self._pdfium.FPDFText_GetCharAngle(self._handle, index))) % 360

    def angle(self, index: int) -> int:
        return (self._degrees(index) - self._turn) % 360

    def box(self, index: int) -> Box:
        """Left, top, right, bottom from the top left corner of the upright page, in points."""
        found = self._boxes.get(index)
        if found is None:
            self._pdfium.FPDFText_GetLooseCharBox(self._handle, index, self._rect_at)
            r = self._rect
            if self._turn == 0:  # most pages; a call less for every word
                x0, _, _, y1 = self._bounds
                found = (r.left - x0, y1 - r.top, r.right - x0, y1 - r.bottom)
            else:
                found = self._upright(r.left, r.bottom, r.right, r.top)
            self._boxes[index] = found
        return found

    def _upright(self, left: float, bottom: float, right: float, top: float) -> Box:
        x0, y0, x1, y1 = self._bounds
        if self._turn == 0:
            return left - x0, y1 - top, right - x0, y1 - bottom
        if self._turn == 270:
            return bottom - y0, left - x0, top - y0, right - x0
        if self._turn == 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        return y1 - top, x1 - right, y1 - bottom, x1 - left

    def size(self, index: int) -> float:
        """The size of the type in points, as printed."""
        nominal = float(self._pdfium.FPDFText_GetFontSize(self._handle, index))
        if self._pdfium.FPDFText_GetMatrix(self._handle, index, ctypes.byref(self._matrix)):
            return nominal * math.hypot(self._matrix.c, self._matrix.d)
        return nominal

    def bold(self, index: int) -> bool:
        if self._pdfium.FPDFText_GetFontWeight(self._handle, index) >= 600:
            return True
        flags = ctypes.c_int()
        self._pdfium.FPDFText_GetFontInfo(self._handle, index, self._name, len(self._name), ctypes.byref(flags))
        return bool(_BOLD_NAME.search(self._name.value.decode("latin-1")))

    def known(self) -> tuple[int, float]:
        """How many visible characters there are, and of how many (by a sample) the font does not name the letter."""
        solid = [i for i, c in enumerate(self.text) if not c.isspace()]
        sample = solid[:: max(1, len(solid) // _SAMPLE)]
        bad = sum(
            bool(UNKNOWN.match(self.text[i])) or self._pdfium.FPDFText_HasUnicodeMapError(self._handle, i) == 1
            for i in sample
        )
        return len(solid), bad * len(solid) / len(sample) if sample else 0.0

    def drawn(self) -> tuple[list[Edge], float]:
        """The straight lines drawn on the page, and the share of it that its largest picture covers."""
        edges: list[Edge] = []
        pictured = 0.0
        x0, y0, x1, y1 = self._bounds
        area = max(1.0, (x1 - x0) * (y1 - y0))
        for count, (kind, box) in enumerate(self._objects()):
            if count > 20 * settings.PDF_TABLE_EDGES:
                break
            if kind == _PATH:
                edges.extend(edges_of_box(box))
            else:
                pictured = max(pictured, (box[2] - box[0]) * (box[3] - box[1]) / area)
        return edges, pictured

    def _objects(self) -> Iterator[tuple[int, Box]]:
        """Paths and pictures with their boxes, those inside forms too."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        waiting = [(self._page, self._pdfium.FPDFPage_CountObjects, self._pdfium.FPDFPage_GetObject, 0)]
        while waiting:
            owner, count, get, depth = waiting.pop()
            for i in range(min(count(owner), 20 * settings.PDF_TABLE_EDGES)):
                item = get(owner, i)
                kind = self._pdfium.FPDFPageObj_GetType(item)
                if kind == _FORM and depth < 3:
                    waiting.append(
                        (item, self._pdfium.FPDFFormObj_CountObjects, self._pdfium.FPDFFormObj_GetObject, depth + 1)
                    )
                if kind not in (_PATH, _IMAGE):
                    continue
                if self._pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, (left, bottom, right, top))):
                    yield kind, self._upright(left.value, bottom.value, right.value, top.value)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

"""The child process's side of reading a PDF: the one module that calls pdfium. What it returns is plain data."""

from __future__ import annotations

import base64
import ctypes
import math
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from diplodiff import settings
from diplodiff.errors import LoadError
from diplodiff.loaders.pdf_page import Page, body_size, page_blocks
from diplodiff.loaders.pdf_runs import page_runs
from diplodiff.loaders.pdf_survey import Survey
from diplodiff.loaders.pdf_textpage import TextPage

_PASSWORD_ERROR = 4
_ANNOTATIONS, _GREY = 0x01, 0x08  # flags of FPDF_RenderPageBitmap
_GREY_BITMAP = 1  # FPDFBitmap_Gray: one byte a pixel


def read(options: dict[str, Any], body: bytes) -> dict[str, Any]:
    """The text of every page and what was seen of it, or {"error": a sentence}."""
    return _answer(_read, options, body)


def render(options: dict[str, Any], body: bytes) -> dict[str, Any]:
    """One page as a grey picture: {"png": base64, "dpi": pixels an inch}; options: page (from 1), turn (degrees)."""
    return _answer(_render, options, body)


def _answer(function: Any, options: dict[str, Any], body: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = function(_Document(body, options.get("password")), options)
        return found
    except LoadError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "reading it needs too much memory; save the pages that matter on their own"}


def _read(document: _Document, _options: dict[str, Any]) -> dict[str, Any]:
    survey = Survey()
    pages = list(document.pages(survey))
    size = body_size(pages)
    blocks = [block for page in pages for block in page_blocks(page, size)]
    return {
        "blocks": [
            (b.text, b.kind, b.location.page, b.location.box, b.number, b.size, b.bold, b.left_out)
            for b in blocks
            if b.text
        ],
        "size": size,
        "survey": survey.values(),
        "language": document.language(),
        "title": document.title(),
    }


def _render(document: _Document, options: dict[str, Any]) -> dict[str, Any]:
    width, height, pixels, dpi = document.picture(options["page"], options["turn"])
    return {"png": base64.b64encode(png(width, height, pixels)).decode(), "dpi": dpi}


def png(width: int, height: int, pixels: bytes) -> bytes:
    """A grey picture, one byte a pixel, row after row from the top, as PNG (ISO/IEC 15948)."""
    rows = b"".join(b"\0" + pixels[y * width : (y + 1) * width] for y in range(height))
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


class _Document:
    """An open PDF; the process ends after it, so nothing is closed."""

    def __init__(self, body: bytes, password: str | None) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        pdfium.FPDF_InitLibrary()
        self._body = body  # pdfium reads from it as long as the document is open
        secret = password.encode() if password else None
        self._document = pdfium.FPDF_LoadMemDocument64(body, len(body), secret)
        if not self._document:
            if pdfium.FPDF_GetLastError() == _PASSWORD_ERROR:
                wrong = "the password given does not open it" if password else "it is locked with a password"
                raise LoadError(f"{wrong}; give the right one with --password")
            raise LoadError("the PDF is damaged and cannot be opened; download it again or save it anew from a viewer")

    def pages(self, survey: Survey) -> Iterator[Page]:
        """The pages in order; the survey hears of what cannot be read."""
        count = self._pdfium.FPDF_GetPageCount(self._document)
        if count < 1:
            raise LoadError("it has no pages; download it again or save it anew from a viewer")
        if count > settings.MAX_PAGES:
            raise LoadError(
                f"it has {count:,} pages, more than {settings.MAX_PAGES:,}; save those that matter on their own"
            )
        survey.pages = count
        for index in range(count):
            handle = self._pdfium.FPDF_LoadPage(self._document, index)
            text = self._pdfium.FPDFText_LoadPage(handle) if handle else None
            if not text:
                survey.unreadable.append(index + 1)
                continue
            page = TextPage(self._pdfium, handle, text)
            edges, pictured = page.drawn()
            result = Page(index + 1, tuple(run for run in page_runs(page) if run.text), tuple(edges))
            survey.count(result, *page.known(), pictured)
            yield result
            self._pdfium.FPDFText_ClosePage(text)
            self._pdfium.FPDF_ClosePage(handle)

    def picture(self, number: int, turn: int) -> tuple[int, int, bytes, float]:
        """Width, height, grey pixels and pixels an inch of a page (from 1), turned clockwise by degrees."""
        page = self._pdfium.FPDF_LoadPage(self._document, number - 1)
        if not page:
            raise LoadError(f"page {number} is damaged")
        across, down = self._pdfium.FPDF_GetPageWidthF(page), self._pdfium.FPDF_GetPageHeightF(page)
        if turn % 180:
            across, down = down, across
        if across <= 0 or down <= 0:
            raise LoadError(f"page {number} has no size")
        scale = min(settings.OCR_DPI / 72, math.sqrt(settings.OCR_PIXELS / (across * down)))
        width, height = max(1, int(across * scale)), max(1, int(down * scale))
        bitmap = self._pdfium.FPDFBitmap_CreateEx(width, height, _GREY_BITMAP, None, 0)
        if not bitmap:
            raise MemoryError
        self._pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        self._pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn // 90 % 4, _ANNOTATIONS | _GREY)
        stride = self._pdfium.FPDFBitmap_GetStride(bitmap)
        raw = ctypes.string_at(self._pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        if stride != width:
            raw = b"".join(raw[y * stride : y * stride + width] for y in range(height))
        return width, height, raw, scale * 72

    def title(self) -> str | None:
        size = self._pdfium.FPDF_GetMetaText(self._document, b"Title", None, 0)
        buffer = ctypes.create_string_buffer(min(size, 4096))
        self._pdfium.FPDF_GetMetaText(self._document, b"Title", buffer, len(buffer))
        return " ".join(buffer.raw.decode("utf-16-le", "ignore").replace("\0", "").split()) or None

    def language(self) -> str | None:
        size = self._pdfium.FPDFCatalog_GetLanguage(self._document, None, 0)
        if not 2 < size <= 128:
            return None
        buffer = (ctypes.c_ushort * (size // 2))()
        self._pdfium.FPDFCatalog_GetLanguage(self._document, buffer, size)
        return bytes(buffer).decode("utf-16-le", "ignore").strip("\0 ") or None

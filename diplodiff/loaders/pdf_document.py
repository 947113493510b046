"""The child process's side of reading a PDF: it opens the document with pdfium. What it returns is plain data."""

from __future__ import annotations

import base64
import contextlib
import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from diplodiff.errors import LoadError
from diplodiff.loaders.pdf_again import Slices, candidates, painted_again
from diplodiff.loaders.pdf_bilingual import language_gutters
from diplodiff.loaders.pdf_drawn import drawn
from diplodiff.loaders.pdf_fields import laid_over
from diplodiff.loaders.pdf_layout import gutters
from diplodiff.loaders.pdf_line_numbers import numbered_margins
from diplodiff.loaders.pdf_page import Gutters, Page, body_size, laid_out
from diplodiff.loaders.pdf_runs import page_runs
from diplodiff.loaders.pdf_survey import Survey
from diplodiff.loaders.pdf_textpage import TextPage, Types
from diplodiff.loaders.pdfium import library
from diplodiff.loaders.png import png
from diplodiff.settings import limits, loaders_ocr
from diplodiff.settings import loaders_pdf as settings

_PASSWORD_ERROR = 4
_ANNOTATIONS, _GREY = 0x01, 0x08  # flags of FPDF_RenderPageBitmap
_GREY_BITMAP = 1  # FPDFBitmap_Gray: one byte a pixel


def read(options: dict[str, Any], body: bytes) -> dict[str, Any]:
    """The text of the pages and what was seen of it, or {"error": a sentence}.

    options: pages (ranges from 1; all), part (k, n: of n parts of these pages the one with index k).
    """
    return _answer(_read, options, body)


def render(options: dict[str, Any], body: bytes) -> dict[str, Any]:
    """One page as a grey picture: {"png": base64, "dpi": pixels an inch}; options: page (from 1), turn (degrees)."""
    return _answer(_render, options, body)


def _answer(function: Any, options: dict[str, Any], body: bytes) -> dict[str, Any]:
    try:
        document = _Document(body, options.get("password"), function is _render)
        found: dict[str, Any] = function(document, options)
        return found
    except LoadError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "reading it needs too much memory; save the pages that matter on their own"}


def _read(document: _Document, options: dict[str, Any]) -> dict[str, Any]:
    survey = Survey()
    pages = list(document.pages(survey, options.get("pages"), options.get("part", (0, 1))))
    size = body_size(pages)
    runs = [page.runs for page in pages]
    known = Gutters(gutters(runs), language_gutters(runs), numbered_margins(runs))
    laid = [laid_out(page, size, known) for page in pages]
    first = [block for page in laid for block in page.blocks[: len(page.blocks) - page.second]]
    second = [block for page in laid if page.second for block in page.blocks[-page.second :]]
    apart = 2 * sum(page.second > 0 for page in laid) > sum(bool(page.blocks) for page in laid)
    blocks = [*first, *second] if apart else [block for page in laid for block in page.blocks]
    survey.doubt({page.number: one.doubtful for page, one in zip(pages, laid, strict=True) if one.doubtful})
    return {
        "blocks": [
            (b.text, b.kind, b.location.page, b.location.box, b.number, b.size, b.bold, b.confidence, b.left_out)
            for b in blocks
            if b.text
        ],
        "second": sum(bool(b.text) for b in second) if apart else 0,
        "size": size,
        "survey": survey.values(),
        "language": document.language(),
        "title": document.title(),
    }


def _render(document: _Document, options: dict[str, Any]) -> dict[str, Any]:
    width, height, pixels, dpi = document.picture(options["page"], options["turn"])
    return {"png": base64.b64encode(png(width, height, pixels)).decode(), "dpi": dpi}


class _Document:
    """An open PDF; the process ends after it, so nothing is closed."""

    def __init__(self, body: bytes, password: str | None, drawing: bool = False) -> None:
        self._pdfium = pdfium = library(drawing)
        self._body = body  # pdfium reads from it as long as the document is open
        self._types: Types = {}
        secret = password.encode() if password else None
        self._document = pdfium.FPDF_LoadMemDocument64(body, len(body), secret)
        if not self._document:
            if pdfium.FPDF_GetLastError() == _PASSWORD_ERROR:
                wrong = "the password given does not open it" if password else "it is locked with a password"
                raise LoadError(f"{wrong}; give the right one with --password")
            raise LoadError("the PDF is damaged and cannot be opened; download it again or save it anew from a viewer")

    def pages(
        self, survey: Survey, wanted: Sequence[Sequence[int]] | None = None, part: Sequence[int] = (0, 1)
    ) -> Iterator[Page]:
        """The pages in order, of these ranges and this part; the survey hears of what cannot be read."""
        numbers = _part(self._numbers(wanted), *part)
        survey.pages = len(numbers)
        last: Page | None = None
        slices: list[Slices] = []
        for number in numbers:
            with self._open(number) as opened:
                if last:
                    yield self._ended(last, slices, opened[0] if opened and number == last.number + 1 else None)
                last = None
                if opened:
                    last, slices = self._page(number, *opened, survey), candidates(opened[0])
                else:
                    survey.unreadable.append(number)
        if last:
            yield self._ended(last, slices, None)

    def _ended(self, page: Page, slices: list[Slices], after: TextPage | None) -> Page:
        """A page with what it shows of the next one; after is that one where it is open already."""
        if not slices:
            return page
        if after is None:
            if page.number >= self._pdfium.FPDF_GetPageCount(self._document):
                return page
            with contextlib.suppress(LoadError), self._open(page.number + 1) as opened:
                return self._ended(page, slices, opened[0]) if opened else page
            return page
        return replace(page, again=tuple(one.box for one in slices if painted_again(one, after)))

    @contextlib.contextmanager
    def _open(self, number: int) -> Iterator[tuple[TextPage, int] | None]:
        """A page (from 1) with its handle, None where it cannot be read."""
        handle = self._pdfium.FPDF_LoadPage(self._document, number - 1)
        text = self._pdfium.FPDFText_LoadPage(handle) if handle else None
        if not text:
            yield None
            return
        read = TextPage(self._pdfium, handle, text, self._types)
        if (read.turn + 90 * self._pdfium.FPDFPage_GetRotation(handle)) % 360:
            # pdfium tells lines and words as a page is shown; where its text does not stand upright so, it errs in both
            self._pdfium.FPDFText_ClosePage(text)
            self._pdfium.FPDFPage_SetRotation(handle, (360 - read.turn) // 90 % 4)
            text = self._pdfium.FPDFText_LoadPage(handle)
            read = TextPage(self._pdfium, handle, text, self._types)
        yield read, handle
        self._pdfium.FPDFText_ClosePage(text)
        self._pdfium.FPDF_ClosePage(handle)

    def _page(self, number: int, text: TextPage, handle: int, survey: Survey) -> Page:
        seen = drawn(self._pdfium, handle, text.bounds, text.upright)
        if len(seen.edges) <= settings.PDF_TABLE_EDGES:
            text.rules = [edge for edge in seen.edges if not edge.horizontal]
        page = Page(number, tuple(run for run in page_runs(text) if run.text), seen.edges)
        count = survey.count(page, *text.known(), seen)
        if count.layer:
            page = replace(page, runs=tuple(r._replace(confidence=loaders_ocr.OCR_LAYER_CONFIDENCE) for r in page.runs))
        if count.scanned:  # drawn with the page, and read with it by OCR
            return page
        over = laid_over(self._pdfium, handle, text.upright, len(page.runs))
        survey.typed(over.typed)
        return replace(page, runs=(*page.runs, *over.typed), links=over.links) if any(over) else page

    def _numbers(self, wanted: Sequence[Sequence[int]] | None) -> Sequence[int]:
        count = self._pdfium.FPDF_GetPageCount(self._document)
        if count < 1:
            raise LoadError("it has no pages; download it again or save it anew from a viewer")
        last = max((last for _, last in wanted or ()), default=0)
        if last > count:
            raise LoadError(f"it has no page {last:,}, its last one is page {count:,}; ask for pages that it has")
        numbers = sorted({n for a, b in wanted for n in range(a, b + 1)}) if wanted else range(1, count + 1)
        if len(numbers) > limits.MAX_PAGES:
            raise LoadError(
                f"it has {count:,} pages, more than {limits.MAX_PAGES:,}; name those that matter, as in FILE#pages=2-50"
            )
        return numbers

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
        scale = min(loaders_ocr.OCR_DPI / 72, math.sqrt(loaders_ocr.OCR_PIXELS / (across * down)))
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


def _part(numbers: Sequence[int], index: int, parts: int) -> Sequence[int]:
    """One of so many parts of the pages; of few pages the first part has all."""
    if len(numbers) < settings.PDF_SPLIT_PAGES:
        return () if index else numbers
    return numbers[index * len(numbers) // parts : (index + 1) * len(numbers) // parts]

"""PDF -> Blocks, through pdfium.

Text and its places come from pdfium, in a process of its own (see pdf_sandbox); pure modules beside this one put
right-to-left lines, columns, tables and notes in order. Lines come out as Blocks of kind "line", to be joined later.
Pages that are pictures, or whose fonts name no letters, are read by OCR where an engine is installed.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from diplodiff import settings
from diplodiff.errors import EmptyTextError, LoadError, MissingPartError
from diplodiff.loaders import pdf_sandbox
from diplodiff.loaders.pdf_page import body_size, page_blocks
from diplodiff.loaders.pdf_survey import Survey
from diplodiff.model import Block, Blocks, Location, Note, Snapshot

if TYPE_CHECKING:
    from diplodiff.loaders.ocr import Reading
    from diplodiff.loaders.ocr_words import Picture

_CHILD = "diplodiff.loaders.pdf_document"


def load(snapshot: Snapshot, password: str | None = None, language: str | None = None) -> Blocks:
    """The Blocks of a PDF; boxes in points from the top left corner of each page as its text is read.

    language is what the user says it is in, for OCR. Raises LoadError for a file that is damaged, needs another password
    or breaks a limit, EmptyTextError for one without any text, MissingPartError for a scan without an OCR engine.
    """
    if b"%PDF-" not in snapshot.body[:1024] and b"%PDF-" not in snapshot.body[-4096:]:
        raise LoadError(f"{snapshot.origin}: this is not a PDF, or its beginning is missing; download it again")
    answer = pdf_sandbox.call(_CHILD, "read", {"password": password}, snapshot.body, snapshot.origin)
    if "error" in answer:
        raise LoadError(f"{snapshot.origin}: {answer['error']}")
    survey = Survey.of(answer["survey"])
    reading = None
    if survey.scanned or survey.garbled:
        reading = _read_by_ocr(snapshot, password, language, survey)
    refusal = survey.refusal()
    if refusal and not (reading and reading.pages):
        raise _refused(snapshot.origin, refusal, language, reading)
    return _blocks(answer, survey, reading, language)


def _read_by_ocr(snapshot: Snapshot, password: str | None, language: str | None, survey: Survey) -> Reading | None:
    from diplodiff.loaders import ocr
    from diplodiff.loaders.ocr_words import Picture

    choice = ocr.choose(language)
    if choice is None:
        return None

    def draw(number: int, turn: int) -> Picture:
        options = {"password": password, "page": number, "turn": turn}
        answer = pdf_sandbox.call(_CHILD, "render", options, snapshot.body, snapshot.origin)
        if "error" in answer:
            raise LoadError(answer["error"])
        return Picture(base64.b64decode(answer["png"]), float(answer["dpi"]))

    seconds = settings.OCR_SECONDS if survey.scanned else settings.OCR_GARBLED_SECONDS
    reading = ocr.read_pages(draw, sorted({*survey.scanned, *survey.garbled}), choice, seconds)
    for number in survey.garbled:  # a text layer in doubt is still better than a reading in doubt
        if reading.confidence.get(number, 1.0) < settings.OCR_FLOOR:
            del reading.pages[number], reading.confidence[number]
    return reading


def _refused(origin: str, refusal: str, language: str | None, reading: Reading | None) -> LoadError | MissingPartError:
    from diplodiff.loaders import ocr

    if refusal == "empty":
        return EmptyTextError(f"{origin}: it holds no text; check that it is the right file")
    what = "it has no text layer, it is a scan"
    if refusal == "garbled":
        what = "its fonts do not say which letters they draw"
    if reading is None:
        return MissingPartError(f"{origin}: {what}; to read it by OCR, {ocr.remedy(language)}")
    why = next(iter(reading.failed.values()), "what it read is not reliable")
    return LoadError(f"{origin}: {what}, and OCR failed: {why}; give its language with --lang, or a better scan")


def _blocks(answer: dict[str, Any], survey: Survey, reading: Reading | None, language: str | None) -> Blocks:
    blocks = [_block(*values) for values in answer["blocks"]]
    hint = "Run OCR on the file to include it."
    shares: dict[int, float] = {}
    notes: tuple[Note, ...] = ()
    method = "pdf-text"
    if survey.scanned or survey.garbled:
        from diplodiff.loaders import ocr

        hint = f"To read it by OCR, {ocr.remedy(language)}."
    if reading is not None:
        shares, notes = reading.shares(), reading.notes()
        failures = dict.fromkeys(reading.failed.values())
        hint = f"Reason: {'; '.join(failures)}." if failures else "OCR was not sure enough either."
    if reading is not None and reading.pages:
        size = float(answer["size"]) or body_size(reading.pages.values())
        blocks = [b for b in blocks if b.location.page not in reading.pages]
        method = "pdf-text+ocr" if any(b.left_out is None for b in blocks) else "ocr"
        blocks += [block for page in reading.pages.values() for block in page_blocks(page, size) if block.text]
        blocks.sort(key=lambda block: block.location.page or 0)
    return Blocks(
        tuple(blocks),
        method=method,
        coverage=survey.coverage(shares),
        language=answer["language"],
        title=answer["title"],
        notes=(*survey.notes(shares, hint), *notes),
    )


def _block(text: str, kind: Any, page: int, box: list[float], *style: Any) -> Block:
    left, top, right, bottom = box
    number, size, bold, left_out = style
    place = Location(page, (left, top, right, bottom))
    return Block(text, kind, place, number=number, size=size, bold=bold, left_out=left_out)

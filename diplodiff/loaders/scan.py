"""Pages that are pictures -> Blocks: drawn in a process of their own, read by OCR, and put among the pages of text."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any, NamedTuple

from diplodiff.errors import LoadError, MissingPartError
from diplodiff.loaders import ocr, sandbox
from diplodiff.loaders.ocr import Reading
from diplodiff.loaders.ocr_words import Picture
from diplodiff.loaders.pdf_page import body_size, page_blocks
from diplodiff.loaders.pdf_survey import Survey
from diplodiff.model import Blocks, Snapshot
from diplodiff.settings import loaders_ocr as settings


class Pages(NamedTuple):
    """Which pages of a source are pictures, by what is known of all, and the module that draws them in a child process.

    Its function `render` takes these options, page (from 1) and turn (degrees), and returns png (base64) and dpi.
    """

    module: str
    options: dict[str, Any]
    survey: Survey


def read(snapshot: Snapshot, pages: Pages, language: str | None) -> Reading | None:
    """What OCR makes of the pages that are pictures, and of those with a doubtful text layer; None without an engine."""
    choice = ocr.choose(language)
    if choice is None:
        return None
    survey = pages.survey

    def draw(number: int, turn: int) -> Picture:
        options = {**pages.options, "page": number, "turn": turn}
        answer = sandbox.call(pages.module, "render", options, snapshot.body, snapshot.origin)
        if "error" in answer:
            raise LoadError(answer["error"])
        return Picture(base64.b64decode(answer["png"]), float(answer["dpi"]))

    seconds = settings.OCR_SECONDS if survey.scanned else settings.OCR_GARBLED_SECONDS
    reading = ocr.read_pages(draw, survey.unread, choice, seconds)
    for number in survey.garbled:  # a text layer in doubt is still better than a reading in doubt
        if reading.confidence.get(number, 1.0) < settings.OCR_FLOOR:
            del reading.pages[number], reading.confidence[number]
    return reading


def refused(origin: str, what: str, language: str | None, reading: Reading | None) -> LoadError | MissingPartError:
    """Why nothing of a source could be read; what says what it is."""
    if reading is None:
        return MissingPartError(f"{origin}: {what}; to read it by OCR, {ocr.remedy(language)}")
    why = next(iter(reading.failed.values()), "what it read is not reliable")
    return LoadError(f"{origin}: {what}, and OCR failed: {why}; give its language with --lang, or a better scan")


def merged(blocks: Blocks, size: float, survey: Survey, reading: Reading | None, language: str | None) -> Blocks:
    """Blocks of a text layer (size: that of most of its type, in points; 0 without any) with what OCR read of others."""
    hint = f"To read it by OCR, {ocr.remedy(language)}."
    if reading is None:
        return replace(blocks, notes=survey.notes((), hint))
    failures = dict.fromkeys(reading.failed.values())
    hint = f"Reason: {'; '.join(failures)}." if failures else "OCR was not sure enough either."
    shares = reading.shares()
    kept = [block for block in blocks.blocks if block.location.page not in reading.pages]
    method = blocks.method
    if reading.pages:
        method = f"{blocks.method}+ocr" if any(block.left_out is None for block in kept) else "ocr"
    size = size or body_size(reading.pages.values())
    kept += [block for page in reading.pages.values() for block in page_blocks(page, size) if block.text]
    kept.sort(key=lambda block: block.location.page or 0)
    notes = (*survey.notes(shares, hint), *reading.notes())
    return replace(blocks, blocks=tuple(kept), method=method, coverage=survey.coverage(shares), notes=notes)

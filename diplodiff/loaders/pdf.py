"""PDF -> Blocks, through pdfium.

Text and its places come from pdfium, in a process of its own (see sandbox); pure modules beside this one put it in order.
Lines come out as Blocks of kind "line", to be joined later. Pages that are pictures, or whose fonts name no letters, are
read by OCR where an engine is installed. The modules, in the order in which a page goes through them (all pdf_*.py):

document (pdfium.py)                 the child process: opens the file, page by page
textpage, drawn, fields              what pdfium tells of a page: characters, lines and pictures, what was typed into forms, links
clusters, points, marks              glyphs whose text the file states beside them: Indian syllables, vowel signs; and signs
                                       that it paints after their words
runs (gaps, plain)                   characters -> stretches of text that no wide gap interrupts
rtl (words, glyphs, brackets, mixed) the same for lines that are read from the right
page                                 runs -> Blocks, by way of
  line_numbers, row_numbers            numbers that count lines, and numbers that label rows
  tables, notes, contents, again       ruled tables, footnotes, tables of contents, lines painted twice
  links                                menus and other lists of links
  layout (rows, bands, columns,        the order of all other lines: columns, two languages side by side, and what the
    bilingual, centred, flow, evidence)  file's own order and the words themselves say of it
survey                               how much of all this was understood
"""

from __future__ import annotations

from typing import Any

from diplodiff.errors import EmptyTextError, LoadError
from diplodiff.loaders import sandbox
from diplodiff.loaders.pdf_survey import Survey
from diplodiff.model import Block, Blocks, Location, Snapshot

_CHILD = "diplodiff.loaders.pdf_document"
_REFUSED = {
    "scan": "it has no text layer, it is a scan",
    "garbled": "its fonts do not say which letters they draw",
}
Ranges = tuple[tuple[int, int], ...]


def load(snapshot: Snapshot, password: str | None = None, language: str | None = None, pages: Ranges = ()) -> Blocks:
    """The Blocks of a PDF; boxes in points from the top left corner of each page as its text is read.

    language is what the user says it is in, for OCR; pages are the ranges that are wanted (from 1), all without any: no
    other page is read. Raises LoadError for a file that is damaged, needs another password, has not these pages or breaks
    a limit, EmptyTextError for one without any text, MissingPartError for a scan without an OCR engine.
    """
    if b"%PDF-" not in snapshot.body[:1024] and b"%PDF-" not in snapshot.body[-4096:]:
        raise LoadError(f"{snapshot.origin}: this is not a PDF, or its beginning is missing; download it again")
    answer, survey = _read(snapshot, {"password": password, "pages": pages})
    reading = None
    if survey.unread:
        from diplodiff.loaders import scan

        reading = scan.read(snapshot, scan.Pages(_CHILD, {"password": password}, survey), language)
    refusal = survey.refusal()
    if refusal == "empty":
        raise EmptyTextError(f"{snapshot.origin}: it holds no text; check that it is the right file")
    if refusal and not (reading and reading.pages):
        raise scan.refused(snapshot.origin, _REFUSED[refusal], language, reading)
    blocks = Blocks(
        tuple(_block(*values) for values in answer["blocks"]),
        method=_method(survey),
        coverage=survey.coverage({}),
        language=answer["language"],
        title=answer["title"],
        notes=survey.notes((), ""),
    )
    return scan.merged(blocks, float(answer["size"]), survey, reading, language) if survey.unread else blocks


def _read(snapshot: Snapshot, options: dict[str, Any]) -> tuple[dict[str, Any], Survey]:
    """What the child processes read, put together, and what they saw."""
    parts = sandbox.side_by_side()
    requests = [{**options, "part": (n, parts)} for n in range(parts)]
    answers = sandbox.call_all(_CHILD, "read", requests, snapshot.body, snapshot.origin)
    if len({answer["size"] for answer in answers if answer.get("blocks")}) > 1:
        # Notes are told by the size of type of the whole: where its parts differ in that, it is read in one.
        answers = [sandbox.call(_CHILD, "read", options, snapshot.body, snapshot.origin)]
    try:
        for answer in answers:
            if "error" in answer:
                raise LoadError(answer["error"])
        survey = Survey.of([answer["survey"] for answer in answers])
    except LoadError as error:
        raise LoadError(f"{snapshot.origin}: {error}") from None
    first = answers[0]
    # The second of two columns in different languages stands last in each part: it is a text of its own.
    ends = [len(answer["blocks"]) - answer.get("second", 0) for answer in answers]
    blocks = [block for answer, end in zip(answers, ends, strict=True) for block in answer["blocks"][:end]]
    blocks += [block for answer, end in zip(answers, ends, strict=True) for block in answer["blocks"][end:]]
    return {**first, "blocks": blocks, "size": max(answer["size"] for answer in answers)}, survey


def _method(survey: Survey) -> str:
    layers = len(survey.layers)
    if not layers:
        return "pdf-text"
    return "pdf-ocr-layer" if layers == sum(not count.scanned for count in survey.counts) else "pdf-text+ocr-layer"


def _block(text: str, kind: Any, page: int, box: list[float], *style: Any) -> Block:
    left, top, right, bottom = box
    number, size, bold, sure, left_out = style
    place = Location(page, (left, top, right, bottom))
    return Block(text, kind, place, number=number, size=size, bold=bold, confidence=sure, left_out=left_out)

"""Pictures of pages (PNG, JPEG, TIFF, WebP) -> Blocks, by OCR where an engine is installed.

A picture is decoded in a process of its own (see sandbox), as any publisher's file that a C library reads.
"""

from __future__ import annotations

from diplodiff.errors import LoadError, MissingPartError
from diplodiff.loaders import sandbox, scan
from diplodiff.loaders.pdf_survey import Survey
from diplodiff.model import Blocks, Snapshot

_CHILD = "diplodiff.loaders.image_document"


def load(snapshot: Snapshot, language: str | None = None, pages: tuple[tuple[int, int], ...] = ()) -> Blocks:
    """The Blocks of a picture; boxes in points from the top left corner of each page (several in a TIFF).

    Raises MissingPartError without an OCR engine, LoadError for a picture that is damaged, too large or not legible.
    """
    found = sandbox.call(_CHILD, "read", {}, snapshot.body, snapshot.origin)
    if "missing" in found:
        raise MissingPartError(
            f"{snapshot.origin}: it is a picture; to decode it, install Pillow (`{found['missing']}`)"
        )
    if "error" in found:
        raise LoadError(f"{snapshot.origin}: {found['error']}")
    count = int(found["pages"])
    last = max((last for _, last in pages), default=0)
    if last > count:
        raise LoadError(
            f"{snapshot.origin}: it has no page {last:,}, its last one is page {count:,}; ask for pages that it has"
        )
    numbers = sorted({n for a, b in pages for n in range(a, b + 1)}) if pages else list(range(1, count + 1))
    survey = Survey.of_pictures(numbers)
    reading = scan.read(snapshot, scan.Pages(_CHILD, {}, survey), language)
    if reading is None or not reading.pages:
        raise scan.refused(snapshot.origin, "it is a picture", language, reading)
    return scan.merged(Blocks((), "ocr", coverage=0.0), 0.0, survey, reading, language)

"""What is seen of a PDF while it is read: how much of it was understood, and which pages were not."""

from __future__ import annotations

import re

from diplodiff import settings
from diplodiff.errors import EmptyTextError, LoadError
from diplodiff.loaders.pdf_page import Page

# No letters: control characters, the replacement character, private ones (but those that symbol fonts use for bullets).
UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010fffd]")


class Survey:
    """What was seen while reading: characters, those without a known letter, and pages that are pictures."""

    def __init__(self) -> None:
        self.pages = 0
        self.characters = 0  # on the page, white space aside
        self.read = 0  # of these in runs
        self.unknown = 0.0  # of these without a known letter
        self.garbled: list[int] = []
        self.scanned: list[int] = []
        self.unreadable: list[int] = []

    def count(self, page: Page, characters: int, unknown: float, pictured: float) -> None:
        """Take in one page: its visible characters, how many of them are unknown, the share that a picture covers."""
        read = sum(len(run.text) - run.text.count(" ") for run in page.runs)
        self.characters += characters
        self.read += read
        self.unknown += unknown
        if unknown > settings.PDF_GARBLED * max(1, characters):
            self.garbled.append(page.number)
        if pictured >= settings.PDF_SCAN_SHARE and read <= settings.PDF_SCAN_CHARACTERS:
            self.scanned.append(page.number)
        if self.characters > settings.MAX_CHARACTERS:
            raise LoadError(
                f"it holds more than {settings.MAX_CHARACTERS:,} characters; save the pages that matter on their own"
            )

    def check(self) -> None:
        """Raise LoadError or EmptyTextError where nothing can be compared."""
        if self.scanned and len(self.scanned) + len(self.unreadable) == self.pages:
            raise LoadError(
                "it has no text layer; it is a scan; run OCR on it first (for example with ocrmypdf) and compare the result"
            )
        if self.unknown > 0.98 * self.characters > 0:
            raise LoadError(
                "its fonts do not say which letters they draw; run OCR on it first (for example with ocrmypdf --force-ocr) "
                "and compare the result"
            )
        if not self.read:
            raise EmptyTextError("it holds no text; check that it is the right file")

    def coverage(self) -> float:
        """The share of characters understood; a page that was not read counts like a mean one."""
        if not self.characters or not self.pages:
            return 0.0
        missing = len(self.scanned) + len(self.unreadable)
        understood = min(self.read, self.characters - self.unknown) / self.characters
        return round(max(0.0, min(1.0, understood)) * (1 - missing / self.pages), 4)

    def notes(self) -> list[tuple[str, str]]:
        """What a reader should know, as code and message."""
        notes = []
        if self.scanned:
            message = (
                f"No text layer on {_pages(self.scanned)}: a picture, not read. Run OCR on the file to include it."
            )
            notes.append(("scanned-page", message))
        if self.garbled:
            message = (
                f"On {_pages(self.garbled)} some fonts do not say which letters they draw: the text read there is not "
                "reliable. Run OCR on the file instead."
            )
            notes.append(("garbled-text", message))
        if self.unreadable:
            notes.append(("unreadable-page", f"Damaged and not read: {_pages(self.unreadable)}."))
        return notes


def _pages(numbers: list[int]) -> str:
    """The words "page 3" or "pages 2 to 4 and 7"."""
    spans: list[list[int]] = []
    for n in numbers:
        if spans and spans[-1][1] == n - 1:
            spans[-1][1] = n
        else:
            spans.append([n, n])
    words = [str(a) if a == b else f"{a} to {b}" for a, b in spans]
    listed = " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"

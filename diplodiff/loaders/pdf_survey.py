"""What is seen of a PDF while it is read: how much of it was understood, and which pages were not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.errors import LoadError
from diplodiff.model import Note
from diplodiff.patterns import regex
from diplodiff.settings import limits
from diplodiff.settings import loaders_pdf as settings

if TYPE_CHECKING:
    from diplodiff.loaders.pdf_drawn import Drawn
    from diplodiff.loaders.pdf_page import Page
    from diplodiff.loaders.pdf_runs import Run

# No letters: control characters, the replacement character, private ones (but those that symbol fonts use for bullets).
UNKNOWN = regex("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010fffd]")


class Count(NamedTuple):
    """What was counted on one page (number from 1)."""

    number: int
    characters: int  # on the page, white space aside
    read: int  # of these in runs
    unknown: float  # of these without a known letter
    scanned: bool  # a picture without a text layer
    garbled: bool  # too many characters without a known letter
    layer: bool  # a picture over text that is not seen: what somebody's OCR made of it, which may err as any OCR does


class Survey:
    """What was seen while reading: characters, those without a known letter, and pages that are pictures."""

    def __init__(self, pages: int = 0) -> None:
        self.pages = pages
        self.counts: list[Count] = []
        self.unreadable: list[int] = []
        self.doubted: dict[int, int] = {}  # page -> characters in lines that may have been read across columns
        self._total = 0

    def count(self, page: Page, characters: int, unknown: float, seen: Drawn) -> Count:
        """Take in one page: its visible characters, how many of them are unknown, and what is drawn on it."""
        read = _visible(page.runs)
        garbled = unknown > settings.PDF_GARBLED * max(1, characters)
        picture = seen.pictured >= settings.PDF_SCAN_SHARE
        scanned = picture and read <= settings.PDF_SCAN_CHARACTERS
        layer = picture and not scanned and seen.unseen >= settings.PDF_UNSEEN_SHARE
        count = Count(page.number, characters, read, unknown, scanned, garbled, layer)
        self.counts.append(count)
        self._total += characters
        self._check()
        return count

    def typed(self, runs: Sequence[Run]) -> None:
        """Take in what was typed on the page counted last, in form fields and remarks."""
        last, more = self.counts[-1], _visible(runs)
        self.counts[-1] = last._replace(characters=last.characters + more, read=last.read + more)

    def doubt(self, doubted: Mapping[int, int]) -> None:
        """Take in how many characters of each page stand in lines whose order is in doubt."""
        self.doubted.update(doubted)

    def values(self) -> dict[str, Any]:
        """The same as plain data."""
        doubted = list(self.doubted.items())
        return {"pages": self.pages, "counts": self.counts, "unreadable": self.unreadable, "doubted": doubted}

    @classmethod
    def of(cls, parts: Sequence[dict[str, Any]]) -> Survey:
        """The survey of a file from the `values` of its parts. Raises LoadError where they are too large together."""
        survey = cls(sum(values["pages"] for values in parts))
        survey.counts = [Count(*count) for values in parts for count in values["counts"]]
        survey.unreadable = [number for values in parts for number in values["unreadable"]]
        survey.doubted = {number: count for values in parts for number, count in values["doubted"]}
        survey._total = sum(count.characters for count in survey.counts)
        survey._check()
        return survey

    def _check(self) -> None:
        if self._total > limits.MAX_CHARACTERS:
            raise LoadError(
                f"it holds more than {limits.MAX_CHARACTERS:,} characters; name the pages that matter, as in "
                "FILE#pages=2-50"
            )

    @property
    def scanned(self) -> list[int]:
        return [c.number for c in self.counts if c.scanned]

    @property
    def garbled(self) -> list[int]:
        return [c.number for c in self.counts if c.garbled and not c.scanned]

    @property
    def unread(self) -> list[int]:
        """Pages that OCR may read better: those without a text layer, and those with a doubtful one."""
        return sorted({*self.scanned, *self.garbled})

    @property
    def layers(self) -> list[int]:
        return [c.number for c in self.counts if c.layer]

    @classmethod
    def of_pictures(cls, numbers: Sequence[int]) -> Survey:
        """The survey of pages that are pictures, all of them."""
        survey = cls(len(numbers))
        survey.counts = [Count(n, 0, 0, 0.0, scanned=True, garbled=False, layer=False) for n in numbers]
        return survey

    def refusal(self) -> str | None:
        """Why nothing of this can be compared as its text layer stands: "scan", "garbled", "empty", or None."""
        if self.scanned and len(self.scanned) + len(self.unreadable) == self.pages:
            return "scan"
        characters, read = sum(c.characters for c in self.counts), sum(c.read for c in self.counts)
        if sum(c.unknown for c in self.counts) > settings.PDF_ALL_GARBLED * characters > 0:
            return "garbled"
        return None if read else "empty"

    def coverage(self, ocr: Mapping[int, float]) -> float:
        """The share of characters understood; a page that was not read counts like a mean one.

        ocr holds, by page, the share (0 to 1) that counts as understood of what OCR read in place of the text layer.
        """
        layer = [c for c in self.counts if c.number not in ocr and not c.scanned]
        characters, read = sum(c.characters for c in layer), sum(c.read for c in layer)
        unknown = sum(c.unknown + self.doubted.get(c.number, 0) for c in layer)
        if not self.pages or not (characters or ocr):
            return 0.0
        understood = max(0.0, min(1.0, min(read, characters - unknown) / characters)) if characters else 0.0
        missing = len(self.unreadable) + sum(c.number not in ocr for c in self.counts if c.scanned)
        whole = self.pages - missing - len(ocr)
        return round((understood * whole + sum(ocr.values())) / self.pages, 4)

    def notes(self, ocr: Collection[int], hint: str) -> tuple[Note, ...]:
        """What a reader should know of pages not read, or read from a doubtful text layer; hint is what to do."""
        notes = []
        scanned, garbled = ([n for n in numbers if n not in ocr] for numbers in (self.scanned, self.garbled))
        if scanned:
            notes.append(Note("scanned-page", f"No text layer on {pages(scanned)}: a picture, not read. {hint}"))
        unnamed = "some fonts do not say which letters they draw"
        if garbled:
            message = f"On {pages(garbled)} {unnamed}: the text read there is not reliable. {hint}"
            notes.append(Note("garbled-text", message))
        replaced = [n for n in self.garbled if n in ocr]
        if replaced:
            notes.append(Note("garbled-text", f"On {pages(replaced)} {unnamed}: read by OCR instead."))
        doubted = [n for n in sorted(self.doubted) if n not in ocr]
        if doubted:
            message = f"On {pages(doubted)} lines may be columns that were read across: check their order there."
            notes.append(Note("reading-order", message))
        layers = [n for n in self.layers if n not in ocr]
        if layers:
            message = (
                f"The text of {pages(layers)} is not what is seen there: it lies unseen with a picture of the page, as "
                "programs for text recognition (OCR) leave it. How sure that was is not known; findings there are "
                "tentative at best."
            )
            notes.append(Note("ocr-layer", message))
        if self.unreadable:
            notes.append(Note("unreadable-page", f"Damaged and not read: {pages(self.unreadable)}."))
        return tuple(notes)


def _visible(runs: Sequence[Run]) -> int:
    return sum([len(run.text) - run.text.count(" ") for run in runs])


def pages(numbers: list[int]) -> str:
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

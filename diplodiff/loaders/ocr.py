"""Pages without a text layer -> pages of runs, through whichever OCR engine is installed.

An engine is a module with the members of `Engine`; it is given pictures that this program drew itself, never a
publisher's file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from diplodiff.errors import LoadError, MissingPartError
from diplodiff.loaders.ocr_words import Picture, Word, confidence, page_runs
from diplodiff.loaders.pdf_page import Page
from diplodiff.loaders.pdf_survey import pages as spelled
from diplodiff.loaders.processor import spent
from diplodiff.model import Note
from diplodiff.settings import loaders_ocr as settings

# Name -> module, the best first.
ENGINES: dict[str, str] = {
    "tesseract": "diplodiff.loaders.ocr_tesseract",
    "rapidocr": "diplodiff.loaders.ocr_rapidocr",
}
Draw = Callable[[int, int], Picture]  # a page's number (from 1) and degrees to turn it clockwise -> its picture


class Engine(Protocol):
    """What reads pictures."""

    PARALLEL: bool  # whether several pages are read at a time
    UNREAD: float  # mean confidence below which what it read of a page is noise

    def installed(self) -> bool:
        """Whether it can be run here."""

    def packs(self, language: str | None) -> tuple[str, ...]:
        """What it reads a language with (any, where that is None); empty where it cannot."""

    def remedy(self, language: str | None) -> str:
        """The command that installs what is missing for a language; empty where none would help."""

    def words(self, picture: Picture, names: tuple[str, ...], seconds: float) -> list[Word]:
        """The words of a picture in reading order; LoadError where it fails or, if it can be stopped, takes longer."""

    def narrowed(self, names: tuple[str, ...], text: str) -> tuple[str, ...]:
        """Of what it reads with, what a document that begins like this text needs."""

    def turn(self, picture: Picture) -> int:
        """Degrees clockwise after which the text of a picture stands upright."""


class Choice(NamedTuple):
    """An engine by name, and what it reads with."""

    name: str
    packs: tuple[str, ...]

    @property
    def engine(self) -> Engine:
        return cast(Engine, import_module(ENGINES[self.name]))


@dataclass
class Reading:
    """What OCR made of some pages: the pages, the mean confidence of each, and why others were not read."""

    choice: Choice
    pages: dict[int, Page] = field(default_factory=dict)
    confidence: dict[int, float] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)

    def shares(self) -> dict[int, float]:
        """For each page the share that counts as understood: all of it, or below the floor as much as its confidence."""
        return {n: 1.0 if c >= settings.OCR_FLOOR else c for n, c in self.confidence.items()}

    def notes(self) -> tuple[Note, ...]:
        """What a reader should know of the pages that were read."""
        if not self.confidence:
            return ()
        numbers = sorted(self.confidence)
        mean = sum(self.confidence.values()) / len(numbers)
        were = "was" if len(numbers) == 1 else "were"
        message = (
            f"{_capital(spelled(numbers))} {were} read by OCR ({self.choice.name}: {', '.join(self.choice.packs)}) at "
            f"{mean:.0%} mean confidence; findings there are tentative at best."
        ).replace("%", " %")
        low = [n for n in numbers if self.confidence[n] < settings.OCR_FLOOR]
        if not low:
            return (Note("ocr", message),)
        worst = min(self.confidence[n] for n in low)
        doubt = (
            f"{_capital(spelled(low))}: the confidence of OCR is only {worst:.0%}; words there are likely to be wrong or "
            "missing. A better scan, or the right --lang, would help."
        ).replace("%", " %")
        return Note("ocr", message), Note("ocr-floor", doubt)


def choose(language: str | None) -> Choice | None:
    """The first engine that reads a language here (any, where that is None), or None."""
    for name, module in ENGINES.items():
        packs = cast(Engine, import_module(module)).packs(language)
        if packs:
            return Choice(name, packs)
    return None


def remedy(language: str | None) -> str:
    """What to install to read a language, in words."""
    engines = [cast(Engine, import_module(module)) for module in ENGINES.values()]
    commands = [f"`{command}`" for engine in engines if (command := engine.remedy(language))]
    what = (
        f"a part that reads {language!r}" if language and any(e.installed() for e in engines) else "a part that does it"
    )
    return f"install {what} ({' or '.join(commands)})" if commands else "give it in another format"


def missing(language: str | None) -> MissingPartError:
    """The refusal of a scan that nothing here can read."""
    return MissingPartError(f"it has no text layer, it is a scan; to read it by OCR, {remedy(language)}")


class _Budget:
    """The processor time that OCR of one source may take: in all, and on pages that give nothing.

    A source that was made to waste time so ends soon, and a long one that reads well is read.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds, self._begun = seconds, spent()
        self._wasted = 0.0

    def left(self) -> float:
        """Seconds that the next page may take; LoadError where there are none."""
        total = self._seconds - (spent() - self._begun)
        vain = settings.OCR_VAIN_SECONDS - self._wasted
        if total <= 0:
            raise LoadError(f"OCR had used up its {self._seconds:g} seconds; read them with #pages=, some at a time")
        if vain <= 0:
            raise LoadError(f"OCR was given up after {settings.OCR_VAIN_SECONDS:g} seconds on pages that gave nothing")
        return min(total, vain, settings.OCR_PAGE_SECONDS)

    def wasted(self, since: float) -> None:
        """Take the time from then until now for spent on nothing."""
        self._wasted += spent() - since


def read_pages(draw: Draw, numbers: Sequence[int], choice: Choice, seconds: float = settings.OCR_SECONDS) -> Reading:
    """The pages with these numbers, as far as limits allow; what fails on a page is kept in words, never raised.

    All of it takes no more than so many seconds of processor time, the pages in work aside.
    """
    engine = choice.engine
    budget = _Budget(seconds)
    workers = min(os.cpu_count() or 1, settings.OCR_WORKERS) if engine.PARALLEL else 1

    def one(number: int, packs: tuple[str, ...]) -> tuple[list[Word], float] | str:
        begun = spent()
        try:
            found = _best(draw, number, Choice(choice.name, packs), budget)
            if packs != choice.packs and confidence(found[0]) < settings.OCR_FLOOR:
                found = max(found, _best(draw, number, choice, budget), key=_confidence)
            if _confidence(found) < engine.UNREAD:
                budget.wasted(begun)
            return found
        except LoadError as error:
            budget.wasted(begun)
            return str(error)

    wanted = list(numbers)[: settings.OCR_PAGES]
    first = [one(number, choice.packs) for number in wanted[:1]]
    text = " ".join(word.text for answer in first if not isinstance(answer, str) for word in answer[0])
    packs = engine.narrowed(choice.packs, text)
    done = len(first) if packs == choice.packs else 0
    with ThreadPoolExecutor(workers) as pool:
        found = dict(zip(wanted, [*first[:done], *pool.map(lambda n: one(n, packs), wanted[done:])], strict=True))
    if done == 0 and wanted and not isinstance(first[0], str) and isinstance(found[wanted[0]], str):
        found[wanted[0]] = first[0]  # what was read already is not lost for want of time
    reading = Reading(
        Choice(choice.name, packs),
        failed=dict.fromkeys(
            numbers[settings.OCR_PAGES :], f"more than {settings.OCR_PAGES} pages are not read by OCR"
        ),
    )
    _take(reading, found)
    return reading


def _take(reading: Reading, found: dict[int, tuple[list[Word], float] | str]) -> None:
    """Put what was found on each page, or why nothing was, into a reading."""
    name, packs = reading.choice
    words: dict[int, tuple[list[Word], float]] = {}
    for number, answer in found.items():
        if isinstance(answer, str):
            reading.failed[number] = answer
        elif not answer[0]:
            reading.failed[number] = "OCR saw no text on it"
        elif _confidence(answer) < reading.choice.engine.UNREAD:
            reading.failed[number] = f"OCR made nothing of it ({name}: {', '.join(packs)})"
        else:
            words[number] = answer
            reading.confidence[number] = round(_confidence(answer), 4)
    reading.pages = {number: Page(number, runs) for number, runs in page_runs(words).items()}


def _best(draw: Draw, number: int, choice: Choice, budget: _Budget) -> tuple[list[Word], float]:
    """The words of a page and its pixels an inch; a page that reads badly is looked at for text that lies on its side."""
    budget.left()  # before time is spent on drawing
    picture = draw(number, 0)
    found = choice.engine.words(picture, choice.packs, budget.left()), picture.dpi
    if confidence(found[0]) >= settings.OCR_FLOOR:
        return found
    degrees = choice.engine.turn(picture)
    if not degrees:
        return found
    turned = draw(number, degrees)
    again = choice.engine.words(turned, choice.packs, budget.left()), turned.dpi
    return max(found, again, key=_confidence)


def _confidence(answer: tuple[list[Word], float]) -> float:
    return confidence(answer[0])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Words that an OCR engine saw on a picture -> runs, as pages with a text layer give them.

A picture does not say how large its type is nor where its baselines are; both follow from the letters that were read,
as some reach above and some below the line. What differs by chance from line to line is evened out, since a change of
size or of distance ends a paragraph later on.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from diplodiff.language.normalise import UNSPACED
from diplodiff.loaders.pdf_layout import joined_on_line
from diplodiff.loaders.pdf_rtl_glyphs import RTL_LETTER
from diplodiff.loaders.pdf_runs import Run, clean
from diplodiff.settings import loaders_ocr as settings
from diplodiff.settings import loaders_pdf

# Letters of Latin, Greek and Cyrillic that reach down below the line, and small ones that reach as high as capitals.
_DOWN = frozenset("gjpqyQçşţģķļņруфщцдґқңҗ,;()[]{}|/ηρφχψμβγζξς")
_UP = frozenset("bdfhklitjбфёйі()[]{}|/\"'!?βδζθλξφψ«»“”’")


class Picture(NamedTuple):
    """A page as a grey PNG, and how many pixels of it make an inch."""

    png: bytes
    dpi: float


class Word(NamedTuple):
    """A word, its box in pixels, how sure the engine is of it (0 to 1), its line, and the paragraph of that line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    line: int
    paragraph: int


class _Line(NamedTuple):
    words: tuple[Word, ...]
    size: float  # of its type, in points


def confidence(words: Sequence[Word]) -> float:
    """The mean confidence of a letter, 0 to 1; 0 without any."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def page_runs(pages: Mapping[int, tuple[Sequence[Word], float]]) -> dict[int, tuple[Run, ...]]:
    """The runs of each page, in points, from its words in reading order and its pixels an inch."""
    lines = {number: _lines(words, 72 / dpi) for number, (words, dpi) in pages.items()}
    weights = sorted((line.size, _letters(line)) for found in lines.values() for line in found)
    body = _weighted_median(weights)
    result = {}
    for number, found in lines.items():
        even = [line._replace(size=_even(line, body)) for line in found]
        result[number] = tuple(
            run for order, line in enumerate(even) for run in _runs(line, 72 / pages[number][1], order)
        )
    return result


def _letters(line: _Line) -> int:
    return sum(len(word.text) for word in line.words)


def _weighted_median(values: Sequence[tuple[float, int]]) -> float:
    half = sum(weight for _, weight in values) / 2
    for value, weight in values:
        half -= weight
        if half <= 0:
            return value
    return 0.0


def _even(line: _Line, body: float) -> float:
    told = any(_reach(word.text) for word in line.words)
    snap = settings.OCR_SIZE_SNAP if told else settings.OCR_SIZE_SNAP_WIDE
    return float(round(body if abs(line.size - body) <= snap * body else line.size))


def _lines(words: Sequence[Word], scale: float) -> list[_Line]:
    found = [_Line(tuple(g), 0.0) for _, g in groupby(words, key=lambda w: (w.paragraph, w.line))]
    result: list[_Line] = []
    for _, group in groupby(found, key=lambda line: line.words[0].paragraph):
        lines = list(group)
        size = statistics.median(_size(line.words) for line in lines) * scale
        result.extend(line._replace(size=size) for line in lines)
    return result


def _size(words: Sequence[Word]) -> float:
    """The size of the type of a line, in pixels."""
    sizes = [(word.bottom - word.top) / reach for word in words if (reach := _reach(word.text))]
    if sizes:
        return statistics.median(sizes)
    return (max(word.bottom for word in words) - min(word.top for word in words)) / 1.1


def _reach(text: str) -> float:
    """The height of a word from its lowest to its highest point, of the size of type; 0 where its letters do not tell."""
    letters = [c for c in text if c.isalnum()]
    if not letters or any(c >= "\u0530" for c in letters):
        return 0.0
    high = any(c.isupper() or c.isdigit() or c in _UP for c in text)
    return (settings.OCR_CAPITAL if high else settings.OCR_X_HEIGHT) + (
        settings.OCR_DESCENT if _DOWN & set(text) else 0.0
    )


def _runs(line: _Line, scale: float, order: int) -> list[Run]:
    rtl = 2 * sum(len(RTL_LETTER.findall(w.text)) for w in line.words) > sum(map(str.isalpha, _text(line.words)))
    wide = loaders_pdf.PDF_GAP * (settings.OCR_TOP + settings.OCR_BOTTOM) * line.size / scale
    pieces: list[list[Word]] = []
    for word in line.words:
        before = pieces[-1][-1] if pieces else None
        if before and _gap(before, word, rtl) <= wide and _gap(word, before, rtl) <= 0:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [_run(piece, line, scale, order)._replace(rtl=rtl) for piece in pieces if clean(_text(piece))]


def _gap(one: Word, two: Word, rtl: bool) -> float:
    return one.left - two.right if rtl else two.left - one.right


def _text(words: Sequence[Word]) -> str:
    text = ""
    for word in words:
        close = _unspaced(text[-1:], word.text[:1]) or _unspaced(word.text[:1], text[-1:])
        text = text + word.text if close or not text else joined_on_line(text, word.text)
    return text


def _unspaced(letter: str, mark: str) -> bool:
    return bool(letter and mark and UNSPACED.match(letter) and not mark.isalnum())


def _run(words: Sequence[Word], line: _Line, scale: float, order: int) -> Run:
    size = line.size
    told = [word for word in words if _reach(word.text)]
    if told:
        down = settings.OCR_DESCENT * size / scale
        base = statistics.median(w.bottom - (down if _DOWN & set(w.text) else 0.0) for w in told)
        top, bottom = base * scale - settings.OCR_TOP * size, base * scale + settings.OCR_BOTTOM * size
    else:
        least = 0.7 * max(word.bottom - word.top for word in line.words)  # smaller ones are low marks and flat letters
        high = [word for word in line.words if word.bottom - word.top >= least]
        middle = statistics.median((word.top + word.bottom) / 2 for word in high) * scale
        half = (settings.OCR_TOP + settings.OCR_BOTTOM) / 2 * size
        top, bottom = middle - half, middle + half
    left, right = min(word.left for word in words) * scale, max(word.right for word in words) * scale
    gaps = [max(a.left - b.right, b.left - a.right) for a, b in pairwise(words)]
    space = max([0.0, *gaps]) * scale
    return Run(
        clean(_text(words)), left, top, right, bottom, size, False, 0, order, False, space, round(confidence(words), 4)
    )

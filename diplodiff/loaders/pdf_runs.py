"""Characters of one page -> runs: stretches of text on one line that no wide gap interrupts, in published characters.

pdfium delivers characters in logical order with lines told apart; what is repaired here is what geometry knows better:
the order of right-to-left lines that vowel signs have cut in pieces, numbers with their punctuation in such lines,
mirrored brackets, marks that came loose from their letters, and gaps that are column gutters and not spaces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.language.normalise import UNSPACED
from diplodiff.loaders.pdf_clusters import NOTHING
from diplodiff.loaders.pdf_gaps import cuts, set_wide
from diplodiff.loaders.pdf_mixed import (
    columns_apart,
    reads_rightwards,
    rightward_line,
    signs_in_place,
    stop_behind,
)
from diplodiff.loaders.pdf_plain import Line, plain_lines
from diplodiff.loaders.pdf_rtl import logical_line, pulled_apart
from diplodiff.loaders.pdf_rtl_brackets import around_letters, brackets_in_place, mirror_brackets
from diplodiff.loaders.pdf_rtl_glyphs import RTL_LETTER, Glyph, is_mark
from diplodiff.loaders.pdf_tables import rule_between
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

if TYPE_CHECKING:
    from diplodiff.loaders.pdf_textpage import TextPage

RTL_FIRST = "\u0590"  # no letter before it is written from right to left
# What pdfium writes for a hyphen at the end of a line that it joined with the next one.
_JOINED = "\ufffe"
_LINE = regex(f"[^\r\n{_JOINED}]+{_JOINED}?")
_WORD = regex(r"\S+")
_DIGITS = frozenset("0123456789")
_DIGIT = regex(r"\d")
_SPACES = regex(r"\s+")
# Latin, Armenian, Hebrew and Arabic presentation forms. Symbols that stand for a whole phrase (from FDF0) stay.
_FORMS = regex("[\ufb00-\ufdef\ufe70-\ufefc]")
_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]")


Box = tuple[float, float, float, float]  # left, top, right, bottom


class Run(NamedTuple):
    """Text on one line without a wide gap; edges in points from the page's top left corner, as the page is read."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float  # of the type, in points
    bold: bool
    angle: int  # degrees by which it is turned against the page's text, 0 to 359
    order: int  # place in the content stream
    rtl: bool  # written from right to left
    space: float = 0.0  # the widest gap between its words, in points
    confidence: float | None = None  # of OCR, 0 to 1


def page_runs(page: TextPage) -> list[Run]:
    """The runs of one page in the order of its content stream."""
    spans = [m.span() for m in _LINE.finditer(page.text) if not m.group().isspace()]
    if max(page.text, default="") < RTL_FIRST or not RTL_LETTER.search(page.text):  # nothing to put in order
        return _ltr_page(page, spans)
    page.ask(range(len(page.text)))
    runs: list[Run] = []
    rtl = len(RTL_LETTER.findall(page.text))
    alphabetic = sum(map(str.isalpha, page.text))
    rtl_page = 2 * rtl > alphabetic
    both = alphabetic - rtl > settings.PDF_MIXED_PAGE * alphabetic
    for group in _same_line(page, spans, rtl_page):
        if rtl_page or any(RTL_LETTER.search(page.text, *span) for span in group):
            runs.extend(_rtl_runs(page, group, len(runs), both))
        else:
            runs.extend(run for span in group for run in _ltr_runs(page, span, len(runs)))
    return _with_brackets(runs)


def _ltr_page(page: TextPage, spans: list[tuple[int, int]]) -> list[Run]:
    """The runs of a page that is written from left to right; words are looked at only where a line is not plain."""
    whole = plain_lines(page, spans)
    if page.rules:
        whole = [line and _one_cell(page, line) for line in whole]
    rest = [span for span, line in zip(spans, whole, strict=True) if line is None]
    words = [m.span() for span in rest for m in _WORD.finditer(page.text, *span)]
    page.ask([*(first for first, _ in words), *(end - 1 for _, end in words)])
    runs: list[Run] = []
    for span, line in zip(spans, whole, strict=True):
        if line is None:
            runs.extend(_ltr_runs(page, span, len(runs)))
        else:
            style = (round(line.kind.size, 1), line.kind.bold, 0)
            runs.append(Run(line.text, *line.box, *style, len(runs), False, line.space))
    return runs


def _one_cell(page: TextPage, line: Line) -> Line | None:
    left, top, right, bottom = line.box
    return None if rule_between(page.rules, left + 2, right - 2, (top + bottom) / 2) else line


def _with_brackets(runs: list[Run]) -> list[Run]:
    # Whether brackets were stored as they look or as they mean differs from producer to producer, not within a page.
    turned = mirror_brackets([run.text for run in runs if run.rtl])
    if not turned:
        return runs
    texts = iter(turned)
    return [run._replace(text=next(texts)) if run.rtl else run for run in runs]


def clean(text: str) -> str:
    """Presentation forms and ligatures as plain letters, control characters gone, white space folded."""
    if not text.isascii():
        text = _FORMS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    return _SPACES.sub(" ", _CONTROL.sub("", text.replace(_JOINED, "-"))).strip()


def _same_line(page: TextPage, spans: Iterable[tuple[int, int]], rtl_page: bool) -> Iterator[list[tuple[int, int]]]:
    """Spans of neighbouring lines that stand on one baseline, together: a vowel sign makes pdfium start a new line."""
    group: list[tuple[int, int]] = []
    previous: tuple[float, float] | None = None
    for span in spans:
        if not (rtl_page or RTL_LETTER.search(page.text, *span)):
            if group:
                yield group
            yield [span]
            group, previous = [], None
            continue
        solid = [i for i in range(*span) if not page.text[i].isspace()]
        boxes = [page.box(i) for i in solid if unicodedata.category(page.text[i]) != "Mn"] or [page.box(solid[0])]
        middle = sorted((b[1] + b[3]) / 2 for b in boxes)[len(boxes) // 2]
        height = sorted(b[3] - b[1] for b in boxes)[len(boxes) // 2]
        stamped = previous and max(height, previous[1]) > settings.PDF_STAMP_SIZE * min(height, previous[1])
        apart = previous and abs(middle - previous[0]) > settings.PDF_SAME_LINE * min(height, previous[1])
        if group and (apart or stamped):
            yield group
            group = []
        group.append(span)
        previous = (middle, height)
    if group:
        yield group


def _ltr_runs(page: TextPage, span: tuple[int, int], order: int) -> list[Run]:
    words = [m.span() for m in _WORD.finditer(page.text, *span)]
    box = page.box
    firsts = [box(first) for first, _ in words]
    lasts = [box(end - 1) for _, end in words]
    if page.text[span[1] - 1] == _JOINED and words and words[-1][1] - words[-1][0] > 1:
        lasts[-1] = box(words[-1][1] - 2)
    gaps = [after[0] - before[2] for after, before in zip(firsts[1:], lasts, strict=False)]
    if whole := set_wide(page.text[slice(*span)], gaps):
        return [_ltr_run(page, words, order, max(gaps))._replace(text=clean(" ".join(whole)))]
    runs: list[Run] = []
    start = 0
    for end in cuts(firsts, lasts, gaps, page.rules):
        runs.append(_ltr_run(page, words[start:end], order, max([0.0, *gaps[start : end - 1]])))
        start = end
    return runs


def _ltr_run(page: TextPage, words: list[tuple[int, int]], order: int, space: float) -> Run:
    first, last = words[0][0], words[-1][1]
    # a hyphen that pdfium joined over has no place of its own; the others were asked for with the whole page
    before = max(first, last - 2) if page.text[last - 1] == _JOINED else words[-1][0]
    boxes = [page.box(first), page.box(words[len(words) // 2][0]), page.box(before), page.box(last - 1)]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    digits = _DIGIT.search(page.text, first, last)  # nothing else is ever raised
    text = " ".join([_word(page, *word) if digits else page.text[word[0] : word[1]] for word in words])
    style = _style(page, first, last)
    return Run(clean(text), min(lefts), min(tops), max(rights), max(bottoms), *style, order, False, space)


def _word(page: TextPage, first: int, last: int) -> str:
    """A word; a raised footnote mark before or behind it is written in raised digits, so that it reads as no number."""
    text = page.text[first:last]
    if not (text[0].isdigit() or text[-1].isdigit()) or not text.isprintable():
        return text
    tail = len(text) - len(text.rstrip("0123456789"))
    if tail == len(text):  # a word of its own: look at the letter before it
        before = (
            first - 2 if first >= 2 and page.text[first - 1] == " " and page.text[first - 2] not in "\r\n" else None
        )
        raised = before is not None and tail <= 3 and _raised(page, first, before)
        return text.translate(RAISED) if raised else text
    if 0 < tail <= 3 and _raised(page, last - 1, last - tail - 1):
        text = text[:-tail] + text[-tail:].translate(RAISED)
    head = len(text) - len(text.lstrip("0123456789"))
    if 0 < head <= 3 and text[head].isalpha() and _raised(page, first, first + head):
        text = text[:head].translate(RAISED) + text[head:]
    return text


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _raised(page: TextPage, mark: int, base: int) -> bool:
    one, other = page.box(mark), page.box(base)
    if one[1] == other[1] and one[3] == other[3]:
        return False  # the same type on the same line, as nearly always
    return page.raised(mark, base)  # not by the boxes: some writers' are as high as each glyph, and a "y" reaches below


def _rtl_runs(page: TextPage, group: list[tuple[int, int]], order: int, both: bool) -> Iterator[Run]:
    lines = []
    for first, last in group:
        told = [(i, c) for i, c in enumerate(page.text[first:last], first) if c != _JOINED and not _CONTROL.match(c)]
        lines.append([Glyph(page.letters.get(i, c), *page.box(i), i) for i, c in told])
    sides = columns_apart([line for line in lines if line])
    for side in sides:
        yield from _side_runs(page, side, order, both or len(sides) > 1)


def _side_runs(page: TextPage, lines: list[list[Glyph]], order: int, parted: bool) -> Iterator[Run]:
    rtl = not (parted and reads_rightwards(lines))
    if rtl:
        lines = [signs_in_place(around_letters(line)) for line in pulled_apart(lines)]
        lines.sort(key=lambda line: -max(g.right for g in line if not g.char.isspace()))
    for piece in logical_line(lines, page.rules) if rtl else rightward_line(lines):
        piece = _with_raised(page, brackets_in_place(piece) if rtl else piece)
        text = stop_behind(clean("".join(g.char for g in piece)))
        solid = [g for g in piece if not g.char.isspace()]
        if not text or not solid:
            continue
        indexes = [g.place for g in solid]
        # Vowel signs may be stored far from where they are seen.
        solid = [g for g in solid if not is_mark(g.char)] or solid
        yield Run(
            text,
            min(g.left for g in solid),
            min(g.top for g in solid),
            max(g.right for g in solid),
            max(g.bottom for g in solid),
            *_style(page, min(indexes), max(indexes) + 1),
            order,
            rtl,
        )


def _with_raised(page: TextPage, piece: list[Glyph]) -> list[Glyph]:
    """A piece of a right-to-left line with the marks of its notes in raised digits."""
    if not any(g.char in _DIGITS for g in piece):
        return piece
    base = next((g.place for g in piece if g.char.isalpha()), None)
    if base is None:
        return piece
    return [
        g._replace(char=g.char.translate(RAISED)) if g.char in _DIGITS and page.raised(g.place, base) else g
        for g in piece
    ]


def _style(page: TextPage, first: int, last: int) -> tuple[float, bool, int]:
    """Size, weight and angle of a stretch; of three samples the largest, as raised marks and small capitals are smaller."""
    half = (first + last - 1) // 2
    half += (
        half + 1 < last and page.text[half].isspace()
    )  # without a letter there, a raised mark makes the rest an initial
    samples = (first, half, last - 1)
    solid = [i for i in samples if page.text[i] != NOTHING and not page.text[i].isspace()] or [first]
    middle = solid[len(solid) // 2]
    sizes = sorted(page.size(i) for i in solid)
    size = sizes[-1] if len(sizes) < 2 or sizes[-1] < settings.PDF_INITIAL * sizes[-2] else sizes[-2]
    return round(size, 1), page.bold(first) and page.bold(middle), page.angle(middle)


def joined(left: str, right: str) -> str:
    """Two pieces of one line or cell: with a space between, except where the script has none or a hyphen cut a word."""
    if not left or not right:
        return left or right
    if left[-1] in "-\u2010\u00ad" and right[0].islower() and left[-2:-1].isalpha():
        return left[:-1] + right
    if UNSPACED.match(left[-1]) and UNSPACED.match(right[0]):
        return left + right
    return f"{left} {right}"

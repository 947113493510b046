"""Lines for a terminal: wrapped by the cells that characters take, indented, and safe with every script.

Each line is laid out by itself: a run of published text that holds right-to-left characters stands between directional
isolates on every line that it reaches, so that it never reorders a label or a mark beside it. Escape sequences are
written here and nowhere else, and only where colour is allowed; only rich's table of character widths is needed for
this, which spares the start-up of its console.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from diplodiff.language.normalise import UNSPACED
from diplodiff.patterns import foreign, regex
from diplodiff.render import safe
from diplodiff.render.options import Options
from diplodiff.settings import render as settings
from diplodiff.values import NamedTuple

# Bold and underlined marks, bold headings: a style adds to the words and never says something that they do not.
_STYLES = {"heading": "1", "side": "1;36", "alert": "1;31", "strong": "1", "quiet": "2", "mark": "1;4", "": ""}
_JOINED = (  # combining marks of unspaced scripts, which stay with their letter
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a\ufe00-\ufe0f"
)
_WIDE_OPENING = "「『（【〔《〈"
_OPENING = _WIDE_OPENING + "“‘("
_CLOSING = "、。，．！？」』）】〕》〉：；…ー,.;:!?)”’"
# What is kept together when a line is broken: a word, or one character of an unspaced script with its punctuation.
_TOKEN = regex(
    f"\\s+|[{_OPENING}]*{UNSPACED.pattern}[{_JOINED}]*[{_CLOSING}]*|(?:(?!{UNSPACED.pattern}|[{_WIDE_OPENING}])\\S)+|\\S"
)


_SPACED = regex(r"\s+|\S+")  # what _TOKEN finds where no character is an unspaced script's or a bracket's of one
_MAY_BE_UNSPACED = foreign("[^\x00-\u0dff\u2000-\u2dff]")
_MAY_BE_WIDE = regex("[^ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]")  # any other character takes one cell


class Span(NamedTuple):
    """A stretch of a line; `published` text comes from a source, the rest is the report's own."""

    text: str
    style: str = ""
    published: bool = False


class Cell(NamedTuple):
    """What stands in one column: lines before they are wrapped; `right` where the text is written from the right."""

    lines: tuple[tuple[Span, ...], ...]
    right: bool = False


class Sheet:
    """Collects lines; `text` is the whole, without trailing space on any line."""

    def __init__(self, options: Options) -> None:
        width = max(options.width or settings.RENDER_COLUMNS, settings.RENDER_MIN_COLUMNS)
        self.width = min(width, settings.RENDER_MAX_COLUMNS)
        self.wide = min(width, settings.RENDER_WIDE_COLUMNS)  # for columns, each of them narrow enough to read
        self.color = options.color
        self.encoding = options.encoding
        self._lines: list[str] = []

    def blank(self) -> None:
        """One empty line, never two."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def line(self, spans: Iterable[Span] | str, *, indent: int = 0, hang: int = 0, lead: str = "") -> None:
        """Text wrapped under an indent; continued lines go `hang` columns further; `lead` begins every line."""
        given = [Span(spans)] if isinstance(spans, str) else list(spans)
        runs = [self._safe(s) for s in given]
        lead = safe.fit(lead, self.encoding)
        plain, ends = "".join(r.text for r in runs), list(itertools.accumulate(len(r.text) for r in runs))
        room = max(self.width - indent - len(lead), 10)
        opened = 0
        for number, (start, end) in enumerate(wrapped(plain, room, max(room - hang, 10))):
            margin = " " * (indent + (hang if number else 0)) + lead
            self._lines.append((margin + self._drawn(runs, ends, (start, end), opened)).rstrip())
            opened += _open(plain[start:end])

    def columns(self, cells: Sequence[Cell], width: int, rule: str) -> None:
        """Cells beside each other, each wrapped to `width`, with a rule between them."""
        drawn = [self._cell(cell, width) for cell in cells]
        between = f" {safe.fit(rule, self.encoding)} "
        for parts in itertools.zip_longest(*drawn, fillvalue=" " * width):
            self._lines.append(between.join(parts).rstrip())

    def _cell(self, cell: Cell, width: int) -> list[str]:
        lines = []
        for spans in cell.lines:
            runs = [self._safe(span) for span in spans]
            plain, ends = "".join(run.text for run in runs), list(itertools.accumulate(len(run.text) for run in runs))
            opened = 0
            for start, end in wrapped(plain, width, width):
                room = " " * (width - cells(plain[start:end]))
                drawn = self._drawn(runs, ends, (start, end), opened)
                opened += _open(plain[start:end])
                lines.append(room + drawn if cell.right else drawn + room)
        return lines

    def _safe(self, span: Span) -> Span:
        text = safe.visible(span.text) if span.published else span.text
        return Span(safe.fit(text, self.encoding), span.style, span.published)

    def text(self) -> str:
        """All lines, with a line end after the last."""
        return "\n".join(self._lines).strip("\n") + "\n"

    def _drawn(self, runs: list[Span], ends: list[int], line: tuple[int, int], opened: int) -> str:
        """What stands at [start, end) of the runs, which end there; `opened` isolates began before it and have not ended."""
        start, end = line
        parts: list[str] = []
        quoted: list[Span] = []
        for n in range(bisect_right(ends, start), len(runs)):
            run, at = runs[n], ends[n] - len(runs[n].text)
            if at >= end:
                break
            low, high = max(start - at, 0), min(end - at, len(run.text))
            if low >= high:
                continue
            piece = Span(run.text[low:high], run.style, run.published)
            if piece.published:
                quoted.append(piece)
                continue
            parts += [self._isolated(quoted), self._styled(piece)]
            quoted = []
        drawn = "".join([*parts, self._isolated(quoted)])
        # a name that was isolated in its sentence may be longer than the line: each piece of it is isolated by itself
        return safe.FIRST_STRONG_ISOLATE * opened + drawn + safe.POP_ISOLATE * (opened + _open(drawn))

    def _isolated(self, pieces: list[Span]) -> str:
        drawn = "".join([self._styled(p) for p in pieces])
        plain = "".join([p.text for p in pieces])
        if safe.isolate(plain) == plain:
            return drawn
        return safe.fit(f"{safe.FIRST_STRONG_ISOLATE}{drawn}{safe.POP_ISOLATE}", self.encoding)

    def _styled(self, piece: Span) -> str:
        code = _STYLES[piece.style]
        return f"\x1b[{code}m{piece.text}\x1b[0m" if self.color and code else piece.text


def _open(text: str) -> int:
    """How many isolates begin in a text and do not end in it."""
    return text.count(safe.FIRST_STRONG_ISOLATE) - text.count(safe.POP_ISOLATE)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if not _MAY_BE_WIDE.search(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrapped(text: str, first: int, rest: int) -> list[tuple[int, int]]:
    """Offsets of the lines of a text: the first line has `first` cells of room, those after it `rest`."""
    lines = None if _MAY_BE_WIDE.search(text) else _of_words(text, first, rest)
    return _of_tokens(text, first, rest) if lines is None else lines


def _of_words(text: str, first: int, rest: int) -> list[tuple[int, int]] | None:
    """The same where each character takes one cell; None where there is no word, or one that is longer than its line."""
    lines: list[tuple[int, int]] = []
    start, stop, room = len(text) - len(text.lstrip(" ")), len(text.rstrip(" ")), first
    while stop - start > room:
        space = text.rfind(" ", start, start + room + 1)
        if space < 0:
            return None
        lines.append((start, start + len(text[start:space].rstrip(" "))))
        start, room = stop - len(text[space:stop].lstrip(" ")), rest
    return [*lines, (start, stop)] if start < stop else None


def _of_tokens(text: str, first: int, rest: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = end = 0  # of the line so far, without the space that may follow it
    used = gap = 0
    for match in (_TOKEN if _MAY_BE_UNSPACED.search(text) else _SPACED).finditer(text):
        token = match.group()
        size = len(token) if token.isascii() else cells(token)
        if token.isspace():
            gap += size
            continue
        room = rest if lines else first
        if used and used + gap + size > room:
            lines.append((start, end))
            used = 0
        if not used:
            start = match.start()
            for cut in _chopped(token, rest if lines else first, rest):
                lines.append((start, match.start() + cut))
                start = match.start() + cut
            size, gap = cells(text[start : match.end()]), 0
        used, gap, end = used + gap + size, 0, match.end()
    return [*lines, (start, end)] if used or not lines else lines


def _chopped(token: str, first: int, rest: int) -> list[int]:
    """Where a token that is longer than a line must be cut."""
    if cells(token) <= first:
        return []
    from rich.cells import get_character_cell_size

    cuts: list[int] = []
    used, room = 0, first
    for i, character in enumerate(token):
        size = get_character_cell_size(character)
        if used + size > room and used:
            cuts.append(i)
            used, room = 0, rest
        used += size
    return cuts

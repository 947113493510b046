"""Plain text in two columns of different languages, drawn with spaces: the left one first, then the right one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from diplodiff.language.identify import identify
from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings.structure import (
    PASSAGE_MIN_LETTERS,
    TEXT_COLUMN_CROSSING,
    TEXT_COLUMN_LINES,
    TEXT_COLUMN_LONGEST,
    TEXT_COLUMN_SHARE,
    TEXT_COLUMN_SLACK,
)

_GUTTER = regex(r"(?<=\S)( {2,})(?=\S)|^( {8,})(?=\S)")
_Measure = Callable[[str], int]


def text_columns(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same lines, those of two columns in different languages one column after the other; else as they were."""
    shown = [block for block in blocks if block.kind == "line" and block.location.box is None and block.text]
    if len(shown) < sum(1 for block in blocks if block.text):
        return blocks
    if any(len(block.text) > TEXT_COLUMN_LONGEST for block in shown):
        return blocks
    plain = all(block.text.isascii() for block in shown)
    for measure in (len,) if plain else (len, _columns):
        edge = _edge(shown, measure)
        if edge is not None and (parted := _parted(blocks, edge, measure)) is not None:
            return parted
    return blocks


def _columns(text: str) -> int:
    """Columns of a terminal that a text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _edge(lines: Sequence[Block], measure: _Measure) -> int | None:
    """Where the right column begins: the place, beyond a gutter, at which text begins in most lines."""
    starts: Counter[int] = Counter()
    for line in lines:
        starts.update({measure(line.text[: m.end()]) for m in _GUTTER.finditer(line.text)})
    if not starts:
        return None
    edge = max(starts, key=lambda at: (starts[at], -at))
    enough = max(TEXT_COLUMN_LINES, TEXT_COLUMN_SHARE * len(lines))
    return edge if sum(starts[edge + d] for d in range(-TEXT_COLUMN_SLACK, TEXT_COLUMN_SLACK + 1)) >= enough else None


def _parted(blocks: Sequence[Block], edge: int, measure: _Measure) -> tuple[Block, ...] | None:
    """The lines column by column, from one line that runs across to the next; None where these are no two languages."""
    found: list[Block] = []
    left: list[Block] = []
    right: list[Block] = []
    sides: tuple[list[str], list[str]] = ([], [])
    crossing = 0
    for block in blocks:
        cut = _cut(block.text, edge, measure)
        if cut is None:
            crossing += 1
            found += [*left, *right, block]
            left, right = [], []
            continue
        for column, text, side in zip((left, right), cut, sides, strict=True):
            column.append(replace(block, text=text))
            side.append(text)
    if crossing > TEXT_COLUMN_CROSSING * len(blocks):
        return None
    texts = [" ".join(side) for side in sides]
    if any(sum(map(str.isalpha, text)) < PASSAGE_MIN_LETTERS for text in texts):
        return None
    languages = [identify(text) for text in texts]
    if None in languages or languages[0] == languages[1]:
        return None
    return (*found, *left, *right)


def _cut(text: str, edge: int, measure: _Measure) -> tuple[str, str] | None:
    """What stands in the left and in the right column of a line; None where it runs across both."""
    for m in _GUTTER.finditer(text):
        if abs(measure(text[: m.end()]) - edge) <= TEXT_COLUMN_SLACK:
            return text[: m.start()].rstrip(), text[m.end() :]
    return (text, "") if measure(text) < edge else None

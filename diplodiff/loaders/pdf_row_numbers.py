"""Bare numbers down one edge of a page that count on: the rows of a table without rules, of which they are the labels.

"1 Agreement on visas" is told from a line that begins with a figure by the rows around it: their numbers follow one another
at one edge, and what goes on under one of them stands clear of that edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplodiff.language.normalise import ascii_digits
from diplodiff.loaders.pdf_rtl_glyphs import RTL_LETTER
from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

_NUMBERED = regex(r"(\d{1,3})\s+(?=(?P<said>[^\W\d_]|[\"'“«„(\[《「])|\w)")


def with_row_numbers(blocks: list[Block]) -> list[Block]:
    """The same with such numbers as those of their blocks; blocks are those of one page or of one of its columns."""
    found = list(blocks)
    for rows in _counts(blocks):
        for n in rows:
            text = blocks[n].text
            start = _NUMBERED.match(text)
            assert start  # noqa: S101 - of those that were counted each begins so
            found[n] = replace(blocks[n], text=text[start.end() :], number=start[1])
    return found


def _counts(blocks: Sequence[Block]) -> list[list[int]]:
    """The indexes of lines whose numbers count on, for each such count."""
    values = [_value(block) if block.text[:1].isdecimal() else 0 for block in blocks]
    if not any(values):
        return []
    found: list[list[int]] = []
    rows: list[int] = []
    for n, (block, value) in enumerate(zip(blocks, values, strict=True)):
        if rows and value == values[rows[-1]] + 1 and _at_one_edge(blocks[rows[-1]], block):
            rows.append(n)
        elif rows and _behind(blocks[rows[-1]], block):
            continue
        else:
            found.append(rows)
            rows = [n] if value else []
    found.append(rows)
    return [rows for rows in found if rows and _tells([blocks[n] for n in rows])]


def _tells(rows: Sequence[Block]) -> bool:
    """Whether there are enough rows, most of which say more than figures."""
    said = sum(bool((start := _NUMBERED.match(row.text)) and start["said"]) for row in rows)
    return len(rows) >= (2 if _value(rows[0]) == 1 else settings.PDF_ROWS) and 2 * said >= len(rows)


def _value(block: Block) -> int:
    """The number that a line begins with, 0 for any other."""
    start = _NUMBERED.match(block.text) if block.kind == "line" else None
    return int(ascii_digits(start[1])) if start and block.number is None else 0


def _edge(block: Block) -> float:
    """Where a line begins, growing in the direction of reading."""
    left, _, right, _ = block.location.box or (0.0, 0.0, 0.0, 0.0)
    return -right if RTL_LETTER.search(block.text) else left


def _at_one_edge(one: Block, other: Block) -> bool:
    """Whether two rows begin at one place; numbers of another length may share their far edges instead."""
    more = len(str(_value(other))) - len(str(_value(one)))
    return -(more * (other.size or 0.0) + settings.PDF_EDGE_NEAR) <= _edge(other) - _edge(one) <= settings.PDF_EDGE_NEAR


def _behind(row: Block, block: Block) -> bool:
    """Whether a line goes on in the row above it: it stands clear of the edge at which the numbers stand."""
    above, below = row.location.box, block.location.box
    if block.kind != "line" or not above or not below or below[1] < above[1]:
        return False
    return _edge(block) >= _edge(row) + settings.PDF_GUTTER * (row.size or 0.0)

"""The cells of a table's row as one passage: a figure says nothing without the words beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings.structure import CELL_MAX_CHARACTERS

_CELL = regex(r"/(?:td|th|tc|table:table-cell|cell)(?:\[\d+\])?(?:/.*)?$")
BETWEEN = " | "  # between two cells of a row


def joined_rows(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with the short cells of each row in one block; rows that hold whole paragraphs stay as they are."""
    found: list[Block] = []
    for row, run in groupby(blocks, key=_row):
        cells = list(run)
        long = any(len(cell.text) > CELL_MAX_CHARACTERS for cell in cells)
        figures = any(c.isdigit() for cell in cells for c in cell.text)  # without them, two signatures side by side
        if row is None or len(cells) == 1 or long or not figures:
            found += cells
        else:
            found.append(replace(cells[0], kind="paragraph", text=BETWEEN.join(cell.text for cell in cells)))
    return tuple(found)


def _row(block: Block) -> str | None:
    path = block.location.path
    if block.kind != "cell" or block.left_out or not path or not _CELL.search(path):
        return None
    return _CELL.sub("", path)

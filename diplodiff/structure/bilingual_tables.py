"""Tables that set two languages side by side: each column is a text of its own, read from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from diplodiff.language.identify import identify
from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings.structure import PASSAGE_MIN_LETTERS, TABLE_LABEL_CHARACTERS

_ROW = r"/(?:tr|row|table:table-row)(?:\[(?P<row>\d+)\])?"
_CELL = r"/(?:td|th|tc|cell|table:table-cell)(?:\[(?P<column>\d+)\])?(?:/.*)?"
_PLACE = regex(rf"(?P<table>.*?){_ROW}{_CELL}")


def columns_apart(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, with the columns of each bilingual table one after the other as paragraphs.

    A column of labels between or beside them ("15.") numbers the passages of every language.
    """
    if not any(_place(block) for block in blocks):
        return blocks
    found: list[Block] = []
    for table, run in groupby(blocks, key=lambda block: (_place(block) or ("",))[0]):
        cells = tuple(run)
        found += _apart(cells) if table and len(cells) > 1 else cells
    return tuple(found)


def _place(block: Block) -> tuple[str, int, int] | None:
    """Table, row and column (from 1) of a block that is shown in a table's cell."""
    path = block.location.path
    m = _PLACE.fullmatch(path) if path and not block.left_out else None
    return (m["table"], int(m["row"] or 1), int(m["column"] or 1)) if m else None


def _apart(cells: tuple[Block, ...]) -> Sequence[Block]:
    columns: dict[int, list[tuple[int, Block]]] = {}
    for cell in cells:
        _, row, column = _place(cell) or ("", 0, 0)
        columns.setdefault(column, []).append((row, cell))
    texts = {column: " ".join(cell.text for _, cell in held) for column, held in columns.items()}
    running = {c for c, text in texts.items() if sum(map(str.isalpha, text)) >= PASSAGE_MIN_LETTERS}
    if len(running) < 2:
        return cells
    languages = {column: identify(texts[column]) for column in running}
    if None in languages.values() or len(set(languages.values())) < len(running):
        return cells
    labels: dict[int, str] = {}
    for column in columns.keys() - running:
        if any(len(cell.text) > TABLE_LABEL_CHARACTERS for _, cell in columns[column]):
            return cells
        labels |= {row: cell.text for row, cell in columns[column] if cell.text}
    return [block for column in sorted(running) for block in _column(columns[column], labels)]


def _column(held: list[tuple[int, Block]], labels: dict[int, str]) -> list[Block]:
    found: list[Block] = []
    numbered: set[int] = set()
    for row, cell in held:
        block = replace(cell, kind="paragraph") if cell.kind == "cell" else cell
        if row in labels and row not in numbered:
            block = replace(block, text=f"{labels[row]} {block.text}")
        numbered.add(row)
        found.append(block)
    return found

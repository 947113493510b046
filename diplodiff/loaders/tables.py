"""Tables as a reader reads them: row by row, with a first column of labels taken as the numbers of its rows."""

from __future__ import annotations

from dataclasses import replace

from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings import loaders as settings

_ROMAN = "(?=[ivxlIVXL])(?i:(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"  # more rows than 89 are numbered in digits
_NUMBER = r"\d{1,3}(?:[.\-]\d{1,3}){0,3}"
_LETTER = r"(?P<letter>[^\W\d_])(?:(?P=letter)|\u0640)?|الف"  # (a), (aa), هـ
_LABEL = regex(
    rf"[(（\[]?(?:{_NUMBER}|{_ROMAN}|{_LETTER})\s*[.)）\]:۔।、．]{{0,2}}"  # 15. (a) iv) ١٥
    rf"|[-–—•*▪◦]"
    rf"|(?:(?:№|§|[^\W\d_]{{2,9}}\.?)\s*{_NUMBER}|[^\W\d_]{{2,9}}\s+{_ROMAN})[.:]?"  # Article 12, Статья 5, № 3
    rf"|\d{{1,3}}\s?[-.]\s?[^\W\d_]{{2,9}}"  # 1-бап, 1. cikk
    r"|第.{1,5}[条條款项項](?:[の之].{1,3})?|제\s?\d+\s?[조항호](?:의\s?\d+)?"
)


def is_label(text: str) -> bool:
    """Whether a short cell reads as the label of its row."""
    return len(text) <= settings.MAX_LABEL_CHARACTERS and _LABEL.fullmatch(text) is not None


def joined_rows(rows: list[list[list[Block]]]) -> list[Block]:
    """The blocks of a table, given as rows of cells of blocks, in reading order.

    Paragraphs of a table with several columns become cells; in a two-column table whose first column holds nothing but
    labels, each label becomes the number of the paragraph beside it.
    """
    widest = max((len(cells) for cells in rows), default=0)
    labelled = widest == 2 and _is_labelled(rows)
    out: list[Block] = []
    for cells in rows:
        if labelled and len(cells) == 2 and (joined := _joined(cells[0], cells[1])) is not None:
            out += joined
            continue
        for cell in cells:
            out += [_as_cell(block) if widest > 1 else block for block in cell]
    return out


def _as_cell(block: Block) -> Block:
    return replace(block, kind="cell") if block.kind == "paragraph" else block


def _shown(cell: list[Block]) -> list[Block]:
    return [b for b in cell if b.left_out is None and (b.text or b.number)]


def _label_of(cell: list[Block]) -> str | None:
    """The text of a cell that holds one short paragraph or a computed number; "" for an empty cell, None otherwise."""
    shown = _shown(cell)
    if not shown:
        return ""
    return f"{shown[0].number or ''} {shown[0].text}".strip() if len(shown) == 1 else None


def _is_labelled(rows: list[list[list[Block]]]) -> bool:
    labels = [_label_of(cells[0]) for cells in rows if len(cells) == 2]
    if labels and labels[0] and not is_label(labels[0]) and len(labels[0]) <= settings.MAX_LABEL_CHARACTERS:
        labels = labels[1:]  # the head of the column
    given = [label for label in labels if label != ""]
    return bool(given) and all(label is not None and is_label(label) for label in given)


def _joined(first: list[Block], second: list[Block]) -> list[Block] | None:
    label, body = _label_of(first), _shown(second)
    if not label or not is_label(label) or not body or body[0].number or body[0].kind not in ("paragraph", "heading"):
        return None
    at = second.index(body[0])
    kind = "list-item" if body[0].kind == "paragraph" else body[0].kind
    named = replace(body[0], kind=kind, number=label, level=body[0].level or 1)
    return [*(b for b in first if b.left_out), *second[:at], named, *second[at + 1 :]]

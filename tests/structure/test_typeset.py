"""Printed lines, as every loader of pages hands them over, read to the text that was set: labels, roles and clauses.

The texts are those of the contract suite; they are set here line by line in many shapes, so that nothing of a page's file
format comes between: running heads and page numbers, hanging labels, indents, columns, words cut at line ends, notes below.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import pytest

from diplodiff.language.normalise import folded
from diplodiff.model import Block, Blocks, Location, PublishedText, Snapshot
from diplodiff.structure.build import Side, structure
from tests.contract.suite import TEXTS, differences, source

LETTER, LEADING, EDGE = 5.0, 14.0, 72.0
RTL = ("ar", "fa", "ur")
_SYLLABLE = re.compile("[aeiou](?=[bcdfglmnprstv][aeiou])")


@dataclass(frozen=True)
class Shape:
    """How pages look. columns of text a page; characters a line; points of white and of indent; what else stands on them."""

    columns: int = 1
    measure: int = 70
    gap: float = 8.0
    indent: float = 0.0
    hang: float = 0.0
    justified: bool = False
    cut: bool = False
    head: bool = False
    foot: str = ""
    lines: int = 44


SHAPES = {
    "plain": Shape(),
    "justified": Shape(justified=True, cut=True, foot="{}", lines=24),
    "indented": Shape(gap=4.0, indent=20.0, head=True, foot="- {} -", lines=22),
    "hanging": Shape(hang=24.0, foot="{} / {}", lines=30),
    "columns": Shape(columns=2, measure=44, justified=True, cut=True, head=True, foot="{}", lines=22),
    "narrow": Shape(measure=52, gap=6.0, justified=True, head=True, lines=26),
}


def width(text: str) -> float:
    marks = sum(unicodedata.category(c) in ("Mn", "Cf", "Me") for c in text)
    return LETTER * (len(text) - marks + sum(unicodedata.east_asian_width(c) in "WF" for c in text))


def broken(text: str, first: float, rest: float, cut: bool) -> list[str]:
    """Lines of at most so many points; a long word may be cut by a hyphen, and signs part anywhere."""
    pieces = text.split(" ") if width(text) < 1.3 * LETTER * len(text) else list(text)
    gap = " " if len(pieces) != len(text) else ""
    lines = [""]
    for word in pieces:
        room = first if len(lines) == 1 else rest
        longer = f"{lines[-1]}{gap}{word}" if lines[-1] else word
        if width(longer) <= room or word in "，。；：、）」？":
            lines[-1] = longer
            continue
        spare = int((room - width(lines[-1])) / LETTER) - 2
        at = max((n for n in range(4, min(spare, len(word) - 4)) if _SYLLABLE.match(word, n - 1)), default=0)
        if cut and gap and word.isalpha() and at:
            lines[-1] = f"{lines[-1]} {word[:at]}-"
            word = word[at:]
        lines.append(word)
    return lines


class Press:
    """Sets lines below one another, in columns, on pages."""

    def __init__(self, shape: Shape, title: str, rtl: bool) -> None:
        self.shape, self.title, self.rtl = shape, title, rtl
        self.pages: list[list[Block]] = []
        self.column, self.top = shape.columns, 0.0
        self.full = shape.measure * LETTER

    def paragraph(
        self, text: str, *, centred: bool = False, bold: bool = False, size: float = 10.0, label: bool = False
    ) -> None:
        shape = self.shape
        hang = shape.hang if label else 0.0
        indent = shape.indent if not centred else 0.0
        lines = broken(text, self.full - indent, self.full - hang, shape.cut and not centred)
        for n, line in enumerate(lines):
            start = indent if n == 0 else hang
            if centred:
                start = max(0.0, (self.full - width(line)) / 2)
            end = start + width(line)
            if shape.justified and not centred and n < len(lines) - 1:
                end = self.full
            self._line(line, start, end, size, bold)
        self.top += shape.gap

    def _line(self, text: str, start: float, end: float, size: float, bold: bool) -> None:
        if self.column >= self.shape.columns or self.top > 100 + LEADING * self.shape.lines:
            self.column, self.top = self.column + 1, 100.0
            if self.column >= self.shape.columns:
                self.pages.append([])
                self.column = 0
                if self.shape.head:
                    self._put(self.title[:40], 0.0, width(self.title[:40]), 60.0, 8.0, False)
        self._put(text, start, end, self.top, size, bold)
        self.top += LEADING

    def _put(self, text: str, start: float, end: float, top: float, size: float, bold: bool) -> None:
        page = len(self.pages)
        left = EDGE + self.column * (self.full + 30) if top >= 100.0 and top < 800.0 else EDGE
        left, right = left + start, left + end
        if self.rtl:
            over = 2 * EDGE + self.shape.columns * (self.full + 30) - 30
            left, right = over - right, over - left
        self.pages[-1].append(Block(text, "line", Location(page, (left, top, right, top + 12)), size=size, bold=bold))

    def blocks(self) -> Blocks:
        for n, page in enumerate(self.pages, 1):
            if self.shape.foot:
                number = self.shape.foot.format(n, len(self.pages))
                middle = (self.shape.columns * (self.full + 30) - 30 - width(number)) / 2
                left = EDGE + middle
                box = (left, 820.0, left + width(number), 830.0)
                page.append(Block(number, "line", Location(n, box), size=8.0))
        return Blocks(tuple(block for page in self.pages for block in page), "pdf")


def typeset(made: Any, shape: Shape) -> PublishedText:
    press = Press(shape, made.title, made.language in RTL)
    for n, block in enumerate(made.blocks):
        line = block.line
        if block.role == "title":
            press.paragraph(line, centred=True, bold=n == 0, size=14.0 if n == 0 else 10.0)
        elif block.role == "heading":
            press.paragraph(line, bold=True)
        else:
            press.paragraph(line, label=bool(block.label))
    return structure(press.blocks(), Snapshot("made.pdf", b"", "application/pdf", "0"), Side("A", "made"))


# Read otherwise than set: recitals and a signature set tight one below the other; a hyphen in a text that cuts one word.
OTHERWISE = {
    ("treaty", "indented"): {"ar", "zh"},
    ("declaration", "justified"): {"de"},
    ("treaty", "columns"): {"ja", "zh"},
    ("declaration", "narrow"): {"hi"},
}
CASES = [(*t, s) for t, s in product(TEXTS, SHAPES) if t[1] not in OTHERWISE.get((t[0], s), ())]


@pytest.mark.parametrize(("name", "language", "shape"), CASES)
def test_lines_read_to_the_text_that_was_set(name: str, language: str, shape: str) -> None:
    text = typeset(source(name, language), SHAPES[shape])
    assert differences(text, name, language) == []
    asked = SHAPES[shape]
    assert {part.reason for part in text.left_out} <= {"running header", "running footer", "page number"}
    if asked.foot and asked.lines < 30:
        assert "page number" in {part.reason for part in text.left_out}


NOTED = Shape(gap=6.0, foot="{}", lines=24)
MARKS = "¹²"


@pytest.mark.parametrize(("name", "language"), [text for text in TEXTS if text[0] == "declaration"])
def test_notes_at_the_foot_of_a_page_are_set_apart_and_their_marks_taken_out(name: str, language: str) -> None:
    """And the list of an annex below, which is numbered from 1 as well, is no list of notes."""
    made = source(name, language)
    press = Press(NOTED, made.title, language in RTL)
    operative = [b for b in made.blocks if b.role == "operative" and b.label]
    noted = {id(block): n for n, block in enumerate(operative[1:3])}
    notes = [operative[-1].clauses[0], operative[0].clauses[0]]
    for block in made.blocks:
        at = noted.get(id(block))
        press.paragraph(block.line + (MARKS[at] if at is not None else ""), centred=block.role == "title")
        if at == len(noted) - 1:
            page, foot = len(press.pages) - 1, 760.0
    for n, note in enumerate(notes):
        for line in broken(f"{MARKS[n]} {note}", press.full / 0.7, press.full / 0.7, False):
            box = (EDGE, foot, EDGE + width(line) * 0.7, foot + 8)
            if press.rtl:
                over = 2 * EDGE + press.full
                box = (over - box[2], foot, over - box[0], foot + 8)
            press.pages[page].append(Block(line, "line", Location(page + 1, box), size=6.5))
            foot += 9.0
    text = structure(press.blocks(), Snapshot("made.pdf", b"", "application/pdf", "0"), Side("A", "made"))
    apart = [part.text for part in text.left_out if part.reason == "footnote"]
    assert [folded(note).replace(" ", "") for note in apart] == [
        folded(f"{MARKS[n]} {note}").replace(" ", "") for n, note in enumerate(notes)
    ]
    assert not any(mark in p.text for p in text.paragraphs for mark in MARKS)
    assert sum(p.role == "annex" for p in text.paragraphs) == sum(b.role == "annex" for b in made.blocks)


def test_a_paragraph_is_as_sure_as_its_lines_were_read() -> None:
    made = source("declaration", "en")
    press = Press(SHAPES["plain"], made.title, False)
    for block in made.blocks:
        press.paragraph(block.line, centred=block.role == "title")
    blocks = press.blocks()
    read = tuple(replace(b, confidence=0.9 if n % 2 else 0.5) for n, b in enumerate(blocks.blocks))
    text = structure(replace(blocks, blocks=read), Snapshot("scan", b"", "image/png", "0"), Side("A", "made"))
    assert differences(text, "declaration", "en") == []
    single = [p.confidence for p in text.paragraphs if len(p.text) < 60]
    assert set(single) <= {0.5, 0.9}
    longest = max(text.paragraphs, key=lambda p: len(p.text))
    assert longest.confidence is not None
    assert 0.6 < longest.confidence < 0.8
    assert text.paragraphs[0].location.page == 1
    boxes = [p.location.box for p in text.paragraphs]
    assert all(box and box[2] > box[0] and box[3] > box[1] for box in boxes)

"""Printed lines -> paragraphs, headings and list items, across lines, columns and pages.

A line goes on with the next unless something speaks against it: white between them, another size of type, an indent, a
label that begins a paragraph, or room at its end that the next line's first word would have filled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from diplodiff.language.normalise import spelt_length
from diplodiff.model import Block, BlockKind, Box, Location
from diplodiff.settings import structure_lines as settings
from diplodiff.structure.line_breaks import Context, goes_on
from diplodiff.structure.line_notes import over_notes
from diplodiff.structure.line_shapes import TERMINAL, Shape, shapes
from diplodiff.structure.line_words import Words, joined_lines

_RULE = frozenset("=-~_*#—─")


def join_lines(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with runs of kind "line" joined; other kinds, and what is left out, pass through unchanged.

    A joined block has the location of its first line, its box widened to all its lines on that page.
    """
    if not any(block.kind == "line" for block in blocks):
        return blocks
    seams = _seams(blocks)
    measured = shapes(_closed(blocks, seams))
    underlines = _underlines(blocks, measured)
    lines = [shape for n, shape in measured.items() if n not in underlines]
    context = Context(lines)
    words = cache(lambda: Words([shape.text for shape in lines]))
    following = {one.block: other for one, other in pairwise(lines)}
    result: list[tuple[list[Shape], list[Block]]] = []
    paragraphs: list[list[Shape]] = []
    open_paragraph: list[Shape] | None = None
    for n, block in enumerate(blocks):
        shape = measured.get(n)
        if n in underlines:
            open_paragraph = None
        elif shape is not None:
            after = following.get(n)
            if open_paragraph and (above := over_notes(paragraphs, shape, after, context)) is not None:
                open_paragraph = above
                paragraphs.append(above)  # what follows on this page follows it, and not the notes
            elif open_paragraph and not goes_on(open_paragraph, shape, after, context):
                open_paragraph = None
            if open_paragraph and block.number is None:
                open_paragraph.append(shape)
            else:
                open_paragraph = [shape]
                paragraphs.append(open_paragraph)
                result.append((open_paragraph, []))
        elif block.kind == "line" and not block.text.strip() and block.left_out is None:
            if n not in seams or not open_paragraph or open_paragraph[-1].terminal:
                open_paragraph = None
        else:
            # Furniture and notes stand between the lines of a paragraph that goes on over them.
            result.append(([], [block]))
            if block.left_out is None and block.kind != "note":
                open_paragraph = None
    styles = _Headings(lines, context, underlines)
    return tuple(b for paragraph, passed in result for b in (passed or (_block(paragraph, blocks, words, styles),)))


def _seams(blocks: Sequence[Block]) -> set[int]:
    """The empty lines around a running head, a foot or a page number of plain text, which end no paragraph by themselves."""
    found: set[int] = set()
    run: list[int] = []
    for n, block in enumerate(blocks):
        if block.kind == "line" and block.location.line is not None and (block.left_out or not block.text.strip()):
            run.append(n)
            continue
        pages = {blocks[m].location.page for m in (run[0] - 1, *run, n) if m >= 0} if run else set()
        if len(pages) > 1 and any(blocks[m].left_out for m in run):
            found.update(run)
        run = []
    return found


def _closed(blocks: tuple[Block, ...], seams: set[int]) -> Sequence[Block]:
    """The lines as they would stand without the seams between pages, those above which a sentence ends left open."""
    if not seams:
        return blocks
    found: list[Block] = []
    gone, last = 0, ""
    for n, block in enumerate(blocks):
        if n in seams:
            gone += not TERMINAL.search(last)
        elif block.text.strip():
            last = block.text.rstrip()
        line = block.location.line
        found.append(replace(block, location=replace(block.location, line=line - gone)) if line and gone else block)
    return found


def _block(paragraph: list[Shape], blocks: Sequence[Block], words: Callable[[], Words], styles: _Headings) -> Block:
    first = blocks[paragraph[0].block]
    lines = [shape.text for shape in paragraph]
    text = joined_lines(lines, words()) if len(lines) > 1 else lines[0].strip()
    level = styles.level(paragraph, text)
    kind: BlockKind = "heading" if level else "paragraph"
    box = _union(paragraph, blocks)
    place = first.location if box == first.location.box else replace(first.location, box=box)
    bold = 2 * sum(len(s.text) for s in paragraph if s.bold) > sum(len(s.text) for s in paragraph)
    sure = _confidence(paragraph, blocks)
    return replace(first, text=text, kind=kind, level=level, location=place, bold=bold, confidence=sure)


def _confidence(paragraph: list[Shape], blocks: Sequence[Block]) -> float | None:
    """The mean confidence of a letter over the lines that were read by OCR; None without any."""
    read = [(len(b.text), b.confidence) for b in (blocks[s.block] for s in paragraph) if b.confidence is not None]
    letters = sum(count for count, _ in read)
    return round(sum(count * value for count, value in read) / letters, 4) if letters else None


def _union(paragraph: list[Shape], blocks: Sequence[Block]) -> Box | None:
    page = blocks[paragraph[0].block].location.page
    places: list[Location] = [blocks[shape.block].location for shape in paragraph]
    boxes = [place.box for place in places if place.box and place.page == page]
    if not boxes:
        return None
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _underlines(blocks: Sequence[Block], measured: dict[int, Shape]) -> dict[int, int]:
    """Lines of plain text that only underline the one above: index -> level of the heading."""
    found: dict[int, int] = {}
    for n, shape in measured.items():
        above = measured.get(n - 1)
        text = shape.text
        rule = len(text) >= 3 and text[0] in _RULE and text.count(text[0]) == len(text)
        if not rule or above is None or n - 1 in found or blocks[n].location.box is not None:
            continue
        width = above.end - above.start
        if abs(width - (shape.end - shape.start)) <= settings.LINE_UNDERLINE * width + 2:
            found[n] = 1 if text[0] in "=#" else 2
    return found


class _Headings:
    """Which joined lines are headings, by what sets their type apart from the body's; larger type stands higher."""

    def __init__(self, lines: Sequence[Shape], context: Context, underlines: dict[int, int]) -> None:
        self._context = context
        self._underlined = {n - 1: level for n, level in underlines.items()}
        weights: Counter[float] = Counter()
        bold = caps = total = 0
        for shape in lines:
            weights[round(shape.size, 1)] += len(shape.text)
            bold += len(shape.text) * shape.bold
            caps += len(shape.text) * shape.caps
            total += len(shape.text)
        self._body = weights.most_common(1)[0][0] if weights else 0.0
        self._bold_tells = 2 * bold < total
        self._caps_tell = 2 * caps < total
        larger = sorted((s for s in weights if s >= settings.LINE_HEADING_SIZE * self._body), reverse=True)
        self._levels = {size: min(level, 6) for level, size in enumerate(larger, 1)}

    def level(self, paragraph: list[Shape], text: str) -> int:
        """The level of a heading, or 0."""
        first = paragraph[0]
        if first.block in self._underlined:
            return self._underlined[first.block]
        if len(text) > settings.LINE_HEADING_CHARACTERS or not any(c.isalpha() for c in text):
            return 0
        large = self._levels.get(round(first.size, 1), 0)
        bold = self._bold_tells and all(s.bold for s in paragraph)
        caps = self._caps_tell and all(s.caps for s in paragraph) and len(text) > settings.LINE_CAPITALS
        centred = all(self._context.centred(s) for s in paragraph)
        numbered = first.label and spelt_length(text) <= settings.LINE_LABEL_HEADING
        if paragraph[-1].stopped and not (large and bold) and not numbered:
            return 0
        if large and (large <= 3 or bold or centred or caps):
            return large
        below = min(len(self._levels), 4)
        if bold or caps:
            return below + 1
        return below + 2 if centred and not first.small and len(text) <= settings.LINE_HEADING_CHARACTERS // 2 else 0

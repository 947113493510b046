"""Footnotes of a page: small type at its foot, or type under a short rule, that begins with a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplodiff.loaders.pdf_runs import RAISED, joined
from diplodiff.loaders.pdf_tables import Edge
from diplodiff.model import Block, Box, Location
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

_NOTE_MARK = regex(r"(\(?\d{1,3}\)?|[¹²³⁰⁴-⁹]{1,3}|[*†‡§¶]{1,4})[.:)]?\s?(?:\1\s?)?(?=[^\W\d_]|[\"'“«(\[])")
_RAISED_MARK = regex("[¹²³⁰⁴-⁹]{1,3}")
_PLAIN = str.maketrans({v: chr(k) for k, v in RAISED.items()})


def with_notes(blocks: list[Block], edges: Sequence[Edge], size: float) -> list[Block]:
    """Footnotes as one block of kind "note" each; their raised marks in the text are taken out of it."""
    result: list[Block] = []
    marks: list[str] = []
    for n, block in enumerate(blocks):
        if block.kind != "line" or block.location.box is None:
            result.append(block)
        elif (mark := _mark(block, marks)) and _at_foot(n, blocks, edges, size):
            marks.append(mark)
            _carried_over(result, block, size)
            result.append(replace(block, kind="note"))
        elif result and result[-1].kind == "note" and _continues(result[-1], block):
            result[-1] = _longer(result[-1], block)
        else:
            result.append(block)
    if not marks:
        return result
    return [replace(b, text=_unmarked(b.text, marks)) if b.kind == "line" else b for b in result]


def _mark(block: Block, marks: Sequence[str]) -> str | None:
    """The mark that a line begins with, if it can be that of the next note on the page."""
    found = None if block.text[:1].isalpha() else _NOTE_MARK.match(block.text)
    if not found:
        return None
    mark = found.group(1).translate(_PLAIN).strip("()")
    numbers = [int(m) for m in marks if m.isdecimal()]
    if mark.isdecimal() and numbers and not numbers[-1] < int(mark) <= numbers[-1] + 3:
        return None
    return mark


def _carried_over(result: list[Block], note: Block, size: float) -> None:
    """Small lines right above the first note of a column are the end of one that began in the column or page before."""
    below = note
    for n in range(len(result) - 1, -1, -1):
        block = result[n]
        small = (block.size or size) <= settings.PDF_NOTE_SIZE * size
        if block.kind != "line" or not small or not _continues(block, below):
            break
        result[n] = replace(block, kind="note")
        below = block


def _at_foot(n: int, blocks: Sequence[Block], edges: Sequence[Edge], size: float) -> bool:
    """Whether a line is small, or stands under a short rule, and no line of full size stands below it in its column."""
    box, own = blocks[n].location.box, blocks[n].size or size
    assert box is not None  # noqa: S101 - the caller has looked
    small = own <= settings.PDF_NOTE_SIZE * size
    ruled = own <= size + settings.PDF_NOTE_LARGER and any(_separator(e, box, blocks) for e in edges)
    if not small and not ruled:
        return False
    return not any(
        other.kind == "line"
        and (b := other.location.box) is not None
        and b[1] > box[3]
        and b[0] < box[2]
        and b[2] > box[0]
        and (other.size or size) > own + settings.PDF_NOTE_LARGER
        and len(other.text) > settings.PDF_NOTE_BELOW
        for other in blocks
    )


def _separator(edge: Edge, box: Box, blocks: Sequence[Block]) -> bool:
    """Whether a drawn line is the rule over the notes of a page, and a line of text stands among these notes."""
    boxes = [b.location.box for b in blocks if b.location.box]
    width = max(b[2] for b in boxes) - min(b[0] for b in boxes)
    low = edge.at > settings.PDF_NOTE_RULE_FROM * max(b[3] for b in boxes)
    if not edge.horizontal or not low or edge.at > box[1] + 3:
        return False
    under = [b for b in blocks if b.location.box and b.location.box[1] >= edge.at - 3 and b.location.box[0] < box[2]]
    first = min(under, key=lambda b: (b.location.box or box)[1], default=None)
    found = _NOTE_MARK.match(first.text) if first else None
    if found is None or edge.end - edge.start <= 0.5 * width:
        return found is not None
    # A rule as wide as the text may stand anywhere: then the text above must refer to the note.
    mark = found.group(1).translate(_PLAIN)
    above = (b.text for b in blocks if b.location.box and b.location.box[3] <= edge.at + 3)
    return any(raised.translate(_PLAIN) == mark for text in above for raised in _RAISED_MARK.findall(text))


def _continues(note: Block, block: Block) -> bool:
    above, below = note.location.box, block.location.box
    if above is None or below is None or note.size is None or block.size is None:
        return False
    leading = below[3] - above[3]
    return (
        abs(note.size - block.size) <= settings.PDF_NOTE_SAME_SIZE
        and 0 < leading <= settings.PDF_NOTE_LEADING * (below[3] - below[1])
        and below[0] < above[2]
        and below[2] > above[0]
    )


def _longer(note: Block, line: Block) -> Block:
    above, below = note.location.box, line.location.box
    if above is None or below is None:
        return note
    box = (min(above[0], below[0]), above[1], max(above[2], below[2]), below[3])
    sure = mean_confidence([(note.text, note.confidence), (line.text, line.confidence)])
    return replace(note, text=joined(note.text, line.text), location=Location(note.location.page, box), confidence=sure)


def _unmarked(text: str, marks: Sequence[str]) -> str:
    return " ".join(_RAISED_MARK.sub(lambda m: "" if m.group().translate(_PLAIN) in marks else m.group(), text).split())


def mean_confidence(parts: Sequence[tuple[str, float | None]]) -> float | None:
    """The mean confidence of a letter over pieces of text; None where no piece has one."""
    told = [(len(text), value) for text, value in parts if value is not None]
    letters = sum(count for count, _ in told)
    return round(sum(count * value for count, value in told) / letters, 4) if letters else None

"""One page of runs and drawn lines -> its Blocks: lines in reading order, table cells, notes, and what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from diplodiff import settings
from diplodiff.loaders.pdf_layout import line_text, reading_order
from diplodiff.loaders.pdf_runs import RAISED, Run, joined
from diplodiff.loaders.pdf_tables import Edge, Table, tables
from diplodiff.model import Block, Box, Location

_TABLE = "\x00"  # a run with this text stands for a table in the reading order
_NOTE_MARK = re.compile(r"(\(?\d{1,3}\)?|[¹²³⁰⁴-⁹]{1,3}|[*†‡§¶]{1,4})[.:)]?\s?(?:\1\s?)?(?=[^\W\d_]|[\"'“«(\[])")
_RAISED_MARK = re.compile("[¹²³⁰⁴-⁹]{1,3}")
_PLAIN = str.maketrans({v: chr(k) for k, v in RAISED.items()})
_ROW_LABEL = re.compile(r"[\W_]{0,2}(?:\w{0,9}\W{0,2}\d[\w.]{0,5}|\w{1,4})[\W_]{0,3}$")


@dataclass(frozen=True, slots=True)
class Page:
    """What was read from one page (number from 1)."""

    number: int
    runs: tuple[Run, ...]
    edges: tuple[Edge, ...] = ()


def page_blocks(page: Page, body_size: float) -> list[Block]:
    """The Blocks of a page; body_size is the size of most of the document's type, in points."""
    upright, turned = _turned(page.runs)
    numbers = _line_numbers(upright)
    grids = tables(page.edges) if 4 <= len(page.edges) <= settings.PDF_TABLE_EDGES else []
    free, in_table = _by_table([run for run in upright if run not in numbers], grids)
    blocks: list[Block] = []
    for line in reading_order([*free, *(_stand_in(n, grids[n]) for n in in_table)]):
        cells = [int(run.text[1:]) for run in line if run.text.startswith(_TABLE)]
        text = [run for run in line if not run.text.startswith(_TABLE)]
        if text:
            blocks.append(_line(text, page.number))
        for n in cells:
            blocks.extend(_table_blocks(grids[n], in_table[n], page.number))
    blocks = _with_notes(blocks, page.edges, body_size)
    blocks.extend(_line([run], page.number, "line number") for run in upright if run in numbers)
    blocks.extend(_line([run], page.number, "watermark" if run.angle % 90 else "text in the margin") for run in turned)
    return blocks


def body_size(pages: Iterable[Page]) -> float:
    """The size of type, in points, in which most characters are set; 0 without any."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            sizes[run.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _line(runs: Sequence[Run], page: int, left_out: str | None = None) -> Block:
    longest = max(runs, key=lambda r: len(r.text))
    box = _box(runs)
    bold = 2 * sum(len(r.text) for r in runs if r.bold) > sum(len(r.text) for r in runs)
    return Block(
        line_text(runs),
        "line",
        Location(page, box),
        size=longest.size,
        bold=bold,
        confidence=mean_confidence([(r.text, r.confidence) for r in runs]),
        left_out=left_out,
    )


def mean_confidence(parts: Sequence[tuple[str, float | None]]) -> float | None:
    """The mean confidence of a letter over pieces of text; None where no piece has one."""
    told = [(len(text), value) for text, value in parts if value is not None]
    letters = sum(count for count, _ in told)
    return round(sum(count * value for count, value in told) / letters, 4) if letters else None


def _box(runs: Sequence[Run]) -> Box:
    return (
        round(min(r.left for r in runs), 1),
        round(min(r.top for r in runs), 1),
        round(max(r.right for r in runs), 1),
        round(max(r.bottom for r in runs), 1),
    )


def _turned(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """Upright runs and turned ones; much turned text is part of the text and comes with the upright."""
    turned = [run for run in runs if run.angle]
    if sum(len(r.text) for r in turned) > 0.3 * sum(len(r.text) for r in runs):
        return list(runs), []
    return [run for run in runs if not run.angle], turned


def _line_numbers(runs: Sequence[Run]) -> set[Run]:
    """Bare numbers down one margin, one by one or in fives, at even distances: they number lines, not clauses."""
    margins: dict[int, list[Run]] = {}
    for run in runs:
        if run.text.isdecimal() and len(run.text) <= 4:
            for edge in (run.left, run.right):
                margins.setdefault(round(edge / 3), []).append(run)
    best: list[Run] = max(margins.values(), key=len, default=[])
    best = sorted(best, key=lambda r: r.top)
    while len(best) > 1 and int(best[-1].text) <= int(best[-2].text):  # a page number under the last line number
        best.pop()
    if len(best) < settings.PDF_LINE_NUMBERS:
        return set()
    steps = {int(b.text) - int(a.text) for a, b in pairwise(best)}
    pitches = sorted(b.top - a.top for a, b in pairwise(best))
    if len(steps) != 1 or not steps <= {1, 2, 5, 10} or pitches[-1] > 1.5 * pitches[0] + 1:
        return set()
    left, right = min(r.left for r in best), max(r.right for r in best)
    others = [r for r in runs if r not in best]
    outside = sum(r.right <= left or r.left >= right for r in others)
    return set(best) if outside >= 0.9 * len(others) else set()


def _by_table(runs: Sequence[Run], grids: Sequence[Table]) -> tuple[list[Run], dict[int, list[Run]]]:
    """Runs outside every table, and those inside one by its index."""
    free: list[Run] = []
    inside: dict[int, list[Run]] = {}
    for run in runs:
        x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
        for n, grid in enumerate(grids):
            if grid.box[0] <= x <= grid.box[2] and grid.box[1] <= y <= grid.box[3]:
                inside.setdefault(n, []).append(run)
                break
        else:
            free.append(run)
    return free, inside


def _stand_in(n: int, grid: Table) -> Run:
    return Run(f"{_TABLE}{n}", *grid.box, 10.0, False, 0, 0, False)


def _table_blocks(grid: Table, runs: Sequence[Run], page: int) -> list[Block]:
    """A table as cells in reading order; long cells as lines; a column of labels as the numbers of its rows."""
    rows = [[_cell_lines(cell, runs) for cell in row] for row in grid.rows]
    rows = [row for row in rows if any(row)]
    if 2 * sum(len(r.text) for r in runs if r.rtl) > sum(len(r.text) for r in runs):
        rows = [row[::-1] for row in rows]
    placed = {id(run) for row in rows for cell in row for line in cell for run in line}
    stray = [_line(line, page) for line in reading_order([run for run in runs if id(run) not in placed])]
    if rows and all(len(row) == 2 for row in rows) and all(row[1] and _label(row[0]) for row in rows):
        return stray + [block for row in rows for block in _numbered(row[1], _cell_text(row[0]), page)]
    return stray + [block for row in rows for cell in row if cell for block in _cell_blocks(cell, page)]


def _cell_lines(cell: Box, runs: Sequence[Run]) -> list[list[Run]]:
    left, top, right, bottom = cell
    return reading_order(
        [r for r in runs if left <= (r.left + r.right) / 2 < right and top <= (r.top + r.bottom) / 2 < bottom]
    )


def _label(lines: Sequence[Sequence[Run]]) -> bool:
    text = _cell_text(lines)
    return len(text) <= settings.MAX_LABEL_CHARACTERS and bool(_ROW_LABEL.match(text))


def _cell_text(lines: Sequence[Sequence[Run]]) -> str:
    text = ""
    for line in lines:
        text = joined(text, line_text(line))
    return text


def _numbered(lines: Sequence[Sequence[Run]], label: str, page: int) -> list[Block]:
    blocks = [_line(line, page) for line in lines]
    return [replace(blocks[0], number=label), *blocks[1:]] if blocks else []


def _cell_blocks(lines: Sequence[Sequence[Run]], page: int) -> list[Block]:
    text = _cell_text(lines)
    if len(text) >= settings.PDF_LONG_CELL:
        return [_line(line, page) for line in lines]
    first = _line([run for line in lines for run in line], page)
    return [replace(first, text=text, kind="cell")]


def _with_notes(blocks: list[Block], edges: Sequence[Edge], size: float) -> list[Block]:
    """Footnotes as one block of kind "note" each; their raised marks in the text are taken out of it."""
    result: list[Block] = []
    marks: list[str] = []
    for n, block in enumerate(blocks):
        mark = _mark(block, marks)
        if block.kind != "line" or block.location.box is None:
            result.append(block)
        elif mark and _at_foot(n, blocks, edges, size):
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
    found = _NOTE_MARK.match(block.text)
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
    ruled = own <= size + 0.4 and any(_separator(e, box, blocks) for e in edges)
    if not small and not ruled:
        return False
    return not any(
        other.kind == "line"
        and (b := other.location.box) is not None
        and b[1] > box[3]
        and b[0] < box[2]
        and b[2] > box[0]
        and (other.size or size) > own + 0.4
        and len(other.text) > 20
        for other in blocks
    )


def _separator(edge: Edge, box: Box, blocks: Sequence[Block]) -> bool:
    """Whether a drawn line is the short rule over the notes of a page, and a line of text stands among these notes."""
    boxes = [b.location.box for b in blocks if b.location.box]
    width = max(b[2] for b in boxes) - min(b[0] for b in boxes)
    low = edge.at > 0.4 * max(b[3] for b in boxes)
    if not edge.horizontal or not low or edge.end - edge.start > 0.5 * width or edge.at > box[1] + 3:
        return False
    under = [b for b in blocks if b.location.box and b.location.box[1] >= edge.at - 3 and b.location.box[0] < box[2]]
    first = min(under, key=lambda b: (b.location.box or box)[1], default=None)
    return first is not None and bool(_NOTE_MARK.match(first.text))


def _continues(note: Block, block: Block) -> bool:
    above, below = note.location.box, block.location.box
    if above is None or below is None or note.size is None or block.size is None:
        return False
    leading = below[3] - above[3]
    return (
        abs(note.size - block.size) <= 0.6
        and 0 < leading <= 1.45 * (below[3] - below[1])
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

"""One page of runs and drawn lines -> its Blocks: lines in reading order, table cells, notes, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from diplodiff.loaders.pdf_again import REASON
from diplodiff.loaders.pdf_contents import REASON as CONTENTS
from diplodiff.loaders.pdf_contents import contents
from diplodiff.loaders.pdf_layout import Order, doubtful, line_text, reading_order, side_by_side
from diplodiff.loaders.pdf_line_numbers import Margin, line_numbers
from diplodiff.loaders.pdf_links import REASON as LINKS
from diplodiff.loaders.pdf_links import link_lists
from diplodiff.loaders.pdf_notes import mean_confidence, with_notes
from diplodiff.loaders.pdf_row_numbers import with_row_numbers
from diplodiff.loaders.pdf_runs import Run, joined
from diplodiff.loaders.pdf_tables import Edge, Table, tables
from diplodiff.model import Block, Box, Location
from diplodiff.patterns import regex
from diplodiff.settings import loaders
from diplodiff.settings import loaders_pdf as settings

WATERMARK = "watermark"
_TABLE = "\x00"  # a run with this text stands for a table in the reading order
_ROW_LABEL = regex(r"[\W_]{0,2}(?:\w{0,9}\W{0,2}\d[\w.]{0,5}|\w{1,4})[\W_]{0,3}$")


@dataclass(frozen=True, slots=True)
class Page:
    """What was read from one page (number from 1)."""

    number: int
    runs: tuple[Run, ...]
    edges: tuple[Edge, ...] = ()
    again: tuple[Box, ...] = ()  # where it shows slices of lines that stand on the next page
    links: tuple[Box, ...] = ()  # what leads to other addresses


class Laid(NamedTuple):
    """The Blocks of a page, and how many of its characters stand in lines that may have been read across columns.

    The last so many of the Blocks stand in the second of two columns in different languages.
    """

    blocks: list[Block]
    doubtful: int
    second: int = 0


class Gutters(NamedTuple):
    """Places, in points from the left, of white strips between the columns of a document, and of those between languages."""

    known: Sequence[float] | None = None
    of_languages: Sequence[float] = ()
    margins: Collection[Margin] | None = None  # in which its lines are numbered; None where only one page is known


NO_GUTTERS = Gutters()


def page_blocks(page: Page, body_size: float) -> list[Block]:
    """The Blocks of a page; body_size is the size of most of the document's type, in points."""
    return laid_out(page, body_size).blocks


def laid_out(page: Page, body_size: float, gutters: Gutters = NO_GUTTERS) -> Laid:
    """The Blocks of a page and the doubt about their order; gutters are those of its document (see pdf_layout)."""
    upright, turned = _turned(page.runs)
    large = [run for run in upright if run.size >= settings.PDF_STAMP_SIZE * body_size > 0]
    stamped = [run for run in large if _over_text(run, upright)] if large else large
    upright = [run for run in upright if run not in stamped] if stamped else upright
    again = [run for run in upright if any(_inside(run, box) for box in page.again)]
    upright = [run for run in upright if run not in again] if again else upright
    numbers = line_numbers(upright, gutters.margins)
    listed = contents(upright)
    linked = link_lists(upright, page.links) if page.links else set()
    aside = numbers | listed | linked
    text = [run for run in upright if run not in aside] if aside else upright
    grids = tables(page.edges) if 4 <= len(page.edges) <= settings.PDF_TABLE_EDGES else []
    free, in_table = _by_table(text, grids) if grids else (text, {})
    order = side_by_side(text, gutters.of_languages) if gutters.of_languages else None
    if order:
        in_table = {}
    read = order or Order(reading_order([*free, *(_stand_in(n, grids[n]) for n in in_table)], gutters.known))
    blocks: list[Block] = []
    second: list[Block] = []
    for place, line in enumerate(read.lines):
        cells = [int(run.text[1:]) for run in line if run.text.startswith(_TABLE)] if in_table else []
        written = [run for run in line if not run.text.startswith(_TABLE)] if in_table else line
        if written:
            (second if place in read.second else blocks).append(_line(written, page.number))
        for n in cells:
            blocks.extend(_table_blocks(grids[n], in_table[n], page.number))
    # the rules of a table part its rows, and no notes from the text above them
    edges = [e for e in page.edges if not any(_within(e, grid.box) for grid in grids)] if order else page.edges
    blocks, second = (with_notes(with_row_numbers(side), edges, body_size) for side in (blocks, second))
    blocks.extend(_line([run], page.number, REASON) for run in again)
    if aside:
        for run in upright:
            if run in aside:
                why = CONTENTS if run in listed else LINKS if run in linked else "line number"
                blocks.append(_line([run], page.number, why))
    across = [*stamped, *(run for run in turned if run.angle % 90)]
    blocks.extend(_line([run], page.number, WATERMARK) for run in across)
    blocks.extend(_line([run], page.number, "text in the margin") for run in turned if run.angle % 90 == 0)
    return Laid([*blocks, *second], doubtful(read.lines), len(second))


def body_size(pages: Iterable[Page]) -> float:
    """The size of type, in points, in which most characters are set; 0 without any."""
    sizes: Counter[float] = Counter()
    for page in pages:
        of_page: dict[float, int] = {}  # quicker than the Counter
        for run in page.runs:
            of_page[run.size] = of_page.get(run.size, 0) + len(run.text)
        sizes.update(of_page)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _line(runs: Sequence[Run], page: int, left_out: str | None = None) -> Block:
    if len(runs) == 1:  # most lines
        (run,) = runs
        box = (round(run.left, 1), round(run.top, 1), round(run.right, 1), round(run.bottom, 1))
        sure = None if run.confidence is None else mean_confidence([(run.text, run.confidence)])
        return Block(run.text, "line", Location(page, box), 0, None, run.size, run.bold, sure, left_out)
    longest = max(runs, key=lambda r: len(r.text))
    bold = 2 * sum(len(r.text) for r in runs if r.bold) > sum(len(r.text) for r in runs)
    return Block(
        line_text(runs),
        "line",
        Location(page, _box(runs)),
        size=longest.size,
        bold=bold,
        confidence=mean_confidence([(r.text, r.confidence) for r in runs]),
        left_out=left_out,
    )


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
    if not turned:
        return list(runs), turned
    if sum(len(r.text) for r in turned) > settings.PDF_TURNED_SHARE * sum(len(r.text) for r in runs):
        return list(runs), []
    return [run for run in runs if not run.angle], turned


def _over_text(run: Run, runs: Sequence[Run]) -> bool:
    """Whether a run is printed over some that are set in much smaller type."""
    edge = settings.PDF_STAMP_EDGE * (run.bottom - run.top)
    return any(
        run.top + edge < (other.top + other.bottom) / 2 < run.bottom - edge
        and min(run.right, other.right) - max(run.left, other.left) > other.size
        for other in runs
        if settings.PDF_STAMP_SIZE * other.size <= run.size
    )


def _by_table(runs: Sequence[Run], grids: Sequence[Table]) -> tuple[list[Run], dict[int, list[Run]]]:
    """Runs outside every table, and those inside one by its index."""
    free: list[Run] = []
    inside: dict[int, list[Run]] = {}
    for run in runs:
        for n, grid in enumerate(grids):
            if _inside(run, grid.box):
                inside.setdefault(n, []).append(run)
                break
        else:
            free.append(run)
    return free, inside


def _inside(run: Run, box: Box) -> bool:
    x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _within(edge: Edge, box: Box) -> bool:
    first, last = (box[1], box[3]) if edge.horizontal else (box[0], box[2])
    return first - 1 <= edge.at <= last + 1


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
    return len(text) <= loaders.MAX_LABEL_CHARACTERS and bool(_ROW_LABEL.match(text))


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

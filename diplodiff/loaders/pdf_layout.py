"""Runs of one page -> lines in reading order.

A page is cut where a white strip divides lines that stand side by side: what is above such a band is read first, then
its columns one after the other, then what is below; each part is cut again in the same way. Where nothing divides, runs
on one height are one line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from diplodiff import settings
from diplodiff.loaders.pdf_runs import Run, joined

_MAX_DEPTH = 8
_MAX_STRIPS = 24
# What may stand in a column of its own beside the text it numbers.
_LABEL = re.compile(r"[\W_]{0,2}(?:\w{1,5}|\d[\d.]{0,7})[\W_]{0,2}$")


class Band(NamedTuple):
    """A part of a region that a white strip divides in columns."""

    left: list[Run]
    right: list[Run]
    rest: list[Run]


def reading_order(runs: Sequence[Run], depth: int = 0) -> list[list[Run]]:
    """The lines of a page: each a list of runs in the order they are read."""
    band = _band(runs) if depth < _MAX_DEPTH else None
    if band is None:
        return _rows(runs)
    inside = band.left + band.right
    top = min(run.top for run in inside)
    above = [run for run in band.rest if _middle(run) < top]
    below = [run for run in band.rest if _middle(run) >= top]
    columns = [band.right, band.left] if _mostly_rtl(inside) else [band.left, band.right]
    parts = [above, *columns, below]
    return [line for part in parts if part for line in reading_order(part, depth + 1)]


def line_text(line: Sequence[Run]) -> str:
    """The text of one line; runs that touch are not parted by a space."""
    text, previous = "", None
    for run in line:
        if previous is None:
            text = run.text
        else:
            gap = max(run.left - previous.right, previous.left - run.right)
            touching = gap < settings.PDF_WORD_GAP * (run.bottom - run.top)
            text = text + run.text if touching else joined_on_line(text, run.text)
        previous = run
    return text


def joined_on_line(left: str, right: str) -> str:
    """Two pieces of one line; a hyphen between them was not made by a line end."""
    return f"{left} {right}" if left[-1:] in "-\u2010\u00ad" else joined(left, right)


def _middle(run: Run) -> float:
    return (run.top + run.bottom) / 2


def _mostly_rtl(runs: Sequence[Run]) -> bool:
    return 2 * sum(len(run.text) for run in runs if run.rtl) > sum(len(run.text) for run in runs)


def _overlap(one: Run, other: Run) -> float:
    """How much two runs share of the height of the lower one."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared / max(0.1, min(one.bottom - one.top, other.bottom - other.top))


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (_middle(r), r.order)):
        # Only the last rows can hold it: runs come from top to bottom.
        home = next((row for row in rows[-3:] if _overlap(row[0], run) >= 0.5 and not _covered(row, run)), None)
        if home is None:
            rows.append([run])
        else:
            home.append(run)
    for row in rows:
        if _mostly_rtl(row):
            row.sort(key=lambda r: -r.right)
        else:
            row.sort(key=lambda r: r.left)
    return rows


def _covered(row: Sequence[Run], run: Run) -> bool:
    """Whether something on the row stands where the run stands, so that both cannot be one line."""
    return any(
        min(r.right, run.right) - max(r.left, run.left) > 0.5 * min(r.right - r.left, run.right - run.left) for r in row
    )


def _band(runs: Sequence[Run]) -> Band | None:
    """The longest band of the region that columns divide, or None."""
    found = [sides for strip in _strips(runs) for sides in _sides_of(runs, strip)]
    found.sort(key=lambda sides: -min(len(sides[0]), len(sides[1])))
    best: Band | None = None
    for left, right in found:
        if best is not None and min(len(left), len(right)) <= _pairs(best):
            break  # no later one can be longer
        band = _trimmed(left, right, runs)
        if _columns(band) and (best is None or _pairs(band) > _pairs(best)):
            best = band
    return best


def _strips(runs: Sequence[Run]) -> list[float]:
    """Places where a white strip may run: the middles of the gaps between runs on one height, the commonest first."""
    gaps: dict[int, int] = {}
    ordered = sorted(runs, key=lambda r: r.top)
    for n, run in enumerate(ordered):
        beside = []
        for other in ordered[n + 1 : n + 40]:
            if other.top >= run.bottom:
                break
            if _overlap(run, other) >= 0.3:
                beside.append(other)
        for other in beside:
            one, two = (run, other) if run.left < other.left else (other, run)
            if two.left - one.right >= settings.PDF_GUTTER * min(run.bottom - run.top, other.bottom - other.top):
                near = round((one.right + two.left) / 4) * 2
                gaps[near] = gaps.get(near, 0) + 1
                gaps[round(two.left) - 3] = gaps.get(round(two.left) - 3, 0) + 1
    return [float(x) for x in sorted(gaps, key=lambda x: -gaps[x])[:_MAX_STRIPS]]


def _sides_of(runs: Sequence[Run], x: float) -> list[tuple[list[Run], list[Run]]]:
    """What stands left and right of x between the lines that cross it, from the top of the region down."""
    crossing = sorted((run.top, run.bottom) for run in runs if run.left < x < run.right)
    found: list[tuple[list[Run], list[Run]]] = []
    left: list[Run] = []
    right: list[Run] = []
    at = 0
    for run in sorted(runs, key=_middle):
        middle = _middle(run)
        passed = at
        while passed < len(crossing) and crossing[passed][1] <= middle:
            passed += 1
        if passed > at:
            found.append((left, right))
            left, right, at = [], [], passed
        if run.right <= x:
            side = left
        elif run.left >= x:
            side = right
        else:
            continue
        if at == len(crossing) or crossing[at][0] >= middle:
            side.append(run)
    return [(left, right) for left, right in [*found, (left, right)] if left and right]


def _trimmed(left: list[Run], right: list[Run], runs: Sequence[Run]) -> Band:
    """The band from its first to its last pair of lines side by side, and what continues its columns without a break."""
    left, right = _beside(left, right), _beside(right, left)
    inside = {id(run) for run in left + right}
    return Band(left, right, [run for run in runs if id(run) not in inside])


def _beside(column: list[Run], other: list[Run]) -> list[Run]:
    heights = max(run.bottom - run.top for run in other)
    facing = sorted(other, key=lambda r: r.top)
    tops = [run.top for run in facing]

    def paired(run: Run) -> bool:
        near = facing[bisect_left(tops, run.top - heights) : bisect_left(tops, run.bottom)]
        return any(_overlap(run, o) >= 0.3 for o in near)

    places = [n for n, run in enumerate(column) if paired(run)]
    if not places:
        return []
    first, last = places[0], places[-1]
    pitch = 2.0 * _median([run.bottom - run.top for run in column])
    while first > 0 and column[first].top - column[first - 1].top <= pitch:
        first -= 1
    while last < len(column) - 1 and column[last + 1].top - column[last].top <= pitch:
        last += 1
    return column[first : last + 1]


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def _pairs(band: Band) -> int:
    return min(_lines(band.left), _lines(band.right))


def _lines(column: Sequence[Run]) -> int:
    """How many lines one above the other the runs of a column make."""
    count, bottom = 0, float("-inf")
    for run in sorted(column, key=_middle):
        if _middle(run) > bottom:
            count, bottom = count + 1, run.bottom
    return count


def _columns(band: Band) -> bool:
    """Whether the two sides are columns to read one after the other, not labels beside text or rows of a table."""
    if _pairs(band) < settings.PDF_COLUMN_LINES:
        return False
    if all(_LABEL.match(run.text) for run in band.left) or all(_LABEL.match(run.text) for run in band.right):
        return False
    white = min(run.left for run in band.right) - max(run.right for run in band.left)
    height = _median([run.bottom - run.top for run in band.left + band.right])
    switches = _switches(band)
    if switches <= 1 + _pairs(band) // 8:
        return white >= settings.PDF_GUTTER * height
    lengths = [sum(len(run.text) for run in side) / _lines(side) for side in (band.left, band.right)]
    if min(lengths) < settings.PDF_CELL_CHARACTERS:
        return False
    if switches < _pairs(band):  # cell by cell, several lines each
        return white >= settings.PDF_GUTTER * height
    return white >= max(settings.PDF_WIDE_GUTTER * height, settings.PDF_GUTTER_TO_SPACE * _widest_space(band))


def _widest_space(band: Band) -> float:
    """The widest gap inside a line of either side: in justified lines every gap is wide, not the gutter alone."""
    widest = 0.0
    for side in (band.left, band.right):
        for row in _rows(side):
            ordered = sorted(row, key=lambda r: r.left)
            gaps = [two.left - one.right for one, two in pairwise(ordered)]
            widest = max([widest, *gaps, *(run.space for run in row)])
    return widest


def _switches(band: Band) -> int:
    """How often the file goes from one side to the other; lines that it holds across both count as one each."""
    left, right = {r.order for r in band.left}, {r.order for r in band.right}
    stored = sorted([(order, 0) for order in left] + [(order, 1) for order in right])
    changes = sum(one[1] != other[1] for one, other in pairwise(stored))
    return changes + len(left & right)

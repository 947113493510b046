"""White strips of a region and the bands of lines that they divide, whatever may speak for columns there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diplodiff.loaders.pdf_rows import lines, median, middle, mostly_rtl, overlap
from diplodiff.loaders.pdf_runs import Run
from diplodiff.settings import loaders_pdf as settings

Strip = tuple[float, float]  # where white begins and ends, in points from the left


class Band(NamedTuple):
    """A part of a region that a white strip divides: the runs on both sides of it and all others of the region."""

    left: list[Run]
    right: list[Run]
    rest: list[Run]

    @property
    def pairs(self) -> int:
        """How many lines stand side by side, at most."""
        return min(lines(self.left), lines(self.right))

    @property
    def rank(self) -> tuple[int, int, float]:
        """Of two bands the longer is cut first; of two strips beside the same lines the one that more lines keep clear."""
        return self.pairs, len(self.left) + len(self.right), self.white

    @property
    def strip(self) -> Strip:
        """Where the white begins and ends, in points from the left."""
        return max(run.right for run in self.left), min(run.left for run in self.right)

    @property
    def white(self) -> float:
        start, end = self.strip
        return end - start

    @property
    def place(self) -> float:
        """A place inside the strip close to the edge that the lines behind it share: before it they may all be short."""
        start, end = self.strip
        half = min(self.white, settings.PDF_GUTTER * self.height) / 2
        return start + half if mostly_rtl(self.left + self.right) else end - half

    @property
    def height(self) -> float:
        return median([run.bottom - run.top for run in self.left + self.right])


def strips(runs: Sequence[Run]) -> list[Strip]:
    """Where white strips may run, as narrow as a gutter can be: beside the edges that lines share, the commonest first."""
    before: Counter[int] = Counter()
    behind: Counter[int] = Counter()
    widths: list[float] = []
    ordered = sorted(runs, key=lambda r: r.top)
    heights = max((run.bottom - run.top for run in runs), default=0.0)
    for n, run in enumerate(ordered):
        nearest: Run | None = None
        for other in _close(ordered, n, heights):
            left_of = (
                other.right <= run.left + settings.PDF_EDGE_NEAR and overlap(run, other) >= settings.PDF_SIDE_BY_SIDE
            )
            if left_of and (nearest is None or other.right > nearest.right):
                nearest = other
        if nearest is None:
            continue
        least = settings.PDF_GUTTER * min(run.bottom - run.top, nearest.bottom - nearest.top)
        if run.left - nearest.right >= least:
            before[round(run.left)] += 1
            behind[round(nearest.right)] += 1
            widths.append(least)
    least = median(widths)
    counted = [(_about(before, x), (x - least, float(x))) for x in before]
    counted += [(_about(behind, x), (float(x), x + least)) for x in behind]
    counted.sort(key=lambda item: -item[0])
    return [strip for _, strip in counted[: settings.PDF_STRIPS]]


def _close(ordered: Sequence[Run], n: int, heights: float) -> Iterator[Run]:
    """Runs on about the same height as one of them; all are in the order of their tops."""
    run = ordered[n]
    for m in range(n - 1, max(-1, n - 60), -1):
        if ordered[m].top < run.top - heights:
            break
        yield ordered[m]
    for m in range(n + 1, min(len(ordered), n + 60)):
        if ordered[m].top >= run.bottom:
            break
        yield ordered[m]


def _about(places: Counter[int], at: int) -> int:
    return places[at - 1] + 2 * places[at] + places[at + 1]


def sides(runs: Sequence[Run], strip: Strip) -> list[tuple[list[Run], list[Run]]]:
    """What stands left and right of a strip between the lines that cross it, from the top of the region down."""
    start, end = strip[0] + 1, strip[1] - 1
    crossing = sorted((run.top, run.bottom) for run in runs if run.left < end and run.right > start)
    found: list[tuple[list[Run], list[Run]]] = []
    left: list[Run] = []
    right: list[Run] = []
    at = 0
    for run in sorted(runs, key=middle):
        height = middle(run)
        passed = at
        while passed < len(crossing) and crossing[passed][1] <= height:
            passed += 1
        if passed > at:
            found.append((left, right))
            left, right, at = [], [], passed
        if run.right <= start:
            side = left
        elif run.left >= end:
            side = right
        else:
            continue
        if at == len(crossing) or crossing[at][0] >= height:
            side.append(run)
    return [(left, right) for left, right in [*found, (left, right)] if left and right]


def trimmed(left: list[Run], right: list[Run], runs: Sequence[Run]) -> Band:
    """The band from its first to its last pair of lines side by side, and what continues its columns.

    The column that is read first may go on over wider gaps: the other one has only ended before it.
    """
    rtl = mostly_rtl(left + right)
    left, right = _beside(left, right, not rtl), _beside(right, left, rtl)
    inside = {id(run) for run in left + right}
    return Band(left, right, [run for run in runs if id(run) not in inside])


def _beside(column: list[Run], other: list[Run], first_read: bool) -> list[Run]:
    heights = max((run.bottom - run.top for run in other), default=0.0)
    facing = sorted(other, key=lambda r: r.top)
    tops = [run.top for run in facing]

    def paired(run: Run) -> bool:
        near = facing[bisect_left(tops, run.top - heights) : bisect_left(tops, run.bottom)]
        return any(overlap(run, o) >= settings.PDF_SIDE_BY_SIDE for o in near)

    places = [n for n, run in enumerate(column) if paired(run)]
    if not places:
        return []
    first, last = places[0], places[-1]
    height = median([run.bottom - run.top for run in column])
    size = median([run.size for run in column])
    measure = max(run.right for run in column) - min(run.left for run in column)
    begun = min(run.order for run in other)
    while first > 0:
        # what ends a paragraph of the first column is stored behind the beginning of that one, and before what follows it
        goes_on = not first_read and begun < column[first - 1].order < column[first].order
        step = column[first].top - column[first - 1].top
        if step > (settings.PDF_COLUMN_REST if goes_on else settings.PDF_COLUMN_STEP) * height:
            break
        short = column[first - 1].right - column[first - 1].left < settings.PDF_FULL_LINE * measure
        if short and not first_read and not goes_on and column[first - 1].bottom <= facing[0].top:
            break  # a short line above both columns belongs to neither, whichever of them it stands over
        first -= 1
    while last < len(column) - 1:
        step = column[last + 1].top - column[last].top
        wide = first_read and column[last + 1].size >= size - 0.4
        if step > (settings.PDF_COLUMN_REST if wide else settings.PDF_COLUMN_STEP) * height:
            break
        last += 1
    if first_read:
        ends = (n for n in range(first, last) if _stored_behind(column[n : n + 2], other))
        last = next(ends, last)
    return column[first : last + 1]


def _stored_behind(two: list[Run], other: Sequence[Run]) -> bool:
    """Whether the file has the second of two lines of a column behind nearly all of the other column, and the first before
    it: it is a note at the foot of both.
    """
    orders = sorted(run.order for run in other)
    late = sum(order > two[1].order for order in orders)  # a page number is stored last wherever it stands
    return two[0].order < orders[0] and two[1].order > orders[0] and late <= len(orders) // 8

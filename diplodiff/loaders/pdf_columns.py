"""Columns of a page: the band of lines that a white strip divides, and what speaks for reading its sides in turn.

That text is stored column by column proves them. Where it is stored line by line, or in no order, the type must: many
lines side by side that begin at one edge behind the strip and fill their half. What is proved once on a page holds for
the same strip elsewhere on it, however short the stretch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from diplodiff.loaders.pdf_bands import Band, Strip, sides, strips, trimmed
from diplodiff.loaders.pdf_rows import (
    alone,
    first_label,
    lines,
    median,
    middle,
    mostly_rtl,
    overlap,
    rows,
    width,
)
from diplodiff.loaders.pdf_runs import Run
from diplodiff.settings import loaders_pdf as settings


def band(runs: Sequence[Run], known: Sequence[float] = (), only: bool = False) -> Band | None:
    """The longest band of the region that columns divide, or None; known are places inside strips proved before.

    only is for orders that are tried: no other strip divides anything.
    """
    half = settings.PDF_GUTTER * median([run.bottom - run.top for run in runs]) / 2
    proved_before = [(x - half, x + half) for x in known]
    found = _longest(runs, proved_before, known)
    return found if found or only else _longest(runs, strips(runs), known)


def _longest(runs: Sequence[Run], tried: Iterable[Strip], known: Sequence[float]) -> Band | None:
    found = [divided for strip in tried for divided in sides(runs, strip)]
    found.sort(key=lambda divided: -min(len(divided[0]), len(divided[1])))
    best: Band | None = None
    for left, right in found:
        if best is not None and min(len(left), len(right)) < best.pairs:
            break  # no later one can be longer
        made = trimmed(left, right, runs)
        if made.left and made.right and (best is None or made.rank > best.rank) and _columns(made, known):
            best = made
    return best


def proved(runs: Sequence[Run]) -> list[float]:
    """Places inside strips that the lines of a page prove together, however spanning lines part them in stretches."""
    if alone(runs):
        return []
    found: list[tuple[int, float, float]] = []
    for strip in strips(runs):
        bands = [trimmed(left, right, runs) for left, right in sides(runs, strip)]
        bands = [b for b in bands if b.left and b.right and not _labels(b)]
        if bands and _proves(bands, runs):
            whole = _pooled(bands)
            found.append((lines(whole.left) + lines(whole.right), whole.white, whole.place))
    kept: list[float] = []
    apart = settings.PDF_COLUMN_WIDTH * median([run.bottom - run.top for run in runs])
    for _, _, place in sorted(found, reverse=True):
        if all(abs(place - other) > apart for other in kept):
            kept.append(place)
    return kept


def holds(runs: Sequence[Run], place: float) -> bool:
    """Whether a strip that other pages prove may run through this page too: not many of its lines cross the place."""
    return lines([run for run in runs if run.left < place < run.right]) <= 0.5 * lines(runs)


def _pooled(bands: Sequence[Band]) -> Band:
    return Band([r for b in bands for r in b.left], [r for b in bands for r in b.right], [])


def _proves(bands: Sequence[Band], runs: Sequence[Run]) -> bool:
    """Whether bands that spanning lines part are stretches of the same columns: these lines are few against theirs."""
    whole = _pooled(bands)
    if whole.white < settings.PDF_GUTTER * whole.height:
        return False
    inside = whole.left + whole.right
    top, foot = min(run.top for run in inside), max(run.bottom for run in inside)
    start, end = whole.strip
    across = [run for run in runs if run.left < end and run.right > start and top < middle(run) < foot]
    pairs = sum(band.pairs for band in bands)
    enough = 2 * pairs >= settings.PDF_PROOF_LINES and lines(across) <= settings.PDF_SPANNING * pairs
    return enough and _prose(whole) and _typeset(whole, True)


def _columns(band: Band, known: Sequence[float]) -> bool:
    """Whether the two sides are columns to read one after the other, not labels beside text or rows of a table."""
    start, end = band.strip
    if _labels(band) or band.white < settings.PDF_GUTTER * band.height:
        return False
    if any(start <= x <= end for x in known):
        return True
    switches = _switches(band)
    if band.pairs < settings.PDF_COLUMN_LINES:  # the last column may hold a line or two only
        return switches == 1 and lines(band.left) + lines(band.right) > settings.PDF_PROOF_LINES
    if switches <= 1 + band.pairs // 8:
        return True
    if not _prose(band):
        return False
    if switches < band.pairs or _typeset(band):  # cell by cell, several lines each; or lines broken at the strip
        return True
    return band.white >= max(
        settings.PDF_WIDE_GUTTER * band.height,
        settings.PDF_GUTTER_TO_SPACE * max(_widest_spaces(rows(band.left) + rows(band.right))),
    )


def _labels(band: Band) -> bool:
    return all(first_label(run.text) for run in band.left) or all(first_label(run.text) for run in band.right)


def _prose(band: Band) -> bool:
    """Whether the lines on both sides are longer than the entries of a table."""
    lengths = [sum(width(run.text) for run in side) / lines(side) for side in (band.left, band.right)]
    return min(lengths) >= settings.PDF_CELL_CHARACTERS


def _typeset(band: Band, whole: bool = False) -> bool:
    """Whether lines were broken at the strip: behind it they share an edge, and on both sides they are lines of prose."""
    left, right = rows(band.left), rows(band.right)
    if len(left) + len(right) < settings.PDF_PROOF_LINES:
        return False
    # Beside more columns one side has gutters too; but only a whole page of lines shows that they are none of its spaces.
    spaces = [_widest_spaces(left), _widest_spaces(right)]
    usual = min(map(median, spaces)) if whole else median(spaces[0] + spaces[1])
    if band.white < settings.PDF_GUTTER_TO_USUAL * usual:
        return False  # white that comes about where wide spaces stand one above the other
    if not all(_full(side) or _runs_on(side) for side in (left, right)):
        return False
    if mostly_rtl(band.left + band.right):
        return _flush([-max(run.right for run in row) for row in left if _faces(row, band.right)], band.height)
    return _flush([min(run.left for run in row) for row in right if _faces(row, band.left)], band.height)


def _faces(row: Sequence[Run], other: Sequence[Run]) -> bool:
    return any(overlap(row[0], run) >= settings.PDF_SIDE_BY_SIDE for run in other)


def _full(side: Sequence[Sequence[Run]]) -> bool:
    """Whether most lines fill the width of their side."""
    spans = [(min(run.left for run in row), max(run.right for run in row)) for row in side]
    measure = max(right for _, right in spans) - min(left for left, _ in spans)
    return sum(right - left >= settings.PDF_FULL_LINE * measure for left, right in spans) >= 0.5 * len(spans)


def _runs_on(side: Sequence[Sequence[Run]]) -> bool:
    """Whether many lines begin inside a sentence, as the entries of a table do not."""
    return sum(row[0].text[:1].islower() for row in side) >= settings.PDF_RUNNING_ON * len(side)


def _flush(edges: Sequence[float], height: float) -> bool:
    """Whether most lines begin at one edge, or at two as first lines and the others do, and that edge is beside the strip:
    lines that stand far behind it are those of another column.
    """
    for at in {edge for edge in edges if edge - min(edges) <= 4 * height}:
        beyond = Counter(round(edge - at) for edge in edges if settings.PDF_EDGE_NEAR < edge - at <= 4 * height)
        indented = beyond.most_common(1)[0][1] if beyond else 0
        if sum(abs(edge - at) <= settings.PDF_EDGE_NEAR for edge in edges) + indented >= settings.PDF_FLUSH * len(
            edges
        ):
            return True
    return False


def _widest_spaces(side: Sequence[Sequence[Run]]) -> list[float]:
    """The widest gap inside each row: in justified lines every gap is wide, not the gutter alone."""
    found = []
    for row in side:
        ordered = sorted(row, key=lambda r: r.left)
        gaps = [two.left - one.right for one, two in pairwise(ordered)]
        found.append(max([0.0, *gaps, *(run.space for run in row)]))
    return found


def _switches(band: Band) -> int:
    """How often the file goes from one side to the other; lines that it holds across both count as one each."""
    left, right = {r.order for r in band.left}, {r.order for r in band.right}
    stored = sorted([(order, 0) for order in left] + [(order, 1) for order in right])
    changes = sum(one[1] != other[1] for one, other in pairwise(stored))
    return changes + len(left & right)

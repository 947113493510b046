"""Drawn lines of one page -> ruled tables: the cells that they enclose, merged ones as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from diplodiff.settings.loaders_pdf import PDF_FRAME, PDF_RULE_NEAR, PDF_RULE_THICK, PDF_RULE_TOUCHING, PDF_TABLE_CELLS

Box = tuple[float, float, float, float]


class Edge(NamedTuple):
    """A drawn line: horizontal from start to end at height `at`, or vertical from top to bottom at `at`."""

    horizontal: bool
    at: float
    start: float
    end: float


class Table(NamedTuple):
    """A ruled table: its box and its cells row by row, from left to right."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]


def edges_of_box(box: Box) -> list[Edge]:
    """The edges of a drawn shape with this box: one if it is thin, four if it is a frame, none if it is small."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if height <= PDF_RULE_THICK:
        return [Edge(True, (top + bottom) / 2, left, right)] if width > PDF_FRAME[0] else []
    if width <= PDF_RULE_THICK:
        return [Edge(False, (left + right) / 2, top, bottom)] if height > PDF_FRAME[1] else []
    if width < PDF_FRAME[0] or height < PDF_FRAME[1]:
        return []
    sides = [Edge(True, top, left, right), Edge(True, bottom, left, right)]
    return [*sides, Edge(False, left, top, bottom), Edge(False, right, top, bottom)]


def rule_between(rules: Sequence[Edge], left: float, right: float, height: float) -> bool:
    """Whether one of these upright lines runs between two places at a height of the page: they are in two cells."""
    return any(left - PDF_RULE_TOUCHING < e.at < right + PDF_RULE_TOUCHING and e.start < height < e.end for e in rules)


def tables(edges: Sequence[Edge]) -> list[Table]:
    """The tables that edges enclose, from the top of the page down: at least two columns each."""
    found = []
    for group in _connected(edges):
        xs = _places([e.at for e in group if not e.horizontal])
        ys = _places([e.at for e in group if e.horizontal])
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > PDF_TABLE_CELLS:
            continue
        rows = _cells(xs, ys, group)
        if sum(len(row) for row in rows) >= 2:
            found.append(Table((xs[0], ys[0], xs[-1], ys[-1]), rows))
    return sorted(found, key=lambda table: table.box[1])


def _places(values: Sequence[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > PDF_RULE_NEAR:
            places.append(value)
    return places


def _touch(one: Edge, other: Edge) -> bool:
    if one.horizontal == other.horizontal:
        return (
            abs(one.at - other.at) <= PDF_RULE_NEAR
            and one.start <= other.end + PDF_RULE_NEAR
            and other.start <= one.end + PDF_RULE_NEAR
        )
    return (
        other.start - PDF_RULE_NEAR <= one.at <= other.end + PDF_RULE_NEAR
        and one.start - PDF_RULE_NEAR <= other.at <= one.end + PDF_RULE_NEAR
    )


def _connected(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Groups of edges that touch, directly or through others."""
    groups: list[list[Edge]] = []
    for edge in dict.fromkeys(Edge(e.horizontal, round(e.at, 1), round(e.start, 1), round(e.end, 1)) for e in edges):
        touched = [group for group in groups if any(_touch(edge, other) for other in group)]
        for group in touched[1:]:
            touched[0].extend(group)
            groups.remove(group)
        if touched:
            touched[0].append(edge)
        else:
            groups.append([edge])
    return groups


def _cells(xs: list[float], ys: list[float], edges: Sequence[Edge]) -> tuple[tuple[Box, ...], ...]:
    """Elementary cells of the grid, joined where no edge parts them; each stands in the row of its top."""
    columns, lines = len(xs) - 1, len(ys) - 1
    upright = {x: [e for e in edges if not e.horizontal and abs(e.at - x) <= PDF_RULE_NEAR] for x in xs}
    level = {y: [e for e in edges if e.horizontal and abs(e.at - y) <= PDF_RULE_NEAR] for y in ys}
    home = list(range(columns * lines))

    def root(cell: int) -> int:
        while home[cell] != cell:
            cell = home[cell]
        return cell

    for row in range(lines):
        for column in range(columns):
            cell = row * columns + column
            across, down = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if column + 1 < columns and not _parted(upright[xs[column + 1]], down):
                home[root(cell + 1)] = root(cell)
            if row + 1 < lines and not _parted(level[ys[row + 1]], across):
                home[root(cell + columns)] = root(cell)
    boxes: dict[int, Box] = {}
    for row in range(lines):
        for column in range(columns):
            box = (xs[column], ys[row], xs[column + 1], ys[row + 1])
            known = boxes.get(root(row * columns + column), box)
            boxes[root(row * columns + column)] = (
                min(known[0], box[0]), min(known[1], box[1]), max(known[2], box[2]), max(known[3], box[3])
            )  # fmt: skip
    tops = {y: n for n, y in enumerate(ys)}
    rows: list[list[Box]] = [[] for _ in range(lines)]
    for box in sorted(boxes.values(), key=lambda b: b[0]):
        rows[tops[box[1]]].append(box)
    return tuple(tuple(row) for row in rows if row)


def _parted(edges: Sequence[Edge], through: float) -> bool:
    return any(e.start - PDF_RULE_NEAR <= through <= e.end + PDF_RULE_NEAR for e in edges)

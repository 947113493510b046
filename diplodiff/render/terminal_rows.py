"""The texts beside each other on a terminal: a row of the alignment on the same lines, a text a column.

CRITICAL  one-sided paragraph, strong confidence. Not found in the text published at ...
A15                                │ B
The Sides exchanged views on the   │ not found in B
situation in South Asia. ...       │
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from diplodiff.model import Comparison, Finding
from diplodiff.render import outline, rows, safe, wording
from diplodiff.render.options import Options
from diplodiff.render.terminal import drawn, judgement, legend
from diplodiff.render.terminal_layout import Cell, Sheet, Span
from diplodiff.settings import render as settings

HEADING = "The texts side by side"
_RULE = "│"
_CHANGED = (rows.ALONE, rows.DIFFERS)
_TOLD = ("moved", "split-merged")  # smaller findings that say why a row looks as it does; the others are counted below


def draw(sheet: Sheet, comparison: Comparison, options: Options) -> None:
    """All rows, or those that differ and `context` rows around each; what is left out is counted in its place."""
    sheet.blank()
    sheet.line([Span(HEADING, "heading")])
    if outline.marked(comparison.findings):
        legend(sheet)
    count = len(comparison.texts)
    width = (sheet.wide - 3 * (count - 1)) // count
    places = outline.Places(comparison.texts)
    told = _told(comparison, places)
    found = [row for run in rows.runs(comparison, {}) for row in run.rows]
    kept = _kept([row.kind in _CHANGED or row.anchor in told for row in found], _reach(options))
    if width >= settings.RENDER_SIDE_COLUMNS:
        sheet.blank()
        names = [Span(safe.name(text.name), "strong") for text in comparison.texts]
        heads = [Cell(((Span(f"{t.siglum}  ", "side"), n),)) for t, n in zip(comparison.texts, names, strict=True)]
        sheet.columns(heads, width, _RULE)
    skipped: list[rows.Row] = []
    for row, keep in zip(found, kept, strict=True):
        if not keep:
            skipped.append(row)
            continue
        _skipped(sheet, skipped, options)
        skipped = []
        _row(sheet, row, told.get(row.anchor, ()), places, width)
    _skipped(sheet, skipped, options)


def _reach(options: Options) -> int | None:
    return 0 if options.changes_only and options.context is None else options.context


def _kept(differs: list[bool], reach: int | None) -> list[bool]:
    """Which rows are printed: all, or those within reach of one that differs."""
    if reach is None:
        return [True] * len(differs)
    near = {n + step for n, differ in enumerate(differs) if differ for step in range(-reach, reach + 1)}
    return [n in near for n in range(len(differs))]


def _told(comparison: Comparison, places: outline.Places) -> dict[str, list[Finding]]:
    """For the anchor of a row, the findings that begin in it."""
    anchors = rows.anchors(comparison)
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in comparison.findings:
        hosts = [(siglum, i) for siglum, passage in finding.passages for i in places.host(siglum, passage.ids)]
        shown = finding.one_sided or finding.rule in _TOLD or outline.is_differing(finding)
        if hosts and shown:
            told[anchors[hosts[0]]].append(finding)
    return dict(told)


def _row(sheet: Sheet, row: rows.Row, told: Sequence[Finding], places: outline.Places, width: int) -> None:
    sheet.blank()
    for finding in told:
        judgement(sheet, finding, safe.one_line(finding.message))
    if row.kind == rows.UNMATCHED and not told:
        sheet.line([Span(row.relation, "quiet")])
    nearest = {siglum: near for finding in told for siglum, near in finding.nearest}
    closest = {s: wording.closest(places.name(s, n.ids, n.label), n) for s, n in nearest.items()}
    cells = [_cell(sheet, cell, closest.get(cell.siglum, "")) for cell in row.cells]
    if width >= settings.RENDER_SIDE_COLUMNS:
        sheet.columns(cells, width, _RULE)
        return
    for cell in cells:
        for line in cell.lines:
            sheet.line(line, indent=2)


def _cell(sheet: Sheet, cell: rows.Cell, closest: str) -> Cell:
    lines: list[tuple[Span, ...]] = []
    for part in cell.lines:
        lines.append((Span(part.place, "side"),))
        lines.append(tuple(drawn(sheet, part.words.pieces)))
    if not cell.lines:
        lines = [(Span(cell.siglum, "side"),), (Span(cell.absent, "quiet"),)]
        lines += [(Span(closest, "quiet"),)] if closest else []
    right = bool(cell.lines) and cell.lines[0].words.direction == "rtl"
    return Cell(tuple(lines), right)


def _skipped(sheet: Sheet, left: list[rows.Row], options: Options) -> None:
    if not left or options.changes_only:
        return
    sheet.blank()
    sheet.line([Span(f"… {rows.folded(left)}", "quiet")], hang=2)

"""The texts beside each other: a row of the alignment on one line, a side a column; quiet stretches folded away."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from diplodiff.model import Bead, Comparison, Paragraph, Passage
from diplodiff.render import outline, wording
from diplodiff.render.html_words import Marks, Words, marks_in, words
from diplodiff.settings import render as settings

# What a row shows at a glance; the words that go with it are `Row.relation`.
MATCHED, DIFFERS, MOVED, ALONE, UNMATCHED = "matched", "differs", "moved", "alone", "unmatched"
_QUIET = frozenset({"same", "reworded"})


class Line(NamedTuple):
    """One paragraph in a cell."""

    place: str
    role: str
    words: Words


class Cell(NamedTuple):
    """What one side has in a row; `absent` stands where it has nothing."""

    siglum: str
    lines: tuple[Line, ...]
    absent: str = ""


class Row(NamedTuple):
    """One row of the alignment; findings are (words, anchor)."""

    anchor: str
    place: str
    kind: str
    relation: str
    score: str
    cells: tuple[Cell, ...]
    findings: tuple[tuple[str, str], ...]


class Run(NamedTuple):
    """Rows in a stretch; `folded` says in words what is folded away, and is empty for rows that stand open."""

    rows: tuple[Row, ...]
    folded: str = ""


def anchors(comparison: Comparison) -> dict[tuple[str, str], str]:
    """For every paragraph, as (siglum, id), the anchor of its row."""
    return {
        (text.siglum, text.paragraphs[i].id): f"r{number}"
        for number, bead in enumerate(comparison.alignment.beads, 1)
        for text, side in zip(comparison.texts, bead.sides, strict=False)
        for i in side
    }


def kinds(comparison: Comparison) -> list[str]:
    """What each row of the alignment shows; only a finding makes a row stand alone."""
    places = outline.Places(comparison.texts)
    alone: set[tuple[str, str]] = set()
    differs: set[tuple[str, str]] = set()
    for finding in comparison.findings:
        solo = finding.one_sided
        whole = solo and finding.rule not in ("one-sided-sentence", "one-sided-condition")
        if not solo and not outline.is_differing(finding):
            continue
        for siglum, passage in finding.passages:
            target = alone if whole else differs
            target.update((siglum, i) for i in places.host(siglum, passage.ids))
    differs |= alone
    return [_kind(comparison, bead, alone, differs) for bead in comparison.alignment.beads]


def _kind(comparison: Comparison, bead: Bead, alone: set[tuple[str, str]], differs: set[tuple[str, str]]) -> str:
    sides = zip(comparison.texts, bead.sides, strict=False)
    here = {(text.siglum, text.paragraphs[i].id) for text, side in sides for i in side}
    if here & alone and not all(bead.sides):
        return ALONE
    if bead.relation == "one-sided":
        return UNMATCHED
    if bead.relation == "moved":
        return MOVED
    return DIFFERS if here & differs else MATCHED


def runs(comparison: Comparison, touched: dict[str, list[tuple[str, str]]]) -> tuple[Run, ...]:
    """All rows in order; stretches without findings that are long enough are folded into one run."""
    drawn = _Rows(comparison, touched)
    found: list[Run] = []
    rows = [(drawn.row(number, bead), bead) for number, bead in enumerate(comparison.alignment.beads, 1)]
    for quiet, stretch in itertools.groupby(rows, key=lambda r: _is_quiet(*r)):
        group = tuple(row for row, _ in stretch)
        fold = quiet and len(group) >= settings.RENDER_FOLDED_ROWS
        found.append(Run(group, folded(group) if fold else ""))
    return tuple(found)


def _is_quiet(row: Row, bead: Bead) -> bool:
    return row.kind == MATCHED and bead.relation in _QUIET and not row.findings


def folded(rows: Sequence[Row]) -> str:
    """What a stretch of rows holds, in words, where it is not drawn."""
    spans = []
    for first, last in zip(rows[0].cells, rows[-1].cells, strict=True):
        if first.lines and last.lines:
            ends = dict.fromkeys((first.lines[0].place, last.lines[-1].place))
            spans.append(" to ".join(ends))
    return f"{wording.counted(len(rows), 'row')} without findings: {' = '.join(spans)}"


class _Rows:
    def __init__(self, comparison: Comparison, touched: dict[str, list[tuple[str, str]]]) -> None:
        self._comparison = comparison
        self._touched = touched
        self._kinds = kinds(comparison)
        self._places = outline.Places(comparison.texts)
        self._passages: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for finding in comparison.findings:
            for siglum, passage in finding.passages:
                if passage.marks or finding.one_sided:
                    for i in self._places.host(siglum, passage.ids):
                        self._passages[siglum, i].append(passage)

    def row(self, number: int, bead: Bead) -> Row:
        kind = self._kinds[number - 1]
        present = [t.siglum for t, side in zip(self._comparison.texts, bead.sides, strict=False) if side]
        anchor = f"r{number}"
        relation = f"only in {wording.joined(present)}" if kind == ALONE else _RELATIONS.get(kind, "")
        if not relation:
            relation = wording.plain(bead.relation) if bead.relation in ("split", "merged") else "matched"
        score = "" if bead.relation == "one-sided" or not math.isfinite(bead.score) else f"{bead.score:.2f}"
        cells = tuple(self._cell(n, side, kind) for n, side in enumerate(bead.sides))
        findings = tuple(dict.fromkeys(self._touched.get(anchor, ())))
        place = " = ".join(cell.lines[0].place for cell in cells if cell.lines)
        return Row(anchor, place, kind, relation, score, cells, findings)

    def _cell(self, number: int, side: tuple[int, ...], kind: str) -> Cell:
        text = self._comparison.texts[number]
        if not side:
            return Cell(text.siglum, (), f"Not found in {text.siglum}" if kind == ALONE else "–")
        lines = []
        for i in side:
            paragraph = text.paragraphs[i]
            place = self._places.name(text.siglum, (paragraph.id,), paragraph.label)
            marks = self._marks(text.siglum, paragraph)
            lines.append(Line(place, paragraph.role, words(text, paragraph.text, marks)))
        return Cell(text.siglum, tuple(lines))

    def _marks(self, siglum: str, paragraph: Paragraph) -> Marks:
        found = self._passages.get((siglum, paragraph.id), ())
        return tuple(sorted({m for passage in found for m in marks_in(paragraph.text, passage)}))


_RELATIONS = {MOVED: "moved", UNMATCHED: "no match, no finding", DIFFERS: "differs"}

"""CSV for a spreadsheet: a finding a row, the columns first that every table has, then the same ones for each side.

    gate, rule, code, severity, confidence, in, not_in, message, labels, fingerprint,
    A_place, A_ids, A_page, A_text, A_nearest_place, A_nearest_score, A_nearest_text, B_place, ...

Texts that were not compared, or could not be, give one row without a rule, with the reason as its message. A cell that a
spreadsheet would take for a formula starts with an apostrophe; one that it could not hold is cut, with an ellipsis.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from diplodiff.model import Comparison, Finding, Nearest, Passage
from diplodiff.patterns import regex
from diplodiff.render import safe
from diplodiff.render.excerpt import ELLIPSIS
from diplodiff.render.json import rounded
from diplodiff.render.options import Options
from diplodiff.render.outline import Places
from diplodiff.render.told import is_refused, verdict
from diplodiff.settings import render as settings

COLUMNS = ("gate", "rule", "code", "severity", "confidence", "in", "not_in", "message", "labels", "fingerprint")
SIDE_COLUMNS = ("place", "ids", "page", "text", "nearest_place", "nearest_score", "nearest_text")

# What spreadsheets evaluate, full-width forms too, also behind white space, which some of them strip.
_FORMULA = regex(r"[\s\u200b-\u200f]*[=+\-@＝＋－＠]|[\t\r\n]")
# Where lists are parted by semicolons, a spreadsheet parts the cells of this table there too.
_SECOND_CELL = regex(r"(;\s*)([=+@＝＋＠]|[-－](?=\S))")


def render(comparison: Comparison, options: Options) -> str:
    """The findings as a table with a header."""
    sigla = [text.siglum for text in comparison.texts]
    header = [*COLUMNS, *(f"{siglum}_{column}" for siglum in sigla for column in SIDE_COLUMNS)]
    if is_refused(comparison):
        rows = [_stated(comparison.gate.verdict, verdict(comparison))]
    else:
        places = Places(comparison.texts)
        pages = {
            (text.siglum, name): str(paragraph.location.page or "")
            for text in comparison.texts
            for paragraph in text.paragraphs
            for name in (paragraph.id, *(clause.id for clause in paragraph.clauses))
        }
        gate = comparison.gate.verdict + (", forced" if comparison.forced else "")
        rows = [
            [gate, *_shared(f), *(cell for siglum in sigla for cell in _side(f, siglum, places, pages))]
            for f in comparison.findings
        ]
    return table(header, rows, options.bom)


def render_error(message: str, source: str | None = None) -> str:
    """A failure as a table with one row."""
    return table(list(COLUMNS), [_stated("error", message)], False)


def _stated(gate: str, message: str) -> list[str]:
    return [gate, *("" for _ in COLUMNS[1:7]), message]


def _shared(finding: Finding) -> list[str]:
    return [
        finding.rule,
        finding.code,
        finding.severity,
        finding.confidence,
        " ".join(finding.present),
        " ".join(finding.absent),
        finding.message,
        "; ".join(f"{left} = {right}" for left, right in finding.labels),
        finding.fingerprint,
    ]


def _side(finding: Finding, siglum: str, places: Places, pages: dict[tuple[str, str], str]) -> list[str]:
    passage, nearest = dict(finding.passages).get(siglum), dict(finding.nearest).get(siglum)
    cells = ["", "", "", ""]
    if passage is not None:
        page = pages.get((siglum, passage.ids[0]), "") if passage.ids else ""
        cells = [_place(places, siglum, passage), " ".join(passage.ids), page, passage.text]
    if nearest is None:
        return [*cells, "", "", ""]
    return [*cells, _place(places, siglum, nearest), str(rounded(nearest.score)), nearest.text]


def _place(places: Places, siglum: str, passage: Passage | Nearest) -> str:
    return safe.bare(places.name(siglum, passage.ids, passage.label))


def table(header: Sequence[str], rows: Sequence[Sequence[str]], bom: bool) -> str:
    """Rows under a header; a shorter row is filled up. Every cell is made safe."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in [*row, *("" for _ in header[len(row) :])]])
    return ("\ufeff" if bom else "") + sheet.getvalue()


def _cell(value: str) -> str:
    shown = _SECOND_CELL.sub(r"\1'\2", safe.visible(value))
    guarded = f"'{shown}" if _FORMULA.match(value) else shown
    if len(guarded) <= settings.RENDER_CELL_CHARS:
        return guarded
    return guarded[: settings.RENDER_CELL_CHARS - 1] + ELLIPSIS

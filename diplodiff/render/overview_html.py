"""The overview of an archive for a browser: a table that is sorted and filtered, with a link to each report.

Like a report it is one file that works from disk, is complete without its script, and lets nothing else run or load.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from diplodiff import __version__
from diplodiff.model import SEVERITIES
from diplodiff.render import safe, wording
from diplodiff.render.excerpt import beginning
from diplodiff.render.html import page
from diplodiff.render.html_words import web_address
from diplodiff.render.overview import Overview, Row, Told
from diplodiff.settings import digest
from diplodiff.settings import render as settings

STATUSES = ("compared", "refused", "failed")


class Side(NamedTuple):
    """Who published a text, its language in words, and its address where it is on the web."""

    name: str
    language: str
    address: str


class Line(NamedTuple):
    """A finding in one line."""

    severity: str
    said: str
    quoted: str
    accepted: str


class Shown(NamedTuple):
    """A row as the table has it; rank sorts by severity: one number for each, the strongest first."""

    id: str
    title: str
    date: str
    status: str
    said: str
    sides: tuple[Side, ...]
    counts: tuple[tuple[str, int], ...]
    new: int
    known: int
    gone: int
    rank: str
    lines: tuple[Line, ...]
    more: int
    reports: tuple[tuple[str, str], ...]


def render(overview: Overview) -> str:
    """The page."""
    rows = [_shown(row) for row in overview.rows]
    states = Counter(row.status for row in overview.rows)
    new = Counter(f.severity for row in overview.rows for f in row.findings if f.accepted is None)
    return page(
        "overview",
        "utf-8",
        title=f"Archive {safe.name(overview.name)}",
        rows=rows,
        against=overview.against,
        statuses=[(name, states[name]) for name in STATUSES if states[name]],
        severities=[(name, new[name]) for name in SEVERITIES if new[name]],
        sentence=_sentence(rows, states, overview.against),
        version=__version__,
        digest=digest(),
    )


def _sentence(rows: list[Shown], states: Counter[str], against: bool) -> str:
    new, known, gone = (sum(getattr(row, name) for row in rows) for name in ("new", "known", "gone"))
    told = (
        f"{wording.counted(len(rows), 'instrument')}: {states['compared']:,} compared, {states['refused']:,} refused, "
        f"{states['failed']:,} that could not be read. {wording.counted(new, 'new finding' if against else 'finding')}."
    )
    left = f" Left out by the baseline: {known:,} known. Accepted, and gone: {gone:,}." if against else ""
    return told + left


def _shown(row: Row) -> Shown:
    new = [f for f in row.findings if f.accepted is None]
    counts = Counter(f.severity for f in new)
    ranked = sorted(row.findings, key=lambda f: (f.accepted is not None, SEVERITIES.index(f.severity)))
    most = settings.RENDER_OVERVIEW_LINES
    return Shown(
        id=safe.one_line(row.id),
        title=safe.one_line(row.title or ""),
        date=safe.one_line(row.date or ""),
        status=row.status,
        said=safe.isolate(safe.one_line(row.said)),
        sides=tuple(Side(safe.name(t.side), wording.language(t.language), web_address(t.origin)) for t in row.texts),
        counts=tuple((name, counts[name]) for name in SEVERITIES if counts[name]),
        new=len(new),
        known=len(row.findings) - len(new),
        gone=row.gone,
        rank="".join(f"{min(counts[name], 9999):04}" for name in SEVERITIES),
        lines=tuple(map(_line, ranked[:most])),
        more=max(0, len(ranked) - most),
        reports=row.reports,
    )


def _line(finding: Told) -> Line:
    sides = wording.joined([safe.name(side) for side in finding.sides])
    return Line(
        finding.severity,
        f"{wording.plain(finding.rule)}, {sides}" if sides else wording.plain(finding.rule),
        safe.isolate(beginning(safe.one_line(finding.text or finding.message), settings.RENDER_OVERVIEW_CHARS)),
        safe.one_line(finding.accepted or ""),
    )

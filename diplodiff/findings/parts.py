"""S5: a passage that belongs to the preamble, or to an annex, in one text and to the operative part in the other."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, told
from diplodiff.model import Finding, Paragraph

Row = tuple[int, int]  # a paragraph of each side that answer one another
Bounds = tuple[int, int, int, int]
_OPERATIVE = frozenset({"operative", "list-item"})


def role(context: Context) -> Iterator[Finding]:
    """S5: one finding for all the passages that change from one part to another in the same direction."""
    rows = [
        (bead.sides[0][0], bead.sides[1][0])
        for bead in context.alignment.beads
        if len(bead.sides[0]) == len(bead.sides[1]) == 1
    ]
    for side in (0, 1):
        for part in ("preamble", "annex"):
            found = [row for row in rows if _changes(context, side, row, part)]
            bounds = _bounds(context, side, rows) if found else (0, 0, 0, 0)
            sure = [row for row in found if _inside(context, side, row, part, bounds)]
            if sure:
                yield _finding(context, side, sure, part)


def _changes(context: Context, side: int, row: Row, part: str) -> bool:
    here, there = (_paragraph(context, s, row) for s in (side, 1 - side))
    return here.role == part and there.role in _OPERATIVE and there.label is not None and there.label != here.label


def _paragraph(context: Context, side: int, row: Row) -> Paragraph:
    return context.texts[side].paragraphs[row[side]]


def _bounds(context: Context, side: int, rows: list[Row]) -> Bounds:
    """The last recital that both sides have as such; the first operative paragraph of that kind, here and on the other
    side; and the other side's last operative paragraph.
    """
    recitals = [row[side] for row in rows if _both(context, row, "preamble")]
    operative = [row for row in rows if _both(context, row, "operative")]
    here, there = (context.texts[s].paragraphs for s in (side, 1 - side))
    return (
        max(recitals, default=-1),
        min((row[side] for row in operative), default=len(here)),
        min((row[1 - side] for row in operative), default=len(there)),
        max((i for i, p in enumerate(there) if p.role in _OPERATIVE), default=-1),
    )


def _inside(context: Context, side: int, row: Row, part: str, bounds: Bounds) -> bool:
    """Whether the row lies well inside both parts, so that no boundary was merely read one paragraph off.

    In the preamble another recital that both sides have as such stands behind it, and in the operative part another
    paragraph that both have as such before it. An annex follows such a paragraph, and operative text its other side.
    """
    recital, here, there, last = bounds
    if part == "annex":
        return here < row[side] and row[1 - side] < last
    return recital > row[side] and there < row[1 - side]


def _both(context: Context, row: Row, wanted: str) -> bool:
    return all(_paragraph(context, side, row).role == wanted for side in (0, 1))


def _finding(context: Context, side: int, rows: list[Row], part: str) -> Finding:
    passages = tuple((context.siglum(s), context.passage(s, tuple(sorted(row[s] for row in rows)))) for s in (0, 1))
    where = {side: f"in {'the preamble' if part == 'preamble' else 'an annex'}", 1 - side: "in the operative part"}
    message = f"{context.siglum(0)}: {where[0]}; {context.siglum(1)}: {where[1]}."
    return told(("role", "S5", "medium", "strong"), passages, message)

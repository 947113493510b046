"""S5: a passage that belongs to the preamble, or to an annex, in one text and to the operative part in the other."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, fingerprint
from diplodiff.model import Finding, Paragraph

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
            sure = [row for row in found if _sure(context, side, row, part, rows)]
            if sure:
                yield _finding(context, side, sure, part)


def _changes(context: Context, side: int, row: tuple[int, int], part: str) -> bool:
    here, there = (_paragraph(context, s, row) for s in (side, 1 - side))
    return here.role == part and there.role in _OPERATIVE and there.label is not None and there.label != here.label


def _paragraph(context: Context, side: int, row: tuple[int, int]) -> Paragraph:
    return context.texts[side].paragraphs[row[side]]


def _sure(context: Context, side: int, row: tuple[int, int], part: str, rows: list[tuple[int, int]]) -> bool:
    """Whether the row lies well inside both parts, so that no boundary was merely read one paragraph off.

    In the preamble another recital that both sides have as such stands behind it, or in the operative part another
    paragraph that both have as such before it. An annex must be headed on its side, and have the rest of its text in it.
    """
    if part == "annex":
        other = context.texts[1 - side].paragraphs
        behind = any(p.role in _OPERATIVE for p in other[row[1 - side] + 1 :])
        return behind and any(r[side] < row[side] and _both(context, r, "operative") for r in rows)
    behind = any(r[side] > row[side] and _both(context, r, "preamble") for r in rows)
    before = any(r[1 - side] < row[1 - side] and _both(context, r, "operative") for r in rows)
    return behind and before


def _both(context: Context, row: tuple[int, int], wanted: str) -> bool:
    return all(_paragraph(context, side, row).role == wanted for side in (0, 1))


def _finding(context: Context, side: int, rows: list[tuple[int, int]], part: str) -> Finding:
    passages = tuple((context.siglum(s), context.passage(s, tuple(sorted(row[s] for row in rows)))) for s in (0, 1))
    where = {side: f"in {'the preamble' if part == 'preamble' else 'an annex'}", 1 - side: "in the operative part"}
    return Finding(
        rule="role",
        code="S5",
        severity="medium",
        confidence="strong",
        present=tuple(siglum for siglum, _ in passages),
        absent=(),
        passages=passages,
        message=f"{context.siglum(0)}: {where[0]}; {context.siglum(1)}: {where[1]}.",
        fingerprint=fingerprint("role", *(passage.text for _, passage in passages)),
    )

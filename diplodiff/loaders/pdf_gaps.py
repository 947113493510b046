"""What the gaps between the words of a line say: that it is set wide, letter by letter, or that it is more than one run."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.loaders.pdf_tables import Box, Edge, rule_between
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

_SPREAD = regex(r"(?:[^\W\d_] ){3}")


def set_wide(text: str, gaps: Sequence[float]) -> list[str] | None:
    """The words of a line that is set wide, None for any other; gaps are those between its words as they are stored.

    "D I A L O G U E" is one word where no gap is wider than the others.
    """
    if not _SPREAD.match(text):
        return None
    pieces = text.split()
    alone = sum(len(piece) == 1 and piece.isalnum() for piece in pieces)
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    if alone < settings.PDF_SPREAD * len(pieces) or len(gaps) != len(pieces) - 1 or usual <= 0:
        return None
    found = pieces[:1]
    for piece, gap in zip(pieces[1:], gaps, strict=True):
        if gap > settings.PDF_SPREAD_SPACE * usual:
            found.append(piece)
        else:
            found[-1] += piece
    return found


def cuts(firsts: list[Box], lasts: list[Box], gaps: list[float], rules: Sequence[Edge]) -> list[int]:
    """The numbers of the words behind which a run ends, by the boxes of the first and last letters of each word."""
    if not firsts:
        return []
    _, top, _, bottom = firsts[0]
    if not rules and max(gaps, default=0.0) <= settings.PDF_GAP * (
        bottom - top
    ):  # one run, if all is in one type and in order
        levels = {(box[1], box[3]) for box in (*firsts, *lasts)}
        if len(levels) == 1 and not any(after[2] < before[0] for after, before in zip(firsts[1:], lasts, strict=False)):
            return [len(firsts)]
    ends = []
    for n, (before, after, gap) in enumerate(zip(lasts, firsts[1:], gaps, strict=False), 1):
        height = min(after[3] - after[1], before[3] - before[1])
        apart = gap > settings.PDF_GAP * height or after[2] < before[0]
        ruled = rules and rule_between(rules, before[2], after[0], (after[1] + after[3]) / 2)
        if apart or ruled or after[3] <= before[1] or after[1] >= before[3]:
            ends.append(n)
    return [*ends, len(firsts)]

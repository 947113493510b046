"""Words set wide, letter by letter, as headings are: "D I A L O G U E" is one word where no gap is wider than the others."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff import settings
from diplodiff.patterns import regex

_SPREAD = regex(r"(?:[^\W\d_] ){3}")


def set_wide(text: str, gaps: Sequence[float]) -> list[str] | None:
    """The words of a line that is set wide, None for any other; gaps are those between its words as they are stored."""
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

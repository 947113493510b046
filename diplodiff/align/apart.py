"""Two texts of one language that were worded apart: two translations of one original, each by its own hand.

Words do not tell which passage answers which there. Such texts show by their passages standing alone on both sides at the
same places, under one date and one title.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from diplodiff.align.gate import REPORTS, matched_share
from diplodiff.align.identity import agree, contradictions
from diplodiff.model import Alignment, PublishedText
from diplodiff.settings.align import APART_CHARACTERS, APART_FACING, APART_MATCHED, APART_SHARE, GATE_CROSS_ROW

_BODY = frozenset({"preamble", "operative", "list-item"})
Texts = tuple[PublishedText, PublishedText]


def worded_apart(texts: Texts, alignment: Alignment) -> bool:
    """Whether much of both texts stands face to face unmatched, and nothing says that they are two instruments."""
    if any(text.kind in REPORTS for text in texts):
        return False
    totals = [sum(len(p.text) for p in text.paragraphs if p.role in _BODY) for text in texts]
    facing, sizes = 0, [0.0, 0.0]
    for gap in _gaps(texts, alignment):
        few = min(map(len, gap))
        facing += few
        for side in (0, 1):
            sizes[side] += sum(gap[side]) * few / max(1, len(gap[side]))
    if facing < APART_FACING or not all(totals):
        return False
    if min(size / total for size, total in zip(sizes, totals, strict=True)) < APART_SHARE:
        return False
    return agree(texts, False) and not contradictions(texts, alignment, False)


def found_by_meaning(texts: Texts, alignment: Alignment) -> bool:
    """Whether an alignment by meaning finds so much of both texts in the other that they are surely one instrument."""
    return all(matched_share(text, alignment, side, GATE_CROSS_ROW) >= APART_MATCHED for side, text in enumerate(texts))


def _gaps(texts: Texts, alignment: Alignment) -> Iterator[tuple[list[int], list[int]]]:
    """The lengths of the body's paragraphs of each side that stand alone between two rows of both sides."""
    for alone, beads in groupby(alignment.beads, key=lambda bead: bead.relation == "one-sided"):
        if not alone:
            continue
        sizes: tuple[list[int], list[int]] = ([], [])
        for bead in beads:
            for side in (0, 1):
                found = (texts[side].paragraphs[i] for i in bead.sides[side])
                sizes[side].extend(len(p.text) for p in found if p.role in _BODY and len(p.text) >= APART_CHARACTERS)
        yield sizes

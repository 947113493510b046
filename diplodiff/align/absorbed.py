"""Left-over paragraphs that stand inside a paragraph of another row: merged with it on the other side, at a distance."""

from __future__ import annotations

from collections.abc import Iterable

from diplodiff.align.programme import Pair
from diplodiff.align.similarity import WordSimilarity
from diplodiff.settings.align import ABSORBED_SHARE


def absorbed(similarity: WordSimilarity, rows: Iterable[Pair], alone: tuple[list[int], list[int]]) -> dict[Pair, Pair]:
    """The rows (both sides in each) that a left-over paragraph belongs to, with it taken in."""
    places = {(side, i): row for row in rows for side in (0, 1) for i in row[side]}
    grown: dict[Pair, Pair] = {}
    for side in (0, 1) if places else ():
        for index in alone[side]:
            if not similarity.may_stand_in_one(side, index, ABSORBED_SHARE):
                continue
            best = similarity.nearest(side, index)
            row = places.get((1 - side, best[0])) if best else None
            if best is None or row is None or similarity.contained(side, index, (best[0],)) < ABSORBED_SHARE:
                continue
            now = grown.get(row, row)
            taken = tuple(sorted((*now[side], index)))
            new = (taken, now[1]) if side == 0 else (now[0], taken)
            if similarity.score(*new) > similarity.score(*now):  # else what it shares is already answered
                grown[row] = new
    return grown

"""Left-over paragraphs of both sides at the same place that have a sentence in common: the rest of them was replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diplodiff.align.programme import Pair
from diplodiff.align.similarity import WordSimilarity


def in_common(similarity: WordSimilarity, rows: Sequence[Pair], astray: frozenset[int]) -> list[Pair]:
    """The rows with such paragraphs in one row; astray are the left paragraphs of the rows that moved."""
    found: list[Pair] = []
    alone: tuple[list[int], list[int]] = ([], [])
    for row in rows:
        if all(row) and not astray.isdisjoint(row[0]):
            found.append(row)  # it stands where the left side has it, and parts nothing on the right
        elif all(row):
            found += [*_tied(similarity, *alone), row]
            alone = ([], [])
        else:
            alone[0].extend(row[0])
            alone[1].extend(row[1])
    return [*found, *_tied(similarity, *alone)]


def _tied(similarity: WordSimilarity, lefts: Sequence[int], rights: Sequence[int]) -> Iterable[Pair]:
    """The rows of a stretch where all stand alone: pairs with a sentence in common, in order, and the others between."""
    begin = 0
    for i in lefts:
        j = next((n for n in range(begin, len(rights)) if similarity.has_common(i, rights[n])), None)
        if j is None:
            yield (i,), ()
            continue
        yield from (((), (right,)) for right in rights[begin:j])
        yield (i,), (rights[j],)
        begin = j + 1
    yield from (((), (right,)) for right in rights[begin:])

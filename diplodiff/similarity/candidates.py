"""Which passages of two long stretches are worth scoring: those that share uncommon words, or uncommon runs of words.

In a long text of few different words (a list of terms, a translation by rote, words drawn by chance) no word is uncommon, but
two or three of them in a row are; so runs are lengthened until they tell passages apart. Time is linear in the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from diplodiff.settings.similarity import CANDIDATE_MOST, CANDIDATE_POSTINGS, CANDIDATE_RUN, CANDIDATE_SHARED

Words = Sequence[Sequence[int]]  # of each passage of a side its words, as numbers
_Run = int | tuple[int, ...]


def candidates(sides: tuple[Words, Words], lefts: Sequence[int], rights: Sequence[int]) -> Iterator[tuple[int, int]]:
    """For each left passage the right ones that share most uncommon runs of words with it, the best first."""
    known: dict[int, dict[_Run, list[int]]] = {}
    for i in lefts:
        hits: Counter[int] = Counter()
        for length in range(1, CANDIDATE_RUN + 1):
            if length not in known:
                known[length] = _postings(sides[1], rights, length)
            postings = known[length]
            places = (postings.get(run, ()) for run in dict.fromkeys(_runs(sides[0][i], length)))
            hits.update(chain.from_iterable([found for found in places if len(found) <= CANDIDATE_POSTINGS]))
            if hits and max(hits.values()) >= CANDIDATE_SHARED:
                break
        yield from ((i, j) for j, _ in hits.most_common(CANDIDATE_MOST))


def _postings(words: Words, indexes: Sequence[int], length: int) -> dict[_Run, list[int]]:
    """For each run of so many words the passages that it stands in."""
    found: dict[_Run, list[int]] = {}
    for j in indexes:
        for run in set(_runs(words[j], length)):
            if run in found:
                found[run].append(j)
            else:
                found[run] = [j]
    return found


def _runs(words: Sequence[int], length: int) -> Sequence[_Run]:
    return words if length == 1 else list(zip(*[words[n:] for n in range(length)], strict=False))

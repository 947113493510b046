"""What a passage shares at most with each one of the other side, without scoring them: found by its words, the rarest first."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from diplodiff.settings.similarity import (
    CONTAINED_FACTOR,
    CONTAINED_MIN_WORDS,
    NEAREST_ALL,
    NEAREST_COUNTED,
    NEAREST_LIKELY,
    NEAREST_LOOKED_AT,
    NEAREST_POSTINGS,
    ORDER_SHARE,
    SURFACE_FLOOR,
)
from diplodiff.similarity.coded_words import Bag
from diplodiff.values import NamedTuple

if TYPE_CHECKING:
    import numpy

    _Array = numpy.ndarray[Any, Any]
    _Arrays = tuple[_Array, _Array, _Array, dict[int, tuple[_Array, _Array]]]

_HEADINGS = -1  # stands for a word that all headings have


class Side(NamedTuple):
    """The passages of a text: the words of each, how many they are, its mass, whether it is a heading, and a number that only
    its equals have.
    """

    bags: Sequence[Bag]
    lengths: Sequence[int]
    masses: Sequence[float]
    headings: Sequence[bool]
    kinds: Sequence[int]


class SharedWeight:
    """Bounds on what passages of two texts have in common; weights are those of the words, by their numbers."""

    def __init__(self, sides: tuple[Side, Side], weights: Sequence[float]) -> None:
        self._sides = sides
        self._weights = weights
        self._known: list[dict[int, list[int]] | None] = [None, None]
        self._known_arrays: list[_Arrays | None] = [None, None]
        self._counted = 0

    def may_hold(self, side: int, index: int, least: float) -> bool:
        """False where surely no passage of the other side has words of this one that make up such a share of its mass.

        Whoever has nine tenths of it has two thirds of any three tenths, so also of its rarest words, which few have.
        """
        bag, weights = self._sides[side].bags[index], self._weights
        may_lack = (1.0 - least) * self._sides[side].masses[index] + 1e-9
        postings, looked_at, covered, heaviest = self._postings(1 - side), [], 0.0, 0.0
        for token in self._rarest_first(bag, postings):
            looked_at.append(postings.get(token, []))
            weight = weights[token] * bag[token]
            covered, heaviest = covered + weight, max(heaviest, weight)
            if covered > 3.0 * may_lack:
                break
        if covered <= may_lack:
            return True
        hits = Counter(chain.from_iterable(looked_at))
        return max(hits.values(), default=0) * heaviest >= covered - may_lack

    def bounds(self, side: int, index: int) -> list[tuple[float, int]]:
        """What the likeliest passages of the other side score with this one at most, the highest first; of those that score
        nothing, and of those of one kind, the first stands for all. Where many share its words, by its rarest ones.
        """
        bag, other = self._sides[side].bags[index], self._sides[1 - side]
        many = len(other.bags) > NEAREST_ALL
        if not many and (self._sides[side].headings[index] or not bag):
            return [(1.0, place) for place in range(len(other.bags))]
        tokens = self._looked_at(side, index)
        self._counted += sum([len(self._postings(1 - side)[token]) for token in tokens])
        if self._counted > NEAREST_COUNTED:
            found = self._found_in_arrays(side, index, tokens, many)
        else:
            found = self._found(side, index, tokens, many)
        # A heading may score by its label alone.
        sure = [] if many else [(1.0, place) for place in self._postings(1 - side)[_HEADINGS]]
        return sorted([*found, *sure, (0.0, 0)], key=lambda b: (-b[0], b[1]))

    def _found(self, side: int, index: int, tokens: Sequence[int], many: bool) -> list[tuple[float, int]]:
        """The bounds of the likeliest passages of the other side."""
        (bag, length, mine), other = self._of(side, index), self._sides[1 - side]
        common: dict[int, float] = {}
        for token in tokens:
            weight, n = self._weights[token], bag[token]
            for place in self._postings(1 - side)[token]:
                more = weight if n == 1 else weight * min(n, other.bags[place][token])
                common[place] = common.get(place, 0.0) + more
        found = []
        for place, shared in common.items():
            if many or not other.headings[place]:
                sizes = mine, other.masses[place], length, other.lengths[place]
                found.append((_bound(shared, sizes, min, max), place))
        return heapq.nsmallest(NEAREST_LIKELY, found, key=lambda b: (-b[0], b[1]))

    def _found_in_arrays(self, side: int, index: int, tokens: Sequence[int], many: bool) -> list[tuple[float, int]]:
        """The same numbers bit by bit, counted by numpy: worth loading where there is much to count."""
        import numpy as np

        (bag, length, mine), other = self._of(side, index), self._sides[1 - side]
        masses, lengths, headings, found = self._arrays(1 - side)
        for token in tokens:
            if token not in found:
                known = self._postings(1 - side)[token]
                found[token] = np.array(known), np.array([other.bags[place][token] for place in known])
        weights = [self._weights[token] * np.minimum(bag[token], found[token][1]) for token in tokens]
        every = np.concatenate([found[token][0] for token in tokens])
        shared = np.bincount(every, np.concatenate(weights), len(other.bags))
        (places,) = ((shared > 0.0) & (many | ~headings)).nonzero()
        bounds = _bound(shared[places], (mine, masses[places], length, lengths[places]), np.minimum, np.maximum)
        likely = np.lexsort((places, -bounds))[:NEAREST_LIKELY]
        return list(zip(bounds[likely].tolist(), places[likely].tolist(), strict=True))

    def _of(self, side: int, index: int) -> tuple[Bag, int, float]:
        bags, lengths, masses, _, _ = self._sides[side]
        return bags[index], lengths[index], masses[index]

    def _looked_at(self, side: int, index: int) -> list[int]:
        """The words that a passage is looked for by, the rarest first: all that the other side has, or where these are
        common, the rarest.
        """
        postings = self._postings(1 - side)
        tokens = self._rarest_first([token for token in self._sides[side].bags[index] if token in postings], postings)
        if sum([len(postings[token]) for token in tokens]) <= NEAREST_POSTINGS:
            return tokens
        left = accumulate([len(postings[token]) for token in tokens])
        return tokens[: max(1, sum(1 for places in left if places <= NEAREST_LOOKED_AT))]

    def _arrays(self, side: int) -> _Arrays:
        """A side's masses, lengths and headings as arrays, and room for the places of words, with how often each has it."""
        import numpy as np

        found = self._known_arrays[side]
        if found is None:
            _, lengths, masses, headings, _ = self._sides[side]
            found = self._known_arrays[side] = np.array(masses), np.array(lengths), np.array(headings, bool), {}
        return found

    def _rarest_first(self, bag: Iterable[int], postings: dict[int, list[int]]) -> list[int]:
        return sorted(bag, key=lambda token: (len(postings.get(token, ())), token))

    def _postings(self, side: int) -> dict[int, list[int]]:
        """For each word the passages of a side that have it, the first of each kind; headings are under a word of their own."""
        found = self._known[side]
        if found is None:
            found = self._known[side] = {_HEADINGS: []}
            seen: set[int] = set()
            bags, _, _, headings, kinds = self._sides[side]
            for i, (kind, bag) in enumerate(zip(kinds, bags, strict=True)):
                if kind in seen:
                    continue
                seen.add(kind)
                for token in bag:
                    found.setdefault(token, []).append(i)
                if headings[i]:
                    found[_HEADINGS].append(i)
        return found


def _bound(shared: Any, sizes: tuple[Any, Any, Any, Any], least: Callable[..., Any], most: Callable[..., Any]) -> Any:
    """What a passage scores at most with one of the other side, or with each of an array of them.

    `shared` is the weight of the words that both have; `sizes` are both masses and both lengths in words, ours before theirs.
    """
    mine, theirs, ours, others = sizes
    small = least(ours, others)
    overlap, contained = 2.0 * shared / (mine + theirs), CONTAINED_FACTOR * shared / least(mine, theirs)
    # A few words count only where all of them are there.
    contained = contained * ((small >= CONTAINED_MIN_WORDS) | (contained >= CONTAINED_FACTOR - 1e-6))
    bound = (1.0 - ORDER_SHARE) * overlap
    # Below this the order is not looked at.
    ordered = most(overlap, contained) >= SURFACE_FLOOR / 2 - 1e-9
    bound = most(bound, ordered * most(bound + ORDER_SHARE * 2.0 * small / (ours + others), contained))
    return bound + 1e-9  # the score sums in another order

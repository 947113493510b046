"""What a passage shares at most with each one of the other side, without scoring them: found by its words, the rarest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from diplodiff.settings import (
    CONTAINED_FACTOR,
    CONTAINED_MIN_WORDS,
    NEAREST_ALL,
    NEAREST_LIKELY,
    NEAREST_LOOKED_AT,
    NEAREST_POSTINGS,
    ORDER_SHARE,
    SURFACE_FLOOR,
)
from diplodiff.similarity.coded_words import Bag
from diplodiff.values import NamedTuple

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
        common = self._common(side, index, many)
        mine, length = self._sides[side].masses[index], self._sides[side].lengths[index]
        found, sure = [], []
        for place, shared in common.items():
            if other.headings[place] and not many:  # a heading may score by its label alone
                sure.append((1.0, place))
                continue
            if not shared:
                found.append((0.0, place))
                continue
            theirs, small = other.masses[place], min(length, other.lengths[place])
            overlap, contained = 2.0 * shared / (mine + theirs), CONTAINED_FACTOR * shared / min(mine, theirs)
            if small < CONTAINED_MIN_WORDS and contained < CONTAINED_FACTOR - 1e-6:
                contained = 0.0  # a few words count only where all of them are there
            bound = (1.0 - ORDER_SHARE) * overlap
            if max(overlap, contained) >= SURFACE_FLOOR / 2 - 1e-9:  # else the order is not looked at
                bound = max(bound + ORDER_SHARE * 2.0 * small / (length + other.lengths[place]), contained)
            found.append((bound + 1e-9, place))  # sums in another order
        found.sort(key=lambda b: (-b[0], b[1]))
        return sorted(found[:NEAREST_LIKELY] + sure, key=lambda b: (-b[0], b[1]))

    def _common(self, side: int, index: int, many: bool) -> dict[int, float]:
        """The weight of the words that each passage of the other side has in common with this one."""
        bag, bags = self._sides[side].bags[index], self._sides[1 - side].bags
        postings = self._postings(1 - side)
        common: dict[int, float] = dict.fromkeys((0, *(() if many else postings.get(_HEADINGS, ()))), 0.0)
        few = sum([len(postings.get(token, ())) for token in bag]) <= NEAREST_POSTINGS
        left = NEAREST_POSTINGS if few else NEAREST_LOOKED_AT
        for token in self._rarest_first(bag, postings):
            places = postings.get(token, ())
            left -= len(places)
            if left < 0 and len(common) > 1:
                break
            weight, n = self._weights[token], bag[token]
            for place in places:
                common[place] = common.get(place, 0.0) + (weight if n == 1 else weight * min(n, bags[place][token]))
        return common

    def _rarest_first(self, bag: Bag, postings: dict[int, list[int]]) -> list[int]:
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

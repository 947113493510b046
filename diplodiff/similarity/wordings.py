"""How near the wording of one clause is to that of others in one language: shared words by rarity, and their order.

Unlike `surface`, which weighs words by how rare they are in the two texts at hand, the weights come from a whole archive.
A clause that has the words in another order scores by the words; one that holds the whole query scores as a match too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from diplodiff.language.normalise import UNSPACED, words
from diplodiff.settings.questions import PRECEDENT_STEM
from diplodiff.settings.similarity import CONTAINED_FACTOR, CONTAINED_MIN_WORDS, ORDER_SHARE


class Nearness(NamedTuple):
    """score blends overlap and order (0 to 1 each); marks are the places in the clause of words that the query lacks."""

    score: float
    overlap: float
    order: float
    contained: float
    marks: tuple[tuple[int, int], ...]


class Token(NamedTuple):
    """A word or a pair of signs, by its stem; and where it stands."""

    stem: str
    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text by their first letters, which inflection keeps; pairs of signs in scripts without spaces."""
    found = words(text)
    made = []
    for n, word in enumerate(found):
        stem = word.text[:PRECEDENT_STEM]
        if UNSPACED.match(word.text) and n + 1 < len(found) and UNSPACED.match(found[n + 1].text):
            stem = word.text + found[n + 1].text
        made.append(Token(stem, word.text, word.start, word.end))
    return made


class Wording:
    """A query that clauses are compared with. weight tells how much a word says; of a stem the weight of its first word."""

    def __init__(self, text: str, weight: Callable[[str], float]) -> None:
        self._weight = weight
        self.tokens = tokens(text)
        self._weights: dict[str, float] = {}
        self._bag = Counter(token.stem for token in self.tokens)
        self._mass = self._massed(self._bag, self.tokens)

    def nearness(self, text: str) -> Nearness:
        """How near a clause is."""
        from rapidfuzz.distance import Indel

        theirs = tokens(text)
        bag = Counter(token.stem for token in theirs)
        mass = self._massed(bag, theirs)
        common = sum(self._weights[stem] * min(n, bag[stem]) for stem, n in self._bag.items() if stem in bag)
        if not self._mass or not mass or not common:
            return Nearness(0.0, 0.0, 0.0, 0.0, ())
        overlap, contained = 2 * common / (self._mass + mass), common / self._mass
        ids: dict[str, int] = {}
        ours, coded = (_coded(each, ids) for each in (self.tokens, theirs))
        order = float(Indel.normalized_similarity(ours, coded))
        score = (1 - ORDER_SHARE) * overlap + ORDER_SHARE * order
        if len(self.tokens) >= CONTAINED_MIN_WORDS:
            score = max(score, CONTAINED_FACTOR * contained)
        return Nearness(min(1.0, score), overlap, order, contained, self._marks(theirs))

    def _massed(self, bag: Counter[str], of: Sequence[Token]) -> float:
        for token in of:
            if token.stem not in self._weights:
                self._weights[token.stem] = self._weight(token.word)
        return sum(self._weights[stem] * n for stem, n in bag.items())

    def _marks(self, theirs: Sequence[Token]) -> tuple[tuple[int, int], ...]:
        left = Counter(self._bag)
        found: list[tuple[int, int]] = []
        for token in theirs:
            if left[token.stem] > 0:
                left[token.stem] -= 1
                continue
            if found and token.start - found[-1][1] <= 1:
                found[-1] = (found[-1][0], token.end)
            else:
                found.append((token.start, token.end))
        return tuple(found)


def _coded(of: Sequence[Token], ids: dict[str, int]) -> str:
    return "".join(chr(0x100 + ids.setdefault(token.stem, len(ids)) % 0xD000) for token in of)

"""What the two texts themselves say of which words answer which: a lexicon learned from the pairs that vectors are sure of.

Words that keep company across the sure pairs of passages ("education" with "образов") are each other's translation as far
as these texts go. That is evidence of its own: a doubtful pair is held to words whose counterparts are known from
elsewhere, whatever their vectors say. No dictionary is needed, and no language is left out. A pair never vouches for
itself: what it (and any other sure pair with one of its passages) added to the lexicon is taken out before it is judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.language.normalise import UNSPACED, words
from diplodiff.settings import (
    LEXICON_COMMON,
    LEXICON_DOUBT,
    LEXICON_LEAD,
    LEXICON_PAIRS,
    LEXICON_STEM,
    LEXICON_UNITS,
    LEXICON_USUAL_LEAST,
    LEXICON_WEIGHT,
)

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]
    Places = NDArray[numpy.intp]

Run = tuple[int, ...]


class _Words(NamedTuple):
    """The words of a run of passages: their numbers, in how many sure pairs each stands, what each weighs; and the sure
    pairs with one of its passages.
    """

    places: Places
    counts: Table
    weights: Table
    pairs: set[int]


class Lexicon:
    """Scores of pairs of passages, 0 to 1: the share of their words whose counterpart stands in the other passage."""

    def __init__(self, sides: tuple[Sequence[str], Sequence[str]], pairs: Sequence[tuple[int, int]]) -> None:
        """pairs: (left, right) indexes of the passages that are sure to answer one another."""
        import numpy as np

        self._few = len(pairs) < LEXICON_PAIRS
        self.usual = LEXICON_USUAL_LEAST
        if self._few:
            return
        self._pairs = list(pairs)
        self._of: tuple[dict[int, int], dict[int, int]] = ({}, {})  # passage -> its sure pair
        for number, pair in enumerate(self._pairs):
            for side in (0, 1):
                self._of[side][pair[side]] = number
        found = [_units(texts) for texts in sides]
        self._units: list[list[Places]] = [places for places, _ in found]
        self._weights: list[Table] = [weights for _, weights in found]
        held = [np.zeros((len(pairs), len(weights)), dtype=np.float32) for weights in self._weights]
        for number, pair in enumerate(self._pairs):
            for side in (0, 1):
                held[side][number, self._units[side][pair[side]]] = 1.0
        self._held = held
        self._counts: list[Table] = [h.sum(axis=0, dtype=float) for h in held]
        self._together = held[0].T @ held[1]
        self._scores: dict[tuple[Run, Run], float] = {}
        self._known: tuple[dict[Run, _Words], dict[Run, _Words]] = ({}, {})
        scores = sorted(self.score((i,), (j,)) for i, j in self._pairs)
        self.usual = max(LEXICON_USUAL_LEAST, scores[len(scores) // 2])

    def table(self, shape: tuple[int, int], places: Iterable[tuple[int, int]]) -> Table:
        """The scores of the single pairs at these places, in the measure of what sure pairs reach; 0 elsewhere."""
        import numpy as np

        found: Table = np.zeros(shape)
        if not self._few:
            for i, j in places:
                found[i, j] = self.score((i,), (j,)) / self.usual
        return found

    def lead(self, left: Run, right: Run, table: Table) -> tuple[float, float]:
        """The score of two runs in the measure of sure pairs, and its lead over every rival outside them.

        table: what `table` gave for single pairs.
        """
        import numpy as np

        shared = self.score(left, right) / self.usual
        across, down = table[list(left)], table[:, list(right)]
        across[:, list(right)] = down[list(left)] = 0.0  # no rivals of themselves
        rival = max(0.0, float(np.maximum.reduce(across, axis=None)), float(np.maximum.reduce(down, axis=None)))
        return shared, max(-LEXICON_LEAD, min(LEXICON_LEAD, shared - rival))

    def score(self, left: Run, right: Run) -> float:
        """The share of the words of two runs of passages, by weight, whose counterpart stands in the other run."""
        if self._few:
            return 0.0
        key = (left, right)
        if key not in self._scores:
            self._scores[key] = self._score(self._words(0, left), self._words(1, right))
        return self._scores[key]

    def _score(self, mine: _Words, theirs: _Words) -> float:
        import numpy as np

        if not len(mine.places) or not len(theirs.places):
            return 0.0
        counts = [mine.counts, theirs.counts]
        together = self._together.take(mine.places[:, None] * self._together.shape[1] + theirs.places)
        if mine.pairs or theirs.pairs:
            rows = np.array(sorted(mine.pairs | theirs.pairs))[:, None]
            ours, other = (
                h.take(rows * h.shape[1] + of.places) for h, of in zip(self._held, (mine, theirs), strict=True)
            )
            counts = [counts[0] - np.add.reduce(ours), counts[1] - np.add.reduce(other)]
            together -= ours.T @ other
        likeness = 2.0 * together / (counts[0][:, None] + counts[1] + LEXICON_DOUBT)
        total, known = 0.0, LEXICON_WEIGHT
        for of, count, axis in ((mine, counts[0], 1), (theirs, counts[1], 0)):
            weights = of.weights * (count >= 1.0)  # of the others nothing is known
            total += float(weights @ np.maximum.reduce(likeness, axis=axis))
            known += float(np.add.reduce(weights))
        return total / known

    def _words(self, side: int, run: Run) -> _Words:
        """What is asked of a run again and again."""
        known = self._known[side]
        if run not in known:
            places = _joined([self._units[side][i] for i in run])
            pairs = {self._of[side][i] for i in run if i in self._of[side]}
            known[run] = _Words(places, self._counts[side][places], self._weights[side][places], pairs)
        return known[run]


def _units(texts: Sequence[str]) -> tuple[list[Places], Table]:
    """For each passage the numbers of its words that recur in the text; and what each word weighs, the rarer the more."""
    import numpy as np

    each = [_stems(text) for text in texts]
    counts = Counter(unit for units in each for unit in units)
    kept = [u for u, n in counts.items() if 2 <= n <= LEXICON_COMMON * len(texts)]
    numbers = {u: n for n, u in enumerate(sorted(kept, key=lambda u: (-counts[u], u))[:LEXICON_UNITS])}
    places = [np.array(sorted(numbers[u] for u in units if u in numbers), dtype=np.intp) for units in each]
    weights = np.log((len(texts) + 1) / (np.array([counts[u] for u in numbers], dtype=float) + 0.5))
    return places, weights


def _stems(text: str) -> set[str]:
    """The beginnings of the words of a passage, so that inflected forms count as one; in scripts without spaces, every two
    neighbouring characters.
    """
    found: set[str] = set()
    before = ""
    for word in words(text):
        if UNSPACED.match(word.text):
            if before:
                found.add(before + word.text)
            before = word.text
        else:
            before = ""
            found.add(word.text[:LEXICON_STEM])
    return found


def _joined(places: list[Places]) -> Places:
    import numpy as np

    return places[0] if len(places) == 1 else np.unique(np.concatenate(places))

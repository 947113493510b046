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
from diplodiff.settings.across import (
    LEXICON_BATCH,
    LEXICON_COMMON,
    LEXICON_DOUBT,
    LEXICON_LEAD,
    LEXICON_PAIRS,
    LEXICON_STEM,
    LEXICON_UNITS,
    LEXICON_USUAL_LEAST,
    LEXICON_WEIGHT,
)
from diplodiff.similarity.shared_words import SharedWords

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]
    Places = NDArray[numpy.intp]

Run = tuple[int, ...]


class _Words(NamedTuple):
    """The words of a run of passages, by number; and the sure pairs with one of its passages."""

    places: Places
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
        self._weights: list[Table] = [np.append(weights, 0.0) for _, weights in found]
        # each with a pair and a word more, which have nothing
        held = [np.zeros((len(pairs) + 1, len(weights)), dtype=np.float32) for weights in self._weights]
        for number, pair in enumerate(self._pairs):
            for side in (0, 1):
                held[side][number, self._units[side][pair[side]]] = 1.0
        self._held = held
        self._counts: list[Table] = [h.sum(axis=0, dtype=float) for h in held]
        self._together = held[0].T @ held[1]
        self._scores: dict[tuple[Run, Run], float] = {}
        self._known: tuple[dict[Run, _Words], dict[Run, _Words]] = ({}, {})
        self.score_all(((i,), (j,)) for i, j in self._pairs)
        scores = sorted(self.score((i,), (j,)) for i, j in self._pairs)
        self.usual = max(LEXICON_USUAL_LEAST, scores[len(scores) // 2])

    def shared(self, shape: tuple[int, int], pairs: Sequence[tuple[int, int]]) -> SharedWords:
        """The scores of these single pairs (rising), in the measure of what sure pairs reach."""
        self.score_all(((i,), (j,)) for i, j in pairs)
        return SharedWords(shape, pairs, [self.score((i,), (j,)) / self.usual for i, j in pairs])

    def lead(self, left: Run, right: Run, others: SharedWords) -> tuple[float, float]:
        """The score of two runs in the measure of sure pairs, and its lead over every rival outside them, of single pairs."""
        shared = self.score(left, right) / self.usual
        return shared, max(-LEXICON_LEAD, min(LEXICON_LEAD, shared - others.best_beside(left, right)))

    def score(self, left: Run, right: Run) -> float:
        """The share of the words of two runs of passages, by weight, whose counterpart stands in the other run."""
        if self._few:
            return 0.0
        key = (left, right)
        if key not in self._scores:
            self.score_all([key])
        return self._scores[key]

    def score_all(self, runs: Iterable[tuple[Run, Run]]) -> None:
        """Work out the scores of many pairs of runs, for `score` to give: several times as fast as one by one."""
        if self._few:
            return
        new = [key for key in dict.fromkeys(runs) if key not in self._scores]
        known = [(self._words(0, left), self._words(1, right)) for left, right in new]
        # those of about one size together, so that little is computed for nothing
        order = sorted(range(len(new)), key=lambda n: len(known[n][0].places) * len(known[n][1].places))
        for at in range(0, len(order), LEXICON_BATCH):
            part = order[at : at + LEXICON_BATCH]
            found = self._score([known[n] for n in part])
            self._scores.update(zip((new[n] for n in part), found, strict=True))

    def _score(self, pairs: Sequence[tuple[_Words, _Words]]) -> list[float]:
        """The scores of pairs of runs: arrays (pair, word left, word right), filled up with a word that stands nowhere."""
        import numpy as np

        none = self._together.shape
        places = [_filled([pair[side].places for pair in pairs], none[side] - 1) for side in (0, 1)]
        rows = _filled([sorted(a.pairs | b.pairs) for a, b in pairs], len(self._pairs))[:, :, None]
        held = [h.take(rows * h.shape[1] + of[:, None]) for h, of in zip(self._held, places, strict=True)]
        counts = [self._counts[side][places[side]] - np.add.reduce(held[side], axis=1) for side in (0, 1)]
        together = self._together.take((places[0] * none[1])[:, :, None] + places[1][:, None])
        together -= held[0].transpose(0, 2, 1) @ held[1]
        likeness = counts[0][:, :, None] + (counts[1] + LEXICON_DOUBT)[:, None]
        np.divide(2.0 * together, likeness, out=likeness)
        total, known = np.zeros(len(pairs)), np.full(len(pairs), LEXICON_WEIGHT)
        for side, best in ((0, np.maximum.reduce(likeness, axis=2)), (1, np.maximum.reduce(likeness, axis=1))):
            weights = self._weights[side][places[side]] * (counts[side] >= 1.0)  # of the others nothing is known
            # word by word, so that no sum depends on how far it was filled up
            total += np.add.accumulate(weights * best, axis=1)[:, -1]
            known += np.add.accumulate(weights, axis=1)[:, -1]
        found: list[float] = (total / known).tolist()
        return found

    def _words(self, side: int, run: Run) -> _Words:
        """What is asked of a run again and again."""
        known = self._known[side]
        if run not in known:
            places = _joined([self._units[side][i] for i in run])
            pairs = {self._of[side][i] for i in run if i in self._of[side]}
            known[run] = _Words(places, pairs)
        return known[run]


def _filled(lists: Sequence[Sequence[int] | Places], blank: int) -> Places:
    """Lists of numbers as the rows of one array, filled up."""
    import numpy as np

    found = np.full((len(lists), max(1, *map(len, lists))), blank, dtype=np.intp)
    for row, numbers in zip(found, lists, strict=True):
        row[: len(numbers)] = numbers
    return found


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

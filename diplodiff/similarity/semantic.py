"""How alike two passages of different languages are: sentence vectors, judged against their neighbours.

A raw cosine says little across languages: unrelated passages of one text may reach 0.83, and some passages are close to
everything. So each side's vectors are first freed of what all of its passages share (their mean), a pair is scored by
how far its cosine stands above what either passage reaches with its best neighbours on the other side (a margin), and
margins are counted in units of the noise between these two texts. From this, from the lead over every rival, from the
lengths and from what reads the same in every script (numbers, names), a small logistic model gives the odds that two
passages answer one another. `tools/fit_confidence.py` fits its coefficients.

Vectors align passages, they never decide that two say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp, log
from typing import TYPE_CHECKING

from diplodiff.language.anchors import Anchors
from diplodiff.language.normalise import folded
from diplodiff.settings.across import (
    CROSS_DRAWN,
    CROSS_EXPECTED,
    CROSS_FAR,
    CROSS_HEADING_OTHER,
    CROSS_ITEMS_JOINED,
    CROSS_PAIR_GAIN,
    CROSS_PAIR_LEAST,
    CROSS_PAIR_ODDS,
    CROSS_PART_LEAST,
    CROSS_PART_ODDS,
    CROSS_PLACED_LEAST,
    CROSS_RIVAL_CLIP,
    CROSS_SPARED,
    CROSS_STRANGE,
    CROSS_TOGETHER,
    CROSS_USUAL_LEAST,
)
from diplodiff.similarity.bare_headings import Passage as Passage
from diplodiff.similarity.bare_headings import bare_odds, lead_odds, shared_styles, worded_odds
from diplodiff.similarity.encoders import asked
from diplodiff.similarity.geometry import Relations, Runs, mean, median, unit
from diplodiff.similarity.grid import Grid, best
from diplodiff.similarity.lengths import Lengths
from diplodiff.similarity.lexicon import Lexicon
from diplodiff.similarity.margins import Margins
from diplodiff.similarity.numbered import within_articles
from diplodiff.similarity.products import one_thread
from diplodiff.similarity.single_pairs import SinglePairs
from diplodiff.similarity.usual import Usual, grace, lift
from diplodiff.similarity.views import seen

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]
    Table = NDArray[numpy.float64]

Run = tuple[int, ...]
Languages = tuple[str | None, str | None]


def semantic(
    left: Sequence[Passage], right: Sequence[Passage], encoder: str, languages: Languages, whole: bool = True
) -> Semantic:
    """Scores between the passages of two texts in these languages, by the vectors of an encoder or several
    (see `encoders.asked`).

    whole: whether these are paragraphs, not their sentences; those are seen in one view.
    """
    texts = ([p.text for p in left], [p.text for p in right])
    vectors, count = seen(asked(encoder), texts, None if whole else 1)
    return Semantic((left, right), vectors, languages, whole, CROSS_TOGETHER[count - 1])


class Semantic:
    """Scores between the passages of two texts of different languages; see `align.cross` for what the methods promise."""

    floor = 0.5

    def __init__(
        self,
        sides: tuple[Sequence[Passage], Sequence[Passage]],
        vectors: tuple[Matrix, Matrix],
        languages: Languages = (None, None),
        whole: bool = True,
        lowered: float = 0.0,
    ) -> None:
        """vectors: one row for each passage of a side; those of passages without text are ignored.

        whole: whether the passages are paragraphs; doubtful sentences are told apart inside a pair of those.
        lowered: what is taken from all odds, but for passages that are the only ones at their place or in different places.
        """
        import numpy as np

        one_thread()
        self.sides = sides
        self.sizes = (len(sides[0]), len(sides[1]))
        texts = ([p.text for p in sides[0]], [p.text for p in sides[1]])
        self._worded = [np.array([bool(text) for text in side], dtype=bool) for side in texts]
        self._lengths = Lengths(texts)
        self._raw = [v.astype(float) for v in vectors]
        self._means = [mean(v, worded) for v, worded in zip(self._raw, self._worded, strict=True)]
        self._units = [unit(v - m, w) for v, m, w in zip(self._raw, self._means, self._worded, strict=True)]
        self._vector = Runs(
            self._units, self._raw, self._means, [of * w for of, w in zip(self._lengths.of, self._worded, strict=True)]
        )
        self._close = close = Margins(self._units, self._worded)
        mutual = close.mutual()
        self._relations = Relations(self._units, mutual, close.table)
        grids = (close.table, close.cosines, self._relations.table)
        measured = [median([grid.at(*pair) for pair in mutual]) for grid in grids]
        # texts that have nothing to do with one another have best pairs too: those are no measure
        self._usual = Usual(*(max(pair) for pair in zip(measured, CROSS_USUAL_LEAST, strict=True)))
        self.lowered = lowered
        self._strange = lowered + CROSS_STRANGE * max(0.0, CROSS_USUAL_LEAST[1] - measured[1])
        self._lengths.learn(mutual)
        self._lexicon = Lexicon(texts, mutual)
        self._shared_words = self._lexicon.shared(self.sizes, close.near)
        self._anchors = Anchors(*texts, languages)
        self._styles = shared_styles(sides)
        self._numbered = [within_articles(side) for side in sides]
        self._odds: dict[tuple[Run, Run], float] = {}
        self._texts = [[folded(text) for text in side] for side in texts]
        self._single_pairs = SinglePairs(
            close, self._relations, self._shared_words, self._lengths, self._usual, self._anchors, self._strange
        )
        self._pairs = Grid(self.sizes, self._single_pairs.odds)
        self._pairs.keep(self.candidates(range(self.sizes[0]), range(self.sizes[1])))
        self._nearest = [side.leaders() for side in best(self._pairs, 1)]
        reached = [self._pairs.at(*pair) for pair in mutual]
        self._lift = lift(reached) if whole else 0.0
        self.grace = grace([odds + lowered for odds in reached]) if whole else CROSS_PAIR_GAIN[1]

    def mass(self, side: int, index: int) -> float:
        """Across languages every passage counts alike."""
        return 1.0

    def exact(self, side: int, index: int) -> str | None:
        """No key proves anything across languages."""
        return None

    def same(self, left: int, right: int) -> bool:
        """Whether two passages read the same to the letter, as an untranslated one may."""
        return bool(self._texts[0][left]) and self._texts[0][left] == self._texts[1][right]

    def odds(self, left: Run, right: Run) -> float:
        """The logarithm of the odds that two runs of neighbouring passages answer one another, in the measure of these texts."""
        bare = len(left) == len(right) == 1 and self._bare(left[0], right[0])
        return self._likely(left, right) + (0.0 if bare else self._lift)

    def placed(self, left: int, right: int) -> float:
        """The same for two passages at the same place, which may lie further apart than others that answer one another."""
        reached = self._close.table.at(left, right), self._close.cosines.at(left, right)
        beyond = self._usual.beyond
        forgiven = beyond(*reached, CROSS_PAIR_LEAST) and not beyond(*reached, CROSS_PLACED_LEAST)
        return self.odds((left,), (right,)) + (CROSS_FAR if forgiven else 0.0)

    def alike_numbered(self, left: int, right: int) -> bool:
        """Whether two passages have the same number in articles of as many paragraphs."""
        place = self._numbered[0].get(left)
        return place is not None and place == self._numbered[1].get(right)

    def _likely(self, left: Run, right: Run) -> float:
        """The same in the measure of all texts."""
        if len(left) == len(right) == 1:
            return self._single(left[0], right[0])
        key = (left, right)
        if key not in self._odds:
            self._odds[key] = self._several(left, right)
        return self._odds[key]

    def score(self, left: Run, right: Run) -> float:
        """The probability that two runs of passages answer one another."""
        return _logistic(self._likely(left, right))

    def contained(self, side: int, index: int, other: Run, least: float = 0.0) -> float:
        """The probability that a passage answers one of the other side's, or a part of it."""
        return max(
            (self.score((index,), (o,)) if side == 0 else self.score((o,), (index,)) for o in other), default=0.0
        )

    def expect(self, rows: Iterable[tuple[Run, Run]]) -> None:
        """Work out at once what these rows will be asked of."""
        wanted: list[tuple[Run, Run]] = []
        single: dict[int, list[int]] = {}
        for left, right in rows:
            if len(left) == len(right) == 1:
                single.setdefault(left[0], []).append(right[0])
                continue
            wanted.append((left, right))
            if len(left) > 1:
                wanted += [((*left[:n], *left[n + 1 :]), right) for n in range(len(left))]
            if len(right) > 1:
                wanted += [(left, (*right[:n], *right[n + 1 :])) for n in range(len(right))]
        self._lexicon.score_all(wanted)
        if sum(map(len, single.values())) <= CROSS_EXPECTED:
            self._pairs.expect(single)

    def takes_part(self, side: int, index: int, run: Run, other: Run) -> float:
        """The logarithm of the odds that a passage of a run adds to what the run has in common with the other side's."""
        found = self.part_features(side, index, run, other)
        marked = all(self.sides[s][i].item for s, of in ((side, run), (1 - side, other)) for i in of)
        odds = sum(w * f for w, f in zip(CROSS_PART_ODDS, found, strict=False)) + CROSS_PART_ODDS[-1]
        return odds - CROSS_ITEMS_JOINED if marked else odds

    def part_features(self, side: int, index: int, run: Run, other: Run) -> tuple[float, ...]:
        """What those odds are made of: what it adds to the cosine, to the fit of lengths and to the words in common, its own
        margin, its share.
        """
        rest = tuple(i for i in run if i != index)
        mine, theirs = self._vector(side, run), self._vector(1 - side, other)
        gained = float(mine @ theirs - self._vector(side, rest) @ theirs) / self._close.cosine_noise
        fit = self._lengths.misfit(side, rest, other) - self._lengths.misfit(side, run, other)
        margin = self._close.table.at
        own = max([margin(index, o) if side == 0 else margin(o, index) for o in other])
        share = log(self._lengths.whole(side, (index,)) / self._lengths.whole(side, rest))
        shared = [
            self._lexicon.score(*((r, other) if side == 0 else (other, r))) / self._lexicon.usual for r in (run, rest)
        ]
        return gained, fit, shared[0] - shared[1], own, max(-3.0, min(3.0, share))

    def spared(self, side: int, index: int, run: Run, other: Run) -> bool:
        """Whether a run without this passage is as long as what the other side says, and with it too long."""
        rest = tuple(i for i in run if i != index)
        if not rest:
            return True
        return self._lengths.misfit(side, run, other) - self._lengths.misfit(side, rest, other) >= CROSS_SPARED

    def candidates(self, lefts: range, rights: range) -> Iterator[tuple[int, int]]:
        """The pairs whose margins are the best of either passage, within the ranges."""
        if not lefts or not rights:
            return
        rows, columns = self._close.rows, self._close.columns
        if (len(lefts), len(rights)) != self.sizes:
            rows, columns = (side.leaders() for side in best(self._close.table, 1, lefts, rights))
        pairs = {*enumerate(rows.places.tolist()), *((i, j) for j, i in enumerate(columns.places.tolist()))}
        for i, j in sorted(pairs):
            yield lefts.start + i, rights.start + j

    def nearest(self, side: int, index: int) -> tuple[int, float] | None:
        """The passage of the other side with the best odds, and its score; None where that side has none."""
        if not self.sizes[1 - side]:
            return None
        found = self._nearest[side]
        return int(found.places[index]), _logistic(float(found.best[index]))

    def features(self) -> Table:
        """What the odds of every two single passages are made of: an array (left, right, 9), in the order of the weights."""
        return self._single_pairs.features(slice(0, self.sizes[0]), slice(0, self.sizes[1]))

    def _single(self, left: int, right: int) -> float:
        one, two = self.sides[0][left], self.sides[1][right]
        if one.heading and two.heading:
            odds = (bare_odds if self._bare(left, right) else worded_odds)(self.sides, self._pairs, left, right)
            apart = one.style != two.style and {one.style, two.style} <= self._styles
            return odds - CROSS_HEADING_OTHER if apart else odds
        odds = self._pairs.at(left, right)
        if one.heading or two.heading:
            return odds - CROSS_HEADING_OTHER
        led = lead_odds(self.sides, self._pairs, left, right)
        return odds if led is None else max(odds, led)

    def _bare(self, left: int, right: int) -> bool:
        """Whether both are headings, and one of them nothing but a label."""
        one, two = self.sides[0][left], self.sides[1][right]
        return one.heading and two.heading and not (one.text and two.text)

    def _several(self, left: Run, right: Run) -> float:
        """The odds of two runs, as if each were one passage."""
        one, two = self._vector(0, left), self._vector(1, right)
        cosine, margin, leads = self._close.of_runs(one, two, left, right)
        clip = CROSS_RIVAL_CLIP
        weights = CROSS_PAIR_ODDS
        found = (weights[0] + weights[1] / self._usual.margin) * margin
        found += weights[2] * max(-clip, min(clip, leads[0])) + weights[3] * max(-clip, min(clip, leads[1]))
        found += weights[4] * self._lengths.misfit(0, left, right) + weights[5] * cosine / self._usual.cosine
        found += weights[6] * self._relations.between(one, two, left, right) / self._usual.relation
        shared, lead = self._lexicon.lead(left, right, self._shared_words)
        found += weights[7] * shared + weights[8] * lead + weights[9]
        return found - self._strange + self._anchors.between(left, right)

    def linked(self, left: int, right: int) -> bool:
        """Whether two passages, no headings, are close enough for both to stand in one larger row."""
        if self.sides[0][left].heading or self.sides[1][right].heading:
            return False
        return self._close.table.at(left, right) >= CROSS_PART_LEAST

    def drawn(self, side: int, index: int, other: int) -> bool:
        """Whether a passage is nearly as close to one of the other side's as to any."""
        most = (self._close.rows, self._close.columns)[side].best[index]
        margin = self._close.table.at(*((index, other) if side == 0 else (other, index)))
        return margin >= max(CROSS_PART_LEAST, CROSS_DRAWN * float(most))


def _logistic(odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))

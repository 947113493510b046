"""Which paragraph answers which where the two texts are in different languages.

Nothing is certain to the letter here, so the order of both texts and the odds of every pair are weighed against one
another at once: dynamic programming over rows of one to four paragraphs a side, then a global assignment among what is
left over (moved paragraphs), then a second look at every paragraph that still stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import exp, log
from typing import NamedTuple, Protocol

from diplodiff.align.assignment import assign
from diplodiff.align.chain import Weighted, heaviest_chain
from diplodiff.align.faced import faced
from diplodiff.align.gathered import gathered
from diplodiff.align.programme import Pair, Run, apart, best_rows
from diplodiff.align.rows import bead, between, left_over, placed
from diplodiff.align.similarity import Similarity
from diplodiff.model import Alignment
from diplodiff.settings.across import (
    CROSS_CLAUSE_ODDS,
    CROSS_FACED,
    CROSS_GAP_CELLS,
    CROSS_MOVE_ODDS,
    CROSS_MOVE_SHARE,
    CROSS_MOVE_SURE,
    CROSS_OPPOSITE,
    CROSS_PAIR_GAIN,
    CROSS_PARAGRAPH_COSTS,
    CROSS_SENTENCE_COSTS,
    CROSS_SURE_ODDS,
)
from diplodiff.settings.align import BEAD_SPAN

_LARGER = [(n, m) for n in range(1, BEAD_SPAN + 1) for m in range(1, BEAD_SPAN + 1) if 2 < n + m <= BEAD_SPAN + 1]


class Costs(NamedTuple):
    """What alignment charges, in logarithms of odds.

    lone  for a passage left alone.   part  the odds that a further passage of a larger row is spared.
    both  for a row of several passages on both sides (below 0 it is favoured).
    least the least odds that every passage of such a row has with one of the other side's.
    """

    lone: float
    part: float
    both: float
    least: float


_PARAGRAPHS = Costs(*CROSS_PARAGRAPH_COSTS)
SENTENCES = Costs(*CROSS_SENTENCE_COSTS)


class CrossSimilarity(Similarity, Protocol):
    """Scores between passages of different languages, as logarithms of odds."""

    @property
    def lowered(self) -> float:
        """What is taken from all odds, which does not count against passages in different places."""

    @property
    def grace(self) -> float:
        """How far below even the odds of two passages may be that their place makes up for."""

    def odds(self, left: Run, right: Run) -> float:
        """The logarithm of the odds that two runs of neighbouring passages answer one another."""

    def placed(self, left: int, right: int) -> float:
        """The same for two passages at the same place in the order of both texts."""

    def alike_numbered(self, left: int, right: int) -> bool:
        """Whether two passages have the same number in articles of as many paragraphs."""

    def linked(self, left: int, right: int) -> bool:
        """Whether two passages, no headings, are close enough for both to stand in one larger row."""

    def drawn(self, side: int, index: int, other: int) -> bool:
        """Whether a passage is nearly as close to one of the other side's as to any."""

    def spared(self, side: int, index: int, run: Run, other: Run) -> bool:
        """Whether a run without this passage is as long as what the other side says, and with it too long."""

    def expect(self, rows: Iterable[Pair]) -> None:
        """Told the rows that will be asked for, large ones and those of two passages far apart; what it makes of that is
        its own.
        """

    def takes_part(self, side: int, index: int, run: Run, other: Run) -> float:
        """The logarithm of the odds that a passage of a run adds to what the run has in common with the other side's."""


def align_across(similarity: CrossSimilarity) -> Alignment:
    """Every paragraph of both sides in exactly one row, in reading order; moved rows stand where the left side has them."""
    pairs = in_order(similarity, range(similarity.sizes[0]), range(similarity.sizes[1]), _PARAGRAPHS)
    pairs = gathered(pairs, lambda ours, theirs: _gain(similarity, ours, theirs, _PARAGRAPHS), similarity.linked)
    similarity.expect(((i,), (j,)) for i, j in product(*left_over(pairs)))
    shifts = dict(_moved(similarity, *left_over(pairs)))
    pairs = faced(pairs, shifts, lambda i, j: _answers_by_number(similarity, i, j))
    return Alignment(similarity.sizes, tuple(bead(similarity, row, shifts) for row in placed(pairs, shifts)))


def _answers_by_number(similarity: CrossSimilarity, left: int, right: int) -> bool:
    return similarity.alike_numbered(left, right) and similarity.placed(left, right) > CROSS_FACED


def in_order(similarity: CrossSimilarity, lefts: range, rights: range, costs: Costs) -> list[Pair]:
    """The rows of a stretch of both texts in order, one-sided ones included."""
    if len(lefts) * len(rights) <= CROSS_GAP_CELLS:
        return _programme(similarity, lefts, rights, costs)

    def fill(ours: range, theirs: range) -> list[Pair]:
        # a gap without any sure pair in it is not split further, however long it is
        if len(ours) * len(theirs) <= 4 * CROSS_GAP_CELLS:
            return _programme(similarity, ours, theirs, costs)
        return apart(ours, theirs)

    return between(heaviest_chain(_sure(similarity, lefts, rights)), lefts, rights, fill)


def _sure(similarity: CrossSimilarity, lefts: range, rights: range) -> list[Weighted]:
    """The pairs that answer one another by themselves, whatever stands beside them, with their odds."""
    found: list[Weighted] = []
    for i, j in similarity.candidates(lefts, rights):
        odds = similarity.odds((i,), (j,))
        if odds >= CROSS_SURE_ODDS and not _shared(similarity, i, j):
            found.append((i, j, odds))
    return found


def _shared(similarity: CrossSimilarity, i: int, j: int) -> bool:
    """Whether a neighbour of either passage may belong to the same row."""
    return any(
        similarity.drawn(side, neighbour, other)
        for side, index, other in ((0, i, j), (1, j, i))
        for neighbour in (index - 1, index + 1)
        if 0 <= neighbour < similarity.sizes[side]
    )


def _programme(similarity: CrossSimilarity, lefts: range, rights: range, costs: Costs) -> list[Pair]:
    """The rows that gain most together; a passage left alone loses its cost."""
    links = [[similarity.linked(i, j) for j in rights] for i in lefts]
    shapes = {(i, j): list(_shapes(links, i, j)) for i in range(1, len(lefts) + 1) for j in range(1, len(rights) + 1)}
    similarity.expect(
        (tuple(lefts[i - a : i]), tuple(rights[j - b : j])) for (i, j), sizes in shapes.items() for a, b in sizes[1:]
    )

    def ending(i: int, j: int) -> Iterator[tuple[int, int, float]]:
        for a, b in shapes[i, j]:
            gain = _gain(similarity, tuple(lefts[i - a : i]), tuple(rights[j - b : j]), costs)
            if gain > 0.0:
                yield a, b, gain

    return best_rows(lefts, rights, ending, costs.lone)


def _shapes(links: list[list[bool]], i: int, j: int) -> Iterator[tuple[int, int]]:
    """The sizes of rows that may end before i and j: every paragraph of a larger row must be linked with its other side."""
    yield 1, 1
    for a, b in _LARGER:
        if a > i or b > j or not any(links[i - 1][j - b : j]):
            continue
        block = [row[j - b : j] for row in links[i - a : i]]
        if all(map(any, block)) and all(map(any, zip(*block, strict=True))):
            yield a, b


def _gain(similarity: CrossSimilarity, ours: Run, theirs: Run, costs: Costs) -> float:
    """What a row gains over leaving its paragraphs alone; 0 where it does not hold together."""
    if len(ours) == len(theirs) == 1:
        odds = similarity.placed(ours[0], theirs[0])
        return max(0.0, odds + CROSS_PAIR_GAIN[1]) if odds + similarity.grace > 0.0 else 0.0
    both = min(len(ours), len(theirs)) > 1  # several against several is a last resort: it gains as one pair only
    if both and _stranger(similarity, ours, theirs) < costs.least:
        return 0.0
    shared = -costs.both if both else 0.0
    for side, run, other in ((0, ours, theirs), (1, theirs, ours)):
        parts: list[float] = []
        for i in run if len(run) > 1 else ():
            part = similarity.takes_part(side, i, run, other) + costs.part
            if part <= 0.0:  # most rows fail here, and the odds of a row cost more to tell
                return 0.0
            parts.append(part)
        shared += sum(sorted(parts)[:-1]) if not both else 0.0
    gain = similarity.odds(ours, theirs) + CROSS_PAIR_GAIN[1]
    return gain + shared if gain > 0.0 else 0.0


def _stranger(similarity: CrossSimilarity, ours: Run, theirs: Run) -> float:
    """The least of the odds that the passages of a row have each with the closest of the other side's."""
    ours_best = [max(similarity.odds((i,), (j,)) for j in theirs) for i in ours]
    theirs_best = [max(similarity.odds((i,), (j,)) for i in ours) for j in theirs]
    return min(ours_best + theirs_best)


def _moved(similarity: CrossSimilarity, lefts: list[int], rights: list[int]) -> list[tuple[int, int]]:
    """The best assignment among what is left over, of pairs that stand out far enough to answer one another anywhere.

    How far that is depends on the texts: where some passages have surely moved, doubtful ones may have too.
    """
    odds = [[max(log_odds(similarity.score((i,), (j,))), similarity.odds((i,), (j,))) for j in rights] for i in lefts]
    sure = sum(similarity.linked(lefts[i], rights[j]) for i, j in _best_of_both(odds) if odds[i][j] >= CROSS_MOVE_SURE)
    reordered = sure and sure >= CROSS_MOVE_SHARE * min(len(lefts), len(rights))
    bar = CROSS_MOVE_ODDS[1 if reordered else 0] - similarity.lowered
    gains = [[each - bar for each in row] for row in odds]
    return [(lefts[i], rights[j]) for i, j in assign(gains) if gains[i][j] > 0.0]


def _best_of_both(odds: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The places that are the best of their row and of their column."""
    across = [max(range(len(row)), key=row.__getitem__) for row in odds if row]
    down = [max(range(len(column)), key=column.__getitem__) for column in zip(*odds, strict=True)]
    return [(i, j) for i, j in enumerate(across) if down[j] == i]


def lone_clauses(similarity: CrossSimilarity, pairs: Sequence[tuple[range, range]]) -> list[tuple[int, int, float]]:
    """(side, clause, probability that it has a counterpart after all) of the clauses without one, looked for inside pairs
    of passages that are given as ranges of clauses. Where the passages are as long as they should be with the clause, it
    may stand on the other side as a part of a sentence.
    """
    found: list[tuple[int, int, float]] = []
    for lefts, rights in pairs:
        if not lefts or not rights or len(lefts) == len(rights) == 1:
            continue
        for ours, theirs in in_order(similarity, lefts, rights, SENTENCES):
            if ours and theirs:
                continue
            side, own, host = (0, lefts, rights) if ours else (1, rights, lefts)
            for clause in ours or theirs:
                odds = _hosted(similarity, side, clause, (tuple(own), tuple(host)))
                if odds < CROSS_CLAUSE_ODDS:
                    least = 0.0 if similarity.spared(side, clause, tuple(own), tuple(host)) else CROSS_OPPOSITE
                    found.append((side, clause, max(least, 1.0 / (1.0 + exp(-odds)))))
    return found


def _hosted(similarity: CrossSimilarity, side: int, clause: int, runs: Pair) -> float:
    """The odds that a clause stands in the passage that answers its own, as far as that holds more than the rest of it."""
    own, host = runs
    best = similarity.nearest(side, clause)
    odds = [log_odds(best[1])] if best else []
    odds += [similarity.odds((clause,), (o,)) if side == 0 else similarity.odds((o,), (clause,)) for o in host]
    if len(own) > 1:
        odds.append(similarity.takes_part(side, clause, own, host))
    return max(odds, default=0.0)


def log_odds(probability: float) -> float:
    """The logarithm of the odds of a probability, within what can be told."""
    held = min(1.0 - 1e-9, max(1e-9, probability))
    return log(held / (1.0 - held))

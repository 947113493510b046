"""How likely a lone passage has a counterpart after all, and what the rows across languages are made of; odds by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import exp

import pytest

from diplodiff.align.cross import SENTENCES, Costs, in_order, log_odds, lone_clauses
from diplodiff.align.doubt import doubts, features
from diplodiff.align.programme import Pair
from diplodiff.model import Alignment, Bead
from diplodiff.settings.across import CROSS_ASTRAY, CROSS_CLAUSE_ODDS, CROSS_OPPOSITE
from tests.align.test_parts import Run, Scores

PLAIN = Costs(0.0, 0.0, 0.0, -99.0)


@dataclass
class Odds(Scores):
    """Odds by hand: of runs as given, of others far below 0."""

    given: dict[tuple[Run, Run], float] = field(default_factory=dict)
    parts: dict[tuple[int, int], float] = field(default_factory=dict)
    too_long: tuple[tuple[int, int], ...] = ()
    grace: float = 4.0
    lowered: float = 0.0

    def odds(self, left: Run, right: Run) -> float:
        return self.given.get((left, right), -9.0)

    def placed(self, left: int, right: int) -> float:
        return self.odds((left,), (right,))

    def linked(self, left: int, right: int) -> bool:
        return True

    def expect(self, rows: Iterable[Pair]) -> None: ...

    def drawn(self, side: int, index: int, other: int) -> bool:
        return False

    def spared(self, side: int, index: int, run: Run, other: Run) -> bool:
        return (side, index) in self.too_long

    def takes_part(self, side: int, index: int, run: Run, other: Run) -> float:
        return self.parts.get((side, index), -9.0) if index in run and other else -99.0


def test_odds_of_a_probability() -> None:
    assert log_odds(0.5) == 0.0
    assert log_odds(0.9) == pytest.approx(2.197, abs=0.001)
    assert log_odds(0.1) == pytest.approx(-2.197, abs=0.001)
    assert -21 < log_odds(0.0) < -20 < 20 < log_odds(1.0) < 21


ROWS = Alignment(
    (4, 3),
    (
        Bead(((0,), (0,)), "reworded", 0.9),
        Bead(((1,), ()), "one-sided"),
        Bead(((2,), ()), "one-sided"),
        Bead(((3,), (1,)), "reworded", 0.7),
        Bead(((), (2,)), "one-sided"),
    ),
)


@pytest.mark.parametrize("beside", [0, 3])
def test_a_lone_passage_may_belong_to_the_row_above_or_below(beside: int) -> None:
    scores = Odds((4, 3), {}, parts={(0, 1): 1.5})
    scores.takes_part = lambda side, i, run, other: 1.5 if beside in run else -3.0  # type: ignore[method-assign]
    assert features(scores, ROWS, 1) == (pytest.approx(-8.0), 1.5)
    assert features(scores, ROWS, 2)[1] == 1.5


def test_the_closest_passage_speaks_for_a_counterpart_within_bounds() -> None:
    scores = Odds((4, 3), {((1,), (2,)): 0.9, ((2,), (2,)): 1.0})
    assert features(scores, ROWS, 1)[0] == pytest.approx(log_odds(0.9))
    assert features(scores, ROWS, 2) == (8.0, -8.0)
    assert features(Odds((1, 0), {}), Alignment((1, 0), (Bead(((0,), ()), "one-sided"),)), 0) == (-8.0, -8.0)


def test_a_row_is_as_doubtful_as_its_score_and_a_lone_passage_as_what_speaks_for_it() -> None:
    found = doubts(Odds((4, 3), {}), ROWS)
    assert (found[0, 0], found[1, 1]) == (pytest.approx(0.1), pytest.approx(0.3))
    assert found[0, 1] < 0.01
    near = doubts(Odds((4, 3), {((1,), (2,)): 0.99}), ROWS)
    assert near[0, 1] > 0.2 > found[0, 1]


def test_a_lone_passage_of_the_other_side_at_the_same_place_makes_doubtful() -> None:
    def rows(*beads: tuple[Run, Run]) -> Alignment:
        sizes = (sum(len(b[0]) for b in beads), sum(len(b[1]) for b in beads))
        return Alignment(sizes, tuple(Bead(b, "reworded" if all(b) else "one-sided", 0.9 * all(b)) for b in beads))

    for facing in (
        rows(((0,), ()), ((), (0,)), ((1,), (1,))),
        rows(((), (0,)), ((0,), ()), ((1,), (1,))),
        rows(((0,), ()), ((1,), ()), ((), (0,))),
    ):
        found = doubts(Odds(facing.sizes, {}), facing)
        assert found[0, 0] == found[1, 0] == CROSS_OPPOSITE
    apart = rows(((0,), ()), ((1,), (0,)), ((), (1,)))
    found = doubts(Odds((2, 2), {}), apart)
    assert max(found[0, 0], found[1, 1]) < CROSS_OPPOSITE
    # not far from one another, if in different places: they may be free renderings
    close = 1 / (1 + 2.718281828 ** -(CROSS_ASTRAY + 0.01))
    found = doubts(Odds((2, 2), {((0,), (1,)): close}), apart)
    assert found[0, 0] == found[1, 1] == CROSS_OPPOSITE
    far = doubts(Odds((2, 2), {((0,), (1,)): close / 2}), apart)
    assert max(far[0, 0], far[1, 1]) < CROSS_OPPOSITE


def test_a_larger_row_needs_each_of_its_passages_to_take_part() -> None:
    whole = ((0, 1), (0,))
    scores = Odds((2, 1), {}, given={whole: 1.0, ((0,), (0,)): 0.5}, parts={(0, 0): 0.9, (0, 1): 0.4})
    assert in_order(scores, range(2), range(1), PLAIN) == [whole]
    scores.parts[0, 1] = 0.0
    assert whole not in in_order(scores, range(2), range(1), PLAIN)
    assert in_order(scores, range(2), range(1), Costs(0.0, 0.5, 0.0, -99.0)) == [whole]


@pytest.mark.parametrize("empty", [(range(2), range(0)), (range(0), range(2)), (range(1), range(1))])
def test_where_one_side_has_no_sentence_none_is_looked_for(empty: tuple[range, range]) -> None:
    scores = Odds((3, 3), {}, given={((1,), (1,)): 3.0})
    assert lone_clauses(scores, [empty]) == []
    found = lone_clauses(scores, [empty, (range(1, 3), range(1, 3))])  # what stands behind it is looked at all the same
    assert sorted(found) == [(0, 2, CROSS_OPPOSITE), (1, 2, CROSS_OPPOSITE)]


@pytest.mark.parametrize("side", [0, 1])
def test_a_sentence_that_stands_in_the_other_passage_is_not_missing(side: int) -> None:
    pair = (range(2), range(1)) if side == 0 else (range(1), range(2))
    hosted = ((1,), (0,)) if side == 0 else ((0,), (1,))
    sizes = (2, 1) if side == 0 else (1, 2)

    def found(odds: float, part: float = -9.0, score: float = 0.0) -> list[tuple[int, int, float]]:
        given = {((0,), (0,)): 5.0, hosted: odds}
        return lone_clauses(Odds(sizes, {hosted: score}, given=given, parts={(side, 1): part}), [pair])

    assert [f[:2] for f in found(CROSS_CLAUSE_ODDS - 4.0)] == [(side, 1)]
    assert found(-9.0, part=CROSS_CLAUSE_ODDS) == []
    scores = Odds(sizes, {}, given={((0,), (0,)): 5.0, hosted: CROSS_CLAUSE_ODDS - 0.1}, too_long=((side, 1),))
    ((_, _, sure),) = lone_clauses(scores, [pair])  # without it, the passage is as long as the other side's
    assert sure == pytest.approx(1.0 / (1.0 + exp(0.1 - CROSS_CLAUSE_ODDS)))
    scores.too_long = ()
    assert lone_clauses(scores, [pair]) == [(side, 1, CROSS_OPPOSITE)]
    assert found(-9.0, score=0.5) == []
    assert SENTENCES.lone > 0


def test_a_passage_that_answers_neither_of_two_stands_in_no_row_of_two_and_two() -> None:
    both = ((0, 1), (0, 1))
    parts = {(side, i): 9.0 for side in (0, 1) for i in (0, 1)}
    given = {both: 5.0, ((1,), (0,)): 1.0, ((0,), (0,)): -4.0, ((1,), (1,)): -4.0}
    costs = PLAIN._replace(least=-6.0)
    assert in_order(Odds((2, 2), {}, given=given, parts=parts), range(2), range(2), costs) == [both]
    given[(0,), (0,)] = -8.0  # nor is it closer to the other one (-9)
    assert both not in in_order(Odds((2, 2), {}, given=given, parts=parts), range(2), range(2), costs)

"""The parts of alignment, each on scores given by hand: what a user sees turn on each threshold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from diplodiff.align.absorbed import absorbed
from diplodiff.align.align import align
from diplodiff.align.clauses import one_sided_clauses
from diplodiff.align.gathered import gathered
from diplodiff.align.in_common import in_common
from diplodiff.align.monotone import monotone, monotone_between
from diplodiff.align.moves import moved
from diplodiff.align.programme import Pair, best_rows
from diplodiff.align.rows import bead
from diplodiff.settings.align import (
    ABSORBED_SHARE,
    BEAD_TAKES_PART,
    CLAUSE_CONTAINED,
    CLAUSE_DOUBT,
    CLAUSE_ELSEWHERE,
    CLAUSE_MIN_MASS,
    FACING_LEAST,
    GAP_CELLS,
    MOVE_LEAST,
    MOVE_MARGIN,
    MOVE_SCORE,
    MOVE_SIZE,
    NEAR_SCORE,
)

Run = tuple[int, ...]


@dataclass
class Scores:
    """Scores by hand: of runs as given, of others 0; what is contained is as high as the score, where nothing else is said."""

    sizes: tuple[int, int]
    scores: dict[tuple[Run, Run], float]
    masses: dict[tuple[int, int], float] = field(default_factory=dict)
    shares: dict[tuple[int, int], float] = field(default_factory=dict)
    keys: tuple[str, str] = ("", "")
    floor: float = 0.4
    common: tuple[tuple[int, int], ...] = ()

    def has_common(self, left: int, right: int) -> bool:
        return (left, right) in self.common

    def mass(self, side: int, index: int) -> float:
        return self.masses.get((side, index), 10.0)

    def exact(self, side: int, index: int) -> str | None:
        key = self.keys[side][index : index + 1]
        return key if key.isalpha() else None

    def same(self, left: int, right: int) -> bool:
        return self.exact(0, left) is not None and self.exact(0, left) == self.exact(1, right)

    def score(self, left: Run, right: Run) -> float:
        if len(left) == len(right) == 1 and self.same(left[0], right[0]):
            return 1.0
        return self.scores.get((left, right), 0.0)

    def contained(self, side: int, index: int, other: Run, least: float = 0.0) -> float:
        pairs = [((index,), (o,)) if side == 0 else ((o,), (index,)) for o in other]
        return self.shares.get((side, index), max(self.score(*pair) for pair in pairs))

    def nearest(self, side: int, index: int) -> tuple[int, float] | None:
        others = range(self.sizes[1 - side])
        found = [(self.score((index,), (o,)) if side == 0 else self.score((o,), (index,)), -o) for o in others]
        return (-max(found)[1], max(found)[0]) if found else None

    def may_take_part(self, side: int, index: int, other: Sequence[int], least: float) -> bool:
        return True

    def may_stand_in_one(self, side: int, index: int, least: float) -> bool:
        return True

    def candidates(self, lefts: Sequence[int], rights: Sequence[int]) -> Iterator[tuple[int, int]]:
        yield from ((i, j) for i in lefts for j in rights if self.score((i,), (j,)))


def pairs(*found: tuple[int, int, float]) -> dict[tuple[Run, Run], float]:
    return {((i,), (j,)): score for i, j, score in found}


# --- moves


@pytest.mark.parametrize(
    ("score", "rival", "found"),
    [
        (MOVE_SCORE, MOVE_SCORE - 0.01, True),
        (MOVE_SCORE - 0.01, MOVE_LEAST, False),  # a formula that two paragraphs share
        (MOVE_SCORE - 0.01, MOVE_SCORE - 0.01 - MOVE_MARGIN, True),
        (MOVE_LEAST, 0.0, True),
        (MOVE_LEAST - 0.01, 0.0, False),
    ],
)
@pytest.mark.parametrize("side", [0, 1])
def test_a_doubtful_move_must_beat_every_rival(side: int, score: float, rival: float, found: bool) -> None:
    other = (0, 1, rival) if side else (1, 0, rival)
    assert ((0, 0) in moved(Scores((2, 2), pairs((0, 0, score), other)), [0, 1], [0, 1])) is found


def test_a_rival_that_has_its_own_partner_is_none() -> None:
    scores = Scores((2, 2), pairs((1, 1, 0.9), (0, 1, 0.55), (0, 0, MOVE_LEAST)))
    assert moved(scores, [0, 1], [0, 1]) == [(1, 1), (0, 0)]


def test_the_best_partner_is_taken_once() -> None:
    scores = Scores((2, 2), pairs((0, 0, 0.7), (0, 1, 0.9), (1, 1, 0.8)))
    assert moved(scores, [0, 1], [0, 1]) == [(0, 1)]
    equal = Scores((3, 3), pairs((0, 2, 0.9), (0, 1, 0.9), (2, 2, 0.9)))
    assert moved(equal, [0, 2], [1, 2]) == [(2, 2), (0, 1)]  # of equals the nearest place first


@pytest.mark.parametrize(("short", "found"), [(MOVE_SIZE * 10.0, [(0, 0)]), (MOVE_SIZE * 10.0 - 0.1, [])])
@pytest.mark.parametrize("side", [0, 1])
def test_a_line_of_a_long_form_has_not_moved(side: int, short: float, found: list[Pair]) -> None:
    scores = Scores((1, 1), pairs((0, 0, 0.9)), {(side, 0): short})
    assert moved(scores, [0], [0]) == found


def test_in_very_many_left_over_only_candidates_are_looked_at() -> None:
    size = 260
    scores = Scores((size, size), pairs((3, 200, 0.9), (5, 5, 0.9)))
    lefts, rights = list(range(size)), [j for j in range(size) if j != 5]
    assert len(lefts) * len(rights) > GAP_CELLS * 16
    assert moved(scores, lefts, rights) == [(3, 200)]


# --- beads in order


def test_a_text_that_recurs_otherwise_on_the_other_side_is_tied_to_none_of_its_equals() -> None:
    found = monotone(Scores((3, 2), pairs((0, 0, 0.9)), keys=("a.a", "a.")))
    assert ((2,), ()) in found
    assert monotone(Scores((3, 3), {}, keys=("aba", "aba"))) == [((i,), (i,)) for i in range(3)]


@pytest.mark.parametrize(("share", "row"), [(BEAD_TAKES_PART, True), (BEAD_TAKES_PART - 0.01, False)])
@pytest.mark.parametrize("side", [0, 1])
def test_each_paragraph_of_a_joined_row_takes_part_in_it(side: int, share: float, row: bool) -> None:
    joined, single = ((0, 1), (0,)) if side == 0 else ((0,), (0, 1)), ((0,), (0,))
    scores = Scores((2, 1) if side == 0 else (1, 2), {joined: 0.95, single: 0.6})
    scores.shares = {(side, 0): 0.9, (side, 1): share}
    found = monotone_between(scores, range(scores.sizes[0]), range(scores.sizes[1]))
    assert (joined in found) is row


def test_several_against_several_is_the_last_resort() -> None:
    many = {((0, 1), (0, 1)): 0.8}
    both = {(side, i): 0.9 for side in (0, 1) for i in (0, 1)}
    heavy = {(side, i): 40.0 for side in (0, 1) for i in (0, 1)}
    assert ((0, 1), (0, 1)) in monotone_between(Scores((2, 2), many, heavy, both), range(2), range(2))
    light = dict.fromkeys(heavy, 5.0)
    assert ((0, 1), (0, 1)) not in monotone_between(Scores((2, 2), many, light, both), range(2), range(2))


def test_what_scores_no_more_than_the_floor_is_no_row() -> None:
    assert monotone(Scores((1, 1), pairs((0, 0, 0.4)))) == [((), (0,)), ((0,), ())]
    assert monotone(Scores((1, 1), pairs((0, 0, 0.41)))) == [((0,), (0,))]


def test_a_long_gap_is_split_by_near_matches_then_by_any() -> None:
    size = 70
    assert size * size > GAP_CELLS
    near = Scores((size, size), pairs(*((i, i, NEAR_SCORE if i % 2 else 0.5) for i in range(size))))
    assert monotone(near) == [((i,), (i,)) for i in range(size)]
    weak = Scores((size, size), pairs((40, 40, 0.5)))
    assert ((40,), (40,)) in monotone(weak)
    assert all(not (row[0] and row[1]) for row in monotone(Scores((size, size), {})))


# --- rows of the programme


def test_rows_gain_most_together() -> None:
    gains = {(1, 1): [(1, 1, 1.0)], (2, 2): [(1, 1, 1.0), (2, 2, 1.9)], (2, 1): [(2, 1, 1.5)]}
    assert best_rows(range(3, 5), range(7, 9), lambda i, j: gains.get((i, j), [])) == [((3,), (7,)), ((4,), (8,))]
    gains[2, 2] = [(2, 2, 2.1)]
    assert best_rows(range(3, 5), range(7, 9), lambda i, j: gains.get((i, j), [])) == [((3, 4), (7, 8))]


@pytest.mark.parametrize("lone", [0.0, 1.0])
def test_what_stands_alone_costs(lone: float) -> None:
    # one row of gain 1 leaves two passages alone, the row of all four gains a little less
    gains = {(1, 1): [(1, 1, 1.0)], (2, 2): [(2, 2, 0.5)]}
    found = best_rows(range(2), range(2), lambda i, j: gains.get((i, j), []), lone)
    assert (((0, 1), (0, 1)) in found) is bool(lone)


@pytest.mark.parametrize("side", [0, 1])
def test_it_costs_on_either_side(side: int) -> None:
    # one of three in a row of gain 1, the two others alone; or all three in a row that gains less
    gains = {(1, 1): [(1, 1, 1.0)], (1, 3): [(1, 3, 0.5)]}
    turn = (lambda a, b: (a, b)) if side else (lambda a, b: (b, a))
    turned = {turn(*place): [(*turn(a, b), gain) for a, b, gain in each] for place, each in gains.items()}
    assert best_rows(*turn(range(1), range(3)), lambda i, j: turned.get((i, j), []), 1.0) == [turn((0,), (0, 1, 2))]


def test_of_equal_rows_the_nearest_to_the_diagonal_is_taken() -> None:
    only = [(1, 1, 1.0)]
    found = best_rows(range(4), range(4), lambda i, j: only if (i, j) in ((2, 2), (1, 3), (3, 1)) else [])
    assert ((1,), (1,)) in found


# --- taken in


@pytest.mark.parametrize(("share", "taken"), [(ABSORBED_SHARE, True), (ABSORBED_SHARE - 0.01, False)])
@pytest.mark.parametrize("side", [0, 1])
def test_what_stands_inside_a_paragraph_of_another_row_joins_it(side: int, share: float, taken: bool) -> None:
    turn = (lambda a, b: (a, b)) if side == 0 else (lambda a, b: (b, a))
    row, new = turn((0,), (0,)), turn((0, 2), (0,))
    scores = Scores(turn(3, 1), {row: 0.6, new: 0.9, turn((2,), (0,)): 0.5}, shares={(side, 2): share})
    assert absorbed(scores, [row], turn([2], [])) == ({row: new} if taken else {})
    scores.scores[new] = 0.6  # what it shares is answered already
    assert absorbed(scores, [row], turn([2], [])) == {}


def test_two_can_join_one_row() -> None:
    scores = Scores(
        (4, 1), {((0,), (0,)): 0.5, ((0, 2), (0,)): 0.6, ((0, 2, 3), (0,)): 0.8}, shares={(0, 2): 1, (0, 3): 1}
    )
    assert absorbed(scores, [((0,), (0,))], ([2, 3], [])) == {((0,), (0,)): ((0, 2, 3), (0,))}


@pytest.mark.parametrize("side", [0, 1])
def test_a_paragraph_merged_at_a_distance_stands_in_one_moved_row(side: int) -> None:
    turn = (lambda a, b: (a, b)) if side == 0 else (lambda a, b: (b, a))
    scored = {turn((0,), (0,)): 0.6, turn((1,), (1,)): 0.9, turn((0, 2), (0,)): 0.9, turn((2,), (0,)): 0.41}
    found = align(Scores(turn(3, 2), scored, shares={(side, 2): 1.0}))
    assert [(b.sides, b.relation) for b in found.beads] == [
        (turn((0, 2), (0,)), "moved"), (turn((1,), (1,)), "reworded"),
    ]  # fmt: skip
    assert found.beads[0].score == 0.9


@pytest.mark.parametrize(
    ("common", "rows"),
    [
        (((1, 1),), [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,))]),
        (((1, 2),), [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((2,), (3,))]),
        (((0, 3), (2, 1)), [((0,), (0,)), ((1,), ()), ((), (1,)), ((), (2,)), ((2,), (3,))]),  # not both alone
    ],
)
def test_what_is_left_over_at_one_place_answers_by_its_common_sentences(
    common: tuple[tuple[int, int], ...], rows: list[Pair]
) -> None:
    scores = Scores((3, 4), pairs((0, 0, 0.9), (2, 3, 0.9)), common=common)
    assert [b.sides for b in align(scores).beads] == rows


def test_a_moved_row_parts_no_place() -> None:
    left_over = [((0,), (0,)), ((1,), ()), ((2,), (5,)), ((), (1,)), ((3,), (2,)), ((), (3,))]
    scores = Scores((4, 6), {}, common=((1, 1), (1, 3)))
    assert in_common(scores, left_over, frozenset((2,)))[1:] == [((2,), (5,)), ((1,), (1,)), ((3,), (2,)), ((), (3,))]


@pytest.mark.parametrize(
    ("row", "relation"),
    [
        (((0,), (0,)), "same"),
        (((0,), (1,)), "reworded"),
        (((0,), (0, 1)), "split"),
        (((0, 1), (0,)), "merged"),
        (((0, 2), (0, 1)), "moved"),
        (((0, 2), (0,)), "moved"),
        (((0,), (0, 2)), "moved"),
        (((1,), (1,)), "moved"),
        (((1,), ()), "one-sided"),
        (((), (1,)), "one-sided"),
    ],
)
def test_what_a_row_is_called(row: Pair, relation: str) -> None:
    scores = Scores((3, 3), {row: 0.77777}, keys=("a..", "abc"))
    found = bead(scores, row, {1: 1})
    assert found.relation == relation
    assert found.score == (0.0 if relation == "one-sided" else 1.0 if relation == "same" else 0.7778)


# --- clauses


@pytest.mark.parametrize(
    ("mass", "share", "elsewhere", "found"),
    [
        (CLAUSE_MIN_MASS, CLAUSE_CONTAINED, CLAUSE_ELSEWHERE - 0.01, True),
        (CLAUSE_MIN_MASS - 0.1, CLAUSE_CONTAINED, 0.0, False),
        (CLAUSE_MIN_MASS, CLAUSE_CONTAINED + 0.01, 0.0, False),
        (CLAUSE_MIN_MASS, 0.0, CLAUSE_ELSEWHERE, False),  # it stands in another paragraph of the other side
    ],
)
@pytest.mark.parametrize("side", [0, 1])
def test_a_sentence_is_missing_only_where_it_stands_nowhere(
    side: int, mass: float, share: float, elsewhere: float, found: bool
) -> None:
    turn = (lambda a, b: (a, b)) if side == 0 else (lambda a, b: (b, a))
    scores = Scores(turn(4, 4), pairs((1, 1, 0.9), (*turn(2, 3), elsewhere)), {(side, 2): mass}, {(side, 2): share})
    runs = [(range(1), range(1)), turn(range(1, 3), range(1, 2))]
    assert [place[:2] for place in one_sided_clauses(scores, runs)] == ([(side, 2)] if found else [])
    assert one_sided_clauses(scores, [turn(range(1, 3), range(0))]) == []  # nothing is looked for in nothing


@pytest.mark.parametrize("side", [0, 1])
def test_sentences_at_the_ends_that_read_the_same_are_not_looked_at_and_all_between_are(side: int) -> None:
    turn = (lambda a, b: (a, b)) if side == 0 else (lambda a, b: (b, a))
    scores = Scores(turn(5, 4), pairs((*turn(1, 1), 0.9)), keys=turn("a...e", "a..e"))
    found = one_sided_clauses(scores, [turn(range(5), range(4))])
    assert {place[:2] for place in found} == {(side, 2), (side, 3), (1 - side, 2)}


@pytest.mark.parametrize(
    ("score", "share", "doubt"),
    [(0.0, 0.0, False), (FACING_LEAST, 0.0, True), (0.0, CLAUSE_DOUBT, True), (0.0, CLAUSE_DOUBT - 0.01, False)],
)
def test_a_sentence_that_may_be_said_in_free_words_is_doubtful(score: float, share: float, doubt: bool) -> None:
    scores = Scores((2, 2), pairs((0, 0, 0.9), (1, 1, score)), shares={(0, 1): share, (1, 1): share})
    runs = [(range(2), range(2))]
    assert one_sided_clauses(scores, runs) == [(0, 1, doubt), (1, 1, doubt)]


# --- gathered


def test_passages_joined_over_one_that_is_lacking_become_one_row() -> None:
    rows: list[Pair] = [((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), ()), ((4,), (1,))]
    gains = {((0,), (0,)): 1.0, ((0, 2), (0,)): 3.0, ((4,), (1,)): 1.0, ((2, 4), (1,)): 2.5}
    found = gathered(rows, lambda a, b: gains.get((a, b), 0.0), lambda i, j: True)
    assert found == [((0, 2), (0,)), ((1,), ()), ((3,), ()), ((4,), (1,))]  # the larger gain
    found = gathered(rows, lambda a, b: gains.get((a, b), 0.0), lambda i, j: (i, j) != (2, 0))
    assert found == [((0,), (0,)), ((1,), ()), ((2, 4), (1,)), ((3,), ())]
    gains[(0, 2), (0,)] = gains[(2, 4), (1,)] = 1.0  # no more than without it
    assert gathered(rows, lambda a, b: gains.get((a, b), 0.0), lambda i, j: True) == rows


def test_two_lone_passages_around_one_become_its_row() -> None:
    for turned in (False, True):
        rows: list[Pair] = [((0,), ()), ((1,), ()), ((), (0,)), ((2,), ())]
        whole: Pair = ((0, 2), (0,))
        if turned:
            rows, whole = [row[::-1] for row in rows], whole[::-1]

        def gain(a: Run, b: Run, whole: Pair = whole) -> float:
            assert a, "a passage alone gains nothing and is not asked about"
            assert b
            return 2.0 if (a, b) == whole else 0.0

        found = gathered(rows, gain, lambda i, j: True)
        assert sorted(found) == sorted([whole, ((), (1,)) if turned else ((1,), ())])
        kept = gathered(rows, lambda a, b, whole=whole: 0.0, lambda i, j: True)
        assert kept == rows

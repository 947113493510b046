"""One table of several texts, from rows of pairs made by hand."""

from __future__ import annotations

from itertools import permutations

from diplodiff.align.nway import Rated, table
from diplodiff.model import Alignment, Bead, Relation

Run = tuple[int, ...]


def pair(first: int, second: int, sizes: tuple[int, int], *rows: tuple[Run, Run, float], rank: int = 0) -> Rated:
    """Rows of both sides, in the order of the first; what is left over stands alone."""
    beads: list[Bead] = []
    for ours, theirs, score in rows:
        relation: Relation = "reworded" if len(ours) == len(theirs) == 1 else "split" if len(ours) == 1 else "merged"
        beads.append(Bead((ours, theirs), relation if score < 1 else "same", score))
    for side in (0, 1):
        taken = {i for row in rows for i in row[side]}
        alone = [(i,) for i in range(sizes[side]) if i not in taken]
        beads += [Bead((run, ()) if side == 0 else ((), run), "one-sided") for run in alone]
    return Rated(first, second, Alignment(sizes, tuple(beads)), rank)


def rows(found: Alignment) -> list[tuple[Run, ...]]:
    return [bead.sides for bead in found.beads]


ONE = ((0,), (0,), 0.9)


def test_a_row_of_all_is_as_sure_as_the_least_sure_of_its_pairs() -> None:
    pairs = [pair(0, 1, (1, 1), ((0,), (0,), 1.0)), pair(0, 2, (1, 1), ONE), pair(1, 2, (1, 1), ((0,), (0,), 0.8))]
    (bead,) = table((1, 1, 1), pairs, (0, 1, 2)).beads
    assert (bead.sides, bead.relation, bead.score) == (((0,), (0,), (0,)), "reworded", 0.8)
    same = [pair(a, b, (1, 1), ((0,), (0,), 1.0)) for a, b in ((0, 1), (0, 2), (1, 2))]
    assert table((1, 1, 1), same, (0, 1, 2)).beads[0].relation == "same"


def test_two_paragraphs_of_a_text_stand_in_one_row_only_where_a_pair_has_them_together() -> None:
    split = [pair(0, 1, (1, 2), ((0,), (0, 1), 0.9)), pair(1, 2, (2, 1), ((0, 1), (0,), 0.9))]
    (bead,) = table((1, 2, 1), split, (0, 1, 2)).beads
    assert (bead.sides, bead.relation) == (((0,), (0, 1), (0,)), "split")
    # nothing has 0 and 1 of the second text together: the surer row stands, the other is refused
    apart = [pair(0, 1, (1, 2), ((0,), (0,), 0.9)), pair(1, 2, (2, 1), ((1,), (0,), 0.8)), pair(0, 2, (1, 1), ONE)]
    assert rows(table((1, 2, 1), apart, (0, 1, 2))) == [((0,), (0,), (0,)), ((), (1,), ())]
    merged = [pair(0, 1, (2, 1), ((0, 1), (0,), 0.9))]
    assert table((2, 1), merged, (0, 1)).beads[0].relation == "merged"


def test_one_pair_against_two_does_not_join() -> None:
    against = [pair(0, 1, (1, 1), ((0,), (0,), 0.5)), pair(0, 2, (1, 1)), pair(1, 2, (1, 1), ONE)]
    assert rows(table((1, 1, 1), against, (0, 1, 2))) == [((0,), (), ()), ((), (0,), (0,))]
    not_compared = against[::2]  # what was not compared says nothing against it
    assert rows(table((1, 1, 1), not_compared, (0, 1, 2))) == [((0,), (0,), (0,))]


def test_a_pair_of_one_language_is_joined_before_a_surer_one_across_languages() -> None:
    within = pair(0, 1, (1, 2), ((0,), (0,), 0.7))
    across = pair(0, 2, (1, 1), ((0,), (0,), 0.99), rank=1)
    other = pair(1, 2, (2, 1), ((1,), (0,), 0.99), rank=1)
    assert ((0,), (0,), (0,)) in rows(table((1, 2, 1), [within, across], (0, 1, 2)))
    found = rows(table((1, 2, 1), [within, other, across], (0, 1, 2)))
    assert any(row[0] == (0,) and row[1] == (0,) for row in found)


def test_ties_fall_the_same_way_in_whatever_order_the_texts_are_given() -> None:
    """The middle text has one paragraph that two others claim equally."""
    sizes, claims = (1, 1, 1, 1), [(0, 1), (1, 2), (2, 3), (3, 0)]
    outcomes = set()
    for given in permutations(range(4)):
        at = {text: n for n, text in enumerate(given)}
        pairs = []
        for a in range(4):
            for b in range(a + 1, 4):
                ours, theirs = given[a], given[b]
                linked = (ours, theirs) in claims or (theirs, ours) in claims
                pairs.append(pair(a, b, (1, 1), *([((0,), (0,), 0.6)] if linked else [])))
        found = table(sizes, pairs, given)
        outcomes.add(frozenset(frozenset(t for t in range(4) if row[at[t]]) for row in rows(found)))
    assert len(outcomes) == 1


def test_rows_stand_in_the_order_of_every_text() -> None:
    sizes = (2, 3, 2)
    pairs = [
        pair(0, 1, (2, 3), ((0,), (0,), 0.9), ((1,), (2,), 0.9)),
        pair(1, 2, (3, 2), ((0,), (0,), 0.9), ((2,), (1,), 0.9)),
        pair(0, 2, (2, 2), ((0,), (0,), 0.9), ((1,), (1,), 0.9)),
    ]
    assert rows(table(sizes, pairs, (0, 1, 2))) == [((0,), (0,), (0,)), ((), (1,), ()), ((1,), (2,), (1,))]


def test_of_two_rows_in_different_orders_the_one_that_less_speaks_for_has_moved() -> None:
    crossed = Alignment((2, 2), (Bead(((0,), (1,)), "moved", 0.9), Bead(((1,), (0,)), "reworded", 0.9)))
    third = pair(0, 2, (2, 2), ((0,), (0,), 0.9), ((1,), (1,), 0.9))
    found = table((2, 2, 2), [Rated(0, 1, crossed, 0), third], (0, 1, 2))
    assert {(bead.sides, bead.relation) for bead in found.beads} == {
        (((0,), (1,), (0,)), "moved"),
        (((1,), (0,), (1,)), "reworded"),
    }
    assert [bead.sides[0] for bead in found.beads] == [(0,), (1,)]
    swapped = [
        pair(0, 1, (2, 2), ((0,), (0,), 0.9), ((1,), (1,), 0.8)),
        pair(1, 2, (2, 2), ((0,), (0,), 0.9), ((1,), (1,), 0.8)),
        Rated(0, 2, Alignment((2, 2), (Bead(((0,), (1,)), "moved", 0.3), Bead(((1,), (0,)), "moved", 0.3))), 0),
    ]
    assert all(len(set(row)) == 1 for row in rows(table((2, 2, 2), swapped, (0, 1, 2))))


def test_of_rows_that_follow_one_another_in_a_circle_the_weakest_has_moved() -> None:
    """No pair of texts has its rows in two orders, but the three together have."""
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}
    places = {(0, 1): ((0,), (1,)), (1, 2): ((0,), (1,)), (0, 2): ((1,), (0,))}
    pairs = [pair(a, b, (2, 2), (*places[a, b], score)) for (a, b), score in scores.items()]
    found = table((2, 2, 2), pairs, (0, 1, 2))
    assert [(bead.sides, bead.relation) for bead in found.beads] == [
        (((), (0,), (1,)), "reworded"), (((0,), (1,), ()), "reworded"), (((1,), (), (0,)), "moved"),
    ]  # fmt: skip

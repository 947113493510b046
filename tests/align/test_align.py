"""Rows of an alignment: order, merges, moves, and the chain that anchors them."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplodiff.align import moves
from diplodiff.align.align import align
from diplodiff.align.chain import heaviest_chain
from diplodiff.model import Alignment
from diplodiff.similarity.surface import Passage, Surface
from tests.declarations import declaration

TEXT = [" ".join(p) for p in declaration(3, 12).paragraphs]


def aligned(left: list[str], right: list[str]) -> Alignment:
    return align(Surface([Passage(t) for t in left], [Passage(t) for t in right]))


def rows(alignment: Alignment) -> list[tuple[tuple[tuple[int, ...], ...], str]]:
    return [(bead.sides, bead.relation) for bead in alignment.beads]


def test_equal_texts_are_equal_rows() -> None:
    assert rows(aligned(TEXT, TEXT)) == [(((i,), (i,)), "same") for i in range(12)]


def test_an_omission_leaves_the_rest_paired() -> None:
    found = aligned(TEXT, TEXT[:4] + TEXT[5:])
    assert (((4,), ()), "one-sided") in rows(found)
    assert sum(1 for bead in found.beads if bead.relation == "same") == 11


def test_two_merged_into_one() -> None:
    merged = [*TEXT[:3], TEXT[3] + " " + TEXT[4], *TEXT[5:]]
    assert (((3, 4), (3,)), "merged") in rows(aligned(TEXT, merged))
    assert (((3,), (3, 4)), "split") in rows(aligned(merged, TEXT))


def test_three_merged_into_one() -> None:
    merged = [*TEXT[:3], " ".join(TEXT[3:6]), *TEXT[6:]]
    assert (((3, 4, 5), (3,)), "merged") in rows(aligned(TEXT, merged))


@pytest.mark.parametrize("more", [0, 4])
def test_moves_among_many_passages_are_those_among_few(monkeypatch: pytest.MonkeyPatch, more: int) -> None:
    left, right = [*TEXT, *TEXT[:more]], [*reversed(TEXT), *("A line of its own.",) * (4 - more)]
    few = moves.moved(_words(left, right), list(range(8)), list(range(4, 12)))
    monkeypatch.setattr(moves, "GAP_CELLS", 0)
    assert moves.moved(_words(left, right), list(range(8)), list(range(4, 12))) == few
    assert few


def _words(left: list[str], right: list[str]) -> Surface:
    return Surface([Passage(t) for t in left], [Passage(t) for t in right])


def test_a_moved_and_edited_paragraph_keeps_its_partner() -> None:
    edited = TEXT[2].replace("teams", "crews").replace("agreed to", "will").replace(" and ", " and also ")
    found = aligned(TEXT, [*TEXT[:2], *TEXT[3:9], edited, *TEXT[9:]])
    assert (((2,), (8,)), "moved") in rows(found)
    assert not any(bead.relation == "one-sided" for bead in found.beads)


def test_a_heading_behind_the_mark_of_a_note_is_the_same_heading() -> None:
    heads = [Passage("Transitional provision", "Art. 15", heading=True)], [Passage("9 Art. 15 Transitional provision")]
    sides = [[Passage(TEXT[0]), *head, Passage(TEXT[1])] for head in heads]
    assert [bead.sides for bead in align(Surface(sides[0], sides[1])).beads] == [((i,), (i,)) for i in range(3)]


def test_a_line_inside_a_long_form_is_not_that_form_moved() -> None:
    line = "project work and the expert interview on the project work"
    found = aligned([*TEXT, f"{TEXT[0][::-1]} {line} {' '.join(TEXT[1:4])[::-1]}"], [line, *TEXT])
    assert {(((12,), ()), "one-sided"), (((), (0,)), "one-sided")} <= set(rows(found))


def test_unrelated_texts_are_one_sided() -> None:
    others = [" ".join(p) for p in declaration(99, 8).paragraphs]
    found = aligned(TEXT, [t.translate(str.maketrans("aeiou", "uoiea")) for t in others])
    assert {bead.relation for bead in found.beads} == {"one-sided"}


def test_repeated_paragraphs_are_tied_in_order() -> None:
    text = ["The Parties shall consult each other at once."] * 3
    assert rows(aligned(text, text)) == [(((i,), (i,)), "same") for i in range(3)]


@pytest.mark.parametrize("seed", range(3))
def test_a_long_text_is_aligned_through_its_anchors(seed: int) -> None:
    rng = random.Random(seed)
    text = [" ".join(p) for p in declaration(seed, 400).paragraphs]
    gone = set(rng.sample(range(400), 20))
    edited = [t.replace("The", "Their", 1) if i % 7 == 0 else t for i, t in enumerate(text) if i not in gone]
    found = aligned(text, edited)
    assert {b.sides[0][0] for b in found.beads if b.relation == "one-sided"} == gone


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9)), max_size=9))
def test_the_chain_is_the_heaviest(pairs: list[tuple[int, int, int]]) -> None:
    weights: dict[tuple[int, int], int] = {}
    for a, b, w in pairs:
        weights[a, b] = max(w, weights.get((a, b), 0))

    def rises(chain: tuple[tuple[int, int], ...]) -> bool:
        return all(p[0] < q[0] and p[1] < q[1] for p, q in pairwise(chain))

    keys = sorted(weights)
    best = max(
        (sum(weights[k] for k in c) for n in range(len(keys) + 1) for c in combinations(keys, n) if rises(c)), default=0
    )
    chain = tuple(heaviest_chain([(a, b, float(w)) for (a, b), w in weights.items()]))
    assert rises(chain)
    assert sum(weights[pair] for pair in chain) == best

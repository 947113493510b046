"""Passages that stand on the other side as a sentence of a longer paragraph: made vectors."""

from __future__ import annotations

import numpy as np
import pytest

from diplodiff.align.cross import align_across
from diplodiff.align.embedded import Starts, embedded, has_hosts
from diplodiff.model import Alignment, Bead
from tests.align.test_cross import meanings, scores

COUNT, AT = 30, 12  # the left side has the passages AT and AT + 1 in one paragraph


def joined(lacks: bool = False, at: int = AT) -> tuple[Alignment, Alignment, Starts]:
    """The alignment of such texts before and after the second look; or of a left side that lacks the first of the two.

    The vector of the paragraph is that of its second sentence.
    """
    said = meanings(COUNT)
    right = scores(np.delete(said, at, axis=0), said)
    sentences = scores(np.delete(said, at, axis=0) if lacks else said, said)
    extra = 0 if lacks else 1
    starts = ([n + (extra if n > at else 0) for n in range(COUNT)], list(range(COUNT + 1)))
    before = align_across(right)
    return before, embedded(right, sentences, before, starts), starts


@pytest.mark.parametrize("at", [0, AT, COUNT - 2])
def test_a_sentence_of_a_longer_paragraph_is_not_alone(at: int) -> None:
    before, after, starts = joined(at=at)
    assert [bead.sides for bead in before.beads if bead.relation == "one-sided"] == [((), (at,))]
    assert has_hosts(before, starts)
    assert [(bead.sides, bead.relation) for bead in after.beads if len(bead.sides[1]) != 1] == [
        (((at,), (at, at + 1)), "split")
    ]
    assert not [bead for bead in after.beads if bead.relation == "one-sided"]


def test_a_passage_that_is_lacking_stays_alone() -> None:
    before, after, starts = joined(lacks=True)
    assert not has_hosts(before, starts)
    assert after == before


def test_a_sentence_that_answers_another_one_takes_nothing_in() -> None:
    said = meanings(COUNT)
    right = scores(np.delete(said, AT, axis=0), said)
    before = align_across(right)
    starts = ([n + (1 if n > AT else 0) for n in range(COUNT)], list(range(COUNT + 1)))
    other = np.insert(np.delete(said, AT, axis=0), AT, meanings(1, seed=7), axis=0)  # a first sentence of its own
    assert has_hosts(before, starts)
    assert embedded(right, scores(other, said), before, starts) == before


def facing(kept: int, count: int = 2) -> tuple[Alignment, Alignment]:
    """A paragraph of `count` sentences on the left; on the right one of them (-1: another one) is all of the paragraph."""
    said, own = meanings(COUNT), meanings(2, seed=7)  # the whole is like neither of its sentences
    left, right = said.copy(), said.copy()
    left[AT], right[AT] = own[0], said[AT] if kept >= 0 else own[1]
    parts = np.insert(said, AT, meanings(1, seed=9), axis=0) if count == 2 else left
    starts = ([n + (n > AT and count == 2) for n in range(COUNT + 1)], list(range(COUNT + 1)))
    paragraphs = scores(left, right)
    before = align_across(paragraphs)
    return before, embedded(paragraphs, scores(parts, right), before, starts)


def alone(alignment: Alignment) -> list[tuple[tuple[int, ...], ...]]:
    return [bead.sides for bead in alignment.beads if bead.relation == "one-sided"]


def test_what_remains_of_a_paragraph_answers_the_whole_that_it_faces() -> None:
    before, after = facing(kept=1)
    assert alone(before) == [((AT,), ()), ((), (AT,))] or alone(before) == [((), (AT,)), ((AT,), ())]
    assert alone(after) == []


def test_another_passage_face_to_face_stays_alone() -> None:
    before, after = facing(kept=-1)
    assert len(alone(before)) == 2
    assert after == before


@pytest.mark.parametrize(("ours", "theirs", "may"), [(1, 1, False), (2, 2, False), (1, 2, True), (0, 2, False)])
def test_what_remains_of_a_paragraph_has_fewer_sentences_than_the_whole(ours: int, theirs: int, may: bool) -> None:
    """0: a heading, which has no sentence."""
    rows = Alignment((1, 1), (Bead(((0,), ()), "one-sided"), Bead(((), (0,)), "one-sided")))
    assert has_hosts(rows, ([0, ours], [0, theirs])) is may
    assert has_hosts(rows, ([0, theirs], [0, ours])) is may

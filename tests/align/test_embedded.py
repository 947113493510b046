"""Passages that stand on the other side as a sentence of a longer paragraph: made vectors."""

from __future__ import annotations

import numpy as np

from diplodiff.align.cross import align_across
from diplodiff.align.embedded import Starts, embedded, has_hosts
from diplodiff.model import Alignment
from tests.align.test_cross import meanings, scores

COUNT, AT = 30, 12  # the left side has the passages AT and AT + 1 in one paragraph


def joined(lacks: bool = False) -> tuple[Alignment, Alignment, Starts]:
    """The alignment of such texts before and after the second look; or of a left side that lacks the first of the two.

    The vector of the paragraph is that of its second sentence.
    """
    said = meanings(COUNT)
    right = scores(np.delete(said, AT, axis=0), said)
    sentences = scores(np.delete(said, AT, axis=0) if lacks else said, said)
    extra = 0 if lacks else 1
    starts = ([n + (extra if n > AT else 0) for n in range(COUNT)], list(range(COUNT + 1)))
    before = align_across(right)
    return before, embedded(right, sentences, before, starts), starts


def test_a_sentence_of_a_longer_paragraph_is_not_alone() -> None:
    before, after, starts = joined()
    assert [bead.sides for bead in before.beads if bead.relation == "one-sided"] == [((), (AT,))]
    assert has_hosts(before, starts)
    assert [(bead.sides, bead.relation) for bead in after.beads if len(bead.sides[1]) != 1] == [
        (((AT,), (AT, AT + 1)), "split")
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

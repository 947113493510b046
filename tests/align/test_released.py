"""Passages that a larger row took in and that the other side lacks: made vectors."""

from __future__ import annotations

import numpy as np
import pytest

from diplodiff.align.cross import align_across
from diplodiff.align.released import has_larger, released
from diplodiff.align.rows import bead
from diplodiff.model import Alignment, Bead
from tests.align.test_cross import meanings, scores

COUNT, AT = 30, 12


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("lone", [AT, AT + 1])
def test_a_passage_of_which_no_sentence_is_there_stands_alone_again(side: int, lone: int) -> None:
    """One side has a passage more; its row holds that and its neighbour against what the neighbour alone answers."""
    said = meanings(COUNT)
    texts = (said, np.delete(said, lone, axis=0)) if side == 0 else (np.delete(said, lone, axis=0), said)
    sentences = scores(*texts)
    starts = (list(range(len(texts[0]) + 1)), list(range(len(texts[1]) + 1)))
    right = align_across(sentences)
    alone = next(n for n, row in enumerate(right.beads) if row.relation == "one-sided")
    number = alone if lone == AT else alone - 1  # its neighbour after it, or before it
    first, second = right.beads[number : number + 2]
    joined = first.sides[0] + second.sides[0], first.sides[1] + second.sides[1]
    rows: list[Bead] = [*right.beads]
    rows[number : number + 2] = [bead(sentences, joined, {})]
    wrong = Alignment(right.sizes, tuple(rows))
    assert has_larger(wrong)
    after, doubts = released(sentences, sentences, wrong, starts)
    assert after == right
    assert doubts.keys() == {(side, lone)}
    assert doubts[side, lone] < 0.1


def test_what_was_joined_stays_joined() -> None:
    said, own = meanings(COUNT), meanings(1, seed=7)
    whole = np.delete(said, AT, axis=0)
    whole[AT] = said[AT] + said[AT + 1]
    paragraphs = scores(said, whole)
    sides = ((AT, AT + 1), (AT,))
    rows = [*(((n,), (n,)) for n in range(AT)), sides, *(((n + 1,), (n,)) for n in range(AT + 1, COUNT - 1))]
    before = Alignment((COUNT, COUNT - 1), tuple(bead(paragraphs, row, {}) for row in rows))
    starts = (list(range(COUNT + 1)), [n + (n > AT) for n in range(COUNT)])
    assert released(paragraphs, scores(said, said), before, starts) == (before, {})
    other = said.copy()
    other[AT + 1] = own[0]  # a sentence of another meaning is not one that is lacking: both sides have one too many
    assert not released(paragraphs, scores(said, other), before, starts)[1]

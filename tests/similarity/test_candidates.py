"""What is worth scoring in long gaps: the right passage is suggested however few different words the texts have."""

from __future__ import annotations

import random

import pytest

from diplodiff.align.align import align
from diplodiff.similarity.candidates import candidates
from diplodiff.similarity.surface import Passage, Surface


def _texts(vocabulary: int, count: int, length: int, exchanged: float) -> tuple[list[list[int]], list[list[int]]]:
    rng = random.Random(vocabulary)
    ours = [[rng.randrange(vocabulary) for _ in range(length)] for _ in range(count)]
    return ours, [[rng.randrange(vocabulary) if rng.random() < exchanged else w for w in p] for p in ours]


@pytest.mark.parametrize(("vocabulary", "exchanged"), [(30, 0.05), (100, 0.2), (500, 0.4), (20_000, 0.6)])
def test_the_answer_is_among_the_suggested(vocabulary: int, exchanged: float) -> None:
    ours, theirs = _texts(vocabulary, 300, 40, exchanged)
    found = set(candidates((ours, theirs), range(300), range(300)))
    assert sum((i, i) in found for i in range(300)) >= 297
    assert len(found) <= 8 * 300


def test_a_single_uncommon_word_suggests_a_pair_where_no_run_is_shared() -> None:
    sides = [[1, 2, 3, 4], [5, 6, 7, 8]], [[5, 9, 10, 11], [4, 12, 13, 14]]
    assert list(candidates(sides, [0, 1], [0, 1])) == [(0, 1), (1, 0)]


def test_only_the_passages_asked_for_are_suggested() -> None:
    sides = ([[1, 2]] * 3, [[1, 2]] * 3)
    assert set(candidates(sides, [1], [0, 2])) == {(1, 0), (1, 2)}


@pytest.mark.parametrize("moved", [False, True])
def test_long_texts_of_few_different_words_are_aligned(moved: bool) -> None:
    ours, theirs = _texts(60, 300, 30, 0.1)
    order = [*range(150, 300), *range(150)] if moved else list(range(300))
    sides = [[Passage(" ".join(f"w{n}" for n in p)) for p in side] for side in (ours, [theirs[i] for i in order])]
    rows = {bead.sides for bead in align(Surface(*sides)).beads}
    assert len(rows & {((i,), (at,)) for at, i in enumerate(order)}) >= 299


@pytest.mark.parametrize("seed", range(5))
def test_a_passage_that_stands_in_another_is_never_ruled_out(seed: int) -> None:
    rng = random.Random(seed)
    words = [f"w{n}" for n in range(50)]
    hosts = [rng.choices(words, k=rng.randint(5, 30)) for _ in range(60)]
    inside = []
    for host in hosts:
        start = rng.randrange(len(host))
        inside.append([w for w in host[start : start + 12] if rng.random() < 0.9] or host[:1])
    scores = Surface(*([Passage(" ".join(p)) for p in side] for side in (inside, hosts)))
    for i in range(60):
        held = any(scores.contained(0, i, (j,)) >= 0.9 for j in range(60))
        assert scores.may_stand_in_one(0, i, 0.9) or not held
    strange = Surface([Passage("a b c d e f")], [Passage("a b g h i j"), Passage("a k l m n o")])
    assert not strange.may_stand_in_one(0, 0, 0.9)

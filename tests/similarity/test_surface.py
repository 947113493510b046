"""The closest passage is found without scoring every pair, and is the one that scoring every pair finds."""

from __future__ import annotations

import random

import pytest

from diplodiff.settings.similarity import NEAREST_COUNTED
from diplodiff.similarity.surface import Passage, Surface

_WORDS = [
    "the",
    "sides",
    "agreed",
    "to",
    "expand",
    "ferries",
    "lighthouses",
    "mines",
    "by",
    "2030",
    "5",
    "Trade",
    "water",
    "互信",
    "合作",
]


def _passages(rng: random.Random, count: int) -> list[Passage]:
    """Passages of few words, so that many share some and some are alike; headings, bare labels and empty ones among them."""
    found = []
    for _ in range(count):
        text = " ".join(rng.choices(_WORDS, k=rng.choice((0, 1, 1, 2, 5, 9, 12))))
        heading = rng.random() < 0.15
        text = text if rng.random() < 0.9 else text.upper() + "."
        found.append(Passage(text, rng.choice((None, "5.", "Trade", "Article 5")), heading))
    return found


@pytest.mark.parametrize("counted", [0, NEAREST_COUNTED])  # by numpy at once, or not
@pytest.mark.parametrize("seed", range(12))
def test_nearest_is_the_best_of_all_pairs(seed: int, counted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplodiff.similarity.shared_weight.NEAREST_COUNTED", counted)
    rng = random.Random(seed)
    sides = [_passages(rng, 40), _passages(rng, 45)]
    scores, plain = Surface(*sides), Surface(*sides)
    for side in (0, 1):
        for index in range(len(sides[side])):
            every = [
                (plain.score((index,), (other,)) if side == 0 else plain.score((other,), (index,)), other)
                for other in range(len(sides[1 - side]))
            ]
            best, at = max(every, key=lambda s: (s[0], -s[1]))
            assert scores.nearest(side, index) == (at, best)


@pytest.mark.parametrize(
    ("ours", "theirs", "elsewhere", "found"),
    [
        (
            ("The sides will open two ferry lines.", "Trade grew."),
            ("The sides will open two ferry lines!", "It rained."),
            "",
            True,
        ),
        (("They agreed.", "Trade grew."), ("They agreed.", "It rained."), "", False),  # it says too little
        (
            ("The sides will open two ferry lines.", "Trade grew."),
            ("The sides will open two ferry lines.",),
            "ours",
            False,
        ),
        (
            ("The sides will open two ferry lines.", "Mines and water " * 12),
            ("The sides will open two ferry lines.",),
            "",
            False,
        ),
        (("双方将开通两条轮渡航线。", "贸易增长。"), ("双方将开通两条轮渡航线。", "下雨了。"), "", True),
    ],
)
def test_a_sentence_of_both_and_of_no_others(
    ours: tuple[str, ...], theirs: tuple[str, ...], elsewhere: str, found: bool
) -> None:
    sides = [[Passage(" ".join(said), sentences=said)] for said in (ours, theirs)]
    if elsewhere:
        sides[0].append(sides[0][0])
    assert Surface(*sides).has_common(0, 0) is found


def test_many_equal_lines_are_scored_once() -> None:
    lines = [Passage(f"{n % 7}", f"{n}.") for n in range(1500)]
    scores = Surface(lines, lines[3:])
    for index in range(1500):
        scores.nearest(0, index)
    assert len(scores._pairs) <= 49


def test_a_share_below_what_is_asked_is_only_told_to_be_below() -> None:
    rng = random.Random(4)
    known = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    texts = [" ".join(rng.choices(known, k=rng.randint(1, 12))) for _ in range(24)]
    sides = [[Passage(t) for t in texts[:12]], [Passage(t) for t in texts[12:]]]
    for side, index, other in ((s, i, (j, j + 1)) for s in (0, 1) for i in range(12) for j in range(11)):
        exact = Surface(*sides).contained(side, index, other)
        told = Surface(*sides).contained(side, index, other, 0.5)
        assert told == exact if exact >= 0.5 else told < 0.5

"""The lexicon of two texts: what a score is, and that many at once are what each is alone."""

from __future__ import annotations

import random
from itertools import product
from math import log

import pytest

from diplodiff.settings.across import LEXICON_DOUBT, LEXICON_WEIGHT
from diplodiff.similarity.lexicon import Lexicon

WORDS = (
    *("ferries", "mines", "water", "trade", "ports", "school", "river", "bridge"),
    *("grain", "talks", "border", "visas", "fleet", "prices"),
)
PAIRS = [(n, n) for n in range(16)]


def sides(seed: int) -> tuple[list[str], list[str]]:
    rng = random.Random(seed)
    said = [rng.choices(WORDS, k=rng.randrange(2, 9)) for _ in range(18)]
    return [" ".join(words) for words in said], [" ".join(word[::-1] for word in words) for words in said]


@pytest.mark.parametrize("seed", range(3))
def test_a_score_does_not_depend_on_what_is_scored_with_it(seed: int) -> None:
    runs = [(0,), (17,), (3, 4), (15, 16, 17), (5, 6, 7, 8)]
    rows = list(product(runs, runs))
    alone, together = Lexicon(sides(seed), PAIRS), Lexicon(sides(seed), PAIRS)
    together.score_all(rows)
    assert [alone.score(*row) for row in rows] == [together.score(*row) for row in rows]
    assert 0.0 < together.score((17,), (17,)) < 1.0


def test_a_pair_never_vouches_for_itself() -> None:
    """By hand: words of passage 0, whose counterparts are judged by the other sure pairs alone."""
    texts = sides(4)
    lexicon, units = Lexicon(texts, PAIRS), [[set(t.split()) for t in side] for side in texts]
    for at in (0, 17):
        others = [n for n in range(16) if n != at]
        total, known = 0.0, LEXICON_WEIGHT
        for side in (0, 1):
            for word in units[side][at]:
                count = sum(word in units[side][n] for n in others)
                held = sum(word in passage for passage in units[side])
                if not count or held < 2:
                    continue
                likeness = [
                    2
                    * sum(word in units[side][n] and w in units[1 - side][n] for n in others)
                    / (count + sum(w in units[1 - side][n] for n in others) + LEXICON_DOUBT)
                    for w in units[1 - side][at]
                ]
                weight = log(19 / (held + 0.5))
                total, known = total + weight * max(likeness), known + weight
        assert lexicon.score((at,), (at,)) == pytest.approx(total / known)

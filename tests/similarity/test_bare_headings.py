"""What headings of two languages take over from what stands under them."""

from __future__ import annotations

from diplodiff.similarity.bare_headings import Passage, bare_odds, worded_odds


class Pairs:
    """Odds of every two passages, by their places."""

    def __init__(self, odds: dict[tuple[int, int], float]) -> None:
        self._odds = odds

    def at(self, left: int, right: int) -> float:
        return self._odds.get((left, right), -3.0)


SIDES = (
    [Passage("Costs", True, 5), Passage("Each bears its own."), Passage("Aid", True, 6), Passage("Tents are sent.")],
    [Passage("Kharashka", True, 5), Passage("Mid kasta."), Passage("Gargaarka", True, 6), Passage("Teendhooyin.")],
)


def test_words_over_passages_that_answer_gain_and_others_lose_nothing() -> None:
    pairs, own = Pairs({(1, 1): 3.0, (3, 3): 3.0, (0, 0): 1.0, (0, 2): 1.0}), 1.0
    less, other = Pairs({(1, 1): 1.0, (0, 0): own}), Pairs({(1, 3): 3.0, (0, 2): own})
    assert worded_odds(SIDES, pairs, 0, 0) > worded_odds(SIDES, less, 0, 0) > own
    assert worded_odds(SIDES, pairs, 0, 2) == own
    assert worded_odds(SIDES, other, 0, 2) < worded_odds(SIDES, pairs, 0, 0)  # numbers differ


def test_vectors_of_a_word_or_two_do_not_part_headings_over_passages_that_answer() -> None:
    pairs = Pairs({(0, 0): -12.0, (1, 1): 3.0, (0, 2): -12.0})
    assert worded_odds(SIDES, pairs, 0, 0) > 0
    assert worded_odds(SIDES, pairs, 0, 2) == -12.0
    long = ([Passage("What the visit of the two delegations cost", True, 5), *SIDES[0][1:]], SIDES[1])
    assert worded_odds(long, pairs, 0, 0) < -5


def test_bare_labels_lose_where_what_stands_under_them_does_not_answer() -> None:
    sides = tuple([Passage("", p.heading, p.number) if p.heading else p for p in side] for side in SIDES)
    pairs = Pairs({(1, 1): 3.0, (3, 3): 3.0})
    assert bare_odds((sides[0], sides[1]), pairs, 0, 0) > 0 > bare_odds((sides[0], sides[1]), pairs, 0, 2)

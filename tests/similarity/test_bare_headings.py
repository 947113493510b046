"""What headings of two languages take over from what stands under them."""

from __future__ import annotations

from diplodiff.similarity.bare_headings import Passage, bare_odds, lead_odds, shared_styles, worded_odds


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


def test_chapters_gain_what_speaks_for_their_first_articles_and_lose_nothing() -> None:
    chapter = Passage("Assembly", True, 4)
    sides = [chapter, *SIDES[0]], [Passage("Golaha", True, 4), *SIDES[1]]
    alike, apart = Pairs({(0, 0): -12.0, (2, 2): 3.0}), Pairs({(0, 0): -12.0, (2, 2): -9.0})
    assert worded_odds(sides, alike, 0, 0) > 0
    assert worded_odds(sides, apart, 0, 0) == -12.0
    bare = [Passage("", True, 4), *SIDES[0]], [Passage("", True, 4), *SIDES[1]]
    assert bare_odds(bare, alike, 0, 0) > bare_odds(bare, apart, 0, 0) > 0


def test_words_that_lead_in_lists_answer_where_the_first_items_do() -> None:
    item = Passage("keep the dam", labelled=True)
    sides = [Passage("The council:"), item], [Passage("Golaha ayaa:"), item]
    assert (lead_odds(sides, Pairs({(0, 0): -9.0, (1, 1): 3.0}), 0, 0) or 0.0) > 0
    assert lead_odds(sides, Pairs({(0, 0): -9.0, (1, 1): -1.0}), 0, 0) is None
    assert lead_odds(([Passage("The council."), item], sides[1]), Pairs({(1, 1): 3.0}), 0, 0) is None
    assert lead_odds((sides[0], [Passage("Golaha ayaa:"), Passage("ilaali")]), Pairs({(1, 1): 3.0}), 0, 0) is None
    assert lead_odds((sides[0], [Passage("Golaha ayaa:")]), Pairs({(1, 1): 3.0}), 0, 0) is None


def test_styles_of_headings_tell_them_apart_where_both_texts_have_both() -> None:
    chapter, article, other = (Passage("Aid", True, 1, True, style) for style in ("section", "article", "I."))
    assert shared_styles(([chapter, article, Passage("a")], [article, chapter])) == {"section", "article"}
    assert shared_styles(([chapter, article], [article, other])) == {"article"}

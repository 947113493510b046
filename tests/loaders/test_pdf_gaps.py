"""PDF headings set wide, letter by letter, and lines that only look so."""

from __future__ import annotations

import pytest

from diplodiff.loaders.pdf_gaps import cuts, set_wide
from diplodiff.loaders.pdf_tables import Edge


@pytest.mark.parametrize(
    ("text", "gaps", "words"),
    [
        ("J O I N T T E X T", [5, 5, 5, 5, 14, 5, 5, 5], ["JOINT", "TEXT"]),
        ("С Т А Т Ь Я 1 0", [4, 4, 4, 4, 4, 10, 4], ["СТАТЬЯ", "10"]),
        ("T R A D E , W A T E R", [5, 5, 5, 5, 5, 13, 5, 5, 5, 5], ["TRADE,", "WATER"]),
        ("A B C and what follows them here", [3, 3, 3, 3, 3, 3, 3], None),
        ("1 2 3 4 5 6", [5, 5, 5, 5, 5], None),
        ("A line of prose", [3, 3, 3], None),
    ],
)
def test_letters_that_stand_alone_are_words_where_wider_gaps_part_them(
    text: str, gaps: list[float], words: list[str] | None
) -> None:
    assert set_wide(text, gaps) == words


def test_words_on_two_sides_of_a_rule_are_two_runs_however_near_they_stand() -> None:
    firsts, lasts = [(0.0, 0.0, 5.0, 10.0), (30.0, 0.0, 35.0, 10.0)], [(21.0, 0.0, 26.0, 10.0), (50.0, 0.0, 55.0, 10.0)]
    assert cuts(firsts, lasts, [4.0], []) == [2]
    assert cuts(firsts, lasts, [4.0], [Edge(False, 28, -5, 40)]) == [1, 2]

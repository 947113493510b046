"""Numbers within articles."""

from __future__ import annotations

from diplodiff.similarity.bare_headings import Passage
from diplodiff.similarity.numbered import within_articles

HEAD = Passage("Votes", True, 1, True, "article")


def numbered(*numbers: int, style: str = "1.") -> list[Passage]:
    return [Passage("x", False, n, True, style) for n in numbers]


def test_paragraphs_are_counted_where_numbers_begin_again() -> None:
    items = numbered(1, 2, style="(a)")
    text = [HEAD, *numbered(1, 2), *items, *numbered(3), HEAD, Passage("Rules."), HEAD, *numbered(1, 2)]
    assert within_articles(text) == {1: (1, 3), 2: (2, 3), 5: (3, 3), 9: (1, 2), 10: (2, 2)}


def test_numbers_that_run_on_or_lack_one_tell_nothing_more() -> None:
    assert within_articles([HEAD, *numbered(1, 3), HEAD, *numbered(4, 5), HEAD, *numbered(1)]) == {}
    assert within_articles([*numbered(1, 2), HEAD]) == {}

"""Lists of links are no text; a link inside a line is."""

from __future__ import annotations

from diplodiff.loaders.pdf_links import REASON, link_lists
from diplodiff.loaders.pdf_page import Page, page_blocks
from diplodiff.loaders.pdf_runs import Box, Run


def line(text: str, top: float, left: float = 72, order: int = 0) -> Run:
    return Run(text, left, top, left + 5 * len(text), top + 10, 10, False, 0, order, False)


def over(run: Run) -> Box:
    return run.left, run.top, run.right, run.bottom


TEXT = [line(f"{n}. The Sides shall dredge the channel each spring.", 200 + 14 * n, order=n) for n in range(1, 6)]


def test_a_menu_and_the_news_below_a_text_are_lists_of_links() -> None:
    menu = [
        line(word, 40, left, order) for word, left, order in (("Home", 72, 10), ("News", 140, 11), ("Press", 200, 12))
    ]
    news = [line("Ferry line opens in Ostra", 500), line("Nine bridges repaired", 514)]
    head = line("Related news", 480)
    runs = [*menu, *TEXT, head, *news]
    assert link_lists(runs, [over(run) for run in (*menu, *news)]) == {*menu, head, *news}


def test_bullets_before_links_are_part_of_their_lines() -> None:
    news = [line("• Ferry line opens in Ostra", 500), line("• Nine bridges repaired", 514)]
    links = [(run.left + 10, run.top, run.right, run.bottom) for run in news]
    assert link_lists([*TEXT, *news], links) == set(news)


def test_links_in_lines_of_text_and_lone_ones_are_text() -> None:
    cited = line("The annex is published at", 500)
    behind = Run("the archive of Ostra", 200, 500, 300, 510, 10, False, 0, 1, False)
    lone = line("Annex on the dredging of channels", 600)
    assert not link_lists([*TEXT, cited, behind, lone], [over(behind), over(lone)])


def test_links_are_left_out_with_their_reason() -> None:
    news = [line("Ferry line opens in Ostra", 500), line("Nine bridges repaired", 514)]
    page = Page(1, (*TEXT, *news), links=tuple(map(over, news)))
    assert [b.text for b in page_blocks(page, 10) if b.left_out == REASON] == [run.text for run in news]

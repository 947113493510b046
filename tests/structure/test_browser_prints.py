"""A web page that a browser printed: its margins, and what the page shows around its text, are left out."""

from __future__ import annotations

import pytest

from diplodiff.model import Block, Location
from diplodiff.structure.browser_prints import MARGIN, without_margins, without_notices

WORDS = "The Sides shall dredge the channel of the lower Lomar each spring."


def line(text: str, top: float, page: int = 1, size: float = 12.0, left: float = 40) -> Block:
    return Block(text, "line", Location(page, (left, top, left + 5 * len(text), top + size)), size=size)


def printed(page: int, head: str, foot: str) -> list[Block]:
    return [
        line(head, 15, page, 8.0),
        *(line(WORDS, 40 + 16 * n, page) for n in range(5)),
        line(foot, 770, page, 8.0),
    ]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("11/3/31, 4:05 PM Joint Statement | Ostra", "https://ostra.example/news/41 {}/2"),
        ("Joint Statement https://ostra.example/news/41", "{} of 2 03/11/2031, 16:05"),
    ],
)
def test_what_a_browser_writes_above_and_below_its_pages_is_left_out(head: str, foot: str) -> None:
    blocks = without_margins(tuple(b for n in (1, 2) for b in printed(n, head, foot.format(n))))
    assert [b.text for b in blocks if b.left_out == MARGIN] == [head, foot.format(1), head, foot.format(2)]


def test_an_address_in_the_text_makes_no_margins() -> None:
    blocks = tuple(
        [*(line(WORDS, 40 + 16 * n) for n in range(5)), line("See https://ostra.example/annex of 2031.", 130)]
        + [line(WORDS, 200 + 16 * n) for n in range(5)]
    )
    assert without_margins(blocks) == blocks


def test_the_first_line_of_a_text_is_no_margin_for_its_address_below() -> None:
    blocks = without_margins(
        (*(line(WORDS, 40 + 16 * n) for n in range(5)), line("https://ostra.example 1/1", 770, size=8))
    )
    assert [b.text for b in blocks if b.left_out] == ["https://ostra.example 1/1"]


NOTICE = "Our cookies remember your language. Accept or refuse them."


def test_notices_of_a_page_are_left_out_where_it_is_one() -> None:
    text, shown = (Block(t, "paragraph", Location(1)) for t in (WORDS, NOTICE))
    link = Block("Home", "line", Location(1), left_out="links")
    assert [b.left_out for b in without_notices((link, text, shown))] == ["links", None, "cookie notice"]
    assert without_notices((text, shown)) == (text, shown)


def test_a_numbered_passage_is_no_notice() -> None:
    blocks = (Block("Home", "line", Location(1), left_out="links"), Block(NOTICE, "paragraph", Location(1), number="4"))
    assert without_notices(blocks) == blocks

"""What pages set between paragraphs: captions, pulled quotations, calls to read on; and what only looks like them."""

from __future__ import annotations

import pytest

from diplodiff.loaders.html_cues import shows
from tests.reading import compared, read

_TEXT = [
    "The Presidents of Ostra and Vael met in Marn and agreed to open a ferry line between their two ports.",
    "They will exchange lists of lighthouses and buoys every six months without any further request of either.",
    "They will found a joint school of navigation in the harbour of Kelm, with teachers from both countries.",
    "They will meet again in two years.",
]


def _page(*between: str) -> str:
    paragraphs = "".join(
        f"<p>{text}</p>{extra}" for text, extra in zip(_TEXT, (*between, "", "", "", ""), strict=False)
    )
    return (
        f'<html lang="en"><body><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul><div><h1>Joint Statement'
        f" of Ostra and Vael</h1>{paragraphs}</div></body></html>"
    )


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        ('<p><img src="a.jpg"><br>The two Presidents in the great hall after the ceremony</p>', "picture caption"),
        ('<div><img src="a.jpg"><div>The two Presidents in the great hall</div></div>', "picture caption"),
        ("<p>Photo: Press Service of the President</p>", "picture caption"),
        ("<p>Subscribe to our newsletter and receive the news of the ministry every morning.</p>", "share links"),
        ("<p>#Ostra #Vael</p>", "tags"),
        ("<p>Annex to the statement (PDF, 214 KB)</p>", "controls"),
        ('<div><p>14:20 <a href="/b">Minister opens bridge</a></p><p>14:25 <a href="/c">Budget</a></p></div>', "navigation"),
    ],
)  # fmt: skip
def test_it_is_left_out_and_said_so(shape: str, reason: str) -> None:
    text = read(_page(shape))
    assert [p.text for p in text.paragraphs[1:]] == _TEXT
    assert reason in {part.reason for part in text.left_out}


def test_a_pulled_quotation_is_read_and_is_no_sure_finding() -> None:
    quote = "<blockquote>“Our children will remember this day,” the President told reporters.</blockquote>"
    found = [f for f in compared(_page(quote), _page()).findings if f.code == "P1"]
    assert [f.confidence for f in found] == ["tentative"]


def test_a_paragraph_in_a_box_of_its_own_is_read_and_is_no_sure_finding() -> None:
    odd = '<div class="x">The ferries of Ostra have carried two million people since they were first put to sea in 1931.</div>'
    found = [f for f in compared(_page(odd), _page()).findings if f.code == "P1"]
    assert [f.confidence for f in found] == ["tentative"]


CAPTION = "President Aldo Ferrin greets President Mira Solano at the palace in Marn on Tuesday, 12 May."


@pytest.mark.parametrize(
    "shape",
    [
        '<p><img src="a.jpg"></p><p>{}</p>',
        '<p>{}</p><p><img src="a.jpg"></p>',
        '<p>{}</p><div><a href="/a"><img src="a.jpg"></a></div>',
        '<p><img src="a.jpg"></p><p>Photo: Ministry</p><p>{}</p>',
        '<div style="background-image:url(a.jpg)"></div><p>{}</p>',
        "<p><em>{}</em></p>",
        '<p style="font-style: italic">{}</p>',
        "<p>Pictured: {}</p>",
        "<p>{} The Presidents of Ostra (left) and Vael.</p>",
        '<p><img src="a.jpg"></p><p>{} The two Presidents then spoke for an hour of the ferry line, of the harbour of Kelm and of'
        " the school of navigation, in the presence of their ministers and of the governors of the provinces.</p>",
    ],
)
def test_a_caption_in_a_plain_paragraph_of_a_text_without_numbers_is_no_sure_finding(shape: str) -> None:
    found = [f for f in compared(_page(shape.format(CAPTION)), _page()).findings if f.code == "P1"]
    assert [f.confidence for f in found] == ["tentative"]


@pytest.mark.parametrize(
    "beside", ['<p>{}</p><p>It is so agreed. <img src="a.gif"></p>', "<p>The <em>Sides</em> agree. {}</p>"]
)
def test_a_paragraph_that_is_no_caption_is_a_sure_finding(beside: str) -> None:
    clause = "The Sides will lend each other divers and salvage vessels whenever a ship of either is lost."
    found = [f for f in compared(_page("", beside.format(clause)), _page()).findings if f.code == "P1"]
    assert "strong" in [f.confidence for f in found]


@pytest.mark.parametrize(
    "text", ["Le Président (à gauche) et son hôte.", "Президенты, слева направо.", "图为两国元首会谈。"]
)
def test_words_that_speak_of_a_picture_are_known(text: str) -> None:
    assert shows(text)
    assert not shows("The Sides will build photovoltaic plants on the left bank of the river.")


def test_a_letter_in_a_cell_of_its_own_is_a_label_and_no_button() -> None:
    rows = "".join(f'<div class="d-flex"><b>{n})</b><p>{t}</p></div>' for n, t in zip("abc", _TEXT, strict=False))
    assert [p.label for p in read(_page(rows)).paragraphs if p.label] == ["a", "b", "c"]


def test_news_under_a_heading_that_says_so_is_none_of_the_text() -> None:
    news = "".join(
        f'<p><a href="/{n}">Minister opens bridge {n}</a></p><p>The new bridge over the river is open to lorries.</p>'
        for n in range(3)
    )
    page = _page().replace("</body>", f'<div class="also"><h4>Related news</h4>{news}</div></body>')
    assert [p.text for p in read(page).paragraphs[1:]] == _TEXT


def test_signatures_in_a_wall_of_line_breaks_stand_alone() -> None:
    wall = "<br>".join([*_TEXT, "For the Government of Ostra", "For the Government of Vael"])
    text = read(f"<html><body><h1>Joint Statement</h1><p>{wall}</p></body></html>")
    assert [p.text for p in text.paragraphs[1:]] == [
        *_TEXT,
        "For the Government of Ostra",
        "For the Government of Vael",
    ]

"""What each paragraph is in the document, where formats say little."""

from __future__ import annotations

from diplodiff.model import Role
from tests.reading import read

TITLE = "Joint Declaration between the Republic of Velmora and the Kingdom of Sarn"


def roles(*lines: str, name: str = "a.txt") -> list[Role]:
    return [p.role for p in read("\n\n".join(lines) + "\n", name=name).paragraphs]


def page(*elements: str) -> list[Role]:
    return [p.role for p in read(f"<html lang='en'><body><main>{''.join(elements)}</main></body></html>").paragraphs]


def test_headings_without_markup_stand_between_numbered_paragraphs() -> None:
    found = roles(
        TITLE,
        "The two sides have agreed as follows:",
        "Political dialogue",
        "1. The two sides will hold talks every year.",
        "Trade and investment",
        "2. The two sides will build a railway.",
    )
    assert found == ["title", "preamble", "heading", "operative", "heading", "operative"]


def test_a_line_inside_a_paragraph_is_no_heading() -> None:
    found = roles(
        TITLE,
        "The two sides have agreed as follows:",
        "1. The two sides will build a railway between Kelm and",
        "the port",
        "2. The two sides will build a railway.",
    )
    assert "heading" not in found


def test_a_title_ends_where_sentences_begin() -> None:
    """Chinese sentences are short, and name the declaration that they stand in."""
    found = roles(
        "韦莫拉共和国和萨恩王国联合宣言",
        "2026年2月4日，奥尔登港",
        "双方签署本联合宣言。",
        "双方声明如下：",
        "一、双方每年举行磋商。",
        "二、双方支持地区组织的工作。",
    )
    assert found == ["title", "title", "preamble", "preamble", "operative", "operative"]


def test_a_notice_may_stand_above_the_title() -> None:
    found = roles("Illustration with invented wording.", TITLE, "1. They agree.", "2. They meet.")
    assert found[:2] == ["title", "title"]
    assert found[2:] == ["operative", "operative"]


def test_a_recital_that_names_a_declaration_is_no_title() -> None:
    found = roles(
        "Совместная декларация Республики Вельмора и Королевства Сарн",
        "Принимая во внимание положения Декларации о дружбе и Договора о реке Тесса и",
        "Стороны заявляют о следующем:",
        "1. Стороны согласны.",
        "2. Стороны встретятся.",
    )
    assert found == ["title", "preamble", "preamble", "operative", "operative"]


def test_the_heading_of_a_preamble_does_not_end_it() -> None:
    found = page(
        f"<h1>{TITLE}</h1><h2>Preamble</h2><p>Recalling the Treaty on the River Tessa and its protocols,</p>",
        "<p>Guided by the Charter and by the wish of both peoples for peace,</p>",
        "<h2>Article 1</h2><p>The Parties shall protect the river and its banks at all times.</p>",
        "<h2>Article 2</h2><p>The Parties shall meet twice every year in one of the two capitals.</p>",
    )
    assert found == ["title", "heading", "preamble", "preamble", "heading", "operative", "heading", "operative"]


def test_sections_of_the_first_level_are_no_second_line_of_the_title() -> None:
    paragraphs = "".join(f"<p>{n}. The two sides will hold talks on subject number {n}.</p>" for n in range(1, 9))
    found = page(
        f"<h1>{TITLE}</h1><h1>Political dialogue</h1>{paragraphs}<h1>Trade</h1><p>9. They will trade more.</p>"
    )
    assert found[:3] == ["title", "heading", "operative"]
    assert found[-2:] == ["heading", "operative"]

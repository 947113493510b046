"""What each paragraph is in the document, where formats say little."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("title", "label", "paragraphs"),
    [
        (TITLE, "{n}. Trade and transport", ("The two sides will hold talks every year.", "They will meet.")),
        ("韦莫拉共和国和萨恩王国联合宣言", "{h}、经贸和交通", ("双方每年举行磋商。", "双方支持地区组织的工作。")),
        ("韦莫拉共和国和萨恩王国联合宣言", "{h}、经贸和交通", ("1. 双方每年举行磋商。", "2. 双方支持地区组织的工作。")),
        ("إعلان مشترك بين جمهورية فيلمورا ومملكة سارن", "{a}: التجارة والنقل", ("يعقد الجانبان محادثات كل سنة.",)),
        ("مشترکہ اعلامیہ: جمہوریہ ویلمورا اور مملکت سارن", "{u}۔ تجارت اور نقل و حمل", ("دونوں فریق ہر سال ملیں گے۔",)),
    ],
)
def test_a_numbering_that_stands_over_texts_numbers_sections(
    title: str, label: str, paragraphs: tuple[str, ...]
) -> None:
    signs = [("1", "一", "أولًا", "اوّل"), ("2", "二", "ثانيًا", "دوم"), ("3", "三", "ثالثًا", "سوم")]
    lines = [title]
    for n, h, a, u in signs:
        lines += [label.format(n=n, h=h, a=a, u=u), *paragraphs]
    section: list[Role] = ["heading", *(["operative"] * len(paragraphs))]
    assert roles(*lines)[1:] == section * 3


def test_a_numbered_list_of_short_lines_has_no_headings() -> None:
    found = roles(
        TITLE,
        "The two sides will work together in these fields:",
        "1. Trade and transport",
        "2. Energy",
        "3. Culture and education",
        "The two sides will meet every year.",
    )
    assert "heading" not in found


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


def listed(*marks: str) -> list[Role]:
    items = ["build a railway between Kelm and the port;", "open consulates in three cities; and", "exchange students."]
    body = [f"{mark} {item}" for mark, item in zip(marks, items, strict=True)]
    return roles(
        TITLE, "The two sides held talks on their relations.", "The two sides will:", *body, "They will meet again."
    )


@pytest.mark.parametrize(
    "marks",
    [
        ("(a)", "(b)", "(c)"),
        ("a)", "b)", "c)"),
        ("(i)", "(ii)", "(iii)"),
        ("•",) * 3,
        ("—",) * 3,
        ("-",) * 3,
        ("1)", "2)", "3)"),
    ],
)
def test_what_stands_under_an_unnumbered_colon_is_a_list(marks: tuple[str, ...]) -> None:
    assert listed(*marks) == ["title", "operative", "operative", *["list-item"] * 3, "operative"]


@pytest.mark.parametrize("tag", ["ul", "ol type=a", "ol type=i"])
def test_the_same_in_a_page(tag: str) -> None:
    found = page(
        f"<h1>{TITLE}</h1><p>The two sides held talks on their relations.</p><p>The two sides will:</p><{tag}><li>build a "
        f"railway;</li><li>open consulates.</li></{tag.split()[0]}><p>They will meet again next year.</p>"
    )
    assert found == ["title", "operative", "operative", "list-item", "list-item", "operative"]


def test_what_stands_under_the_enacting_line_is_the_text() -> None:
    assert roles(TITLE, "The two sides have agreed as follows:", "(a) They trade;", "(b) They meet.") == [
        "title",
        "preamble",
        "operative",
        "operative",
    ]


def test_items_under_an_article_are_a_list() -> None:
    found = roles(
        "Treaty on Water", "Article 1", "The Parties shall:", "(a) trade;", "(b) meet.", "Article 2", "They sing."
    )
    assert found == ["title", "heading", "operative", "list-item", "list-item", "heading", "operative"]


def test_the_word_that_leads_to_the_last_item_is_no_clause() -> None:
    found = read("\n\n".join([TITLE, "They will:", "(a) trade in wool; and", "(b) meet in Kelm."]))
    assert [[c.text for c in p.clauses] for p in found.paragraphs[2:]] == [["trade in wool; and"], ["meet in Kelm."]]


@pytest.mark.parametrize(
    "lines",
    [
        ("Velmora ile Sarn Arasında Antlaşma", "Başlangıç", "İki ülke dosttur.", "Madde 1", "Taraflar nehri korur."),
        ("Договор о дружбе", "ПРЕАМБУЛА", "Река веками соединяла народы обеих стран.", "Статья 1", "Стороны охраняют реку."),
        ("韦莫拉和萨恩友好条约", "序言", "两国人民世代居住在河流两岸。", "第一条", "双方保护河流。"),
        ("Достық туралы шарт", "Кіріспе", "Өзен екі елдің халықтарын қосады.", "1-бап", "Тараптар өзенді қорғайды."),
        ("معاهدة صداقة", "الديباجة", "النهر يجمع شعبي البلدين منذ قرون.", "المادة 1", "يحمي الطرفان النهر."),
        ("우호 조약", "전문", "두 나라 국민은 오래전부터 강가에 함께 살아 왔다.", "제1조", "양측은 강을 보호한다."),
        ("Tratado de amizade", "Preâmbulo", "O rio une os povos dos dois países.", "Artigo 1.º", "As partes protegem o rio."),
    ],
)  # fmt: skip
def test_what_stands_under_the_heading_of_a_preamble_is_one(lines: tuple[str, ...]) -> None:
    assert roles(*lines) == ["title", "heading", "preamble", "heading", "operative"]


def test_numbered_and_listed_recitals() -> None:
    head = "Agreement on Water between Velmora and Sarn"
    after = ("have agreed as follows:", "Article 1", "They protect the river.")
    assert roles(head, "Preamble", "(1) Recalling the Treaty,", "(2) Convinced of peace,", *after) == [
        *("title", "heading", "preamble", "preamble", "preamble", "heading", "operative")
    ]
    assert roles(head, "– recalling the Treaty,", "– convinced of peace,", *after) == [
        *("title", "preamble", "preamble", "preamble", "heading", "operative")
    ]


def test_a_sentence_without_spaces_between_testimony_and_signatures_is_no_signature() -> None:
    text = read(
        "奥斯特拉共和国和瓦埃尔共和国联合声明\n\n双方商定如下：\n\n一、双方每年测量河水，并公布结果。\n\n"
        "二、双方每年会晤两次，讨论渡船和田地。\n\n本声明于二〇二六年二月四日在凯兰签署，一式两份。\n\n"
        "双方代表出席了招待会。\n\n奥斯特拉共和国代表\n"
    )
    assert [p.role for p in text.paragraphs][-3:] == ["testimonium", "testimonium", "signature"]


def test_a_line_behind_a_comma_goes_on_with_a_sentence() -> None:
    lines = ("Universal Declaration on Rivers", "Whereas rivers join peoples,", "Now, therefore,", "The Assembly")
    found = roles(*lines, "Article 1", "Every river is free.", "Article 2", "Every bank is open.")
    assert found[2:5] == ["preamble", "preamble", "heading"]


def test_a_short_text_without_numbers_has_its_closing_before_two_thirds_of_its_lines() -> None:
    found = roles(
        TITLE,
        "The two sides will restore the old lighthouse at the mouth of the river.",
        "The two sides welcome what their national libraries do together.",
        "Done at Velm on 14 March 2025.",
        "For the Republic of Velmora",
        "Juno Perrin",
        "For the Kingdom of Sarn",
        "Ahmed Alarin",
    )
    assert found == ["title", "operative", "operative", "testimonium", *4 * ["signature"]]


@pytest.mark.parametrize("dated", ["二〇二六年五月十二日，凯尔姆", "（二〇二六年五月十二日于凯尔姆）"])
def test_a_day_in_han_numerals_under_the_title_is_no_recital(dated: str) -> None:
    title = "巴基斯坦伊斯兰共和国和哈萨克斯坦共和国联合声明"
    text = read(
        "\n\n".join([title, dated, "忆及二〇一八年六月十四日缔结的备忘录，", "双方声明如下：", "一、双方愿扩大贸易。"])
    )
    assert [p.role for p in text.paragraphs] == ["title", "title", "preamble", "preamble", "operative"]
    assert text.title == title

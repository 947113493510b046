"""Lines into paragraphs, and what pages carry besides text."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

import pytest

from diplodiff.model import Block, Location
from diplodiff.structure.line_words import Words, joined_lines
from diplodiff.structure.lines import join_lines
from diplodiff.structure.page_furniture import mark_furniture

LETTER = 5.0  # width of a letter of these made pages, in points


def page(
    rows: Sequence[tuple[float, float, str]], number: int = 1, size: float = 10, bold: bool = False
) -> list[Block]:
    """Lines at (left, top) on a page; every letter is as wide as the next."""
    return [
        Block(text, "line", Location(number, (x, y, x + LETTER * len(text), y + 12)), size=size, bold=bold)
        for x, y, text in rows
    ]


def set_text(
    text: str, number: int = 1, left: float = 50, top: float = 100, columns: int = 60, **style: float
) -> list[Block]:
    """A paragraph set ragged in a column of so many letters; `first` and `rest` indent its lines, in points."""
    first, rest = style.get("first", 0.0), style.get("rest", 0.0)
    lines: list[str] = []
    for word in text.split():
        room = columns - int((first if len(lines) <= 1 else rest) / LETTER)
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return page([(left + (rest if n else first), top + 14 * n, line) for n, line in enumerate(lines)], number)


def below(blocks: Sequence[Block], gap: float = 0) -> float:
    box = blocks[-1].location.box
    assert box is not None
    return box[1] + 14 + gap


def joined(blocks: Sequence[Block]) -> list[str]:
    return [b.text for b in join_lines(tuple(blocks)) if b.left_out is None and b.kind != "note"]


def plain(text: str) -> list[Block]:
    return [Block(line, "line", Location(line=n)) for n, line in enumerate(text.split("\n"), 1)]


ONE = (
    "1. The two Sides agreed to widen their cooperation in energy, transport and water management with effect from "
    "4 February 2026 and to hold consultations every year in both of their capitals in turn."
)
TWO = "2. Both Sides welcomed the opening of an air link and took note of the work of the joint commission, which met twice."
THREE = "3. They thanked the hosts for the welcome and invited them to pay a visit in return at a time to be agreed between them."


def set_all(paragraphs: Sequence[str], gap: float = 0, **style: float) -> list[Block]:
    blocks: list[Block] = []
    for text in paragraphs:
        blocks += set_text(text, top=below(blocks, gap) if blocks else 100, **style)
    return blocks


# --- paragraphs on one page


@pytest.mark.parametrize("style", [{}, {"first": 20}, {"rest": 20}], ids=["block", "first line", "hanging"])
@pytest.mark.parametrize("gap", [0, 6], ids=["solid", "spaced"])
def test_paragraphs_are_found_however_they_are_set(style: dict[str, float], gap: float) -> None:
    texts = [ONE, TWO, THREE, ONE.replace("1.", "4."), TWO.replace("2.", "5.")]
    assert joined(set_all(texts, gap, **style)) == texts


def test_a_date_at_the_start_of_a_line_begins_no_paragraph() -> None:
    rows = [
        (50, 100, "The Sides agreed that this text takes effect from"),
        (50, 114, "4. February 2026 and that it is kept by both."),
    ]
    assert len(joined(page(rows))) == 1


def test_unnumbered_paragraphs_are_told_by_their_indent() -> None:
    texts = [t[3:] for t in (ONE, TWO, THREE)] * 2
    assert joined(set_all(texts, first=20)) == texts


def test_a_last_line_shorter_than_the_indent_above_it_goes_on() -> None:
    first = "    내해에 접하지 아니한 국가의 군대는 내해에 주둔할 수 없\n다.\n"
    second = "    여성과 남성은 기구의 모든 직위에 평등하게 취임할 수 있\n다.\n"
    text = "\n".join((first + second + "    기구는 회원국의 국내 문제에 간섭하지 아니한다.\n") for _ in range(3))
    assert [t[-3:] for t in joined(plain(text))[:3]] == ["없다.", "있다.", "한다."]


def test_a_heading_is_no_part_of_the_text_below_it() -> None:
    heading = page([(150, 80, "Final Clauses")], bold=True)
    found = join_lines((*heading, *set_all([ONE, TWO])))
    assert [(b.kind, b.text) for b in found] == [("heading", "Final Clauses"), ("paragraph", ONE), ("paragraph", TWO)]
    assert found[0].level > 0


def test_a_title_on_two_centred_lines_is_one_heading() -> None:
    rows = [(80, 60, "Joint Declaration on the Partnership of the"), (140, 76, "Union and the Isles")]
    found = join_lines((*page(rows, size=14, bold=True), *set_all([ONE, TWO, THREE])))
    assert found[0].text == "Joint Declaration on the Partnership of the Union and the Isles"
    assert (found[0].kind, found[0].level) == ("heading", 1)


def test_a_joined_block_has_the_place_of_its_lines() -> None:
    lines = set_text(ONE)
    (block,) = join_lines(tuple(lines))
    assert block.location.page == 1
    first, last = lines[0].location.box, lines[-1].location.box
    assert block.location.box
    assert first
    assert last
    assert block.location.box[1] == first[1]
    assert block.location.box[3] == last[3]


def test_right_to_left_paragraphs_are_mirrored() -> None:
    words = "اتفق الجانبان على توسيع التعاون بينهما في مجالات الطاقة والنقل والمياه وعقد مشاورات كل عام في العاصمتين"
    blocks = [
        Block(
            b.text,
            "line",
            Location(1, (400 - b.location.box[2], b.location.box[1], 400 - b.location.box[0], b.location.box[3])),
            size=10,
        )
        for b in set_all([f"1. {words}.", f"2. {words}.", f"3. {words}."])
        if b.location.box
    ]
    assert joined(blocks) == [f"{n}. {words}." for n in (1, 2, 3)]


def test_a_row_number_begins_a_paragraph_and_stays_with_it() -> None:
    first, *others = set_text(ONE[3:])
    numbered = Block(first.text, "line", first.location, number="15", size=10)
    found = join_lines((*set_text("Both Sides agree on what follows here and in the annex", top=86), numbered, *others))
    assert [(b.number, b.text) for b in found][-1] == ("15", ONE[3:])


def test_of_nothing_there_are_no_lines() -> None:
    assert join_lines(()) == ()


def test_other_kinds_pass_through_unchanged() -> None:
    blocks = (Block("A cell", "cell"), Block("A note", "note"), Block("A paragraph"))
    assert join_lines(blocks) == blocks


# --- over columns and pages


def test_a_paragraph_goes_on_over_a_page_with_furniture_and_notes_between() -> None:
    lines = set_all([ONE, TWO, THREE])
    cut = len(set_all([ONE])) + 1
    top = page([(50, 40 + 14 * n, b.text) for n, b in enumerate(lines[cut:])], 2)
    between = [Block("1 / 2", "line", Location(1), left_out="page number"), Block("1 A note.", "note", Location(1))]
    assert joined([*lines[:cut], *between, *top]) == [ONE, TWO, THREE]


def test_a_labelled_paragraph_begins_at_the_top_of_a_page() -> None:
    assert joined([*set_all([ONE, TWO]), *set_text(THREE, number=2)]) == [ONE, TWO, THREE]


# --- words cut by a line end


@pytest.mark.parametrize(
    ("lines", "known", "text"),
    [
        (["the agree-", "ment holds"], "this agreement stands here", "the agreement holds"),
        (["with co-", "operation as"], "the co-operation of both", "with co-operation as"),
        (["the Asia-", "Pacific region"], "", "the Asia-Pacific region"),
        (["short-", "and long-term"], "this and that", "short- and long-term"),
        (["the agree\u00ad", "ment holds"], "", "the agreement holds"),
        (["the con", "ventions named"], "of the conventions here", "the conventions named"),
        (["in all", "cases"], "", "in all cases"),
        (["2025-", "2026"], "", "2025- 2026"),
        (["the north-north-", "east wind"], "", "the north-north-east wind"),
        (["plan B\u2014", "the river"], "", "plan B\u2014the river"),
        (["plan 5\u2014", "the river"], "", "plan 5\u2014 the river"),
        (["the river \u2014", "a border"], "", "the river \u2014 a border"),
        (["and/", "or both"], "", "and/or both"),
        (["and /", "or both"], "", "and / or both"),
        (["the UN-", "Habitat office"], "", "the UN-Habitat office"),
        (["the COOP-", "ERATION of"], "", "the COOPERATION of"),
        (["the agree\u2010", "ment holds"], "a co\u2010operation here", "the agreement holds"),
        (["a re-", "creation of"], "re-sent and re-made", "a re-creation of"),
        (["the co-", "ordination of"], "a co-ordination, coordination, coordination", "the coordination of"),
        (["the long-", "Long"], "", "the long-Long"),
        (["an A4-", "4 sheet"], "", "an A4-4 sheet"),
        (["the river-", "bank holds"], "the bank of both", "the river-bank holds"),
        (["the river-", "bank holds"], "", "the riverbank holds"),
        (["kue-", "kue segar"], "", "kue-kue segar"),
        (["so-", "sophisticated a way"], "", "sosophisticated a way"),
    ],
)
def test_words_cut_at_a_line_end(lines: list[str], known: str, text: str) -> None:
    assert joined_lines(lines, Words([*lines, f"begin {known} end"])) == text


def test_a_text_that_cuts_no_words_keeps_the_hyphen_of_its_compounds() -> None:
    body = ["the sides met and agreed on what is said here"] * 60
    lines = ["the қадір-", "қасиеті of all"]
    assert joined_lines(lines, Words([*body, *lines])) == "the қадір-қасиеті of all"


def test_a_text_that_cuts_two_words_and_writes_no_such_compounds_cuts_all() -> None:
    body = ["the sides met and agreed on what is said here"] * 60
    lines = ["une visite offi-", "cielle et la décla-", "ration of all"]
    assert joined_lines(lines, Words([*body, *lines])) == "une visite officielle et la déclaration of all"
    assert "offi-cielle" in joined_lines(lines, Words([*body, *lines, "a very long-term plan"]))


def test_no_space_between_han_characters() -> None:
    assert joined_lines(["双方一致同", "意加强合作，", "共同商定"], Words([])) == "双方一致同意加强合作，共同商定"


def test_no_space_inside_a_number_between_han_characters() -> None:
    assert joined_lines(["双方于2026年1", "2月会晤。"], Words([])) == "双方于2026年12月会晤。"
    assert joined_lines(["双方停留 6", "8 天。"], Words([])) == "双方停留 68 天。"
    assert joined_lines(["나무 8", "3 천 그루"], Words([])) == "나무 83 천 그루"
    assert joined_lines(["Article 1", "2 of them"], Words([])) == "Article 1 2 of them"


def test_a_header_on_a_page_of_short_paragraphs() -> None:
    head = "Joint declaration of the two"
    short = [(50.0, 104.0 + 28 * n, f"{n + 5}. They agreed on it.") for n in range(5)]
    blocks = page([(50, 66, head)]) + set_text(ONE) + set_text(TWO, top=180)
    found = mark_furniture(tuple(blocks + page([(50, 66, head), *short], number=2)))
    assert [b.left_out for b in found if b.text == head] == ["running header"] * 2


# --- plain text


def test_short_paragraphs_that_were_broken_at_one_edge() -> None:
    rows = (
        "(1) The Sides build the bridge at Kelm again by the end of the year",
        "2031, at their own cost.",
        "",
        "(2) Each of the two Sides bears one half of the cost of the works.",
        "Additional costs are not to be borne by the towns.",
        "",
        "(3) The Sides may let private companies take part in the works if",
        "both agree to it.",
        "",
        "(4) The Sides publish what they measure at the dam of the river in",
        "each year.",
    )
    found = join_lines(tuple(plain("\n".join(rows))))
    assert len(found) == 4
    shorter = [row.replace(" at their own cost.", ".").replace("again by the end of the year", "in") for row in rows]
    assert len(join_lines(tuple(plain("\n".join(shorter[3:5]))))) == 2


def test_korean_text_that_was_broken_by_the_count_of_its_characters() -> None:
    rows = (
        "서림왕국 국왕은 한빛공화국 대통령 정해윤의 초청으로 오는",
        "2025년 9월 10일부터 12일까지 한빛공화국을 국빈",
        "방문하였다.",
    )
    (found,) = join_lines(tuple(plain("\n".join(rows))))
    assert found.text.endswith("국빈 방문하였다.")


def test_wrapped_plain_text() -> None:
    text = (
        "At the invitation of the Prime Minister, the President paid a visit on\n"
        "4 February 2026. The two Sides spoke of the matters of common interest\n"
        "and adopted this text.\n"
        "\n"
        "  1. The Sides agreed to meet every year in both of their capitals and to\n"
        "     keep one another informed;\n"
        "  2. They took note.\n"
        "\n"
        "Final Clauses\n"
        "-------------\n"
        "Done at Northport."
    )
    found = join_lines(tuple(plain(text)))
    assert [b.text for b in found] == [
        "At the invitation of the Prime Minister, the President paid a visit on 4 February 2026. The two Sides spoke of "
        "the matters of common interest and adopted this text.",
        "1. The Sides agreed to meet every year in both of their capitals and to keep one another informed;",
        "2. They took note.",
        "Final Clauses",
        "Done at Northport.",
    ]
    assert [b.level for b in found if b.kind == "heading"] == [2]
    assert found[1].location.line == 5


def test_one_paragraph_a_line_in_plain_text() -> None:
    lines = ["Joint Statement", ONE, "2. They took note.", TWO.replace("2.", "3."), "Done at Northport"]
    assert joined(plain("\n".join(lines))) == lines


def test_short_lines_of_plain_text_stay_apart() -> None:
    assert joined(plain("Northport\nEastbridge\nSouthfield\n")) == ["Northport", "Eastbridge", "Southfield"]


# --- running headers and page numbers


def sheet(number: int, body: Sequence[str], header: str | None = None, footer: str | None = None) -> list[Block]:
    rows: list[tuple[float, float, str]] = [(50, 30, header)] if header else []
    rows += [(50, 100 + 14 * n, line) for n, line in enumerate(body)]
    rows += [(250, 770, footer)] if footer else []
    return page(rows, number)


def left_out(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    return [(b.text, b.left_out) for b in mark_furniture(tuple(blocks)) if b.left_out]


BODIES = [
    [f"This is line {k} of what page {n} says, in words of its own {'abcdefgh'[n]}" for k in "abcdefg"]
    for n in range(4)
]


def test_headers_footers_and_page_numbers() -> None:
    blocks = [b for n in range(4) for b in sheet(n + 1, BODIES[n], "Treaty Series No. 17", f"- {n + 11} -")]
    reasons = left_out(blocks)
    assert reasons.count(("Treaty Series No. 17", "running header")) == 4
    assert [text for text, reason in reasons if reason == "page number"] == ["- 11 -", "- 12 -", "- 13 -", "- 14 -"]
    assert len(reasons) == 8


@pytest.mark.parametrize("number", ["1", "2 / 7", "2 of 7", "Page 1"])
def test_the_number_alone_on_a_single_page(number: str) -> None:
    assert left_out(sheet(1, BODIES[0], None, number)) == [(number, "page number")]


@pytest.mark.parametrize("number", ["2", "Page 2"])
def test_a_number_that_is_not_that_of_a_single_page_is_text(number: str) -> None:
    assert left_out(sheet(1, BODIES[0], None, number)) == []


@pytest.mark.parametrize("label", ["15.", "15)", "(15)"])
def test_a_clause_label_near_the_foot_is_text(label: str) -> None:
    blocks = [*sheet(14, BODIES[0]), *sheet(15, BODIES[1], None, label)]
    assert not left_out(blocks)


def test_headings_that_begin_pages_are_text() -> None:
    blocks = [b for n, article in enumerate((3, 7, 9, 14)) for b in sheet(n + 1, [f"Article {article}", *BODIES[n]])]
    assert not left_out(blocks)


def test_text_that_begins_pages_alike_is_text() -> None:
    blocks = [b for n in range(4) for b in sheet(n + 1, [f"{n + 20}. Every person has the right to", *BODIES[n]])]
    assert not left_out(blocks)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["회담은 분위기에서 진", "행되었다. 의장은 초청을 수", "락하였다. 진행되었다고 한다."], "분위기에서 진행되었다"),
        (["다반 오렐 대통령", "의 초청으로 총리가 방문하였다."], "대통령의 초청으로"),
        (["양측은 매년 협의를", "개최하기로 합의하였다."], "협의를 개최하기로"),
        (["Мәлімдеменің 15-", "тармағында айтылғандай"], "15-тармағында"),
        (["for 10-", "and 20-year bonds"], "10- and 20-year"),
        (["문서 3", "건이 서명되었다."], "문서 3건이"),
    ],
)  # fmt: skip
def test_what_a_line_end_cuts_is_whole_again(lines: list[str], whole: str) -> None:
    assert whole in joined_lines(lines, Words(lines))


def test_letters_stored_apart_from_their_accents_are_cut_and_made_whole_alike() -> None:
    lines = [
        normalize("NFD", line) for line in ("le Conseil de sé\u2010", "curité et la décla\u2010", "ration du Conseil")
    ]
    assert normalize("NFC", joined_lines(lines, Words(lines))) == "le Conseil de sécurité et la déclaration du Conseil"
    lines = [normalize("NFD", line) for line in ("다반 오렐 대통령", "의 초청으로 총리가 방문하였다.")]
    assert "대통령의 초청으로" in normalize("NFC", joined_lines(lines, Words(lines)))


def test_korean_syllables_are_parted_at_a_line_end_as_the_text_parts_them_elsewhere() -> None:
    body = "양국 정상은 양국 문제는 회담에서 양국 합의는 논의를 거쳐 양국 의견을 나누었다. 대표단은 양국 협력을 논의하였다."
    lines = [
        body,
        "회담은 분위기에서 진",
        "행되었다. 의장은 초청을 수",
        "락하였다. 진행되었다고 하는",
        "논의는 끝났다.",
    ]
    assert "하는 논의는" in joined_lines(lines, Words(lines))


def test_a_hyphen_that_only_the_typesetter_prints_leaves_the_word() -> None:
    lines = ["A well-known friendship, in case of di\u2010", "vergence, goes on."]
    assert "divergence" in joined_lines(lines, Words(lines))

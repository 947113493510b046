"""Two languages side by side on a printed page are two texts, whichever way each of them is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplodiff.loaders.pdf_bilingual import language_gutters
from diplodiff.loaders.pdf_layout import line_text, reading_order, side_by_side
from diplodiff.loaders.pdf_mixed import columns_apart, reads_rightwards, signs_in_place, stop_behind
from diplodiff.loaders.pdf_page import Gutters, Page, laid_out
from diplodiff.loaders.pdf_rtl_glyphs import Glyph
from diplodiff.loaders.pdf_runs import Run
from diplodiff.loaders.pdf_tables import Edge
from diplodiff.pipeline import Request, read
from tests.contract.suite import expected, letters

FIXTURES = Path(__file__).parents[2] / "fixtures" / "bilingual"
# What of the 26 to 33 paragraphs of each side is read otherwise so far: lines joined or parted at a page's or row's end.
LOST = 3
ENGLISH = [
    "The Parties shall meet once a year",
    "in both of the capitals by turns and",
    "report to the governments on the work",
    "of the commission and of its members.",
    "They shall also publish what they have",
    "agreed upon in the course of the year.",
]
RUSSIAN = [
    "Стороны проводят встречи один раз в год",
    "поочерёдно в обеих столицах и сообщают",
    "правительствам о работе комиссии и её",
    "членов, а также публикуют всё то, о чём",
    "они договорились в течение этого года,",
    "не позднее чем в декабре каждого года.",
]


def column(left: float, lines: list[str], order: int, leading: float = 12) -> list[Run]:
    return [
        Run(
            text, left, 100 + leading * n, left + 5.4 * len(text), 110 + leading * n, 10, False, 0, order + 2 * n, False
        )
        for n, text in enumerate(lines)
    ]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.pdf")), ids=lambda p: p.stem)
def test_each_language_of_a_page_reads_as_it_does_alone(path: Path) -> None:
    _, name, *both = path.stem.split("-")
    for language, other in (both, both[::-1]):
        text = read(Request(f"{path}#{language}"))
        assert text.other_languages == (other,)
        wanted = {letters(" ".join(clauses)) for _, _, clauses in expected(name, language)}
        found = {letters(p.text) for p in text.paragraphs}
        assert len(wanted - found) <= LOST
        labels = [label for _, label, _ in expected(name, language) if label]
        assert len([p for p in text.paragraphs if p.label]) >= len(labels) - 3


def test_another_language_behind_a_strip_proves_columns_and_the_same_does_not() -> None:
    beside = [*column(60, ENGLISH, 0), *column(280, RUSSIAN, 1)]
    alike = [*column(60, ENGLISH, 0), *column(280, ENGLISH, 1)]
    (place,) = language_gutters([beside])
    assert 60 + 5.4 * max(map(len, ENGLISH)) < place < 280
    assert language_gutters([alike]) == ()


SPANISH = [
    "Las Partes se reunirán una vez al año",
    "en las dos capitales por turno y darán",
    "cuenta a los gobiernos del trabajo que",
    "la comisión haya hecho durante el año.",
    "También harán público todo cuanto hayan",
    "acordado a más tardar en el mes de mayo.",
]
TURKISH = [
    "Taraflar yılda bir kez iki başkentte",
    "sırayla toplanır ve komisyonun yıl",
    "boyunca yaptığı çalışmaları iki ülkenin",
    "hükümetlerine bildirir. Ayrıca üzerinde",
    "anlaştıkları her şeyi en geç mayıs ayı",
    "sonuna kadar kamuoyuna duyururlar.",
]


def test_two_languages_of_one_script_prove_columns_where_few_words_name_either() -> None:
    assert len(language_gutters([[*column(60, SPANISH, 0), *column(300, TURKISH, 1)]])) == 1
    assert language_gutters([[*column(60, SPANISH, 0), *column(300, SPANISH, 1)]]) == ()


def test_a_ragged_line_that_reaches_over_the_strip_belongs_to_its_column() -> None:
    ragged = [run._replace(left=run.left - 12 * (n == 3)) for n, run in enumerate(column(290, RUSSIAN, 1))]
    order = side_by_side([*column(60, ENGLISH, 0), *ragged], [283])
    assert order is not None
    assert [line_text(line) for line in order.lines] == [*ENGLISH, *RUSSIAN]


def test_a_ruled_table_of_two_languages_is_two_columns_too() -> None:
    runs = (*column(60, ENGLISH, 0), *column(290, RUSSIAN, 1))
    edges = [Edge(False, at, 95, 175) for at in (55, 280, 520)] + [Edge(True, at, 55, 520) for at in (95, 135, 175)]
    laid = laid_out(Page(1, runs, tuple(edges)), 10, Gutters(of_languages=[280]))
    assert [block.text for block in laid.blocks] == [*ENGLISH, *RUSSIAN]
    assert laid.second == len(RUSSIAN)


def test_a_heading_over_both_columns_stays_above_them() -> None:
    head = Run("Совместное заявление / Joint Statement", 150, 60, 450, 72, 12, True, 0, -1, False)
    order = side_by_side([head, *column(60, ENGLISH, 0), *column(280, RUSSIAN, 1)], [275])
    assert order is not None
    assert [line_text(line) for line in order.lines] == [head.text, *ENGLISH, *RUSSIAN]
    assert sorted(order.second) == list(range(7, 13))


def test_numbers_between_the_columns_count_for_both() -> None:
    numbers = [Run(f"{n}.", 271, 100 + 24 * n, 277, 110 + 24 * n, 10, False, 0, 90 + n, False) for n in (0, 1, 2)]
    order = side_by_side([*column(60, ENGLISH, 0), *numbers, *column(290, RUSSIAN, 1)], [280])
    assert order is not None
    read = [line_text(line) for line in order.lines]
    assert read[::2] == [f"{n}. {text}" for column in (ENGLISH, RUSSIAN) for n, text in enumerate(column[::2])]


def test_numbers_between_the_columns_are_not_told_again_where_a_column_has_its_own() -> None:
    sides = [column(90, ENGLISH, 0), column(320, RUSSIAN, 1)]
    numbers = [
        Run(f"{n}", at, 100 + 24 * n, at + 6, 110 + 24 * n, 10, False, 0, 90 + n, False)
        for n in (0, 1, 2)
        for at in (60, 301)
    ]
    order = side_by_side([*sides[0], *sides[1], *numbers], [312])
    assert order is not None
    read = [line_text(line) for line in order.lines]
    assert read[::2] == [f"{n} {text}" for column in (ENGLISH, RUSSIAN) for n, text in enumerate(column[::2])]


def test_a_number_of_the_other_direction_between_the_columns_reads_as_a_label() -> None:
    texts = ["دو طرف هر سال در یکی از دو پایتخت دیدار می‌کنند", "و گزارش آن را به دولت‌ها می‌دهند", "دو طرف همکاری می‌کنند"]
    sides = [[run._replace(rtl=True) for run in column(at, texts, n)] for n, at in enumerate((60, 360))]
    signs = [
        Run(f"-{c}", 341, 100 + 12 * n, 349, 110 + 12 * n, 10, False, 0, 90 + n, False) for n, c in enumerate("۱۲۳")
    ]
    order = side_by_side([*sides[0], *signs, *sides[1]], [338])
    assert order is not None
    assert [line_text(line).split()[0] for line in order.lines] == ["۱-", "۲-", "۳-"] * 2


def test_a_table_of_names_is_read_row_by_row() -> None:
    rows = [("Velmora", "Вельмора"), ("Sarn", "Сарн"), ("Port Alden", "Порт-Алден"), ("Kelm", "Кельм")]
    runs = [
        run for at, names in ((60, [a for a, _ in rows]), (200, [b for _, b in rows])) for run in column(at, names, 0)
    ]
    assert language_gutters([runs]) == ()
    assert [line_text(line) for line in reading_order(runs)] == [" ".join(row) for row in rows]


def glyphs(text: str, left: float, place: int = 0, leftwards: bool = False) -> list[Glyph]:
    """Characters five points wide from the left on; leftwards begins with the last one."""
    shown = text[::-1] if leftwards else text
    found = [Glyph(c, left + 5 * n, 100, left + 5 * n + 5, 110, place + n) for n, c in enumerate(shown)]
    return found[::-1] if leftwards else found


def test_a_line_of_two_directions_is_parted_at_the_gutter_alone() -> None:
    english, arabic = glyphs("meet yearly", 60), glyphs("يجتمع الطرفان", 200, 20, leftwards=True)
    left, right = columns_apart([english + arabic])
    assert (left, right) == ([english], [arabic])
    assert reads_rightwards(left)
    assert not reads_rightwards(right)
    quoted = [*glyphs("قرار", 85, leftwards=True), *glyphs(" ", 80), *glyphs("OECD", 60)]
    assert columns_apart([quoted]) == [[quoted]]


def test_words_that_were_turned_round_beside_the_other_direction_are_put_in_order() -> None:
    first, second = glyphs("يجتمع", 230, 40, leftwards=True), glyphs("الطرفان", 190, 20, leftwards=True)
    space = glyphs(" ", 225, 30)
    _, (right,) = columns_apart([[*glyphs("meet", 60), *space, *second, *space, *first]])
    assert "".join(g.char for g in right).split() == ["يجتمع", "الطرفان"]


def test_a_label_of_the_other_direction_at_the_end_of_a_line_is_cut_off() -> None:
    number, arabic = glyphs("4.", 60, 50), glyphs("يجتمع", 100, leftwards=True)
    assert columns_apart([arabic, number]) == [[number], [arabic]]
    ended = glyphs(".4", 60, 50)
    assert columns_apart([arabic, ended]) == [[arabic, ended]]


def test_a_stop_that_is_stored_before_the_words_goes_behind_the_one_it_stands_beside() -> None:
    stop, first, second = (
        glyphs(".", 95, 9),
        glyphs("يجتمع", 100, leftwards=True),
        glyphs("الطرفان", 55, 20, leftwards=True),
    )
    spaces = glyphs(" ", 130, 30), glyphs(" ", 95, 31)
    line = signs_in_place([*stop, *spaces[0], *first, *spaces[1], *second])
    assert "".join(g.char for g in line) == "يجتمع. الطرفان"
    assert signs_in_place(line) == line


def test_a_foreign_line_of_a_right_to_left_paragraph_ends_on_the_left() -> None:
    assert not reads_rightwards([glyphs(".Official Gazette No. 14", 60)])
    assert reads_rightwards([glyphs("Official Gazette No. 14.", 60)])


def test_a_space_that_is_not_seen_inside_a_bracket_beside_the_other_direction_is_none() -> None:
    bracket, space, letter = glyphs("(", 150, 90), glyphs(" ", 152, 91), glyphs("الف", 135, leftwards=True)
    letter = [g._replace(left=g.left + 149 - letter[0].right, right=g.right + 149 - letter[0].right) for g in letter]
    _, (right,) = columns_apart([[*glyphs("meet", 60), *bracket, *space, *letter]])
    assert "".join(g.char for g in right) == "(الف"


def test_a_stop_printed_before_its_label_stands_behind_it() -> None:
    assert [stop_behind(text) for text in ("۔۱ فریقین", "۔۱۲", "۱۔ فریقین", "۔۱۹۴۵ء")] == [
        "۱۔ فریقین",
        "۱۲۔",
        "۱۔ فریقین",
        "۔۱۹۴۵ء",
    ]


def test_a_line_of_a_title_beside_the_numbers_between_the_columns_hides_none_of_them() -> None:
    numbers = [Run(f"{n}.", 271, 100 + 24 * n, 277, 110 + 24 * n, 10, False, 0, 90 + n, False) for n in (0, 1, 2)]
    title = Run("and their common lakes", 180, 60, 279, 70, 10, False, 0, 0, False)
    sides = [column(60, ENGLISH + ENGLISH, 0), column(290, RUSSIAN + RUSSIAN, 1)]
    order = side_by_side([title, *sides[0], *sides[1], *numbers], [282])
    assert order is not None
    labels = [text.split()[0] for line in order.lines if (text := line_text(line))[0].isdigit()]
    assert labels == ["0.", "1.", "2."] * 2


def test_rules_of_a_table_of_two_languages_part_no_notes_from_the_text() -> None:
    english = [run._replace(text=f"{n}. {run.text}") for n, run in enumerate(column(60, ENGLISH, 0), 1)]
    runs = (*english, *column(290, RUSSIAN, 1))
    edges = [Edge(False, at, 95, 175) for at in (55, 280, 520)]
    edges += [Edge(True, 99 + 12 * n, 55, 520) for n in range(7)]
    laid = laid_out(Page(1, runs, tuple(edges)), 10, Gutters(of_languages=[280]))
    assert {block.kind for block in laid.blocks} == {"line"}

"""Where one line of a page ends its paragraph and where it goes on: one rule each, on made pages."""

from __future__ import annotations

import pytest

from diplodiff.model import Block
from diplodiff.structure.lines import join_lines
from tests.structure.test_lines import LETTER, joined, page

FULL = "The two Sides will hold talks on trade and energy, as they"  # fills its column, and ends no sentence
LAST = "agreed in Kelm on the fourth of May of the same year."


def column(*texts: str, left: float = 50, top: float = 100) -> list[Block]:
    return page([(left, top + 14 * n, text) for n, text in enumerate(texts)])


def test_lines_that_count_begin_paragraphs_though_no_sentence_ends() -> None:
    items = [
        f"{n}. Agreement on the {thing} of both Sides that was signed"
        for n, thing in enumerate(("ports", "mines", "lakes"), 1)
    ]
    assert joined(column(*items)) == items
    others = [item.replace(item[0], str(2 * n)) for n, item in enumerate(items, 1)]  # 2, 4, 6 count nothing
    assert len(joined(column(*others))) == 1


@pytest.mark.parametrize(("step", "count"), [(0.0, 1), (8.0, 1), (30.0, 2)])
def test_right_to_left_lines_seldom_start_exactly_at_their_edge(step: float, count: int) -> None:
    text = "اتفق الجانبان على مواصلة التشاور بشأن التجارة والطاقة كما"
    right = 50 + LETTER * len(text)
    lines = [
        Block(text, "line", block.location, size=10) for block in page([(50, 100 + 14 * n, text) for n in range(6)])
    ]
    box = lines[3].location.box
    assert box is not None
    moved = page([(box[0] - step, box[1], text)])[0].location
    lines[3] = Block(text, "line", moved, size=10)
    assert right == box[2]
    assert len(joined(lines)) == count


def test_bold_lines_end_where_plain_ones_begin_unless_the_sentence_runs_on() -> None:
    bold = page([(50, 100, FULL)], bold=True)
    rest = page([(50, 114, LAST)])
    assert len(joined([*bold, *rest])) == 1  # a sentence of which the beginning is bold
    plain = page([(50, 114, LAST.capitalize())])
    (first, second) = join_lines((*bold, *plain))
    assert (first.bold, second.bold) == (True, False)
    short = page([(50, 100, "The two Sides and their")], bold=True)
    wide = page([(50, 128 + 14 * n, FULL.lower()) for n in range(3)])
    assert len(joined([*short, *page([(50, 114, FULL.lower())]), *wide])) == 2  # bold, and short of its column


def test_a_block_of_mostly_bold_lines_is_bold() -> None:
    mixed = [*page([(50, 100, FULL), (50, 114, FULL.lower())], bold=True), *page([(50, 128, LAST)])]
    assert [b.bold for b in join_lines(tuple(mixed))] == [True]
    mixed = [*page([(50, 100, FULL)], bold=True), *page([(50, 114, FULL.lower()), (50, 128, LAST)])]
    assert [b.bold for b in join_lines(tuple(mixed))] == [False]


@pytest.mark.parametrize(("gap", "count"), [(14, 1), (17, 1), (30, 2)])
def test_white_between_lines_parts_paragraphs(gap: float, count: int) -> None:
    lines = column(*[FULL] * 4)
    below = page([(50, 142 + gap, FULL.lower()), (50, 156 + gap, LAST)])
    assert len(joined([*lines, *below])) == count


@pytest.mark.parametrize(("size", "count"), [(10.0, 1), (10.5, 1), (13.0, 2)])
def test_another_size_of_type_begins_a_paragraph(size: float, count: int) -> None:
    lines = column(FULL, FULL.lower())
    assert len(joined([*lines, *page([(50, 128, LAST)], size=size)])) == count


@pytest.mark.parametrize(
    ("end", "count"), [("they agreed", 1), ("they agreed.", 2), ("they agreed;", 2), ("agreed:", 2)]
)
def test_a_label_begins_a_paragraph_behind_what_ends(end: str, count: int) -> None:
    first = f"{FULL[: 58 - len(end) - 1]} {end}"
    lines = column(FULL, first, "(b) consult each other on the river and on its fisheries", LAST)
    assert len(joined(lines)) == count


def test_a_hyphen_before_a_small_letter_joins_over_a_page() -> None:
    one = column(FULL, FULL.lower(), f"{FULL.lower()[:-5]}coop-")
    two = page([(50, 100, "eration goes on in both of the capitals of the two Sides as"), (50, 114, LAST)], 2)
    (text,) = joined([*one, *two])
    assert "eration goes on" in text
    capital = page([(50, 100, "Cooperation goes on in both capitals of the two Sides, and"), (50, 114, LAST)], 2)
    assert len(joined([*column(FULL, LAST), *capital])) == 2


@pytest.mark.parametrize("pause", [",", "،", "、"])
def test_capitals_behind_commas_begin_recitals_where_recitals_end_so(pause: str) -> None:
    recitals = [f"Recalling the treaty of {year}{pause}" for year in (1990, 1994, 1998)]
    last = page([(50, 700, f"Mindful of the needs of the shepherds of the Marn plateau{pause}")])
    behind = page([(50, 100, "Desiring to protect the nurseries of the upper valley, they")], 2)
    assert len(joined([*column(*recitals, FULL), *last, *behind])) >= 5
    assert joined([*column(FULL, LAST, *recitals, FULL, LAST), *last, *behind])[-1].startswith("Desiring")


def test_a_last_line_that_ends_where_short_headings_end_is_short() -> None:
    lines: list[Block] = []
    for n in range(5):
        lines += column(f"Article {n + 2}", FULL, FULL.lower(), LAST, top=100 + 70 * n)
    lines += column(FULL, "they met.", "The Parties will meet again in the spring of the year, and", LAST, top=450)
    assert [text[:11] for text in joined(lines)][-2:] == [FULL[:11], "The Parties"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "A két kormányfő hivatalos megbeszélésére sor kerül 2031.",
            "október 4. és 6. között a fővárosban, a küldöttségek",
        ),
        ("Ύστερα από πρόσκληση του Πρωθυπουργού του Κουεσσάρ,", "κ. Τάβο Ρεν, η Πρωθυπουργός επισκέφθηκε τη χώρα"),
        ("По приглашению правительства состоялась встреча в Беске,", "г. Орна и других городах Квессара, с участием"),
    ],
)
def test_dates_titles_and_towns_at_the_start_of_a_line_are_no_labels(first: str, second: str) -> None:
    assert joined(column(first, second)) == [f"{first} {second}"]


@pytest.mark.parametrize("letters", ["αβγ", "абв", "abc"])
def test_letters_of_a_list_begin_paragraphs_behind_commas(letters: str) -> None:
    before = "Οι χώρες συμφώνησαν να εργαστούν μαζί για τα εξής θέματα,"
    texts = ("την ειρηνική επίλυση των διαφορών και τον σεβασμό,", "την ελεύθερη διέλευση των πλοίων στα στενά,")
    items = [f"{letter}. {text}" for letter, text in zip(letters, texts, strict=False)]
    assert joined(column(before, *items)) == [before, *items]

"""Right-to-left lines: glyphs with places -> the order in which they are read."""

from __future__ import annotations

import pytest

from diplodiff.loaders.pdf_mixed import signs_in_place
from diplodiff.loaders.pdf_rtl import logical_line, pulled_apart
from diplodiff.loaders.pdf_rtl_brackets import around_letters, brackets_in_place, mirror_brackets
from diplodiff.loaders.pdf_rtl_glyphs import Glyph
from diplodiff.loaders.pdf_tables import Edge

WIDTH = 6.0


def glyphs(seen: str, order: str | None = None) -> list[Glyph]:
    """Glyphs as `seen` on the page from left to right, delivered in the order of the characters of `order`."""
    placed = [Glyph(c, n * WIDTH, 0, (n + 1) * WIDTH, 10, n) for n, c in enumerate(seen)]
    if order is None:
        return placed[::-1]
    found = []
    for char in order:
        glyph = max((g for g in placed if g.char == char), key=lambda g: g.place)
        placed.remove(glyph)
        found.append(glyph)
    return found


def read(line: list[Glyph]) -> str:
    return "".join(g.char for piece in logical_line([line]) for g in piece)


@pytest.mark.parametrize(
    ("seen", "delivered", "said"),
    [
        ("לכה .1", ".1 הכל", "1. הכל"),
        ("ליעפ ،2027 ماع", "عام ،2027 פעיל", "عام 2027، פעיל"),
        ("صن -15", "-15 نص", "15- نص"),
        ("صن 4/2/2026", "4/2/2026 نص", "4/2/2026 نص"),
        ("صن ABC-12", "-12ABC نص", "ABC-12 نص"),
    ],
)
def test_numbers_and_their_punctuation(seen: str, delivered: str, said: str) -> None:
    assert read(glyphs(seen, delivered)) == said


def test_a_range_runs_right_to_left_in_arabic_and_left_to_right_in_hebrew() -> None:
    assert read(glyphs("صن 2027-2026", "2026-2027 نص")) == "2026-2027 نص"
    assert read(glyphs("לכ 2026-2027", "2026-2027 כל")) == "2026-2027 כל"


def test_a_line_is_cut_before_a_number_whatever_hangs_on_it() -> None:
    number = [g._replace(left=g.left - 60, right=g.right - 60) for g in glyphs("۳-", "۳-")]
    pieces = logical_line([[*glyphs("   :نا", "ان: "), *number]])
    assert ["".join(g.char for g in piece).strip() for piece in pieces] == ["ان:", "-۳"]


def test_a_line_is_cut_at_a_rule_that_parts_two_cells() -> None:
    line = [g._replace(right=g.left + 5) for g in glyphs("م ب")]
    narrow = [g._replace(left=g.left * 0.5, right=g.right * 0.5) for g in line]
    rule = Edge(False, 4.5, -5, 15)
    assert len(list(logical_line([narrow]))) == 1
    assert len(list(logical_line([narrow], [rule]))) == 2
    assert len(list(logical_line([narrow], [rule._replace(start=11)]))) == 1


def test_a_mark_that_came_loose_goes_back_to_its_letter() -> None:
    noon = Glyph("ن", 50, 0, 56, 10, 0)
    alef = Glyph("ا", 44, 0, 50, 10, 1)
    space = Glyph(" ", 44, 5, 44, 5, 2)
    damma = Glyph("ُ", 52, 0, 54, 10, 3)
    beh = Glyph("ب", 38, 0, 44, 10, 4)
    assert read([damma, space, noon, alef, beh]) == "نُاب"
    assert read([noon, space, damma, space, alef, beh]) == "نُاب"


def test_a_ligature_that_was_turned_round() -> None:
    lam, alef = Glyph("ل", 10, 0, 16, 10, 0), Glyph("ا", 10, 0, 16, 10, 1)
    assert read([alef, lam]) == "لا"
    assert read([lam, alef]) == "لا"


def test_brackets_are_turned_where_they_close_before_they_open() -> None:
    assert mirror_brackets(["نص )15( و)ب(", "[نص"]) == ["نص (15) و(ب)", "]نص"]
    assert mirror_brackets(["نص (15) و(ب)"]) == []


def test_brackets_that_close_on_the_next_line_are_turned_too() -> None:
    assert mirror_brackets(["نص )نص", "نص( نص"]) == ["نص (نص", "نص) نص"]


def test_brackets_behind_labels_alone_are_turned_as_labels_have_them() -> None:
    assert mirror_brackets(["1( نص", "2(", "نص"]) == ["1) نص", "2)", "نص"]
    assert mirror_brackets(["1) نص", "2)"]) == []


def test_a_bracket_behind_a_label_does_not_wait_for_one_that_closes() -> None:
    assert mirror_brackets(["60( نص )30( نص"]) == ["60) نص (30) نص"]


def test_a_lam_that_reaches_over_its_alef_is_read_before_it() -> None:
    placed = [("ل", 192, 199), ("م", 206, 211), ("ت", 211, 214), ("ا", 191, 195)]
    line = [Glyph(char, left, 0, right, 10, n) for n, (char, left, right) in enumerate(placed)]
    assert read(line) == "تملا"


def test_a_label_stored_behind_the_word_that_a_vowel_sign_ended_begins_the_line() -> None:
    line = signs_in_place(glyphs("نطو ليباق .18", "قابيل .18 وطن"))
    assert read(line) == "18. قابيل وطن"


def test_a_bracket_stands_on_the_side_of_the_space_where_it_is_seen() -> None:
    word, bracket = Glyph("ي", 30, 0, 36, 10, 0), Glyph("(", 20, 0, 24, 10, 1)
    space, other = Glyph(" ", 20, 10, 20, 10, 2), Glyph("ف", 13, 0, 19, 10, 3)
    assert "".join(g.char for g in brackets_in_place([word, bracket, space, other])) == "ي (ف"
    closing = bracket._replace(char=")", left=25, right=29)
    assert "".join(g.char for g in brackets_in_place([word, closing, space, other])) == "ي) ف"


def test_a_full_stop_stored_before_the_number_at_the_other_end_closes_the_line() -> None:
    seen = ".لاق مث -1"
    placed = dict(zip(seen, glyphs(seen)[::-1], strict=True))
    stop, number = placed["."], [placed["-"], placed["1"]]
    between = Glyph(" ", stop.right, 0, stop.right, 10, 0)
    rest = [g for g in glyphs(seen) if g.char not in ".-1"]
    parts = pulled_apart([[stop, between, *number], rest])
    parts.sort(key=lambda part: -max(g.right for g in part))
    assert " ".join("".join(g.char for piece in logical_line(parts) for g in piece).split()) == "1- ثم قال."


@pytest.mark.parametrize(("seen", "between"), [("نص (ب)", "ب"), ("نص (الف)", "فلا"), ("نص [ب]", "ب")])
def test_brackets_stored_before_the_letters_between_them_stand_around_these(seen: str, between: str) -> None:
    """As in a label that another font than that of the letters begins and ends."""
    placed = {g.place: g for g in glyphs(seen)}
    right, left = placed[len(seen) - 1], placed[3]
    space = Glyph(" ", right.left, 0, right.left, 10, 0)
    word = [placed[n] for n in range(len(seen) - 2, 3, -1)]
    rest = [placed[2], placed[1], placed[0]]
    assert around_letters([right, space, left, *word, *rest]) == [right, *word, left, *rest]
    assert around_letters([right, space, left, *rest]) == [right, space, left, *rest]


def test_words_stored_last_that_stand_on_the_right_of_all_others_come_first() -> None:
    """A day in figures of another font: what stands before it is stored behind the rest of its line."""
    line = glyphs("نيتخسن نم سرام 6 يف ررح")
    cut = next(n for n, g in enumerate(line) if g.char == "م") - 1
    parts = pulled_apart([[*line[cut + 1 :], line[cut], *line[:cut]]])
    parts.sort(key=lambda part: -max(g.right for g in part))
    assert "".join(g.char for piece in logical_line(parts) for g in piece) == "حرر في 6 مارس من نسختين"


def test_a_vowel_sign_stored_behind_a_colon_stands_on_its_letter() -> None:
    letters = glyphs("راوحلا :الوأ")
    at = next(n for n, g in enumerate(letters) if g.char == ":")
    sign = letters[at - 1]._replace(char="ً")
    assert read([*letters[: at + 1], sign, *letters[at + 1 :]]) == "أولاً: الحوار"


def test_a_word_that_was_left_as_it_looks_is_turned_round() -> None:
    assert read(glyphs("ماع ةكرش", "عام ةكرش")) == "عام شركة"


def test_a_word_of_which_a_part_was_left_as_it_looks_is_put_in_order() -> None:
    assert read(glyphs("كهتنا", "هكانت")) == "انتهك"


def test_a_letter_carries_its_signs_and_shows_the_space_that_they_hid() -> None:
    word = [g._replace(char="پُ") if g.char == "پ" else g for g in glyphs("رپ چ", "پرچ") if g.char != " "]
    assert read(sorted(word, key=lambda g: g.left)) == "چ پُر"


def test_letters_that_overlap_keep_their_order() -> None:
    first = [Glyph("ک", 30, 0, 36, 10, 0), Glyph("ی", 24, 0, 30, 10, 1)]
    overlapping = [Glyph("ے", 9, 0, 15, 10, 2), Glyph("ن", 10, 0, 16, 10, 3)]
    assert read([*first, *overlapping, Glyph("ا", 17, 0, 20, 10, 4)]) == "کیاےن"


def test_a_range_in_arabic_digits_runs_right_to_left_without_letters_too() -> None:
    assert read(glyphs("٢٠٣٦–٢٠٣٥", "٢٠٣٦–٢٠٣٥")) == "٢٠٣٥–٢٠٣٦"


def test_a_word_that_was_left_as_it_looks_keeps_its_marks_and_ligatures() -> None:
    alef, lam = Glyph("ا", 10, 0, 14, 10, 0), Glyph("ل", 10, 0, 14, 10, 1)
    beh, damma, noon = Glyph("ب", 4, 0, 10, 10, 2), Glyph("ُ", 6, 0, 8, 3, 3), Glyph("ن", 14, 0, 20, 10, 4)
    assert read([beh, damma, lam, alef, noon]) == "نلابُ"

"""Rows of tables, and columns of plain text: what is put together or taken apart, and what stays as it is."""

from __future__ import annotations

import pytest

from diplodiff.model import Block, Location
from diplodiff.structure.table_rows import joined_rows
from diplodiff.structure.text_columns import text_columns

WIDTH = 44
LEFT = (
    "The Sides will measure the water of the", "river at every bridge and will publish",
    "what they find before the end of the year.", "They will meet twice every year to speak",
    "of the ferries, of the fields and of what", "the people of both banks may ask of them.",
)  # fmt: skip
RIGHT = (
    "Стороны измеряют воду реки у каждого", "моста и публикуют то, что нашли, до",
    "конца года. Они встречаются дважды", "в год и говорят о паромах, о полях",
    "и о том, чего просят у них жители", "обоих берегов этой большой реки.",
)  # fmt: skip


def cells(*texts: str, row: int = 1) -> list[Block]:
    return [Block(text, "cell", Location(path=f"/html/table/tr[{row}]/td[{n}]")) for n, text in enumerate(texts, 1)]


def test_the_short_cells_of_a_row_are_one_paragraph() -> None:
    found = joined_rows((*cells("Trade", "USD 5 million"), *cells("Grants", "7 %", row=2)))
    assert [(block.text, block.kind) for block in found] == [
        ("Trade | USD 5 million", "paragraph"), ("Grants | 7 %", "paragraph"),
    ]  # fmt: skip


@pytest.mark.parametrize("texts", [("For Ostra", "For Vael"), ("5", "words " * 60)])
def test_cells_of_signatures_and_of_whole_paragraphs_stay(texts: tuple[str, ...]) -> None:
    assert joined_rows(tuple(cells(*texts))) == tuple(cells(*texts))


def lines(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text, "line", Location(line=n)) for n, text in enumerate(texts, 1))


def beside(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    return [f"{one:{WIDTH}}{other}" for one, other in zip(left, right, strict=True)]


def read(texts: list[str]) -> list[str]:
    return [block.text for block in text_columns(lines(*texts)) if block.text]


def test_two_columns_of_two_languages_are_read_one_after_the_other() -> None:
    assert read(beside(LEFT, RIGHT)) == [*LEFT, *RIGHT]


def test_a_wide_space_further_to_the_right_is_no_second_column() -> None:
    wide = (*RIGHT[:5], "обоих берегов  реки.")
    assert read(beside(LEFT, wide)) == [*LEFT, *wide]


def test_a_few_lines_with_something_in_another_language_beside_them_are_no_columns() -> None:
    few = [*beside(LEFT[:2], RIGHT[:2]), *LEFT[2:], *(line[:30] for line in LEFT * 3)]
    assert read(few) == few

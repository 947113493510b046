"""Bare numbers of rows in a table without rules are labels; figures at the beginning of lines are none."""

from __future__ import annotations

from diplodiff.loaders.pdf_row_numbers import with_row_numbers
from diplodiff.model import Block, Location


def lines(*texts: str, left: tuple[float, ...] = (), right: float = 400) -> list[Block]:
    edges = left or (70.0,) * len(texts)
    return [
        Block(text, "line", Location(1, (edge, 100.0 + 14 * n, right, 110.0 + 14 * n)), size=10)
        for n, (text, edge) in enumerate(zip(texts, edges, strict=True))
    ]


def labels(blocks: list[Block]) -> list[str | None]:
    return [block.number for block in with_row_numbers(blocks)]


def test_rows_that_count_on_at_one_edge_are_numbered() -> None:
    found = with_row_numbers(lines("Annex", "1 Agreement on visas", "2 Programme", "3 600 megawatts", "10 more"))
    assert [(block.number, block.text) for block in found] == [
        (None, "Annex"),
        ("1", "Agreement on visas"),
        ("2", "Programme"),
        ("3", "600 megawatts"),
        (None, "10 more"),
    ]


def test_what_goes_on_in_a_row_stands_clear_of_the_numbers() -> None:
    texts = ("1 Agreement on the", "mutual recognition", "2 Programme", "of exchanges")
    assert labels(lines(*texts, left=(70, 90, 70, 90))) == ["1", None, "2", None]
    assert labels(lines(*texts)) == [None] * 4


def test_rows_of_a_right_to_left_table_begin_at_the_right() -> None:
    rows = lines("۹ موافقت‌نامه روادید", "۱۰ برنامه", "۱۱ یادداشت", left=(200, 250, 230))
    assert labels(rows) == ["۹", "۱۰", "۱۱"]
    assert labels([lines("۹ موافقت‌نامه")[0], *lines("۱۰ برنامه", "۱۱ یادداشت", right=380)]) == [None] * 3


def test_two_lines_that_happen_to_begin_with_figures_or_rows_of_figures_are_no_labels() -> None:
    assert labels(lines("of the Treaty, of which", "14 members and", "15 observers")) == [None] * 3
    assert labels(lines("1 12,5 4", "2 13,1 5", "3 14,0 6")) == [None] * 3

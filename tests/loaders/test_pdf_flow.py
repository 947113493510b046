"""PDF lines in the order in which the file holds them: where that runs down columns, and where it does not."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.loaders.pdf_flow import flow
from diplodiff.loaders.pdf_layout import reading_order
from diplodiff.loaders.pdf_runs import Run

SIZE, STEP, GUTTER = 10.0, 13.0, 4.0
WIDTH = 120.0


def column(x: float, lines: int, order: int, top: float = 100.0) -> list[Run]:
    placed = [(n, top + n * STEP) for n in range(lines)]
    text = "the text of line {}".format
    return [Run(text(order + n), x, y, x + WIDTH, y + SIZE, SIZE, False, 0, order + n, False) for n, y in placed]


def foot(order: int) -> Run:
    return Run("- 1 -", 200.0, 700.0, 220.0, 710.0, 9.0, False, 0, order, False)


def orders(lines: Sequence[Sequence[Run]] | None) -> list[int]:
    return [run.order for line in lines or () for run in line]


def test_columns_stored_one_after_the_other_are_read_so_however_narrow_the_white_between_them() -> None:
    head = Run("A head of the page", 60.0, 20.0, 200.0, 30.0, 9.0, False, 0, 99, False)
    first, second = column(50, 20, 0), column(50 + WIDTH + GUTTER, 20, 20, 106)
    assert orders(flow([*first, *second, foot(98), head])) == [99, *range(40), 98]
    assert orders(reading_order([*first, *second, foot(98), head])) == [99, *range(40), 98]


def test_a_file_that_stores_the_column_read_last_first_does_not_tell() -> None:
    assert flow([*column(50, 20, 20), *column(50 + WIDTH + GUTTER, 20, 0)]) is None


def test_a_file_that_stores_the_foot_of_a_column_before_its_head_does_not_tell() -> None:
    parts = [*column(50, 10, 0, 300), *column(50, 10, 10, 100), *column(50 + WIDTH + GUTTER, 20, 20)]
    assert flow(parts) is None


def test_a_file_that_stores_cells_row_by_row_does_not_tell() -> None:
    cells = [
        run for n in range(8) for x in (50, 200) for run in column(x, 3, 6 * n + (3 if x > 50 else 0), 100 + 50 * n)
    ]
    assert flow(cells) is None


def test_a_column_of_labels_alone_is_none() -> None:
    labels = [run._replace(text=f"{n}.", right=run.left + 12) for n, run in enumerate(column(20, 10, 0), 1)]
    assert flow([*labels, *column(50, 10, 10)]) is None

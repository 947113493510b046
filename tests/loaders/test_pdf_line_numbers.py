"""Numbers in the margin of a draft are no part of its text; numbers of clauses and of tables are."""

from __future__ import annotations

from diplodiff.loaders.pdf_line_numbers import line_numbers, numbered_margins
from diplodiff.loaders.pdf_runs import Run

STEP = 15.0


def text(count: int) -> list[Run]:
    """Lines of a page; there is white below every fourth one."""
    places = [100 + n * STEP + 6 * (n // 4) for n in range(count)]
    return [
        Run("what the Parties agreed upon", 70, y, 400, y + 12, 11, False, 0, n, False) for n, y in enumerate(places)
    ]


def counted(lines: list[Run], numbers: dict[int, str]) -> list[Run]:
    """Numbers beside these lines (from 1), set flush right in the margin."""
    return [
        Run(number, 55 - 4 * len(number), lines[n - 1].top, 55, lines[n - 1].bottom, 8, False, 0, 100 + n, False)
        for n, number in numbers.items()
    ]


def test_numbers_that_count_lines_in_fives_are_told_by_the_lines_between_them() -> None:
    lines = text(22)
    numbers = counted(lines, {5: "5", 10: "10", 15: "15", 20: "20"})
    assert line_numbers([*lines, *numbers]) == set(numbers)


def test_numbers_in_fives_that_count_no_lines_are_text() -> None:
    lines = text(22)
    assert not line_numbers([*lines, *counted(lines, {2: "5", 4: "10", 12: "15", 14: "20"})])
    assert not line_numbers([*lines, *counted(lines, {1: "1", 4: "2", 9: "3", 20: "4"})])


def test_one_number_on_the_last_page_is_told_by_the_pages_before() -> None:
    lines, last = text(22), text(7)
    first = [*lines, *counted(lines, {5: "5", 10: "10", 15: "15", 20: "20"})]
    number = counted(last, {3: "25"})
    assert not line_numbers([*last, *number])
    assert line_numbers([*last, *number], numbered_margins([first, [*last, *number]])) == set(number)


def test_the_rows_of_one_table_are_no_numbered_lines() -> None:
    pages = [text(22), text(22)]
    names = [
        "visas",
        "the programme of exchanges for the next two years",
        "roads",
        "mail",
        "fish",
        "rail",
        "air",
        "sea",
    ]
    rows = [run._replace(text=name, right=70 + 6.0 * len(name)) for run, name in zip(text(8), names, strict=True)]
    rows = [run._replace(top=100 + 15 * n, bottom=112 + 15 * n) for n, run in enumerate(rows)]
    table = [*rows, *counted(rows, {n: str(n) for n in range(1, 9)})]
    assert not line_numbers(table)
    lines = [run._replace(top=100 + 15 * n, bottom=112 + 15 * n) for n, run in enumerate(text(9))]
    draft = [*lines, *counted(lines, {n: str(n) for n in range(1, 10)})]
    assert line_numbers(draft, numbered_margins([draft]))
    assert not line_numbers(draft, numbered_margins([*pages, draft]))

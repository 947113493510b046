"""Tables of contents are left out, and nothing that stands beside them."""

from __future__ import annotations

from diplodiff.loaders.pdf_contents import contents
from diplodiff.loaders.pdf_runs import Run


def run(text: str, n: int, left: float = 70, right: float = 400) -> Run:
    return Run(text, left, 100 + 14 * n, right, 110 + 14 * n, 10, False, 0, n, False)


def test_entries_and_what_goes_on_in_them() -> None:
    entries = [
        run("I. Purposes .............. 1", 0),
        run("II. Fisheries and the living resources", 1),
        run("of the sea ............... 3", 2),
        run("III.", 3, 70, 85),
        run("Ports", 3, 90, 130),
        run("....................", 3, 140, 380),
        run("7", 3, 390, 400),
    ]
    text = [run("The Governments, resolved to keep the sea clean,", 5), run("have agreed ...", 6)]
    assert contents([*entries, *text]) == set(entries)


def test_the_column_beside_a_table_of_contents_stays() -> None:
    beside = [run("the Parties shall meet", n, 70, 230) for n in range(3)]
    listed = [run(f"Title {n} ......... {n}", n, 250, 400) for n in range(3)]
    assert contents([*beside, *listed]) == set(listed)


def test_dots_to_be_filled_in_are_none() -> None:
    assert not contents([run("Done at ................, on ............ 2026", 0), run("Name ............", 1)])
    assert not contents([run("Signed ...... 1", 0), run("Signed ...... 2", 1)])


def test_entries_below_their_heading_need_no_dots() -> None:
    head = run("Mundarija", 0, 200, 270)
    entries = [run(f"{n}-modda. Baliqchilik va suv yoʻllari", n, 70, 300) for n in range(1, 5)]
    pages = [run(str(2 + n // 3), n, 390, 396) for n in range(1, 5)]
    text = [run(f"{n}-modda. Tomonlar har yili uchrashadilar.", n + 5) for n in range(1, 5)]
    assert contents([head, *entries, *pages, *text]) == {head, *entries, *pages}


def test_rows_that_end_in_other_numbers_are_none() -> None:
    head = run("Contents", 0)
    ragged = [run(f"The Sides shall build bridges before 203{n}", n, 70, 380 + 9 * n) for n in range(1, 5)]
    falling = [run(f"Bridges of the district of Ostra {9 - n}", n) for n in range(1, 5)]
    assert not contents([head, *ragged])
    assert not contents([head, *falling])
    assert not contents([run(f"Bridges of the district of Ostra {n}", n) for n in range(1, 5)])

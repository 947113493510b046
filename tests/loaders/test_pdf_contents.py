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

"""Slices of a line at the foot of a page are told from what belongs there by standing on the next page again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from diplodiff.loaders import pdf_document
from diplodiff.loaders.pdf_again import REASON, Slices, painted_again
from diplodiff.loaders.pdf_clusters import Piece
from tests.loaders.pdf_bytes import HEIGHT, Put, made

LINES = ["The Parties shall meet", "once a year in each of", "their capitals by turns"]
FIRST = "and shall build the hall"


def written(x: float, y: float, text: str) -> bytes:
    return f"BT /F 10 Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({text}) Tj ET\n".encode()


def slices(shift: float = 0.0) -> list[bytes]:
    """The letters of FIRST that reach high, each where it stands in a line at 60; Helvetica has the widths."""
    widths = dict.fromkeys("anduhbe", 5.56) | {"l": 2.22, "i": 2.22, "t": 2.78, " ": 2.78, "s": 5.0}
    found, x = [], 60.0
    for char in FIRST:
        if char in "dhlb":
            found.append(written(x + shift, 760, char))
        x += widths[char]
    return found


def left_out(first: list[Put | bytes], second: list[Put | bytes]) -> list[str]:
    blocks = pdf_document.read({}, made(first, second))["blocks"]
    return [block[0] for block in blocks if block[8] == REASON]


def page(*foot: Put | bytes) -> list[Put | bytes]:
    return [*(Put(60, 60 + 14 * n, line) for n, line in enumerate(LINES)), *foot]


NEXT: list[Put | bytes] = [Put(60, 60, FIRST), Put(60, 74, "of the commission.")]


def test_letters_that_stand_on_the_next_page_again_are_left_out() -> None:
    assert "".join(left_out(page(*slices()), NEXT)).replace(" ", "") == "dhllbldhhll"


@pytest.mark.parametrize(
    "foot",
    [slices(shift=2.0), [Put(300, 760, "12")], [Put(60, 760, "I.")], [Put(60, 760, "a")], [Put(60, 760, "and so on.")]],
    ids=["elsewhere", "number", "heading", "letter", "words"],
)
def test_what_stands_elsewhere_there_is_kept(foot: list[Put | bytes]) -> None:
    assert left_out(page(*foot), [Put(63, 60, FIRST), Put(60, 74, "I. of the commission 12.")]) == []


def test_a_row_of_a_table_that_the_next_page_repeats_is_kept() -> None:
    row = [written(x, 760, char) for x, char in ((60, "X"), (160, "Y"), (260, "X"))]
    again = [written(x, 60, char) for x, char in ((60, "X"), (160, "Y"), (260, "X"))]
    assert left_out(page(*row), [*again, Put(60, 74, "of the commission.")]) == []


def test_the_last_page_and_the_first_of_the_next_part_are_looked_at() -> None:
    body = made(page(*slices()), NEXT)
    blocks = pdf_document.read({"pages": [[1, 1]]}, body)["blocks"]
    assert [block for block in blocks if block[8] == REASON]
    assert left_out(NEXT, page(*slices())) == []


@pytest.mark.parametrize(("off", "again"), [(0.5, True), (1.5, False)])
def test_a_piece_of_stated_text_may_be_drawn_with_another_there(off: float, again: bool) -> None:
    pieces = {n: Piece(n, n + 1, (100.0 + 40 * n, 60.0, 110.0 + 40 * n, 70.0)) for n in range(3)}
    page: Any = SimpleNamespace(text="กขค", bounds=(0.0, 0.0, 600.0, 800.0), pieces=pieces)
    page.piece, page.stand = pieces.get, lambda n: (100.0 + 40 * n, 70.0)
    left = [("", place + off, 760.0) for place in (100.0, 180.0)]
    assert painted_again(Slices(left, (100.0, 750.0, 190.0, 760.0)), page) is again

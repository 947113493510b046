"""Lone passages that face one another."""

from __future__ import annotations

from diplodiff.align.faced import faced

ROWS = [
    ((0,), (0,)),
    ((1,), ()),
    ((), (1,)),
    ((2,), (2,)),
    ((3,), ()),
    ((4,), (3,)),
    ((), (4,)),
    ((5,), ()),
    ((6,), ()),
    ((), (5,)),
]


def test_only_the_one_that_stands_at_the_same_place_is_asked_for() -> None:
    asked: list[tuple[int, int]] = []
    assert faced(ROWS, {}, lambda i, j: bool(asked.append((i, j)))) == ROWS
    assert asked == [(1, 1)]  # 3 faces nothing, and 4 and 5 two each


def test_those_that_answer_become_one_row() -> None:
    assert faced(ROWS, {}, lambda i, j: True)[:3] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_moved_passages_are_not_there() -> None:
    assert faced(ROWS, {1: 4}, lambda i, j: True) == ROWS
    last = faced(ROWS, {5: 1}, lambda i, j: True)  # 4 and 5 of the right face 6 alone
    assert last == ROWS
    assert ((6,), (5,)) in faced([*ROWS[:6], *ROWS[7:]], {5: 1}, lambda i, j: True)

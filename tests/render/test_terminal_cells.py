"""How many cells a text takes."""

from __future__ import annotations

from rich.cells import cell_len

from diplodiff.render.terminal_layout import cells


def test_characters_are_as_wide_as_a_terminal_draws_them() -> None:
    every = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x3100), *range(0xFE00, 0x10000))]
    assert [c for c in every if cells(c) != cell_len(c)] == []
    assert cells("“ab…” 中文") == 10

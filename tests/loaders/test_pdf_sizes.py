"""Which size of type a line is told to have."""

from __future__ import annotations

from typing import cast

import pytest

from diplodiff.loaders.pdf_runs import _style
from diplodiff.loaders.pdf_textpage import TextPage


class Typed:
    """A line of which each character has its own size of type."""

    def __init__(self, text: str, sizes: list[float]) -> None:
        self.text = text
        self.sizes = sizes

    def size(self, n: int) -> float:
        return self.sizes[n]

    def bold(self, n: int) -> bool:
        return False

    def angle(self, n: int) -> int:
        return 0


@pytest.mark.parametrize(
    ("text", "sizes", "size"),
    [
        ("upon it.1", [11.0] * 8 + [6.0], 11.0),  # a space in the middle, a raised mark at the end
        ("An initial", [33.0] + [11.0] * 9, 11.0),
    ],
)
def test_neither_a_raised_mark_nor_an_initial_sets_the_size_of_its_line(
    text: str, sizes: list[float], size: float
) -> None:
    assert _style(cast(TextPage, Typed(text, sizes)), 0, len(text))[0] == size

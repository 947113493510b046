"""Headings that are bare labels ("Article 7"), across languages: the number is weak evidence, what stands under it is better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.settings import CROSS_BELOW_SHARE, CROSS_HEADING_NUMBER, CROSS_HEADING_OTHER

if TYPE_CHECKING:
    from diplodiff.similarity.grid import Grid


class Passage(NamedTuple):
    """What is compared of a paragraph: its text; where it is a heading also its number."""

    text: str
    heading: bool = False
    number: int | None = None


def bare_odds(sides: tuple[Sequence[Passage], Sequence[Passage]], pairs: Grid, left: int, right: int) -> float:
    """The logarithm of the odds that two headings answer one another, of which one at least is a bare label.

    pairs: the odds of every two single passages, as if none were a heading.
    """
    one, two = sides[0][left], sides[1][right]
    if bool(one.text) != bool(two.text):
        return -CROSS_HEADING_OTHER
    own = CROSS_HEADING_NUMBER * (1.0 if one.number is not None and one.number == two.number else -1.0)
    if left + 1 >= len(sides[0]) or right + 1 >= len(sides[1]):
        return own
    if sides[0][left + 1].heading or sides[1][right + 1].heading:
        return own
    below = pairs.at(left + 1, right + 1)
    return own + CROSS_BELOW_SHARE * max(-4.0, min(4.0, below))

"""Headings across languages: a word or two, or a bare label ("Article 7"), mean little to a sentence encoder. Their number is
weak evidence, what stands under them is better.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.language.normalise import spelt_length
from diplodiff.settings.across import (
    CROSS_BELOW_SHARE,
    CROSS_HEADING_LEAST,
    CROSS_HEADING_NUMBER,
    CROSS_HEADING_OTHER,
    CROSS_LEAST_CHARACTERS,
    ITEM_CHARACTERS,
)

if TYPE_CHECKING:
    from diplodiff.similarity.grid import Grid


class Passage(NamedTuple):
    """What is compared of a paragraph: its text; where it is a heading also its number; whether it has a label."""

    text: str
    heading: bool = False
    number: int | None = None
    labelled: bool = False

    @property
    def item(self) -> bool:
        """Whether it is as brief as an item of a list: formats and languages mark these in many ways."""
        return self.labelled and spelt_length(self.text) < ITEM_CHARACTERS


def bare_odds(sides: tuple[Sequence[Passage], Sequence[Passage]], pairs: Grid, left: int, right: int) -> float:
    """The logarithm of the odds that two headings answer one another, of which one at least is a bare label.

    pairs: the odds of every two single passages, as if none were a heading.
    """
    one, two = sides[0][left], sides[1][right]
    if bool(one.text) != bool(two.text):
        return -CROSS_HEADING_OTHER
    own = CROSS_HEADING_NUMBER * (1.0 if one.number is not None and one.number == two.number else -1.0)
    return own + _below(sides, pairs, left, right)


def worded_odds(sides: tuple[Sequence[Passage], Sequence[Passage]], pairs: Grid, left: int, right: int) -> float:
    """The logarithm of the odds that two headings with words answer one another: they gain where the passages under them do,
    and of a word or two it does not count there how far apart their vectors are.

    Nothing is taken from them where these do not: what one side lacks may be the first paragraph of a section.
    """
    one, two = sides[0][left], sides[1][right]
    own, below = pairs.at(left, right), _below(sides, pairs, left, right)
    if below <= 0:
        return own
    if max(spelt_length(one.text), spelt_length(two.text)) < CROSS_LEAST_CHARACTERS:
        own = max(own, CROSS_HEADING_LEAST)
    return own + below + CROSS_HEADING_NUMBER * (one.number is not None and one.number == two.number)


def _below(sides: tuple[Sequence[Passage], Sequence[Passage]], pairs: Grid, left: int, right: int) -> float:
    """The share of the odds of the passages under two headings that the headings take over; 0 where none stand there."""
    if left + 1 >= len(sides[0]) or right + 1 >= len(sides[1]):
        return 0.0
    if sides[0][left + 1].heading or sides[1][right + 1].heading:
        return 0.0
    return CROSS_BELOW_SHARE * max(-4.0, min(4.0, pairs.at(left + 1, right + 1)))

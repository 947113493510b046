"""Headings across languages: a word or two, or a bare label ("Article 7"), mean little to a sentence encoder. Their number is
weak evidence, what stands under them is better; so it is for the few words that lead in a list ("The host State shall:").
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


Sides = tuple[Sequence["Passage"], Sequence["Passage"]]


class Passage(NamedTuple):
    """What is compared of a paragraph: its text; where it is a heading also its number; whether it has a label, and of what
    style.
    """

    text: str
    heading: bool = False
    number: int | None = None
    labelled: bool = False
    style: str | None = None

    @property
    def item(self) -> bool:
        """Whether it is as brief as an item of a list: formats and languages mark these in many ways."""
        return self.labelled and spelt_length(self.text) < ITEM_CHARACTERS

    @property
    def leads(self) -> bool:
        """Whether it is a few words with a colon behind them."""
        return not self.heading and self.text.endswith((":", "：")) and spelt_length(self.text) < ITEM_CHARACTERS


def shared_styles(sides: Sides) -> frozenset[str]:
    """The styles of label that headings of both sides have: there a chapter answers a chapter, and an article an article."""
    found = [{p.style for p in side if p.heading and p.style is not None} for side in sides]
    return frozenset(found[0] & found[1])


def lead_odds(sides: Sides, pairs: Grid, left: int, right: int) -> float | None:
    """The logarithm of the odds that two passages answer one another which lead in lists; None for any others, and where the
    first items do not answer.
    """
    if not (sides[0][left].leads and sides[1][right].leads):
        return None
    if left + 1 >= len(sides[0]) or right + 1 >= len(sides[1]):
        return None
    below = _below(sides, pairs, left, right) if sides[0][left + 1].labelled and sides[1][right + 1].labelled else 0.0
    return max(CROSS_HEADING_LEAST, pairs.at(left, right)) + below if below > 0 else None


def bare_odds(sides: Sides, pairs: Grid, left: int, right: int) -> float:
    """The logarithm of the odds that two headings answer one another, of which one at least is a bare label.

    pairs: the odds of every two single passages, as if none were a heading.
    """
    one, two = sides[0][left], sides[1][right]
    if bool(one.text) != bool(two.text):
        return -CROSS_HEADING_OTHER
    own = CROSS_HEADING_NUMBER * (1.0 if one.number is not None and one.number == two.number else -1.0)
    return own + _below(sides, pairs, left, right)


def worded_odds(sides: Sides, pairs: Grid, left: int, right: int) -> float:
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


def _below(sides: Sides, pairs: Grid, left: int, right: int) -> float:
    """The share of the odds of the passages under two headings that the headings take over; 0 where none stand there.

    Below a chapter stands an article first: of what that holds only what speaks for the chapters counts.
    """
    depth = 0
    while left + 1 < len(sides[0]) and right + 1 < len(sides[1]):
        left, right, depth = left + 1, right + 1, depth + 1
        headings = sides[0][left].heading, sides[1][right].heading
        if not any(headings):
            least = -4.0 if depth == 1 else 0.0
            return CROSS_BELOW_SHARE * max(least, min(4.0, pairs.at(left, right)))
        if not all(headings):
            break
    return 0.0

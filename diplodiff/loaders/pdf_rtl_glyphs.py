"""The characters of right-to-left lines with their places, and what kinds of them there are."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from diplodiff.patterns import regex

RTL_LETTER = regex(
    "[\u0590-\u05ff\u0608\u060b\u061b-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U0001e800-\U0001efff]"
)


class Glyph(NamedTuple):
    """A character with its box and its place on the page (the index of the character); a letter may carry its signs."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    place: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def is_mark(char: str) -> bool:
    """Whether a character is a sign on another one that stands by itself."""
    return len(char) == 1 and unicodedata.category(char) == "Mn"

"""Korean lines: broken between words, or anywhere inside them, which no hyphen shows.

What a line end has parted, the document itself tells as far as it can: whether the two pieces make a word that stands
elsewhere, whether they are words by themselves, whether the second is a particle, which never stands alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from diplodiff.patterns import regex
from diplodiff.settings import HANGUL_CUT_SHARE

_DATA = Path(__file__).parent / "data" / "hangul.json"
_FIRST = regex("[\uac00-\ud7a3]+")
_LAST = regex(r"[^\W_]*[\uac00-\ud7a3]$")
_LONGEST = 40  # characters of a word


class Hangul:
    """How the lines of a document part Korean words; `known` counts its words, first and last of each line aside."""

    def __init__(self, lines: Sequence[str], known: Counter[str]) -> None:
        self._known = known
        ends = [
            (last.group(), first.group())
            for a, b in pairwise(lines)
            if (last := _LAST.search(a[-_LONGEST:])) and (first := _FIRST.match(b))
        ]
        told = [self._told(last, first) for last, first in ends]
        cut, whole = told.count(True), told.count(False)
        self._cuts = cut > 0 and cut >= HANGUL_CUT_SHARE * (cut + whole)  # whether lines end inside words here

    def cut(self, last: str, first: str) -> bool:
        """Whether a line end stands inside a word: between its pieces `last` and `first`."""
        told = self._told(last, first)
        return self._cuts if told is None else told

    def _told(self, last: str, first: str) -> bool | None:
        """The same by these two pieces alone; None where they do not tell."""
        particles = _words("particles")
        if self._known[last + first]:
            return True
        if first in particles or (len(last) == 1 and not self._known[last] and last not in _words("alone")):
            return True
        if self._known[last] and self._known[first]:
            return False
        return False if len(last) > 1 and last[-1] in _words("endings") and self._known[last] else None


@cache
def _words(key: str) -> frozenset[str]:
    data: dict[str, list[str]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return frozenset(data[key])

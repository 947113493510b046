"""Korean lines: broken between words, or anywhere inside them, which no hyphen shows.

What a line end has parted, the document itself tells as far as it can: whether the two pieces make a word that stands
elsewhere, whether they are words by themselves, whether the second is a particle, which never stands alone.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from diplodiff.patterns import regex
from diplodiff.settings import HANGUL_CUT_SHARE

_DATA = os.path.join(os.path.dirname(__file__), "data", "hangul.json")
_FIRST = regex("[\uac00-\ud7a3]+")
_LAST = regex(r"[^\W_]*[\uac00-\ud7a3\d]$")
_LONGEST = 40  # characters of a word


class Hangul:
    """How the lines of a document part Korean words; `known` counts its words, first and last of each line aside."""

    def __init__(self, lines: Sequence[str], known: Counter[str]) -> None:
        self._known = known
        told = [self._told(*pieces) for one, other in pairwise(lines) if (pieces := _pieces(one, other))]
        cut, whole = told.count(True), told.count(False)
        self._cuts = cut > 0 and cut >= HANGUL_CUT_SHARE * (cut + whole)  # whether lines end inside words here

    def cut(self, line: str, after: str) -> bool | None:
        """Whether the end of a line stands inside a word that `after` goes on with; None where it holds no Korean word."""
        pieces = _pieces(line, after)
        if pieces is None:
            return None
        told = self._told(*pieces)
        return self._cuts if told is None else told

    def _told(self, last: str, first: str) -> bool | None:
        """The same by these two pieces alone; None where they do not tell."""
        if self._known[last + first] or first in _words("particles") or last[-1].isdigit():
            return True
        if len(last) == 1 and not self._known[last] and last not in _words("alone"):
            return True
        if self._known[last] and self._known[first]:
            return False
        whole = last[-1] in _words("objects") or (last[-1] in _words("endings") and self._known[last])
        return False if len(last) > 1 and whole else None


def _pieces(line: str, after: str) -> tuple[str, str] | None:
    """What stands before and behind the end of a line, where a Korean word goes on or begins."""
    first = _FIRST.match(after)
    last = _LAST.search(line[-_LONGEST:]) if first else None
    return (last.group(), first.group()) if last and first else None


@cache
def _words(key: str) -> frozenset[str]:
    with open(_DATA, encoding="utf-8") as file:
        data: dict[str, list[str] | str] = json.load(file)
    return frozenset(data[key])

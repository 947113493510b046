"""Korean lines: broken between words, or anywhere inside them, which no hyphen shows.

What a line end has parted, the document itself tells as far as it can: whether the two pieces make a word that stands
elsewhere, whether they are words by themselves, whether the second is a particle, which never stands alone. Where that does
not tell, its own habit does: which syllables it writes before and behind spaces, and which inside words.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise

from diplodiff.patterns import regex
from diplodiff.settings.structure_lines import (
    HANGUL_CUT_SHARE,
    HANGUL_RARE,
    HANGUL_SMOOTHING,
    HANGUL_SYLLABLES,
    HANGUL_WORD,
)

_DATA = os.path.join(os.path.dirname(__file__), "data", "hangul.json")
_FIRST = regex("[\uac00-\ud7a3]+")
_LAST = regex(r"[^\W_]*[\uac00-\ud7a3\d]$")
_SYLLABLES = regex("([\uac00-\ud7a3])(?=( ?)([\uac00-\ud7a3]))")


class Hangul:
    """How the lines of a document part Korean words; `known` counts its words, first and last of each line aside."""

    def __init__(self, lines: Sequence[str], known: Counter[str]) -> None:
        self._known, self._lines = known, lines
        told = [self._told(*pieces) for one, other in pairwise(lines) if (pieces := _pieces(one, other))]
        cut, whole = told.count(True), told.count(False)
        self._cuts = cut > 0 and cut >= HANGUL_CUT_SHARE * (cut + whole)  # whether lines end inside words here

    def cut(self, line: str, after: str) -> bool | None:
        """Whether the end of a line stands inside a word that `after` goes on with; None where it holds no Korean word."""
        pieces = _pieces(line, after)
        if pieces is None:
            return None
        told = self._told(*pieces)
        if told is None:
            return self._cuts and self._habit.inside(pieces[0][-1], pieces[1][0])
        return told

    @cached_property
    def _habit(self) -> _Habit:
        return _Habit(self._lines)

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


class _Habit:
    """Between which Korean syllables a text writes a space and between which it does not, line ends aside."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._parted: Counter[tuple[int, str]] = Counter()  # by the syllable before (0), behind (1), and both (2)
        self._joined: Counter[tuple[int, str]] = Counter()
        for before, space, behind in (found for line in lines for found in _SYLLABLES.findall(line)):
            counted = self._parted if space else self._joined
            counted.update(((0, before), (1, behind), (2, before + behind), (3, "")))

    def inside(self, last: str, first: str) -> bool:
        """Whether no space is more likely than one between two syllables, by each of them and by the pair."""
        parted, joined = self._parted, self._joined
        spaces, others, pair = parted[3, ""], joined[3, ""], (2, last + first)
        odds = (spaces + 1) / (others + 1) * (parted[pair] + HANGUL_RARE) / (joined[pair] + HANGUL_RARE)
        for key in ((0, last), (1, first)):
            share = HANGUL_SMOOTHING * (parted[key] + joined[key] + 0.5) / (spaces + others + HANGUL_SYLLABLES)
            odds *= (parted[key] + share) / (spaces + HANGUL_SMOOTHING)
            odds /= (joined[key] + share) / (others + HANGUL_SMOOTHING)
        return odds < 1


def _pieces(line: str, after: str) -> tuple[str, str] | None:
    """What stands before and behind the end of a line, where a Korean word goes on or begins."""
    first = _FIRST.match(after)
    last = _LAST.search(line[-HANGUL_WORD:]) if first else None
    return (last.group(), first.group()) if last and first else None


@cache
def _words(key: str) -> frozenset[str]:
    with open(_DATA, encoding="utf-8") as file:
        data: dict[str, list[str] | str] = json.load(file)
    return frozenset(data[key])

"""Words as numbers and as characters of one byte: what passages are compared by."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from diplodiff.language.normalise import UNSPACED, folded

Bag = dict[int, int]  # how often each word stands in a text

_T = TypeVar("_T")


def of_each(by_form: dict[str, _T], forms: list[list[str]]) -> list[list[_T]]:
    """For each passage of both sides what was found of its folded form."""
    return [[by_form[form] for form in side] for side in forms]


def coded(form: str, ids: dict[str, int]) -> list[int]:
    """The words of a folded text as numbers, new ones added to `ids`; scripts without spaces give pairs of characters."""
    tokens = form.split()
    if not form.isascii() and any(UNSPACED.match(t) for t in tokens):
        tokens = [
            t + tokens[i + 1] if UNSPACED.match(t) and i + 1 < len(tokens) and UNSPACED.match(tokens[i + 1]) else t
            for i, t in enumerate(tokens)
        ]
    known = ids.get
    return [n if (n := known(t)) is not None else ids.setdefault(t, len(ids)) for t in tokens]


def counted(tokens: list[int]) -> Bag:
    """How often each word stands there, in the order of their first places."""
    found: Bag = {}
    for token in tokens:
        found[token] = found.get(token, 0) + 1
    return found


def character(token: int) -> str:
    """One byte a word keeps rapidfuzz on its fastest path; a chance collision costs a little of one score."""
    return chr(token * 167 & 0xFF)


def order_ratio(one: str, other: str) -> float:
    """How nearly two texts have the same words, a character each, in the same order, 0 to 1."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


@lru_cache(maxsize=16_384)
def in_order(string: str, host: str) -> int:
    """How many of the words of one text, a character each, stand in another one in their order."""
    from rapidfuzz.distance import LCSseq

    return int(LCSseq.similarity(string, host))


def line_words(label: str | None, text: str) -> list[str]:
    """The words of a line with its label, less a number in front that is the mark of a note or of a page."""
    found = folded(f"{label or ''} {text}").split()
    return found[1:] if len(found) > 2 and found[0].isdecimal() else found

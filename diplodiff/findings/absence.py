"""The second look: before a passage is called one-sided, it is looked for in everything the other side served."""

from __future__ import annotations

from functools import lru_cache

from diplodiff.language.normalise import words
from diplodiff.model import LeftOut, PublishedText
from diplodiff.settings import ABSENCE_SHARE, ABSENCE_SHINGLE


def served_elsewhere(text: str, other: PublishedText) -> LeftOut | None:
    """The part of the other side's source, taken for no part of its text, in which the passage nearly wholly stands."""
    wanted = _shingles(text)
    if not wanted or not other.left_out:
        return None
    for part in other.left_out:
        if len(wanted & _shingles(part.text)) >= ABSENCE_SHARE * len(wanted):
            return part
    whole = frozenset().union(*(_shingles(part.text) for part in other.left_out))
    if len(wanted & whole) >= ABSENCE_SHARE * len(wanted):
        return other.left_out[0]
    return None


def read_elsewhere(text: str, other: PublishedText) -> str | None:
    """The id of the other side's paragraph in which the passage nearly wholly stands, whatever it is paired with."""
    wanted = _shingles(text)
    if len(wanted) < 2:
        return None
    for paragraph in other.paragraphs:
        if len(paragraph.text) >= ABSENCE_SHARE * len(text) and (
            len(wanted & _shingles(paragraph.text)) >= ABSENCE_SHARE * len(wanted)
        ):
            return paragraph.id
    return None


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    tokens = [w.text for w in words(text)]
    size = min(ABSENCE_SHINGLE, max(1, len(tokens)))
    return frozenset(tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)) if tokens else frozenset()

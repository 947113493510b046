"""Which alphabet the lettered lists of a document follow: а б в or а ә б, الف ب پ or الف ب ج, with or without ё, ç, ñ."""

from __future__ import annotations

import re
from collections import defaultdict

from diplodiff.language.label_parts import Candidate
from diplodiff.patterns import regex

_ALPHABET = regex(r"[aA]\d*")


def of_one_alphabet(read: list[list[Candidate]]) -> list[list[Candidate]]:
    """The readings of each line, those as letters in the alphabet by which most letters follow the one before. `read`
    holds the readings of every line, of letters one for each alphabet.
    """
    follow: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    last: dict[str, int] = {}
    for readings in read:
        for candidate in readings:
            if family := _family(candidate.style):
                follow[family][candidate.style] += candidate.value == last.get(candidate.style, 0) + 1
                last[candidate.style] = candidate.value
    best = {family: max(counts, key=lambda style: counts[style]) for family, counts in follow.items()}
    return [_kept(readings, best) for readings in read] if any(len(counts) > 1 for counts in follow.values()) else read


def _kept(readings: list[Candidate], best: dict[str, str]) -> list[Candidate]:
    held = {family for c in readings if (family := _family(c.style)) and best[family] == c.style}
    return [c for c in readings if (family := _family(c.style)) not in held or best[str(family)] == c.style]


def _family(style: str) -> str | None:
    """The style with its alphabet left open, for a style of letters."""
    if not _ALPHABET.search(style) or any(len(word) > 1 for word in re.findall(r"[^\W\d_]+", style)):
        return None
    return _ALPHABET.sub(lambda m: m.group()[0], style)

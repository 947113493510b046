"""F1 where a language has no number words of its own: figures against figures, each as nothing but its digits.

What cannot be read there (words, magnitudes, units, dates) must not be told as a difference. So figures are compared only
where both sides write as many, the rest of them being the same; "1,200 million" and "1,2 miliardi" are the same digits.
"""

from __future__ import annotations

from collections import Counter

from diplodiff.findings.facts_pair import Change, Pair, Span
from diplodiff.language.normalise import ascii_digits
from diplodiff.language.units import dimension
from diplodiff.patterns import regex
from diplodiff.settings.findings import FACT_ERA_YEARS, FACT_FIGURES_DIFFER, FACT_YEARS

_FIGURES = regex(r"\d+(?:[.,'\u066b\u066c\u2019]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))*")
_APART = regex(r"\D")


def figures(pair: Pair) -> list[Change]:
    """The figures in which the two sides differ, in order."""
    every = [_digits(pair, side) for side in (0, 1)]
    if len(every[0]) != len(every[1]):
        return []
    counts = [Counter(digits for _, digits in side) for side in every]
    lone = [_lone(every[side], counts[side] - counts[1 - side]) for side in (0, 1)]
    if not 0 < len(lone[0]) <= FACT_FIGURES_DIFFER:
        return []
    found = [Change(one, other, _plain(pair, one, other)) for (one, _), (other, _) in zip(*lone, strict=True)]
    return found if all(_counts(digits) for side in lone for _, digits in side) else []


def _digits(pair: Pair, side: int) -> list[tuple[Span, str]]:
    """Where figures stand on a side, with their digits; the noughts at the end say how large, and may be a word elsewhere."""
    text = ascii_digits(pair.texts[side])
    times = pair.clocks(side)
    found = [m for m in _FIGURES.finditer(text) if pair.counts(side, m.start())]
    found = [m for m in found if not any(c.start < m.end() and m.start() < c.end for c in times)]
    return [(m.span(), _APART.sub("", m.group()).strip("0") or "0") for m in found]


def _lone(every: list[tuple[Span, str]], more: Counter[str]) -> list[tuple[Span, str]]:
    """As many of these figures as the other side lacks."""
    left = more.copy()
    found = []
    for span, digits in every:
        if left[digits] > 0:
            left[digits] -= 1
            found.append((span, digits))
    return found


def _counts(digits: str) -> bool:
    """Whether figures may be a number that every language writes so: a year may be one of another calendar."""
    return not (digits.isdecimal() and (int(digits) in FACT_ERA_YEARS or int(digits) in FACT_YEARS))


def _plain(pair: Pair, one: Span, other: Span) -> bool:
    """Whether both are whole numbers of two digits and more, and the one whose words are known counts things, shares or
    money: a length of time or a distance may be told in another unit.
    """
    if not all(pair.texts[s][slice(*span)].isdecimal() and span[1] - span[0] > 1 for s, span in ((0, one), (1, other))):
        return False
    read = {(s, q.start): q for s in (0, 1) for q in pair.quantities(s)}
    known = [q for s, span in ((0, one), (1, other)) if (q := read.get((s, span[0])))]
    return len(known) == 2 and all(dimension(q.unit) in (None, "share", "money", "persons") for q in known)

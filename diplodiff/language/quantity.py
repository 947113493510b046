"""A number in a text with its unit, and what its neighbours make of it: ranges, halves, parts of one per cent."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Literal

from diplodiff.language.dates_grammar import grammar
from diplodiff.language.fact_words import UNSPACED, body, end, facts
from diplodiff.language.number_around import Around, Qualifier
from diplodiff.language.plain import plain_word
from diplodiff.language.units import dimension
from diplodiff.patterns import regex
from diplodiff.settings.language import QUANTITY_RANGE_GAP
from diplodiff.values import dataclass

Kind = Literal["cardinal", "ordinal", "range", "fraction", "year"]
_NO_HALF = "(?![数數径徑導导岛島球ば])"  # 半数 is the majority, 半径 a radius
_PART_OF = regex(r" (?:of|de|d'|от|di)? ?|'")  # what stands between a part and the one per cent of which it is one


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at [start, end) of a published text, its unit, magnitude and currency included.

    unit       a code of units.UNITS, an ISO 4217 code of money (XXD, XXR, XXS, XXY: a dollar, rupee, riyal, yen or yuan
               of no stated country), or None for what is counted or not known.
    kind       "year" for a number that is or may be a calendar year (`certain` says which).
    spelled    whether it is written in words alone.
    other      the value under the other reading of its marks ("1.500"), where there is one.
    """

    start: int
    end: int
    value: Fraction
    unit: str | None = None
    kind: Kind = "cardinal"
    qualifier: Qualifier | None = None
    spelled: bool = False
    other: Fraction | None = None
    certain: bool = True


def unit_behind(text: str, stop: int, known: Around) -> tuple[int, str] | None:
    """The unit that stands behind a number, as (end, code)."""
    at = stop
    if m := known.link.match(text, at):
        at = m.end()
    for place in dict.fromkeys((at, stop + (text[stop : stop + 1] in (" ", "-")), stop)):
        best = known.units.at(text, place)
        if best:
            return best
    return None


def multiplied(text: str, quantity: Quantity, known: Around, code: str | None) -> Quantity:
    """Half a million, half a year: a fraction of a magnitude, with its unit, or of a length of time."""
    if quantity.kind != "fraction" or quantity.unit != "part":
        return quantity
    m = re.compile(r"[ -]?(?:of )?(?:an? )?").match(text, quantity.end)
    scale = known.scales.at(text, m.end()) if m and m.end() > quantity.end else None
    if scale is None:
        period = known.units.at(text, m.end()) if m else None
        if period and (dimension(period[1]) == "months" or period[1] == "percent"):
            return replace(quantity, end=period[0], unit=period[1], kind="cardinal")
        return quantity
    unit = unit_behind(text, scale[0], known)
    stop, name = unit or (scale[0], None)
    return replace(quantity, end=stop, value=quantity.value * int(scale[1]), unit=name, kind="cardinal")


def _prefixed(text: str, quantity: Quantity, code: str | None) -> bool:
    """Whether the unit of a quantity stands before its number: $2-3 billion, %2-3, yüzde iki, 百分之二至三."""
    if quantity.kind == "fraction":
        return quantity.unit == "percent"
    if quantity.spelled:
        first = tuple(map(plain_word, facts(code).get("percent_before", [])))
        return quantity.unit == "percent" and text.startswith(first, quantity.start)
    return quantity.unit is not None and not text[quantity.start].isdigit()


def ranged(text: str, read: list[Quantity], scales: dict[int, int], code: str | None) -> list[Quantity]:
    """The quantities, the ends of a range and members of a list given the unit and magnitude that only the last has."""
    words = grammar(code)
    found = list(read)
    for n in range(len(found) - 2, -1, -1):
        first, last = found[n], found[n + 1]
        gap = text[first.end : last.start]
        to, listed = words.to.fullmatch(gap), words.conjunction.fullmatch(gap)
        if len(gap) > QUANTITY_RANGE_GAP or not (to or listed) or "ordinal" in (first.kind, last.kind):
            continue
        if to and last.unit is None and last.kind == "cardinal" and _prefixed(text, first, code):
            last = found[n + 1] = replace(last, unit=first.unit)
            first = replace(first, unit=None) if first.kind == "cardinal" else first
        if first.unit is None and last.unit is not None and last.kind == "cardinal" and first.kind == "cardinal":
            first = replace(first, unit=last.unit)
            scale = scales.get(last.start, 1)
            if to and scale > 1 and scales.get(first.start, 1) == 1 and first.value < 1000:
                first = replace(first, value=first.value * scale)
        if to and first.kind == last.kind == "cardinal":
            first, found[n + 1] = replace(first, kind="range"), replace(last, kind="range")
        found[n] = first
    return found


def grown(text: str, found: list[Quantity], code: str | None) -> list[Quantity]:
    """The quantities with the half that is told behind their unit ("deux ans et demi", 两年半), and a part of one per cent
    as what it is.
    """
    half = _half(code)
    kept: list[Quantity] = []
    for n, one in enumerate(found):
        if kept and one.start < kept[-1].end:
            continue
        m = half.match(text, one.end) if dimension(one.unit) in ("months", "time") and one.kind == "cardinal" else None
        behind = found[n + 1] if n + 1 < len(found) else None
        if m and one.value.denominator == 1:
            one = replace(one, end=m.end(), value=one.value + Fraction(1, 2))
        elif (
            behind and one.kind == "fraction" and one.unit == "part" and behind.unit == "percent" and behind.value == 1
        ) and _PART_OF.fullmatch(text, one.end, behind.start):
            one = replace(one, end=behind.end, unit="percent", kind="cardinal")
        kept.append(one)
    return kept


@cache
def _half(code: str | None) -> re.Pattern[str]:
    words = facts(code).get("and_half", [])
    last = _NO_HALF if code in UNSPACED else end(code)
    return regex(rf" ?(?:{body(words)}){last}" if words else "(?!)")

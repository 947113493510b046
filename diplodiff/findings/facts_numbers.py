"""F1: numbers, amounts and units of a pair, compared by value."""

from __future__ import annotations

from fractions import Fraction

from diplodiff.findings.facts_pair import Change, Pair, change, in_order
from diplodiff.language.normalise import ascii_digits
from diplodiff.language.numbers import Quantity
from diplodiff.language.units import dimension, same_amount, same_unit
from diplodiff.settings import FACT_SMALL_WORDS

PERIODS = frozenset({"time", "months"})
Left = tuple[list[Quantity], list[Quantity]]


def numbers(pair: Pair) -> list[Change]:
    """The numbers that only one side has, those that answer one another together."""
    if pair.across and not pair.known:
        return []
    ours, theirs = left_over(pair)
    kept = [q for q in ours if _counted(q)], [q for q in theirs if _counted(q)]
    return in_order([*compared(pair, kept), *_opposite(pair)])


def _counted(quantity: Quantity) -> bool:
    return quantity.kind != "year" and dimension(quantity.unit) not in PERIODS


def left_over(pair: Pair) -> Left:
    """The quantities of each side that have no equal on the other: neither pairwise nor as a repetition."""
    every = pair.quantities(0), pair.quantities(1)
    rest = list(every[0]), list(every[1])
    for test in (_identical, equal):
        for one in list(rest[0]):
            match = next((other for other in rest[1] if test(one, other)), None)
            if match is not None:
                rest[0].remove(one)
                rest[1].remove(match)
    return _new(pair, 0, rest[0], every), _new(pair, 1, rest[1], every)


def _new(pair: Pair, side: int, rest: list[Quantity], every: Left) -> list[Quantity]:
    return [
        q
        for q in rest
        if not any(equal(q, other) for other in every[1 - side]) and not _converted(pair.texts[side], q, every[side])
    ]


def _identical(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.unit == other.unit and one.kind == other.kind


def equal(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be the same value, in whatever words, units and marks."""
    if same_amount((one.value, one.unit), (other.value, other.unit)):
        return True
    readings = {one.value, one.other} & {other.value, other.other} - {None}
    return bool(readings) and same_unit(one.unit, other.unit)


def _converted(text: str, quantity: Quantity, own: list[Quantity]) -> bool:
    """Whether a quantity is, in brackets, the one before it in another unit."""
    before = text[: quantity.start].rstrip(" ~≈约約")
    opening = max(before.rfind("("), before.rfind("（"), before.rfind("["))
    if opening < 0 or any(c in ")）]" for c in before[opening:]) or len(before) - opening > 40:
        return False
    host = next((q for q in reversed(own) if q.end <= opening and not text[q.end : opening].strip()), None)
    return (
        host is not None
        and host.unit != quantity.unit
        and host.unit is not None
        and dimension(host.unit) == dimension(quantity.unit)
    )


def compared(pair: Pair, kept: Left) -> list[Change]:
    """What is left over on both sides, paired by what it measures; then what is left over on one."""
    found: list[Change] = []
    rest = list(kept[0]), list(kept[1])
    for same in (_alike, _perhaps):
        for one in list(rest[0]):
            other = next((q for q in rest[1] if same(one, q)), None)
            if other is None:
                continue
            sure = judged(pair, one, other)
            rest[0].remove(one)
            rest[1].remove(other)
            if sure is not None:
                found.append(Change((one.start, one.end), (other.start, other.end), sure))
    for side in (0, 1):
        for quantity in rest[side]:
            if _alone(pair, side, quantity):
                found.append(change(side, (quantity.start, quantity.end), None, not pair.across))
    return found


def _class(quantity: Quantity) -> str:
    if quantity.kind in ("ordinal", "fraction") and quantity.unit in (None, "part"):
        return quantity.kind
    found = dimension(quantity.unit)
    return "period" if found in PERIODS else found or "count"


def _alike(one: Quantity, other: Quantity) -> bool:
    return _class(one) == _class(other) and (one.kind == "year") == (other.kind == "year")


def _perhaps(one: Quantity, other: Quantity) -> bool:
    """Whether two may answer one another because what one of them counts is not known."""
    classes = {_class(one), _class(other)}
    return "count" in classes and "ordinal" not in classes and "fraction" not in classes


def judged(pair: Pair, one: Quantity, other: Quantity) -> bool | None:
    """Whether a difference between two quantities is sure; None where it says nothing."""
    if not pair.across:
        return True
    spelled = [q for q in (one, other) if q.spelled]
    known = one.unit is not None and other.unit is not None
    if one.kind == "ordinal" or other.kind == "ordinal":
        return None if spelled else False
    if not spelled:
        return known or (one.unit is other.unit is None)
    if len(spelled) == 2 and not known:
        return None if min(q.value for q in spelled) <= FACT_SMALL_WORDS else False
    return False if known or min(q.value for q in spelled) > FACT_SMALL_WORDS else None


def _alone(pair: Pair, side: int, quantity: Quantity) -> bool:
    """Whether a number is worth saying where nothing on the other side answers it."""
    if quantity.kind in ("ordinal", "fraction"):
        return False
    if quantity.spelled and (pair.across or (quantity.value <= FACT_SMALL_WORDS and quantity.unit is None)):
        return False
    if pair.across:
        figures = "".join(c for c in ascii_digits(pair.texts[side][quantity.start : quantity.end]) if c.isdigit())
        if figures in "".join(c for c in ascii_digits(pair.texts[1 - side]) if c.isdigit() or c.isspace()):
            return False
        return quantity.unit is not None or quantity.value >= Fraction(10)
    return not (quantity.value == 1 and quantity.spelled)


def _opposite(pair: Pair) -> list[Change]:
    """The same value as a least on one side and as a most on the other."""
    found = []
    for one in pair.quantities(0):
        others = [q for q in pair.quantities(1) if equal(one, q) and same_unit(one.unit, q.unit)]
        if not _counted(one) or len(others) != 1:
            continue
        if {one.qualifier, others[0].qualifier} == {"least", "most"}:
            found.append(Change((one.start, one.end), (others[0].start, others[0].end), not pair.across))
    return found

"""F1: numbers, amounts and units of a pair, compared by value."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from diplodiff.findings.facts_figures import figures
from diplodiff.findings.facts_pair import Change, Pair, change, in_order
from diplodiff.language.normalise import ascii_digits
from diplodiff.language.quantity import Quantity
from diplodiff.language.units import dimension, same_amount, same_unit
from diplodiff.settings.findings import FACT_BRACKET_REACH, FACT_MARK, FACT_SMALL_WORDS
from diplodiff.settings.language import FACTS_KEPT
from diplodiff.values import NamedTuple

PERIODS = frozenset({"time", "months"})
_BOUNDS = frozenset({"least", "most"})
_OF_CLOCKS = frozenset({None, "hour", "minute"})  # units of what may be a part of a time that was not read as one
Sides = tuple[list[Quantity], list[Quantity]]


class Over(NamedTuple):
    """What has no equal on the other side: values that are new there, and repetitions of what it has."""

    new: Sides
    again: Sides

    def of(self, wanted: Callable[[Quantity], bool]) -> Over:
        """Those that are wanted."""
        new, again = ([[q for q in side if wanted(q)] for side in both] for both in (self.new, self.again))
        return Over((new[0], new[1]), (again[0], again[1]))


def numbers(pair: Pair) -> list[Change]:
    """The numbers that only one side has, those that answer one another together."""
    if pair.across and not pair.known:
        return figures(pair)
    return in_order([*compared(pair, left_over(pair).of(_counted)), *_opposite(pair)])


def _counted(quantity: Quantity) -> bool:
    return quantity.kind != "year" and dimension(quantity.unit) not in PERIODS


@lru_cache(maxsize=FACTS_KEPT)
def left_over(pair: Pair) -> Over:
    """The quantities of each side that have no equal on the other."""
    every = pair.quantities(0), pair.quantities(1)
    timed = [{n for clock in pair.clocks(1 - side) for n in clock.numbers()} for side in (0, 1)]
    rest = _less_identical(pair, [_less_timed(every[side], timed[side]) for side in (0, 1)])
    for one in list(rest[0]):
        matches = [other for other in rest[1] if equal(one, other)]
        if matches:
            rest[0].remove(one)
            rest[1].remove(min(matches, key=lambda other: _apart(pair, one, other)))
    kept = [[q for q in rest[side] if not _converted(pair.texts[side], q, every[side])] for side in (0, 1)]
    new = [[q for q in kept[s] if not any(equal(q, other) for other in every[1 - s])] for s in (0, 1)]
    again = [[q for q in kept[s] if q not in new[s]] for s in (0, 1)]
    return Over((new[0], new[1]), (again[0], again[1]))


def _less_timed(read: list[Quantity], timed: set[Fraction]) -> list[Quantity]:
    """The quantities that are no part of a time of day, as the other side may tell it."""
    return [q for q in read if not (q.unit in _OF_CLOCKS and q.value in timed)] if timed else read


def _less_identical(pair: Pair, read: list[list[Quantity]]) -> Sides:
    """The quantities of each side without those that answer one another to the letter, each the nearest one to its place."""
    by_value: dict[tuple[int, int, str | None, str], list[Quantity]] = {}
    for other in read[1]:
        by_value.setdefault(_identity(other), []).append(other)
    left = []
    for one in read[0]:
        matches = by_value.get(_identity(one))
        if matches:
            matches.remove(min(matches, key=lambda other: _apart(pair, one, other)))
        else:
            left.append(one)
    kept = {id(other) for others in by_value.values() for other in others}
    return left, [other for other in read[1] if id(other) in kept]


def _identity(quantity: Quantity) -> tuple[int, int, str | None, str]:
    """Its value, unit and kind; a fraction's own hash costs more than all of them."""
    return (*quantity.value.as_integer_ratio(), quantity.unit, quantity.kind)


def _apart(pair: Pair, one: Quantity, other: Quantity) -> float:
    """How far two quantities stand from the same place of their passages, as a share of these."""
    return abs(one.start / len(pair.texts[0]) - other.start / len(pair.texts[1]))


def equal(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be the same value, in whatever words, units and marks."""
    if same_amount((one.value, one.unit), (other.value, other.unit)):
        return True
    if (one.other is None and other.other is None) or not same_unit(one.unit, other.unit):
        return False
    return bool({one.value, one.other} & {other.value, other.other} - {None})


def _converted(text: str, quantity: Quantity, own: list[Quantity]) -> bool:
    """Whether a quantity is, in brackets, the one before it in another unit."""
    before = text[: quantity.start].rstrip(" ~≈约約")
    opening = max(before.rfind("("), before.rfind("（"), before.rfind("["))
    if opening < 0 or any(c in ")）]" for c in before[opening:]) or len(before) - opening > FACT_BRACKET_REACH:
        return False
    host = next((q for q in reversed(own) if q.end <= opening and not text[q.end : opening].strip()), None)
    return (
        host is not None
        and host.unit != quantity.unit
        and host.unit is not None
        and dimension(host.unit) == dimension(quantity.unit)
    )


def compared(pair: Pair, over: Over) -> list[Change]:
    """What is new on both sides, paired by what it measures; then what is new on one, beside a repetition or nothing."""
    found: list[Change] = []
    rest = list(over.new[0]), list(over.new[1])
    again = list(over.again[0]), list(over.again[1])
    for ours, theirs, same in (
        (rest[0], rest[1], _alike),
        (rest[0], rest[1], _perhaps),
        (rest[0], again[1], _alike),
        (again[0], rest[1], _alike),
    ):
        for one in list(ours):
            other = next((q for q in theirs if same(one, q)), None)
            if other is None:
                continue
            sure = judged(pair, one, other)
            ours.remove(one)
            theirs.remove(other)
            if sure is not None:
                found.append(Change((one.start, one.end), (other.start, other.end), sure))
    for side in (0, 1):
        alone = [q for q in rest[side] if _alone(pair, side, q)]
        found += [change(side, (q.start, q.end), None, not pair.across) for q in alone]
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
    if quantity.kind in ("ordinal", "fraction") or _of_the_page(pair.texts[side], quantity):
        return False
    if quantity.spelled and (pair.across or (quantity.value <= FACT_SMALL_WORDS and quantity.unit is None)):
        return False
    if pair.across and (quantity.value == 1 or (quantity.value == 24 and quantity.unit == "hour")):
        return False  # "a scientist", "around the clock": other languages count where one has no number
    if pair.across:
        figures = "".join(c for c in ascii_digits(pair.texts[side][quantity.start : quantity.end]) if c.isdigit())
        if figures in "".join(c for c in ascii_digits(pair.texts[1 - side]) if c.isdigit() or c.isspace()):
            return False
        return quantity.unit is not None or quantity.value >= Fraction(10)
    return not (quantity.value == 1 and quantity.spelled)


def _of_the_page(text: str, quantity: Quantity) -> bool:
    """Whether a bare number is the page's, not the sentence's: the label of the passage, or the mark of a note behind it."""
    if quantity.unit is not None or quantity.spelled or quantity.value > FACT_MARK:
        return False
    opens = not text[: quantity.start].strip("([（［)）］] ")  # ")5" is how a bracket comes out of a mixed line
    before, after = text[: quantity.start], text[quantity.end :]
    return opens or (not after.strip(")]）］. ") and before.rstrip("([（［")[-1:] in tuple(".!?。۔।؟:;,،、”»)"))


def _opposite(pair: Pair) -> list[Change]:
    """The same value as a least on one side and as a most on the other."""
    found = []
    theirs = pair.quantities(1)
    for one in pair.quantities(0):
        if one.qualifier not in _BOUNDS or not _counted(one):
            continue
        others = [q for q in theirs if equal(one, q) and same_unit(one.unit, q.unit)]
        if len(others) == 1 and {one.qualifier, others[0].qualifier} == _BOUNDS:
            found.append(Change((one.start, one.end), (others[0].start, others[0].end), not pair.across))
    return found

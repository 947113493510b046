"""F2: dates, years, times of day and periods of a pair, compared as days, minutes and lengths of time."""

from __future__ import annotations

from dataclasses import replace

from diplodiff.facts import Date
from diplodiff.findings.facts_clocks import times
from diplodiff.findings.facts_numbers import PERIODS, Over, compared, left_over
from diplodiff.findings.facts_pair import Change, Pair, change, in_order
from diplodiff.language.dates import agree
from diplodiff.language.normalise import ascii_digits
from diplodiff.language.quantity import Quantity
from diplodiff.language.units import dimension

# Years of other calendars lie so many years off the Gregorian ones (a year falls in two of them).
_OFFSETS = {"solar": (621, 622), "bangla": (593, 594)}
_HIJRI = (0.970229, 621.57)
_Year = tuple[int, int, frozenset[int]]  # start, end, what it may be as a Gregorian year


def dates(pair: Pair) -> list[Change]:
    """The dates, years, times and periods that only one side has, those that answer one another together."""
    every = pair.dates(0), pair.dates(1)
    rest = _unpaired(every)
    over = left_over(pair) if pair.known or not pair.across else Over(([], []), ([], []))
    years = tuple([_years(q) for q in side if q.kind == "year"] for side in over.new)
    known = tuple(_all_years(pair, side, every[side]) for side in (0, 1))
    years = tuple([y for y in years[side] if not y[2] & known[1 - side]] for side in (0, 1))
    rest = tuple([d for d in rest[side] if not _year_only(pair, d, side, every)] for side in (0, 1))
    found = _calendar(pair, rest, years)
    if pair.across and not pair.known:  # of a language without a table only dates in figures are read
        found = [c for c in found if c.left and c.right]
    return in_order([*found, *times(pair), *compared(pair, over.of(_period))])


def _period(quantity: Quantity) -> bool:
    return quantity.kind != "year" and dimension(quantity.unit) in PERIODS


def _unpaired(every: tuple[list[Date], list[Date]]) -> tuple[list[Date], ...]:
    """The dates of each side with which none of the other agrees; a range agrees with its two ends, told apart."""
    return tuple([d for d in every[side] if not _answered(d, every[side], every[1 - side])] for side in (0, 1))


def _answered(date: Date, own: list[Date], others: list[Date]) -> bool:
    if any(agree(date, other) for other in others):
        return True
    first, last = _ends(date)
    if date.first != date.last:
        return any(agree(first, d) for d in others) and any(agree(last, d) for d in others)
    ranges = [other for other in others if other.first != other.last and any(agree(date, e) for e in _ends(other))]
    return any(all(any(agree(e, d) for d in own) for e in _ends(other)) for other in ranges)


def _ends(date: Date) -> tuple[Date, Date]:
    """The first and the last day of a date as dates of their own."""
    return replace(date, last=date.first), replace(date, first=date.last)


def _years(quantity: Quantity) -> _Year:
    value = int(quantity.value)
    meant = {value}
    if value <= 1500:
        meant |= {value + n for offsets in _OFFSETS.values() for n in offsets}
        first = int(value * _HIJRI[0] + _HIJRI[1])
        meant |= {first, first + 1}
    return quantity.start, quantity.end, frozenset(meant)


def _all_years(pair: Pair, side: int, found: list[Date]) -> frozenset[int]:
    """Every year that a side names, alone, in a date or in a range."""
    named = {d.year for date in found for d in (date.first, date.last) if d.year}
    for quantity in pair.quantities(side):
        if quantity.value.denominator == 1 and (quantity.kind == "year" or 1200 <= quantity.value <= 2199):
            named |= _years(quantity)[2]
    return frozenset(named)


def _year_only(pair: Pair, date: Date, side: int, every: tuple[list[Date], list[Date]]) -> bool:
    """Whether the other side names the year of a date, or its day in figures that were not read as a date."""
    years = {d.year for d in (date.first, date.last) if d.year}
    bare = {y for q in pair.quantities(1 - side) if q.kind == "year" for y in _years(q)[2]}
    if years & bare and not every[1 - side]:
        return True
    dated = {d.year for other in every[1 - side] for d in (other.first, other.last) if d.year}
    figures = ascii_digits(pair.texts[1 - side])
    return any(str(year) in figures for year in years - dated - bare)


def _calendar(pair: Pair, rest: tuple[list[Date], ...], years: tuple[list[_Year], ...]) -> list[Change]:
    ours, theirs = ([(d.start, d.end) for d in side] for side in rest)
    found = [Change(one, other, True) for one, other in zip(ours, theirs, strict=False)]
    spare = tuple(
        [*spans[len(found) :], *((y[0], y[1]) for y in years[side])] for side, spans in enumerate((ours, theirs))
    )
    answered = min(len(spare[0]), len(spare[1]))
    found += [Change(one, other, True) for one, other in zip(spare[0], spare[1], strict=False)]
    for side in (0, 1):
        found += [change(side, span, None, not pair.across) for span in spare[side][answered:]]
    return found

"""The dates of a text as comparable values, in any of the languages and their calendars.

    «3–4 февраля 2026 года» -> 2026-02-03/2026-02-04      "4 February" -> XXXX-02-04      ۱۵ بهمن ۱۴۰۴ -> 2026-02-04

A year by itself is no date, and neither are spans of years. A date in another calendar beside the Gregorian date of the
same day is one date.
"""

from __future__ import annotations

from dataclasses import replace

from diplodiff.facts import Date, Day
from diplodiff.language import dates_east, dates_numeric, tables
from diplodiff.language.calendars import gregorian
from diplodiff.language.dates_grammar import Grammar, grammar
from diplodiff.language.dates_named import named
from diplodiff.language.plain import Plain, plain
from diplodiff.settings.language import DATE_SAME_DAY_REACH

EASTERN = frozenset({"zh", "ja", "ko"})


def dates(text: str, language: str | None) -> tuple[Date, ...]:
    """The dates of a published text in order, none overlapping another."""
    form = plain(text)
    code = tables.primary(language)
    found = dates_numeric.dates(form.text, code)
    if code in EASTERN:
        found += dates_east.dates(form.text, code)
    elif code in tables.languages():
        found += named(form, text, code)
    if not found:
        return ()
    return tuple(_published(form, date) for date in _joined(form.text, _apart(found), code))


def agree(one: Date, other: Date) -> bool:
    """Whether two dates may mean the same: no known part differs, or they lie within the tolerance of their calendars."""
    return all(
        _near(a, b, one.tolerance + other.tolerance) for a, b in ((one.first, other.first), (one.last, other.last))
    )


def _near(one: Day, other: Day, tolerance: int) -> bool:
    if tolerance:
        a, b = _ordinal(one), _ordinal(other)
        if a is not None and b is not None:
            return abs(a - b) <= tolerance
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(a is None or b is None or a == b for a, b in pairs)


def _ordinal(day: Day) -> int | None:
    if day.year is None or day.month is None or day.day is None:
        return None
    found = gregorian("gregorian", day.year, day.month, day.day)
    return found.toordinal() if found else None


def _apart(found: list[Date]) -> list[Date]:
    """In order; of dates that overlap, the longer."""
    kept: list[Date] = []
    for date in sorted(found, key=lambda d: (d.start, -d.end)):
        if kept and date.start < kept[-1].end:
            if date.end - date.start > kept[-1].end - kept[-1].start:
                kept[-1] = date
            continue
        kept.append(date)
    return kept


def _joined(text: str, found: list[Date], language: str | None) -> list[Date]:
    """Two dates made one where the text means one: the ends of a range, the same day in two calendars."""
    words = grammar(language)
    kept: list[Date] = []
    for date in found:
        before = kept[-1] if kept else None
        one = _together(before, date, text[before.end : date.start], words) if before else None
        if one is None:
            kept.append(date)
        else:
            kept[-1:] = one
    return kept


def _together(before: Date, date: Date, gap: str, words: Grammar) -> list[Date] | None:
    if len(gap) > DATE_SAME_DAY_REACH or any(c.isdigit() for c in gap):
        return None
    if before.calendar != date.calendar:
        exact = "gregorian" in (before.calendar, date.calendar)
        if exact and words.same_day.fullmatch(gap) and agree(before, date):
            gregorian_one = before if before.calendar == "gregorian" else date
            return [replace(gregorian_one, start=before.start, end=date.end)]
        return None
    ranged, listed = words.to.fullmatch(gap), words.conjunction.fullmatch(gap)
    if not (ranged or listed) or before.first != before.last or date.first != date.last:
        return None
    first, last = _same_year(before.first, date.first)
    if ranged and first.day and last.day and _sorted(first, last):
        return [Date(before.start, date.end, first, last, date.calendar, date.tolerance)]
    return [replace(before, first=first, last=first), replace(date, first=last, last=last)]


def _same_year(first: Day, last: Day) -> tuple[Day, Day]:
    """The year that only one of two dates beside each other has, given to both."""
    if not (first.month and last.month):
        return first, last
    if first.year is None and last.year is not None:
        return replace(first, year=last.year - (first.month > last.month)), last
    if last.year is None and first.year is not None:
        return first, replace(last, year=first.year + (first.month > last.month))
    return first, last


def _sorted(first: Day, last: Day) -> bool:
    return (first.year or 0, first.month or 0, first.day or 0) < (last.year or 0, last.month or 0, last.day or 0)


def _published(form: Plain, date: Date) -> Date:
    start, end = form.span(date.start, date.end)
    return replace(date, start=start, end=end) if (start, end) != (date.start, date.end) else date

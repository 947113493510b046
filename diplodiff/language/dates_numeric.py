"""Dates in digits alone: 04.02.2026, 2026-02-04, ۱۴۰۴/۱۱/۱۵. All in plain form."""

from __future__ import annotations

import re

from diplodiff.facts import Date, Day
from diplodiff.language.calendars import TOLERANCE, YEARS, gregorian
from diplodiff.patterns import regex

_NUMERIC = regex(
    r"(?<![\d./-])(?:(?P<y1>\d{4})(?P<s1> ?[./-] ?)(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<s2>[./-])(?P<m2>\d{1,2})(?P=s2)(?P<y2>\d{4}))(?!\d|[./-]\d)"
)
_PARTED = regex(r"[./-] ?\d")  # what stands in each of them
_CALENDARS = ("solar-hijri", "gregorian")  # a year up to 1498 in digits is hardly ever a Gregorian one
_MONTH_FIRST = frozenset({"en"})  # 02/04/2026 may be either; with dots the day comes first everywhere


def dates(text: str, language: str | None) -> list[Date]:
    """The dates of a plain text that are written in digits; one whose order is in doubt is left out."""
    found = []
    for m in _NUMERIC.finditer(text) if _PARTED.search(text) else ():
        if m["y1"]:
            read = _date(m, (int(m["y1"]), int(m["m1"]), int(m["d1"])))
        else:
            year, month, day = int(m["y2"]), int(m["m2"]), int(m["d2"])
            if language in _MONTH_FIRST and m["s2"] != "." and month != day:
                if month <= 12 and day <= 12:
                    continue
                month, day = (day, month) if month > 12 else (month, day)
            read = _date(m, (year, month, day))
        if read:
            found.append(read)
    return found


def _date(m: re.Match[str], parts: tuple[int, int, int]) -> Date | None:
    calendar = next((c for c in _CALENDARS if YEARS[c][0] <= parts[0] <= YEARS[c][1]), None)
    day = gregorian(calendar, *parts) if calendar else None
    if calendar is None or day is None:
        return None
    value = Day(day.year, day.month, day.day)
    return Date(m.start(), m.end(), value, value, calendar, TOLERANCE[calendar])

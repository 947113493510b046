"""Days of other calendars as days of the Gregorian one, by arithmetic.

The months of the lunar Hijri calendar begin with a sighting of the moon, and each country decides on its own: the
tabular calendar used here lies within two days of all of them. The Solar Hijri calendar follows the sun; its 33-year
rule gives the days of 1277 to 1498 (by comparison with an astronomical calculation). The Bengali calendar is that of
Bangladesh since 2019; earlier years and India lie a day off.
"""

from __future__ import annotations

from datetime import date
from functools import cache

# Days by which a converted date may lie off the one that was meant.
TOLERANCE = {"gregorian": 0, "solar-hijri": 0, "hijri": 2, "bangla": 1}
# Years in which each calendar is accepted; a number outside is no year of it.
YEARS = {"gregorian": (1000, 2199), "solar-hijri": (1277, 1498), "hijri": (1200, 1600), "bangla": (1300, 1500)}
# Languages whose texts also count years of their own that look like Gregorian ones (Ethiopian, Bikram Sambat).
OWN_YEARS = frozenset({"am", "ti", "ne"})

_JULIAN_DAY = 1_721_425  # Julian day number less the ordinal of datetime.date
_SOLAR_EPOCH = date(2025, 3, 21).toordinal()  # 1 Farvardin 1404


def gregorian(calendar: str, year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day in this calendar; None where there is no such day."""
    low, high = YEARS[calendar]
    if not (low <= year <= high and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        if calendar == "gregorian":
            return date(year, month, day)
        if calendar == "solar-hijri":
            return date.fromordinal(_solar(year, month, day)) if day <= 31 - (month > 6) else None
        if calendar == "hijri":
            return date.fromordinal(_hijri(year, month, day)) if day <= 30 else None
        return date.fromordinal(_bangla(year, month, day))
    except ValueError:
        return None


def _hijri(year: int, month: int, day: int) -> int:
    number = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1_948_440 - 385
    return number - _JULIAN_DAY


def _solar(year: int, month: int, day: int) -> int:
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _SOLAR_EPOCH + 365 * (year - 1404) + _solar_leaps(year) - _solar_leaps(1404) + before + day - 1


@cache
def _solar_leaps(year: int) -> int:
    """Leap years from 1200 to the one before this."""
    return sum((25 * y + 11) % 33 < 8 for y in range(1200, year))


def _bangla(year: int, month: int, day: int) -> int:
    start = date(year + 593, 4, 14).toordinal()
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    if month == 12:
        leap = (year + 594) % 4 == 0 and ((year + 594) % 100 != 0 or (year + 594) % 400 == 0)
        before += leap - 1  # the eleventh month has 29 days, 30 in a leap year
    return start + before + day - 1

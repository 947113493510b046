"""Points in time as users and archives write them, in UTC and to the second: "2026-02-05T12:00:00Z"."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from diplodiff.patterns import regex

_WRITTEN = regex(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?Z?")
_DIGITS = regex(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")
FORM = "%Y-%m-%dT%H:%M:%SZ"


def instant(text: str) -> str | None:
    """A date, or a date and time; a date alone means noon, which is nearest to all of that day. None where it is none."""
    m = _WRITTEN.fullmatch(text) or _DIGITS.fullmatch(text)
    if m is None:
        return None
    day, clock = m.groups()[:3], m.groups()[3:]
    hour, minute, second = (int(part or 0) for part in clock) if clock[0] else (12, 0, 0)
    try:
        year, month, date = map(int, day)
        return _written(datetime(year, month, date, hour, minute, second, tzinfo=UTC))
    except ValueError:
        return None


def now() -> str:
    """The time it is."""
    return datetime.now(UTC).strftime(FORM)


def of_header(value: str) -> str | None:
    """A date of an HTTP header, as of Memento-Datetime; None where it is none."""
    try:
        found = parsedate_to_datetime(value)
        return _written((found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC))
    except (ValueError, TypeError, OverflowError):  # the last: years and zones beyond what there is
        return None


def _written(moment: datetime) -> str:
    return moment.strftime(FORM).zfill(len("0001-01-01T00:00:00Z"))  # not every system writes a year in four digits


def to_header(when: str) -> str:
    """The same instant for an HTTP header, as Accept-Datetime has it (RFC 7089, section 2.1.1)."""
    return format_datetime(datetime.strptime(when, FORM).replace(tzinfo=UTC), usegmt=True)


def seconds_between(one: str, other: str) -> float:
    """How far apart two instants are; what cannot be read is infinitely far."""
    try:
        return abs((datetime.strptime(one, FORM) - datetime.strptime(other, FORM)).total_seconds())
    except ValueError:
        return float("inf")

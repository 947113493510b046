"""Dates that name their month: «4 февраля 2026 года», "February 4th, 2026", 2026 жылғы 4 ақпан, ۱۵ بهمن ۱۴۰۴.

Every month name is looked for, and what stands directly before and after it is read as day and year. All in plain form.
"""

from __future__ import annotations

import re

from diplodiff.facts import Date, Day
from diplodiff.language.calendars import TOLERANCE, YEARS, gregorian
from diplodiff.language.citations import pointers
from diplodiff.language.dates_grammar import DOUBTFUL_SHORT, Grammar, grammar
from diplodiff.language.number_words import value
from diplodiff.language.plain import Plain, is_letter
from diplodiff.patterns import regex
from diplodiff.settings.language import DATE_REACH
from diplodiff.values import NamedTuple

_CAPITALISED = frozenset({"en", "de"})  # a small "may" or "march" is a verb
_PREFIXES = {"ar": "وبلفك"}  # small words that are written as part of the next
_ORDER_TURNED = frozenset({"ar", "fa", "ur"})  # "4-3 فبراير": typed as it looks, from right to left

_LETTER = regex(r"[^\W\d_]")


class _Parts(NamedTuple):
    """What was read around one month."""

    start: int
    end: int
    days: tuple[int, ...]
    ranged: bool
    middle: tuple[int, int]  # where the first of two days ends and the second begins
    year: int | None
    marked: str | None  # calendar that a mark behind the year names
    spoken: bool = False  # whether the day is in words
    earlier: tuple[tuple[int, int, int], ...] = ()  # further days in a list before these: start, end, day


def named(form: Plain, published: str, language: str) -> list[Date]:
    """The dates of a text that name their month, at places in its plain form; capitals are looked up as published."""
    known, text = grammar(language), form.text
    found: list[Date] = []
    end = 0
    for m in known.month.finditer(text):
        start = m.start()
        if start < end or is_letter(text, m.end()) or not _begins(text, start, language):
            continue
        if language in _CAPITALISED and not published[form.span(start, start + 1)[0]].isupper():
            continue
        parts = _parts(text, (start, _paired(text, m, known)), end, known, language)
        if parts and m.group() in known.unsure and parts.spoken and parts.year is None:
            continue  # Spanish "un mar", a sea
        if parts and len(parts.days) == 2 and _pointed(form, published, parts.start, language):
            parts = parts._replace(start=parts.middle[1], days=parts.days[1:], ranged=False, earlier=())
        read = _read(parts, m.group(), known, language) if parts else []
        if read:
            found += read
            end = read[-1].end
    return found


def _pointed(form: Plain, published: str, at: int, language: str) -> bool:
    """Whether the first of two days is the number of something else ("Article 12 and 14 March")."""
    place = form.span(at, at + 1)[0]
    for text in (published, f"{published[:place]}1"):  # a number in words points as one in figures does
        if any(a < place < b and _LETTER.search(published[a:place]) for a, b in pointers(text, language)):
            return True
    return False


def _begins(text: str, start: int, language: str) -> bool:
    if not is_letter(text, start - 1):
        return True
    return text[start - 1] in _PREFIXES.get(language, "") and not is_letter(text, start - 2)


def _paired(text: str, m: re.Match[str], known: Grammar) -> int:
    """The end of a month that is named twice, "فبراير/شباط" or "شباط (فبراير)"."""
    mark = re.compile(r" ?([/(]) ?").match(text, m.end())
    again = known.month.match(text, mark.end()) if mark else None
    if not mark or not again or set(known.months[again.group()]).isdisjoint(known.months[m.group()]):
        return m.end()
    closing = re.compile(r" ?\)").match(text, again.end()) if mark[1] == "(" else None
    return closing.end() if closing else again.end()


def _parts(text: str, month: tuple[int, int], floor: int, known: Grammar, language: str) -> _Parts | None:
    start, end = month
    while start > floor and is_letter(text, start - 1):
        start -= 1  # a small word written as part of the month
    reach = max(floor, start - DATE_REACH)
    before = known.before.search(text[reach:start])
    before = before if before and before.group() else None
    days: tuple[int, ...] = ()
    ranged, year, middle = False, None, (end, end)
    earlier: tuple[tuple[int, int, int], ...] = ()
    if before:
        year = int(before["first_year"]) if before["first_year"] else None
        days, ranged = _days(before, language)
        start = reach + before.start()
        middle = _middle(before, reach)
        if len(days) == 2:
            start, days, earlier = _listed(text, (start, floor), days, (before["to"] is None, known, language))
            first = known.before.search(text[reach : earlier[0][0]]) if earlier and year is None else None
            year = int(first["first_year"]) if first and first["first_year"] else year
    else:
        start = month[0]
    after = None
    if not days:
        after = known.day.match(text, end)
        if after and (language == "en" or known.year.match(text, after.end())):
            days, ranged = _days(after, language)
            end = after.end()
            middle = _middle(after, 0)
    mark = None
    found = known.year.match(text, end) if year is None else None
    if found:
        year = int(found["year"]) if found["year"] else value(found["spoken"] or "", language)
        if year is not None and found["era"]:
            year -= known.eras[found["era"]]
        mark = _marked(found)
        end = found.end()
    spoken = any(m is not None and bool(m["spoken2"]) for m in (before, after))
    parts = _Parts(start, end, days, ranged, middle, year, mark, spoken, earlier)
    return parts if days or year is not None else None


def _listed(
    text: str, place: tuple[int, int], days: tuple[int, ...], how: tuple[bool, Grammar, str]
) -> tuple[int, tuple[int, ...], tuple[tuple[int, int, int], ...]]:
    """The days in a row before two that stand together: where they begin, the range that they make («les 11, 12 et 13
    mai»), and those that are days by themselves («les 3, 5 et 7 mai»).
    """
    start, floor = place
    begin = start
    joined, known, language = how
    row = joined and days[1] - days[0] == 1
    apart: list[tuple[int, int, int]] = []
    while m := known.earlier.search(text, max(floor, start - DATE_REACH), start):
        day = int(m["digits"]) if m["digits"] else value(m["spoken"], language)
        if day is None or not 1 <= day < (apart[0][2] if apart else days[0]):
            break
        if row and not apart and day == days[0] - 1:
            days, begin = (day, *days[1:]), m.start()
        else:
            apart.insert(0, (m.start(), max(m.end("digits"), m.end("spoken")), day))
        start = m.start()
    return begin, days, tuple(apart)


def _middle(m: re.Match[str], base: int) -> tuple[int, int]:
    first = max(m.end("digits1"), m.end("spoken1"))
    return base + first, base + max(m.start("digits2"), m.start("spoken2"))


def _marked(found: re.Match[str]) -> str | None:
    return "hijri" if found.groupdict().get("hijri_mark") else None


def _days(m: re.Match[str], language: str) -> tuple[tuple[int, ...], bool]:
    """The one or two days of a match, and whether they are the ends of a range."""
    second = _day(m, "2", language)
    first = _day(m, "1", language) if m["sep"] else None
    if second is None:
        return (), False
    if first is None or first == second:
        return (second,), False
    if first > second and language in _ORDER_TURNED:
        first, second = second, first
    if first > second:
        return (second,), False
    ranged = m["to"] is not None or second - first == 1
    return (first, second), ranged


def _day(m: re.Match[str], which: str, language: str) -> int | None:
    digits, spoken = m[f"digits{which}"], m[f"spoken{which}"]
    found = int(digits) if digits else value(spoken, language) if spoken else None
    return found if found is not None and 1 <= found <= 31 else None


def _read(parts: _Parts, name: str, known: Grammar, language: str) -> list[Date]:
    """The dates that the parts make in the first calendar of that month name in which they are possible."""
    for calendar, month in known.months[name]:
        if parts.marked and calendar != parts.marked and calendar != "gregorian":
            continue
        if calendar != "gregorian":
            found = _converted(parts, calendar, month)
        elif name in known.unsure and not (parts.days and (parts.year or language not in DOUBTFUL_SHORT)):
            found = []
        else:
            found = _plain_dates(parts, month)
        if found:
            return found
    return []


def _plain_dates(parts: _Parts, month: int) -> list[Date]:
    low, high = YEARS["gregorian"]
    if parts.year is not None and not low <= parts.year <= high:
        return []
    if not parts.days:
        day = Day(parts.year, month)
        return [Date(parts.start, parts.end, day, day)]
    if any(gregorian("gregorian", parts.year or 2000, month, day) is None for day in parts.days):
        return []
    found = [Day(parts.year, month, day) for day in parts.days]
    before = [Date(a, b, Day(parts.year, month, day), Day(parts.year, month, day)) for a, b, day in parts.earlier]
    if parts.ranged:
        return [*before, Date(parts.start, parts.end, found[0], found[-1])]
    if len(found) == 1:
        return [*before, Date(parts.start, parts.end, found[0], found[0])]
    return [
        *before,
        Date(parts.start, parts.middle[0], found[0], found[0]),
        Date(parts.middle[1], parts.end, found[1], found[1]),
    ]


def _converted(parts: _Parts, calendar: str, month: int) -> list[Date]:
    if parts.year is None or not parts.days:
        return []
    ends = [gregorian(calendar, parts.year, month, day) for day in (parts.days[0], parts.days[-1])]
    if ends[0] is None or ends[1] is None:
        return []
    first, last = (Day(d.year, d.month, d.day) for d in ends if d)
    return [Date(parts.start, parts.end, first, last, calendar, TOLERANCE[calendar])]

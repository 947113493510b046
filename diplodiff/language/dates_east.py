"""Dates of Chinese, Japanese and Korean: 2026年2月3日至4日, 二〇二六年二月四日, 令和八年二月四日, 2026년 2월 4일.

Every sign for "month" is looked for, and what stands directly before and after it is read. All in plain form.
"""

from __future__ import annotations

import re
from functools import cache

from diplodiff.facts import Date, Day
from diplodiff.language import tables
from diplodiff.language.calendars import YEARS, gregorian
from diplodiff.language.numerals import han
from diplodiff.language.plain import alternatives, plain_word
from diplodiff.patterns import regex
from diplodiff.settings.language import DATE_REACH
from diplodiff.values import NamedTuple

_HAN = "一二三四五六七八九十"
_SMALL = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_YEAR = rf"(?:\d{{1,4}}|[〇○零百千元{_HAN}]{{1,9}})"


class _Grammar(NamedTuple):
    month: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    more: re.Pattern[str]
    era_year: re.Pattern[str]
    eras: dict[str, int]  # what is taken from a year of the era


def dates(text: str, language: str) -> list[Date]:
    """The dates of a plain text in one of these languages. An era's year by itself is one too: it is no year elsewhere."""
    known = _grammar(language)
    found: list[Date] = []
    end = 0
    for m in known.month.finditer(text):
        reach = max(end, m.start() - DATE_REACH)
        before = known.before.search(text[reach : m.start()])
        if m.start() < end or not before:
            continue
        after = known.after.match(text, m.end())
        blank = len(before.group()) - len(before.group().lstrip())
        read = _dates(reach + before.start() + blank, m.end(), (before, after), known)
        if read:
            found += read
            end = read[-1].end
    for m in known.era_year.finditer(text):
        year = _year(m["y"], m["era"], known)
        if year is not None and known.eras[m["era"]] and not any(d.start <= m.start() < d.end for d in found):
            found.append(Date(m.start(), m.end(), Day(year), Day(year)))
    return found


def _dates(start: int, end: int, around: tuple[re.Match[str], re.Match[str] | None], known: _Grammar) -> list[Date]:
    """The days of a month, those of a range or two in a row as one."""
    before, after = around
    year, month = _year(before["y"], before["era"], known, before["inner"]), _number(before["m"])
    if month is None or not 1 <= month <= 12:
        return []
    if after is None:
        return [Date(start, end, Day(year, month), Day(year, month))] if year else []
    last = _day(year, month, _number(after["d"]))
    if last is None:
        return []
    found = [Date(start, after.end(), last, last)]
    end = after.end()
    while m := known.more.match(after.string, end):
        end = m.end()
        y2, m2 = _year(m["y2"], None, known) or last.year, _number(m["m2"]) or last.month or month
        y2 = y2 + (m["y2"] is None and m2 < (last.month or month)) if y2 else None
        day = _day(y2, m2, _number(m["d2"]))
        if day is None or (m2 == last.month and (day.day or 0) <= (last.day or 0)):
            break
        before_it = found[-1]
        joined = m["to"] or (m2 == last.month and day.day == (last.day or 0) + 1)
        if joined:
            found[-1] = Date(before_it.start, end, before_it.first, day)
        else:
            found.append(Date(m.start("what"), end, day, day))
        last = day
    return found if after["first"] or found[-1].end > after.end() else []


def _day(year: int | None, month: int, day: int | None) -> Day | None:
    if day is None or gregorian("gregorian", year or 2000, month, day) is None:
        return None
    return Day(year, month, day)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isascii() else han(text)


def _year(text: str | None, era: str | None, known: _Grammar, inner: str | None = None) -> int | None:
    """The Gregorian year; 元年 is the first year of an era. What is no plausible year is none."""
    found = int(inner) if inner else 1 if text == "元" else _number((text or "").replace("○", "〇"))
    if found is None:
        return None
    if era and not inner:
        found -= known.eras[era]
    low, high = YEARS["gregorian"]
    return found if low <= found <= high else None


@cache
def _grammar(language: str) -> _Grammar:
    table = tables.table(language)
    eras = {plain_word(era): years for era, years in table["dates"]["eras"].items()}
    era = f"(?P<era>{alternatives(tuple(eras))})"
    to = alternatives((*(plain_word(w) for w in table["dates"]["to"]), "-", "~", "--"))
    joining = alternatives((*(plain_word(w) for w in table["conjunctions"]), "、", ","))
    year, month, day = ("년", "월", "일") if language == "ko" else ("年", "月", "[日號号]")
    dated = rf"(?:{era}? ?(?<![\d{_HAN}])(?P<y>{_YEAR}) ?(?:\((?P<inner>\d{{4}})\))? ?{year}(?:\([^()]{{1,12}}\))? ?)?"
    again = rf"(?:同年)?(?:(?P<y2>{_YEAR}) ?{year} ?)?(?:(?:同月|(?P<m2>{_SMALL}) ?{month}) ?)?(?P<d2>{_SMALL}) ?{day}"
    first = rf" ?(?P<d>{_SMALL})(?: ?(?P<first>{day}))?"
    return _Grammar(
        month=regex(month),
        before=regex(rf"{dated}(?<![\d{_HAN}])(?P<m>{_SMALL}) ?\Z"),
        after=regex(first),
        more=regex(rf" ?(?:(?P<to>{to})|{joining}) ?(?P<what>{again})"),
        era_year=regex(rf"{era} ?(?P<y>{_YEAR}) ?{year}"),
        eras=eras,
    )

"""What stands around the name of a month in each language, compiled from its table (`dates` in data/README.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from diplodiff.language import tables
from diplodiff.language.fact_words import PARTICLES
from diplodiff.language.number_words import words
from diplodiff.language.plain import alternatives, plain_word
from diplodiff.patterns import regex
from diplodiff.values import NamedTuple

_NOTHING = regex("(?!)")
DOUBTFUL_SHORT = frozenset({"fa", "ar"})  # where names of two letters are small words too


class Grammar(NamedTuple):
    """What stands around a month in a language, compiled: `before` ends at the month, the others begin behind it."""

    month: re.Pattern[str] = _NOTHING
    months: Mapping[str, tuple[tuple[str, int], ...]] = MappingProxyType({})
    unsure: frozenset[str] = frozenset()  # names that are other words or abbreviations too
    before: re.Pattern[str] = _NOTHING
    earlier: re.Pattern[str] = _NOTHING  # a day in a list, before another
    day: re.Pattern[str] = _NOTHING
    year: re.Pattern[str] = _NOTHING
    to: re.Pattern[str] = regex(r" ?[-~] ?")
    conjunction: re.Pattern[str] = regex(r" ?, ?")
    same_day: re.Pattern[str] = regex(r"[ (/,=-]{1,4}")
    eras: Mapping[str, int] = MappingProxyType({})  # what is taken from a year of the era


@cache
def grammar(language: str | None) -> Grammar:
    """The grammar of dates in a language; one without a table has only what every language shares."""
    table = tables.table(language)
    own = table.get("dates")
    if not own:
        return Grammar()
    months: dict[str, list[tuple[str, int]]] = {}
    abbreviated: set[str] = set()
    for calendar, places in _calendars(table, own):
        for number, place in enumerate(places, 1):
            for word in place:
                months.setdefault(plain_word(word), []).append((calendar, number))
        if calendar == "gregorian" and places is not own["forms"]:
            abbreviated |= {plain_word(w) for place in places for w in place[1:] if place[0].startswith(w)}
    if language in DOUBTFUL_SHORT:
        abbreviated |= {word for word in months if len(word) <= 2}
    return Grammar(
        month=regex(alternatives(tuple(months))),
        months={word: tuple(dict.fromkeys(where)) for word, where in months.items()},
        unsure=frozenset(abbreviated),
        eras={plain_word(era): years for era, years in own["eras"].items()},
        **_around(table, own, language),
    )


def _calendars(table: tables.Table, own: tables.Table) -> list[tuple[str, list[list[str]]]]:
    months = tables.variants(table["months"])
    return [
        ("gregorian", months),
        ("gregorian", own["forms"]),
        ("solar-hijri", own["solar"]),
        ("hijri", own["hijri"]),
        ("bangla", own["bangla"]),
    ]


def _around(table: tables.Table, own: tables.Table, language: str | None) -> dict[str, re.Pattern[str]]:
    def one_of(key: str) -> str:
        found = [plain_word(w) for w in own[key]]
        return alternatives(tuple(found)) if found else "(?!)"

    joining = [plain_word(w) for w in table["conjunctions"] if w]
    prefix = language == "ar"
    conjunction = rf"(?: ?(?:{alternatives(tuple(joining))}){' ?' if prefix else ' '}| ?& ?)"
    to = rf"(?:(?: ?[-~] ?| (?:{one_of('to')}) ?|(?<=\d)(?:{one_of('to')}) )(?:{one_of('before_day')} ?)?)"
    spoken = words(language, True)
    number = spoken.run if spoken else "(?!)"
    marks = f"(?: ?(?:{one_of('day_marks')}))?"
    quote, quoted = "[\"'„]?", "[\"'“]?"

    def day(which: str) -> str:
        name = "(?<![a-zа-яё])(?<![a-zа-яё]-)" if which == "1" else ""  # "G7 and 14 March", "COVID-19 and 20 March"
        digits = rf"{name}{quote}(?<!\d)(?<!\d[.,:/])(?P<digits{which}>\d{{1,2}}){quoted}{marks}"
        no_dash = "(?! ?[-~])" if which == "1" else ""  # a dash joins digits; between words it is a hyphen
        return rf"(?:{digits}|(?<!\w)(?P<spoken{which}>(?>{number}))(?!\w){no_dash})"

    one_day = rf"(?:(?P<digits>\d{{1,2}}){marks}|(?P<spoken>(?>{number}))(?!\w))"
    joined = rf"(?:(?P<to>{to})|(?:{conjunction}(?:{one_of('before_day')}{' ?' if prefix else ' '})?))"
    span = rf"(?:{day('1')}(?P<sep>{joined}))?{day('2')}"
    first_year = rf"(?:(?<!\d)(?P<first_year>\d{{4}}) ?(?:{one_of('year_first')}),? ?)"
    years = rf"(?P<year>\d{{4}})(?![\d]|[.,]\d)|(?<!\w)(?P<spoken>{number})(?!\w)"
    behind = rf"(?: ?(?:(?P<hijri_mark>{one_of('hijri_marks')})|(?:{one_of('after_year')}))(?!\w))?"
    eras = alternatives(tuple(plain_word(e) for e in own["eras"])) or "(?!)"
    return {
        "before": regex(rf"{first_year}?(?:{span} ?(?:{one_of('before_month')})? ?)?\Z"),
        "earlier": regex(rf"(?<![\w.,:/-]){one_day}(?: ?, ?|,?{conjunction})(?:{one_of('before_day')} ?)?\Z"),
        "day": regex(rf"\.? {span}(?!\d)"),
        "year": regex(rf"\.?(?: ?,)?\s?(?:(?:{one_of('before_year')}) )?(?:(?P<era>{eras}) ?)?(?:{years}){behind}"),
        "same_day": regex(rf"[ (/,=-]{{0,3}}(?:(?:{one_of('same_day')})[ :(]{{0,3}})?"),
        "to": regex(rf"{to}| ?(?:{one_of('to')}) ?" if language in PARTICLES else rf"{to}"),
        "conjunction": regex(rf"(?: ?, ?|,?{conjunction}(?:{one_of('before_day')} ?)?)"),
    }

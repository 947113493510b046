"""Numbers in other shapes: told twice ("thirty (30) days"), terms of years ("2035/36"), in one word ("fünfjährig"), ۴/۵."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise

from diplodiff.language.fact_words import body, end, facts, start
from diplodiff.language.number_around import Around
from diplodiff.language.number_runs import Run, number_values
from diplodiff.language.plain import Plain, plain_word
from diplodiff.patterns import regex
from diplodiff.settings.language import TERM_YEARS

_OPENS, _CLOSES = regex(r" ?\( ?"), regex(r" ?\)")
_YEARS = regex(
    r"(?:(?<![\da-z.,/-])|(?<=[a-zа-яё]{2}-))(?P<first>(?:19|20)\d\d)"
    r" ?(?P<mark>[/-]) ?(?P<last>(?:19|20)?\d\d)(?![\d/]|-\d|[.,]\d)"
)
_OTHER_MARKS = {
    "fa": regex(r"(?<![\d/.,])(\d{1,3})/(\d{1,2})(?![\d/])"),
    "ur": regex(r"(?<![\d/.,])(\d{1,3})۔(\d{1,2})(?![\d/])"),
}


def with_decimals(form: Plain, known: Around, language: str | None) -> Plain:
    """A text with another sign that stands for a decimal mark ("۴/۵ میلیارد") as one; "۲/۳ اعضا" is a fraction."""

    def decimal(m: re.Match[str]) -> str:
        behind = m.end() + (form.text[m.end() : m.end() + 1] == " ")
        return f"{m[1]}٫{m[2]}" if known.scales.at(form.text, behind) or known.units.at(form.text, behind) else m[0]

    mark = _OTHER_MARKS.get(language or "")
    return form._replace(text=mark.sub(decimal, form.text)) if mark else form


def told_once(text: str, found: list[Run]) -> list[Run]:
    """The numbers of a plain text, those that are told in words and again in figures ("thirty (30) days") each once."""
    kept: list[Run] = []
    skip = False
    for one, other in pairwise([*found, None]):
        if skip or one is None:
            skip = False
            continue
        closing = _CLOSES.match(text, other.end) if other else None
        if other and closing and one.value == other.value and _OPENS.fullmatch(text, one.end, other.start):
            one = one._replace(end=closing.end(), other=None, spelled=False, grouped=True, doubtful=False)
            skip = True
        kept.append(one)
    return kept


def terms(text: str) -> list[tuple[int, int, int]]:
    """The years of the terms of a plain text that are written short ("2035/36", "2035-36", "2035/2036"), each by itself."""
    found = []
    for m in _YEARS.finditer(text) if "/" in text or "-" in text else ():
        first, last = int(m["first"]), int(m["last"])
        if len(m["last"]) == 2:
            last += first - first % 100
        elif m["mark"] == "-":
            continue  # read as a range
        if 0 < last - first <= TERM_YEARS:
            found += [(*m.span("first"), first), (*m.span("last"), last)]
    return found


def compounds(text: str, language: str | None) -> list[tuple[int, int, Fraction, str]]:
    """Numbers and units in one word («шестимесячный», "fünfjährig"), as (start, end, value, unit)."""
    shape, units = _compound(language)
    values = number_values(language)
    found = []
    for m in shape.finditer(text):
        unit = next(code for code, stem in units if stem.match(m["unit"]))
        found.append((*m.span(), values[m["number"]], unit))
    return found


@cache
def _compound(language: str | None) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    joined = facts(language).get("joined_units", {})
    if not joined:
        return regex("(?!)"), ()
    stems = [word for words in joined.values() for word in words]
    shape = rf"{start(language)}(?P<number>{body(number_values(language))})(?P<unit>{body(stems)}){end(language)}"
    return regex(shape), tuple((code, regex(body(tuple(map(plain_word, words))))) for code, words in joined.items())

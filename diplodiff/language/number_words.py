"""Numbers written out: "thirty-seven", «двадцать шестого», دو ہزار چھبیس, zweitausendsechsundzwanzig, 三十七."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from diplodiff.language import tables
from diplodiff.language.numerals import han
from diplodiff.language.plain import alternatives, plain_word
from diplodiff.patterns import regex
from diplodiff.values import NamedTuple

_HAN_RUN = "[〇零一二三四五六七八九十百千两兩]{1,9}"
_HAN_LANGUAGES = frozenset({"zh", "ja"})
_ONES_FIRST = frozenset({"de", "ar"})  # fünfundzwanzig


class Words(NamedTuple):
    """The number words of a language: a regular expression for a run of them (in plain form) and their values."""

    run: str
    part: re.Pattern[str]
    values: dict[str, int]


@cache
def words(language: str | None, ordinals: bool = False) -> Words | None:
    """The number words of a language, with its ordinals where they are wanted; None where it has no table."""
    table = tables.table(language)
    if not table:
        return None
    if tables.primary(language) in _HAN_LANGUAGES:
        return Words(_HAN_RUN, regex(_HAN_RUN), {})
    values = {plain_word(w): n for n, place in enumerate(tables.variants(table["number_words"]), 1) for w in place}
    numbers = table.get("numbers", {})
    for key in ("cardinals", *(("ordinals",) if ordinals else ())):
        for value, forms in numbers.get(key, {}).items():
            values |= {plain_word(form): int(value) for form in forms}
    if ordinals:
        for value, forms in enumerate(table["ordinals"][:20], 1):
            values = {plain_word(form): value for form in forms if " " not in form} | values
    for word in numbers.get("join", []):
        values.setdefault(plain_word(word), 0)
    naming = alternatives(tuple(w for w, v in values.items() if v))
    one = _one(values, naming, language)
    return Words(f"{one}(?:[ -]*{one}){{0,9}}", regex(alternatives(tuple(values))), values)


def _one(values: dict[str, int], naming: str, language: str | None) -> str:
    """One or two number words that go together: two are joined by a small word where one of them is a round number, and
    "five and seven" are two numbers.
    """

    def of(wanted: Callable[[int], bool]) -> str:
        return alternatives(tuple(w for w, v in values.items() if wanted(v))) or "(?!)"

    joining = of(lambda v: not v)
    if joining == "(?!)":
        return naming
    ones, tens = of(lambda v: 0 < v < 10), of(lambda v: 10 <= v < 100 and v % 10 == 0)
    join = f"[ -]*(?:{joining})[ -]*"
    small = f"{tens}{join}{ones}" + (f"|{naming}{join}{tens}" if language in _ONES_FIRST else "")
    return f"(?:(?:{of(lambda v: v >= 100)}{join}){{0,4}}(?:{small}|{naming}))"


def value(text: str, language: str | None) -> int | None:
    """The value of a run of number words in plain form; None where it is none."""
    known = words(language, True)
    if known is None or not text:
        return None
    if not known.values:
        return han(text)
    found: list[int] = []
    at = 0
    while at < len(text):
        m = known.part.match(text, at)
        if m:
            found.append(known.values[m.group()])
            at = m.end()
        elif text[at] in " -":
            at += 1
        else:
            return None
    return _added([n for n in found if n])


def _added(parts: list[int]) -> int | None:
    """Thousands, hundreds, tens and ones put together; "nineteen ninety-eight" is 1998."""
    if not parts:
        return None
    total = current = 0
    for n in parts:
        if n == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif n == 100:
            current = max(current, 1) * 100
        elif 10 <= n < 100 and 13 <= current <= 21:  # a century and its year
            current = current * 100 + n
        else:
            current += n
    return total + current

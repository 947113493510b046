"""Numbers written out: "thirty-seven", «двадцать шестого», دو ہزار چھبیس, zweitausendsechsundzwanzig, 三十七."""

from __future__ import annotations

import re
from functools import cache

from diplodiff.language import tables
from diplodiff.language.numerals import han
from diplodiff.language.plain import alternatives, plain_word
from diplodiff.patterns import regex
from diplodiff.values import NamedTuple

_HAN_RUN = "[〇零一二三四五六七八九十百千两兩]{1,9}"
_HAN_LANGUAGES = frozenset({"zh", "ja"})


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
    joining = alternatives(tuple(w for w, v in values.items() if not v))
    naming = alternatives(tuple(w for w, v in values.items() if v))
    more = f"(?:[ -]*(?:{joining})[ -]*{naming})" if joining else "(?!)"
    run = f"{naming}(?:[ -]*{naming}|{more}){{0,9}}"
    return Words(run, regex(alternatives(tuple(values))), values)


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

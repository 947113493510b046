"""What may stand around a number in each language: units, money, per cent, "at least", and idioms that hold number words."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from diplodiff.language import tables
from diplodiff.language.fact_words import NO_LETTER_BEFORE, Lexicon, body, end, facts, phrases, start
from diplodiff.language.plain import plain_word
from diplodiff.language.units import CURRENCY_CODES, CURRENCY_SIGNS, SYMBOLS
from diplodiff.patterns import regex
from diplodiff.values import NamedTuple

Qualifier = Literal["about", "least", "most"]
_QUALIFIERS: tuple[Qualifier, ...] = ("least", "most", "about")


class Around(NamedTuple):
    """What may stand around a number in a language, in plain form."""

    units: Lexicon
    scales: Lexicon
    link: re.Pattern[str]
    money_before: re.Pattern[str]
    money: Lexicon
    share_before: re.Pattern[str]
    qualifiers: tuple[tuple[Qualifier, re.Pattern[str]], ...]
    idle: re.Pattern[str]
    years: re.Pattern[str]


@cache
def around(code: str | None) -> Around:
    """The words around numbers in a language."""
    own, table = facts(code), tables.table(code)
    money = own.get("money", {})
    units = {unit: list(words) for unit, words in own.get("units", {}).items()}
    for source in (money, {"percent": own.get("percent", [])}):
        for unit, words in source.items():
            units.setdefault(unit, []).extend(words)
    for sign, unit in {**SYMBOLS, **{s: u for s, u in CURRENCY_SIGNS.items() if not s[0].isalpha()}}.items():
        units.setdefault(unit, []).append(sign)
    for currency in CURRENCY_CODES:
        units.setdefault({"RMB": "CNY"}.get(currency, currency), []).append(currency.lower())
    before = [w for words in money.values() for w in words]
    signs = (*CURRENCY_SIGNS, *(c.lower() for c in CURRENCY_CODES))
    dated = table.get("dates", {})
    link = own.get("link", [])
    alone = NO_LETTER_BEFORE if start(code) else ""  # no yen (ين) in "between" (بين)
    return Around(
        Lexicon(units, code),
        Lexicon(own.get("magnitudes", {}), code),
        regex(rf" ?(?:{body(link)}) ?" if link else "(?!)"),
        regex(rf"{alone}(?:{body(before)}|{body(signs)}) ?\Z"),
        Lexicon(money, code),
        regex(rf"(?:[%％٪]|{start(code)}(?:{body(own.get('percent_before', []))})) ?\Z"),
        tuple((name, phrases(own.get(name, []), code)) for name in _QUALIFIERS),
        phrases(own.get("idle", []), code),
        regex(
            rf"[ -]?(?:{body([plain_word(w) for k in ('after_year', 'year_first') for w in dated.get(k, [])])})"
            + end(code)
        ),
    )

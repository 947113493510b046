"""The words around times of day in each language (`clock` in data/facts), as patterns over the plain form of a text."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import Any

from diplodiff.language.fact_words import PARTICLES, UNSPACED, body, end, facts, start
from diplodiff.language.number_words import words
from diplodiff.language.plain import plain_word
from diplodiff.patterns import regex
from diplodiff.values import NamedTuple

_NEVER = "(?!)"
_FIGURES = (  # "1:10:30", "10.30.2" and "10.30 %" are no times
    r"(?<![\d.,:/+-])(?P<fh>\d{1,2})(?P<mark>[:.]| ?h ?)(?P<fm>[0-5]\d)(?::[0-5]\d)?(?![\d:/°]| ?[%٪‰]|[.,]\d)"
)
_FIGURE = r"(?<![\d.,:/+-])\d{1,2}(?!\d|[.,:]\d)"
_NO_LENGTH = "(?![间間候期代刻간])"  # 2時間 is a length of time, 2時 a time of day
_NO_LETTER = r"(?![^\W\d_]|[\u0900-\u0963\u0981-\u09e3])"


class ClockWords(NamedTuple):
    """What tells times of day in a language, in plain form.

    figures  hour and minute in figures; spoken  an hour with words around it; told  "half past ten", with the minutes to add;
    fixed, noon  noon and midnight, and noon alone; lead  what stands directly before; parts  the parts of the day;
    more     words for "half more than" the hour behind them; odd  numbers in one word that are no whole ones (ढाई);
    sign     what a text without any time in words does not have.
    """

    figures: re.Pattern[str]
    spoken: re.Pattern[str]
    told: tuple[tuple[int, re.Pattern[str]], ...]
    fixed: re.Pattern[str]
    noon: re.Pattern[str]
    lead: re.Pattern[str]
    parts: tuple[tuple[str, re.Pattern[str]], ...]
    more: dict[str, Fraction]
    odd: dict[str, Fraction]
    sign: re.Pattern[str]


@cache
def clock_words(code: str | None) -> ClockWords:
    """The words around times in a language; one without a table has only figures with a colon."""
    own = facts(code).get("clock", {})
    first, last = start(code), end(code)
    parts = {name: body(many) for name, many in own.get("parts", {}).items() if many}
    part = f"(?:{'|'.join(parts.values())})" if parts else _NEVER
    tail = rf"(?:(?: ?, ?| )?(?P<part>{part}){last})?"
    oclock = rf"(?:(?P<oclock>{_one_of(code, 'oclock')})|(?P<hours>{_one_of(code, 'hours')})){_NO_LENGTH}"
    more, odd = _more(code)
    spelled = _spelled(code, odd)
    hour = rf"{_number('h', spelled, code)}(?:[ -]?{oclock}|{_NO_LETTER})"
    before = rf"(?:(?P<sure>{body(own.get('before_sure', []))})|(?P<before>{body(own.get('before', []))}))"
    return ClockWords(
        regex(rf"{_FIGURES}(?:[ -]?{oclock})?{tail}"),
        regex((rf"(?:(?P<more>{body(more)}) )?" if more else "") + rf"{hour}{_rest(code, spelled)}{tail}")
        if own
        else regex(_NEVER),
        tuple(
            (int(n), regex(rf"{first}{plain_word(t).replace('{n}', _number('h', spelled, code))}{last}{tail}"))
            for n, many in own.get("spoken", {}).items()
            for t in many
        ),
        regex(f"{first}(?:{body([*own.get('noon', []), *own.get('midnight', [])])}){last}"),
        regex(body(own.get("noon", []))),
        regex(
            rf"(?:{first}(?P<part>{part if own.get('part_first') else _NEVER})(?: ?, ?| )?)?(?:{first}{before} ?)?\Z"
        ),
        tuple((name, regex(shape)) for name, shape in parts.items()),
        more,
        odd,
        regex("|".join(_signs(own, code)) or _NEVER),
    )


def _one_of(code: str | None, key: str) -> str:
    own = facts(code).get("clock", {})
    return f"(?:{body(own[key])}){end(code)}" if own.get(key) else _NEVER


def _more(code: str | None) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """What adds a part to an hour ("half more than"), and the hours and a half in one word."""
    own = facts(code)
    more = {plain_word(w): Fraction(n) for n, many in own.get("more", {}).items() for w in many}
    broken = {n: many for n, many in own.get("cardinals", {}).items() if "/" in n and Fraction(n) > 1}
    return more, {plain_word(w): Fraction(n) for n, many in broken.items() for w in many}


def _spelled(code: str | None, odd: dict[str, Fraction]) -> str:
    known = words(code, code == "ar")  # Arabic counts its hours in ordinals
    return "|".join([*([body(odd)] if odd else []), *([known.run] if known else [])]) or _NEVER


def _number(which: str, spelled: str, code: str | None) -> str:
    first = "" if code in UNSPACED else start(code)
    article = "(?:ال)?" if code == "ar" else ""
    return rf"(?:(?P<f{which}>{_FIGURE})|{first}{article}(?P<s{which}>(?>{spelled})))"


def _rest(code: str | None, spelled: str) -> str:
    """What may stand behind the hour: half, a quarter, or minutes."""
    join = facts(code).get("clock", {}).get("join", [])
    joined = rf"(?:(?P<join>{body(join)}) ?)?" if join else "(?P<join>(?!))?"
    number = _number("m", spelled, None if code == "ar" else code)
    minutes = (
        rf"{joined}{number}(?:[ -]?(?P<minute>{_one_of(code, 'minute')})|{_NO_LETTER if code not in PARTICLES else ''})"
    )
    halves = "|".join(
        rf"(?P<{name}>{_one_of(code, key)})"
        for name, key in (("half", "half"), ("quarter", "quarter"), ("less", "to_quarter"))
    )
    return rf"(?: ?(?:{halves}|{minutes}))?"


def _signs(own: dict[str, Any], code: str | None) -> list[str]:
    """What stands in every time in words."""
    listed = [own.get(key, []) for key in ("before_sure", "oclock", "hours", "half", "quarter", "noon", "midnight")]
    listed += own.get("spoken", {}).values()
    others = set(map(plain_word, chain(*listed)))
    parts = set(map(plain_word, chain(*own.get("parts", {}).values()))) - others
    return sorted({*(_sign(word, code, False) for word in others), *(_sign(word, code, True) for word in parts)})


def _sign(word: str, code: str | None, part: bool) -> str:
    """What a word around times leaves in a text. No letter stands behind a whole word, nor, where it is a part of the day,
    before it: "10 am", and not "team". A single letter counts behind a figure alone.
    """
    fixed = word.replace("{n}", "").strip(" *")
    shape = re.escape(fixed) if len(fixed) > 1 or not fixed.isascii() else rf"\d ?{fixed}"
    if "*" in word or "{n}" in word:
        return shape
    apart = rf"(?<![^\W\d_]{re.escape(fixed)})" if part and end(code) and code != "ar" else ""
    return shape + apart + end(code)

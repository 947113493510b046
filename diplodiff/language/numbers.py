"""The quantities of a text as exact values with their units, in whatever figures or words and in any of the languages.

    $1bn, «1 млрд долл.», একশ কোটি টাকা, 3.5万平方公里, "thirty per cent", 百分之十五, two thirds

Numbers that only point at something ("Article 5", "resolution 242", "COVID-19", "(1)") and the parts of dates are none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from diplodiff.language import tables
from diplodiff.language.citations import pointers
from diplodiff.language.dates import dates
from diplodiff.language.fact_words import facts, phrases
from diplodiff.language.number_around import Around, Qualifier, around
from diplodiff.language.number_parts import fractions, ordinals
from diplodiff.language.number_runs import Run, runs
from diplodiff.language.number_twice import compounds, terms, told_once, with_decimals
from diplodiff.language.plain import Plain, plain
from diplodiff.language.quantity import Quantity, grown, multiplied, ranged, unit_behind
from diplodiff.language.units import CURRENCY_CODES, CURRENCY_SIGNS, dimension
from diplodiff.patterns import regex
from diplodiff.settings.language import QUANTITY_CENTURIES, QUANTITY_MOST, QUANTITY_QUALIFIER_REACH

_LETTERED = regex(r"-?[a-zа-яё]")
_SUFFIXED = regex(r"-[^\W\d_]{1,3}(?![^\W_])")  # the ending of an ordinal number
_NUMERIC = regex(r"\d")
_EASTERN = frozenset({"zh", "ja", "ko"})
_OTHER_CALENDARS = frozenset({"fa", "ar", "ur", "bn"})
_COUNTED = regex("[个個次名国國年天日月周项項艘架座所条届轮輪级級步期份件种種家つ回社台校者か箇カヶ国台本枚点]")
_SCALES_SHORT = regex(r" ?(bn|tn|mn|m|k)(?![a-z])")
_SHORT = {"bn": 10**9, "tn": 10**12, "mn": 10**6, "m": 10**6, "k": 10**3}


def quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """The quantities of a published text in order."""
    form, code = plain(text), tables.primary(language)
    if not _NUMERIC.search(form.text) and not code:
        return ()
    known = around(code)
    form = with_decimals(form, known, code)
    barred = [m.span() for m in known.idle.finditer(form.text)]
    read: list[tuple[int, int, Run | Quantity]] = []
    for a, b, value, unit in fractions(form.text, code):
        read.append((a, b, Quantity(a, b, value, unit, "fraction", None, not form.text[a].isdigit())))
    for a, b, value in ordinals(form, text, code):
        read.append((a, b, Quantity(a, b, value, None, "ordinal", None, not form.text[a].isdigit())))
    read += [(q.start, q.end, q) for q in _duals(form.text, code)]
    read += [(a, b, Quantity(a, b, Fraction(year), None, "year", certain=False)) for a, b, year in terms(form.text)]
    read += [
        (a, b, Quantity(a, b, value, unit, "cardinal", None, True)) for a, b, value, unit in compounds(form.text, code)
    ]
    told = told_once(form.text, runs(form.text, code))
    read += [(r.start, r.end, r) for r in told if not (r.spelled and _inside(r, barred))]
    found: list[Quantity] = []
    scales: dict[int, int] = {}
    for one in _longest(read[:QUANTITY_MOST]):
        if found and one.start < found[-1].end:
            continue  # the magnitude of a fraction
        quantity = _quantity(form, text, one, known, code) if isinstance(one, Run) else one
        if quantity is not None:
            found.append(multiplied(form.text, quantity, known, code))
            scales[quantity.start] = one.scale if isinstance(one, Run) else 1
    return _published(form, text, code, ranged(form.text, grown(form.text, found, code), scales, code))


def _longest(read: list[tuple[int, int, Run | Quantity]]) -> list[Run | Quantity]:
    """In order; of those that overlap, the longest."""
    kept: list[tuple[int, int, Run | Quantity]] = []
    for one in sorted(read, key=lambda r: (r[0] - r[1], r[0])):
        if not any(a < one[1] and one[0] < b for a, b, _ in kept):
            kept.append(one)
    return [one for _, _, one in sorted(kept, key=lambda r: r[0])]


def _published(form: Plain, text: str, code: str | None, read: list[Quantity]) -> tuple[Quantity, ...]:
    dated, pointed = [(d.start, d.end) for d in dates(text, code)], pointers(text, code)
    found = []
    for quantity in read:
        begin, stop = form.span(quantity.start, quantity.end)
        year = quantity.kind == "year" and quantity.certain  # "حصہ ۲۰۳۶ء": a part until 2036, not part 2036
        bare = [(a, b) for a, b in pointed if not year and not (begin < a and b <= stop)]  # "thirty (30) days"
        if not any(a < stop and begin < b for a, b in (*dated, *bare)):
            found.append(replace(quantity, start=begin, end=stop))
    return tuple(found)


def _inside(run: Run, spans: list[tuple[int, int]]) -> bool:
    return any(a <= run.start and run.end <= b for a, b in spans)


def _quantity(form: Plain, text: str, run: Run, known: Around, code: str | None) -> Quantity | None:
    plain_text = form.text
    begin, stop, value, scale = run.start, run.end, run.value, 1
    unit = None
    money = known.money_before.search(plain_text[max(0, begin - 40) : begin])
    if money and _is_code(text, form, begin - len(money.group()), money.group()):
        unit = _currency(money.group(), known)
        begin -= len(money.group())
    elif share := known.share_before.search(plain_text[max(0, begin - 12) : begin]):
        unit, begin = "percent", begin - len(share.group())
    short = None if run.spelled else _SCALES_SHORT.match(plain_text, stop)
    if (
        short
        and run.scale == 1
        and (
            short[1] not in "mk"
            or (unit and unit != "percent")
            or plain_text[short.end() : short.end() + 1] in CURRENCY_SIGNS
        )
    ):
        scale, stop = _SHORT[short[1]], short.end()
    if unit is None and (behind := unit_behind(plain_text, stop, known)):
        stop, unit = behind
    elif unit and dimension(unit) == "money" and (behind := unit_behind(plain_text, stop, known)):
        stop, unit = (behind[0], behind[1]) if dimension(behind[1]) == "money" else (stop, unit)
    value, other = value * scale, run.other * scale if run.other is not None else None
    if not _stands(plain_text, run, stop, unit, code):
        return None
    if unit == "century" and value > QUANTITY_CENTURIES:
        return Quantity(begin, stop, value, None, "ordinal", None, run.spelled)  # the 21st century in other words
    quantity = Quantity(begin, stop, value, unit, "cardinal", _qualified(plain_text, begin, known), run.spelled, other)
    return _as_year(quantity, run, plain_text, known, code)


def _stands(text: str, run: Run, stop: int, unit: str | None, code: str | None) -> bool:
    """Whether a number is one, and not a part of a word or a word that means something else."""
    if not run.spelled:
        if 1900 <= run.value <= 2150 and _SUFFIXED.match(text, stop):
            return True  # "2042-ci il"
        return not _LETTERED.match(text, stop) or stop > run.end or _hyphened(text, stop)
    if text[stop : stop + 1] == "-" and text[stop + 1 : stop + 2].isalpha() and unit is None:
        return False
    if run.value == 1 and unit is None:
        return False
    if code in ("zh", "ja") and run.end - run.start == 1 and unit is None:
        return run.value < 10 and bool(_COUNTED.match(text, stop))
    if code in ("zh", "ja") and run.end - run.start == 1 and run.value >= 10:
        return False
    return unit is not None or not run.doubtful


def _hyphened(text: str, stop: int) -> bool:
    """Whether a hyphen joins the number to a whole word ("30-member")."""
    return re.compile(r"-[^\W\d_]{3,}").match(text, stop) is not None


def _as_year(quantity: Quantity, run: Run, text: str, known: Around, code: str | None) -> Quantity:
    """The quantity, as a year where it is or may be one."""
    if run.grouped or (run.spelled and code not in _EASTERN):
        return quantity
    other = code in _OTHER_CALENDARS and 1270 <= quantity.value <= 1500
    if quantity.unit in (None, "year") and (1900 <= quantity.value <= 2150 or other):
        marked = quantity.unit == "year" or known.years.match(text, quantity.end) is not None
        if code in _EASTERN and not marked:
            return quantity
        return replace(quantity, kind="year", unit=None, certain=marked)
    return quantity


def _is_code(text: str, form: Plain, at: int, written: str) -> bool:
    """Whether what is written as letters of a currency code is in capitals ("USD", not "try")."""
    letters = written.strip()
    if not (letters.isascii() and letters.isalpha() and letters.upper() in CURRENCY_CODES):
        return True
    begin, stop = form.span(at, at + len(written))
    return text[begin:stop].strip().isupper()


def _currency(written: str, known: Around) -> str:
    word = written.strip()
    if word.upper() in CURRENCY_CODES:
        return {"RMB": "CNY"}.get(word.upper(), word.upper())
    return CURRENCY_SIGNS.get(word) or known.money.code(word) or "XXD"


def _qualified(text: str, begin: int, known: Around) -> Qualifier | None:
    before = text[max(0, begin - QUANTITY_QUALIFIER_REACH) : begin].rstrip(" (")
    for name, words in known.qualifiers:
        if any(m.end() == len(before) for m in words.finditer(before)):
            return name
    return None


def _duals(text: str, code: str | None) -> list[Quantity]:
    """Two of a unit in one word (Arabic)."""
    return [
        Quantity(m.start(), m.end(), Fraction(2), unit, "cardinal", None, True)
        for unit, words in _dual_words(code)
        for m in words.finditer(text)
    ]


@cache
def _dual_words(code: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((unit, phrases(words, code)) for unit, words in facts(code).get("duals", {}).items())

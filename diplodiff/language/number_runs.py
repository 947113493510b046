"""Numbers as texts write them, in figures, in words or both: 1,000.5, 1,5 млрд, 2 lakh crore, двадцать пять, 3.5万, 1조 2천억.

All in plain form. A run of number words is one number as far as its parts go together ("two three" are two).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise

from diplodiff.language import tables
from diplodiff.language.fact_words import PARTICLES, Lexicon, body, end, facts, start
from diplodiff.language.number_figures import FIGURES, figures
from diplodiff.language.number_han import han_runs
from diplodiff.language.plain import plain_word
from diplodiff.patterns import regex
from diplodiff.settings.language import QUANTITY_MOST, QUANTITY_PARTS
from diplodiff.values import NamedTuple

_TEENS_BEHIND = (60, 80)  # soixante et onze, quatre-vingt-dix


class Run(NamedTuple):
    """A number at [start, end) of a plain text.

    other      the value under the other reading of its marks ("1.500"), where there is one.
    scale      the magnitude that it ends with (1 where there is none).
    spelled    whether it has no figures.
    grouped    whether it is anything but plain figures, which a year always is.
    doubtful   whether it is a word that often means something else.
    """

    start: int
    end: int
    value: Fraction
    other: Fraction | None
    scale: int
    spelled: bool
    grouped: bool
    doubtful: bool = False


class _Part(NamedTuple):
    start: int
    end: int
    value: Fraction
    other: Fraction | None
    kind: str  # "figures", "word" or "scale"
    text: str


class _Words(NamedTuple):
    part: re.Pattern[str]  # figures, or a word made of number words
    word: re.Pattern[str]
    values: dict[str, Fraction]
    scales: Lexicon
    gap: re.Pattern[str]
    doubtful: frozenset[str]
    decimal: str
    more: dict[str, Fraction]  # "half more than" the number behind it
    point: re.Pattern[str]  # the decimal mark as a word
    half: re.Pattern[str]  # "and a half" behind a magnitude
    crores: bool  # whether thousands of a crore are counted
    joined: bool  # whether a small word stands before what is below a magnitude («یک میلیارد و ۲۰۰ میلیون»)


def runs(text: str, language: str | None) -> list[Run]:
    """The numbers of a plain text in order."""
    if language in PARTICLES:
        return [Run(*found) for found in han_runs(text, language)[:QUANTITY_MOST]]
    known = _words(language)
    parts = [part for m in known.part.finditer(text) for part in _parts(m, known)]
    found: list[Run] = []
    at = 0
    while at < len(parts) and len(found) < QUANTITY_MOST:
        run, used = _run(text, parts[at : at + QUANTITY_PARTS], known)
        found.append(_more(text, _halved(text, run, known), parts[at], known))
        at += used
    return found


@cache
def _words(language: str | None) -> _Words:
    table, own = tables.table(language), facts(language)
    values = number_values(language)
    magnitudes = own.get("magnitudes", {})
    scales = Lexicon(magnitudes, language)
    joins = table.get("numbers", {}).get("join", [])
    every = body((*values, *(word for words in magnitudes.values() for word in words)))
    compact = f"(?:{body(joins)})?" if language == "de" else ""  # "fünfundzwanzig"
    gap = rf"[ -]{{0,2}}|[ -]*(?:{body(joins)})[ -]*" if joins else r"[ -]{0,2}"
    return _Words(
        regex(rf"{FIGURES}|{start(language)}(?:{every})(?:{compact}(?:{every})){{0,6}}{end(language)}"),
        regex(every),
        values,
        scales,
        regex(gap),
        frozenset(plain_word(word) for word in own.get("doubtful", [])),
        own.get("decimal", "."),
        {plain_word(word): Fraction(part) for part, words in own.get("more", {}).items() for word in words},
        regex(rf" (?:{body(own['point'])}) " if own.get("point") else "(?!)"),
        regex(rf" (?:{body(own['and_half'])}){end(language)}" if own.get("and_half") else "(?!)"),
        "10000000" in magnitudes,
        bool(own.get("joined_parts")),
    )


@cache
def number_values(language: str | None) -> dict[str, Fraction]:
    """The number words of a language in plain form and their values."""
    table = tables.table(language)
    values: dict[str, Fraction] = {}
    if table:
        for number, place in enumerate(tables.variants(table["number_words"]), 1):
            values |= {plain_word(word): Fraction(number) for word in place}
        for source in (table.get("numbers", {}).get("cardinals", {}), facts(language).get("cardinals", {})):
            values |= {plain_word(word): Fraction(number) for number, words in source.items() for word in words}
    return values


def _halved(text: str, run: Run, known: _Words) -> Run:
    """The number with the half of its magnitude that is told behind it: deux millions et demi, مليونان ونصف المليون."""
    m = known.half.match(text, run.end) if run.scale > 1 else None
    once = 10 ** (len(str(run.scale)) - 1)  # مليونان is two of them in one word
    return run._replace(end=m.end(), value=run.value + Fraction(once, 2), grouped=True) if m else run


def _more(text: str, run: Run, first: _Part, known: _Words) -> Run:
    """The number with what a word before it adds: সাড়ে ছয় is six and a half, साढ़े तीन करोड़ three crore and a half."""
    before = text[: run.start].rstrip(" -")
    word = next((w for w in known.more if before.endswith(w) and not before[: -len(w)][-1:].isalpha()), None)
    if word is None:
        return run
    added = known.more[word] * (run.scale if first.kind != "scale" else first.value)
    return run._replace(start=len(before) - len(word), value=run.value + added, grouped=True, doubtful=False)


def _parts(m: re.Match[str], known: _Words) -> list[_Part]:
    if m["figures"]:
        read = figures(m.group(), known.decimal)
        return [_Part(m.start(), m.end(), *read, "figures", m.group())] if read else []
    found: list[_Part] = []
    at = m.start()
    while at < m.end():
        piece = known.word.match(m.string, at, m.end())
        if piece is None:  # a join within a compound
            at += 1
            continue
        scale = known.scales.code(piece.group())
        value = known.values.get(piece.group())
        if value is None or (scale and int(scale) >= 1000):
            value = Fraction(scale or 0)
        big = value >= 1000 and value.denominator == 1
        found.append(_Part(at, piece.end(), value, None, "scale" if big else "word", piece.group()))
        at = piece.end()
    return found


def _run(text: str, parts: list[_Part], known: _Words) -> tuple[Run, int]:
    """The number that the first parts make together, and how many they are."""
    first = parts[0]
    total, current, last = Fraction(0), first.value, 1
    if first.kind == "scale":
        total, current, last = first.value, Fraction(0), int(first.value)
    used = 1
    for before, part in pairwise(parts):
        gap = text[before.end : part.start]
        if known.point.fullmatch(gap) and _decimals(before, part):
            current += part.value / 10 ** len(part.text if part.kind == "figures" else str(part.value))
            used += 1
            continue
        if not known.gap.fullmatch(gap):
            break
        following = parts[used + 1] if used + 1 < len(parts) else None
        if before.kind == "scale" and part.value.denominator != 1:  # "two million and a half"
            total += part.value * last
        elif part.kind == "scale":
            total, current, last = _multiplied(total, current, last, int(part.value))
        elif part.kind == "figures":
            if before.kind != "scale" or "-" in gap or (gap.strip() and not known.joined):
                break
            if not _below(text, (part, following), last, known):
                break
            current = part.value
        elif part.value == 100 and before.kind == "word" and 0 < current % 100 < 100 and current < 100:
            current *= 100
        elif first.kind == "figures" and gap.strip(" -"):  # "1.2 billion and two schools"
            break
        elif before.kind != "figures" and _joins(current, part.value, bool(gap.strip(" -")) or gap == ""):
            current += part.value
        else:
            break
        used += 1
    only = used == 1
    other = first.other * last if first.other is not None and used <= 2 else None
    return (
        Run(
            first.start,
            parts[used - 1].end,
            total + current,
            other,
            last,
            first.kind != "figures",
            not only or not first.text.isdecimal(),
            only and first.text in known.doubtful,
        ),
        used,
    )


def _decimals(before: _Part, part: _Part) -> bool:
    """Whether these may stand before and behind a decimal mark that is written as a word."""
    return before.kind != "scale" and part.kind != "scale" and part.value.denominator == before.value.denominator == 1


def _below(text: str, parts: tuple[_Part, _Part | None], last: int, known: _Words) -> bool:
    """Whether figures behind a magnitude, or figures with a magnitude of their own, are what is left below it."""
    part, following = parts
    if following and following.kind == "scale" and not text[part.end : following.start].strip():
        crores = known.crores and last == 1000 and _remainder(text, part, last)  # ১ হাজার ৭৫০ কোটি
        return following.value < last or crores
    return _remainder(text, part, last)


def _remainder(text: str, part: _Part, last: int) -> bool:
    """Whether figures behind a magnitude are what is left below it: 12 bin 500, ১২ হাজার ৫০০."""
    whole = part.text.isdecimal() and part.value < 1000 <= last
    return whole and text[part.end : part.end + 1] not in tuple("-~/%:٪°")


def _multiplied(total: Fraction, current: Fraction, last: int, scale: int) -> tuple[Fraction, Fraction, int]:
    if not current and total and scale > last:  # "mil millones", "lakh crore"
        return total * scale, Fraction(0), last * scale
    if last > 1 and scale > last:
        return (total + current) * scale, Fraction(0), scale
    return total + (current or 1) * scale, Fraction(0), scale


def _joins(current: Fraction, value: Fraction, joined: bool) -> bool:
    """Whether a number word goes on with what stands before it: tens and ones, hundreds and what is below."""
    if value.denominator != 1:  # "two and a half"
        return current.denominator == 1
    if not current:
        return True
    below = current % 100
    if current % 1:
        return False
    if not below:
        return value < 100
    if value < 10:
        return below % 10 == 0
    if value < 20:
        return below in _TEENS_BEHIND or (value == 10 and below == 80)
    return joined and below < 10 and value % 10 == 0 and value < 100  # "fünf und zwanzig"

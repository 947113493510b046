"""Fractions and ordinals: two thirds, 三分之二, ½; 21st, twenty-first, XXI, 第三, «5-й», beşinci."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from diplodiff.language import tables
from diplodiff.language.fact_words import PARTICLES, Lexicon, body, end, facts, start
from diplodiff.language.number_figures import VULGAR
from diplodiff.language.number_han import han_runs
from diplodiff.language.numerals import roman
from diplodiff.language.plain import Plain, plain_word
from diplodiff.patterns import regex

_HAN = "〇零一二三四五六七八九十百千"
_KOREAN = "일이삼사오육칠팔구십백"
_SHARE = regex(
    rf"(?P<whole>(?<![\d{_HAN}])[\d{_HAN}]+|(?<![가-힣])[{_KOREAN}]+(?=분의)) ?(?:分之|分の|분의) ?"
    rf"(?P<part>[\d.{_HAN}点]+|(?<=의 )[{_KOREAN}]+)"
)
_MORE = regex(
    rf" ?(?:[-~]|至|到|から|ないし|내지|에서) ?(?P<part>[\d.{_HAN}点]+|(?<=[지서] )[{_KOREAN}]+)(?![\d個个年月日天倍년월일])"
)
_SPOKEN = str.maketrans(_KOREAN, "一二三四五六七八九十百")
_SIMPLE = regex(r"(?<![\d/.,])([1-9])/([2-9]|10)(?![\d/])")
_ROMAN = regex(r"(?<![^\W_])(?P<n>[IVXLCІХС]{2,7})(?:-[а-яё]{1,3})?(?![^\W_])")


def fractions(text: str, language: str | None) -> list[tuple[int, int, Fraction, str]]:
    """The fractions of a plain text, as (start, end, value, unit); hundredths are percent."""
    found: list[tuple[int, int, Fraction, str]] = []
    for m in _SHARE.finditer(text) if language in PARTICLES else ():
        whole, part = _small(m["whole"], language), _small(m["part"], language)
        if whole and part is not None:
            found.append((*m.span(), part, "percent") if whole == 100 else (*m.span(), part / whole, "part"))
            more = _MORE.match(text, m.end()) if whole == 100 else None
            if more and (part := _small(more["part"], language)) is not None:  # 百分之二至三
                found.append((*more.span("part"), part, "percent"))
    if "/" in text:
        found += [(*m.span(), Fraction(int(m[1]), int(m[2])), "part") for m in _SIMPLE.finditer(text) if m[1] < m[2]]
    if not text.isascii():
        found += [(i, i + 1, VULGAR[c], "part") for i, c in enumerate(text) if c in VULGAR]
    words = _fraction_words(language)
    for m in words.found(text):
        if code := words.code(m.group()):
            found.append((*m.span(), Fraction(code), "part"))
    return found


@cache
def _fraction_words(language: str | None) -> Lexicon:
    return Lexicon(facts(language).get("fractions", {}), language)


def _small(written: str, language: str | None) -> Fraction | None:
    written = written.translate(_SPOKEN) if language == "ko" else written
    whole, mark, rest = written.replace("点", ".").partition(".")
    found = han_runs(whole, "zh")
    if not found:
        return None
    if not mark:
        return found[0][2]
    tail = han_runs(rest, "zh")
    return Fraction(f"{found[0][2]}.{tail[0][2]}") if tail else found[0][2]


def ordinals(form: Plain, published: str, language: str | None) -> list[tuple[int, int, Fraction]]:
    """The ordinal numbers of a text, as (start, end, value) in its plain form."""
    text = form.text
    found = [(*m.span(), Fraction(int(m["n"]))) for m in _marked(language).finditer(text)]
    words = _words(language)
    if words:
        shape, tens, ones = words
        found += [(*m.span(), Fraction(tens.get(m["tens"] or "", 0) + ones[m["one"]])) for m in shape.finditer(text)]
    if language in PARTICLES:
        for begin, stop, value, *_ in han_runs(text, "zh" if language == "ko" else language):
            if text[begin - 1 : begin] in ("第", "제"):
                found.append((begin - 1, stop, value))
    back = {o: i for i, o in enumerate(form.offsets)} if form.offsets else None
    for m in _ROMAN.finditer(published):
        numeral = roman(m["n"])
        begin, last = m.start(), m.end() - 1
        if back is not None:
            begin, last = back.get(begin, -1), back.get(last, -1)
        if numeral and begin >= 0 and last >= 0:
            found.append((begin, last + 1, Fraction(numeral)))
    return found


@cache
def _marked(language: str | None) -> re.Pattern[str]:
    marks = facts(language).get("ordinal_marks", [])
    return regex(rf"(?<![\w.,])(?P<n>\d{{1,3}})-?(?:{body(marks)}){end(language)}" if marks else "(?!)")


@cache
def _words(language: str | None) -> tuple[re.Pattern[str], dict[str, int], dict[str, int]] | None:
    table = tables.table(language)
    if not table or language in PARTICLES:
        return None
    numbers = table.get("numbers", {})
    places = enumerate(table["ordinals"], 1)
    ones = {plain_word(w): n for n, place in places for w in place if " " not in w or n > 10}
    for source in (numbers.get("ordinals", {}), facts(language).get("ordinals", {})):
        ones |= {plain_word(word): int(value) for value, words in source.items() for word in words}
    tens = {
        plain_word(word): int(value)
        for value, words in numbers.get("cardinals", {}).items()
        if 30 <= int(value) < 100 and int(value) % 10 == 0
        for word in words
    }
    tens |= {plain_word(word): 20 for word in tables.variants(table["number_words"])[19]}
    tens |= {word: value for word, value in ones.items() if value >= 20 and value % 10 == 0}  # vigésima primera
    joins = numbers.get("join", [])
    gap = rf"[ -](?:(?:{body(joins)})[ -])?" if joins else "[ -]"  # vingt et unième
    shape = rf"{start(language)}(?:(?P<tens>{body(tens)}){gap})?(?P<one>{body(ones)}){end(language)}"
    return regex(shape), tens, ones

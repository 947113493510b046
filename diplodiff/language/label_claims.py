"""Numbers under which a text says that something stands: "paragraph 15", «в пункте 15», "Article II", 第十五条, the fifteenth
paragraph.

Other than `references` this takes every such number, whatever instrument it belongs to: a report speaks of other texts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from diplodiff.language import tables
from diplodiff.language.normalise import INVISIBLE, ascii_digits
from diplodiff.language.numerals import HAN, han, roman
from diplodiff.language.quotation_words import STYLES, nouns, quotation_words
from diplodiff.settings.language import REFERENCE_MOST

_GOES_ON = re.compile(r"[.,:/]\d|\d|\s?[%°]")
_ROMAN = r"[ivxlcіхс]{1,7}(?!\w)"


class Label(NamedTuple):
    """A number at [start, end) of a text; style is "article", "paragraph" or "section"."""

    style: str
    value: int
    start: int
    end: int


def label_claims(text: str, language: str | None) -> list[Label]:
    """The numbered passages that a text speaks of, in order; of overlapping readings the longest."""
    plain = _lowered(text)
    found: list[Label] = []
    for style, shape in _shapes(tables.primary(language)):
        for m in shape.finditer(plain):
            value = _value(m, language)
            if value and value <= REFERENCE_MOST and not _GOES_ON.match(plain, m.end()):
                found.append(Label(style, value, m.start(), m.end()))
    kept: list[Label] = []
    for label in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(label.start < other.end and other.start < label.end for other in kept):
            kept.append(label)
    return sorted(kept, key=lambda f: f.start)


@cache
def _shapes(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = quotation_words(language)
    if not words:
        return ()
    marks = _any(words["number_marks"])
    behind = _any(words["ordinal_marks"])
    named = "|".join(re.escape(w) for w in sorted(_ordinals(language), key=len, reverse=True)) or "(?!)"
    number = rf"(?:(?P<n>\d{{1,3}})|(?P<h>[{HAN}]{{1,4}})|(?P<r>{_ROMAN})|(?P<w>(?:{named})(?!\w)))"
    found = []
    for style in STYLES:
        plain, templates = nouns(language, style)
        if plain:
            noun = rf"(?<!\w)(?:{'|'.join(sorted(plain, key=len, reverse=True))})"
            found.append((style, re.compile(rf"{noun}\s?(?:{marks})?[\s\-–]?[(（«\"]?{number}[)）]?")))
            ordinal = rf"(?<![\w.,])(?:(?P<n>\d{{1,3}})(?:{behind})|(?P<w>(?:{named})))"
            found.append((style, re.compile(rf"{ordinal}\s?{noun}(?!\w)")))
        for template in templates:
            before, _, after = template.partition("{n}")
            found.append((style, re.compile(_spaced(before) + rf"\s?{number}\s?" + _spaced(after))))
    return tuple(found)


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s*")


def _any(entries: list[str]) -> str:
    return "|".join(re.escape(e) for e in sorted(entries, key=len, reverse=True)) or "(?!)"


@cache
def _ordinals(language: str | None) -> dict[str, int]:
    """Numbers in words by value: ordinals with the endings that they take in running text, and cardinals."""
    table = tables.table(language)
    found: dict[str, int] = {}
    for key in ("ordinals", "number_words"):
        for value, forms in enumerate(tables.variants(table.get(key, [])), 1):
            for form in forms:
                found.setdefault(_lowered(form), value)
    for value, forms in table.get("numbers", {}).get("ordinals", {}).items():
        for form in forms:
            found.setdefault(_lowered(form), int(value))
    return found


def _value(m: re.Match[str], language: str | None) -> int | None:
    groups = m.groupdict()
    if groups.get("n"):
        return int(groups["n"])
    if groups.get("h"):
        return han(groups["h"])
    if groups.get("r"):
        return roman(groups["r"])
    return _ordinals(tables.primary(language)).get(groups.get("w") or "")


def _lowered(text: str) -> str:
    """Lower case, ASCII digits, nothing invisible; the length stays."""
    plain = ascii_digits(INVISIBLE.sub(" ", text))
    if len(lower := plain.lower()) == len(plain):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else "i" for c in plain)

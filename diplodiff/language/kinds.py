"""The words by which texts name kinds of document: "joint declaration", «меморандум», 联合声明."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diplodiff.language import tables
from diplodiff.language.normalise import folded
from diplodiff.patterns import regex
from diplodiff.settings.language import FACTS_KEPT

_QUOTED = regex('[“«„「『”"][^“«„「『]{8,}[”»“」』"]')
_UNSPACED = regex("[\u3040-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=FACTS_KEPT)
def kind_in(text: str, language: str | None) -> str | None:
    """The kind of document that a title names: the longest of the language's title words that stands in it."""
    here = f" {folded(text)} "
    for code in dict.fromkeys((tables.primary(language), "en")):
        for form, kind in _title_words(code):
            if form in here:
                return kind
    return None


def titled_kind(text: str, language: str | None) -> str | None:
    """The same of what stands where a title does, also in further languages: their words are known from titles alone."""
    found = kind_in(text, language)
    if found or language is None or tables.table(language):
        return found
    here = f" {folded(text)} "
    return next((kind for form, kind in _title_words(None) if form in here), None)


def reports(text: str, language: str | None, *, quoted: bool = True) -> bool:
    """Whether a passage tells what somebody said as a press report does; quoted: with words in quotation marks."""
    said = _reporting(tables.primary(language))
    return bool(said and (_QUOTED.search(text) or not quoted) and said.search(folded(text)))


@cache
def _reporting(language: str | None) -> re.Pattern[str] | None:
    words = sorted(
        {folded(word) for word in tables.table(language).get("reported_speech", [])} - {""}, key=len, reverse=True
    )
    if not words:
        return None
    body = "|".join(map(re.escape, words))
    return regex(body if _UNSPACED.search(body) else rf"(?<!\w)(?:{body})(?!\w)")


@cache
def _title_words(code: str | None) -> tuple[tuple[str, str], ...]:
    """(folded word, kind) of a language's titles (None: of all further ones), the longest first; in a script with spaces a word
    begins behind one.
    """
    table = tables.table(code) if code else tables.other()
    found = [(form, kind) for kind, words in table.get("kinds", {}).items() for w in words if (form := folded(w))]
    found.sort(key=lambda one: -len(one[0]))
    return tuple(
        (form if max(form) >= "\u3040" and _UNSPACED.search(form) else f" {form}", kind) for form, kind in found
    )

"""What a line of a signature block holds: for whom somebody signs, in which office, and the words that are left for a name.

Layouts differ (columns, tables, one line or four a person), so no line is bound to another here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from diplodiff.language import tables
from diplodiff.language.fact_words import Lexicon, body, end, facts, start
from diplodiff.language.names import countries
from diplodiff.language.normalise import Word, words
from diplodiff.language.office_holders import CAPITALISED
from diplodiff.language.plain import plain
from diplodiff.patterns import regex
from diplodiff.settings.language import SIGNATORY_NAME_WORDS
from diplodiff.values import NamedTuple

Span = tuple[int, int]
_JOINS = regex(r"[ .'’\-‐‑–\u200c]*")  # what may stand between the words of one name
_INITIAL = regex(r"(?<!\w)[^\W\d_]\.")


class Named(NamedTuple):
    """A country or an office at [start, end) of the published text, by its code."""

    start: int
    end: int
    code: str


class Line(NamedTuple):
    """names are runs of words that no table knows, each written with a capital where the script has them."""

    parties: tuple[Named, ...]
    offices: tuple[Named, ...]
    names: tuple[tuple[Word, ...], ...]


def signed(text: str, language: str | None) -> Line:
    """What a published line of a signature block holds."""
    code = tables.primary(language)
    parties = tuple(Named(*found) for found in countries(text, language))
    offices = _offices(text, code)
    known = [(n.start, n.end) for n in (*parties, *offices)] + _idle(text, code)
    small = _small(code)
    free = [w for w in words(text) if w.text not in small and not any(a < w.end and w.start < b for a, b in known)]
    free = [w for w in free if _of_letters(w.text) and _capital(text, w, code)]
    return Line(parties, offices, tuple(run for run in _runs(text, free) if len(run) <= SIGNATORY_NAME_WORDS))


def _of_letters(word: str) -> bool:
    """Whether a word is letters and vowel signs alone."""
    return word[:1].isalpha() and all(c.isalpha() or unicodedata.category(c)[0] == "M" for c in word)


def names_nobody(text: str, language: str | None) -> bool:
    """Whether a line of a signature block holds marks of signing alone: "(signed)", "[Seal]"."""
    idle = _idle(text, tables.primary(language))
    return all(any(a <= w.start < b for a, b in idle) for w in words(text))


def _offices(text: str, code: str | None) -> tuple[Named, ...]:
    lexicon = _lexicon(code)
    form = plain(text)
    found = []
    for m in lexicon.found(form.text):
        office = lexicon.code(m.group())
        if office:
            found.append(Named(*form.span(*m.span()), office))
    return tuple(found)


def _idle(text: str, code: str | None) -> list[Span]:
    """Where words stand that name nobody: honorifics, "signed", "for the Government of the Republic of"."""
    form = plain(text)
    initials = [m.span() for m in _INITIAL.finditer(text)]
    return [form.span(*m.span()) for m in _words(code).finditer(form.text)] + initials


def _capital(text: str, word: Word, code: str | None) -> bool:
    return code not in CAPITALISED or (text[word.start].isupper() and word.end - word.start > 1)


def _runs(text: str, free: list[Word]) -> list[tuple[Word, ...]]:
    found: list[list[Word]] = []
    for word in free:
        if found and _JOINS.fullmatch(_INITIAL.sub("", text[found[-1][-1].end : word.start])):
            found[-1].append(word)
        else:
            found.append([word])
    return [tuple(run) for run in found]


@cache
def _small(code: str | None) -> frozenset[str]:
    return frozenset(tables.table(code).get("stopwords", ())) | frozenset(tables.table(code).get("articles", ()))


@cache
def _lexicon(code: str | None) -> Lexicon:
    return Lexicon(facts(code).get("offices", {}), code)


@cache
def _words(code: str | None) -> re.Pattern[str]:
    own = tables.table(code).get("signatories", {})
    listed = [w for key in ("honorifics", "marks", "state") for w in own.get(key, ())]
    listed += [w for w in tables.table(code).get("signature", ()) if w not in listed]
    return regex(f"{start(code)}(?:{body(listed)}){end(code)}")

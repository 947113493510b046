"""Nouns that translations of one text have been contested for: "territory" against "region", "dispute" against "issue".

The list (data/terms/contested.json) holds families of such nouns, each with its forms by language. Which one a text should
say it does not know.
"""

from __future__ import annotations

import os
from functools import cache

from diplodiff.language import tables
from diplodiff.language.fact_words import Lexicon
from diplodiff.language.plain import plain
from diplodiff.values import NamedTuple

_LIST = os.path.join(os.path.dirname(__file__), "data", "terms", "contested.json")


class Term(NamedTuple):
    """A contested noun at [start, end) of a published text."""

    start: int
    end: int
    family: str
    meaning: str


def contested(text: str, language: str | None) -> tuple[Term, ...]:
    """The contested nouns of a text, in order."""
    known = _lexicon(tables.primary(language))
    if known is None:
        return ()
    form = plain(text)
    found = []
    for m in known.found(form.text):
        family, _, meaning = (known.code(m.group()) or "").partition("\t")
        found.append(Term(*form.span(*m.span()), family, meaning))
    return tuple(found)


@cache
def _lexicon(code: str | None) -> Lexicon | None:
    words = {
        f"{family}\t{meaning}": forms[code]
        for family, meanings in tables.load(_LIST).items()
        for meaning, forms in meanings.items()
        if code in forms
    }
    return Lexicon(words, code) if words else None

"""Where a text mentions one of a list of terms, in whatever inflection.

A term is a word or a phrase; `~` in it stands for up to three words. Phrases that hold a term and mean something else
("Palestine, Texas") are listed apart: what stands inside one of them is no mention.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from diplodiff.language.inflection import LETTER, UNSPACED, WordForm, folded, unaccented, word_form
from diplodiff.language.normalise import simplified
from diplodiff.language.plain import Plain, plain
from diplodiff.patterns import regex
from diplodiff.settings.questions import MENTION_GAP_CHARACTERS

_GAP = r"[ \-'·•・‧\"/]{1,3}"  # between two words of a term: a space or a hyphen, and the marks that names have
_SKIPPED = rf"{_GAP}(?:(?:{LETTER}|[\d'’.-])+ ){{0,3}}(?:{LETTER}{{1,2}}')?"


class Hit(NamedTuple):
    """A mention at [start, end) of a published text: the term that it is a form of; exact where it stands as listed."""

    start: int
    end: int
    term: str
    exact: bool


class _Term(NamedTuple):
    term: str
    plain: str
    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    capitals: tuple[int, ...]


class Finder:
    """Finds the terms of one language."""

    def __init__(
        self, terms: Iterable[str], unless: Iterable[str] = (), language: str | None = None, cased: bool = True
    ) -> None:
        self._terms = [_compiled(term, language, cased) for term in dict.fromkeys(terms)]
        self._unless = [_compiled(term, language, cased, True) for term in dict.fromkeys(unless)]

    def hits(self, text: str, named: Sequence[Hit] = ()) -> tuple[Hit, ...]:
        """The mentions in a published text, in order; of several at one place the longest. named: found by other means."""
        form = plain(text)
        form = Plain(simplified(unaccented(form.text)), form.offsets)
        found = [*named, *(hit for term in self._terms for hit in _found(term, form, text))]
        if not found:
            return ()
        barred = [hit for term in self._unless for hit in _found(term, form, text)]
        return apart(_outside(found, barred))


@lru_cache(maxsize=2_000)
def finder(terms: tuple[str, ...], unless: tuple[str, ...], language: str | None, cased: bool = True) -> Finder:
    """The finder of a list of terms, made once."""
    return Finder(terms, unless, language, cased)


def _compiled(term: str, language: str | None, cased: bool, strict: bool = False) -> _Term:
    """A term as a pattern. strict: only its last word is inflected, so that it bars nothing that is not listed."""
    forms: list[WordForm] = []
    pattern = ""
    gap = ""
    parts = re.findall(r"~|,|[^\s~,]+", term.replace("-", " ") if language not in UNSPACED else term)
    for n, part in enumerate(parts):
        if part in "~,":
            gap = (_skipped(language) if part == "~" else r" ?, ?") if forms else ""
            continue
        exactly = strict and n < len(parts) - 1 and "*" not in part
        form = word_form(f"={part}" if exactly else part, language, cased)
        pattern += (gap or (_gap(language) if forms else "")) + f"({form.pattern})"
        forms.append(form)
        gap = ""
    needles = tuple(form.needle for form in forms)
    return _Term(
        term,
        folded(term.replace("*", "").replace("=", "")),
        needles,
        regex(pattern or "(?!)"),
        _capitals(forms),
    )


def _capitals(forms: list[WordForm]) -> tuple[int, ...]:
    """Which words need capitals: abbreviations, and of a name only its first ("Nations unies")."""
    named = next((n for n, form in enumerate(forms) if form.capitals > 0), -1)
    return tuple(form.capitals if form.capitals < 0 or n == named else 0 for n, form in enumerate(forms))


def _gap(language: str | None) -> str:
    return " ?" if language in UNSPACED else _GAP


def _skipped(language: str | None) -> str:
    return rf"[^.。;；]{{0,{MENTION_GAP_CHARACTERS}}}?" if language in UNSPACED else _SKIPPED


def _found(term: _Term, form: Plain, published: str) -> Iterator[Hit]:
    if not all(needle in form.text for needle in term.needles):
        return
    for m in term.pattern.finditer(form.text):
        if all(_capital(form, published, m.span(n + 1), asked) for n, asked in enumerate(term.capitals)):
            yield Hit(*form.span(m.start(), m.end()), term.term, m.group() == term.plain)


def _capital(form: Plain, published: str, span: tuple[int, int], asked: int) -> bool:
    if not asked:
        return True
    start, end = form.span(*span)
    letters = [c for c in published[start:end] if c.isalpha()]
    return all(c.isupper() for c in letters) if asked < 0 else bool(letters) and not letters[0].islower()


def apart(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Of hits that overlap the longest, the first of equals."""
    kept: list[Hit] = []  # in order
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        at = bisect_left(kept, hit)
        if not (at and kept[at - 1].end > hit.start) and not (at < len(kept) and kept[at].start < hit.end):
            kept.insert(at, hit)
    return tuple(kept)


def _outside(found: Sequence[Hit], barred: Sequence[Hit]) -> list[Hit]:
    """The hits that stand inside none of the barred phrases."""
    starts = [hit.start for hit in sorted(barred)]
    reach = list(accumulate((hit.end for hit in sorted(barred)), max))
    kept = []
    for hit in found:
        at = bisect_right(starts, hit.start)
        if not at or reach[at - 1] < hit.end:
            kept.append(hit)
    return kept

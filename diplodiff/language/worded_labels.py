"""Labels with a word in them: "Article 4", "第四条", "1-бап", "المادة الأولى", and ordinals that open a paragraph ("First, ...").

The words stand in the tables of the languages; further languages give their words for "article" and "chapter".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diplodiff.language import tables
from diplodiff.language.label_parts import GLUED, STOP, SUFFIX, WORDED, Candidate, value_of
from diplodiff.language.normalise import INVISIBLE, UNSPACED, is_small
from diplodiff.language.numerals import HAN, roman
from diplodiff.patterns import regex
from diplodiff.values import NamedTuple

# An article put in behind another: 第二条の二, 第十二条之一, 제1조의2.
_INSERTED = regex(rf"\s?(?:[の之](?:[{HAN}]{{1,3}}|\d{{1,2}})|의\s?\d{{1,2}})(?![^\W\d_])")
_BEGINS = regex(r"[\u30a0-\u30ff\u3400-\u9fff]|\d{4}\s?年")  # what a sentence of Han opens with; kana go on with a word
_TWO_NUMBERS = regex(r"\d+\s+[^\W\d_]+\s+\d")  # "2 Artikel 5 Absatz 1 ...": the second is the article's
_CAPITAL = regex(rf"[A-ZА-Я](?![^\W_]|[-'’])(?:\s?{STOP})?")
# What stands for the number in a worded label; words are looked up afterwards.
_SIGN = "[^\\W\\d_]|[\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u064b-\u0652]"  # a letter, or a mark on one
_WORD = f"(?:{_SIGN})+"
_WORDS = rf"(?P<w>{_WORD}(?:\s{_WORD}){{0,2}})"
_NUMBER = rf"(?:(?P<n>\d{{1,4}}){SUFFIX}|(?P<h>[{HAN}]{{1,5}})(?![^\W{HAN}])|{_WORDS})"
# ... with something fixed behind it: as little as reaches that.
_NUMBER_WITHIN = rf"(?:(?P<n>\d{{1,4}}){SUFFIX}|(?P<h>[{HAN}]{{1,5}})|(?P<w>{_WORD}?(?:\s{_WORD}?){{0,2}}))"


class _Template(NamedTuple):
    """A pattern of a worded style, with what it begins with (one of these), and a word that stands behind its number."""

    style: str
    begins: tuple[str, ...]
    behind: str
    shape: re.Pattern[str]


@lru_cache(maxsize=4_096)
def _beginning(character: str, language: str | None) -> tuple[_Template, ...]:
    """The templates of the language that a small letter or another character may begin."""
    return tuple(t for t in _templates(language) if any(not b or b[0] == character for b in t.begins))


@cache
def _templates(language: str | None) -> tuple[_Template, ...]:
    """Patterns for each worded style of the language (in further languages those of them all): one for each way to go on
    behind the number, so that few are tried.
    """
    own = tables.table(language).get("labels", {})
    english = tables.table("en").get("labels", {}) if tables.primary(language) != "en" else {}
    found = []
    for style in (s for s in WORDED if s != "§"):
        shapes = {*own.get(style, []), *english.get(style, [])}
        if not own:
            shapes |= set(tables.other().get("labels", {}).get(style, []))
        by_end: dict[str, list[str]] = {}
        heads: dict[str, list[str]] = {}
        for shape in sorted({_lowered(INVISIBLE.sub("", s)) for s in shapes}, key=len, reverse=True):
            before, number, after = shape.partition("{n}")
            by_end.setdefault(number + after, []).append(_spaced(before))
            heads.setdefault(number + after, []).append(before.partition(" ")[0])
        for ending in sorted(by_end, key=len, reverse=True):
            number = "" if not ending else _NUMBER_WITHIN if ending != "{n}" else _NUMBER
            body = f"(?:{'|'.join(by_end[ending])}){number}{_spaced(ending.removeprefix('{n}'))}"
            behind = ending.removeprefix("{n}").partition("{n}")[0].split()
            pattern = regex(body + rf"(?:\s?{STOP}(?:\s?[-–—ـ](?=\s))?)?")
            found.append(_Template(style, tuple(heads[ending]), behind[0] if behind else "", pattern))
    return tuple(found)


def _lowered(text: str) -> str:
    """Lower case of the same length, the Turkish i's made one."""
    lowered = text.lower()
    if len(lowered) == len(text) and "Σ" not in text:  # which by itself, at no end of a word, has one small form
        return lowered.replace("ı", "i")
    return "".join(low if len(low := c.lower()) == 1 else c.lower()[0] for c in text).replace("ı", "i")


def _spaced(words: str) -> str:
    """A template's fixed part as a pattern: white space of any width, and beside a bracket also none."""
    pattern = re.escape(words).replace("\\ ", "\\s+")
    return re.sub(r"\\s\+(?=\\\()|(?<=\\\))\\s\+", lambda m: "\\s*", pattern)


@cache
def _word_values(language: str | None) -> dict[str, int]:
    """Numbers and ordinals in words, by value."""
    own = tables.table(language)
    further = tables.other().get("ordinals", {}).get(tables.primary(language), []) if not own else []
    found: dict[str, int] = {}
    for places in (own.get("ordinals", further), own.get("number_words", [])):
        for value, words in enumerate(tables.variants(places), 1):
            for word in words:
                found.setdefault(_lowered(INVISIBLE.sub("", word)), value)
    return found


def worded(head: str, language: str | None, heading: bool) -> list[Candidate]:
    """The reading of a head of text as a label with a word, if it is one; `heading`: it is marked as a heading."""
    lowered = _lowered(head)
    if _TWO_NUMBERS.match(lowered):
        return []
    for style, begins, behind, shape in _beginning(lowered[:1], language):
        if behind not in lowered or not lowered.startswith(begins) or not (m := shape.match(lowered)):
            continue
        groups = m.groupdict()
        value, end = value_of(groups), m.end()
        if groups.get("w"):
            value, end = _word_value(m, language)
            if style in ("annex", "section") and m.start("w"):  # "A Parte" is the Party, and no Part A
                value, end = _letter_value(m, head) or (value, end)
            elif style in ("paragraph", "subparagraph") and (lettered := _list_letter(m, head, language)):
                style, (value, end) = "subparagraph", lettered
        numbered = "n" in shape.groupindex
        inserted = _INSERTED.match(lowered, end) if numbered else None
        end = inserted.end() if inserted else end
        if numbered and value is None:
            continue
        if not _stands_free(head, end, numbered, heading):
            if not (numbered and UNSPACED.match(head[end - 1]) and _BEGINS.match(head, end)):
                continue
            style += GLUED
        suffix = inserted.group() if inserted else groups.get("suffix") or ""
        return [Candidate(style, value or 0, "", end, False, suffix.strip())]
    return []


def _word_value(m: re.Match[str], language: str | None) -> tuple[int | None, int]:
    """The value of a number written in words or as a Roman numeral, and where the label ends: the most words that are
    a number.
    """
    known, written = _word_values(language), m["w"]
    for end in [len(written), *(space.start() for space in reversed(list(re.finditer(r"\s", written))))]:
        words = written[:end]
        value = known.get(words) or (roman(words) if words.isascii() else None)
        if value is None:
            continue
        if end == len(written):
            return value, m.end()
        stop = re.compile(rf"\s?{STOP}").match(m.string, m.start("w") + end)
        return value, stop.end() if stop else m.start("w") + end
    return None, m.end()


def _letter_value(m: re.Match[str], head: str) -> tuple[int, int] | None:
    """The same where the number is a capital letter ("Annex B"). I, V and X are numerals."""
    start = m.start("w")
    found = _CAPITAL.match(head, start)
    if found is None or head[start] in "IVXХ":
        return None
    return ord(head[start]) - ord("A" if head[start].isascii() else "А") + 1, found.end()


def _list_letter(m: re.Match[str], head: str, language: str | None) -> tuple[int, int] | None:
    """The same where the number is a letter of a list ("alínea b", "подпункт «б»"): capitals are numerals.

    Where letters have no case, one that no mark sets off may be a word.
    """
    start = m.start("w")
    written = head[start : m.end("w")].split()[0]
    end = start + len(written)
    stop = re.compile(rf"\s?{STOP}").match(head, end)
    after = m.end() if end == m.end("w") else stop.end() if stop else end
    marked = after > end or head[start - 1 : start] in ("(", "«", '"')
    if not marked and written.upper() == written and head[end:].strip():
        return None
    for letters in tables.table(language).get("letters", []):
        if written in letters:
            return list(letters).index(written) + 1, after
    return None


def _stands_free(head: str, end: int, numbered: bool, heading: bool) -> bool:
    """Whether a worded label is a label there: "Article 5 of the Charter" is a reference, "Article 5 Scope" is not.

    Scripts without capitals do not tell; there a word without a number ("Annex") is a label only by itself, before a
    space where the script writes none, and in a heading.
    """
    if end >= len(head) or re.match(STOP, head[end - 1]):
        return True
    rest = head[end:].lstrip()
    if not rest:
        return True
    if not numbered and _CAPITAL.match(rest):
        return False  # "Annex A to the Treaty ..."
    if not numbered and not rest[0].isupper() and not rest[0].isdigit():
        apart = head[end].isspace() and (heading or UNSPACED.match(head[end - 1]))
        return rest[0] in "(（[–—-" or (bool(apart) and not is_small(rest))
    return (head[end].isspace() or not rest[0].isalnum()) and not is_small(rest) and rest[0] not in ",;،"


def ordinals(head: str, language: str | None) -> list[Candidate]:
    """An ordinal word set off by a mark: "First, ...", "أولاً:", "PRIMERO.-"."""
    lowered = _lowered(head)
    if not lowered.startswith(tuple(_word_values(language))):
        return []
    m = _ordinal_words(language).match(lowered)
    return [Candidate("ordinal", _word_values(language)[m["w"]], "", m.end(), False)] if m else []


@cache
def _ordinal_words(language: str | None) -> re.Pattern[str]:
    words = sorted(_word_values(language), key=len, reverse=True)
    return regex(f"(?P<w>{'|'.join(map(re.escape, words)) or '(?!)'})\\s?[.,:：،、，．۔)\\-–—]+(?:\\s?[-–—](?=\\s))?")

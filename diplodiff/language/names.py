"""Names of countries and of languages in a text, as ISO codes, in whatever inflection.

The names come from one file a language (data/names/). A word belongs to a name when it is the name's stem and one of the
language's endings; in a language with capitals only a capitalised word does, unless it is an adjective. Of two names that
begin alike the longer wins ("Guinea-Bissau"), and phrases that hold a name without meaning the country count for nothing.
"""

from __future__ import annotations

import os
import re
from functools import cache

from diplodiff.language import tables
from diplodiff.language.plain import Plain, alternatives, plain, plain_word
from diplodiff.patterns import regex
from diplodiff.settings.language import NAME_FREE_ENDING, NAME_STEM
from diplodiff.values import NamedTuple

_FOLDER = os.path.join(os.path.dirname(__file__), "data", "names")
_UNSPACED = frozenset({"zh", "ja"})
_CAPITALISED = frozenset({"en", "ru", "kk", "fr", "es", "pt", "de", "tr"})
_WORD = regex(r"[^\W\d_](?:\.[^\W\d_])+(?![^\W\d_])|[^\W\d_]+(?:[\u0900-\u0963\u0981-\u09e3]+[^\W\d_]*)*")
_GAP = regex(r"\.? ?[- '] ?")
_KATAKANA = regex("[ァ-ヺー]")  # without the middle dot, which parts words
_FREE_ENDING_BARRED = {"ko": ("어", "인")}  # 중국어 is the language, 한국인 a person

Found = tuple[int, int, str]


class _Form(NamedTuple):
    """A name as the stems of its words; code is empty for a phrase that means no country."""

    stems: tuple[str, ...]
    code: str


class _Matcher(NamedTuple):
    forms: dict[str, tuple[_Form, ...]]  # by the beginning of the first stem, the longest first
    endings: frozenset[str] | None  # None: any short one
    adjectives: frozenset[str]
    prefixes: tuple[str, ...]
    run: re.Pattern[str] | None  # of a script without spaces: the names themselves
    codes: dict[str, str]


def countries(text: str, language: str | None) -> tuple[Found, ...]:
    """The countries that a published text names, in order: (start, end, ISO 3166 code); the European Union is "EU"."""
    return _named(text, tables.primary(language), "countries")


def languages(text: str, language: str | None) -> tuple[Found, ...]:
    """The languages that a published text names, in order: (start, end, ISO 639 code)."""
    return _named(text, tables.primary(language), "languages")


def forms_of(country: str) -> dict[str, tuple[str, ...]]:
    """The names of a country by language, from its ISO 3166 code."""
    files = sorted(name for name in os.listdir(_FOLDER) if name.endswith(".json"))
    tabled = {name.removesuffix(".json"): tables.load(os.path.join(_FOLDER, name))["countries"] for name in files}
    return {code: tuple(names) for code, table in tabled.items() if (names := table.get(country, []))}


def _named(text: str, language: str | None, what: str) -> tuple[Found, ...]:
    known = _matcher(language, what)
    if known is None:
        return ()
    form = plain(text)
    if known.run is not None:
        found = [
            (m.start(), m.end(), known.codes[m.group()]) for m in known.run.finditer(form.text) if _whole(form.text, m)
        ]
    else:
        cased = what == "countries" and language in _CAPITALISED
        found = _in_words(form, text if cased else None, known, language or "")
    return tuple((*form.span(start, end), code) for start, end, code in found if code)


def _whole(text: str, m: re.Match[str]) -> bool:
    """Whether a name in katakana is not a part of a longer word."""
    before, after = text[max(0, m.start() - 1) : m.start() + 1], text[m.end() - 1 : m.end() + 1]
    return not any(len(pair) == 2 and all(map(_KATAKANA.match, pair)) for pair in (before, after))


def _in_words(form: Plain, published: str | None, known: _Matcher, language: str) -> list[Found]:
    text = form.text
    found: list[Found] = []
    end = 0
    heads = known.forms if not known.prefixes else None
    capitals = bool(published) and heads is not None and not known.adjectives  # no other word is a name
    for m in _WORD.finditer(text):
        begin = m.start()
        if begin < end or (heads is not None and text[begin : begin + 2] not in heads):
            continue
        if capitals and published and not published[form.span(begin, begin + 1)[0]].isupper():
            continue
        for start in _starts(m, known):
            hit = _at(form, (start, m.end()), published, known, language)
            if hit:
                found.append((start, hit[0], hit[1]))
                end = hit[0]
                break
    return found


def _starts(m: re.Match[str], known: _Matcher) -> list[int]:
    """Where a name may begin in a word: at its beginning, or behind the small words that are written with it."""
    word = m.group()
    found = [m.start()] if word[:2] in known.forms else []
    found += [
        m.start() + len(prefix)
        for prefix in known.prefixes
        if word.startswith(prefix) and word[len(prefix) : len(prefix) + 2] in known.forms
    ]
    return found


def _at(
    form: Plain, word: tuple[int, int], published: str | None, known: _Matcher, language: str
) -> tuple[int, str] | None:
    """The longest name that begins here, as (end, code)."""
    text = form.text
    for name in known.forms.get(text[word[0] : word[0] + 2], ()):
        if not text.startswith(name.stems[0], word[0]):
            continue
        end, adjective = _rest(form.text, word[0], name, known, language)
        if end < 0 or (published and not adjective and not _capital(form, published, word[0], name)):
            continue
        return end, name.code
    return None


def _rest(text: str, start: int, name: _Form, known: _Matcher, language: str) -> tuple[int, bool]:
    """Where the name that begins at `start` ends (-1: it does not stand here), and whether it is an adjective."""
    at, adjective = start, False
    for n, stem in enumerate(name.stems):
        if n:
            gap = _GAP.match(text, at)
            at = gap.end() if gap else at
            if known.prefixes and text.startswith("ال", at):
                at += 2
            if not gap or not text.startswith(stem, at):
                return -1, False
        m = _WORD.match(text, at)
        end = m.end() if m else at
        rest = text[at + len(stem) : end]
        adjective = rest in known.adjectives and rest != ""
        if not (adjective or _ends(rest, known, language)):
            return -1, False
        at = end
    return at, adjective


def _ends(rest: str, known: _Matcher, language: str) -> bool:
    if known.endings is None:
        return len(rest) <= NAME_FREE_ENDING and not rest.startswith(_FREE_ENDING_BARRED.get(language, ("\0",)))
    return rest in known.endings


def _capital(form: Plain, published: str, start: int, name: _Form) -> bool:
    short = len(name.stems) == 1 and len(name.stems[0]) <= 3
    letters = published[form.span(start, start + 1)[0] :][: len(name.stems[0]) if short else 1]
    return all(c.isupper() or not c.isalpha() for c in letters)


@cache
def _matcher(language: str | None, what: str) -> _Matcher | None:
    path = os.path.join(_FOLDER, f"{language}.json")
    if language not in tables.languages() or not os.path.exists(path):
        return None
    data = tables.load(path)
    names = {code: [plain_word(w) for w in words] for code, words in data[what].items()}
    skipped = [plain_word(w) for w in data["unless"]] if what == "countries" else []
    if language in _UNSPACED:
        codes = dict.fromkeys(skipped, "") | {w: code for code, words in names.items() for w in words}
        return _Matcher({}, None, frozenset(), (), regex(alternatives(tuple(codes))), codes)
    forms: dict[str, list[_Form]] = {}
    prefixes = tuple(sorted((plain_word(w) for w in data["prefixes"]), key=len))
    for code, words in (*names.items(), ("", skipped)):
        for word in words:
            stems = tuple(_stem(part, data["cut"], prefixes) for part in re.split("[ '-]+", word) if part)
            if stems:
                forms.setdefault(stems[0][:2], []).append(_Form(stems, code))
    endings = data["endings"] if what == "countries" else data["language_endings"]
    return _Matcher(
        {k: tuple(sorted(v, key=lambda f: (-len(f.stems), -len("".join(f.stems))))) for k, v in forms.items()},
        None if endings is None else frozenset(plain_word(w) for w in endings),
        frozenset(data["adjectives"]),
        prefixes,
        None,
        {},
    )


def _stem(word: str, cut: str, prefixes: tuple[str, ...]) -> str:
    if "ال" in prefixes and word.startswith("ال") and len(word) > 4:
        word = word[2:]
        if word.endswith("ه"):
            word = word[:-1]
    kept = word
    while kept[-1] in cut and len(kept) > NAME_STEM:
        kept = kept[:-1]
    return kept[:-1] if kept == word and len(kept) == NAME_STEM and kept[-1] in "ая" and cut else kept

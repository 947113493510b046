"""Bodies and office holders that a text names: "the OIC", «ШОС», "President Kassym-Jomart Tokayev", وزیر خارجہ.

A person is known by the sound of the name (`anchors.skeleton`), so that "Токаев" and "Tokayev" are one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diplodiff.language import tables
from diplodiff.language.anchors import skeleton
from diplodiff.language.fact_words import PARTICLES, Lexicon, facts
from diplodiff.language.names import countries
from diplodiff.language.plain import plain
from diplodiff.patterns import regex
from diplodiff.settings.language import FACT_HOLDER_REACH, FACT_NAME_CONSONANTS
from diplodiff.values import NamedTuple

CAPITALISED = frozenset({"en", "ru", "kk", "fr", "es", "pt", "de", "tr"})
_WORD = regex(r"[^\W\d_]+(?:[-'’][^\W\d_]+|[\u0900-\u0963\u0981-\u09e3\u200c]+[^\W\d_]*)*")
_STOP = regex(r"[.,;:!?()«»“”\"。，、；：！？।۔،؛\n]")
_INITIAL = regex(r"\b[^\W\d_]\.")
_GENERAL = {"minister": "_minister"}  # an office that a longer one of the same kind may be short for
_LOWER = ("deputy_", "vice_")


class Body(NamedTuple):
    """An organisation named at [start, end) of a published text."""

    start: int
    end: int
    code: str


class Holder(NamedTuple):
    """An office at [start, end) of a published text, and the words behind it that may name who holds it.

    name is where these words stand (None: the script has no capitals, so that it is not known which are a name).
    """

    start: int
    end: int
    office: str
    sounds: tuple[str, ...]
    name: tuple[int, int] | None


def bodies(text: str, language: str | None) -> tuple[Body, ...]:
    """The organisations that a text names, in order."""
    return _named(text, tables.primary(language), "bodies")


def holders(text: str, language: str | None) -> tuple[Holder, ...]:
    """The offices that a text names with, perhaps, their holders; none where names are written in Han characters."""
    code = tables.primary(language)
    if code in PARTICLES:
        return ()
    offices = _named(text, code, "offices")
    states = [(start, end) for start, end, _ in countries(text, language)] if offices else []
    found = []
    for n, (start, end, office) in enumerate(offices):
        limit = min(offices[n + 1][0] if n + 1 < len(offices) else len(text), end + FACT_HOLDER_REACH)
        bare = _INITIAL.sub(lambda m: " " * len(m.group()), text[:limit])
        stop = _STOP.search(bare, end)
        words = [
            m
            for m in _WORD.finditer(bare, end, stop.start() if stop else limit)
            if not any(a <= m.start() < b for a, b in states)
        ]
        found.append(_holder(Holder(start, end, office, (), None), words, code))
    return tuple(found)


def _holder(office: Holder, words: list[re.Match[str]], code: str | None) -> Holder:
    if code in CAPITALISED:
        run: list[re.Match[str]] = []
        for word in words:
            if word.group()[0].isupper() and len(word.group()) > 2:
                if run and word.start() > run[-1].end() + 3:
                    break
                run.append(word)
            elif run or (word.start() > office.end + 1 and office.end + 30 < word.start()):
                break
        words = run[:4]
    else:
        words = words[:5]
    sounds = tuple(s for w in words if len(s := skeleton(w.group())) >= FACT_NAME_CONSONANTS)
    name = (words[0].start(), words[-1].end()) if words and code in CAPITALISED else None
    return office._replace(sounds=sounds, name=name if sounds else None)


def same_office(one: str, other: str) -> bool:
    """Whether two offices may be one: "the Minister" may be short for any minister, not for the prime minister."""
    for short, long in ((one, other), (other, one)):
        if short in _GENERAL and long.endswith(_GENERAL[short]) and not long.startswith(_LOWER):
            return long != "prime_minister"
    return one == other


@lru_cache(maxsize=256)
def sounds_of(text: str) -> frozenset[str]:
    """The sounds of all words of a text."""
    return frozenset(s for m in _WORD.finditer(text) if len(s := skeleton(m.group())) >= FACT_NAME_CONSONANTS)


def same_sound(one: str, other: str) -> bool:
    """Whether two names may be one in different scripts or cases: the same consonants, or an ending more."""
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) >= 2 and long.startswith(short) and len(long) - len(short) <= 2):
        return True
    return len(short) >= 4 and len(long) - len(short) <= 1 and _one_off(short, long)


def _one_off(short: str, long: str) -> bool:
    """Whether one consonant makes the difference."""
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _named(text: str, code: str | None, what: str) -> tuple[Body, ...]:
    words = _lexicon(code, what)
    form = plain(text)
    found = []
    for m in words.found(form.text):
        name = words.code(m.group())
        start, end = form.span(m.start(), m.end())
        short = len(m.group()) <= 5 and " " not in m.group() and what == "bodies"
        if name and not (short and code in CAPITALISED and not text[start:end][:2].isupper()):
            found.append(Body(start, end, name))
    return tuple(found)


@cache
def _lexicon(code: str | None, what: str) -> Lexicon:
    return Lexicon(facts(code).get(what, {}), code)

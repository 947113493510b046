"""The words around numbers, names of bodies and offices (data/facts/), as patterns over the plain form of a text.

In a word of the tables `*` stands for an ending. Words stand by themselves, except in scripts without spaces and where a
language joins its particles: before the word in Arabic, behind it in Korean.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby

from diplodiff.language import tables
from diplodiff.language.plain import alternatives, plain_word
from diplodiff.patterns import regex

_FOLDER = os.path.join(os.path.dirname(__file__), "data", "facts")
UNSPACED = frozenset({"zh", "ja"})
PARTICLES = frozenset({"zh", "ja", "ko"})  # what follows a word is written as part of it
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0981-\u09e3])"
NO_LETTER_BEFORE = r"(?<![^\W\d_])(?<![\u0900-\u0963\u0981-\u09e3])"
_ARABIC_START = r"(?:(?<![^\W\d_])|(?<=\W[وبلفک])|(?<=^[وبلفک])|(?<=\Wال)|(?<=\W[وبلفک]ال))"
_ENDING = _LETTER + "{0,7}"


@cache
def facts(language: str | None) -> tables.Table:
    """The table of a language; an empty one where there is none."""
    path = os.path.join(_FOLDER, f"{tables.primary(language)}.json")
    return tables.load(path) if tables.primary(language) in tables.languages() and os.path.exists(path) else {}


def start(language: str | None) -> str:
    """What a word begins with: no letter before it."""
    if language in UNSPACED:
        return ""
    return _ARABIC_START if language == "ar" else NO_LETTER_BEFORE


def end(language: str | None) -> str:
    """What a word ends with: no letter behind it, but a particle where these are joined to it."""
    return "" if language in PARTICLES else f"(?!{_LETTER})"


def body(words: Iterable[str]) -> str:
    """One pattern for many words; `*` is an ending, a space any single space or hyphen."""
    fixed = [w for w in words if "*" not in w]
    arms = [re.escape(plain_word(w)).replace(r"\*", _ENDING) for w in words if "*" in w]
    arms.sort(key=len, reverse=True)
    arms = _with_ending(arms)
    return "|".join([*arms, *([alternatives(tuple(map(plain_word, fixed)))] if fixed else [])]) or "(?!)"


def _with_ending(arms: list[str]) -> list[str]:
    """The arms in their order, with those that follow one another and have an ending at their end made one."""
    found: list[str] = []
    for ends, run in groupby(arms, key=lambda arm: arm.endswith(_ENDING)):
        stems = [arm.removesuffix(_ENDING) if ends else arm for arm in run]
        found += [f"(?:{'|'.join(stems)}){_ENDING}"] if ends and len(stems) > 1 else [s + _ENDING * ends for s in stems]
    return found


def fixed(words: Iterable[str]) -> tuple[str, ...]:
    """The letters with which these words begin, up to the first that is free: where none stands, no word does."""
    heads = sorted({plain_word(word).split("*")[0] for word in words})
    return tuple(head for n, head in enumerate(heads) if not any(head.startswith(other) for other in heads[:n]))


def phrases(words: Iterable[str], language: str | None) -> re.Pattern[str]:
    """The words, each by itself."""
    return regex(f"{start(language)}(?:{body(tuple(words))}){end(language)}")


class Lexicon:
    """Words that stand for codes; the longest word counts."""

    def __init__(self, words: Mapping[str, Iterable[str]], language: str | None) -> None:
        listed = [(plain_word(word), code) for code, many in words.items() for word in many]
        self.exact = {word: code for word, code in listed if "*" not in word}
        self.stems = [
            (regex(re.escape(word).replace(r"\*", _ENDING)), code)
            for word, code in sorted(listed, key=lambda w: -len(w[0]))
            if "*" in word
        ]
        inner = body(tuple(word for word, _ in listed))
        self._heads = fixed(word for word, _ in listed)
        self._found = regex(f"{start(language)}(?:{inner}){end(language)}")
        self.here = regex(f"(?:{inner}){end(language)}")

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """The words that stand in a plain text by themselves, in order."""
        return self._found.finditer(text) if any(head in text for head in self._heads) else iter(())

    def code(self, word: str) -> str | None:
        """The code of a word that was matched."""
        if word in self.exact:
            return self.exact[word]
        return next((code for stem, code in self.stems if stem.fullmatch(word)), None)

    def at(self, text: str, place: int) -> tuple[int, str] | None:
        """The longest word that begins at a place, as (end, code)."""
        if not text.startswith(self._heads, place):
            return None
        best: tuple[int, str] | None = None
        m = self.here.match(text, place)
        if m and (code := self.code(m.group())):
            best = m.end(), code
        return best

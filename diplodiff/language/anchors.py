"""What reads the same in every language and script: numbers, dates, countries, Latin abbreviations, the sound of names.

A number is compared by value, whatever digits it is written in, a date by its day in whatever calendar, a country by its
code. A name is compared by its consonants ("Tokayev", "Токаев" and "توکایف" share t-k-f): the official Unicode name of a
letter tells its sound, so that no script needs a table. An anchor counts by how rare it is in the two texts; one that many
passages have says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from math import log

from diplodiff.language.dates import dates
from diplodiff.language.names import countries
from diplodiff.language.normalise import INVISIBLE, UNSPACED, ascii_digits
from diplodiff.language.numerals import han
from diplodiff.patterns import foreign, regex
from diplodiff.settings.language import (
    ANCHOR_CONFLICT_FROM,
    ANCHOR_NAME_CONSONANTS,
    ANCHOR_NAME_WEIGHT,
    ANCHOR_NUMBER_WEIGHT,
    ANCHOR_PLACES,
    FACTS_KEPT,
)

_APART = regex(r"\D")
_NUMBER = regex(r"\d\d*(?:[.,\u066b\u066c\u2009\u202f\u00a0']\d+)*")
_HAN_NUMBER = foreign(r"[〇零一二三四五六七八九十百千]{2,8}(?=[年月日条條款])")
_ABBREVIATION = regex(r"(?<![A-Za-z])[A-Z][A-Z0-9&-]{1,9}(?![A-Za-z])")
_WORD = regex(r"[^\W\d_]+(?:[\u0300-\u036f\u093a-\u094f\u09bc-\u09cd][^\W\d_]*)*")

# The letters whose Unicode name does not begin with their sound, and sounds that languages exchange in names.
_SILENT = frozenset(
    {"AIN", "ALEF", "HAMZA", "HARD", "SOFT", "TATWEEL", "WASLA", "YODH", "HEH", "HAH", "HA", "YEH", "WAW"}
)
_SOUNDS = (
    ("TCH", "s"), ("SHCH", "s"), ("KSI", "ks"), ("PSI", "bs"), ("DZ", "s"), ("TS", "s"), ("CH", "s"), ("SH", "s"), ("ZH", "s"),
    ("KH", "k"), ("GH", "k"), ("TH", "d"), ("PH", "f"), ("DH", "d"), ("BH", "b"), ("NG", "n"), ("NY", "n"), ("NN", "n"),
)  # fmt: skip
_LETTERS = {
    "b": "b", "c": "k", "d": "d", "f": "f", "g": "k", "j": "s", "k": "k", "l": "l", "m": "m", "n": "n", "p": "b", "q": "k",
    "r": "r", "s": "s", "t": "d", "v": "f", "w": "", "x": "ks", "z": "s", "h": "", "y": "",
}  # fmt: skip
_NAMED = regex(
    r"^(?P<script>[A-Z]+)\b.*?(?:LETTER|CHARACTER|SYLLABLE)"
    r"(?: SMALL| CAPITAL| FINAL| INITIAL| SHORT| BYELORUSSIAN-UKRAINIAN)* (?P<sound>[A-Z]+)"
)
_LATIN_LETTER = regex("[\u00c0-\u024f\u1e00-\u1eff]")
_PREFIXES = ("ال", "وال", "بال", "لل")  # the Arabic article and what is written together with it


class Anchors:
    """The anchors that passages of a left and a right text share.

    shared  (left, right) -> weight of all they share, about 1 for a number that stands nowhere else.
    """

    def __init__(
        self, left: Sequence[str], right: Sequence[str], languages: tuple[str | None, str | None] = (None, None)
    ) -> None:
        texts = (left, right)
        numbers = [[numbers_of(text) for text in side] for side in texts]
        names = [[names_of(text) for text in side] for side in texts]
        self.shared: dict[tuple[int, int], float] = defaultdict(float)
        size = len(left) + len(right)
        self._add(numbers, ANCHOR_NUMBER_WEIGHT, size)
        self._add(names, ANCHOR_NAME_WEIGHT, size)
        spoken = list(zip(texts, languages, strict=True))
        states = [[frozenset(c for _, _, c in countries(text, code)) for text in side] for side, code in spoken]
        self._add(states, ANCHOR_NAME_WEIGHT, size)
        days = [[frozenset(date.value for date in dates(text, code)) for text in side] for side, code in spoken]
        self._add(days, ANCHOR_NUMBER_WEIGHT, size)
        self._days = days
        self._large = [
            {i: found for i, n in enumerate(side) if (found := {v for v in n if len(v) >= ANCHOR_CONFLICT_FROM})}
            for side in numbers
        ]
        self._places = list(self._large[1])
        self._sharing: dict[int, list[int]] = defaultdict(list)
        for i, j in self.shared:
            self._sharing[i].append(j)

    def sharing(self, left: int, rights: slice) -> list[int]:
        """Which of these right passages share an anchor with a left one."""
        return [j for j in self._sharing.get(left, ()) if rights.start <= j < rights.stop]

    def conflicts(self, left: int, rights: slice) -> list[int]:
        """Which of these right passages hold numbers of two digits and more, as a left one does, and none of its own, nor a
        date in common.
        """
        ours, days = self._large[0].get(left), self._days
        if ours is None:
            return []
        theirs = self._large[1]
        found = self._places[bisect_left(self._places, rights.start) : bisect_left(self._places, rights.stop)]
        return [j for j in found if ours.isdisjoint(theirs[j]) and days[0][left].isdisjoint(days[1][j])]

    def between(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        """The weight shared by two runs of passages."""
        return sum(self.shared.get(pair, 0.0) for pair in product(left, right))

    def _add(self, sides: Sequence[Sequence[frozenset[str]]], weight: float, size: int) -> None:
        places: list[dict[str, list[int]]] = []
        for side in sides:
            found: dict[str, list[int]] = defaultdict(list)
            for i, anchors in enumerate(side):
                for anchor in anchors:
                    found[anchor].append(i)
            places.append(found)
        for anchor in sorted(places[0].keys() & places[1].keys()):
            ours, theirs = places[0][anchor], places[1][anchor]
            if max(len(ours), len(theirs)) > ANCHOR_PLACES:
                continue
            worth = weight * log(size / (len(ours) + len(theirs))) / log(max(3.0, size / 2.0))
            for pair in product(ours, theirs):
                self.shared[pair] += max(0.0, worth)


@lru_cache(maxsize=FACTS_KEPT)
def numbers_of(text: str) -> frozenset[str]:
    """The numbers of a text as plain digits; groups of thousands are joined, "4,5" and "4.5" are one."""
    plain = text if text.isascii() else ascii_digits(INVISIBLE.sub("", text))
    found = set()
    for m in _NUMBER.finditer(plain):
        groups = _APART.split(m.group())
        grouped = len(groups) > 1 and len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])
        found.add("".join(groups) if grouped else ".".join(g.lstrip("0") or "0" for g in groups))
    for m in _HAN_NUMBER.finditer(plain):
        if (value := han(m.group())) is not None:
            found.add(str(value))
    return frozenset(found)


def names_of(text: str) -> frozenset[str]:
    """Abbreviations in Latin capitals, and the consonants of every longer word of a script with spaces."""
    found = {m.group() for m in _ABBREVIATION.finditer(text)}
    for m in _WORD.finditer(text):
        word = m.group()
        if len(word) >= ANCHOR_NAME_CONSONANTS and not UNSPACED.match(word):
            sound = skeleton(word)
            if len(sound) >= ANCHOR_NAME_CONSONANTS:
                found.add(sound)
    return frozenset(found)


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a word in whatever script, in classes that survive transliteration (t is d, p is b, g is k)."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            word = word[len(prefix) :]
            break
    found = ""
    for letter in unicodedata.normalize("NFC", word).lower():
        found += _sound(letter if _LATIN_LETTER.match(letter) is None else unicodedata.normalize("NFD", letter)[0])
    return re.sub(r"(.)\1+", r"\1", found)


@lru_cache(maxsize=20_000)
def _sound(letter: str) -> str:
    """The class of consonants that a letter stands for; empty for vowels and for what is silent or often left out."""
    if letter.isascii():
        return _LETTERS.get(letter, "")
    m = _NAMED.search(unicodedata.name(letter, ""))
    if not m:
        return ""
    script, spoken = m["script"], m["sound"]
    if script == "HANGUL":
        return "".join(_LETTERS.get(c, "") for c in spoken.lower())
    if spoken in _SILENT or (spoken[0] in "AEIOU" and not (script == "CYRILLIC" and len(spoken) == 2)):
        return ""
    for spelling, sound in _SOUNDS:
        if spoken.startswith(spelling):
            return sound
    return _LETTERS.get(next((c for c in spoken.lower() if c not in "aeiou"), ""), "")

"""A text as one flow of words in which quotations are looked for, and the strict comparison of two stretches of words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import log

from diplodiff.language import tables
from diplodiff.language.normalise import INVISIBLE, UNSPACED, Word, words
from diplodiff.patterns import regex
from diplodiff.settings.questions import QUOTE_PLACES, QUOTE_POSTINGS, QUOTE_STEM

_NOTE_MARK = regex(r"\[\^?\d{1,3}\]|(?<=[^\W\d_])[¹²³⁰-⁹]+")
_LEFT = regex("[\"'“”„‟«»‹›「」『』﹁﹂﹃﹄〝〞〟‘’‚‛`´\\[\\]*_\\s]")
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("،，、", ","),
        **dict.fromkeys("。．।۔｡", "."),
        **dict.fromkeys("؛；", ";"),
        "：": ":",
        "٫": ".",
        "٬": ",",
        "؟": "?",
        "？": "?",
        "！": "!",
        "（": "(",
        "）": ")",
        "…": "...",
    }
)
# A zero-width non-joiner between two letters of Arabic script: a space, as most who quote Persian or Urdu type it.
_JOINT = regex("(?<=[\u0620-\u06d3])\u200c+(?=[\u0620-\u06d3])")
_DOTTED = frozenset({"tr", "az"})  # languages in which i and ı are different letters


class Flow:
    """The words of some paragraphs in order: tokens, and for each its paragraph's number and its place there."""

    def __init__(self, texts: Sequence[str], language: str | None) -> None:
        self.texts = tuple(texts)
        self.language = language
        self.words: list[Word] = []
        self.hosts: list[int] = []
        for number, text in enumerate(self.texts):
            found = words_of(text)
            self.words += found
            self.hosts += [number] * len(found)
        self.tokens = [w.text for w in self.words]

    @cached_property
    def _line(self) -> str:
        return " " + "".join(f"{t} " for t in self.tokens)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 1
        for token in self.tokens:
            starts.append(at)
            at += len(token) + 1
        return starts

    def places(self, tokens: Sequence[str], first: int = 0, glue: str = "") -> Iterator[int]:
        """Where these words stand one behind the other, from word `first` on. With glue (letters that a report writes behind
        the closing mark) the last word may go on for a few letters.
        """
        if not tokens or first >= len(self.tokens):
            return
        wanted = f" {' '.join(tokens)}" + ("" if glue else " ")
        at, found = self._starts[first] - 1, 0
        while (at := self._line.find(wanted, at)) >= 0 and found < QUOTE_PLACES:
            place = bisect_right(self._starts, at + 1) - 1
            last = place + len(tokens) - 1
            if not glue or len(self.tokens[last]) - len(tokens[-1]) <= len(glue) + 2:
                yield place
                found += 1
            at += 1

    @cached_property
    def postings(self) -> dict[str, list[int]]:
        """Where each stem stands; what stands nearly everywhere is left out."""
        found: dict[str, list[int]] = {}
        for place, stem in enumerate(self.stems):
            found.setdefault(stem, []).append(place)
        return found

    @cached_property
    def stems(self) -> list[str]:
        return stems(self.tokens)

    @cached_property
    def spread(self) -> dict[str, tuple[int, ...]]:
        """The paragraphs that hold each stem."""
        seen: dict[str, dict[int, None]] = {}
        for stem, host in zip(self.stems, self.hosts, strict=True):
            seen.setdefault(stem, {})[host] = None
        return {stem: tuple(hosts) for stem, hosts in seen.items()}

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {stem: log(1.0 + (len(self.texts) + 1) / len(hosts)) for stem, hosts in self.spread.items()}

    def weight(self, stem: str) -> float:
        """How much a word says: more the fewer paragraphs hold it, and most where one or none does."""
        return self._weights.get(stem) or log(2.0 + len(self.texts))

    def common(self, stem: str) -> bool:
        return len(self.postings.get(stem, ())) > QUOTE_POSTINGS

    def words_in(self, first: int, last: int) -> tuple[int, int]:
        """The words of paragraphs first to last: [start, end)."""
        return bisect_left(self.hosts, first), bisect_right(self.hosts, last)

    def span(self, start: int, end: int) -> tuple[int, tuple[int, int]]:
        """The paragraph of word `start`, and where words [start, end) stand there, as far as they do."""
        host = self.hosts[start]
        last = start
        while last + 1 < end and self.hosts[last + 1] == host:
            last += 1
        return host, (self.words[start].start, self.words[last].end)


def words_of(text: str) -> list[Word]:
    """The folded words of a text, without the marks of its footnotes; parts that a zero-width non-joiner joins are words."""
    return words(_JOINT.sub(_blank, _NOTE_MARK.sub(_blank, text)))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def stems(tokens: Sequence[str]) -> list[str]:
    """Words without most of their endings; characters of scripts without spaces with the one that follows."""
    found = []
    for at, token in enumerate(tokens):
        if UNSPACED.match(token):
            after = tokens[at + 1] if at + 1 < len(tokens) and UNSPACED.match(tokens[at + 1]) else ""
            found.append(token + after)
        elif "\uac00" <= token[:1] <= "\ud7af":
            found.append(token[:2])
        else:
            found.append(token[:QUOTE_STEM] if not any(c.isdigit() for c in token) else token)
    return found


def same_signs(one: str, first: Sequence[Word], other: str, second: Sequence[Word]) -> bool:
    """Whether two stretches of equal words also have the same punctuation between them, look-alikes made one."""
    return all(
        _signs(one, a, b) == _signs(other, c, d)
        for a, b, c, d in zip(first, first[1:], second, second[1:], strict=False)
    )


def _signs(text: str, left: Word, right: Word) -> str:
    between = _NOTE_MARK.sub("", text[left.end : right.start])
    between = INVISIBLE.sub("", _LEFT.sub("", between)).translate(_SIGNS)
    return unicodedata.normalize("NFKC", between)


def same_letters(one: str, other: str, language: str | None) -> bool:
    """Whether two spellings of a folded word also agree in what folding gives up in some languages (Turkish i and ı)."""
    if tables.primary(language) not in _DOTTED:
        return True
    return _dotted(one) == _dotted(other)


def _dotted(word: str) -> str:
    return re.sub("[^iı]", "", word.replace("I", "ı").replace("İ", "i"))

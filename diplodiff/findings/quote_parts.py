"""A quotation as what it claims to quote: stretches around ellipses, without what its writer put in.

"the sides ... agree"            two segments            "[Pakistan] agrees"    an editorial word
«Мы, — сказал он, — согласны»    two parts of one pair of marks
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diplodiff.findings.quote_flow import words_of
from diplodiff.language.normalise import Word, words
from diplodiff.language.quotation_words import attributes
from diplodiff.patterns import regex
from diplodiff.settings.questions import QUOTE_INTERRUPTION_WORDS

_ELLIPSIS = regex(r"[\[(（<【]\s*(?:\.{2,}|…+|⋯+|\. \. \.)\s*[\])）>】]|…+|⋯+|\.{3,}|(?<=\s)\.\s\.\s\.(?:\s\.)?")
_SIC = regex(r"[\[(]\s*sic!?\s*[\])]", re.IGNORECASE)
_LETTER = regex(r"[\[](?P<letter>[^\W\d_]{1,2})[\]](?=[^\W\d_])")
_EDITORIAL = regex(r"\[(?P<inside>[^\[\]]{1,80})\]")
_INSERTED = regex(
    r"(?P<before>[,،，.!?…]?)\s*[—–]{1,2}\s*(?P<words>[^—–]{2,90}?)[,.]?\s*[—–]{1,2}\s*"
    r"|,\s+(?P<tongue>[^,]{2,70}?),\s+"
)


class Segment(NamedTuple):
    """Words of a quotation that stand together, and which of them are editorial."""

    words: tuple[Word, ...]
    editorial: frozenset[int]


class Reading(NamedTuple):
    """One way to read a quotation: its stretches in order. ellipsis: they are parted by one; else by an interruption."""

    segments: tuple[Segment, ...]
    ellipsis: bool = False
    interrupted: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for s in self.segments for w in s.words)

    @property
    def editorial(self) -> frozenset[int]:
        found, at = set(), 0
        for segment in self.segments:
            found |= {at + i for i in segment.editorial}
            at += len(segment.words)
        return frozenset(found)


def without_sic(text: str) -> str:
    """A quotation with blanks for the marks by which a report says that a misprint is not its own."""
    return _SIC.sub(lambda m: " " * len(m.group()), text)


def readings(text: str, parts: Sequence[tuple[int, int]], language: str | None) -> Iterator[Reading]:
    """The ways to read a quotation: as it stands, then without what may interrupt it inside its marks.

    parts: where its stretches stand in `text`; several where a report interrupts it.
    """
    yield _reading(text, parts)
    if len(parts) == 1:
        for cut in _inserted(text, language):
            yield _reading(text, cut)._replace(interrupted=True)


def _reading(text: str, parts: Sequence[tuple[int, int]]) -> Reading:
    segments: list[Segment] = []
    ellipsis = False
    for start, end in parts:
        at = start
        pieces = []
        for m in _ELLIPSIS.finditer(text, start, end):
            pieces.append((at, m.start()))
            at = m.end()
        pieces.append((at, end))
        made = [s for a, b in pieces if (s := _segment(text, a, b)).words]
        ellipsis = ellipsis or len(made) > 1
        segments += made
    return Reading(tuple(segments), ellipsis, len(parts) > 1)


def _segment(text: str, start: int, end: int) -> Segment:
    # "[T]he" is a word with its first letter changed, no addition
    joined = _LETTER.sub(lambda m: f"\u2060{m['letter']}\u2060", text[start:end])
    found = tuple(Word(w.text, w.start + start, w.end + start) for w in words_of(joined))
    inside = [m.span("inside") for m in _EDITORIAL.finditer(joined)]
    editorial = {i for i, w in enumerate(found) if any(a <= w.start - start and w.end - start <= b for a, b in inside)}
    return Segment(found, frozenset(editorial))


def _inserted(text: str, language: str | None) -> list[list[tuple[int, int]]]:
    """The text without what stands between dashes or commas and says who speaks; at most two such places."""
    cuts = []
    for m in _INSERTED.finditer(text):
        inside = m["words"] or m["tongue"] or ""
        if 0 < len(words(inside)) <= QUOTE_INTERRUPTION_WORDS and attributes(inside, language):
            cuts.append((m.start(), m.end()))
    if not cuts:
        return []
    spans, at = [], 0
    for start, end in cuts[:2]:
        spans.append((at, start))
        at = end
    return [[*spans, (at, len(text))]]

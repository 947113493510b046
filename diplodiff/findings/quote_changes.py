"""The words in which a quotation differs from the passage that it stands in, and what they change: a number, a date, a
negation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from diplodiff.answers import ChangeKind, WordChange
from diplodiff.findings.facts_pair import dates_of, quantities_of
from diplodiff.findings.quote_align import Block
from diplodiff.findings.quote_flow import Flow, words_of
from diplodiff.language.cues import cues
from diplodiff.language.normalise import Word
from diplodiff.language.wording import DENIALS
from diplodiff.settings.questions import QUOTE_LEFT_OUT_WORDS

Span = tuple[int, int]
_DENIES = frozenset({"words", "nobody", "adverse", "without", "attributive"})


class Stretch(NamedTuple):
    """Words [first, last) of the quotation against words [start, end) of the flow; either may be empty."""

    first: int
    last: int
    start: int
    end: int


class Changes(NamedTuple):
    """What differs, in words, and where: offsets into the quotation and into the paragraph that the passage begins in."""

    changes: tuple[WordChange, ...]
    quoted: tuple[Span, ...]
    published: tuple[Span, ...]


def stretches(blocks: Sequence[Block], count: int, flow: Flow) -> list[Stretch]:
    """What stands between the runs of equal words; at both ends as many words of the paragraph as the quotation has more."""
    found = []
    at, place = 0, None
    for first, start, size in blocks:
        if place is None:
            place = _back(flow, start, first)
        if first > at or start > place:
            found.append(Stretch(at, first, place, start))
        at, place = first + size, start + size
    if place is not None and at < count:
        found.append(Stretch(at, count, place, _forth(flow, place, count - at)))
    return found


def _back(flow: Flow, start: int, count: int) -> int:
    while count and start and flow.hosts[start - 1] == flow.hosts[start]:
        start, count = start - 1, count - 1
    return start


def _forth(flow: Flow, end: int, count: int) -> int:
    while count and end < len(flow.tokens) and flow.hosts[end] == flow.hosts[end - 1]:
        end, count = end + 1, count - 1
    return end


def described(
    text: str, quoted: Sequence[Word], editorial: frozenset[int], found: Sequence[Stretch], flow: Flow
) -> Changes:
    """The changes in words. text: the quotation; quoted: its words in it."""
    sides = _Sides(text, quoted, flow, found)
    changes, ours, theirs = [], [], []
    host = flow.hosts[found[0].start] if found and found[0].start < len(flow.hosts) else None
    for stretch in found:
        if [w.text for w in quoted[stretch.first : stretch.last]] == list(flow.tokens[stretch.start : stretch.end]):
            continue  # a word or two that are too few to be matched, and the same
        one = text[quoted[stretch.first].start : quoted[stretch.last - 1].end] if stretch.first < stretch.last else ""
        two = _published(flow, stretch.start, stretch.end)
        kind = sides.kind(stretch, editorial)
        if stretch.first < stretch.last:
            ours.append((quoted[stretch.first].start, quoted[stretch.last - 1].end))
        if stretch.start < stretch.end:
            at, span = flow.span(stretch.start, stretch.end)
            theirs += [span] if host is None or at == host else []
        changes.append(WordChange(kind, one, two))
    return Changes(tuple(changes), tuple(ours), tuple(theirs))


def _published(flow: Flow, start: int, end: int) -> str:
    parts = []
    while start < end:
        host, (a, b) = flow.span(start, end)
        parts.append(flow.texts[host][a:b])
        while start < end and flow.hosts[start] == host:
            start += 1
    return " ".join(parts)


def denials_in(flow: Flow, gaps: Sequence[Span]) -> list[str]:
    """The denials among words that an ellipsis stands for, as published; of long stretches none, which are whole clauses."""
    found = []
    for start, end in gaps:
        if start >= end or end - start > QUOTE_LEFT_OUT_WORDS:
            continue
        cut = cues(tuple(flow.words[start:end]), "negation", flow.language)
        found += [_published(flow, start + c.start, start + c.end) for c in cut if c.value in DENIALS]
    return found


def left_out_words(found: Sequence[str]) -> Changes:
    """Denials that a quotation leaves out, as its changes."""
    return Changes(tuple(WordChange("negation", "", words) for words in found), (), ())


class _Sides:
    """The facts and negations of both sides, and which of them the other side has not."""

    def __init__(self, text: str, quoted: Sequence[Word], flow: Flow, found: Sequence[Stretch]) -> None:
        self._quoted, self._flow = quoted, flow
        start = min((s.start for s in found), default=0)
        end = max((s.end for s in found), default=0)
        around = max(0, start - 12), min(len(flow.tokens), max(end, start) + 12)
        self._base = around[0]
        self._theirs = _published(flow, *around)
        self._places = words_of(self._theirs)
        self._language = flow.language
        pair = (text, self._theirs)
        self.numbers = self._odd(
            [[(q.start, q.end, (q.value, q.unit)) for q in quantities_of(t, self._language)] for t in pair]
        )
        self.dates = self._odd([[(d.start, d.end, d.value) for d in dates_of(t, self._language)] for t in pair])
        self.negations = [self._denials(quoted), self._denials(self._places)]

    @staticmethod
    def _odd(sides: list[list[tuple[int, int, object]]]) -> list[list[Span]]:
        """Where a value stands on one side that the other has not."""
        known = [{value for _, _, value in side} for side in sides]
        return [[(a, b) for a, b, value in side if value not in known[1 - n]] for n, side in enumerate(sides)]

    def _denials(self, found: Sequence[Word]) -> list[Span]:
        return [
            (found[c.start].start, found[c.end - 1].end)
            for c in cues(tuple(found), "negation", self._language)
            if c.value in _DENIES
        ]

    def kind(self, stretch: Stretch, editorial: frozenset[int]) -> ChangeKind:
        own = range(stretch.first, stretch.last)
        if own and all(i in editorial for i in own):
            return "editorial"
        ours = self._quoted[stretch.first : stretch.last]
        theirs = self._places[stretch.start - self._base : stretch.end - self._base]
        for name, sides in (("date", self.dates), ("number", self.numbers)):
            if _meets(ours, sides[0]) or _meets(theirs, sides[1]):
                return name  # type: ignore[return-value]
        if _meets(ours, self.negations[0]) != _meets(theirs, self.negations[1]):
            return "negation"
        if not own:
            return "left-out"
        return "changed" if theirs else "added"


def _meets(found: Sequence[Word], spans: list[Span]) -> bool:
    return any(a < w.end and w.start < b for w in found for a, b in spans)

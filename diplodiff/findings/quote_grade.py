"""How one quotation stands in one text: word for word, in parts, in other words, or not; strictest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from diplodiff.answers import Grade, WordChange
from diplodiff.findings.quote_align import Near, nearest
from diplodiff.findings.quote_changes import Changes, denials_in, described, left_out_words, stretches
from diplodiff.findings.quote_flow import Flow, same_letters, same_signs
from diplodiff.findings.quote_parts import Reading, Segment, readings, without_sic
from diplodiff.language.normalise import UNSPACED, Word
from diplodiff.model import LeftOut, Paragraph, PublishedText
from diplodiff.settings.questions import (
    QUOTE_ALTERED_SHARE,
    QUOTE_ALTERED_WORDS,
    QUOTE_BOUND_SHARE,
    QUOTE_ELLIPSIS_REACH,
    QUOTE_FOUND_RUN,
    QUOTE_NEAR_ORDERED,
    QUOTE_NEAR_SHARE,
    QUOTE_NEAR_STREWN,
    QUOTE_PART_REST,
    QUOTE_PART_RUN,
    QUOTE_PART_SHARE,
    QUOTE_PART_WORDS,
)


class Asked(NamedTuple):
    """A quotation as it is looked for: its text, where its stretches stand in it, what stands behind its closing mark."""

    text: str
    parts: tuple[tuple[int, int], ...]
    language: str | None
    glue: str = ""
    near: bool = True  # whether other wordings are looked for; a word or two stand word for word or not at all


class Graded(NamedTuple):
    """The outcome: words [start, end) of the flow; spans are offsets into the text of each paragraph that holds them."""

    grade: Grade
    score: float
    start: int = 0
    end: int = 0
    changes: Changes = Changes((), (), ())
    places: tuple[int, ...] = ()  # further words at which the same stands
    left_out: LeftOut | None = None
    parts: tuple[tuple[int, int], ...] = ()  # words of each stretch, where the quotation has several

    @property
    def found(self) -> bool:
        return self.grade != "not-found"


_BEHIND = ".)、-°/"  # signs behind labels, as names of styles have them
_NOWHERE = Graded("not-found", 0.0)


class Looked:
    """A text in which quotations are looked for; what its loader left out is looked through last."""

    def __init__(self, text: PublishedText) -> None:
        self.text = text
        self.flow = Flow([p.text for p in text.paragraphs], text.language)

    @cached_property
    def _labelled(self) -> Flow:
        """The same with the labels, as a quotation that runs over several paragraphs may print them."""
        return Flow([_printed(p) for p in self.text.paragraphs], self.text.language)

    @cached_property
    def _left_out(self) -> Flow:
        return Flow([part.text for part in self.text.left_out], self.text.language)

    def grade(self, asked: Asked) -> Graded:
        """The best that can be said of a quotation in this text."""
        asked = asked._replace(text=without_sic(asked.text))
        ways = list(readings(asked.text, asked.parts, asked.language))
        for reading in ways:
            found = _verbatim(reading, self.flow, asked)
            if found is not None:
                return found
        whole = self._elsewhere(ways[0], asked)
        if whole is not None:
            return whole
        return max((_near(way, self.flow, asked) for way in ways), key=lambda g: (g.found, g.score))

    def _elsewhere(self, reading: Reading, asked: Asked) -> Graded | None:
        """Word for word across paragraphs with their labels, or in what was not taken for the text."""
        if len(reading.segments) != 1 or not asked.near:
            return None
        found = reading.words
        tokens = [w.text for w in found]
        for place in self._labelled.places(tokens):
            if _strict(found, self._labelled, place, asked.text):
                return Graded("exact", 1.0, self._own(place), self._own(place + len(tokens) - 1) + 1)
        for place in self._left_out.places(tokens):
            if _strict(found, self._left_out, place, asked.text):
                return Graded("exact", 1.0, 0, 0, left_out=self.text.left_out[self._left_out.hosts[place]])
        return None

    def _own(self, at: int) -> int:
        """The word of the text that a word of the text with labels is; for one of a label the first behind it."""
        host = self._labelled.hosts[at]
        (low, high), (start, end) = (flow.words_in(host, host) for flow in (self._labelled, self.flow))
        return start + max(0, at - low - (high - low - (end - start)))


def _printed(paragraph: Paragraph) -> str:
    """A paragraph with its label and the sign that its style sets behind it ("3.", "(a)", "三、")."""
    if not paragraph.label or paragraph.numbering is None:
        return " ".join(filter(None, (paragraph.label, paragraph.text)))
    sign = paragraph.numbering.style[-1]
    behind = sign if sign in _BEHIND and not paragraph.label.endswith(sign) else ""
    return f"{paragraph.label}{behind} {paragraph.text}"


def _verbatim(reading: Reading, flow: Flow, asked: Asked) -> Graded | None:
    """Where every stretch of the quotation stands word for word, in order; None where they do not."""
    if not reading.words or (reading.editorial and not _stands(reading, flow)):
        return None
    if len(reading.segments) == 1:
        return _one(reading.segments[0], flow, asked)
    found = _row(reading, flow, asked.glue)
    if found is None:
        return None
    grade: Grade = "ellipsis" if reading.ellipsis else "interrupted"
    ends = [place + len(s.words) for place, s in zip(found, reading.segments, strict=True)]
    together = all(a == b for a, b in zip(ends, found[1:], strict=False))
    if not together and not reading.ellipsis:
        return None
    changes: list[WordChange] = []
    for segment, place in zip(reading.segments, found, strict=True):
        if not _strict(segment.words, flow, place, asked.text):
            changes.append(_signs(segment.words, flow, place, asked.text))
    if changes:
        return Graded("altered", 1.0, found[0], ends[-1], Changes(tuple(changes), (), ()))
    left_out = denials_in(flow, list(zip(ends, found[1:], strict=False)))
    return Graded(grade, 1.0, found[0], ends[-1], left_out_words(left_out), parts=tuple(zip(found, ends, strict=True)))


def _stands(reading: Reading, flow: Flow) -> bool:
    """Whether the words between brackets stand in the text too, so that nobody added them."""
    return next(flow.places([w.text for w in reading.words]), None) is not None


def _one(segment: Segment, flow: Flow, asked: Asked) -> Graded | None:
    tokens = [w.text for w in segment.words]
    places = list(flow.places(tokens)) or list(flow.places(tokens, glue=asked.glue) if asked.glue else ())
    if not places:
        return None
    strict = [p for p in places if _strict(segment.words, flow, p, asked.text)]
    if strict:
        return Graded("exact", 1.0, strict[0], strict[0] + len(tokens), places=tuple(strict))
    at = places[0]
    changes = Changes((_signs(segment.words, flow, at, asked.text),), (), ())
    return Graded("altered", 1.0, at, at + len(tokens), changes, tuple(places))


def _strict(found: Sequence[Word], flow: Flow, place: int, text: str) -> bool:
    """Whether equal words also agree in punctuation and in letters that folding makes one; ends of paragraphs aside."""
    own = flow.words[place : place + len(found)]
    at = 0
    while at < len(found):
        host = flow.hosts[place + at]
        end = at
        while end < len(found) and flow.hosts[place + end] == host:
            end += 1
        published = flow.texts[host]
        if not same_signs(text, found[at:end], published, own[at:end]):
            return False
        if not all(
            same_letters(text[a.start : a.end], published[b.start : b.end], flow.language)
            for a, b in zip(found[at:end], own[at:end], strict=True)
        ):
            return False
        at = end
    return True


def _signs(found: Sequence[Word], flow: Flow, place: int, text: str) -> WordChange:
    host, (start, end) = flow.span(place, place + len(found))
    return WordChange("signs", text[found[0].start : found[-1].end], flow.texts[host][start:end])


def _row(reading: Reading, flow: Flow, glue: str) -> list[int] | None:
    """The places of the stretches, in order and near one another; the row that leaves least out."""
    segments = [[w.text for w in s.words] for s in reading.segments]
    best: list[int] | None = None
    for first in flow.places(segments[0]):
        row = [first]
        for n, tokens in enumerate(segments[1:], 2):
            behind = row[-1] + len(segments[len(row) - 1])
            last = n == len(segments)
            place = next(flow.places(tokens, behind), None)
            if place is None and last and glue:
                place = next(flow.places(tokens, behind, glue), None)
            if place is None or place - behind > QUOTE_ELLIPSIS_REACH:
                break
            row.append(place)
        if len(row) == len(segments) and (best is None or row[-1] - row[0] < best[-1] - best[0]):
            best = row
    return best


def _near(reading: Reading, flow: Flow, asked: Asked) -> Graded:
    found = reading.words
    if not found:
        return _NOWHERE
    kept = [i for i in range(len(found)) if i not in reading.editorial] or list(range(len(found)))
    tokens = [found[i].text for i in kept]
    near = nearest(tokens, flow)
    if near is None:
        return _NOWHERE
    if not asked.near:
        return Graded("not-found", near.score, near.start, near.end)
    blocks = [(kept[at], place, size) for at, place, size in _split(near.blocks, kept)]
    grade = _graded(near, tokens)
    if grade not in ("altered", "partial"):
        return Graded(grade, max(near.score, near.loose if grade == "paraphrase" else 0.0), near.start, near.end)
    gaps = stretches(blocks, len(found), flow)
    changes = described(asked.text, found, reading.editorial, gaps, flow)
    if grade == "altered" and not changes.changes:  # only the words between brackets are added
        return Graded("exact", 1.0, near.start, near.end)
    return Graded(grade, near.score, near.start, near.end, changes)


def _split(blocks: Sequence[tuple[int, int, int]], kept: Sequence[int]) -> list[tuple[int, int, int]]:
    """Runs of equal words, cut where editorial words stand between them."""
    found = []
    for at, place, size in blocks:
        begin = 0
        for n in range(1, size + 1):
            if n == size or kept[at + n] != kept[at + n - 1] + 1:
                found.append((at + begin, place + begin, n - begin))
                begin = n
    return found


def _graded(near: Near, tokens: Sequence[str]) -> Grade:
    count = len(tokens)
    unit = 2 if sum(1 for t in tokens if UNSPACED.match(t)) > count / 2 else 1
    head, tail = near.blocks[0][0], count - near.blocks[-1][0] - near.blocks[-1][2]
    matched = sum(size for _, _, size in near.blocks)
    inside = count - head - tail
    long_enough = near.run >= min(QUOTE_FOUND_RUN * unit, max(2, count - 2))
    dense = matched / max(inside, near.end - near.start)
    if (
        near.run >= QUOTE_PART_RUN * unit
        and max(head, tail) >= QUOTE_PART_WORDS * unit
        and (head + tail) / count >= QUOTE_PART_REST
        and dense >= QUOTE_BOUND_SHARE
    ):
        return "partial"
    if long_enough and near.share >= QUOTE_ALTERED_SHARE and dense >= QUOTE_BOUND_SHARE:
        return "altered"
    if near.run >= 2 and min(matched / count, dense) >= QUOTE_ALTERED_WORDS:
        return "altered"
    if near.run >= max(QUOTE_PART_RUN * unit, QUOTE_PART_SHARE * count):
        return "partial"
    together = near.run >= 2 * unit and near.share >= QUOTE_NEAR_ORDERED
    enough = QUOTE_NEAR_SHARE if together else QUOTE_NEAR_STREWN
    if near.loose >= enough and near.common >= 3 * unit:
        return "paraphrase"
    return "not-found"

"""Findings as comments: what each says, and the passage that it is pinned to.

A finding is pinned to the last of its sides that has words marked, or else to the last that has the passage; the words
that it turns on are the pin where they are known. A finding without a passage is told in the comment on the title.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from diplodiff.model import Comparison, Finding, Paragraph, Passage, PublishedText
from diplodiff.render import safe, wording
from diplodiff.render.docx_about import about
from diplodiff.render.docx_parts import WHEN
from diplodiff.render.docx_words import is_rtl, paragraph, runs, w
from diplodiff.render.excerpt import beginning, tidy
from diplodiff.render.told import Teller
from diplodiff.render.xml import Element
from diplodiff.settings import render as settings

AUTHOR = "diplodiff"


class Span(NamedTuple):
    """A stretch [start, end) of the text of a paragraph (its number on its side) and the marked words in it."""

    paragraph: int
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


class Pin(NamedTuple):
    """Where a comment stands: its number, its side, and the stretches that it is about, in order."""

    comment: int
    side: int
    spans: tuple[Span, ...]


class Comments:
    """The comments of one comparison, in the order of the findings behind the one on the whole."""

    def __init__(self, comparison: Comparison) -> None:
        self._texts = comparison.texts
        self._teller = Teller(comparison)
        self._indexes = [{p.id: n for n, p in enumerate(t.paragraphs)} for t in comparison.texts]
        self._findings = comparison.findings
        pinned = [(f, where) for f in comparison.findings if (where := self._place(f))]
        named = {id(f) for f, _ in pinned}
        others = [self._teller.sentence(f) for f in comparison.findings if id(f) not in named]
        first = next((n for n, t in enumerate(self._texts) if t.paragraphs), None)
        self.pins: list[Pin] = []
        self.elements: list[Element] = []
        if first is not None:
            whole = self._texts[first].paragraphs[0]
            self.pins.append(Pin(0, first, (Span(0, 0, len(whole.text)),)))
            self.elements.append(
                _comment(0, [_said(line, bold=n == 0) for n, line in enumerate(about(comparison, others))])
            )
        for finding, (side, spans) in pinned:
            self.pins.append(Pin(len(self.pins), side, spans))
            self.elements.append(_comment(len(self.elements), self._content(finding)))

    def marks(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """(side, number of a paragraph) -> the words in it that a finding turns on."""
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for finding in self._findings:
            for siglum, passage in finding.passages:
                side = self._side(siglum)
                for span in self._spans(side, passage):
                    found.setdefault((side, span.paragraph), []).extend(span.marks)
        return {key: tidy(self._texts[key[0]].paragraphs[key[1]].text, tuple(m)) for key, m in found.items()}

    def _side(self, siglum: str) -> int:
        return next(n for n, t in enumerate(self._texts) if t.siglum == siglum)

    def _place(self, finding: Finding) -> tuple[int, tuple[Span, ...]] | None:
        places = [(self._side(s), self._spans(self._side(s), passage)) for s, passage in finding.passages]
        places = [(side, spans) for side, spans in reversed(places) if spans]
        return next((p for p in places if any(span.marks for span in p[1])), places[0] if places else None)

    def _spans(self, side: int, passage: Passage) -> tuple[Span, ...]:
        text = self._texts[side]
        hosts = self._teller.places.host(text.siglum, passage.ids)
        numbers = sorted(self._indexes[side][i] for i in hosts)
        return tuple(spans(passage, [(n, text.paragraphs[n]) for n in numbers]))

    def _content(self, finding: Finding) -> list[Element]:
        where = " = ".join(self._teller.place(s, p) for s, p in finding.passages)
        lines = [_said(f"{wording.severity(finding)}: {wording.judged(finding)} ({where})", bold=True)]
        texts = {t.siglum: t for t in self._texts}
        alone = finding.one_sided
        message = wording.not_found(finding, texts) if alone else safe.one_line(finding.message)
        lines += [_said(safe.isolate(message))] if message else []
        for siglum, nearest in finding.nearest:
            place = self._teller.places.name(siglum, nearest.ids, nearest.label)
            lines.append(_said(wording.closest(place, nearest)))
            lines.append(_quoted(nearest.text, texts[siglum]))
        return lines


def spans(passage: Passage, paragraphs: Iterable[tuple[int, Paragraph]]) -> list[Span]:
    """Where a passage stands in its paragraphs: it may be a sentence of one, or several of them in a row."""
    found = []
    behind = 0
    for number, host in paragraphs:
        inside = host.text.find(passage.text)
        if inside >= 0:
            start, end, shift = inside, inside + len(passage.text), inside
        else:
            at = passage.text.find(host.text, behind)
            behind = at + len(host.text) if at >= 0 else behind
            start, end, shift = 0, len(host.text), -at if at >= 0 else -len(passage.text)
        kept = tidy(host.text, tuple((max(start, s + shift), min(end, e + shift)) for s, e in passage.marks))
        found.append(Span(number, start, end, tuple(kept)))
    return found


def start(number: int) -> Element:
    """Where a comment begins."""
    return w("commentRangeStart", {"id": str(number)})


def end(number: int) -> Element:
    """Where a comment ends."""
    return w("commentRangeEnd", {"id": str(number)})


def sign(number: int) -> Element:
    """The sign of a comment, behind its end."""
    drawn = w("commentReference", {"id": str(number)})
    return w("r", {}, w("rPr", {}, w("rStyle", {"val": "CommentReference"})), drawn)


def _comment(number: int, content: list[Element]) -> Element:
    return w("comment", {"id": str(number), "author": AUTHOR, "date": WHEN, "initials": "dd"}, *content)


def _said(text: str, bold: bool = False) -> Element:
    return paragraph("CommentText", *runs(text, style="Strong" if bold else None))


def _quoted(text: str, side: PublishedText) -> Element:
    shown = beginning(safe.one_line(text), settings.RENDER_NEAREST_CHARS)
    rtl = is_rtl(shown)
    return paragraph("CommentText", *runs(shown, side.language or "und", rtl=rtl), rtl=rtl)

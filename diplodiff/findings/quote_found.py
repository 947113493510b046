"""What a report quotes, in the order of the report: marked quotations, passages set apart, and what it retells of a numbered
passage; each with the numbers that the report gives.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from diplodiff.answers import LabelClaim, QuotationKind
from diplodiff.language.identify import recognised, script
from diplodiff.language.label_claims import label_claims
from diplodiff.language.normalise import UNSPACED, words
from diplodiff.language.quotation import Found, Part, quotations
from diplodiff.language.quotation_words import STYLES, attributes, belongs_elsewhere
from diplodiff.language.retold import announced, retold
from diplodiff.language.sentences import sentences
from diplodiff.language.tables import primary
from diplodiff.model import PublishedText
from diplodiff.settings.questions import QUOTE_BLOCK_WORDS, QUOTE_LABEL_GAP, QUOTE_REPORTED_WORDS

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of a report that may stand in a text.

    parts   where its stretches stand in `text`; splits, the first stretch of a second pair of marks, or 0.
    unsure  set apart behind a colon, or retold, without any mark: a quotation only if it stands somewhere.
    """

    text: str
    parts: tuple[Span, ...]
    places: tuple[Part, ...]
    kind: QuotationKind
    language: str | None
    broken: bool = False
    depth: int = 0
    joined: int = 0
    glue: str = ""
    unsure: bool = False
    claims: tuple[LabelClaim, ...] = ()

    def split(self) -> tuple[Candidate, ...]:
        """The pairs of marks by themselves, where they turn out to be no single quotation."""
        return tuple(
            replace(self, text=self.text[a:b], parts=((0, b - a),), places=(place,), joined=0, glue="")
            for (a, b), place in zip(self.parts, self.places, strict=True)
        )


def found(report: PublishedText) -> list[Candidate]:
    """Every passage that a report quotes or retells."""
    texts = [p.text for p in report.paragraphs]
    language = primary(report.language)
    marked = quotations(texts, language)
    reader = _Reader(report, texts, marked, language)
    every = [reader.candidate(f) for f in marked]
    every += reader.set_apart()
    every += reader.retold()
    return sorted(every, key=lambda c: (c.places[0].paragraph, c.places[0].start, c.depth))


class _Reader:
    def __init__(self, report: PublishedText, texts: list[str], marked: list[Found], language: str | None) -> None:
        self._report, self._texts, self._language = report, texts, language
        self._script = script(" ".join(texts)[:4000])
        self._inside: dict[int, list[Span]] = {}
        for one in marked:
            for part in one.parts:
                self._inside.setdefault(part.paragraph, []).append((part.start, part.end))
        self._starts = {number: sorted(start for start, _ in spans) for number, spans in self._inside.items()}
        self._sentences = [sentences(self._masked(n), language) for n in range(len(texts))]
        self._labels = [self._claims(n) for n in range(len(texts))]

    def _masked(self, number: int) -> str:
        """A paragraph without what stands in quotation marks: its own sentences and its own numbers."""
        text, parts, at = self._texts[number], [], 0
        for start, end in sorted(self._inside.get(number, ())):
            if start >= at:
                parts += [text[at:start], "x" * max(0, end - start - 1)]
                at = max(start, end - 1)
        return "".join([*parts, text[at:]])

    def _claims(self, number: int) -> list[LabelClaim]:
        paragraph, text = self._report.paragraphs[number], self._texts[number]
        masked = self._masked(number)
        found = [
            LabelClaim(c.style, c.value, text[c.start : c.end], paragraph.id, c.start, c.end)
            for c in label_claims(masked, self._language)
            if not belongs_elsewhere(masked, c.start, c.end, self._language)
        ]
        own = paragraph.numbering
        if own is not None and own.style in STYLES and paragraph.label:  # "Paragraph 15: ..." opens like a label
            found.insert(0, LabelClaim(own.style, own.value, paragraph.label, paragraph.id, 0, 0))
        return found

    def candidate(self, one: Found) -> Candidate:
        """A marked quotation with the numbers that belong to it."""
        pieces = [self._texts[p.paragraph][p.start : p.end] for p in one.parts]
        gap = "" if UNSPACED.search(pieces[0]) else " "
        text, spans = "", []
        for piece in pieces:
            text += gap if text else ""
            spans.append((len(text), len(text) + len(piece)))
            text += piece
        parts = tuple(spans) if one.joined else ((0, len(text)),)
        claims = self._near(one.parts[0].paragraph, one.parts[0].start, one.parts[-1].end)
        return Candidate(
            text,
            parts,
            one.parts if one.joined else (one.parts[0],),
            cast(QuotationKind, one.kind),
            self._tongue(text),
            one.broken,
            one.depth,
            one.joined,
            one.glue,
            claims=claims,
        )

    def _tongue(self, text: str) -> str | None:
        """The language of a quotation: another one than the report's only where script or words leave no doubt."""
        return (recognised(text) or self._language) if script(text) == self._script else recognised(text)

    def _near(self, number: int, start: int, end: int) -> tuple[LabelClaim, ...]:
        """The numbers of the sentence that a quotation stands in; where it has none, of the one before or behind a colon."""
        labels, spans = self._labels[number], self._sentences[number]
        at = min(bisect_right([b for _, b in spans], start), len(spans) - 1)
        begin, stop = spans[at] if spans else (0, len(self._texts[number]))
        inside = [c for c in labels if begin <= c.start < stop]
        others = self._starts.get(number, [])
        first = next(iter(others[bisect_left(others, begin) :][:1]), start)
        first = first if first < stop else start
        before = [c for c in inside if c.end <= start]
        behind = [c for c in inside if c.start >= end and bisect_right(others, end) == bisect_left(others, c.start)]
        if inside and first < inside[0].start:
            return _together(behind, forward=True)
        if before:
            return _together(before, forward=False)
        if behind:
            return _together(behind, forward=True)
        if at > 0 and start - begin <= 2:
            a, b = spans[at - 1]
            if bisect_left(others, a) == bisect_left(others, b):
                return _together([c for c in labels if a <= c.start < b], forward=False)
        if at <= 0 and number and start - begin <= 2 and self._texts[number - 1].rstrip().endswith((":", "：")):
            a = self._sentences[number - 1][-1][0] if self._sentences[number - 1] else 0
            return _together([c for c in self._labels[number - 1] if c.start >= a], forward=False)
        return ()

    def set_apart(self) -> Iterator[Candidate]:
        """Block quotations: those that the source marks as such, and paragraphs behind a colon that announces one."""
        for number, paragraph in enumerate(self._report.paragraphs):
            text = paragraph.text
            if number in self._inside or len(words(text)) < QUOTE_BLOCK_WORDS:
                continue
            marked = "blockquote" in (paragraph.location.path or "")
            before = self._texts[number - 1].rstrip() if number else ""
            led = before.endswith((":", "：")) and (self._labels[number - 1] or attributes(before, self._language))
            if not marked and not led:
                continue
            claims = self._near(number, 0, len(text))
            place = Part(number, 0, len(text))
            yield Candidate(
                text, ((0, len(text)),), (place,), "block", self._tongue(text), unsure=not marked, claims=claims
            )

    def retold(self) -> Iterator[Candidate]:
        """What the report says, without marks, that a numbered passage says."""
        for number, spans in enumerate(self._sentences):
            if not self._labels[number] or "blockquote" in (self._report.paragraphs[number].location.path or ""):
                continue
            text = self._texts[number]
            for begin, end in spans:
                claims = [c for c in self._labels[number] if begin <= c.start < end]
                quoted = any(begin <= a < end for a, _ in self._inside.get(number, ()))
                if not claims or quoted:
                    continue
                span = retold(text, (begin, end), [(c.start, c.end) for c in claims], self._language)
                if span is None or len(words(text[slice(*span)])) < QUOTE_REPORTED_WORDS:
                    continue
                said = text[slice(*span)]
                yield Candidate(
                    said,
                    ((0, len(said)),),
                    (Part(number, *span),),
                    "reported",
                    self._tongue(said),
                    unsure=not announced(text[begin:end], self._language),
                    claims=_together(claims, forward=True),
                )


def _together(claims: list[LabelClaim], *, forward: bool) -> tuple[LabelClaim, ...]:
    """The first (or last) number and those beside it: "paragraph 3 of Article 2"."""
    if not claims:
        return ()
    ordered = claims if forward else claims[::-1]
    kept = [ordered[0]]
    for claim in ordered[1:]:
        apart = claim.start - kept[-1].end if forward else kept[-1].start - claim.end
        if apart > QUOTE_LABEL_GAP:
            break
        kept.append(claim)
    return tuple(sorted(kept, key=lambda c: c.start))

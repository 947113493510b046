"""P1, P2 and Q4: paragraphs and headings that only one side published."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, fingerprint, one_sided, paired
from diplodiff.findings.numbering import leaves_gap
from diplodiff.language.normalise import words
from diplodiff.model import Confidence, Finding, Passage, Severity
from diplodiff.settings import COVERAGE_SURE, NEAREST_DOUBT, PARAGRAPH_MIN_WORDS, TITLE_MIN_WORDS

_SEVERITY: dict[str, Severity] = {
    "operative": "critical",
    "annex": "critical",
    "preamble": "high",
    "list-item": "high",
    "testimonium": "medium",
    "title": "low",
}


def one_sided_paragraphs(context: Context) -> Iterator[Finding]:
    """P1: a paragraph that the other side's text does not have. A heading over it goes with it."""
    across = context.texts[0].language != context.texts[1].language
    for side, run in _runs(context):
        head: int | None = None
        signed = [
            i for i in run if context.texts[side].paragraphs[i].role == "signature" and not _answered(context, side, i)
        ]
        if signed:
            kind: tuple[str, str, Severity, Confidence] = ("one-sided-paragraph", "P1", "medium", "strong")
            yield one_sided(context, side, context.passage(side, tuple(signed)), kind, context.near(side, signed[0]))
        for index in run:
            paragraph = context.texts[side].paragraphs[index]
            if paragraph.role == "title" and (across or len(words(paragraph.text)) < TITLE_MIN_WORDS):
                continue  # a date stamp or a place; across languages a line above the text says too little to be sure
            if paragraph.role == "heading":
                head = index
                continue
            enough = len(words(paragraph.text)) >= (
                1 if paragraph.label and paragraph.role == "list-item" else PARAGRAPH_MIN_WORDS
            )
            if enough and paragraph.role in _SEVERITY and not _answered(context, side, index):
                indexes = (index,) if head is None else (head, index)
                passage = context.passage(side, indexes)
                passage = Passage(passage.ids, paragraph.label or passage.label, paragraph.text)
                kind = ("one-sided-paragraph", "P1", _SEVERITY[paragraph.role], _confidence(context, side, index))
                yield one_sided(context, side, passage, kind, context.near(side, index))
            head = None


def one_sided_headings(context: Context) -> Iterator[Finding]:
    """P2: headings that the other side's text does not have, over paragraphs that it has. Many of them are one finding."""
    for side in (0, 1):
        alone = [run[-1] for s, run in _runs(context) if s == side and _heading(context, side, run[-1])]
        if len(alone) > 2:
            passage = context.passage(side, tuple(alone))
            yield one_sided(context, side, passage, ("one-sided-section", "P2", "medium", "strong"), ())
            continue
        for index in alone:
            passage = context.passage(side, (index,))
            kind: tuple[str, str, Severity, Confidence] = ("one-sided-section", "P2", "medium", "strong")
            yield one_sided(context, side, passage, kind, context.near(side, index))


def served_but_not_read(context: Context) -> Iterator[Finding]:
    """Q4: a passage that the other side's text does not have, but its source has outside what was taken for the text."""
    for side, run in _runs(context):
        for index in run:
            paragraph = context.texts[side].paragraphs[index]
            other = context.texts[1 - side]
            part = context.served[1 - side].outside(paragraph.text) if paragraph.role in _SEVERITY else None
            if part is None:
                continue
            yield Finding(
                rule="extraction",
                code="Q4",
                severity="info",
                confidence="tentative",
                present=(context.siglum(side),),
                absent=(),
                passages=((context.siglum(side), context.passage(side, (index,))),),
                message=f"Stands at {other.source.origin} outside what was read as its text ({part.reason}); not one-sided.",
                fingerprint=fingerprint("extraction", paragraph.text),
            )


def _runs(context: Context) -> Iterator[tuple[int, list[int]]]:
    """Neighbouring one-sided paragraphs of a side, in order: (side, indexes); a heading ends a run that it does not head."""
    for side in (0, 1):
        alone = [b.sides[side][0] for b in context.alignment.beads if not paired(b) and b.sides[side]]
        run: list[int] = []
        for index in alone:
            if run and (
                index != run[-1] + 1 or (_heading(context, side, index) and not _heading(context, side, run[-1]))
            ):
                yield side, run
                run = []
            run.append(index)
        if run:
            yield side, run


def _heading(context: Context, side: int, index: int) -> bool:
    return context.texts[side].paragraphs[index].role == "heading"


def _answered(context: Context, side: int, index: int) -> bool:
    """Whether the passage stands somewhere on the other side after all."""
    paragraph, other = context.texts[side].paragraphs[index], context.texts[1 - side]
    text = paragraph.text
    if paragraph.role == "signature":
        # signatures are set in columns, tables and lines: what counts is whether the words are there at all
        theirs = {w.text for p in other.paragraphs if p.role in ("signature", "testimonium") for w in words(p.text)}
        if all(w.text in theirs for w in words(text)):
            return True
    served = context.served[1 - side]
    return served.outside(text) is not None or served.inside(text) is not None


def _confidence(context: Context, side: int, index: int) -> Confidence:
    """Tentative where the closest passage is nearly close enough, or where the other text may have been read in part."""
    best = context.scores.nearest(side, index)
    paragraph = context.texts[side].paragraphs[index]
    if best is not None and best[1] >= context.scores.floor - NEAREST_DOUBT:
        return "tentative"
    other = context.texts[1 - side]
    if other.extraction.coverage < COVERAGE_SURE or context.served[1 - side].scattered(paragraph.text):
        return "tentative"
    return "tentative" if paragraph.numbering and leaves_gap(context, side, index) else "strong"

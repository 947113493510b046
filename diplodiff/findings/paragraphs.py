"""P1, P2, P3 and Q4: paragraphs, headings and annexes that only one side published."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.across import is_short
from diplodiff.findings.certainty import ENDS, answered, aside, confidence, heading, held
from diplodiff.findings.context import Context, fingerprint, one_sided, paired
from diplodiff.findings.headings import replaced
from diplodiff.findings.signed_documents import listed
from diplodiff.language.normalise import words
from diplodiff.language.signatures import names_nobody
from diplodiff.model import Confidence, Finding, Paragraph, Passage, Severity
from diplodiff.settings.findings import PARAGRAPH_MIN_WORDS, SCRAP_CHARACTERS, TITLE_MIN_WORDS

_SEVERITY: dict[str, Severity] = {
    "operative": "critical",
    "annex": "critical",
    "preamble": "high",
    "list-item": "high",
    "testimonium": "medium",
    "title": "low",
}


_SURE: tuple[Confidence, ...] = ("tentative", "strong", "exact")


def one_sided_paragraphs(context: Context) -> Iterator[Finding]:
    """P1: a paragraph that the other side's text does not have. A heading over it goes with it, and the few words of another
    language that lead in a list with its first item.
    """
    across = context.texts[0].language != context.texts[1].language
    told = {(side, i) for side, annex in _annexes(context) for i in annex} | listed(context)
    for side, whole in _runs(context):
        run = [i for i in whole if (side, i) not in told]
        head: tuple[int, ...] = ()
        block = [
            i for i in run if context.texts[side].paragraphs[i].role == "signature" and not answered(context, side, i)
        ]
        if any(_names(context, side, i) for i in block):
            # publishers print a text with its signatures or without
            kind: tuple[str, str, Severity, Confidence] = ("one-sided-paragraph", "P1", "medium", "tentative")
            yield one_sided(context, side, context.passage(side, tuple(block)), kind, context.near(side, block[0]))
        for index in run:
            paragraph = context.texts[side].paragraphs[index]
            if paragraph.role == "title" and (across or len(words(paragraph.text)) < TITLE_MIN_WORDS):
                continue  # a date stamp or a place; across languages a line above the text says too little to be sure
            if paragraph.role == "heading":
                head = (index,)
                continue
            if across and is_short(paragraph.text) and paragraph.text.endswith((":", "：")):
                head = (*head, index)  # it goes with the first item that it leads in
                continue
            enough = len(words(paragraph.text)) >= (
                1 if paragraph.label and paragraph.role == "list-item" else PARAGRAPH_MIN_WORDS
            )
            if enough and paragraph.role in _SEVERITY and not answered(context, side, index):
                passage = context.passage(side, (*head, index))
                passage = Passage(passage.ids, paragraph.label or passage.label, paragraph.text)
                kind = ("one-sided-paragraph", "P1", _SEVERITY[paragraph.role], confidence(context, side, index))
                if aside(context, side, index):
                    if len(paragraph.text) <= SCRAP_CHARACTERS and not ENDS.search(paragraph.text):
                        continue  # who published it, and when
                    kind = ("one-sided-paragraph", "P1", "low", "tentative")
                yield one_sided(context, side, passage, kind, context.near(side, index))
            head = ()


def one_sided_headings(context: Context) -> Iterator[Finding]:
    """P2: headings that the other side's text does not have, over paragraphs that it has. Many of them are one finding."""
    other = {(side, pair[side]) for pair in replaced(context) for side in (0, 1)}
    other |= {(side, i) for side, annex in _annexes(context) for i in annex}
    for side in (0, 1):
        paragraphs = context.texts[side].paragraphs
        last = [run[-1] for s, run in _runs(context) if s == side and _heading(context, side, run[-1])]
        last = [i for i in last if paragraphs[i].text or _is_annex(paragraphs[i])]  # "Article 4" is a way of numbering
        alone = [i for i in last if (side, i) not in other and not held(context, side, i)]
        if len(alone) > 2:
            passage = context.passage(side, tuple(alone))
            sure = min((heading(context, side, i) for i in alone), key=_SURE.index)
            yield one_sided(context, side, passage, ("one-sided-section", "P2", "medium", sure), ())
            continue
        for index in alone:
            passage = context.passage(side, (index,))
            kind: tuple[str, str, Severity, Confidence] = (
                "one-sided-section",
                "P2",
                "medium",
                heading(context, side, index),
            )
            yield one_sided(context, side, passage, kind, context.near(side, index))


def one_sided_annexes(context: Context) -> Iterator[Finding]:
    """P3: an annex that the other side's text lacks as a whole."""
    for side, annex in _annexes(context):
        doubts = [confidence(context, side, i) for i in annex if not _heading(context, side, i)]
        sure: Confidence = "strong" if 2 * doubts.count("strong") > len(doubts) else "tentative"
        passage = context.passage(side, tuple(annex))
        kind: tuple[str, str, Severity, Confidence] = ("one-sided-annex", "P3", "critical", sure)
        yield one_sided(context, side, passage, kind, context.near(side, annex[0]))


def _annexes(context: Context) -> list[tuple[int, list[int]]]:
    """The annexes of which nothing answers anything: (side, heading and paragraphs)."""
    found = []
    for side in (0, 1):
        paragraphs = context.texts[side].paragraphs
        alone = {i for s, run in _runs(context) if s == side for i in run}
        heads = [i for i, p in enumerate(paragraphs) if p.role == "heading" and _is_annex(p)]
        for head in heads:
            end = head + 1
            while (
                end < len(paragraphs)
                and paragraphs[end].role in ("annex", "heading")
                and not _is_annex(paragraphs[end])
            ):
                end += 1
            annex = list(range(head, end))
            whole = alone.issuperset(annex) and len(annex) > 1
            if whole and not any(answered(context, side, i) for i in annex if paragraphs[i].role == "annex"):
                found.append((side, annex))
    return found


def _is_annex(paragraph: Paragraph) -> bool:
    return paragraph.numbering is not None and paragraph.numbering.style == "annex"


def served_but_not_read(context: Context) -> Iterator[Finding]:
    """Q4: a passage that the other side's text does not have, but its source has outside what was taken for the text."""
    for side, run in _runs(context):
        for index in run:
            paragraph = context.texts[side].paragraphs[index]
            other = context.texts[1 - side]
            if paragraph.role not in _SEVERITY:
                continue
            part = context.served[1 - side].outside(paragraph.text)
            again = context.served[1 - side].inside(paragraph.text) if part is None else None
            if part is None and again is None:
                continue
            where = (
                f"outside what was read as its text ({part.reason})"
                if part
                else f"in its {again}, which answers another"
            )
            yield Finding(
                rule="extraction",
                code="Q4",
                severity="info",
                confidence="tentative",
                present=(context.siglum(side),),
                absent=(),
                passages=((context.siglum(side), context.passage(side, (index,))),),
                message=f"Stands at {other.source.said} {where}; not one-sided.",
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


def _names(context: Context, side: int, index: int) -> bool:
    """Whether a line of a signature block names anybody: "(signed)" and "[seal]" do not."""
    text = context.texts[side]
    return not names_nobody(text.paragraphs[index].text, text.language)


def _heading(context: Context, side: int, index: int) -> bool:
    return context.texts[side].paragraphs[index].role == "heading"

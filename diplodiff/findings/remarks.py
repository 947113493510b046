"""What a reader should know beside the findings: passages of which nothing is said, and notes that were not compared."""

from __future__ import annotations

from collections import Counter

from diplodiff.findings.across import is_short
from diplodiff.language.normalise import folded
from diplodiff.model import FOOTNOTE, Alignment, Finding, Note, Paragraph, PublishedText
from diplodiff.settings.across import CROSS_FAINT, REMARKS_NAMED

Texts = tuple[PublishedText, PublishedText]


def remarks(texts: Texts, alignment: Alignment, findings: tuple[Finding, ...], by_meaning: bool) -> tuple[Note, ...]:
    """Notes on an aligned pair; by_meaning: its passages were matched by sentence vectors and not by their words."""
    doubtful = (*_unmatched(texts, alignment, findings), *_faint(texts, alignment)) if by_meaning else ()
    return (*doubtful, *_footnotes(texts, by_meaning))


def _unmatched(texts: Texts, alignment: Alignment, findings: tuple[Finding, ...]) -> list[Note]:
    """One note for each side with paragraphs that have no counterpart and that no finding names: there the other text
    may say the same in other words (findings.across), and silence would read as "both have it".
    """
    named = {i for finding in findings for _, passage in finding.passages for i in passage.ids}
    notes = []
    for side, text in enumerate(texts):
        lone = [text.paragraphs[i] for bead in alignment.beads if not bead.sides[1 - side] for i in bead.sides[side]]
        silent = [p.id for p in lone if p.id not in named and not _slight(p)]
        if silent:
            what = (
                f"{_listed(silent)}: no passage of {texts[1 - side].siglum} was matched with this, but one may say the "
                "same in other words, so it is not reported as one-sided; read it beside the other text."
            )
            notes.append(Note("unmatched", what))
    return notes


def _faint(texts: Texts, alignment: Alignment) -> list[Note]:
    """A note on rows whose passages are paired by their place more than by what they say: where each side holds another
    passage at one place, neither is reported as one-sided, and silence would read as "both have it".
    """
    rows = []
    for bead in alignment.beads:
        both = [[text.paragraphs[i] for i in ours] for text, ours in zip(texts, bead.sides, strict=True)]
        if all(both) and bead.score < CROSS_FAINT and not any(_slight(p) for ours in both for p in ours):
            rows.append(f"{' and '.join(_listed([p.id for p in ours]) for ours in both)} ({bead.score:.2f})")
    if not rows:
        return []
    what = (
        f"{_listed(rows)}: matched by the place where they stand more than by what they say, so each may be "
        "another passage; read them beside each other."
    )
    return [Note("faint-match", what)]


def _footnotes(texts: Texts, by_meaning: bool) -> list[Note]:
    """A note where one side's footnotes are not the other's; across languages their numbers are all that is compared."""
    told = [[folded(part.text) for part in text.left_out if part.reason == FOOTNOTE] for text in texts]
    if by_meaning:
        told = [["" for _ in notes] for notes in told]
    first, second = (Counter(notes) for notes in told)
    lone = ((first - second).total(), (second - first).total())
    if not any(lone):
        return []
    counts = " and ".join(f"{n} of {text.siglum}" for n, text in zip(lone, texts, strict=True) if n)
    verb = "is" if sum(lone) == 1 else "are"
    what = f"Footnotes are no part of the comparison, and they differ: {counts} {verb} not found as such on the other side."
    return [Note("footnotes", f"{what} `diplodiff show` prints them.")]


def _slight(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a title, or too short for its meaning to be told."""
    return paragraph.role in ("title", "heading") or is_short(paragraph.text)


def _listed(ids: list[str]) -> str:
    more = len(ids) - REMARKS_NAMED
    return ", ".join(ids[:REMARKS_NAMED]) + (f" and {more} more" if more > 0 else "")

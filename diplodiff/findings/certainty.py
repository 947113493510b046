"""What makes a one-sided passage sure: that nothing of it was served elsewhere, and that nothing nearly answers it."""

from __future__ import annotations

from itertools import groupby

from diplodiff.findings.context import Context, paired
from diplodiff.findings.numbering import leaves_gap
from diplodiff.language import tables
from diplodiff.language.kinds import kind_in, reports
from diplodiff.language.normalise import spelt_length, words
from diplodiff.model import Confidence
from diplodiff.patterns import regex
from diplodiff.settings.align import FACING_LEAST
from diplodiff.settings.findings import (
    COVERAGE_SURE,
    HELD_CHARACTERS,
    NEAREST_DOUBT,
    REFERENCE_LABELS,
    SCRAP_CHARACTERS,
)

ENDS = regex(r"[.!?;:,。！？；：，।۔؟؛،…։።។။][\"'”’»」』)]*$")


def answered(context: Context, side: int, index: int) -> bool:
    """Whether the passage stands somewhere on the other side after all."""
    paragraph, other = context.texts[side].paragraphs[index], context.texts[1 - side]
    text = paragraph.text
    if paragraph.role == "signature":
        # signatures are set in columns, tables and lines: what counts is whether the words are there at all
        theirs = {w.text for p in other.paragraphs if p.role in ("signature", "testimonium") for w in words(p.text)}
        if all(w.text in theirs for w in words(text)):
            return True
    served = context.served[1 - side]
    if served.outside(text) is not None or served.inside(text) is not None:
        return True
    # a few words may stand in any text; a signature that a page cut in two stands nowhere else
    told = paragraph.role == "signature" or spelt_length(text) >= HELD_CHARACTERS
    return told and served.holds(text)


def held(context: Context, side: int, index: int) -> bool:
    """Whether the other side has a heading in another place or shape: as the label of a section that opens, beside what
    it numbers, or, where it only numbers, anywhere at all.
    """
    paragraph, served = context.texts[side].paragraphs[index], context.served[1 - side]
    printed = f"{paragraph.label or ''} {paragraph.text}"
    if served.outside(printed) is not None or (paragraph.text and served.outside(paragraph.text) is not None):
        return True
    return bool(paragraph.label) and served.holds(printed)


def heading(context: Context, side: int, index: int) -> Confidence:
    """How sure a lone heading is: where the other side has its words, or the words of its label, they may have been joined
    to what stands beside them; and one without a label, above what both sides have, may be an editor's or the page's.
    """
    paragraph, served = context.texts[side].paragraphs[index], context.served[1 - side]
    if not paragraph.label or served.holds(paragraph.text or paragraph.label):
        return "tentative"
    return "tentative" if " " in paragraph.label and served.holds(paragraph.label) else "strong"


def aside(context: Context, side: int, index: int) -> bool:
    """Whether a paragraph without a label stands above the title, where an editor says what follows."""
    paragraphs = context.texts[side].paragraphs

    def ends() -> tuple[int, int]:
        labels = (i for i, p in enumerate(paragraphs) if p.label)
        return next(labels, len(paragraphs)), max(
            (i for i, p in enumerate(paragraphs) if p.role == "title"), default=-1
        )

    first_label, last_title = context.once(f"first label and last title of {side}", ends)
    return index < first_label and index < last_title


def framing(context: Context, side: int, index: int) -> bool:
    """Whether a paragraph without a label stands above or below all that the two texts share, and may be its publisher's.

    There a publisher says what was signed where; behind the closing formula, whatever he likes. Elsewhere such a paragraph
    has to speak of a document or of what somebody said, in a language of which the words for these are known.
    """
    text = context.texts[side]
    paragraph = text.paragraphs[index]
    if paragraph.label:
        return False
    if paragraph.role == "annex":  # the last line of all, or one below the last numbered item
        rest = text.paragraphs[index:]
        if len(rest) == 1:
            return True
        return any(p.role == "annex" and p.label for p in text.paragraphs[:index]) and not any(p.label for p in rest)
    shared = [i for bead in context.alignment.beads if paired(bead) for i in bead.sides[side]]
    shared = [i for i in shared if text.paragraphs[i].role != "title"]
    if shared and min(shared) < index < max(shared):
        return False
    closed = any(p.role in ("testimonium", "signature") for p in text.paragraphs[:index])
    if closed or not tables.table(text.language) or kind_in(paragraph.text, text.language) is not None:
        return True
    return reports(paragraph.text, text.language, quoted=False)


def unnumbered(context: Context, side: int, index: int) -> bool:
    """Whether a paragraph of a web page has no number where all that both texts have are numbered: a caption, perhaps, or a
    call to read on. One that continues the paragraph above may stand there as well.
    """
    if "html" not in context.texts[side].source.media_type:
        return False
    paragraphs = context.texts[side].paragraphs
    labelled = [i for i, p in enumerate(paragraphs) if p.role == "operative" and p.label]
    if paragraphs[index].role != "operative" or paragraphs[index].label or len(labelled) < REFERENCE_LABELS:
        return False
    if any(p.role == "heading" and p.label for p in paragraphs[labelled[0] : index]):
        return False  # the paragraphs of an article need no number
    shared = (i for bead in context.alignment.beads if paired(bead) for i in bead.sides[side])
    return all(paragraphs[i].label for i in shared if paragraphs[i].role == "operative" and i > labelled[0])


def facing(context: Context, side: int, index: int, other: int) -> bool:
    """Whether a passage of the other side stands alone at the same place: it may say the same in other words."""
    for alone, beads in groupby(context.alignment.beads, key=lambda bead: not paired(bead)):
        if alone:
            places = {(s, i) for bead in beads for s in (0, 1) for i in bead.sides[s]}
            if (side, index) in places:
                return (1 - side, other) in places
    return False


def confidence(context: Context, side: int, index: int) -> Confidence:
    """Tentative where the closest passage is nearly close enough, or where the other text may have been read in part."""
    best = context.scores.nearest(side, index)
    paragraph = context.texts[side].paragraphs[index]
    if best is not None and best[1] >= context.scores.floor - NEAREST_DOUBT:
        return "tentative"
    if best is not None and best[1] >= FACING_LEAST and facing(context, side, index, best[0]):
        return "tentative"
    other = context.texts[1 - side]
    if len(paragraph.clauses) > 1 and any(context.served[1 - side].inside(c.text) for c in paragraph.clauses):
        return "tentative"  # a sentence of it stands in a passage that answers another
    if not paragraph.label and len(paragraph.text) <= SCRAP_CHARACTERS and not ENDS.search(paragraph.text):
        return "tentative"  # no sentence and no item: a line of the page, or of its editor
    if not paragraph.label and (paragraph.aside or reports(paragraph.text, context.texts[side].language)):
        return "tentative"  # a caption, a pulled quotation, a sentence of a report around the text
    if framing(context, side, index) or unnumbered(context, side, index):
        return "tentative"
    if other.extraction.coverage < COVERAGE_SURE or context.served[1 - side].scattered(paragraph.text):
        return "tentative"
    return "tentative" if paragraph.numbering and leaves_gap(context, side, index) else "strong"

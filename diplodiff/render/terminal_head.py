"""What stands at the head of the terminal report: the texts, how they were read, whether they may be compared."""

from __future__ import annotations

from diplodiff.model import Comparison, Note, PublishedText
from diplodiff.render import safe, wording
from diplodiff.render.terminal_layout import Sheet, Span


def coverage(sheet: Sheet, text: PublishedText) -> None:
    """How one text was read: what it is, its numbering, its source."""
    about = Span(f", {wording.described(text)}")
    origin = text.source.said
    named = origin if origin.endswith(text.name) else text.name  # a path holds the name of its file already
    sheet.line([Span(text.siglum, "side"), Span("  "), Span(safe.name(named), "strong"), about], hang=3)
    sheet.line(wording.numbering_line(text), indent=3, hang=2)
    if named != origin:
        sheet.line([Span(safe.name(origin), "quiet")], indent=3, hang=2)
    sheet.line([Span(wording.source_line(text, origin=False), "quiet")], indent=3, hang=2)


def notes(sheet: Sheet, found: list[tuple[str, Note]]) -> None:
    """Every note, behind the siglum of the text that it belongs to."""
    if not found:
        return
    heading(sheet, wording.NOTES_HEADING)
    for siglum, note in found:
        lead = [Span(siglum, "side"), Span("  ")] if siglum else []
        sheet.line([*lead, Span(note.message, published=True)], hang=3 if siglum else 0)


def heading(sheet: Sheet, text: str) -> None:
    """The heading of a part of the report."""
    sheet.blank()
    sheet.line([Span(text, "heading")], hang=2)


def sides(sheet: Sheet, comparison: Comparison) -> None:
    """How each text was read, and all notes on that."""
    for text in comparison.texts:
        coverage(sheet, text)
    own = [("", n) for n in comparison.notes]
    notes(sheet, [(t.siglum, n) for t in comparison.texts for n in t.notes] + own)
    sheet.blank()


def verdict(sheet: Sheet, comparison: Comparison) -> None:
    """Whether the texts may be compared, where there is more to say than yes."""
    sentences = wording.verdict(comparison)
    if not sentences:
        return
    sheet.blank()
    for sentence in sentences:
        sheet.line([Span(sentence, "strong")])
    for reason in comparison.gate.reasons:
        sheet.line([Span("- "), Span(reason, published=True)], indent=2, hang=2)
    sheet.blank()


def next_steps(sheet: Sheet, comparison: Comparison) -> None:
    """What a reader of a refusal can do."""
    heading(sheet, wording.NEXT_HEADING)
    for step in wording.next_steps(comparison):
        sheet.line(f"- {step}", indent=2, hang=2)

"""One text as it was read, for a terminal: every paragraph with its id, then what was left out and why."""

from __future__ import annotations

from collections import defaultdict

from diplodiff.model import Paragraph, PublishedText
from diplodiff.render import outline, safe, terminal_head, wording
from diplodiff.render.excerpt import beginning
from diplodiff.render.terminal_layout import Sheet, Span
from diplodiff.settings import render as settings


def draw(sheet: Sheet, text: PublishedText) -> None:
    """Draw the text on a sheet."""
    terminal_head.coverage(sheet, text)
    if text.title:
        sheet.line([Span("title: "), Span(text.title, published=True)], indent=3, hang=2)
    for fact in outline.facts(text):
        sheet.line([Span(fact, "quiet")], indent=3, hang=2)
    for paragraph in text.paragraphs:
        _paragraph(sheet, paragraph)
    if not text.paragraphs:
        sheet.blank()
        sheet.line("No paragraph was read from this source.")
    _left_out(sheet, text)
    terminal_head.notes(sheet, [("", n) for n in text.notes])


def _paragraph(sheet: Sheet, paragraph: Paragraph) -> None:
    sheet.blank()
    indent = 2 * min(len(paragraph.path), settings.RENDER_DEEPEST)
    facts = [wording.plain(paragraph.role)]
    if paragraph.location.page is not None:
        facts.append(f"page {paragraph.location.page}")
    if paragraph.location.line is not None:
        facts.append(f"line {paragraph.location.line}")
    if len(paragraph.clauses) > 1:
        facts.append(wording.counted(len(paragraph.clauses), "clause"))
    if paragraph.confidence is not None:
        facts.append(f"recognised with {paragraph.confidence:.0%} confidence")
    spans = [Span(safe.one_line(paragraph.id), "side"), Span("  ")]
    if paragraph.label is not None:
        spans += [Span(safe.name(paragraph.label), "strong"), Span("  ")]
    sheet.line([*spans, Span(", ".join(facts), "quiet")], indent=indent, hang=2)
    if paragraph.text:
        sheet.line([Span(paragraph.text, published=True)], indent=indent + 2)


def _left_out(sheet: Sheet, text: PublishedText) -> None:
    """What was served and not taken for the text, by reason, each part by its beginning."""
    if not text.left_out:
        return
    sheet.blank()
    sheet.line([Span(f"Left out: {wording.counted(len(text.left_out), 'part')} of the source", "heading")])
    by_reason: dict[str, list[str]] = defaultdict(list)
    for part in text.left_out:
        by_reason[part.reason].append(part.text)
    for reason, parts in by_reason.items():
        sheet.line([Span(wording.plain(reason), "strong"), Span(f": {len(parts)}")], indent=2)
        for served in parts:
            shown = beginning(safe.one_line(served), settings.RENDER_LEFT_OUT_CHARS)
            sheet.line([Span("- "), Span(shown, published=True)], indent=4, hang=2)

"""A list of answers for a terminal.

Quotations of report.html, looked for in A (a.pdf)

Q3  ALTERED in A15
  │ the [[three]] sides agree ...
  A15, page 3: ...
"""

from __future__ import annotations

from diplodiff.render import safe, terminal_head, wording
from diplodiff.render.excerpt import ELLIPSIS, pieces
from diplodiff.render.listing import Entry, Extract, Listing
from diplodiff.render.options import Options
from diplodiff.render.terminal_layout import Sheet, Span


def render(listing: Listing, options: Options) -> str:
    """The list as lines for a terminal."""
    sheet = Sheet(options)
    sheet.line([Span(listing.title, "heading")], hang=2)
    sheet.blank()
    for text in listing.covered:
        terminal_head.coverage(sheet, text)
    terminal_head.notes(
        sheet, [(t.siglum, n) for t in listing.texts for n in t.notes] + [("", n) for n in listing.notes]
    )
    sheet.blank()
    for sentence in listing.verdict:
        sheet.line([Span(_told(sentence), "strong")])
    if listing.marked:
        sheet.line(
            [Span(listing.legend.format(how="underlined" if sheet.color else "in [[double brackets]]"), "quiet")]
        )
    for section in listing.sections:
        sheet.blank()
        sheet.line([Span(_told(section.heading), "heading")], hang=2)
        for sentence in section.said:
            sheet.line([Span(_told(sentence))])
        _bars(sheet, section.bars)
        for entry in section.entries:
            _entry(sheet, entry)
    if listing.sentence not in listing.verdict:
        sheet.blank()
        sheet.line([Span(wording.SENTENCE_HEADING, "heading")])
        sheet.line([Span(_told(listing.sentence))])
    sheet.blank()
    sheet.line([Span(listing.disclaimer, "quiet")])
    return sheet.text()


def _bars(sheet: Sheet, bars: tuple[tuple[str, int], ...]) -> None:
    """A count a line: its name, a bar, and the count where there is any."""
    most = max((count for _, count in bars), default=0)
    room = max(8, sheet.width - max((len(name) for name, _ in bars), default=0) - 12)
    for name, count in bars:
        sheet.line(f"{name}  {'#' * -(-count * min(room, most) // most)} {count}" if count else f"{name}  .", indent=2)


def _entry(sheet: Sheet, entry: Entry) -> None:
    sheet.blank()
    style = "alert" if entry.severity in ("critical", "high") else "strong"
    sheet.line([Span(f"{entry.id}  ", "side"), Span(_told(entry.heading), style)], indent=2, hang=4)
    for number, extract in enumerate(entry.extracts):
        _extract(sheet, extract, first=number == 0)
        if number == 0:
            _sentences(sheet, entry.said)
    if not entry.extracts:
        _sentences(sheet, entry.said)


def _sentences(sheet: Sheet, said: tuple[str, ...]) -> None:
    for sentence in said:
        sheet.line([Span(_told(sentence))], indent=4)


def _extract(sheet: Sheet, extract: Extract, *, first: bool) -> None:
    if extract.place:
        sheet.line([Span(_told(extract.place), "side")], indent=4, hang=2)
    _sentences(sheet, extract.said)
    if extract.text:
        sheet.line(_spans(sheet, extract), indent=4 if first else 6, lead="│ " if first else "")


def _told(sentence: str) -> str:
    """A sentence of the report's own; the names in it were made safe and isolated already."""
    return safe.isolate(safe.sentence(sentence))


def _spans(sheet: Sheet, extract: Extract) -> list[Span]:
    spans = []
    for text, marked in pieces(extract.text, extract.marks, whole=extract.whole):
        if marked and not sheet.color:
            spans.append(Span(f"[[{text}]]", published=True))
        else:
            spans.append(Span(text, "mark" if marked else "", published=True))
    return spans or [Span(ELLIPSIS)]

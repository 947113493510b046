"""A list of answers as a Word document: the texts, then each entry with its passages."""

from __future__ import annotations

from diplodiff.model import PublishedText
from diplodiff.render import safe, wording
from diplodiff.render.docx import document
from diplodiff.render.docx_about import source
from diplodiff.render.docx_words import is_rtl, paragraph, runs, said
from diplodiff.render.excerpt import pieces
from diplodiff.render.listing import Entry, Extract, Listing
from diplodiff.render.options import Options
from diplodiff.render.xml import Element


def render(listing: Listing, options: Options) -> bytes:
    """The list as a document."""
    tongues = {text.siglum: text.language or "und" for text in listing.texts}
    body = [said("ReportTitle", listing.title), *(_said(sentence) for sentence in listing.verdict)]
    for text in listing.texts:
        body += _side(text)
    notes = [f"{t.siglum}: {n.message}" for t in listing.texts for n in t.notes] + [n.message for n in listing.notes]
    body += [said("ReportHeading", wording.NOTES_HEADING)] if notes else []
    body += [said("ReportText", safe.name(note)) for note in notes]
    body += [said("ReportSmall", listing.legend.format(how="shaded"))] if listing.marked else []
    for section in listing.sections:
        body += [said("ReportHeading", safe.sentence(section.heading)), *map(_said, section.said)]
        for entry in section.entries:
            body += _entry(entry, tongues)
    body += [] if listing.sentence in listing.verdict else [_said(listing.sentence)]
    return document([*body, said("ReportSmall", listing.disclaimer)], [], listing.title)


def _side(text: PublishedText) -> list[Element]:
    about = f"{wording.side(text)}: {wording.described(text)}; {wording.numbering_line(text)}."
    return [said("ReportText", about), said("ReportSmall", source(text))]


def _said(sentence: str) -> Element:
    return said("ReportText", safe.isolate(safe.sentence(sentence)))


def _entry(entry: Entry, tongues: dict[str, str]) -> list[Element]:
    found = [said("ReportPlace", safe.isolate(safe.sentence(f"{entry.id}: {entry.heading}")))]
    for number, extract in enumerate(entry.extracts):
        lead = " ".join(filter(None, (f"{extract.place}." if extract.place else "", *extract.said)))
        found += [_said(lead)] if lead else []
        found += [_quote(extract, tongues[extract.siglum])] if extract.text else []
        found += map(_said, entry.said) if number == 0 else []
    return found if entry.extracts else [*found, *map(_said, entry.said)]


def _quote(extract: Extract, language: str) -> Element:
    rtl = is_rtl(extract.text)
    content: list[Element] = []
    for text, marked in pieces(extract.text, extract.marks, whole=extract.whole):
        content += runs(safe.visible(text), language, rtl=rtl, style="MarkedWords" if marked else None)
    return paragraph("Quote", *content, rtl=rtl)

"""A list of answers as a page: one file that needs nothing else, with the texts, the entries and their passages."""

from __future__ import annotations

from typing import NamedTuple

from diplodiff.model import Location, PublishedText
from diplodiff.render import html_report, safe
from diplodiff.render.excerpt import pieces
from diplodiff.render.html import page
from diplodiff.render.html_words import Words, passage_address, words
from diplodiff.render.listing import Entry, Extract, Listing
from diplodiff.render.options import Options


class Drawn(NamedTuple):
    """A passage with its link into the source, where there is one."""

    place: str
    said: tuple[str, ...]
    words: Words
    address: str


class Card(NamedTuple):
    """An entry with its passages, what it is about first."""

    entry: Entry
    extracts: tuple[Drawn, ...]


def render(listing: Listing, options: Options) -> str:
    """The list as a page."""
    drawer = _Drawer(listing)
    sections = [(s, [Card(e, tuple(map(drawer.drawn, e.extracts))) for e in s.entries]) for s in listing.sections]
    return page(
        "listing",
        options.encoding,
        listing=listing,
        title=listing.title,
        sections=sections,
        sides=html_report.sides(listing.covered),
        notes=html_report.notes(listing.texts, listing.notes),
        legend=listing.legend.format(how="highlighted") if listing.marked else "",
        version=safe.one_line(listing.version),
        digest=safe.one_line(listing.settings),
    )


class _Drawer:
    def __init__(self, listing: Listing) -> None:
        self._texts: dict[str, PublishedText] = {text.siglum: text for text in listing.texts}
        self._places: dict[tuple[str, str], Location] = {
            (text.siglum, name): paragraph.location
            for text in listing.texts
            for paragraph in text.paragraphs
            for name in (paragraph.id, *(clause.id for clause in paragraph.clauses))
        }

    def drawn(self, extract: Extract) -> Drawn:
        text = self._texts[extract.siglum]
        place = self._places.get((extract.siglum, extract.ids[0]), Location()) if extract.ids else Location()
        shown = words(text, extract.text, extract.marks)
        if not extract.whole:
            cut = pieces(extract.text, extract.marks, whole=False)
            shown = shown._replace(pieces=tuple(p._replace(text=safe.visible(p.text)) for p in cut))
        return Drawn(extract.place, extract.said, shown, passage_address(text, extract.text, place))

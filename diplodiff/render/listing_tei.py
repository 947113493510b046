"""A list of answers as TEI P5: every entry a citation, with the passages that answer it as further quotations.

<cit type="quotation-altered" xml:id="Q3"><quote source="#R">...</quote><note>...</note><quote source="#A" n="15">...</quote>
"""

from __future__ import annotations

from diplodiff.model import PublishedText
from diplodiff.render import safe
from diplodiff.render.listing import Entry, Extract, Listing
from diplodiff.render.options import Options
from diplodiff.render.xml import Element, document, language, published


def render(listing: Listing, options: Options) -> str:
    """The list as a TEI document with a witness for every text."""
    tongues = {text.siglum: language(text.language) for text in listing.texts}
    title = Element("titleStmt", {}, (Element("title", {}, (listing.title,)),))
    said = Element("publicationStmt", {}, (Element("p", {}, (listing.disclaimer,)),))
    source = Element("sourceDesc", {}, (Element("listWit", {}, tuple(map(_witness, listing.texts))),))
    notes = [f"{t.siglum}: {n.message}" for t in listing.texts for n in t.notes] + [n.message for n in listing.notes]
    told = [_note(safe.one_line(note)) for note in notes]
    header = Element("teiHeader", {"xml:lang": "en"}, (Element("fileDesc", {}, (title, said, source)),))
    parts = [Element("p", {"xml:lang": "en"}, (listing.sentence,)), *told]
    for section in listing.sections:
        head = Element("head", {"xml:lang": "en"}, (safe.sentence(section.heading),))
        cits = [_citation(entry, tongues) for entry in section.entries]
        parts.append(Element("div", {}, (head, *(_note(s) for s in section.said), *cits)))
    body = Element("text", {}, (Element("body", {}, tuple(parts)),))
    return document(Element("TEI", {"xmlns": "http://www.tei-c.org/ns/1.0"}, (header, body)))


def _witness(text: PublishedText) -> Element:
    told = f"{text.name}, {text.source.said}, sha256 {text.source.sha256}"
    return Element("witness", {"xml:id": text.siglum, "xml:lang": language(text.language)}, (safe.one_line(told),))


def _note(said: str) -> Element:
    return Element("note", {"xml:lang": "en"}, (safe.sentence(said),))


def _citation(entry: Entry, tongues: dict[str, str]) -> Element:
    parts: list[Element] = []
    for number, extract in enumerate(entry.extracts):
        parts += [_quote(extract, tongues)] if extract.text else []
        said = [*extract.said, *(entry.said if number == 0 else ())]
        parts += map(_note, said)
    heading = Element("note", {"type": entry.severity, "xml:lang": "en"}, (safe.sentence(entry.heading),))
    return Element("cit", {"xml:id": entry.id, "type": entry.rule}, (heading, *parts))


def _quote(extract: Extract, tongues: dict[str, str]) -> Element:
    names = " ".join(map(safe.one_line, extract.ids)) or None
    attributes = {"source": f"#{extract.siglum}", "n": names, "xml:lang": tongues.get(extract.siglum)}
    return Element("quote", attributes, (published(extract.text),))

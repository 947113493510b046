"""TMX 1.4b, for translation memories: a unit a matched row, with the labels as properties; nothing one-sided.

Paragraphs that one side merged or split stand in one unit, a line each. Neither side is the source, so the memory says
that any language is. Sides in the same language are told apart by a private-use subtag of BCP 47: "en-x-a", "en-x-b".
"""

from __future__ import annotations

from collections import Counter

from diplodiff import __version__
from diplodiff.model import Bead, Comparison, PublishedText
from diplodiff.render import provenance, safe, wording
from diplodiff.render.json import rounded
from diplodiff.render.options import Options
from diplodiff.render.told import is_refused, verdict
from diplodiff.render.xml import Element, document, language, published


def render(comparison: Comparison, options: Options) -> str:
    """The matched rows as translation units; a refusal has none, and says so in a note."""
    sides = [_property(f"x-text-{text.siglum}", _described(text)) for text in comparison.texts]
    beads = () if is_refused(comparison) else comparison.alignment.beads
    tags = _tags(comparison.texts)
    units = [_unit(number, bead, comparison.texts, tags) for number, bead in enumerate(beads, 1)]
    notes = [verdict(comparison), wording.DISCLAIMER]
    return _memory(comparison.version, notes, sides, [unit for unit in units if unit])


def render_error(message: str, source: str | None = None) -> str:
    """A failure as a memory without units, and a note."""
    return _memory(__version__, [safe.one_line(message)], [], [])


def _memory(version: str, notes: list[str], properties: list[Element], units: list[Element]) -> str:
    attributes: dict[str, str | None] = {
        "creationtool": "diplodiff",
        "creationtoolversion": version,
        "segtype": "paragraph",
        "o-tmf": "diplodiff",
        "adminlang": "en",
        "srclang": "*all*",
        "datatype": "plaintext",
    }
    said = [Element("note", {"xml:lang": "en"}, (note,)) for note in notes if note]
    header = Element("header", attributes, (*said, *properties))
    return document(Element("tmx", {"version": "1.4"}, (header, Element("body", {}, tuple(units)))))


def _described(text: PublishedText) -> str:
    return safe.one_line(
        f"{text.name}, {', '.join([text.source.said, *provenance.parts(text.source)])}, sha256 {text.source.sha256}"
    )


def _tags(texts: tuple[PublishedText, ...]) -> list[str]:
    """A tag for each side, no two the same."""
    tags = [language(text.language) for text in texts]
    shared = Counter(tag.lower() for tag in tags)
    return [
        tag if shared[tag.lower()] == 1 else f"{tag}-{'' if '-x-' in tag else 'x-'}{text.siglum.lower()}"
        for tag, text in zip(tags, texts, strict=True)
    ]


def _unit(number: int, bead: Bead, texts: tuple[PublishedText, ...], tags: list[str]) -> Element | None:
    """A row as a unit; None where fewer than two sides have words in it (a heading may be a label alone)."""
    variants = []
    several = False
    for text, side, tag in zip(texts, bead.sides, tags, strict=True):
        paragraphs = [text.paragraphs[i] for i in side if text.paragraphs[i].text]
        if not paragraphs:
            continue
        several |= len(paragraphs) > 1
        labels = [_property("x-label", safe.one_line(p.label)) for p in paragraphs if p.label]
        content = (
            _property("x-text", text.siglum),
            _property("x-paragraphs", safe.one_line(" ".join(p.id for p in paragraphs))),
            *labels,
            Element("seg", {}, (published(*(p.text for p in paragraphs)),)),
        )
        variants.append(Element("tuv", {"xml:lang": tag}, content))
    if len(variants) < 2:
        return None
    facts = (_property("x-relation", bead.relation), _property("x-score", str(rounded(bead.score))))
    attributes: dict[str, str | None] = {"tuid": str(number), "segtype": "block" if several else None}
    return Element("tu", attributes, (*facts, *variants))


def _property(kind: str, value: str) -> Element:
    return Element("prop", {"type": kind}, (value,))

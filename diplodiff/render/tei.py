"""TEI P5, for editors of texts: the sides are witnesses, each row of the alignment an entry of a critical apparatus.

The method is parallel segmentation: every witness's reading stands in each entry, witnesses with the same words share
one, and a witness in which the passage was not found has an empty one. Findings are notes that point at the passages.
"""

from __future__ import annotations

from diplodiff import __version__
from diplodiff.model import Bead, Comparison, Paragraph
from diplodiff.patterns import regex
from diplodiff.render import origins, provenance, safe, wording
from diplodiff.render.options import Options
from diplodiff.render.told import Teller, is_refused, verdict
from diplodiff.render.xml import Element, document, language, published

_NAME = regex(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")  # what every reader takes for an xml:id
_VERSION = regex(r"\d+(\.\d+){0,3}")


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as an edition; a refusal has no apparatus, and says so in words."""
    edition = _Edition(comparison)
    said = verdict(comparison)
    content: list[Element] = [_p(said)] if said else []
    back: tuple[Element, ...] = ()
    if not is_refused(comparison):
        content += [edition.entry(number, bead) for number, bead in enumerate(comparison.alignment.beads, 1)]
        notes = edition.notes()
        back = (Element("back", {}, (Element("div", {"type": "findings"}, notes),)),) if notes else ()
    body = Element("body", {}, tuple(content or [_p(wording.NOTHING_FOUND)]))
    header = _header(wording.title(comparison), comparison.version, edition.witnesses())
    return _tei(header, Element("text", {"xml:lang": "en"}, (body, *back)))


def render_error(message: str, source: str | None = None) -> str:
    """A failure as an edition without witnesses."""
    header = _header("diplodiff", __version__, _p("No text was compared."))
    body = Element("body", {}, (_p(safe.one_line(message)),))
    return _tei(header, Element("text", {"xml:lang": "en"}, (body,)))


def _tei(header: Element, text: Element) -> str:
    return document(Element("TEI", {"xmlns": "http://www.tei-c.org/ns/1.0"}, (header, text)))


def _p(text: str) -> Element:
    return Element("p", {}, (text,))


def _header(title: str, version: str, sources: Element) -> Element:
    number = _VERSION.match(version)
    application = Element(
        "application",
        {"ident": "diplodiff", "version": number.group() if number else "0"},
        (Element("label", {}, (f"diplodiff {version}",)),),
    )
    description = (
        Element("titleStmt", {}, (Element("title", {}, (title,)),)),
        Element("publicationStmt", {}, (_p(wording.DISCLAIMER),)),
        Element("sourceDesc", {}, (sources,)),
    )
    encoding = (
        Element("variantEncoding", {"method": "parallel-segmentation", "location": "internal"}),
        Element("appInfo", {}, (application,)),
    )
    return Element("teiHeader", {}, (Element("fileDesc", {}, description), Element("encodingDesc", {}, encoding)))


class _Edition:
    """One comparison with an xml:id for each of its witnesses and paragraphs."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._ids: dict[tuple[str, str], str] = {}
        taken = {text.siglum for text in comparison.texts}
        for text in comparison.texts:
            for number, paragraph in enumerate(text.paragraphs, 1):
                name = paragraph.id if _NAME.match(paragraph.id) else f"{text.siglum}-paragraph-{number}"
                while name in taken:
                    name += "_"
                taken.add(name)
                self._ids[text.siglum, paragraph.id] = name

    def witnesses(self) -> Element:
        listed = []
        for text in self._comparison.texts:
            source = text.source
            reference = Element("ref", {"target": origins.uri(source.origin)}, (safe.name(source.said),))
            facts = [f"sha256 {source.sha256}", *provenance.parts(source)]
            content = (f"{safe.name(text.name)}: ", reference, f", {safe.one_line(', '.join(facts))}")
            listed.append(Element("witness", {"xml:id": text.siglum}, content))
        return Element("listWit", {}, tuple(listed))

    def entry(self, number: int, bead: Bead) -> Element:
        """A row: readings in the order of the sides, those with the same words together."""
        readings: dict[object, tuple[list[str], list[Element]]] = {}
        tags: dict[object, str | None] = {}
        for text, side in zip(self._comparison.texts, bead.sides, strict=True):
            paragraphs = [text.paragraphs[i] for i in side]
            key = (text.language if paragraphs else None, tuple(p.text for p in paragraphs))
            first = key not in readings
            witnesses, content = readings.setdefault(key, ([], []))
            tags.setdefault(key, language(text.language) if paragraphs else None)
            witnesses.append(f"#{text.siglum}")
            ids = [self._ids[text.siglum, p.id] for p in paragraphs]
            if first:
                content += [_segment(name, p) for name, p in zip(ids, paragraphs, strict=True)]
            else:  # the words stand there already; what points at this witness's passage finds its place
                content += [
                    Element("anchor", {"xml:id": i, "n": _label(p)}) for i, p in zip(ids, paragraphs, strict=True)
                ]
        drawn = tuple(
            Element("rdg", {"wit": " ".join(witnesses), "xml:lang": tags[key]}, tuple(content))
            for key, (witnesses, content) in readings.items()
        )
        return Element("ab", {"n": str(number)}, (Element("app", {"type": bead.relation}, drawn),))

    def notes(self) -> tuple[Element, ...]:
        """The findings, each with the paragraphs that it is about."""
        teller = Teller(self._comparison)
        notes = []
        for finding in self._comparison.findings:
            targets = [
                f"#{self._ids[siglum, name]}"
                for siglum, passage in finding.passages
                for name in teller.places.host(siglum, passage.ids)
            ]
            attributes = {
                "type": finding.rule,
                "subtype": finding.severity,
                "n": safe.one_line(finding.fingerprint),
                "target": " ".join(targets) or None,
            }
            notes.append(Element("note", attributes, (teller.sentence(finding),)))
        return tuple(notes)


def _segment(name: str, paragraph: Paragraph) -> Element:
    attributes: dict[str, str | None] = {"xml:id": name, "n": _label(paragraph), "type": paragraph.role}
    return Element("seg", attributes, (published(paragraph.text),))


def _label(paragraph: Paragraph) -> str | None:
    return safe.one_line(paragraph.label) if paragraph.label else None

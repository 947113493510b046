"""A Word document as a container: the parts that every one of ours has, and the same bytes for the same parts.

No part refers to anything outside the container; there are no macros, and no fields but the page numbers of the footer.
Facts are those of ECMA-376 (Office Open XML), parts 1 and 2.
"""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from diplodiff.render.docx_styles import stylesheet
from diplodiff.render.docx_words import NAMESPACES, w
from diplodiff.render.xml import Element, document

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "application/vnd.openxmlformats-package"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip container can say
# Revisions and comments need a time; the same comparison gives the same bytes, so this one says nothing.
WHEN = "2000-01-01T00:00:00Z"

FIRST_HEADER, HEADER, FOOTER, FIRST_FOOTER = "header1", "header2", "footer1", "footer2"


class Page(NamedTuple):
    """How the text stands on its paper: A4, upright or across; margins in twentieths of a point."""

    wide: bool = False
    margin: int = 1418


def section(page: Page) -> Element:
    """The properties of the one section, with its headers and footers."""
    references = [
        w(f"{kind}Reference", {"type": which, "r:id": part})
        for kind, which, part in (
            ("header", "first", FIRST_HEADER),
            ("header", "default", HEADER),
            ("footer", "first", FIRST_FOOTER),
            ("footer", "default", FOOTER),
        )
    ]
    width, height = ("16838", "11906") if page.wide else ("11906", "16838")
    edges = dict.fromkeys(("top", "right", "bottom", "left"), str(page.margin)) | {"header": "709", "footer": "567"}
    return w(
        "sectPr",
        {},
        *references,
        w("pgSz", {"w": width, "h": height, "orient": "landscape" if page.wide else "portrait"}),
        w("pgMar", {**edges, "gutter": "0"}),
        w("titlePg"),
    )


def package(body: list[Element], comments: list[Element], around: dict[str, list[Element]], title: str) -> bytes:
    """A whole document: its body (the section last), its comments, the content of each header and footer."""
    parts = {
        "[Content_Types].xml": _types([*around, *(["comments"] if comments else [])]),
        "_rels/.rels": _relations({"document": ("officeDocument", "word/document.xml")}, core=True),
        "docProps/core.xml": _properties(title),
        "word/_rels/document.xml.rels": _relations(
            {part: (part.rstrip("12"), f"{part}.xml") for part in ("styles", "settings", *around)}
            | ({"comments": ("comments", "comments.xml")} if comments else {})
        ),
        "word/document.xml": _part("document", [w("body", {}, *body)]),
        "word/settings.xml": _settings(),
        "word/styles.xml": stylesheet(),
    }
    parts |= {f"word/{name}.xml": _part("hdr" if "header" in name else "ftr", inner) for name, inner in around.items()}
    if comments:
        parts["word/comments.xml"] = _part("comments", comments)
    return _zipped({name: document(root).encode() for name, root in parts.items()})


def _part(name: str, content: list[Element]) -> Element:
    return Element(f"w:{name}", dict(NAMESPACES), tuple(content))


def _types(parts: list[str]) -> Element:
    kinds = {"document": "document.main", "settings": "settings", "styles": "styles"}
    kinds |= {part: part.rstrip("12") for part in parts}
    overrides = {f"/word/{part}.xml": f"{_WORD}.{kind}+xml" for part, kind in kinds.items()}
    overrides["/docProps/core.xml"] = f"{_PACKAGE}.core-properties+xml"
    defaults = {"rels": f"{_PACKAGE}.relationships+xml", "xml": "application/xml"}
    return Element(
        "Types",
        {"xmlns": _TYPES},
        (
            *(Element("Default", {"Extension": e, "ContentType": kind}) for e, kind in defaults.items()),
            *(Element("Override", {"PartName": p, "ContentType": kind}) for p, kind in sorted(overrides.items())),
        ),
    )


def _relations(targets: dict[str, tuple[str, str]], core: bool = False) -> Element:
    found = [
        Element("Relationship", {"Id": name, "Type": f"{_OFFICE}/{kind}", "Target": target})
        for name, (kind, target) in targets.items()
    ]
    if core:
        found.append(Element("Relationship", {"Id": "core", "Type": _CORE, "Target": "docProps/core.xml"}))
    return Element("Relationships", {"xmlns": _RELATIONS}, tuple(found))


def _properties(title: str) -> Element:
    return Element(
        "cp:coreProperties",
        {
            "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        },
        (Element("dc:title", {}, (title,)), Element("dc:creator", {}, ("diplodiff",))),
    )


def _settings() -> Element:
    compatible = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
    return _part("settings", [w("defaultTabStop", {"val": "794"}), w("compat", {}, w("compatSetting", compatible))])


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # whichever system it is made on
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return out.getvalue()

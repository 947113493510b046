"""Small office documents written by hand, for the tests of their readers."""

from __future__ import annotations

import hashlib
import io
import zipfile

from diplodiff.model import Snapshot

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_PREFIXES = "office:office text:text table:table style:style draw:drawing fo:xsl-fo-compatible meta:meta"
_ODF_NAMESPACES = " ".join(
    f'xmlns:{pair.partition(":")[0]}="{_ODF}{pair.partition(":")[2]}:1.0"' for pair in _ODF_PREFIXES.split()
)


def snapshot(body: bytes, origin: str = "made", media_type: str = "") -> Snapshot:
    return Snapshot(origin, body, media_type, hashlib.sha256(body).hexdigest())


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{inner}</w:{root}>'


def relations(*pairs: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(pairs)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{items}</Relationships>'


def docx_bytes(body: str, extra: dict[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A Word document: `body` and the content of parts such as styles or numbering, by name."""
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    for name, inner in parts.items():
        content[f"word/{name}.xml"] = part(name, inner)
    return zipped(content | (extra or {}))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str = "", properties: str = "", inner: str = "") -> str:
    """A Word paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{inner}</w:p>"


def numbered(text: str, num: int = 1, level: int = 0) -> str:
    """A Word paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(at: int, text: str, fmt: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a Word list."""
    shape = f'<w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
    return f'<w:lvl w:ilvl="{at}">{shape}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(levels: str, at: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{at}">{more}{levels}</w:abstractNum>'


def num(at: int = 1, of: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{at}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def odt_bytes(body: str, styles: str = "", margins: str = "", extra: dict[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument text: content of the body, of its automatic styles, and of the master page."""
    content: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_ODF_NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_ODF_NAMESPACES}><office:master-styles><style:master-page>{margins}"
        "</style:master-page></office:master-styles></office:document-styles>",
    }
    return zipped(content | (extra or {}))

"""What a source is, from its bytes and not from its name; and in words what it is where it cannot be read."""

from __future__ import annotations

import re

from diplodiff.errors import EmptyTextError, LoadError
from diplodiff.model import Snapshot
from diplodiff.patterns import regex
from diplodiff.settings.loaders import MEDIA_MAIL_HEAD, MEDIA_SAMPLE, MEDIA_TAGGED

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
RTF = "application/rtf"
HTML = "text/html"
XHTML = "application/xhtml+xml"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
WEBP = "image/webp"
IMAGES = frozenset({PNG, JPEG, TIFF, WEBP})

READ = "PDF, HTML, DOCX, ODT, RTF, EPUB, plain text, Markdown and, by OCR, PNG, JPEG, TIFF and WebP"

_PDF_MARK_WITHIN = 1024  # bytes; PDF 32000-1, annex H.3.4.1
_OFFICE_2003 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGE = "an image ({}); save it as PNG or JPEG"
_ARCHIVE = "a compressed archive ({}); unpack it and name the document inside"
_PROGRAM = "a program; check that the right file was saved"
_RECORDING = "a recording (sound or video); give its transcript"
# (offset, bytes, kind of picture)
_PICTURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n", PNG),
    (0, b"\xff\xd8\xff", JPEG),
    (0, b"II*\0", TIFF),
    (0, b"MM\0*", TIFF),
    (0, b"II+\0", TIFF),  # BigTIFF
    (0, b"MM\0+", TIFF),
    (8, b"WEBP", WEBP),
)
# (offset, bytes, what it is and what to do)
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"GIF8", _IMAGE.format("GIF")),
    (4, b"ftypheic", _IMAGE.format("HEIC")),
    (4, b"ftypavif", _IMAGE.format("AVIF")),
    (0, b"\0\0\0\x0cjP  ", _IMAGE.format("JPEG 2000")),
    (0, b"AT&TFORM", _IMAGE.format("DjVu")),
    (0, b"\x1f\x8b", _ARCHIVE.format("gzip")),
    (0, b"BZh", _ARCHIVE.format("bzip2")),
    (0, b"\xfd7zXZ\0", _ARCHIVE.format("xz")),
    (0, b"\x28\xb5\x2f\xfd", _ARCHIVE.format("Zstandard")),
    (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE.format("7-Zip")),
    (0, b"Rar!\x1a", _ARCHIVE.format("RAR")),
    (257, b"ustar", _ARCHIVE.format("tar")),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"MZ\x90\0", _PROGRAM),
    (0, b"\xca\xfe\xba\xbe", _PROGRAM),
    (0, b"ID3", _RECORDING),
    (0, b"OggS", _RECORDING),
    (4, b"ftyp", _RECORDING),
    (8, b"WAVE", _RECORDING),
    (0, b"%!PS", "a PostScript file; convert it to PDF"),
    (0, b"SQLite format 3\0", "a database; export the text"),
    (0, b"WARC/", "a web archive (WARC); give the address of the page or a saved copy of it"),
    (0, b"MIME-Version:", "a web archive (MHTML); open it in a browser and save it as HTML or PDF"),
    (0, b"From: <Saved by ", "a web archive (MHTML); open it in a browser and save it as HTML or PDF"),
    (0, b"HWP Document File", "a Hangul (HWP) document; save it as DOCX or PDF"),
)
_OLD_OFFICE = (
    ("EncryptedPackage", "is protected by a password; save a copy without one and compare that"),
    ("WordDocument", "is an old Word document (DOC); save it as DOCX"),
    ("Workbook", "is an old spreadsheet (XLS); save its text as DOCX or text"),
    ("PowerPoint Document", "is an old presentation (PPT); save it as PDF"),
    ("HwpSummaryInformation", "is a Hangul (HWP) document; save it as DOCX or PDF"),
)
_ODT_TYPES = (ODT, ODT + "-template", ODT + "-master")
_PACKAGES = (
    ("xl/workbook.xml", "a spreadsheet (XLSX); save its text as DOCX or text"),
    ("ppt/presentation.xml", "a presentation (PPTX); save it as PDF"),
    ("contents/content.hpf", "a Hangul (HWPX) document; save it as DOCX or PDF"),
    ("index/document.iwa", "an Apple iWork document; export it as DOCX or PDF"),
    ("index.xml", "an Apple iWork document; export it as DOCX or PDF"),
)

_BEFORE_ROOT = regex(r"\A(?:\ufeff|\s|<\?[^>]*\?>|<!--.*?-->)*", re.DOTALL)
_HTML_ROOT = regex(r"<!doctype\s+html\b|<(?:html|head|body|title|meta|link|style|script|base)\b", re.IGNORECASE)
_FRAGMENT_NAMES = "p|div|h[1-6]|table|article|section|main|center|font|ul|ol|span|blockquote|header|b|strong|a|br"
_HTML_FRAGMENT = regex(rf"<(?:{_FRAGMENT_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_HTML_INSIDE = regex(r"^\s{0,40}(?:<!doctype\s+html\b|<html[\s>])", re.IGNORECASE | re.MULTILINE)
_CLOSING = regex(r"</(?:p|div|td|tr|table|li|ul|ol|h[1-6])\s*>", re.IGNORECASE)
_ROOT = regex(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
# Header lines (RFC 5322) that say that the text below is in parts or encoded; a message in plain text is read as one.
_ENCODED_MAIL = regex(
    rb"(?:[A-Za-z][A-Za-z-]{0,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?"
    rb"(?:content-type:\s*multipart/(?!related)|content-transfer-encoding:\s*(?:base64|quoted-printable))",
    re.IGNORECASE,
)


def detect(snapshot: Snapshot) -> str:
    """The media type of a source, one of the keys of LOADERS or that of an installed plug-in.

    Raises LoadError that names what else it seems to be.
    """
    try:
        return _detected(snapshot)
    except EmptyTextError:
        raise
    except LoadError:
        from diplodiff.plugins import recognising

        found = recognising(snapshot.body)
        if found is None:
            raise
        return found


def _detected(snapshot: Snapshot) -> str:
    body, origin = snapshot.body, snapshot.origin
    if not body.strip(b" \t\r\n\f\v\0\xef\xbb\xbf"):
        raise EmptyTextError(f"{origin} is empty; check that the download or the export was complete.")
    if b"%PDF-" in body[:_PDF_MARK_WITHIN]:
        return PDF
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packaged(body, origin)
    if body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rt"):
        return RTF
    if body.startswith(_OFFICE_2003):
        raise LoadError(f"{origin} {_old_office(body)}.")
    for offset, magic, kind in _PICTURES:
        if body.startswith(magic, offset):
            return kind
    if _ENCODED_MAIL.match(body[:MEDIA_MAIL_HEAD]):
        raise LoadError(
            f"{origin} is a message of a mail program (EML); save its text, or the file attached to it, by itself."
        )
    for offset, magic, what in _MAGIC:
        if body.startswith(magic, offset):
            raise LoadError(f"{origin} is {what}.")
    return _textual(snapshot)


def _old_office(body: bytes) -> str:
    for name, what in _OLD_OFFICE:
        if name.encode("utf-16-le") in body:
            return what
    return "is an old Office document; save it as DOCX or PDF"


def _packaged(body: bytes, origin: str) -> str:
    from diplodiff.loaders.container import open_package
    from diplodiff.loaders.docx_parts import main_part

    package = open_package(body, origin)
    declared = (package.read("mimetype") or b"")[:200].decode("ascii", "replace").strip()
    if declared in _ODT_TYPES:
        return ODT
    if declared == EPUB or ("META-INF/container.xml" in package and not declared):
        return EPUB
    if main_part(package):
        return DOCX
    if declared.startswith("application/vnd.oasis.opendocument."):
        raise LoadError(f"{origin} is an OpenDocument {declared.rpartition('.')[2]}; save its text as ODT or PDF.")
    for name, what in _PACKAGES:
        if name in package:
            raise LoadError(f"{origin} is {what}.")
    if "word/document.xml" in " ".join(package.names()).lower() or "[Content_Types].xml" in package:
        raise LoadError(f"{origin} looks like an Office document but its main part is missing; save it again as DOCX.")
    raise LoadError(f"{origin} is {_ARCHIVE.format('ZIP')}.")


def _textual(snapshot: Snapshot) -> str:
    from diplodiff.loaders.markdown_cues import looks_like_markdown
    from diplodiff.loaders.text import decoded

    sample = Snapshot(snapshot.origin, snapshot.body[:MEDIA_SAMPLE], snapshot.media_type, snapshot.sha256)
    text, _ = decoded(sample)
    start = _BEFORE_ROOT.match(text)
    rest = text[start.end() if start else 0 :]
    xml = text.lstrip("\ufeff \t\r\n").startswith("<?xml")
    if _HTML_ROOT.match(rest):
        return XHTML if xml else HTML
    markdown = looks_like_markdown(text, snapshot.origin, snapshot.media_type)
    if rest.startswith("<") and not markdown:
        if _HTML_FRAGMENT.match(rest):
            return HTML
        root = _ROOT.match(rest)
        if xml or (root and f"</{root.group().lstrip('<')}" in snapshot.body.decode("latin-1")):
            name = root.group(2) if root else "?"
            raise LoadError(f"{snapshot.origin} is XML of another kind (<{name}>); these are read: {READ}.")
    if _HTML_INSIDE.search(text[:8192]):
        return HTML
    if markdown:
        return MARKDOWN
    if sum(1 for _ in _CLOSING.finditer(text)) >= MEDIA_TAGGED:
        return HTML
    return TEXT

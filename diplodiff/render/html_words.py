"""Published words as a web page draws them: their language and direction, the marked stretches, nothing that steers.

    Words("ur", "rtl", (Piece("… "), Piece("17", marked=True), Piece(" …")))

Escaping is the template's; here only characters that would be invisible or reorder a line are made visible.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from diplodiff.model import Location, Passage, PublishedText
from diplodiff.patterns import regex
from diplodiff.render import provenance, safe
from diplodiff.render.excerpt import Piece, tidy
from diplodiff.render.origins import uri
from diplodiff.settings.render import RENDER_FRAGMENT_WORDS

# Languages written from right to left, ISO 639.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_TAG = regex(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_WEB = regex(r"https?://[A-Za-z0-9\[][A-Za-z0-9.\-_~:/?#\[\]@!$&'()*+,;=%]*\Z")
_TEXT = ("text/html", "application/xhtml+xml")

Marks = tuple[tuple[int, int], ...]


class Words(NamedTuple):
    """A stretch of published text; language is a BCP 47 tag or empty, direction "ltr", "rtl" or "auto"."""

    language: str
    direction: str
    pieces: tuple[Piece, ...]


def words(text: PublishedText, published: str, marks: Marks = ()) -> Words:
    """Published text of one side, whole."""
    tag = text.language or ""
    known = bool(_TAG.match(tag))
    shown = tuple(Piece(safe.visible(p.text), p.marked) for p in _pieces(published, marks))
    return Words(tag if known else "", _direction(tag) if known else "auto", shown)


def _pieces(text: str, marks: Marks) -> list[Piece]:
    found: list[Piece] = []
    at = 0
    for start, end in tidy(text, marks):
        found += [Piece(text[at:start]), Piece(text[start:end], marked=True)]
        at = end
    return [p for p in (*found, Piece(text[at:])) if p.text]


def _direction(tag: str) -> str:
    return "rtl" if tag.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def marks_in(paragraph: str, passage: Passage) -> Marks:
    """Where the marks of a passage fall in a paragraph that it holds or that holds it.

    A passage that is a part of the paragraph is marked whole where it has no marks of its own.
    """
    if passage.text == paragraph:
        return passage.marks
    at = passage.text.find(paragraph) if paragraph else -1
    if at >= 0:
        return tuple((start - at, end - at) for start, end in passage.marks if end > at)
    at = paragraph.find(passage.text) if passage.text else -1
    if at < 0:
        return ()
    return tuple((at + start, at + end) for start, end in passage.marks) or ((at, at + len(passage.text)),)


def web_address(origin: str) -> str:
    """The origin where a link to it can do no more than open it (http, https); empty for any other."""
    address = uri(origin)
    return address if _WEB.match(address) else ""


def passage_address(text: PublishedText, published: str, location: Location) -> str:
    """A link to a passage in what the publisher serves: its page in a PDF, its first words in a web page; or empty."""
    address = web_address(text.source.origin).partition("#")[0]
    if address and location.page is not None and text.source.media_type == "application/pdf":
        return f"{address}#page={location.page}"
    first = published.split()[:RENDER_FRAGMENT_WORDS]
    if address and first and text.source.media_type in _TEXT:
        return f"{address}#:~:text={quote(' '.join(first), safe='', errors='replace').replace('-', '%2D')}"
    return address


def source_said(text: PublishedText) -> str:
    """The source of a quotation, complete: name, origin, time of retrieval and hash."""
    parts = [f"{text.siglum} ({safe.one_line(text.name)})"]
    if text.source.said != text.name:
        parts.append(safe.one_line(text.source.said))
    parts += provenance.parts(text.source)
    return ", ".join([*parts, f"sha256 {safe.one_line(text.source.sha256)}"])

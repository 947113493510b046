"""Pages that are no document: challenges, cookie walls, log-ins, frames, shells that a script fills in, missing pages.

Such a page read as a text would turn into "the other side omitted everything", so it is refused in words. The words by
which it is known, in each language, stand in data/html_refusals.json. A page says what it is in its title or headings, or
says nothing else: a text that merely speaks of cookies is never refused.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.errors import LoadError
from diplodiff.loaders.html_attachments import absolute, attachment
from diplodiff.loaders.html_model import OUTSIDE
from diplodiff.loaders.html_numbered import number
from diplodiff.loaders.html_styles import text_of
from diplodiff.model import Note
from diplodiff.patterns import regex
from diplodiff.settings import loaders_html as settings

if TYPE_CHECKING:
    from lxml.etree import _Element

    from diplodiff.loaders.html_model import Piece

_DATA = os.path.join(os.path.dirname(__file__), "data", "html_refusals.json")
_SAVE = "open it in a browser, save the page, and compare the saved file"
_SAID = {
    "not found": "the site says that this page does not exist; look for the text's new address or an archived copy",
    "challenge": f"the site sent a browser check instead of the text; {_SAVE}",
    "login": f"it is a log-in page; log in, then {_SAVE}",
    "script": f"its text is filled in by JavaScript, which is not run here; {_SAVE}",
    "cookies": f"the site asks for cookies before it shows the text; {_SAVE}",
    "paywall": f"the site shows the text to subscribers only; if you may read it, {_SAVE}",
    "no results": "it is a search that found nothing; give the address of the text itself",
}
_MESSAGE = 5 * settings.HTML_PROSE_UNITS  # units of the longest piece that is a message instead of the text
_PARTS = regex(r"[\n|–—:.!?,·»«।۔。、，،]+|\s-\s")
_ERROR_TITLE = regex(r"\W*(?:error\W*|http\W*)?(?:404|410)\b", re.IGNORECASE)
_SENT_ON = regex(
    r"""\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?["']?([^"'\s]+)""", re.IGNORECASE
)  # of <meta http-equiv="refresh">
_WHOLE_PAGE = ("not found", "challenge", "login", "no results")  # what a title alone can say
_BY_WORDS = ("challenge", "script", "cookies", "paywall", "not found", "no results")
_MOUNTS = frozenset(
    (
        *("root", "app", "__next", "__nuxt", "___gatsby", "application", "main-app", "react-root", "svelte"),
        "ember-app",
    )
)
_CUT = Note(
    "paywall", "The site shows a part of the text and keeps the rest for subscribers: what is not found may be there."
)

LINKS = "The page is short and links to a file; if that file holds the full text, compare it: "


class LinkedFileError(LoadError):
    """A page that holds no text but links the file of it."""

    def __init__(self, message: str, file: str) -> None:
        super().__init__(message)
        self.file = file


class _Look(NamedTuple):
    """What a page shows that is no wording of a refusal: units of running text, and of all text; and its loud words."""

    prose: float
    kept: float
    loud: str  # titles and headings
    said: str  # all of it, hidden notes for browsers without scripts included
    numbered: bool


def refuse_shell(root: _Element, pieces: list[Piece], titles: tuple[str, ...], origin: str) -> tuple[Note, ...]:
    """Raise LoadError where the page is no document, naming the file that it links to where there is one.

    A page with a fair amount of running text never is refused; the notes say what may be missing from one.
    """
    kept = [p for p in pieces if p.reason is None]
    own = _own(kept)
    if sum(p.prose for p in own) >= settings.HTML_SHELL_PROSE:
        return (_CUT,) if _says(_said(pieces), "paywall") else ()
    look = _look(pieces, own, titles)
    if root.find(".//frameset") is not None:
        raise LoadError("it only sets up frames; open the frame that holds the text by its own address")
    kind = None if look.numbered else _kind(root, look)
    file = attachment(root, origin)
    little = look.prose < settings.HTML_STUB_PROSE and not look.numbered
    if file and little and kind in (None, "script", "cookies"):
        raise LinkedFileError(f"it holds no text but a link to a file; compare that file instead: {file}", file)
    if kind == "challenge" and (elsewhere := _sent_on(root, origin)):
        raise LoadError(f"it only sends a browser on to {elsewhere}; give that address")
    if kind:
        raise LoadError(_SAID[kind])
    if little and _is_shell(root):
        raise LoadError(f"it is an empty shell that JavaScript fills in, which is not run here; {_SAVE}")
    return (_linked(file),) if file else ()


def _linked(file: str) -> Note:
    return Note("attachment", f"{LINKS}{file}")


def _own(kept: list[Piece]) -> list[Piece]:
    """The first pieces that do not say that the page is no document, as many as make a fair amount of running text."""
    opening, prose = [], 0.0
    for piece in kept:
        if prose >= settings.HTML_SHELL_PROSE:
            break
        opening.append(piece)
        prose += piece.prose
    words = _folded("\n".join(p.text for p in opening if p.units <= _MESSAGE))
    if prose >= settings.HTML_SHELL_PROSE and not any(_says(words, kind) for kind in _BY_WORDS):
        return opening  # a document, as nearly every page is
    own, prose = [], 0.0
    for piece in kept:
        if prose >= settings.HTML_SHELL_PROSE:
            break
        if piece.units > _MESSAGE or not any(_says(_folded(piece.text), kind) for kind in _BY_WORDS):
            own.append(piece)
            prose += piece.prose
    return own


def _look(pieces: list[Piece], own: list[Piece], titles: tuple[str, ...]) -> _Look:
    kept = [p for p in pieces if p.reason is None]
    headings = [p.text for p in pieces if p.kind == "heading" and p.level < 3 and p.reason in (None, OUTSIDE)]
    first = [p.text for p in kept[:1] if p.units <= settings.HTML_LOUD_UNITS]
    return _Look(
        prose=sum(p.prose for p in own),
        kept=sum(p.units for p in own),
        loud=_folded("\n".join((*titles, *headings[:8], *first))),
        said=_said(pieces),
        numbered=len({label for p in kept if (label := number(p))}) > 1,
    )


def _said(pieces: list[Piece]) -> str:
    return _folded("\n".join(p.text for p in pieces if p.units <= _MESSAGE)[: settings.HTML_REFUSAL_CHARACTERS])


def _kind(root: _Element, look: _Look) -> str | None:
    """Name what a page is instead of a document: by what it says aloud, or by the only thing that it says."""
    password = any((field.get("type") or "").lower() == "password" for field in root.iter("input"))
    for kind in _WHOLE_PAGE:
        if _says_aloud(look.loud, kind) and (kind != "login" or password):
            return kind
    if look.prose >= settings.HTML_STUB_PROSE:
        return None
    if _challenged(root) and look.kept < 2 * settings.HTML_PROSE_UNITS:
        return "challenge"
    if password:
        return "login"
    return next((kind for kind in _BY_WORDS if _says(look.said, kind)), None)


def _says_aloud(loud: str, kind: str) -> bool:
    """Whether a part of a title or heading says it, and hardly anything besides."""
    if kind == "not found" and any(_ERROR_TITLE.match(line) for line in loud.split("\n")):
        return True
    for part in _PARTS.split(loud):
        longest = max((len(phrase) for phrase in _phrases()[kind] if phrase in part), default=0)
        if longest and longest >= settings.HTML_LOUD_SHARE * len(part.strip()):
            return True
    return False


def _says(words: str, kind: str) -> bool:
    return any(phrase in words for phrase in _phrases()[kind])


def _folded(text: str) -> str:
    """Bring a text to one case and one way of coding its letters."""
    return unicodedata.normalize("NFC", text.lower())


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    with open(_DATA, encoding="utf-8") as file:
        data: dict[str, list[str]] = json.load(file)
    return {kind: tuple(map(_folded, phrases)) for kind, phrases in data.items()}


def _challenged(root: _Element) -> bool:
    if any((meta.get("http-equiv") or "").lower() == "refresh" for meta in root.iter("meta")):
        return True
    return any(
        "challenge" in (s.get("src") or "") or "challenge-platform" in (s.text or "") for s in root.iter("script")
    )


def _sent_on(root: _Element, origin: str) -> str | None:
    """The other address that a page without a text has a browser load; None where that is the page itself, or a script's."""
    if next(root.iter("script"), None) is not None:
        return None
    for meta in root.iter("meta"):
        found = (
            _SENT_ON.match(meta.get("content") or "") if (meta.get("http-equiv") or "").lower() == "refresh" else None
        )
        if found and (elsewhere := absolute(found[1], origin)) != origin.partition("#")[0]:
            return elsewhere
    return None


def _is_shell(root: _Element) -> bool:
    """Whether a page has scripts and an empty element for them to fill, or scripts and next to nothing else."""
    if next(root.iter("script"), None) is None:
        return False
    for element in root.iter("div", "main", "section"):
        if (element.get("id") or "").lower() in _MOUNTS and not text_of(element).strip():
            return True
    body = root.find("body")
    return body is None or not any(
        e.tag not in ("script", "noscript", "style", "link", "div", "iframe") for e in body.iter() if e is not body
    )

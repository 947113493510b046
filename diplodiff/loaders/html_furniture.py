"""Which pieces are furniture by what they are called or what they look like: menus, notices, captions, date stamps.

Every rule only gives a reason; what a reason may not take away (prose between paragraphs of the text, a clause that
continues the numbering) is settled in html_content.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from diplodiff import settings
from diplodiff.loaders.html_cues import is_weak, phrase
from diplodiff.loaders.html_model import Box, Piece

_ENDS = re.compile(r"[.;:!?…。；：！？।۔؟؛,،、]['\"”’»)\]）」』]*$")
_URL = re.compile(r"https?:|www\.", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CLOCK = re.compile(r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)")
_STAMP = re.compile(
    r"[^\w]*(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}年\d{1,2}月\d{1,2}日)?[\s,|·-]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[^\w]*(?:(?:GMT|UTC|[AaPp]\.?[Mm]\.?)[^\w]*)?"
)


class _Page(NamedTuple):
    """What a page shows: units of running text, and of all text."""

    prose: float
    units: float


def measure(pieces: list[Piece], boxes: list[Box]) -> None:
    """Set how much running text each piece is, and add it up in the boxes around it."""
    for piece in pieces:
        if piece.linked < settings.HTML_LINKED_SHARE and piece.kind != "heading" and _is_long(piece):
            piece.prose = piece.units * (1 - piece.linked)
        box = piece.box
        box.prose += piece.prose
        box.units += piece.units
        box.linked += piece.linked * piece.units
    for box in reversed(boxes):  # a box stands behind the box around it
        if box.parent is not None:
            box.parent.prose += box.prose
            box.parent.units += box.units
            box.parent.linked += box.linked


def _is_long(piece: Piece) -> bool:
    if piece.units >= settings.HTML_PROSE_UNITS:
        return True
    return piece.units >= settings.HTML_PROSE_UNITS / 2 and bool(piece.number or _ENDS.search(piece.text))


def mark_hidden(pieces: list[Piece]) -> bool:
    """Give hidden pieces their reason, unless nearly all the page's prose is hidden; True where it was."""
    hidden = sum(p.prose for p in pieces if p.box.hidden)
    shown = sum(p.prose for p in pieces if not p.box.hidden)
    if hidden > settings.HTML_HIDDEN_PAGE_RATIO * shown and hidden > settings.HTML_MIN_PROSE:
        return True
    for piece in pieces:
        if piece.box.hidden and not (piece.box.folded and piece.linked < settings.HTML_LINKED_SHARE):
            piece.reason = "hidden"
    return False


def mark_named(pieces: list[Piece]) -> None:
    """Give pieces the reason of the outermost box that is furniture by name and does not hold the text itself."""
    shown = [p for p in pieces if p.reason is None]
    page = _Page(sum(p.prose for p in shown), sum(p.units for p in shown))
    known: dict[int, str | None] = {}
    for piece in pieces:
        if piece.reason is None:
            piece.reason = _named(piece.box, page, known)


def _named(box: Box, page: _Page, known: dict[int, str | None]) -> str | None:
    key = box.order
    if key not in known:
        above = _named_above(box, page, known)
        known[key] = above or (box.cue if box.cue and not _is_void(box, box.cue, page) else None)
    return known[key]


def _named_above(box: Box, page: _Page, known: dict[int, str | None]) -> str | None:
    return _named(box.parent, page, known) if box.parent is not None else None


def _is_void(box: Box, reason: str, page: _Page) -> bool:
    """Whether a box is called furniture but holds too much of the page's prose to be any."""
    if reason == "controls" and box.folded:  # the heading of a section that opens
        return True
    share = box.prose / page.prose if page.prose else box.units / max(1.0, page.units)
    if reason == "page header":
        least = settings.HTML_HEADER_PROSE if box.linked else settings.HTML_PROSE_UNITS
        return box.prose >= least and box.linked < 0.3 * box.units
    if reason == "date and author":
        return box.prose > 2 * settings.HTML_PROSE_UNITS and share > 0.1
    if reason == "picture caption" and box.prose > settings.HTML_CAPTION_UNITS:
        return True
    if reason == "comments" and share < 0.9:
        return False
    limit = settings.HTML_VOID_SHARE_WEAK if is_weak(reason) else settings.HTML_VOID_SHARE
    return share >= limit


def mark_worded(pieces: list[Piece]) -> None:
    """Give a reason to short pieces whose wording says it ("Share", "Read also: ..."), on pages that have furniture."""
    if not any(p.linked >= settings.HTML_LINK_SHARE or (p.reason and p.reason != "hidden") for p in pieces):
        return
    for piece in pieces:
        if piece.reason is not None or piece.number:
            continue
        found = phrase(piece.text)
        if piece.prose < 2 * settings.HTML_PROSE_UNITS or found in ("cookie notice", "related links"):
            piece.reason = found


def mark_asides(pieces: list[Piece]) -> None:
    """Give a reason to a paragraph that is a link and nothing else: an invitation to read another page."""
    for piece in pieces:
        plain = piece.kind == "paragraph" and not piece.number and not _ENDS.search(piece.text)
        if piece.reason is None and plain and piece.linked >= settings.HTML_LINK_SHARE and not _URL.match(piece.text):
            piece.reason = "related links"


def mark_links(pieces: list[Piece]) -> None:
    """Give a reason to runs of links: neighbours in one box that are links nearly whole, and lists of such."""
    for box, group in groupby(pieces, key=lambda p: _list_of(p.box)):
        run = [p for p in group if p.reason is None]
        links = [p for p in run if p.linked >= settings.HTML_LINK_SHARE]
        if len(links) >= 2 and len(links) >= 0.7 * len(run) and sum(p.prose for p in run) < settings.HTML_PROSE_UNITS:
            for piece in run:
                piece.reason = "navigation"
        elif links and box.linked >= settings.HTML_LINK_SHARE * box.units and box.prose == 0:
            for piece in links:
                piece.reason = "navigation"


def _list_of(box: Box) -> Box:
    """Find the list, row or container that a paragraph-like box stands in."""
    while box.parent is not None and box.tag in ("li", "p", "a", "h2", "h3", "h4", "h5", "h6", "td", "dt", "dd"):
        box = box.parent
    return box


def is_stamp(text: str) -> bool:
    """Whether a text is nothing but a date in digits, or a date of any form with the time of day."""
    if len(text) > 60 or not any(c.isdigit() for c in text):
        return False
    return bool(_STAMP.fullmatch(text)) or (bool(_YEAR.search(text)) and bool(_CLOCK.search(text)))

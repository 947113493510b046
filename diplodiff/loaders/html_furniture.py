"""Which pieces are furniture by what they are called or what they look like: menus, notices, captions, date stamps.

Every rule only gives a reason; what a reason may not take away (prose between paragraphs of the text, a clause that
continues the numbering) is settled in html_content.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from diplodiff.language.normalise import ascii_digits
from diplodiff.loaders.html_cues import is_weak, phrase
from diplodiff.loaders.html_lines import ends_in
from diplodiff.loaders.html_model import PARAGRAPHS, Box, Piece
from diplodiff.loaders.html_numbered import number
from diplodiff.patterns import regex
from diplodiff.settings import loaders_html as settings

_STOPS = frozenset(".;:!?…。；：！？।۔؟؛,،，、։።។။")
_FULL_STOPS = frozenset(".;。；।۔؛։።។။")
_URL = regex(r"https?:|www\.", re.IGNORECASE)
_LONG = ("cookie notice", "related links", "subscription", "picture caption")  # notices of a sentence or two
_YEAR = regex(r"(?<!\d)20\d\d(?!\d)")
_CLOCK = regex(r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)")
_STAMP = regex(
    r"[^\w]*(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}年\d{1,2}月\d{1,2}日)?[\s,|·-]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[^\w]*(?:(?:GMT|UTC|[AaPp]\.?[Mm]\.?)[^\w]*)?"
)


class _Page(NamedTuple):
    """What a page shows: units of running text, and of all text; the boxes that are called the text and hold some."""

    prose: float
    units: float
    named: tuple[Box, ...]


def measure(pieces: list[Piece], boxes: list[Box]) -> None:
    """Set how much running text each piece is, and add it up in the boxes around it."""
    headings = _are_headings_text(pieces)
    for piece in pieces:
        if piece.linked < settings.HTML_LINKED_SHARE and (headings or piece.kind != "heading") and _is_long(piece):
            piece.prose = piece.units * (1 - piece.linked)
            if headings and piece.level > 1:
                piece.kind, piece.level = "paragraph", 0
        box = piece.box
        box.prose += piece.prose
        box.paragraphs += piece.prose > 0
        box.units += piece.units
        box.linked += piece.linked * piece.units
    for box in reversed(boxes):  # a box stands behind the box around it
        if box.parent is not None:
            box.parent.prose += box.prose
            box.parent.paragraphs += box.paragraphs
            box.parent.units += box.units
            box.parent.linked += box.linked


def _are_headings_text(pieces: list[Piece]) -> bool:
    """Whether a page sets its clauses as headings for the look of it: more running text in them than elsewhere."""
    long = [p for p in pieces if p.linked < settings.HTML_LINKED_SHARE and _is_long(p) and ends_in(p.text, _STOPS)]
    headings = [p for p in long if p.kind == "heading" and p.level > 1]
    return len(headings) > 2 and 2 * sum(p.units for p in headings) > sum(p.units for p in long)


def _is_long(piece: Piece) -> bool:
    if piece.units >= settings.HTML_PROSE_UNITS:
        return True
    return piece.units >= settings.HTML_PROSE_UNITS / 2 and (bool(piece.number) or ends_in(piece.text, _STOPS))


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


def mark_named(pieces: list[Piece], boxes: list[Box]) -> None:
    """Give pieces the reason of the outermost box that is furniture by name and does not hold the text itself."""
    shown = [p for p in pieces if p.reason is None]
    prose = sum(p.prose for p in shown)
    named = tuple(b for b in boxes if b.content > 1 and not b.cue and b.prose >= settings.HTML_NAMED_PROSE * prose > 0)
    page = _Page(prose, sum(p.units for p in shown), named)
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
    quoted = box.tag == "blockquote" and reason in ("share links", "tags")  # a message, quoted with its frame
    if (quoted or (reason == "related links" and box.folded)) and box.prose >= settings.HTML_INSIDE_PROSE * box.units:
        return True
    share = box.prose / page.prose if page.prose else box.units / max(1.0, page.units)
    if reason == "page header":
        least = settings.HTML_HEADER_PROSE if box.linked else settings.HTML_PROSE_UNITS
        return box.prose >= least and box.linked < settings.HTML_HEADER_LINKED * box.units
    if reason == "date and author":
        return box.prose > 2 * settings.HTML_PROSE_UNITS and share > settings.HTML_DATELINE_SHARE
    if reason == "picture caption" and (box.prose > settings.HTML_CAPTION_UNITS or box.paragraphs > 1):
        return True
    if reason == "comments" and share < settings.HTML_COMMENTS_SHARE:
        return False
    weak = is_weak(reason) and not any(_are_apart(box, text) for text in page.named)
    return share >= (settings.HTML_VOID_SHARE_WEAK if weak else settings.HTML_VOID_SHARE)


def _are_apart(box: Box, other: Box) -> bool:
    return not box.stands_in(other) and not other.stands_in(box)


def mark_worded(pieces: list[Piece]) -> None:
    """Give a reason to short pieces whose wording says it: "Read also: ...", and on pages that have furniture "Share"."""
    furnished = any(p.linked >= settings.HTML_LINK_SHARE or (p.reason and p.reason != "hidden") for p in pieces)
    for piece in pieces:
        if piece.reason is not None or piece.number:
            continue
        found = phrase(piece.text, single=furnished)
        if piece.prose < 2 * settings.HTML_PROSE_UNITS or found in _LONG:
            piece.reason = found


def mark_asides(pieces: list[Piece]) -> None:
    """Give a reason to a paragraph that is a link and nothing else: an invitation to read another page."""
    for piece in pieces:
        if piece.reason is not None or piece.linked < settings.HTML_LINK_SHARE or _URL.match(piece.text):
            continue
        if piece.kind == "paragraph" and not piece.number and not piece.box.toggle and not ends_in(piece.text, _STOPS):
            piece.reason = "related links"


def mark_related(pieces: list[Piece]) -> None:
    """Give a reason to all that stands under "Related news" in its box, headlines and the lines about them."""
    total = sum(p.prose for p in pieces if p.reason is None)
    for at, piece in enumerate(pieces):
        if piece.reason != "related links" or piece.units > settings.HTML_PROSE_UNITS / 2:
            continue
        box = piece.box if piece.box.tag not in PARAGRAPHS else piece.box.parent
        under = [] if box is None else [p for p in pieces[at + 1 :] if p.box.stands_in(box) and p.reason is None]
        linked = sum(p.linked * p.units for p in under)
        few = 2 * sum(p.prose for p in under) < total
        if few and linked > settings.HTML_RELATED_LINKED * sum(p.units for p in under) and not any(map(number, under)):
            for other in under:
                other.reason = "related links"


def mark_teasers(pieces: list[Piece]) -> None:
    """Give a reason to what ends a page as a list of news does: each a headline that is a link, with a line about it."""
    shown = [p for p in pieces if p.reason is None]
    first, count = len(shown), 0
    for at in reversed([i for i, p in enumerate(shown) if p.prose]):
        headline = next((i for i in range(at - 1, max(-1, at - 4), -1) if _is_headline(shown[i], shown[at])), None)
        if headline is None:
            break
        first, count = headline, count + 1
    rest = sum(p.prose for p in shown[:first])
    if count < settings.HTML_TEASERS or rest < sum(p.prose for p in shown[first:]) / 2:
        return
    for piece in shown[first:]:
        piece.reason = "related links"


def _is_headline(piece: Piece, teaser: Piece) -> bool:
    """Whether a link stands above a paragraph in a box that holds no other running text: the card of a page of news."""
    if piece.linked < settings.HTML_LINK_SHARE or piece.units < settings.HTML_HEADLINE_UNITS or number(piece):
        return False
    card = teaser.box
    while card.parent is not None and not piece.box.stands_in(card):
        card = card.parent
    return card.prose <= teaser.prose and teaser.prose <= settings.HTML_TEASER_PROSE


def mark_links(pieces: list[Piece]) -> None:
    """Give a reason to runs of links: neighbours in one box that are links nearly whole, and lists of such."""
    for box, group in groupby(pieces, key=lambda p: _list_of(p.box)):
        run = [p for p in group if p.reason is None and not p.box.toggle]
        links = [p for p in run if _is_link(p) and not _is_sentence(p)]
        least = max(2.0, settings.HTML_RUN_OF_LINKS * len(run))
        if len(links) >= least and sum(p.prose for p in run) < settings.HTML_PROSE_UNITS:
            for piece in run:
                piece.reason = "navigation"
        elif links and box.linked >= settings.HTML_LINK_SHARE * box.units and box.prose == 0:
            for piece in links:
                piece.reason = "navigation"


def _is_link(piece: Piece) -> bool:
    """Whether a piece is a link nearly whole, a time or a number beside it aside."""
    if not piece.linked or piece.linked >= settings.HTML_LINK_SHARE:
        return piece.linked > 0
    return piece.linked * len(piece.text) >= max(sum(map(str.isalpha, piece.text)), 1)


def _is_sentence(piece: Piece) -> bool:
    """Whether a piece that is a link is a full sentence: headlines have no full stop, clauses linked to notes have."""
    return piece.units >= settings.HTML_PROSE_UNITS / 2 and ends_in(piece.text, _FULL_STOPS)


def _list_of(box: Box) -> Box:
    """Find the list, row or container that a paragraph-like box stands in."""
    while box.parent is not None and box.tag in ("li", "p", "a", "h2", "h3", "h4", "h5", "h6", "td", "dt", "dd"):
        box = box.parent
    return box


def says_furniture(text: str) -> bool:
    """Whether a text says itself that it is none: a notice of rights, an invitation to share."""
    return phrase(text) is not None


def is_stamp(text: str) -> bool:
    """Whether a text is nothing but a date in digits, or a date of any form with the time of day."""
    if len(text) > settings.HTML_STAMP_CHARACTERS or not any(c.isdigit() for c in text):
        return False
    text = ascii_digits(text)
    return bool(_STAMP.fullmatch(text)) or (bool(_YEAR.search(text)) and bool(_CLOCK.search(text)))

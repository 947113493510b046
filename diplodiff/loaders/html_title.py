"""The title of the document on its page: the heading shown above the text, wherever the site's frame puts it."""

from __future__ import annotations

from diplodiff.loaders.html_model import Piece
from diplodiff.patterns import regex
from diplodiff.settings.loaders_html import (
    HTML_TITLE_CHARACTERS,
    HTML_TITLE_LEAST,
    HTML_TITLE_PART,
    HTML_TITLE_PIECES,
    HTML_TITLE_SITE,
)

_WORD = regex(r"\w+")
_NEVER = frozenset(("hidden", "cookie notice", "related links", "comments", "advertisement", "pop-up", "subscription"))


def place_title(pieces: list[Piece], titles: tuple[str, ...]) -> Piece | None:
    """Find the title among the pieces above the first running text, make it part of the text, and return it.

    `titles` is what the page declares. A heading that says the same wins, nearest to the text; else the only h1.
    """
    first = next((i for i, p in enumerate(pieces) if p.reason is None and p.prose), None)
    if first is None:
        first = next((i for i, p in enumerate(pieces) if p.reason is None), len(pieces))
    above = [p for p in pieces[max(0, first - HTML_TITLE_PIECES) : first + 1] if _may_be(p)]
    declared = [_key(t) for t in titles]
    named = [p for p in above if _says(p, declared)]
    best: Piece | None
    headings = [p for p in named if p.kind == "heading"] or named
    if headings:
        best = min(headings, key=lambda p: (p.level or 7, p.reason is not None, -above.index(p)))
    else:
        tops = [p for p in above if p.kind == "heading" and p.level == 1]
        best = tops[-1] if len({p.text for p in tops}) == 1 and _plausible(tops[-1]) else None
    if best is None or (best.prose and best.kind != "heading" and _key(best.text) not in declared):
        return None
    best.reason, best.kind, best.level = None, "heading", 1
    return best


def _may_be(piece: Piece) -> bool:
    return piece.reason not in _NEVER and len(piece.text) <= HTML_TITLE_CHARACTERS and piece.kind != "note"


def _plausible(piece: Piece) -> bool:
    """Whether an h1 that no declared title repeats may be the document's title: not the site's name in a link."""
    return piece.reason is None or (piece.linked < 0.5 and piece.reason in ("page header", "outside the text"))


def _says(piece: Piece, declared: list[str]) -> bool:
    """Whether a piece is the declared title, or the part of it that does not name the site."""
    key = _key(piece.text)
    if len(key) < 4 or not declared:
        return False
    for title in declared:
        if key == title or (
            len(key) >= HTML_TITLE_SITE * len(title) and (title.startswith(key) or title.endswith(key))
        ):
            return True
        if len(title) >= HTML_TITLE_LEAST and key.startswith(title) and len(title) >= HTML_TITLE_PART * len(key):
            return True
    return False


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))

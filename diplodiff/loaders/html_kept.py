"""Taking back what the choice of a box left out: text right above, below, between and inside parts of the text.

A name and a place are one witness each. What only one of them calls furniture, and what holds running text and no link,
stays in the text.
"""

from __future__ import annotations

from diplodiff.loaders import html_furniture as furniture
from diplodiff.loaders.html_model import OUTSIDE, Box, Piece
from diplodiff.settings import loaders_html as settings

# Names that pages give to parts of the text as well: a quotation of an author, a note on rights, a print version.
_DOUBTFUL = frozenset(
    (
        *("page header", "page footer", "date and author", "share links", "tags", "controls", "pictures"),
        *("navigation", "sidebar"),
    )
)


def keep_neighbours(pieces: list[Piece], seed: Box) -> None:
    """Take back what stands right above and below the text, free of links: titles, signatures, annexes."""
    inside = [i for i, p in enumerate(pieces) if p.reason is None]
    if not inside or seed.parent is None:
        return
    for places in (range(inside[-1] + 1, len(pieces)), range(inside[0] - 1, -1, -1)):
        for i in places:
            piece = pieces[i]
            stamp = furniture.is_stamp(piece.text)
            if piece.linked or not (piece.reason == OUTSIDE or stamp) or not piece.box.stands_in(seed.parent):
                break
            piece.reason = "date stamp" if stamp else None


def keep_inside(pieces: list[Piece], seed: Box) -> None:
    """Take back running text inside the box of the text that stands in a part without links, called furniture or not."""
    judged: dict[int, bool] = {}
    whole_page = seed.tag in ("html", "body")  # then only text on both sides tells that a place is inside
    kept = [i for i, p in enumerate(pieces) if p.reason is None and p.prose]
    for piece in pieces[kept[0] : kept[-1]] if whole_page and kept else pieces:
        if piece.reason not in _DOUBTFUL or not piece.prose or furniture.says_furniture(piece.text):
            continue
        around = _outermost_named(piece.box, seed)
        if around is None:
            continue
        if around.order not in judged:
            judged[around.order] = around.linked == 0 and around.prose >= settings.HTML_INSIDE_PROSE * around.units
        if judged[around.order]:
            piece.reason = None


def _outermost_named(box: Box, seed: Box) -> Box | None:
    """Find the outermost box called furniture around a box in the seed; None where the box stands elsewhere."""
    found: Box | None = None
    at: Box | None = box
    while at is not None and at.order > seed.order:
        if at.cue:
            found = at
        at = at.parent
    return found if at is seed else None


def keep_between(pieces: list[Piece], title: Piece | None) -> None:
    """Keep what stands between kept pieces: lead paragraphs under the title, headings between parts of the text."""
    kept = [i for i, p in enumerate(pieces) if p.reason is None]
    prose = [i for i in kept if pieces[i].prose and pieces[i] is not title]
    if not prose:
        return
    top = pieces.index(title) if title is not None else prose[0]
    for i in range(min(top, prose[0]), kept[-1]):
        piece = pieces[i]
        if piece.reason != OUTSIDE:
            continue
        if (piece.prose and piece.linked < settings.HTML_BRANCH_LINKED) or (i > prose[0] and not piece.linked):
            piece.reason = None


def trim_stamps(pieces: list[Piece]) -> None:
    """Leave out a bare date above the first paragraph: it is the site's date stamp, not a word of the text."""
    for piece in pieces:
        if piece.reason is None:
            if piece.prose:
                break
            if furniture.is_stamp(piece.text):
                piece.reason = "date stamp"

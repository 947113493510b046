"""Which part of a page is the text: the smallest box that holds its prose, grown by whatever else reads like it.

Dropping a clause is worse than keeping a caption: whatever continues the numbering of the text, and prose that stands
between kept paragraphs, is kept whatever box it stands in.
"""

from __future__ import annotations

from diplodiff.loaders import html_furniture as furniture
from diplodiff.loaders.html_kept import keep_inside, keep_neighbours, trim_stamps
from diplodiff.loaders.html_model import OUTSIDE, PARAGRAPHS, Box, Piece
from diplodiff.loaders.html_numbered import keep_numbered
from diplodiff.loaders.html_toggles import mark_toggles
from diplodiff.settings import loaders_html as settings


def choose(pieces: list[Piece], boxes: list[Box], language: str | None = None) -> tuple[str, ...]:
    """Set on every piece why it is no part of the text, or None where it is; returns remarks on how that was done.

    language: as the page declares it.
    """
    furniture.measure(pieces, boxes)
    all_hidden = furniture.mark_hidden(pieces)
    furniture.mark_named(pieces, boxes)
    furniture.mark_worded(pieces)
    furniture.mark_related(pieces)
    furniture.mark_teasers(pieces)
    furniture.mark_links(pieces)
    furniture.mark_asides(pieces)
    mark_toggles(pieces, language)
    if boxes and not _is_plain(pieces):
        _leave_out(pieces, _seed(pieces, boxes))
    keep_numbered(pieces)
    trim_stamps(pieces)
    return ("hidden-page",) if all_hidden else ()


def _is_plain(pieces: list[Piece]) -> bool:
    """Whether a page is a bare document, hardly a link on it: then nothing is left out for where it stands."""
    total = sum(p.units for p in pieces if p.reason != "hidden")
    return sum(p.linked * p.units for p in pieces if p.reason != "hidden") <= settings.HTML_PLAIN_LINKED * total


def _seed(pieces: list[Piece], boxes: list[Box]) -> Box:
    """Descend from the root while one box holds nearly all the prose."""
    for piece in pieces:
        if piece.reason is None:
            piece.box.core += piece.prose
    for box in reversed(boxes):
        if box.core and box.parent is not None:
            box.parent.core += box.core
            box.parent.kids.append(box)
    box = boxes[0]
    while box.kids:
        best = max(box.kids, key=lambda kid: kid.core)
        if best.tag in PARAGRAPHS or not _may_descend(box, best):
            break
        box = best
    return box


def _may_descend(box: Box, best: Box) -> bool:
    share = best.core / box.core
    if share >= settings.HTML_DESCEND_SHARE:
        return True
    if best.content < 2 or share < settings.HTML_DESCEND_SHARE_NAMED:
        return False
    twins = sum(1 for kid in box.kids if kid.tag == best.tag and kid.content >= best.content)
    return twins == 1


def _leave_out(pieces: list[Piece], seed: Box) -> None:
    """Everything outside the seed is left out, branch by branch, unless it reads like more of the text."""
    spine = _spine(seed)
    judged: dict[int, bool] = {}
    for piece in pieces:
        if piece.reason is not None or piece.kind == "note":
            continue
        at, branch = _place(piece.box, spine)
        if at is seed:
            continue
        if branch is at:  # it stands directly in a box around the seed
            keep = piece.prose > 0
        else:
            if branch.order not in judged:
                judged[branch.order] = _reads_like_text(branch, seed)
            keep = judged[branch.order]
        if not keep:
            piece.reason = OUTSIDE
    keep_neighbours(pieces, seed)
    keep_inside(pieces, seed)


def _spine(seed: Box) -> set[int]:
    found: set[int] = set()
    box: Box | None = seed
    while box is not None:
        found.add(box.order)
        box = box.parent
    return found


def _place(box: Box, spine: set[int]) -> tuple[Box, Box]:
    """Find the innermost box around the seed that holds a box, and the branch of it that the box is in."""
    branch = box
    while box.order not in spine and box.parent is not None:
        branch, box = box, box.parent
    return box, (box if branch.order in spine else branch)


def _reads_like_text(branch: Box, seed: Box) -> bool:
    """Whether a box beside the text is more of it: mostly running text, hardly a link, not one of many teasers."""
    around = seed.parent  # a part of its own beside the text, without a link, is text
    twin = around is not None and around is branch.parent and around.tag != "body" and not branch.linked
    least = settings.HTML_PROSE_UNITS if twin else settings.HTML_BRANCH_PROSE
    if branch.core < least or branch.core < settings.HTML_BRANCH_SHARE * branch.units:
        return False
    if branch.linked > settings.HTML_BRANCH_LINKED * branch.units:
        return False
    return branch.core >= settings.HTML_BRANCH_OF_TEXT * seed.core

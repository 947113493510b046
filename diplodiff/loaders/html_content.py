"""Which part of a page is the text: the smallest box that holds its prose, grown by whatever else reads like it.

Dropping a clause is worse than keeping a caption: whatever continues the numbering of the text, and prose that stands
between kept paragraphs, is kept whatever box it stands in.
"""

from __future__ import annotations

import re

from diplodiff import settings
from diplodiff.loaders import html_furniture as furniture
from diplodiff.loaders.html_model import Box, Piece

OUTSIDE = "outside the text"
_PARAGRAPHS = frozenset(
    ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dd", "dt", "ul", "ol", "dl")
)
_NUMBERED = re.compile(r"\W{0,2}(?:[^\W\d_]{2,12}\s|第)?(\d{1,3})(?:\s?[.)．、）:۔।-](?!\d)|\s?[条條])")
_NEVER_RETAKEN = frozenset(
    ("cookie notice", "comments", "related links", "advertisement", "subscription", "share links")
)


def choose(pieces: list[Piece], boxes: list[Box]) -> tuple[str, ...]:
    """Set on every piece why it is no part of the text, or None where it is; returns remarks on how that was done."""
    furniture.measure(pieces, boxes)
    all_hidden = furniture.mark_hidden(pieces)
    furniture.mark_named(pieces)
    furniture.mark_worded(pieces)
    furniture.mark_links(pieces)
    furniture.mark_asides(pieces)
    if boxes and not _is_plain(pieces):
        _leave_out(pieces, _seed(pieces, boxes))
    _keep_numbered(pieces)
    _trim_stamps(pieces)
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
        if best.tag in _PARAGRAPHS or not _may_descend(box, best):
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
    _keep_neighbours(pieces, seed)


def _keep_neighbours(pieces: list[Piece], seed: Box) -> None:
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
    if branch.core < settings.HTML_BRANCH_PROSE or branch.core < settings.HTML_BRANCH_SHARE * branch.units:
        return False
    if branch.linked > settings.HTML_BRANCH_LINKED * branch.units:
        return False
    return branch.core >= settings.HTML_BRANCH_OF_TEXT * seed.core


def _keep_numbered(pieces: list[Piece]) -> None:
    """Take back what continues the numbering of the text, with the unnumbered text that follows it in the same box."""
    last: dict[str, int] = {}
    start = 0
    while start < len(pieces):
        if pieces[start].reason is None:
            if label := _number(pieces[start]):
                last[label[0]] = label[1]
            start += 1
            continue
        end = start
        while end < len(pieces) and pieces[end].reason is not None:
            end += 1
        _retake(pieces[start:end], last, _first_numbers(pieces, end))
        start = end


def _retake(run: list[Piece], last: dict[str, int], following: dict[str, int]) -> None:
    within: Box | None = None
    for piece in run:
        label = _number(piece)
        if piece.reason in _NEVER_RETAKEN or piece.linked >= settings.HTML_LINKED_SHARE:
            continue
        if label is None:
            if within is not None and piece.prose and piece.box.stands_in(within):
                piece.reason = None
            continue
        style, value = label
        continues = value == last.get(style, 0) + 1 and following.get(style) != value
        if continues and (style in last or piece.box.folded) and piece.units >= settings.HTML_PROSE_UNITS / 4:
            piece.reason, last[style] = None, value
            within = _block_parent(piece.box)


def _first_numbers(pieces: list[Piece], start: int) -> dict[str, int]:
    """Find the number that comes next in the text behind a gap, for each style of label."""
    found: dict[str, int] = {}
    for piece in pieces[start : start + settings.HTML_NUMBERS_AHEAD]:
        if piece.reason is None and (label := _number(piece)):
            found.setdefault(*label)
    return found


def _block_parent(box: Box) -> Box:
    while box.tag in _PARAGRAPHS and box.parent is not None:
        box = box.parent
    return box


def _number(piece: Piece) -> tuple[str, int] | None:
    """Read the decimal label a piece begins with: its style, digits aside, and its number."""
    printed = f"{piece.number} {piece.text}" if piece.number else piece.text
    m = _NUMBERED.match(printed)
    if m is None or m.end() >= len(printed):
        return None
    return re.sub(r"\d+", "1", m.group().strip()), int(m[1])


def keep_between(pieces: list[Piece], title: Piece | None) -> None:
    """Keep what stands between kept pieces: lead paragraphs under the title, headings between parts of the text."""
    kept = [i for i, p in enumerate(pieces) if p.reason is None]
    prose = [i for i in kept if pieces[i].prose]
    if not prose:
        return
    top = pieces.index(title) if title is not None else prose[0]
    for i in range(min(top, prose[0]), kept[-1]):
        piece = pieces[i]
        if piece.reason != OUTSIDE:
            continue
        if (piece.prose and piece.linked < settings.HTML_BRANCH_LINKED) or (i > prose[0] and not piece.linked):
            piece.reason = None


def _trim_stamps(pieces: list[Piece]) -> None:
    """Leave out a bare date above the first paragraph: it is the site's date stamp, not a word of the text."""
    for piece in pieces:
        if piece.reason is None:
            if piece.prose:
                break
            if furniture.is_stamp(piece.text):
                piece.reason = "date stamp"

"""Labels as evidence: a clause that continues the numbering of the text is a part of it, whatever box it stands in."""

from __future__ import annotations

from diplodiff.loaders.html_model import PARAGRAPHS, Box, Piece
from diplodiff.patterns import regex
from diplodiff.settings import loaders_html as settings

_NUMBERED = regex(r"\W{0,2}(?:[^\W\d_]{2,12}\s|第)?(\d{1,3})(?:\s?[.)．、）:۔।-](?!\d)|\s?[条條])")
_NEVER_RETAKEN = frozenset(
    ("cookie notice", "comments", "related links", "advertisement", "subscription", "share links")
)


def keep_numbered(pieces: list[Piece]) -> None:
    """Take back what continues the numbering of the text, with the unnumbered text that follows it in the same box."""
    last: dict[str, int] = {}
    start = 0
    while start < len(pieces):
        if pieces[start].reason is None:
            if label := number(pieces[start]):
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
        label = number(piece)
        if piece.reason in _NEVER_RETAKEN or piece.linked >= settings.HTML_BRANCH_LINKED:
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
        if piece.reason is None and (label := number(piece)):
            found.setdefault(*label)
    return found


def _block_parent(box: Box) -> Box:
    while box.tag in PARAGRAPHS and box.parent is not None:
        box = box.parent
    return box


def number(piece: Piece) -> tuple[str, int] | None:
    """Read the decimal label a piece begins with: its style, digits aside, and its number."""
    if piece.label == ():
        piece.label = _label(f"{piece.number} {piece.text}" if piece.number else piece.text)
    return piece.label or None


def _label(printed: str) -> tuple[str, int] | None:
    m = _NUMBERED.match(printed)
    if m is None or m.end() >= len(printed):
        return None
    return f"{printed[: m.start(1)]}1{printed[m.end(1) : m.end()]}".strip(), int(m[1])

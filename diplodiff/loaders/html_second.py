"""A second reading of a page, by what it shows and not by how it is built, and where it disagrees with the first.

The first reading asks which box holds the text. The second one knows no boxes: it takes the stretch of the visible page
whose running text outweighs its links and scraps the most (maximum subsequence segmentation, Pasternack and Roth 2009).
Neither is believed alone: running text that only the second finds, and labels that the page shows and the first reading
lacks, lower the coverage, and with it the confidence in what is called one-sided.
"""

from __future__ import annotations

from typing import NamedTuple

from diplodiff.loaders.html_furniture import says_furniture
from diplodiff.loaders.html_model import OUTSIDE, Box, Piece
from diplodiff.loaders.html_numbered import number
from diplodiff.model import Note
from diplodiff.settings import loaders_html as settings

_AT_THE_EDGE = frozenset(
    ("page header", "page footer", "navigation", "cookie notice", "subscription", "pop-up", "comments")
)
_SURE_TAGS = frozenset(("select", "button", "textarea", "nav", "dialog"))


class Second(NamedTuple):
    """What a second reading finds beyond the first: the share (0 to 1) of the text that was read, and remarks."""

    coverage: float
    notes: tuple[Note, ...]


def second_reading(pieces: list[Piece]) -> Second:
    """Compare the pieces that are text with what the page shows; wants the final reasons on the pieces."""
    shown = [p for p in pieces if p.reason != "hidden"]
    kept = [i for i, p in enumerate(shown) if p.reason is None]
    if not kept:
        return Second(0.0, ())
    inside = range(kept[0], kept[-1])
    weights = [_weight(p, trusted=_is_trusted(p, i in inside)) for i, p in enumerate(shown)]
    start, end = _heaviest(weights)
    missed = [p for i, p in enumerate(shown) if p.reason and weights[i] > 0 and (start <= i < end or i in inside)]
    read = sum(p.size for p in shown if p.reason is None)
    unknown = missed + [p for i, p in enumerate(shown) if p.reason == OUTSIDE and i in inside and not p.prose]
    share = sum(p.size for p in missed) / max(1, read)
    notes = []
    if share > settings.HTML_SECOND_SHARE:
        notes.append(_differs(missed))
    if labels := _labels_left_out(shown):
        notes.append(_unread(labels))
        unknown += [p for p in labels if p not in unknown]
    return Second(read / (read + sum(p.size for p in unknown)), tuple(notes))


def _is_trusted(piece: Piece, inside: bool) -> bool:
    """Whether a second witness besides its name calls a piece furniture: links beside it, its wording, or its place."""
    if piece.reason in (None, OUTSIDE):
        return False
    named = _named_box(piece.box)
    if named is None or named.linked or named.tag in _SURE_TAGS or piece.reason == "picture caption":
        return True  # a name was not the first witness, or links are the second one; long captions are text already
    at_edge = not inside and (piece.reason in _AT_THE_EDGE or named.tag == "aside")
    return at_edge or says_furniture(piece.text)


def _named_box(box: Box) -> Box | None:
    """Find the outermost box around a piece that is called furniture."""
    found: Box | None = None
    at: Box | None = box
    while at is not None:
        if at.cue:
            found = at
        at = at.parent
    return found


def _weight(piece: Piece, *, trusted: bool) -> float:
    """Running text counts for what it is, anything else against it; furniture that is trusted to be some ends a stretch."""
    if piece.prose and not trusted:
        return piece.prose
    return -settings.HTML_SCRAP_WEIGHT * (1 + piece.linked)


def _heaviest(weights: list[float]) -> tuple[int, int]:
    """Find the stretch with the greatest sum of weights, as a half-open range."""
    best, total, begin = 0.0, 0.0, 0
    found = (0, 0)
    for i, weight in enumerate(weights):
        if total <= 0:
            total, begin = 0.0, i
        total += weight
        if total > best:
            best, found = total, (begin, i + 1)
    return found


def _labels_left_out(shown: list[Piece]) -> list[Piece]:
    """Find visible pieces whose label fills a gap in the numbering of the text, or goes on from its end."""
    values: dict[str, set[int]] = {}
    for piece in shown:
        if piece.reason is None and (label := number(piece)):
            values.setdefault(label[0], set()).add(label[1])
    found = []
    for piece in shown:
        label = number(piece) if piece.reason and piece.prose and piece.linked < settings.HTML_BRANCH_LINKED else None
        known = values.get(label[0]) if label else None
        if label and known and len(known) > 1 and min(known) < label[1] <= max(known) + 1 and label[1] not in known:
            found.append(piece)
    return found


def _differs(missed: list[Piece]) -> Note:
    size = sum(p.size for p in missed)
    first = missed[0].text[: settings.HTML_EXCERPT_CHARACTERS].strip()
    return Note(
        "two-readings",
        f"A second reading of the page takes {size} more characters for text, from “{first}” on; compare the page with "
        "what was read, or save the text alone.",
    )


def _unread(labels: list[Piece]) -> Note:
    said = ", ".join(f"“{p.number or ''} {p.text[:20]}”".replace("“ ", "“") for p in labels[:5])
    return Note(
        "two-readings",
        f"The page shows numbered paragraphs that fit the text and were not read as part of it: {said}; check the page.",
    )

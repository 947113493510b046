"""Parts of the text that may be none: a line beside a picture or a player, a quotation, the one paragraph in a box of its own.

A caption or a pulled quotation without a telling name looks like a paragraph. It is read as one, since dropping a clause is
worse; that it may be the page's is kept, so that nothing is surely called one-sided for it.
"""

from __future__ import annotations

from collections import Counter

from diplodiff.loaders.html_cues import shows
from diplodiff.loaders.html_lines import ends_sentence, is_short_label
from diplodiff.loaders.html_model import Box, Piece
from diplodiff.loaders.html_numbered import number
from diplodiff.settings import loaders_html as settings

MEDIA = frozenset(("img", "picture", "figure", "iframe", "video", "audio", "embed", "object", "amp-img", "amp-video"))
_QUOTING = frozenset(("blockquote", "aside", "q", "cite", "figure"))


def mark_doubtful(pieces: list[Piece]) -> None:
    """Set `aside` on the kept pieces without a number that the page shows apart from the rest; what stands beside a picture
    and is no sentence is its caption.
    """
    kept = [p for p in pieces if p.reason is None and p.kind != "note"]
    plain = [p for p in kept if not p.number and number(p) is None and p.kind != "heading"]
    quoted = [p for p in plain if _in_quotation(p.box)]
    if 2 * sum(p.units for p in quoted) < sum(p.units for p in kept):
        for piece in quoted:
            piece.aside = True
    paths = {id(p): p.box.shape for p in kept if p.prose}
    common, count = next(iter(Counter(paths.values()).most_common(1)), ("", 0))
    odd = count >= settings.HTML_USUAL_SHARE * len(paths) and count > 2
    slanted = sum(p.slanted for p in kept if p.prose)
    below = _below_media(pieces)
    for piece in plain:
        apart = odd and id(piece) in paths and not common.startswith(paths[id(piece)]) and paths[id(piece)] != common
        beside = _beside_media(piece)
        near = piece.units <= settings.HTML_CAPTION_UNITS and (id(piece) in below or shows(piece.text))
        if ends_sentence(
            piece.text
        ):  # a line that is none may be a signature, which may stand above a picture or be slanted
            near = near or (piece.above_media and piece.units <= settings.HTML_CAPTION_UNITS)
            near = near or (piece.slanted and slanted <= (1 - settings.HTML_USUAL_SHARE) * len(paths))
        piece.aside = piece.aside or apart or beside or near
        if beside and not ends_sentence(piece.text) and not is_short_label(piece.text):
            piece.reason = "picture caption"


def _below_media(pieces: list[Piece]) -> set[int]:
    """The pieces right below a picture or a player, what is known to be its caption or credit line aside."""
    found: set[int] = set()
    below = False
    for piece in pieces:
        below = piece.below_media or below
        if below:
            found.add(id(piece))
        below = below and piece.reason is not None
    return found


def _in_quotation(box: Box | None) -> bool:
    while box is not None:
        if box.tag in _QUOTING:
            return True
        box = box.parent
    return False


def _beside_media(piece: Piece) -> bool:
    """Whether a picture or a player stands in the paragraph, or in a box with hardly more in it."""
    if piece.units > settings.HTML_CAPTION_UNITS:
        return False
    if piece.box.media:
        return True
    around = piece.box.parent
    return around is not None and around.media and around.units <= settings.HTML_CAPTION_UNITS

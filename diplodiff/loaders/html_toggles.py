"""Labels of sections that a click opens: the words on tabs, accordions and spoilers.

They are the page's and not the text's, which another publisher prints without them. A label that numbers what it opens
("Article 4", "II") is a label of the text and stays.
"""

from __future__ import annotations

from diplodiff.language.labels import candidates
from diplodiff.loaders.html_lines import ends_sentence
from diplodiff.loaders.html_model import Piece
from diplodiff.settings import loaders_html as settings

REASON = "section label of the page"


def mark_toggles(pieces: list[Piece], language: str | None) -> None:
    """Give the labels of sections that open their reason. language: as the page declares it."""
    for piece in pieces:
        kept = piece.reason is not None and piece.reason != "controls"
        if kept or not piece.box.toggle or piece.level == 1 or piece.units > settings.HTML_TOGGLE_UNITS:
            continue
        numbers = piece.number or candidates(piece.text, language, heading=True)
        piece.reason = None if numbers or ends_sentence(piece.text) else REASON

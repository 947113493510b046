"""An engine of optical recognition that sees the same in every picture."""

from __future__ import annotations

from diplodiff.loaders.ocr_words import Picture, Word
from tests.loaders.ocr_fake import installed, narrowed, packs, remedy

__all__ = ["PARALLEL", "UNREAD", "installed", "narrowed", "packs", "remedy", "turn", "words"]
PARALLEL = False
UNREAD = 0.5


def words(picture: Picture, names: tuple[str, ...], seconds: float) -> list[Word]:
    return []


def turn(picture: Picture) -> int:
    return 0

"""RapidOCR as an OCR engine: from the package index alone (extra `ocr`), its models inside the package, no network.

Its shipped models read Chinese, Japanese and the Latin alphabet and nothing else; other scripts come out as noise.
"""

from __future__ import annotations

import threading
from functools import cache
from importlib.util import find_spec
from typing import Any

from diplodiff.errors import LoadError
from diplodiff.language.tables import primary
from diplodiff.loaders.ocr_words import Picture, Word
from diplodiff.settings import loaders_ocr as settings

PARALLEL = False  # it uses all cores for one page
UNREAD = settings.OCR_UNREAD_RAPIDOCR
READS = ("de", "en", "es", "fr", "pt", "zh")
_ONE = threading.Lock()


def installed() -> bool:
    """Whether the package and the library that runs its models are here."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def packs(language: str | None) -> tuple[str, ...]:
    """The language itself if it is one of those that the models read; all of them without one; empty otherwise."""
    if not installed():
        return ()
    code = primary(language)
    return READS if code is None else tuple(name for name in READS if name == code)


def remedy(language: str | None) -> str:
    """How to get what is missing for a language; empty where this engine cannot read it."""
    return "pip install 'diplodiff[ocr]'" if language is None or primary(language) in READS else ""


def words(picture: Picture, names: tuple[str, ...], seconds: float) -> list[Word]:
    """The lines of a picture, each as one word. Raises LoadError where the engine fails; it cannot be stopped."""
    with _ONE:
        try:
            found = _engine()(picture.png)
        except Exception as error:  # of what the library raises nothing is documented
            raise LoadError(f"rapidocr failed ({type(error).__name__})") from error
    if found.txts is None:
        return []
    result = []
    for n, (text, score, box) in enumerate(zip(found.txts, found.scores, found.boxes, strict=True)):
        xs, ys = [float(point[0]) for point in box], [float(point[1]) for point in box]
        if text.strip():
            result.append(Word(text.strip(), min(xs), min(ys), max(xs), max(ys), float(score), n, n))
    return result


def narrowed(names: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The same names: one model reads them all."""
    return names


def turn(picture: Picture) -> int:
    """Always 0: the engine turns lines by itself, pages it does not."""
    return 0


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})

"""The words around a text on its publisher's page, by language (furniture.txt)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True)
class More:
    """What publishers print around a text, in one language."""

    code: str
    read_also: str
    photo: str
    views: str
    printed: str
    back: str
    listen: str
    latest: str
    subscribe: str
    dateline: str
    lead: str
    about: str
    updated: str
    source: str
    video: str
    quote: str
    hashtags: str
    service: str


@lru_cache(maxsize=1)
def furniture() -> dict[str, More]:
    """The words of each language, by its code."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("# ")]
    size = len(More.__dataclass_fields__)
    return {lines[i]: More(*lines[i : i + size]) for i in range(0, len(lines), size)}

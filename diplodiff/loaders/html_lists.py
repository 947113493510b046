"""The numbers that a browser prints beside list items: they stand in no text node, yet a reader cites them.

Counting follows the HTML standard (start, reversed, value); the printed form follows the type attribute and the
predefined counter styles of CSS. Counters of a style sheet's own are not computed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diplodiff.loaders.number_formats import BULLET, format_number
from diplodiff.patterns import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_FORMATS = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "lower-greek": "greekLower",
    "arabic-indic": "arabicIndic",
    "persian": "persianIndic",
    "urdu": "persianIndic",
    "devanagari": "hindiNumbers",
    "bengali": "bengaliNumbers",
    "thai": "thaiNumbers",
    "hebrew": "hebrew1",
    "lower-russian": "russianLower",
    "cyrillic-lower": "russianLower",
    "lower-cyrillic": "russianLower",
    "upper-russian": "russianUpper",
    "cjk-decimal": "ideographDigital",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "japanese-informal": "japaneseCounting",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
    "hangul": "ganada",
    "korean-hangul-formal": "koreanCounting",
    "katakana": "aiueoFullWidth",
    "katakana-iroha": "irohaFullWidth",
}
_EAST_ASIAN = frozenset(
    (
        *("cjk-decimal", "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "japanese-informal"),
        *("cjk-heavenly-stem", "cjk-earthly-branch", "katakana", "katakana-iroha"),
    )
)
_BULLET_STYLES = frozenset(("disc", "circle", "square", "disclosure-open", "disclosure-closed"))
_STYLE_TYPE = regex(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_INTEGER = regex(r"\s*([+-]?\d{1,6})")


@dataclass(slots=True)
class ListState:
    """One open list: what its next item is numbered, and how."""

    style: str
    value: int
    step: int

    def label(self, item: _Element) -> str | None:
        """Count one item and return the label printed beside it; None where none is printed."""
        own = _integer(item.get("value"))
        if own is not None:
            self.value = own
        value, self.value = self.value, self.value + self.step
        style = _style(item) or self.style
        if style == "none":
            return None
        if style in _BULLET_STYLES:
            return BULLET
        mark = "、" if style in _EAST_ASIAN else "."
        return format_number(value, _FORMATS[style]) + mark


def open_list(element: _Element) -> ListState:
    """Start counting a list element ("ol", "ul", "menu" or "dir")."""
    if element.tag != "ol":
        return ListState(_style(element) or "disc", 1, 1)
    backwards = element.get("reversed") is not None
    start = _integer(element.get("start"))
    if start is None:
        start = sum(1 for child in element if child.tag == "li") if backwards else 1
    return ListState(_style(element) or "decimal", start, -1 if backwards else 1)


def _style(element: _Element) -> str | None:
    """Read the counter style that an element asks for, by its style attribute or the older type attribute."""
    css = element.get("style")
    if css and (m := _STYLE_TYPE.search(css)):
        for word in m[1].lower().replace("!important", "").split():
            if word in _FORMATS or word in _BULLET_STYLES or word == "none":
                return word
    kind = (element.get("type") or "").strip()
    return _TYPES.get(kind) or (kind.lower() if kind.lower() in _BULLET_STYLES else None)


def _integer(text: str | None) -> int | None:
    m = _INTEGER.match(text) if text else None
    return int(m[1]) if m else None

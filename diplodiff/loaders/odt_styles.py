"""Styles of an OpenDocument text and the numbers of its lists (OpenDocument 1.3, parts 3, sections 16 and 19.880)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplodiff.loaders.container import attribute, child, local
from diplodiff.loaders.number_formats import BULLET, format_number
from diplodiff.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.loaders.container import Element

LEVELS = 10
_SLOT = regex(r"%(\d{1,2})%")
_FORMATS = {"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}
# Other formats are described by their first numbers ("а, б, .., аа, аб, ... (ru)"); here by the first of them.
_DESCRIPTIONS = (
    "① decimalEnclosedCircle 一 japaneseCounting 壹 chineseLegalSimplified １ decimalFullWidth ア aiueo イ iroha "
    "가 ganada ㄱ chosung 일 koreanCounting 甲 ideographTraditional 子 ideographZodiac أ arabicAlpha ا persianAlpha "
    "א hebrew2 ก thaiLetters क hindiVowels α greekLower Α greekUpper а russianLower А russianUpper ١ arabicIndic "
    "۱ persianIndic १ hindiNumbers ১ bengaliNumbers ๑ thaiNumbers 01 decimalZero 1st ordinal One cardinalText "
    "First ordinalText"
)
_DESCRIBED = dict(zip(_DESCRIPTIONS.split()[::2], _DESCRIPTIONS.split()[1::2], strict=True))


@dataclass(frozen=True)
class ListLevel:
    """One level of a list style. pattern has %n% for the number of level n; "" prints nothing."""

    format: str
    pattern: str
    start: int = 1


@dataclass(frozen=True)
class Style:
    """What a style sets itself."""

    parent: str | None
    hidden: bool | None
    bold: bool | None
    languages: tuple[str | None, str | None, str | None]  # as kind_of_script counts
    size: float | None
    raised: bool | None = None


@dataclass
class Styles:
    """All styles by family and name, the list styles, and the numbering of headings."""

    styles: dict[tuple[str, str], Style] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    outline: dict[int, ListLevel] = field(default_factory=dict)
    languages: tuple[str | None, str | None, str | None] = (None, None, None)

    def chain(self, family: str, name: str | None) -> Iterator[Style]:
        """The style and its parents, nearest first."""
        seen: set[str] = set()
        while name is not None and name not in seen:
            seen.add(name)
            style = self.styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent

    def names(self, family: str, name: str | None) -> Iterator[str]:
        """The names along the same chain."""
        seen: set[str] = set()
        while name is not None and name not in seen:
            seen.add(name)
            yield name
            style = self.styles.get((family, name))
            name = style.parent if style else None


@dataclass
class Counters:
    """The running numbers of one list, a level each."""

    values: list[int | None] = field(default_factory=lambda: [None] * (LEVELS + 1))

    def next(self, levels: dict[int, ListLevel], level: int, start: int | None) -> str | None:
        """Count one item on `level` (from 1) and give its label; `start` overrides its number."""
        level = min(level, LEVELS)
        for above in range(1, level):
            if self.values[above] is None:
                self.values[above] = levels[above].start if above in levels else 1
        previous, own = self.values[level], levels.get(level)
        if start is not None:
            self.values[level] = start
        else:
            self.values[level] = (own.start if own else 1) if previous is None else previous + 1
        self.restart_below(level)
        return self._printed(levels, own) if own else None

    def restart_below(self, level: int) -> None:
        """Begin anew on every level under this one."""
        for below in range(level + 1, LEVELS + 1):
            self.values[below] = None

    def _printed(self, levels: dict[int, ListLevel], own: ListLevel) -> str | None:
        if own.format == "bullet":
            return BULLET

        def fill(match: re.Match[str]) -> str:
            at = min(int(match.group(1)), LEVELS)
            name = levels[at].format if at in levels else "decimal"
            return "" if name == "none" else format_number(self.values[at] or 0, name)

        return " ".join(_SLOT.sub(fill, own.pattern).split()) or None


def read_styles(*roots: Element | None) -> Styles:
    """Styles of the content and styles parts; later ones win."""
    out = Styles()
    for root in roots:
        for element in () if root is None else root.iter():
            name = local(element)
            if name == "style":
                key = (attribute(element, "family", "") or "", attribute(element, "name", "") or "")
                out.styles[key] = _style(element)
            elif name == "default-style" and attribute(element, "family") == "paragraph":
                out.languages = _style(element).languages
            elif name == "list-style":
                out.lists[attribute(element, "name", "") or ""] = _levels(element)
            elif name == "outline-style":
                out.outline = _levels(element)
    return out


def _style(element: Element) -> Style:
    text = child(element, "text-properties")
    display, weight = attribute(text, "display"), attribute(text, "font-weight")
    position = (attribute(text, "text-position", "") or "").split()
    points = re.fullmatch(r"([\d.]+)pt", attribute(text, "font-size", "") or "")
    return Style(
        parent=attribute(element, "parent-style-name"),
        hidden=None if display is None else display == "none",
        bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        languages=(attribute(text, "language"), attribute(text, "language-complex"), attribute(text, "language-asian")),
        size=float(points.group(1)) if points and points.group(1).count(".") < 2 and points.group(1) != "." else None,
        raised=_is_raised(position[0]) if position else None,
    )


def _is_raised(position: str) -> bool:
    """Whether a text position ("super", "33%", "-20%") is above the line."""
    return position == "super" or bool(re.fullmatch(r"0*[1-9]\d?%", position))


def _levels(element: Element) -> dict[int, ListLevel]:
    out = {}
    for level in element:
        number = integer(attribute(level, "level"))
        if number is not None and 1 <= number <= LEVELS:
            out[number] = _level(level, number)
    return out


def _level(element: Element, number: int) -> ListLevel:
    if local(element) in ("list-level-style-bullet", "list-level-style-image"):
        return ListLevel("bullet", BULLET)
    described = attribute(element, "num-format", "") or ""
    first, _, more = described.partition(",")
    name = _FORMATS.get(described) or _DESCRIBED.get(first.strip())
    if name == "arabicAlpha" and [sign.strip() for sign in more.split(",")[:2]] == ["ب", "ج"]:
        name = "arabicAbjad"  # the two orders part at the third letter
    start = integer(attribute(element, "start-value"))
    prefix, suffix = attribute(element, "num-prefix", "") or "", attribute(element, "num-suffix", "") or ""
    if not described:
        return ListLevel("none", f"{prefix}{suffix}".strip(), 1 if start is None else start)
    shown = min(max(integer(attribute(element, "display-levels")) or 1, 1), number)
    pattern = attribute(element, "num-list-format")  # newer programs give the whole pattern
    if pattern is None:
        pattern = prefix + ".".join(f"%{n}%" for n in range(number - shown + 1, number + 1)) + suffix
    return ListLevel(name or "decimal", pattern, 1 if start is None else start)


def integer(text: str | None) -> int | None:
    """A whole number from an attribute; None where it is missing or none."""
    return int(text) if text and len(text) < 9 and re.fullmatch(r"-?\d+", text) else None

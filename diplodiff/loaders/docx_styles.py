"""Styles of a Word document: what a paragraph or run inherits along its chain of bases (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplodiff.loaders.container import child, local
from diplodiff.patterns import regex

if TYPE_CHECKING:
    from diplodiff.loaders.container import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_HEADING = regex(r"heading\s?([1-9])", re.IGNORECASE)
_CONTENTS = regex(r"toc\s?[1-9]", re.IGNORECASE)
_NAMED = {"title": 1, "subtitle": 2}
_OFF = frozenset({"0", "false", "off", "none"})
_BODY_TEXT = 9  # the outline level that means "no heading"
_MAX_HEADING = 6


@dataclass(frozen=True)
class Style:
    """One style: only what it sets itself; None where it leaves a property to its base."""

    id: str
    name: str
    based_on: str | None
    outline: int | None
    num_id: str | None
    ilvl: int | None
    toggles: dict[str, bool]
    size: float | None
    languages: dict[str, str]


@dataclass
class Styles:
    """All styles of a document; unknown ids behave as an empty style of that name."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default_paragraph: str | None = None
    languages: dict[str, str] = field(default_factory=dict)  # document defaults: val, bidi, eastAsia
    size: float | None = None

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """The style and its bases, nearest first; a circle of bases is left where it closes."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen:
            seen.add(style_id)
            style = self.by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = style.based_on

    def heading_level(self, style_id: str | None) -> int:
        """1 to 6 for a heading (titles are 1), 0 for anything else."""
        if style_id is not None and style_id not in self.by_id:
            return _level_by_name(style_id)
        for style in self.chain(style_id):
            if style.outline is not None:
                return 0 if style.outline >= _BODY_TEXT else min(style.outline + 1, _MAX_HEADING)
            if level := _level_by_name(style.name):
                return level
        return 0

    def is_contents(self, style_id: str | None) -> bool:
        """Whether the style is that of an entry in a table of contents."""
        return any(_CONTENTS.fullmatch(style.name) for style in self.chain(style_id))

    def toggle(self, style_id: str | None, name: str) -> bool | None:
        """A switch such as "b" or "vanish"; None where neither the style nor its bases set it."""
        return next((s.toggles[name] for s in self.chain(style_id) if name in s.toggles), None)

    def size_of(self, style_id: str | None) -> float | None:
        """Type size in points."""
        return next((s.size for s in self.chain(style_id) if s.size is not None), self.size)

    def language_of(self, style_id: str | None, kind: str) -> str | None:
        """The language for "val" (Latin, Cyrillic ...), "bidi" or "eastAsia" text."""
        return next((s.languages[kind] for s in self.chain(style_id) if kind in s.languages), self.languages.get(kind))


def _level_by_name(name: str) -> int:
    if match := _HEADING.fullmatch(name.strip()):
        return min(int(match.group(1)), _MAX_HEADING)
    return _NAMED.get(name.strip().lower(), 0)


def read_styles(root: Element | None) -> Styles:
    """The styles part; an empty set where the document has none."""
    styles = Styles()
    if root is None:
        return styles
    defaults = child(root, "docDefaults", "rPrDefault", "rPr")
    styles.languages, styles.size = languages_in(defaults), size_in(defaults)
    for element in root.iterchildren(W + "style"):
        style_id = element.get(W + "styleId")
        if not style_id:
            continue
        styles.by_id[style_id] = _style(element, style_id)
        if element.get(W + "type") == "paragraph" and (element.get(W + "default") or "0") not in _OFF:
            styles.default_paragraph = style_id
    return styles


def _style(element: Element, style_id: str) -> Style:
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    num_id, ilvl = numbering_in(paragraph)
    toggles = {name: found for name in ("b", "bCs", "vanish") if (found := toggle_in(run, name)) is not None}
    return Style(
        id=style_id,
        name=value(child(element, "name")) or style_id,
        based_on=value(child(element, "basedOn")),
        outline=integer(child(paragraph, "outlineLvl")),
        num_id=num_id,
        ilvl=ilvl,
        toggles=toggles,
        size=size_in(run),
        languages=languages_in(run),
    )


def value(element: Element | None) -> str | None:
    """The w:val of a property element."""
    return None if element is None else element.get(VAL)


def integer(element: Element | None) -> int | None:
    """The w:val of a property element as a number; None where it is missing or no number."""
    try:
        return int(value(element) or "")
    except ValueError:
        return None


def numbering_in(properties: Element | None) -> tuple[str | None, int | None]:
    """(numId, ilvl) that paragraph properties set themselves."""
    num = child(properties, "numPr")
    return value(child(num, "numId")), integer(child(num, "ilvl"))


def toggle_in(properties: Element | None, name: str) -> bool | None:
    """A switch that run properties set themselves: on, off or None."""
    element = child(properties, name)
    return None if element is None else (element.get(VAL) or "1").lower() not in _OFF


def size_in(properties: Element | None) -> float | None:
    """Type size in points; the format counts half points."""
    half_points = integer(child(properties, "sz"))
    return half_points / 2 if half_points else None


def languages_in(properties: Element | None) -> dict[str, str]:
    """The languages that run properties set, by kind of script: val, bidi, eastAsia."""
    element = child(properties, "lang")
    if element is None:
        return {}
    return {name: found for name in ("val", "bidi", "eastAsia") if (found := element.get(W + name))}


def elements(parent: Element | None, name: str) -> list[Element]:
    """The children of a local name."""
    return [] if parent is None else [c for c in parent if local(c) == name]

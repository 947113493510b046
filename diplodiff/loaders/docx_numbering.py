"""Word's automatic numbers, computed as Word prints them (ECMA-376 part 1, 17.9).

Counters belong to an abstract definition: two lists made from one definition count on, unless the second overrides the
start. A level restarts after any higher one unless it says otherwise, and a level that was skipped counts as begun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.loaders.container import child
from diplodiff.loaders.docx_styles import W, elements, integer, numbering_in, toggle_in, value
from diplodiff.loaders.number_formats import BULLET, format_number, known
from diplodiff.patterns import regex

if TYPE_CHECKING:
    from diplodiff.loaders.container import Element
    from diplodiff.loaders.docx_styles import Styles

_LEVELS = 9
_SLOT = regex(r"%([1-9])")
_PADDED = regex(r"(0+)1\b")


@dataclass(frozen=True)
class Level:
    """One level of a list: its first number, number format, printed pattern ("%1.%2.") and when it restarts."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # after a level of this number (from 1) or higher; 0 never; None after any higher
    legal: bool = False
    style: str | None = None
    padding: int = 0  # digits of a zero-padded custom format


@dataclass(frozen=True)
class NumberedList:
    """A list instance: the abstract definition whose counters it shares, its levels, and the starts it overrides."""

    abstract: str
    levels: tuple[Level, ...]
    overrides: dict[int, int]


class Label(NamedTuple):
    """A computed label; number is None where the level prints nothing."""

    number: str | None
    depth: int


@dataclass
class Numbering:
    """All lists of a document with the state of their counters: call `label` once for each paragraph, in order."""

    lists: dict[str, NumberedList] = field(default_factory=dict)
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    unknown_formats: set[str] = field(default_factory=set)

    def place(self, properties: Element | None, style_id: str | None, styles: Styles) -> tuple[str, int] | None:
        """(numId, level from 0) of a paragraph, from itself or its styles; None where it is not numbered."""
        num_id, ilvl = numbering_in(properties)
        if num_id is None:
            chain = list(styles.chain(style_id))
            num_id = next((s.num_id for s in chain if s.num_id is not None), None)
            if num_id is not None and ilvl is None:
                ilvl = self._level_of_style(num_id, {s.id for s in chain})
                if ilvl is None:
                    ilvl = next((s.ilvl for s in chain if s.ilvl is not None), None)
        if num_id is None or num_id == "0" or num_id not in self.lists:
            return None
        return num_id, min(max(ilvl or 0, 0), _LEVELS - 1)

    def _level_of_style(self, num_id: str, style_ids: set[str]) -> int | None:
        found = self.lists.get(num_id)
        if found is None:
            return None
        return next((i for i, level in enumerate(found.levels) if level.style in style_ids), None)

    def label(self, num_id: str, ilvl: int) -> Label:
        """Count one paragraph and give its label."""
        numbered = self.lists[num_id]
        counter = self.counters.setdefault(numbered.abstract, [None] * _LEVELS)
        for above in range(ilvl):
            if counter[above] is None:
                counter[above] = self._start(numbered, above)
        previous = counter[ilvl]
        first_here = ilvl in numbered.overrides and (num_id, ilvl) not in self.begun
        self.begun.add((num_id, ilvl))
        counter[ilvl] = self._start(numbered, ilvl) if previous is None or first_here else previous + 1
        for below in range(ilvl + 1, _LEVELS):
            restart = numbered.levels[below].restart
            if restart is None or restart > below or ilvl < restart:
                counter[below] = None
        return Label(self._printed(numbered, ilvl, counter), ilvl + 1)

    @staticmethod
    def _start(numbered: NumberedList, ilvl: int) -> int:
        return numbered.overrides.get(ilvl, numbered.levels[ilvl].start)

    def _printed(self, numbered: NumberedList, ilvl: int, counter: list[int | None]) -> str | None:
        level = numbered.levels[ilvl]
        if level.format == "bullet":
            return BULLET if level.text.strip() else None
        if any(int(slot) > ilvl + 1 for slot in _SLOT.findall(level.text)):
            return None  # Word prints nothing for a pattern that looks below its own level

        def fill(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            shown = numbered.levels[at]
            name = "decimal" if level.legal and shown.format != "none" else shown.format
            if not known(name):
                self.unknown_formats.add(name)
            return format_number(counter[at] or 0, name).rjust(shown.padding, "0")

        return " ".join(_SLOT.sub(fill, level.text).split()) or None


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The numbering part; no lists where the document has none."""
    if root is None:
        return Numbering()
    abstracts = {a.get(W + "abstractNumId", ""): a for a in elements(root, "abstractNum")}
    nums = {n.get(W + "numId", ""): n for n in elements(root, "num")}
    lists = {}
    for num_id, num in nums.items():
        abstract_id = _linked(value(child(num, "abstractNumId")) or "", abstracts, nums, styles)
        levels = _levels(abstracts.get(abstract_id))
        overrides = {}
        for override in elements(num, "lvlOverride"):
            at = _index(override)
            own, start = child(override, "lvl"), integer(child(override, "startOverride"))
            if at is None:
                continue
            if own is not None:
                levels[at] = _level(own)
            if start is not None:
                overrides[at] = start
        lists[num_id] = NumberedList(abstract_id, tuple(levels), overrides)
    return Numbering(lists)


def _linked(abstract_id: str, abstracts: dict[str, Element], nums: dict[str, Element], styles: Styles) -> str:
    """The abstract definition that holds the levels: a definition may just point to a list style that has them."""
    seen = set()
    while abstract_id in abstracts and abstract_id not in seen:
        seen.add(abstract_id)
        link = value(child(abstracts[abstract_id], "numStyleLink"))
        if link is None:
            break
        style = styles.by_id.get(link)
        target = nums.get(style.num_id or "") if style else None
        found = value(child(target, "abstractNumId"))
        if found is None:  # the style names no list: the definition that calls itself the style's is meant
            found = next((k for k, a in abstracts.items() if value(child(a, "styleLink")) == link), None)
        if found is None:
            break
        abstract_id = found
    return abstract_id


def _levels(abstract: Element | None) -> list[Level]:
    levels = [Level()] * _LEVELS
    for element in elements(abstract, "lvl"):
        at = _index(element)
        if at is not None:
            levels[at] = _level(element)
    return levels


def _index(element: Element) -> int | None:
    found = element.get(W + "ilvl", "")
    return int(found) if found.isascii() and found.isdigit() and int(found) < _LEVELS else None


def _level(element: Element) -> Level:
    start = integer(child(element, "start"))
    level = Level(
        start=0 if start is None else start,
        text=value(child(element, "lvlText")) or "",
        restart=integer(child(element, "lvlRestart")),
        legal=bool(toggle_in(element, "isLgl")),
        style=value(child(element, "pStyle")),
    )
    plain = child(element, "numFmt")
    # A format that newer versions know stands beside the one that older versions fall back to.
    custom = next((e for e in element.iterdescendants(W + "numFmt") if e.get(W + "val") == "custom"), None)
    if custom is not None and (padded := _PADDED.match(custom.get(W + "format", ""))):
        return replace(level, padding=len(padded.group()))
    if plain is None:
        plain = child(element, "AlternateContent", "Fallback", "numFmt")
    return replace(level, format=value(plain) or "decimal")

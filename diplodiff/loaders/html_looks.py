"""What an element's tag and attributes say of it, wherever it stands: worked out once for all that are alike in both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplodiff.loaders.html_asides import MEDIA
from diplodiff.loaders.html_cues import NOTHING_SAID, Cue, cue
from diplodiff.loaders.html_notes import is_note
from diplodiff.loaders.html_styles import (
    alignment,
    is_block,
    is_bold,
    is_hidden,
    is_pictured,
    is_slanted,
    opens_section,
)
from diplodiff.patterns import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(("script", "style", "head", "svg", "iframe", "object", "canvas", "audio", "video", "datalist"))
_PRINTED = frozenset(("pre", "xmp", "listing", "plaintext"))
_WORD_LEVEL = regex(r"mso-list\s*:[^;]*level(\d)", re.IGNORECASE)
# The attributes that a look is made of; where a link leads and what a picture shows are none of them.
_TELLING = frozenset(
    (
        *(
            "align",
            "aria-expanded",
            "aria-hidden",
            "class",
            "data-bs-toggle",
            "data-toggle",
            "epub:type",
            "hidden",
            "id",
        ),
        *("itemprop", "role", "style"),
    )
)


@dataclass(frozen=True, slots=True)
class Look:
    """What all elements with one tag and the same telling attributes have in common.

    media      it is a picture or a player; `skipped` nothing in it is text.
    marks      it may hold what is no word of the sentence: a footnote mark, a raised unit, a label.
    block      it stands on lines of its own, and what follows `word_level` is known of such elements alone.
    slanted    its text is in italics or small; `pictured` it has a picture for its background.
    opens      a click on it shows or hides another element.
    identity   its id, or "".
    word_level the depth that a word processor gives a list item, 0 elsewhere.
    printed    its white space counts.
    note       it says that it holds footnotes; `align` its alignment, "" where that of the box around it holds.
    """

    tag: str
    style: str
    media: bool
    skipped: bool
    marks: bool
    block: bool
    hidden: bool
    bold: bool
    slanted: bool
    pictured: bool
    opens: bool
    identity: str
    word_level: int = 0
    printed: bool = False
    note: bool = False
    align: str = ""
    cue: Cue = NOTHING_SAID


@dataclass(slots=True)
class Looks:
    """The looks of one page, kept for the elements to come."""

    bare: dict[str, Look] = field(default_factory=dict)  # of elements without attributes, by tag
    known: dict[tuple[str, tuple[tuple[str, str], ...]], Look] = field(default_factory=dict)

    def of(self, element: _Element) -> Look:
        """The look of one element."""
        tag = element.tag
        items: list[tuple[str, str]] = element.items()  # type: ignore[assignment]  # the parser yields no bytes
        if not items:
            found = self.bare.get(tag)
            if found is None:
                found = self.bare[tag] = _look(tag, {})
            return found
        key = tag, tuple([item for item in items if item[0] in _TELLING])
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _look(tag, dict(key[1]))
        return found


def _look(tag: str, attributes: dict[str, str]) -> Look:
    get = attributes.get
    style = get("style") or ""
    block = is_block(tag, style)
    look = (
        *(tag, style, tag in MEDIA, tag in _SKIPPED, tag in ("sup", "span", "a"), block),
        *(is_hidden(attributes, tag, style), is_bold(tag, style), is_slanted(tag, style), is_pictured(style)),
        *(opens_section(attributes), get("id") or ""),
    )
    if not block:
        return Look(*look)
    m = _WORD_LEVEL.search(style) if style else None
    said = cue(tag, (get("role") or "").lower(), get("class") or "", get("id") or "", get("itemprop") or "")
    own = int(m[1]) if m else 0, tag in _PRINTED, said.note or is_note(attributes), alignment(attributes, tag, style)
    return Look(*look, *own, said)

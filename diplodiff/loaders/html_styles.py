"""What an element's tag, attributes and style say of how a browser shows it: as a block, hidden, bold, centred."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.loaders.html_cues import cue
from diplodiff.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
        ),
        *("ins", "kbd", "label", "mark", "nobr", "output", "q", "ruby", "rb", "rp", "rt", "s", "samp", "small", "span"),
        *(
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
            "picture",
            "source",
            "map",
            "area",
            "input",
        ),
        *("meta", "link", "base", "param", "track", "embed", "progress", "meter", "blink", "slot", "br", "option"),
    )
)
_INLINED = frozenset(("div", "p", "li", "h1", "h2", "h3"))  # block elements that pages turn into inline ones
_BLOCK_STYLE = regex(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.IGNORECASE)
_INLINE_STYLE = regex(r"display\s*:\s*inline(?!-)", re.IGNORECASE)
_HIDING_STYLE = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALIGN_STYLE = regex(r"text-align\s*:\s*(?:-\w+-)?(\w+)", re.IGNORECASE)
_BOLD_STYLE = regex(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SLANTED_STYLE = regex(r"font-style\s*:\s*(?:italic|oblique)|font-size\s*:\s*(?:x?-?small|smaller)", re.IGNORECASE)
_PICTURED_STYLE = regex(r"background(?:-image)?\s*:[^;]*url\(", re.IGNORECASE)
_RAISED_STYLE = regex(r"vertical-align\s*:\s*super", re.IGNORECASE)


def text_of(element: _Element) -> str:
    """All the text in an element."""
    return "".join(map(str, element.itertext()))


def is_block(tag: str, style: str) -> bool:
    """Whether an element stands on lines of its own; unknown elements do, those with a prefix (o:p) do not."""
    if tag in INLINE or ":" in tag:
        return bool(style) and bool(_BLOCK_STYLE.search(style))
    return not (style and tag in _INLINED and _INLINE_STYLE.search(style))


def is_hidden(attributes: Mapping[str, str], tag: str, style: str) -> bool:
    """Whether an element asks not to be shown."""
    if tag in ("body", "html"):  # a page that hides itself until its scripts have run is still the page
        return False
    if tag in ("template", "noscript", "noframes"):
        return True
    hidden, names = attributes.get("hidden"), attributes.get("class")
    if names and tag in INLINE and cue(tag, "", names, "", "").hidden:
        return True
    if attributes.get("aria-hidden") == "true" or (hidden is not None and hidden != "until-found"):
        return True
    return bool(style and _HIDING_STYLE.search(style))


def is_pictured(style: str) -> bool:
    """Whether an element without words is a picture: its background."""
    return bool(style and _PICTURED_STYLE.search(style))


def opens_section(attributes: Mapping[str, str]) -> bool:
    """Whether an element says that a click on it shows or hides another one."""
    get = attributes.get
    return bool(get("aria-expanded") or get("data-toggle") or get("data-bs-toggle"))


def is_bold(tag: str, style: str) -> bool:
    """Whether an element makes its text bold."""
    return tag in ("b", "strong", "th") or bool(style and _BOLD_STYLE.search(style))


def is_slanted(tag: str, style: str) -> bool:
    """Whether an element sets its text in italics or small, as captions are set."""
    return tag in ("em", "i", "small") or bool(style and _SLANTED_STYLE.search(style))


def is_raised(tag: str, style: str) -> bool:
    """Whether an element sets its text in superscript."""
    return tag == "sup" or (tag == "span" and bool(style and _RAISED_STYLE.search(style)))


def alignment(attributes: Mapping[str, str], tag: str, style: str) -> str:
    """Read the alignment that a block asks for, or "" where it takes over that of the box around it."""
    if style and (m := _ALIGN_STYLE.search(style)):
        return m[1].lower()
    if tag == "center":
        return "center"
    return "left" if tag == "table" else (attributes.get("align") or "").lower()

"""Text that is no word of the sentence it stands in: footnote marks, labels that a program or a table sets apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.loaders import html_lines as lines
from diplodiff.loaders.html_styles import is_raised, text_of
from diplodiff.patterns import regex
from diplodiff.settings.loaders_html import HTML_MARK_CHARACTERS

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD_LABEL = regex(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NOTE_LINK = regex(r"#.*(?:fn|ftn|note|edn|cite|ref)", re.IGNORECASE)
_BRACKETED = regex(r"\s*[\[(]\d{1,3}[\])]\s*")


def word_label(element: _Element, tag: str, style: str) -> str | None:
    """Read the list label that a word processor wrote into a span for browsers, itself to ignore; "" if empty."""
    if tag == "span" and style and _WORD_LABEL.search(style):
        return lines.as_label(text_of(element)) or ""
    return None


def mark(element: _Element, tag: str, style: str, before: str, *, in_link: bool) -> str | None:
    """Say what a footnote mark or a raised unit contributes to the words; None where an element is neither."""
    if is_raised(tag, style):
        text = text_of(element)
        link = next(element.iterdescendants("a"), None)
        linked = in_link or (link is not None and link.get("href") is not None)
        return lines.raised(text, before, linked=linked) if len(text) <= HTML_MARK_CHARACTERS else None
    if tag == "a" and before.strip():
        types = f"{element.get('epub:type') or ''} {element.get('role') or ''}".lower()
        reference, noted = "noteref" in types, bool(_NOTE_LINK.search(element.get("href") or ""))
        text = text_of(element) if reference or noted else ""
        if (reference and len(text) <= HTML_MARK_CHARACTERS) or (noted and _BRACKETED.fullmatch(text)):
            return ""
        if noted and text.strip().isdigit() and (not before[-1].isspace() or element.find(".//sup") is not None):
            return ""
    return None


def cell_label(element: _Element, tag: str, *, labelled: bool) -> str | None:
    """Read the label in the first cell of a row of numbered paragraphs, or in a term before its definition."""
    if tag in ("td", "th") and labelled and element.getprevious() is None:
        text = " ".join(text_of(element).split())
        return lines.as_label(text) if not text or lines.is_short_label(text) else None
    if tag == "dt":
        after = element.getnext()
        text = text_of(element).strip()
        if after is not None and after.tag == "dd" and lines.is_short_label(text):
            return lines.as_label(text)
    return None

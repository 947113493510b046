"""XML as plain text: a tree of elements written with two spaces a level; what holds characters stays on one line.

Text from outside passes through `published` (or `safe.one_line`) first, so that no character is left that XML 1.0
forbids or that steers a reader's screen; here &, <, > and quotes are escaped.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from diplodiff.patterns import regex
from diplodiff.render import safe

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_LANGUAGE = regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*(-x(-[A-Za-z0-9]{1,8})+)?\Z")


class Element(NamedTuple):
    """An element; an attribute that is None is not written, and content holds elements and characters."""

    name: str
    attributes: dict[str, str | None]
    content: tuple[Element | str, ...] = ()


def document(root: Element) -> str:
    """A whole document in UTF-8, with a line end."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(_lines(root, 0))


def language(code: str | None) -> str:
    """A language as BCP 47 wants it; "und" where it is not known or is no tag."""
    return code if code and _LANGUAGE.match(code) else "und"


def published(*paragraphs: str) -> str:
    """Passages as published, a line each, with every unsafe character shown."""
    return "\n".join(safe.visible(text) for text in paragraphs)


def _lines(element: Element, depth: int) -> list[str]:
    indent = "  " * depth
    if not element.content or any(isinstance(part, str) for part in element.content):
        return [f"{indent}{_inline(element)}\n"]
    lines = [f"{indent}<{_opening(element)}>\n"]
    for part in element.content:
        if isinstance(part, Element):
            lines += _lines(part, depth + 1)
    return [*lines, f"{indent}</{element.name}>\n"]


def _inline(element: Element) -> str:
    if not element.content:
        return f"<{_opening(element)}/>"
    inner = "".join(_inline(part) if isinstance(part, Element) else _escaped(part) for part in element.content)
    return f"<{_opening(element)}>{inner}</{element.name}>"


def _opening(element: Element) -> str:
    written = [f'{key}="{_escaped(value)}"' for key, value in element.attributes.items() if value is not None]
    return " ".join([element.name, *written])


def _escaped(text: str) -> str:
    return re.sub('[&<>"]', lambda m: _ENTITIES[m.group()], text)

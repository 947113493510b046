"""Values written as TOML, which the standard library only reads."""

from __future__ import annotations

import json


def value(given: object) -> str:
    """A text, a whole number, true or false, or a list of these, on one line."""
    if isinstance(given, tuple | list):
        return "[" + ", ".join(map(value, given)) + "]"
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, str):
        plain = given.encode("utf-8", "replace").decode()
        return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(given)


def comment(text: str) -> str:
    """A text as one line of comment."""
    return "# " + " ".join("".join(c if c.isprintable() else " " for c in text).split())

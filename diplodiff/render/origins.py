"""Where a text came from, as machines address it."""

from __future__ import annotations

from urllib.parse import quote

from diplodiff.patterns import regex

_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*://")
_DRIVE = regex(r"[A-Za-z]:[/\\]")


def is_file(origin: str) -> bool:
    """Whether the text was read from a path: neither from an address nor from standard input."""
    return origin != "-" and not _SCHEME.match(origin)


def uri(origin: str) -> str:
    """The origin as a URI reference of RFC 3986: an address as it is, a path relative or with file://."""
    if origin == "-":
        return "stdin:"
    if _SCHEME.match(origin):
        return _quoted(origin, "%/:?#[]@!$&'()*+,;=~")
    if _DRIVE.match(origin):
        return "file:///" + _quoted(origin.replace("\\", "/"), "/:~")
    path = _quoted(origin, "/~")
    return "file://" + path if path.startswith("/") else path


def _quoted(text: str, kept: str) -> str:
    return quote(text, safe=kept, errors="replace")

"""Web links (RFC 8288) in headers and in TimeMaps (RFC 7089, section 5), with the time that a memento's link states."""

from __future__ import annotations

from typing import NamedTuple

from diplodiff.patterns import regex
from diplodiff.settings.sources import TIMEMAP_LINKS
from diplodiff.sources.instants import of_header

_LINK = regex(
    r"<([^<>]{1,4000})>((?:\s*;\s*[\w!#$&+.^`|~-]{1,40}\*?(?:\s*=\s*(?:\"[^\"]{0,1000}\"|[^\s\",;]{1,1000}))?){0,20})"
)
_PARAMETER = regex(r";\s*([\w-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s\",;]+))")


class Link(NamedTuple):
    """Where a link leads, its relations, and its time where it states one."""

    target: str
    rel: tuple[str, ...]
    at: str | None


def links(text: str) -> list[Link]:
    """The links of a header or a TimeMap; what is no link is passed over."""
    found = []
    for m in _LINK.finditer(text):
        said = {name.lower(): quoted or plain for name, quoted, plain in _PARAMETER.findall(m[2])}
        found.append(
            Link(m[1].strip(), tuple(said.get("rel", "").lower().split()), of_header(said.get("datetime", "")))
        )
        if len(found) >= TIMEMAP_LINKS:
            break
    return found

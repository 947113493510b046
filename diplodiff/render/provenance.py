"""How a text came here, in words that every report shares."""

from __future__ import annotations

from typing import Any

from diplodiff.model import Source
from diplodiff.render import safe


def parts(source: Source) -> list[str]:
    """When it was served and from where, what keeps it, and who runs the site; only what is known and not said already."""
    known = source.provenance
    found = [f"retrieved {safe.one_line(source.retrieved_at)}"] if source.retrieved_at else []
    if known.url and known.url != source.origin:
        found.append(f"served from {safe.name(known.url)}")
    if known.copy:
        found.append(f"copy kept at {safe.name(known.copy)}")
    if known.capture:
        found.append(f"capture {safe.one_line(known.capture)[:16]}")
    return found + ([publisher(source)] if known.publisher else [])


def publisher(source: Source) -> str:
    """Who runs the site, with its rank: "P0, Ministry of Foreign Affairs of Ostra (ministry)"; empty where not known."""
    site = source.provenance.publisher
    return safe.one_line(f"{site.rank}, {site.name} ({site.role})") if site else ""


def keys(source: Source) -> dict[str, Any]:
    """The same for machines: only the keys that say something."""
    known = source.provenance
    found: dict[str, Any] = {"final_url": known.url, "copy": known.copy, "capture": known.capture}
    if (site := known.publisher) is not None:
        found["publisher"] = {"rank": site.rank, "name": site.name, "role": site.role, "country": site.country or None}
    return {key: value for key, value in found.items() if value is not None}

"""Invented declarations as web pages."""

from __future__ import annotations

from collections.abc import Collection

WHAT = ("bridges", "roads", "ports", "schools", "museums", "forests", "canals", "lighthouses")


def page(lost: Collection[int] = (), more: str = "", around: str = "") -> bytes:
    """A joint declaration of eight paragraphs without those that are lost; `around` is what is no part of the text."""
    lines = [
        f"<p>{n}. The sides agreed to study the {what} of the Vael valley together and to publish what they find.</p>"
        for n, what in enumerate(WHAT, 1)
        if n not in lost
    ]
    head = "<h1>Joint Declaration of the Republic of Ostra and the Kingdom of Vael</h1>"
    html = f"<html lang='en'><body><nav>{around}</nav><main>{head}{''.join(lines)}{more}</main></body></html>"
    return html.encode()

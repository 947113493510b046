"""The file that a page links or shows in a frame instead of printing the text: its address, for the user to give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.patterns import regex
from diplodiff.settings.loaders_html import HTML_ADDRESS_CHARACTERS

if TYPE_CHECKING:
    from lxml.etree import _Element

_FILE = regex(r"\.(?:pdf|docx?|odt|rtf|hwpx?|epub)(?:$|[?#&])", re.IGNORECASE)
_AROUND = ("nav", "footer", "aside")  # links there lead to forms and yearbooks
_SHOWN_IN = (("iframe", "src"), ("object", "data"), ("embed", "src"), ("a", "href"))


def attachment(root: _Element, origin: str) -> str | None:
    """Find the first file of running text that the page shows in a frame or links outside its menus; None without one.

    The address is absolute where `origin` is one.
    """
    for tag, attribute in _SHOWN_IN:
        for element in root.iter(tag):
            address = (element.get(attribute) or "").strip()
            if _FILE.search(address) and len(address) <= HTML_ADDRESS_CHARACTERS and _is_in_text(element):
                return absolute(address, origin)
    return None


def _is_in_text(element: _Element) -> bool:
    return next(element.iterancestors(*_AROUND), None) is None


def absolute(address: str, origin: str) -> str:
    """An address that a page names, from the root where that of the page is."""
    if not origin.startswith(("http://", "https://")):
        return address
    from urllib.parse import urljoin

    try:
        return urljoin(origin, address).replace(" ", "%20")
    except ValueError:
        return address

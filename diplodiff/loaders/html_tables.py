"""What a table element is used for: rows of data, numbered paragraphs (labels in the first column), or page layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diplodiff import settings
from diplodiff.loaders.html_lines import is_short_label
from diplodiff.loaders.html_styles import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

TableUse = Literal["data", "labelled", "layout"]
_BLOCKS = ("p", "div", "ul", "ol", "dl", "blockquote", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "br")


def table_use(table: _Element) -> TableUse:
    """Judge one table by its rows; a table that holds another one is layout."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return "layout"
    if next(table.iterdescendants("table"), None) is not None:
        return "layout"
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    if not rows or max(len(row) for row in rows) < 2:
        return "layout"
    if _is_labelled(rows):
        return "labelled"
    for row in rows:
        for cell in row:
            length = sum(len(text) for text in cell.itertext())
            if length > settings.HTML_CELL_CHARACTERS or sum(1 for _ in cell.iterdescendants(*_BLOCKS)) > 2:
                return "layout"
    return "data"


def _is_labelled(rows: list[list[_Element]]) -> bool:
    if any(len(row) != 2 for row in rows):
        return False
    firsts = [" ".join(text_of(row[0]).split()) for row in rows]
    return any(firsts) and all(not first or is_short_label(first) for first in firsts)

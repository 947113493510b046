"""What a table element is used for: rows of data, numbered paragraphs (labels in the first column), or page layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diplodiff.loaders.html_lines import is_short_label
from diplodiff.loaders.html_styles import text_of
from diplodiff.settings import loaders_html as settings

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
    if _is_page(rows):
        return "layout"
    for row in rows:
        for cell in row:
            length = sum(len(text) for text in cell.itertext())
            if length > settings.HTML_CELL_CHARACTERS or sum(1 for _ in cell.iterdescendants(*_BLOCKS)) > 2:
                return "layout"
    return "data"


def _is_labelled(rows: list[list[_Element]]) -> bool:
    """Whether rows of two cells begin with labels: all of them or, with headings and text across, nearly all."""
    pairs = [row for row in rows if len(row) == 2]
    if any(len(row) > 2 for row in rows):
        return False
    firsts = [" ".join(text_of(row[0]).split()) for row in pairs]
    labels = sum(is_short_label(first) for first in firsts)
    if len(pairs) == len(rows):
        return labels > 0 and all(not first or is_short_label(first) for first in firsts)
    others = sum(not is_short_label(first) for first in firsts if first)  # as the row of those who signed
    return labels >= settings.HTML_LABELLED_ROWS and others * settings.HTML_LABELLED_ROWS <= labels


def _is_page(rows: list[list[_Element]]) -> bool:
    """Whether most of the text stands in rows of one cell: paragraphs, set in a table that also holds a pair of columns."""
    across = [len(text_of(row[0])) for row in rows if len(row) == 1]
    return len(across) >= settings.HTML_LABELLED_ROWS and 2 * sum(across) > sum(
        len(text_of(c)) for r in rows for c in r
    )

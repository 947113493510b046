"""Texts in several languages, or more than two of them, as a table: a column a side, a row a row of the alignment."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from diplodiff.model import Comparison
from diplodiff.render import docx_comments, safe, wording
from diplodiff.render.docx_comments import Comments
from diplodiff.render.docx_parts import Page
from diplodiff.render.docx_stream import printed
from diplodiff.render.docx_words import is_rtl, paragraph, runs, said, w
from diplodiff.render.xml import Element

NOTHING = "—"


def page(sides: int) -> Page:
    """Upright for two sides, across for more."""
    return Page(wide=sides > 2, margin=1134)


def body(comparison: Comparison, comments: Comments) -> list[Element]:
    """The table, if there is any row to draw."""
    cells = _Cells(comparison, comments)
    rows = [
        w(
            "tr",
            {},
            w("trPr", {}, w("cantSplit")),
            *(cells.cell(side, members) for side, members in enumerate(bead.sides)),
        )
        for bead in comparison.alignment.beads
    ]
    if not rows:
        return []
    properties = w(
        "tblPr",
        {},
        w("tblStyle", {"val": "Sides"}),
        w("tblW", {"w": str(cells.width * len(comparison.texts)), "type": "dxa"}),
        w("tblLayout", {"type": "fixed"}),
    )
    grid = w("tblGrid", {}, *(w("gridCol", {"w": str(cells.width)}) for _ in comparison.texts))
    legend = said("ReportLast", wording.legend("in bold, underlined"))
    return [legend, w("tbl", {}, properties, grid, cells.head(), *rows)]


class _Cells:
    """Draws cells; knows the marked words of each paragraph and the comments on it."""

    def __init__(self, comparison: Comparison, comments: Comments) -> None:
        self._texts = comparison.texts
        self._marks = comments.marks()
        self._pins: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
        for pin in comments.pins:
            # a comment does not reach over the edge of a cell: it stands on its first paragraph
            span = next((s for s in pin.spans if s.marks), pin.spans[0])
            begin, end = (span.marks[0][0], span.marks[-1][1]) if span.marks else (span.start, span.end)
            self._pins[pin.side, span.paragraph].append((begin, end, pin.comment))
        paper = page(len(comparison.texts))
        self.width = ((16838 if paper.wide else 11906) - 2 * paper.margin) // max(1, len(comparison.texts))

    def head(self) -> Element:
        """The row that is repeated on every page: which side a column is."""
        cells = []
        for text in self._texts:
            name = f"{wording.side(text)}, {wording.language(text.language)}"
            shade = w("shd", {"val": "clear", "color": "auto", "fill": "F2F2F2"})
            cells.append(self._cell([said("CellSide", name)], shade))
        return w("tr", {}, w("trPr", {}, w("cantSplit"), w("tblHeader")), *cells)

    def cell(self, side: int, members: tuple[int, ...]) -> Element:
        """The paragraphs of one side in a row, or the sign that there is none."""
        return self._cell([self._paragraph(side, n) for n in members] or [said("Cell", NOTHING)])

    def _cell(self, content: list[Element], *more: Element) -> Element:
        return w("tc", {}, w("tcPr", {}, w("tcW", {"w": str(self.width), "type": "dxa"}), *more), *content)

    def _paragraph(self, side: int, number: int) -> Element:
        text = self._texts[side]
        member = text.paragraphs[number]
        tag, rtl = text.language or "und", is_rtl(member.text or member.label or "")
        marks, pins = self._marks.get((side, number), []), self._pins[side, number]
        label = f"{printed(safe.one_line(member.label))} " if member.label else ""
        content = [docx_comments.start(n) for begin, _, n in pins if begin == 0]
        content += runs(label, tag, rtl=rtl, style="Strong")
        edges = {0, len(member.text), *(e for m in marks for e in m), *(e for pin in pins for e in pin[:2])}
        cuts = sorted(edges)
        for begin, end in pairwise(cuts):
            content += [docx_comments.start(n) for b, _, n in pins if b == begin > 0]
            style = "MarkedWords" if any(b <= begin < e for b, e in marks) else None
            content += runs(safe.visible(member.text[begin:end]), tag, rtl=rtl, style=style)
            content += [e for _, last, n in pins if last == end for e in (docx_comments.end(n), docx_comments.sign(n))]
        if not member.text:
            content += [e for _, _, n in pins for e in (docx_comments.end(n), docx_comments.sign(n))]
        style = "CellHeading" if member.role in ("title", "heading") else "Cell"
        return paragraph(style, *content, rtl=rtl)

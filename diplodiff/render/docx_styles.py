"""The named styles of a Word report: a serif for what was published, a sans serif for what the report says of it."""

from __future__ import annotations

from typing import NamedTuple

from diplodiff.render.docx_words import NAMESPACES, w
from diplodiff.render.xml import Element
from diplodiff.settings.render import RENDER_DOCX_INDENT

_TEXT, _REPORT = "Cambria", "Calibri"
_COMPLEX = "Times New Roman"  # has Arabic and Hebrew letters on every system that Word runs on
_QUIET = "595959"  # dark enough on white for small type
_BUILT_IN = frozenset(
    {"Title", "heading 1", "heading 2", "heading 3", "Body Text", "Signature", "Quote", "header", "footer", "Strong"}
    | {"annotation text", "annotation reference"}
)


class _Type(NamedTuple):
    """Size in half points, weight, colour, and whether it is the report's own."""

    size: int = 22
    bold: bool = False
    color: str | None = None
    report: bool = False
    italic: bool = False


class _Shape(NamedTuple):
    """Space before and after, indents (left, hanging) in twentieths of a point, and what else a paragraph has."""

    before: int = 0
    after: int = 120
    left: int = 0
    hanging: int = 0
    level: int | None = None  # of a heading, from 0
    centred: bool = False
    ruled: bool = False  # a line below
    keep: bool = False  # on one page with the next


_SMALL = _Type(17, color=_QUIET, report=True)
# style id -> name, type, shape
_PARAGRAPHS: dict[str, tuple[str, _Type, _Shape]] = {
    "Title": ("Title", _Type(30, bold=True), _Shape(120, 240, centred=True, keep=True)),
    "Heading1": ("heading 1", _Type(24, bold=True), _Shape(280, 120, level=0, keep=True)),
    "Heading2": ("heading 2", _Type(22, bold=True), _Shape(220, 100, level=1, keep=True)),
    "Heading3": ("heading 3", _Type(22, bold=True, italic=True), _Shape(200, 80, level=2, keep=True)),
    "BodyText": ("Body Text", _Type(), _Shape(after=140)),
    "NumberedParagraph": (
        "Numbered Paragraph",
        _Type(),
        _Shape(after=140, left=RENDER_DOCX_INDENT, hanging=RENDER_DOCX_INDENT),
    ),
    "ListItem": ("List Item", _Type(), _Shape(after=80, left=2 * RENDER_DOCX_INDENT, hanging=RENDER_DOCX_INDENT)),
    "ListItem2": ("List Item 2", _Type(), _Shape(after=80, left=3 * RENDER_DOCX_INDENT, hanging=RENDER_DOCX_INDENT)),
    "ListItem3": ("List Item 3", _Type(), _Shape(after=80, left=4 * RENDER_DOCX_INDENT, hanging=RENDER_DOCX_INDENT)),
    "Signature": ("Signature", _Type(), _Shape(120, 60)),
    "Cell": ("Table Passage", _Type(20), _Shape(40, 60)),
    "CellHeading": ("Table Heading", _Type(20, bold=True), _Shape(40, 60, keep=True)),
    "CellSide": ("Table Side", _Type(19, bold=True, report=True), _Shape(50, 50, keep=True)),
    "Quote": ("Quote", _Type(20), _Shape(after=120, left=RENDER_DOCX_INDENT)),
    "ReportTitle": ("Report Title", _Type(28, bold=True, report=True), _Shape(after=100, keep=True)),
    "ReportHeading": ("Report Heading", _Type(24, bold=True, report=True), _Shape(300, 100, level=0, keep=True)),
    "ReportPlace": ("Report Place", _Type(20, bold=True, report=True), _Shape(200, 40, level=1, keep=True)),
    "ReportText": ("Report Text", _Type(20, report=True), _Shape(after=60)),
    "ReportSmall": ("Report Small Print", _SMALL, _Shape(after=40)),
    "ReportLast": ("Report Last Line", _SMALL, _Shape(60, 240, ruled=True)),
    "Header": ("header", _SMALL, _Shape(after=0)),
    "Footer": ("footer", _SMALL, _Shape(after=0)),
    "CommentText": ("annotation text", _Type(18, report=True), _Shape(after=40)),
}


def stylesheet() -> Element:
    """The part with all styles."""
    normal = w(
        "style", {"type": "paragraph", "default": "1", "styleId": "Normal"}, w("name", {"val": "Normal"}), w("qFormat")
    )
    return Element(
        "w:styles",
        dict(NAMESPACES),
        (
            _defaults(),
            normal,
            *(_paragraph(key, *value) for key, value in _PARAGRAPHS.items()),
            *_characters(),
            _table(),
        ),
    )


def _defaults() -> Element:
    fonts = w("rFonts", {"ascii": _TEXT, "hAnsi": _TEXT, "cs": _COMPLEX})
    tags = w("lang", {"val": "en-GB", "eastAsia": "zh-CN", "bidi": "ar-SA"})
    inner = w("rPr", {}, fonts, w("sz", {"val": "22"}), w("szCs", {"val": "22"}), tags)
    spacing = w("spacing", {"after": "120", "line": "271", "lineRule": "auto"})
    return w(
        "docDefaults", {}, w("rPrDefault", {}, inner), w("pPrDefault", {}, w("pPr", {}, w("widowControl"), spacing))
    )


def _paragraph(key: str, name: str, kind: _Type, shape: _Shape) -> Element:
    return w(
        "style",
        {"type": "paragraph", "customStyle": _custom(name), "styleId": key},
        w("name", {"val": name}),
        w("basedOn", {"val": "Normal"}),
        w("qFormat"),
        w("pPr", {}, *_shape(shape)),
        w("rPr", {}, *_type(kind)),
    )


def _custom(name: str) -> str | None:
    return None if name in _BUILT_IN else "1"


def _shape(shape: _Shape) -> list[Element]:
    found = [w("keepNext")] if shape.keep else []
    if shape.ruled:
        found.append(w("pBdr", {}, w("bottom", {"val": "single", "sz": "4", "space": "6", "color": "BFBFBF"})))
    found.append(w("spacing", {"before": str(shape.before), "after": str(shape.after)}))
    if shape.left:
        found.append(w("ind", {"left": str(shape.left), "hanging": str(shape.hanging) if shape.hanging else None}))
    found += [w("jc", {"val": "center"})] if shape.centred else []
    found += [w("outlineLvl", {"val": str(shape.level)})] if shape.level is not None else []
    return found


def _type(kind: _Type) -> list[Element]:
    found = [w("rFonts", {"ascii": _REPORT, "hAnsi": _REPORT, "cs": _REPORT})] if kind.report else []
    found += [w("b"), w("bCs")] if kind.bold else []
    found += [w("i"), w("iCs")] if kind.italic else []
    found += [w("color", {"val": kind.color})] if kind.color else []
    return [*found, w("sz", {"val": str(kind.size)}), w("szCs", {"val": str(kind.size)})]


def _characters() -> list[Element]:
    shade = w("shd", {"val": "clear", "color": "auto", "fill": "FFF2CC"})
    marked = (w("b"), w("bCs"), w("u", {"val": "single"}), shade)
    kinds = {
        "CommentReference": ("annotation reference", (w("sz", {"val": "16"}), w("szCs", {"val": "16"}))),
        "MarkedWords": ("Marked Words", marked),
        "Strong": ("Strong", (w("b"), w("bCs"))),
    }
    return [
        w(
            "style",
            {"type": "character", "customStyle": _custom(name), "styleId": key},
            w("name", {"val": name}),
            w("qFormat"),
            w("rPr", {}, *inner),
        )
        for key, (name, inner) in kinds.items()
    ]


def _table() -> Element:
    edge = {"val": "single", "sz": "4", "space": "0", "color": "BFBFBF"}
    borders = w("tblBorders", {}, *(w(side, dict(edge)) for side in ("top", "bottom", "insideH", "insideV")))
    margins = w("tblCellMar", {}, *(w(side, {"w": "113", "type": "dxa"}) for side in ("left", "right")))
    return w(
        "style",
        {"type": "table", "customStyle": "1", "styleId": "Sides"},
        w("name", {"val": "Sides"}),
        w("tblPr", {}, borders, margins),
    )

"""OpenDocument texts."""

from __future__ import annotations

import pytest

from diplodiff.errors import LoadError
from diplodiff.loaders import load
from diplodiff.model import Block, Blocks
from tests.loaders.office import odt_bytes, snapshot, zipped

LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" '
    'style:num-suffix=")"/><text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="3"/>'
    "</text:list-style>"
    '<text:list-style style:name="B">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>'
)


def read(body: str, styles: str = LIST, margins: str = "", extra: dict[str, str | bytes] | None = None) -> Blocks:
    return load(snapshot(odt_bytes(body, styles, margins, extra)))


def shown(body: str, styles: str = LIST) -> list[Block]:
    return [b for b in read(body, styles).blocks if b.left_out is None]


def labels(body: str, styles: str = LIST) -> list[str | None]:
    return [b.number for b in shown(body, styles)]


def item(*content: str, start: int | None = None) -> str:
    given = f' text:start-value="{start}"' if start is not None else ""
    return f"<text:list-item{given}>{''.join(content)}</text:list-item>"


def lst(*items: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{''.join(items)}</text:list>"


def row(*cells: str) -> str:
    inner = "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{inner}</table:table-row>"


def p(text: str, more: str = "") -> str:
    return f"<text:p {more}>{text}</text:p>"


def test_numbers_levels_and_second_paragraphs() -> None:
    body = lst(
        item(p("one"), p("more of one")),
        item(p("two"), lst(item(p("a"), lst(item(p("deep")), more="")), item(p("b")), more="")),
        item(p("three"), lst(item(p("a again")), more="")),
    )
    assert labels(body) == ["1.", None, "2.", "(a)", "2.a.i", "(b)", "3.", "(a)"]
    assert [b.level for b in shown(body)] == [1, 0, 1, 2, 3, 2, 1, 2]


def test_start_values_and_continuation() -> None:
    body = (
        lst(item(p("14"), start=14), item(p("15")), more='text:style-name="L" xml:id="first"')
        + lst(item(p("1")))
        + lst(item(p("2")), more='text:style-name="L" text:continue-numbering="true"')
        + lst(item(p("16")), more='text:style-name="L" text:continue-list="first"')
    )
    assert labels(body) == ["14.", "15.", "1.", "2.", "16."]


def test_a_wrapping_item_without_text_does_not_count() -> None:
    goes_on = 'text:style-name="L" text:continue-numbering="true"'
    body = lst(item(p("1"))) + lst(item(lst(item(p("a")), more="")), more=goes_on) + lst(item(p("2")), more=goes_on)
    assert labels(body) == ["1.", "(a)", "2."]


def test_headers_bullets_and_patterns() -> None:
    body = f"<text:list text:style-name='L'><text:list-header>{p('head')}</text:list-header>{item(p('x'))}</text:list>"
    assert labels(body + lst(item(p("dash")), more='text:style-name="B"')) == [None, "1.", "•"]
    pattern = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'xmlns:loext="urn:x" loext:num-list-format="Article %1%."/></text:list-style>'
    )
    assert labels(lst(item(p("x"))), pattern) == ["Article 1."]


@pytest.mark.parametrize(
    ("described", "printed"), [("а, б, .., аа, аб, ... (ru)", "в"), ("①, ②, ③, ...", "③"), ("", None)]
)
def test_described_formats(described: str, printed: str | None) -> None:
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        f'style:num-format="{described}" text:start-value="3"/></text:list-style>'
    )
    assert labels(lst(item(p("x"))), style) == [printed]


def test_headings_with_outline_numbers() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = "".join(f'<text:h text:outline-level="{n}">h</text:h>' for n in (1, 2, 2, 1, 2))
    got = [(b.kind, b.level, b.number) for b in shown(body, outline)]
    assert got == [("heading", n, label) for n, label in ((1, "I."), (2, "I.1"), (2, "I.2"), (1, "II."), (2, "II.1"))]


def test_inline_text_spaces_and_spans() -> None:
    styles = (
        '<style:style style:name="Bold" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    body = p(
        'The<text:s text:c="3"/><text:span text:style-name="Bold">two<text:line-break/>sides</text:span>'
        '<text:tab/>met<text:soft-page-break/>.<text:span text:style-name="Gone">secret</text:span>'
        "<office:annotation>look</office:annotation>"
    ) + p('<text:span text:style-name="Bold">All</text:span>')
    blocks = read(body, styles).blocks
    assert [(b.text, b.bold, b.left_out) for b in blocks] == [
        ("The two sides met.", False, None),
        ("secret", False, "hidden"),
        ("All", True, None),
    ]


def test_notes_boxes_tables_and_indexes() -> None:
    note = (
        '<text:note text:id="n1"><text:note-citation>1</text:note-citation><text:note-body><text:p>As amended.</text:p>'
        "</text:note-body></text:note>"
    )
    body = (
        f"<text:table-of-content><text:index-body>{p('Trade 3')}</text:index-body></text:table-of-content>"
        + p(f"Done{note}.<draw:frame><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>")
        + f"<table:table><table:table-header-rows>{row('1.', 'Open')}</table:table-header-rows>"
        + f"{row('2.', 'Meet')}</table:table>"
    )
    got = [(b.kind, b.number, b.text) for b in shown(body)]
    assert got == [
        ("paragraph", None, "Done."),
        ("paragraph", None, "boxed"),
        ("list-item", "1.", "Open"),
        ("list-item", "2.", "Meet"),
        ("note", None, "As amended."),
    ]


def test_tracked_changes_hidden_sections_and_margins() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>may</text:p></text:deletion>"
        f"</text:changed-region></text:tracked-changes>{p('The sides <text:change/>shall meet.')}"
        f'<text:section text:display="none">{p("secret")}</text:section>'
    )
    blocks = read(body, margins=f"<style:header>{p('Embassy')}</style:header><style:footer>{p('Page')}</style:footer>")
    assert [(b.text, b.left_out) for b in blocks.blocks] == [
        ("may", "tracked deletion"),
        ("The sides shall meet.", None),
        ("secret", "hidden"),
        ("Embassy", "running header"),
        ("Page", "running footer"),
    ]
    assert [n.code for n in blocks.notes] == ["tracked-changes"]


def test_title_and_language() -> None:
    styles = (
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="ru" fo:country="RU"/>'
        "</style:default-style>"
    )
    meta = '<m xmlns:o="urn:o" xmlns:dc="urn:dc"><o:meta><dc:title>Заявление</dc:title></o:meta></m>'
    blocks = read(p("Стороны согласились."), styles, extra={"meta.xml": meta})
    assert (blocks.title, blocks.language, blocks.method) == ("Заявление", "ru", "odt")


def test_protected_and_broken_files() -> None:
    with pytest.raises(LoadError, match="password"):
        read(p("x"), extra={"META-INF/manifest.xml": "<manifest:encryption-data/>"})
    with pytest.raises(LoadError, match="main part"):
        load(snapshot(zipped({"mimetype": "application/vnd.oasis.opendocument.text"})))
    with pytest.raises(LoadError, match="well-formed"):
        read("<text:p>")
    with pytest.raises(LoadError, match="entities"):
        read(p("x"), extra={"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})


@pytest.mark.parametrize(("order", "third"), [("أ, ب, ج, ...", "ج"), ("أ, ب, ت, ث, ...", "ت")])
def test_the_two_orders_of_arabic_letters(order: str, third: str) -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        f'style:num-format="{order}" style:num-suffix=")"/></text:list-style>'
    )
    body = lst(item(p("واحد")), item(p("اثنان")), item(p("ثلاثة")))
    assert labels(body, styles)[2] == f"{third})"

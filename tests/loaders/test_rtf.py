"""RTF documents."""

from __future__ import annotations

import contextlib
import time

import pytest

from diplodiff.errors import LoadError
from diplodiff.loaders import load
from diplodiff.model import Block, Blocks
from tests.loaders.office import snapshot


def read(content: str | bytes) -> Blocks:
    body = content.encode("latin-1") if isinstance(content, str) else content
    return load(snapshot(body))


def texts(content: str) -> list[str]:
    return [b.text for b in shown(content)]


def shown(content: str) -> list[Block]:
    return [b for b in read(content).blocks if b.left_out is None]


def test_paragraphs_breaks_and_signs() -> None:
    body = r"{\rtf1\ansi Joint\~Statement\par The {\b two} sides\line met\tab on co\_op\-eration\emdash\{x\}.\par}"
    assert texts(body) == ["Joint Statement", "The two sides met on co-operation—{x}."]


def test_a_last_paragraph_without_an_end_is_kept() -> None:
    assert texts(r"{\rtf1 one\par two}") == ["one", "two"]
    blocks = read(r"{\rtf1 one\par two")
    assert [b.text for b in blocks.blocks] == ["one", "two"]
    assert [n.code for n in blocks.notes] == ["cut-off"]


def test_code_pages_of_the_document_and_of_fonts() -> None:
    assert texts(r"{\rtf1\ansi\ansicpg1251 \'d1\'f2\'ee\'f0\'ee\'ed\'fb}") == ["Стороны"]
    fonts = (
        r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset161 Greek;}{\f3\fcharset2 Symbol;}}"
    )
    body = r"{\rtf1\ansi\ansicpg1252\deff0" + fonts + r"\f0 caf\'e9 {\f1\'d1\'f2} {\f2\'c1} {\f3\'b3}\par}"
    assert texts(body) == ["café Ст Α ≥"]
    assert texts("{\\rtf1\\ansi\\ansicpg1251 " + "Стороны".encode("cp1251").decode("latin-1") + "}") == ["Стороны"]


def test_double_byte_characters_whose_second_byte_is_plain() -> None:
    font = r"{\rtf1\ansi\ansicpg932{\fonttbl{\f0\fcharset128 Mincho;}}\f0 "
    assert texts(font + r"\'93\'fa\'96\'7b \'83\'5c\'83\\}") == ["日本 ソソ"]
    assert texts(font + r"\'83e\'83X}") == ["テス"]


def test_unicode_with_its_fallback_passed_over() -> None:
    assert texts(r"{\rtf1\ansi\uc1 \u1057?\u1090\'f2\u1086 o}") == ["Сто"]
    assert texts(r"{\rtf1\uc2 \u21452\'cb\'ab\u26041\'b7\'bd{\uc0\u-10179\u-8704 end}}") == ["双方😀end"]


def test_list_labels_become_numbers() -> None:
    body = (
        r"{\rtf1\ansi{\*\listtable{\list{\listlevel{\leveltext\'02\'00.;}}}}"
        r"{\listtext\pard\plain 14.\tab}\ls1 Open a route.\par {\listtext 16.\tab}\ls1 Meet.\par\pard"
        r"{\pntext\f3\'b7\tab}\ilvl1 a dash\par\pard plain\par}"
    )
    got = [(b.number, b.kind, b.level, b.text) for b in shown(body)]
    assert got == [
        ("14.", "list-item", 1, "Open a route."),
        ("16.", "list-item", 1, "Meet."),
        ("•", "list-item", 2, "a dash"),
        (None, "paragraph", 0, "plain"),
    ]


def test_items_without_a_printed_label_are_told() -> None:
    assert [n.code for n in read(r"{\rtf1\ls1 item\par}").notes] == ["unread-numbering"]


def test_headings_from_styles_and_outline_levels() -> None:
    sheet = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel1 Kapitel;}{\s2 heading 3;}{\*\cs2 \b Strong;}{\s5 toc 1;}}"
    body = (
        r"{\rtf1"
        + sheet
        + r"\pard\s1 One\par\pard\s2 Two\par\pard\outlinelevel0 Three\par\pard Four\par\pard\s5 T 3\par}"
    )
    blocks = read(body).blocks
    assert [(b.kind, b.level) for b in blocks[:4]] == [("heading", 2), ("heading", 3), ("heading", 1), ("paragraph", 0)]
    assert blocks[4].left_out == "table of contents"


def test_notes_headers_hidden_and_removed_text() -> None:
    body = (
        r"{\rtf1{\header Embassy\par}{\footer Page 1\par}Done{\super\chftn}{\footnote\pard{\super\chftn} As amended.}."
        r"{\v secret}{\deleted may}{\revised  Indeed}.\par{\*\annotation check\par}}"
    )
    blocks = read(body)
    assert [(b.kind, b.text) for b in blocks.blocks if not b.left_out] == [
        ("paragraph", "Done. Indeed."),
        ("note", "As amended."),
    ]
    assert {(b.text, b.left_out) for b in blocks.blocks if b.left_out} == {
        ("Embassy", "running header"),
        ("Page 1", "running footer"),
        ("secret", "hidden"),
        ("may", "tracked deletion"),
        ("check", "comment"),
    }
    assert "tracked-changes" in {n.code for n in blocks.notes}


def test_what_is_not_text_is_passed_over() -> None:
    body = (
        r"{\rtf1{\colortbl;\red0;}{\*\generator Word 12;}{\info{\title Joint Statement}{\author Nobody}}"
        r"{\pict\pngblip 89504e47}{\*\unknown lost}{\field{\*\fldinst HYPERLINK x}{\fldrslt the text}}"
        r"{\upr{ansi}{\*\ud{ unicode}}}{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt boxed\par}}{\shprslt boxed}}\par}"
    )
    blocks = read(body)
    assert [b.text for b in blocks.blocks] == ["the text unicode", "boxed"]
    assert blocks.title == "Joint Statement"


def test_binary_data_is_jumped_over() -> None:
    assert [b.text for b in read(b"{\\rtf1 before{\\pict\\bin6 }}{\\x1} after\\par}").blocks] == ["before after"]


def test_tables_row_by_row() -> None:
    row = r"\trowd\cellx100\cellx200\pard\intbl %s\cell %s\cell\row "
    body = r"{\rtf1 before\par " + row % ("1.", "Open") + row % ("2.", r"Meet\par twice") + r"\pard after\par}"
    got = [(b.number, b.text) for b in shown(body)]
    assert got == [(None, "before"), ("1.", "Open"), ("2.", "Meet"), (None, "twice"), (None, "after")]


def test_language_and_bold() -> None:
    blocks = read(r"{\rtf1\ansi\deflang1033{\b All of it}\par\lang2057 The sides agreed on trade and energy.\par}")
    assert blocks.language == "en"
    assert [b.bold for b in blocks.blocks] == [True, False]


@pytest.mark.parametrize(
    "body", [r"{\rtf1 a}}}}b\par", "{\\rtf1 \\", r"{\rtf1 \'zz x}", r"{\rtf1 \u99999999999 x}", r"{\rtf1\uc-5 x}"]
)
def test_broken_files_do_not_stop_the_reader(body: str) -> None:
    with contextlib.suppress(LoadError):
        assert read(body).blocks


def test_deep_groups_and_long_files_are_bounded() -> None:
    with pytest.raises(LoadError, match="nests"):
        read(r"{\rtf1 " + "{" * 5_000 + "x")
    began = time.monotonic()
    read(r"{\rtf1 x" + "{}" * 200_000 + "}")
    assert time.monotonic() - began < 10

"""Word documents: numbers as Word prints them, and nothing shown lost, nothing hidden shown."""

from __future__ import annotations

import io
import zipfile

import pytest

from diplodiff.errors import EmptyTextError, LoadError
from diplodiff.loaders import load
from diplodiff.model import Block, Blocks
from diplodiff.settings import limits
from tests.loaders.office import (
    abstract,
    docx_bytes,
    level,
    num,
    numbered,
    p,
    part,
    relations,
    run,
    snapshot,
    zipped,
)

MULTI = abstract(level(0, "%1.") + level(1, "%1.%2.") + level(2, "(%3)", "lowerLetter"))


def read(body: str, extra: dict[str, str | bytes] | None = None, **parts: str) -> Blocks:
    return load(snapshot(docx_bytes(body, extra, **parts)))


def shown(blocks: Blocks) -> list[Block]:
    return [b for b in blocks.blocks if b.left_out is None]


def labels(body: str, **parts: str) -> list[str | None]:
    return [b.number for b in shown(read(body, **parts))]


def left_out(blocks: Blocks) -> dict[str, str]:
    return {b.left_out: b.text for b in blocks.blocks if b.left_out}


def places(*levels: int, number: int = 1) -> str:
    return "".join(numbered(f"text {n}", number, at) for n, at in enumerate(levels))


# --- numbers


def test_levels_count_and_restart_after_a_higher_one() -> None:
    got = labels(places(0, 1, 1, 2, 2, 0, 1, 2), numbering=MULTI + num())
    assert got == ["1.", "1.1.", "1.2.", "(a)", "(b)", "2.", "2.1.", "(a)"]


def test_depth_and_kind_of_a_list_item() -> None:
    block = shown(read(places(2), numbering=MULTI + num()))[0]
    assert (block.kind, block.level, block.text) == ("list-item", 3, "text 0")


def test_a_skipped_level_counts_as_begun() -> None:
    assert labels(places(0, 2, 1, 0), numbering=MULTI + num()) == ["1.", "(a)", "1.2.", "2."]
    assert labels(places(1, 0), numbering=MULTI + num()) == ["1.1.", "2."]


def test_lists_of_one_definition_count_on_unless_the_start_is_overridden() -> None:
    on = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    body = places(0, 0) + places(0, number=2) + places(0, 0, number=3) + places(0, number=2)
    assert labels(body, numbering=MULTI + num(1) + num(2) + num(3, 0, on)) == ["1.", "2.", "3.", "7.", "8.", "9."]


def test_an_override_may_replace_the_whole_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "Article %1.", "upperRoman", start=4)}</w:lvlOverride>'
    assert labels(places(0, 0), numbering=MULTI + num(1, 0, own)) == ["Article IV.", "Article V."]


def test_restart_rules() -> None:
    never = abstract(level(0, "%1.") + level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    assert labels(places(0, 1, 0, 1), numbering=never + num()) == ["1.", "1)", "2.", "2)"]
    first_only = abstract(level(0, "%1.") + level(1, "%2.") + level(2, "%3)", more='<w:lvlRestart w:val="1"/>'))
    assert labels(places(0, 1, 2, 1, 2, 0, 2), numbering=first_only + num())[2::2] == ["1)", "2)", "1)"]


def test_legal_numbering_turns_all_levels_to_digits() -> None:
    lists = abstract(level(0, "Article %1.", "upperRoman") + level(1, "%1.%2", "lowerLetter", "<w:isLgl/>"))
    assert labels(places(0, 0, 1), numbering=lists + num()) == ["Article I.", "Article II.", "2.1"]


def test_a_pattern_that_looks_below_its_level_prints_nothing() -> None:
    block = shown(read(places(0), numbering=abstract(level(0, "%1.%2.")) + num()))[0]
    assert (block.number, block.kind) == (None, "paragraph")


@pytest.mark.parametrize(
    ("name", "value", "printed"),
    [
        ("decimalZero", 7, "07"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 53, "AAA"),
        ("russianLower", 10, "к"),
        ("russianUpper", 30, "АА"),
        ("arabicAbjad", 4, "د"),
        ("arabicAlpha", 3, "ت"),
        ("hindiNumbers", 15, "१५"),
        ("hindiVowels", 2, "ख"),
        ("decimalEnclosedCircle", 15, "⑮"),
        ("decimalEnclosedCircle", 21, "21"),
        ("japaneseCounting", 120, "百二十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("ideographDigital", 20, "二〇"),
        ("ganada", 3, "다"),
        ("chosung", 2, "ㄴ"),
        ("aiueo", 5, "オ"),
        ("iroha", 3, "ハ"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 113, "113th"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 20, "Twentieth"),
        ("hebrew1", 16, "טז"),
        ("none", 3, None),
    ],
)
def test_number_formats(name: str, value: int, printed: str | None) -> None:
    got = labels(places(0), numbering=abstract(level(0, "%1", name, start=value)) + num())
    assert got == [printed]


def test_an_unknown_format_falls_back_to_digits_and_says_so() -> None:
    blocks = read(places(0, 0), numbering=abstract(level(0, "%1)", "klingon")) + num())
    assert [b.number for b in blocks.blocks] == ["1)", "2)"]
    assert [n.code for n in blocks.notes] == ["unknown-numbering"]


def test_a_bullet_is_a_bullet_whatever_its_font() -> None:
    assert labels(places(0, 0), numbering=abstract(level(0, "\uf0b7", "bullet")) + num()) == ["•", "•"]


def test_a_zero_padded_custom_format() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(places(0, 0), numbering=abstract(custom) + num()) == ["009", "010"]


def test_numbers_from_styles_and_their_bases() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub">'
        '<w:name w:val="Sub"/><w:basedOn w:val="Para"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="Off"><w:name w:val="Off"/><w:basedOn w:val="Para"/><w:pPr>'
        '<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    lists = abstract(level(0, "%1.") + level(1, "%1.%2", more='<w:pStyle w:val="Sub"/>')) + num()
    body = "".join(p("text", f'<w:pStyle w:val="{s}"/>') for s in ("Para", "Sub", "Sub", "Off", "Para"))
    assert labels(body, numbering=lists, styles=styles) == ["1.", "1.1", "1.2", None, "2."]


def test_a_list_style_is_followed_to_its_definition() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Treaty"><w:name w:val="Treaty"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    lists = (
        abstract(level(0, "§ %1"), 0, '<w:styleLink w:val="Treaty"/>')
        + abstract("", 1, '<w:numStyleLink w:val="Treaty"/>')
        + num(1, 0)
        + num(2, 1)
    )
    assert labels(places(0) + places(0, number=2), numbering=lists, styles=styles) == ["§ 1", "§ 2"]


def test_circles_in_styles_and_lists_end() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    lists = abstract("", 0, '<w:numStyleLink w:val="L"/>') + num(1, 0)
    assert shown(read(p("text", '<w:pStyle w:val="A"/>') + places(0), styles=styles, numbering=lists))[0].text == "text"


def test_an_empty_numbered_paragraph_keeps_its_number() -> None:
    blocks = shown(read(places(0) + numbered("") + places(0), numbering=MULTI + num()))
    assert [(b.number, b.text) for b in blocks] == [("1.", "text 0"), ("2.", ""), ("3.", "text 0")]


# --- headings, type, place


def test_headings_by_outline_level_by_name_and_without_any_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift2"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="berschrift2"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    body = "".join(p("x", f'<w:pStyle w:val="{s}"/>') for s in ("berschrift2", "T", "Kapitel", "Body"))
    body += p("x", '<w:outlineLvl w:val="0"/>')
    got = [(b.kind, b.level) for b in shown(read(body, styles=styles))]
    assert got == [("heading", 2), ("heading", 1), ("heading", 3), ("paragraph", 0), ("heading", 1)]
    assert shown(read(p("x", '<w:pStyle w:val="Heading1"/>')))[0].kind == "heading"


def test_a_numbered_heading_keeps_both() -> None:
    body = p("Trade", '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    block = shown(read(body, numbering=abstract(level(0, "Chapter %1")) + num()))[0]
    assert (block.kind, block.level, block.number) == ("heading", 1, "Chapter 1")


def test_bold_only_where_the_whole_paragraph_is() -> None:
    body = p(inner=run("All", "<w:b/>") + run(" bold", "<w:b/>")) + p(inner=run("Part", "<w:b/>") + run(" bold"))
    body += p(inner=run("Not", '<w:b w:val="0"/>'))
    assert [b.bold for b in shown(read(body))] == [True, False, False]


def test_paths_lead_back_to_the_paragraph() -> None:
    cell = f"<w:tc>{p('in a cell')}</w:tc>"
    blocks = shown(read(p("first") + p() + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>" + p("last")))
    assert [b.location.path for b in blocks] == [
        "body/p[1]",
        "body/tbl[1]/tr[1]/tc[1]/p[1]",
        "body/tbl[1]/tr[1]/tc[2]/p[1]",
        "body/p[3]",
    ]


# --- text inside paragraphs


def test_breaks_tabs_hyphens_and_symbols() -> None:
    inner = (
        "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"
        "<w:r><w:t xml:space='preserve'> co</w:t><w:noBreakHyphen/><w:t>opera</w:t><w:softHyphen/></w:r>"
        "<w:r><w:t>tion </w:t></w:r>"
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        '<w:r><w:br w:type="page"/></w:r>'
    )
    assert shown(read(p(inner=inner)))[0].text == "one two three co-operation ≥✓"


def test_an_unknown_symbol_is_marked_and_counted() -> None:
    blocks = read(p("abc", inner='<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>'))
    assert blocks.blocks[0].text == "abc\ufffd"
    assert blocks.coverage == pytest.approx(0.75)
    assert [n.code for n in blocks.notes] == ["unknown-symbols"]


def field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    separate = mark("separate") + run(result) if result else ""
    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{mark('end')}"


def test_fields_keep_their_result_and_lose_their_instruction() -> None:
    nested = field('IF "x"' + "</w:instrText></w:r>" + field("REF a", "lost") + "<w:r><w:instrText>", "kept")
    body = p(inner=run("See ") + field(" REF _Ref1 ", "paragraph 12") + run("; ") + nested)
    body += p(inner='<w:fldSimple w:instr="DATE"><w:r><w:t>4 May</w:t></w:r></w:fldSimple>') + p(
        inner=field("XE a", "")
    )
    assert [b.text for b in shown(read(body))] == ["See paragraph 12; kept", "4 May"]


def test_a_field_that_never_ends_swallows_no_later_paragraph() -> None:
    body = p(inner='<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p("still here")
    assert [b.text for b in shown(read(body))] == ["still here"]


def test_wrappers_are_transparent() -> None:
    inner = (
        f"<w:hyperlink>{run('link ')}</w:hyperlink><w:smartTag>{run('tag ')}</w:smartTag>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('control ')}</w:sdtContent></w:sdt>"
        f'<w:dir w:val="rtl">{run("dir ")}</w:dir><w:bdo>{run("bdo ")}</w:bdo>'
        f"<w:r><w:ruby><w:rt>{run('kana')}</w:rt><w:rubyBase>{run('漢字')}</w:rubyBase></w:ruby></w:r>"
    )
    body = f"<w:sdt><w:sdtContent>{p(inner=inner)}</w:sdtContent></w:sdt><w:customXml>{p('custom')}</w:customXml>"
    assert [b.text for b in shown(read(body))] == ["link tag control dir bdo 漢字", "custom"]


def test_a_text_box_is_read_once() -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{p(text)}</w:txbxContent>"

    inner = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + box("boxed") + "</wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box("boxed") + "</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{box('older')}</v:textbox></w:pict></w:r>"
    assert [b.text for b in shown(read(p("anchor", inner=inner) + p(inner=old)))] == ["anchor", "boxed", "older"]


# --- what is not part of the text


def test_tracked_changes_read_as_accepted() -> None:
    inner = (
        run("The Parties ")
        + f'<w:del w:id="1"><w:r><w:delText>may</w:delText></w:r></w:del><w:ins w:id="2">{run("shall")}</w:ins>'
        + run(" meet")
        + f"<w:moveFrom>{run(' gone')}</w:moveFrom>"
    )
    blocks = read(p(inner=inner))
    assert [b.text for b in shown(blocks)] == ["The Parties shall meet"]
    assert left_out(blocks) == {"tracked deletion": "may gone"}
    assert [n.code for n in blocks.notes] == ["tracked-changes"]


def test_a_removed_paragraph_mark_joins_and_counts_once() -> None:
    num_pr = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = p("first half ", num_pr + '<w:rPr><w:del w:id="3"/></w:rPr>') + p("second half", num_pr) + numbered("next")
    blocks = shown(read(body, numbering=MULTI + num()))
    assert [(b.number, b.text) for b in blocks] == [("1.", "first half second half"), ("2.", "next")]


def test_old_properties_kept_for_a_tracked_change_do_not_count() -> None:
    old = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    assert labels(p("plain", old), numbering=MULTI + num()) == [None]


def test_a_removed_table_row_is_left_out() -> None:
    row = (
        f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{p('gone')}</w:tc></w:tr><w:tr><w:tc>{p('stays')}</w:tc></w:tr>"
    )
    blocks = read(f"<w:tbl>{row}</w:tbl>")
    assert [b.text for b in shown(blocks)] == ["stays"]
    assert left_out(blocks) == {"tracked deletion": "gone"}


def test_hidden_text_is_left_out_and_not_counted() -> None:
    hidden = p("", '<w:rPr><w:vanish/></w:rPr><w:numPr><w:numId w:val="1"/></w:numPr>', run("secret", "<w:vanish/>"))
    blocks = read(numbered("one") + hidden + numbered("two"), numbering=MULTI + num())
    assert [(b.number, b.text) for b in shown(blocks)] == [("1.", "one"), ("2.", "two")]
    assert left_out(blocks) == {"hidden": "secret"}


def test_notes_follow_the_body_and_leave_no_mark() -> None:
    extra: dict[str, str | bytes] = {"word/_rels/document.xml.rels": relations(("footnotes", "footnotes.xml"))}
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{p(inner="<w:r><w:footnoteRef/></w:r>" + run(" As amended."))}</w:footnote>'
        f'<w:footnote w:id="3">{p("Never referred to.")}</w:footnote>'
    )
    blocks = read(p("Done", inner='<w:r><w:footnoteReference w:id="2"/></w:r>' + run(".")), extra, footnotes=notes)
    assert [(b.kind, b.text) for b in shown(blocks)] == [("paragraph", "Done."), ("note", "As amended.")]
    assert left_out(blocks) == {"hidden": "Never referred to."}


def test_headers_footers_and_comments_are_left_out_once() -> None:
    extra: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(
            *(("header", "header1.xml"), ("header", "header2.xml"), ("footer", "/word/footer1.xml")),
            ("comments", "comments.xml"),
        ),
        "word/header1.xml": part("hdr", p("Embassy")),
        "word/header2.xml": part("hdr", p("Embassy")),
        "word/footer1.xml": part("ftr", p("Page 1")),
        "word/comments.xml": part("comments", f"<w:comment w:id='1'>{p('check this')}</w:comment>"),
    }
    blocks = read(p("text"), extra)
    assert [b.left_out for b in blocks.blocks] == [None, "running header", "running footer", "comment"]


def test_a_table_of_contents_is_left_out() -> None:
    entry = p("Trade 4", '<w:pStyle w:val="TOC1"/>')
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    spanning = p(inner=field(' TOC \\o "1-3" ', "Energy 5"))
    blocks = read(entry + spanning + p("Trade"), styles=styles)
    assert [b.text for b in shown(blocks)] == ["Trade"]
    assert [b.left_out for b in blocks.blocks] == ["table of contents", "table of contents", None]


# --- tables


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_a_first_column_of_labels_numbers_its_rows() -> None:
    rows = [
        ("No.", "Text"),
        ("1.", "Open a route."),
        ("2.", p("Train engineers.") + p("In both towns.")),
        ("Article 3", "End."),
    ]
    got = [(b.number, b.text) for b in shown(read(table(*rows)))]
    assert got[2:] == [
        ("1.", "Open a route."),
        ("2.", "Train engineers."),
        (None, "In both towns."),
        ("Article 3", "End."),
    ]


def test_computed_numbers_in_a_first_column() -> None:
    rows = [(numbered(""), "Open a route."), (numbered(""), "Train engineers.")]
    got = [(b.number, b.text) for b in shown(read(table(*rows), numbering=MULTI + num()))]
    assert got == [("1.", "Open a route."), ("2.", "Train engineers.")]


def test_other_tables_read_row_by_row_with_nested_ones_in_place() -> None:
    nested = p("before") + table(("inner", "right")) + p("after")
    got = [(b.kind, b.text) for b in shown(read(table(("Arland", "Borland"), (nested, "beside"))))]
    assert got == [("cell", t) for t in ("Arland", "Borland", "before", "inner", "right", "after", "beside")]


# --- what the document says of itself


def test_title_and_language() -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>  Joint  Statement </dc:title></c>'
    lang = '<w:rPr><w:lang w:val="en-GB" w:bidi="ur-PK"/></w:rPr>'
    styles = f"<w:docDefaults><w:rPrDefault>{lang}</w:rPrDefault></w:docDefaults>"
    blocks = read(p("The sides agreed."), {"docProps/core.xml": core}, styles=styles)
    assert (blocks.title, blocks.language, blocks.method, blocks.coverage) == ("Joint Statement", "en", "docx", 1.0)
    assert read(p("دونوں فریق متفق ہیں"), styles=styles).language == "ur"
    assert read(p("Стороны согласились."), styles=styles).language is None


def test_strict_documents_and_renamed_parts() -> None:
    body = part("document", f"<w:body>{p('strict')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = zipped({"_rels/.rels": relations(("officeDocument", "/word/document2.xml")), "word\\document2.xml": body})
    assert shown(load(snapshot(data)))[0].text == "strict"


def test_text_in_diagrams_lowers_coverage() -> None:
    extra: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(("diagramData", "diagrams/data1.xml")),
        "word/diagrams/data1.xml": "<d><t>twelve chars</t></d>",
    }
    blocks = read(p("twelve chars"), extra)
    assert blocks.coverage < 1.0
    assert left_out(blocks) == {"diagram": "twelve chars"}


# --- hostile and broken


def test_entities_and_document_types_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    xml = bomb + part("document", f"<w:body>{p('&b;')}</w:body>").partition("?>")[2]
    for data in (xml.encode(), xml.encode("utf-16")):
        with pytest.raises(LoadError, match="entities"):
            load(snapshot(zipped({"word/document.xml": data})))


def test_zip_bombs_are_refused() -> None:
    with pytest.raises(LoadError, match="bomb"):
        load(snapshot(zipped({"word/document.xml": b"<a>" + b" " * (limits.MAX_PART_BYTES // 4)})))


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TAGS", 50)
    with pytest.raises(LoadError, match="50 tags"):
        read(p("x") * 20)


def test_absurd_nesting_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5_000 + p("x") + "</w:sdtContent></w:sdt>" * 5_000
    with pytest.raises(LoadError, match="deeply"):
        read(deep)
    tables = "<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60
    assert shown(read(tables))[0].text == "x"


def test_cut_off_and_corrupt_containers() -> None:
    good = docx_bytes(p("The text of the declaration, long enough to be packed. " * 40))
    with pytest.raises(LoadError, match="damaged"):
        load(snapshot(good[: len(good) // 2]))
    at = good.index(b"word/document.xml") + len("word/document.xml") + 20
    for broken in (good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :],):
        with pytest.raises(LoadError):
            load(snapshot(broken))


def test_a_wrong_checksum_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{p('abc')}</w:body>"))
    with pytest.raises(LoadError, match="checksum"):
        load(snapshot(out.getvalue().replace(b">abc<", b">abd<")))


def test_missing_and_malformed_main_parts() -> None:
    with pytest.raises(LoadError, match="main part"):
        load(snapshot(zipped({"[Content_Types].xml": "<Types/>"})))
    with pytest.raises(LoadError, match="well-formed"):
        load(snapshot(zipped({"word/document.xml": "<w:document"})))
    with pytest.raises(LoadError, match="main part"):
        load(snapshot(zipped({"word/document.xml": "<a/>"})))


def test_an_empty_document_is_an_empty_text() -> None:
    with pytest.raises(EmptyTextError):
        read(p())


def test_odd_values_do_not_stop_the_reader() -> None:
    lists = abstract(level(0, "%1.") + '<w:lvl w:ilvl="99"/><w:lvl w:ilvl="x"/><w:lvl/>') + num() + num(2, 77)
    odd = '<w:numPr><w:ilvl w:val="-3"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="x"/>'
    body = p("a", odd) + numbered("b", 2, 40) + numbered("c", 55)
    assert [b.text for b in shown(read(body, numbering=lists))] == ["a", "b", "c"]

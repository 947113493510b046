# ruff: noqa: E501  (pages are written as publishers write them: without line breaks)
from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplodiff.errors import EmptyTextError, LoadError
from diplodiff.loaders.html import load
from diplodiff.model import Block, Blocks, Snapshot

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/c">Contacts</a></li></ul></nav>'
CLAUSES = [
    "The two sides will open four direct cargo routes between their capitals before the end of the year.",
    "They agreed to hold a meeting of the commission on water resources every six months.",
    "Both ministries will exchange lists of protected species and report on poaching.",
    "A joint laboratory for the study of earthquakes will be set up in the northern province.",
]


def page(body: str | bytes, media_type: str = "text/html") -> Blocks:
    raw = body.encode() if isinstance(body, str) else body
    return load(Snapshot("page.html", raw, media_type, "0" * 64))


def kept(blocks: Blocks) -> list[Block]:
    return [b for b in blocks.blocks if b.left_out is None]


def texts(blocks: Blocks) -> list[str]:
    return [b.text for b in kept(blocks)]


def why(blocks: Blocks, words: str) -> str | None:
    return next(b.left_out for b in blocks.blocks if words in b.text)


def numbers(blocks: Blocks) -> list[str | None]:
    return [b.number for b in kept(blocks)]


def paragraphs(start: int = 1) -> str:
    return "".join(f"<p>{i}. {c}</p>" for i, c in enumerate(CLAUSES, start))


# --- lists, tables, inline markup


def test_list_numbers_are_computed() -> None:
    found = page(
        "<ol start=13><li>One thing<li>Another thing</ol><ol type=A><li>Upper<li value=5>Fifth</ol>"
        "<ol reversed><li>Two<li>One</ol><ol type=i><li>roman</ol><ul><li>bullet</ul>"
        '<ol style="list-style-type: arabic-indic"><li>indic</ol><ol style="list-style: none"><li>bare</ol>'
        '<ol style="list-style-type:cjk-ideographic" start=11><li>eleven</ol>'
    )
    assert numbers(found) == ["13.", "14.", "A.", "E.", "2.", "1.", "i.", "•", "١.", None, "十一、"]
    assert {b.kind for b in kept(found)} == {"list-item"}


def test_nested_lists_have_levels_and_an_item_without_words_hands_its_number_down() -> None:
    found = page("<ol><li>Outer<ol type=a><li>inner<li>second</ol></li><li><ol><li>deep</ol></ol>")
    assert [(b.number, b.level, b.text) for b in kept(found)] == [
        ("1.", 1, "Outer"),
        ("a.", 2, "inner"),
        ("b.", 2, "second"),
        ("2. 1.", 2, "deep"),
    ]


def test_a_label_that_the_text_prints_itself_is_not_doubled() -> None:
    assert numbers(page("<ol><li>1. First clause<li>2. Second clause</ol>")) == [None, None]


def test_item_with_two_paragraphs_has_one_number() -> None:
    assert numbers(page("<ol start=4><li><p>First.</p><p>Second.</p></li></ol>")) == ["4.", None]


def test_a_table_of_numbered_paragraphs_and_a_table_of_data() -> None:
    found = page(
        "<table><tr><td>1.</td><td>First clause.</td></tr><tr><td>(2)</td><td><p>Second.</p><p>More.</p></td></tr></table>"
        "<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2024</td><td>5 billion</td></tr></table>"
    )
    assert [(b.number, b.text) for b in kept(found)[:3]] == [
        ("1.", "First clause."),
        ("(2)", "Second."),
        (None, "More."),
    ]
    assert [(b.kind, b.text) for b in kept(found)[3:]] == [
        ("cell", "Year"),
        ("cell", "Trade"),
        ("cell", "2024"),
        ("cell", "5 billion"),
    ]


def test_a_table_of_numbered_paragraphs_with_headings_across_and_signatures_below() -> None:
    rows = "".join(f"<tr><td>{n}.</td><td>Clause {n} of the text.</td></tr>" for n in range(1, 5))
    found = page(
        f"<table><tr><td colspan=2>I. Trade</td></tr>{rows}<tr><td>For Kelm<br>A. Orel</td><td>For Dorva<br>B. Ruun</td></tr>"
        "</table>"
    )
    assert [(b.number, b.text) for b in kept(found)][:3] == [
        (None, "I. Trade"),
        ("1.", "Clause 1 of the text."),
        ("2.", "Clause 2 of the text."),
    ]
    assert [b.number for b in kept(found)][-2:] == [None, None]


def test_a_table_of_paragraphs_across_is_no_data() -> None:
    rows = "".join(f"<tr><td colspan=2>Clause {n} of the text, which both Sides agreed.</td></tr>" for n in range(4))
    found = page(f"<table>{rows}<tr><td>For Kelm</td><td>For Dorva</td></tr></table>")
    assert {b.kind for b in kept(found)} == {"paragraph"}


def test_definition_list_of_articles() -> None:
    found = page("<dl><dt>Article 1</dt><dd>Scope of the text.</dd><dt>Term</dt><dd>Meaning.</dd></dl>")
    assert [(b.number, b.text) for b in kept(found)] == [
        ("Article 1", "Scope of the text."),
        (None, "Term"),
        (None, "Meaning."),
    ]


def test_inline_markup_never_breaks_a_word() -> None:
    found = page("<p><b>Pak</b>is<span>tan<!-- x --></span> and <font color=red>Kaz</font>akh<wbr>stan</p>")
    assert texts(found) == ["Pakistan and Kazakhstan"]


def test_footnote_marks_are_no_words_but_units_stay() -> None:
    found = page(
        '<p>They signed the plan<sup>1</sup> for 50 km<sup>2</sup> and the charter<sup><a href="#fn2">2</a></sup>, 10<sup>6</sup> '
        'units, the 1<sup>er</sup> article, see paragraph <a href="#p5">5</a> and the list<a href="#_ftn3">[3]</a>.</p>'
        '<div id="fn2" class="footnote"><p>2 See the annex.</p></div>'
    )
    assert texts(found)[0] == (
        "They signed the plan¹ for 50 km² and the charter, 10⁶ units, the 1er article, see paragraph 5 and the list."
    )
    assert kept(found)[1].kind == "note"


def test_a_raised_number_at_the_start_is_a_label() -> None:
    assert texts(page("<p><sup>2</sup> This ordinance applies.</p>")) == ["2 This ordinance applies."]


def test_line_breaks_join_lines_and_separate_items() -> None:
    found = page(
        f"<div>JOINT STATEMENT<br>of the Presidents<br><br>1. {CLAUSES[0]}<br>2. {CLAUSES[1]}<br>(a) by rail,<br>(b) by road"
        "<br><br>For the Republic<br>of Examplia</div>"
    )
    assert texts(found) == [
        "JOINT STATEMENT of the Presidents",
        f"1. {CLAUSES[0]}",
        f"2. {CLAUSES[1]}",
        "(a) by rail,",
        "(b) by road",
        "For the Republic of Examplia",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = ["The two sides reviewed the whole range of their", "relations and noted progress in trade. They also"]
    lines += ["discussed the situation in the wider region and", "agreed to stay in touch."]
    assert texts(page(f"<p>{'<br>'.join(lines)}</p>")) == [" ".join(lines)]
    assert texts(page("<pre>COMMUNIQUE\n\n" + "\n".join(lines) + "</pre>")) == ["COMMUNIQUE", " ".join(lines)]


def test_headings_bold_and_centred_paragraphs() -> None:
    found = page("<h2>Part <i>one</i></h2><p><b>Trade</b></p><p align=center>SECTION II</p><p><b>Note</b> well</p>")
    assert [(b.kind, b.level, b.bold) for b in kept(found)] == [
        ("heading", 2, False),
        ("paragraph", 0, True),
        ("paragraph", 0, True),
        ("paragraph", 0, False),
    ]


def test_path_language_and_title() -> None:
    found = page(
        '<html lang="KK"><head><title>Joint text | Ministry</title></head><body><main><article><h1>Joint text</h1>'
        f"{paragraphs()}</article></main></body></html>"
    )
    assert (found.language, found.title, found.method) == ("kk", "Joint text", "html")
    assert kept(found)[2].location.path == "html/body/main/article/p[2]"
    assert (kept(found)[0].kind, kept(found)[0].level) == ("heading", 1)


# --- pages of publishers


def test_wordpress_page() -> None:
    found = page(
        f"""<html lang="en-GB"><head><title>Joint Declaration on Water – Ministry of Rivers</title></head>
        <body class="post-template single has-sidebar"><div id="cookie-notice">We use cookies to improve this site.
        <a href="#">Accept</a></div><header class="site-header"><a href="/">Ministry of Rivers</a>{NAV}</header>
        <div class="breadcrumbs"><a href="/">Home</a> » <a href="/d">Declarations</a></div>
        <article class="post-9 post type-post hentry category-water tag-social"><header class="entry-header">
        <h1 class="entry-title">Joint Declaration on Water</h1><div class="entry-meta">Posted on <time>3 March 2031</time>
        by <a href="/a">admin</a></div></header><div class="entry-content">{paragraphs()}
        <div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">X</a></li></ul></div>
        </div><footer class="entry-footer">Tags: <a href="/t/w">water</a>, <a href="/t/r">rivers</a></footer></article>
        <div id="comments"><h2>Leave a reply</h2><p>Your address will not be published, whatever you write in this form.</p></div>
        <aside class="widget-area"><h3>Recent posts</h3><ul><li><a href="/1">Minister opens a bridge over the river</a></li>
        <li><a href="/2">Minister meets an envoy in the capital</a></li></ul></aside>
        <footer id="colophon"><p>© 2031 Ministry of Rivers. All rights reserved.</p></footer></body></html>"""
    )
    assert texts(found) == ["Joint Declaration on Water", *(f"{i}. {c}" for i, c in enumerate(CLAUSES, 1))]
    assert why(found, "We use cookies") == "cookie notice"
    assert why(found, "Facebook") == "share links"
    assert why(found, "Minister opens") == "sidebar"
    assert why(found, "All rights reserved") == "page footer"
    assert found.coverage == 1.0


def test_div_soup_in_kazakh() -> None:
    clauses = [
        "Тараптар энергетика саласындағы ынтымақтастықты дамытады.",
        "Тараптар су ресурстарын бірлесіп басқарады.",
    ]
    body = "".join(f"<div>{i}. {c}</div>" for i, c in enumerate(clauses * 2, 1))
    found = page(
        f"""<html lang="kk"><body><div id="app"><div class="hdr"><a href=/kz>Қаз</a> <a href=/ru>Рус</a> <a href=/en>Eng</a></div>
        <div class="way"><a href=/>Басты бет</a> / <a href=/n>Жаңалықтар</a></div><div class="page"><div class="col">
        <div class="ttl">Бірлескен декларация</div><div class="dt">04.02.2031 15:20</div><div class="txt">{body}</div>
        <div class="sgn">Қазақстан үшін</div><div class="row"><a href=#>Басып шығару</a> <a href=#>Бөлісу</a></div></div>
        <div class="col2"><div class="ttl2">Ұқсас жаңалықтар</div><div class=it><a href=/1>Министр елшіні қабылдады</a></div>
        <div class=it><a href=/2>Кездесуде жаңа келіссөз жүргізілді</a></div></div></div>
        <div class="btm">© 2031 Сыртқы істер министрлігі</div></div></body></html>"""
    )
    assert texts(found) == [
        "Бірлескен декларация",
        *(f"{i}. {c}" for i, c in enumerate(clauses * 2, 1)),
        "Қазақстан үшін",
    ]
    assert why(found, "04.02.2031") == "date stamp"
    assert why(found, "Министр елшіні") in ("navigation", "related links")


def test_word_export() -> None:
    found = page(
        f"""<html><body lang=EN-US><div class=WordSection1><p class=MsoNormal align=center><b>JOINT DECLARATION<o:p></o:p></b></p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>15.<span
        style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>{CLAUSES[0]}<a style='mso-footnote-id:ftn1'
        href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a></p>
        <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>(a)<span> </span></span>by rail</p>
        <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol;mso-list:Ignore'>·</span>by road</p>
        </div><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> See the annex.</p></div>
        </body></html>"""
    )
    assert [(b.kind, b.level, b.number, b.text) for b in kept(found)] == [
        ("paragraph", 0, None, "JOINT DECLARATION"),
        ("list-item", 1, "15.", CLAUSES[0]),
        ("list-item", 2, "(a)", "by rail"),
        ("list-item", 1, "•", "by road"),
        ("note", 0, None, "[1] See the annex."),
    ]


def test_table_layout_in_windows_1251() -> None:
    clauses = [
        "Стороны развивают сотрудничество в области энергетики.",
        "Стороны совместно управляют водными ресурсами.",
    ]
    body = "".join(f"<p>{i}. {c}" for i, c in enumerate(clauses * 2, 1))
    raw = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body><center>
        <table width=900><tr><td colspan=2><img src=a.gif><a href=/>Министерство</a></td></tr><tr><td width=180><table>
        <tr><td><a href=/>Главная</a></td></tr><tr><td><a href=/a>О министерстве</a></td></tr><tr><td><a href=/p>Пресса</a></td></tr>
        </table></td><td><font face=Arial><b>Совместное заявление</b>{body}<p align=center>За Правительство</font></td></tr>
        <tr><td colspan=2><a href=/m>Карта сайта</a> <a href=/k>Контакты</a></td></tr></table></center></body></html>"""
    found = page(raw.encode("cp1251"))
    assert texts(found) == [
        "Совместное заявление",
        *(f"{i}. {c}" for i, c in enumerate(clauses * 2, 1)),
        "За Правительство",
    ]
    assert kept(found)[0].bold
    assert not kept(found)[1].bold
    assert [n.code for n in found.notes] == ["charset"]


def test_a_bare_document_is_kept_whole() -> None:
    found = page(
        f"<header><h2>Preamble</h2><p>{CLAUSES[0]}</p></header><div><h2>I</h2>{paragraphs()}</div><div><h2>Annex</h2><p>List</p></div>"
        "<p>Last updated: 3 March 2031</p><p>For the Government</p>"
    )
    assert len(kept(found)) == len(found.blocks) == 11


def test_collapsed_sections_are_text_and_hidden_ones_are_not() -> None:
    found = page(
        f"""<body>{NAV}<main><h1>Joint Statement</h1><p>1. {CLAUSES[0]}</p><p>2. {CLAUSES[1]}</p>
        <div class=accordion><button>Nature</button><div class=panel style="display:none"><p>3. {CLAUSES[2]}</p></div></div>
        <div hidden><p>4. {CLAUSES[3]}</p></div><details><summary>Annex</summary><p>List of routes.</p></details>
        <div style="display:none"><p>This page was translated by a machine, and nobody has read it since.</p></div>
        <p>End <span style="visibility:hidden">secret</span>of text.</p><noscript><p>Please turn scripts on.</p></noscript>
        </main></body>"""
    )
    labels = [t.split()[0] for t in texts(found) if t[0].isdigit()]
    assert labels == ["1.", "2.", "3.", "4."]
    assert {"Nature", "Annex", "List of routes.", "End of text."} <= set(texts(found))
    for words in ("translated by a machine", "secret", "Please turn"):
        assert why(found, words) == "hidden"


def test_a_clause_that_continues_the_numbering_is_kept_wherever_it_stands() -> None:
    more = "Either side may propose changes to this text in writing."
    found = page(
        f"""<body>{NAV}<div class=content><h1>Joint Statement</h1>{paragraphs()}</div><aside><p>5. {more}</p>
        <h4>Latest</h4><a href=/1>Minister opens a bridge</a> <a href=/2>Minister meets an envoy</a></aside>
        <footer><p>6. {CLAUSES[0]}</p><p>Contacts of the press office</p></footer></body>"""
    )
    assert f"5. {more}" in texts(found)
    assert f"6. {CLAUSES[0]}" in texts(found)
    assert why(found, "Contacts of the press office") == "page footer"
    assert why(found, "Minister opens") is not None


def test_parts_in_boxes_of_their_own_are_all_kept() -> None:
    parts = "".join(
        f"<section><h2>Part {n}</h2>{paragraphs(1 + 4 * n) if n == 0 else f'<p>{n + 4}. {CLAUSES[n]}</p>'}</section>"
        for n in range(3)
    )
    found = page(
        f"<body>{NAV}<div>{parts}<section><p>Signed in two copies</p></section></div><footer>Tel. 1</footer></body>"
    )
    assert [t for t in texts(found) if t.startswith("Part")] == ["Part 0", "Part 1", "Part 2"]
    assert texts(found)[-1] == "Signed in two copies"


@pytest.mark.parametrize("name", ["sidebar-layout", "print-content", "share-page-wrapper", "comment-free banner-page"])
def test_a_box_that_holds_the_text_is_no_furniture_whatever_its_name(name: str) -> None:
    found = page(f'<body>{NAV}<div class="{name}"><div class="x">{paragraphs()}</div></div></body>')
    assert len([t for t in texts(found) if t[0].isdigit()]) == 4


# --- what is no document


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<title>Just a moment...</title><h2>Checking your browser</h2><script src=/x></script>", "browser check"),
        ("<title>DDoS-Guard</title><p>Please wait</p>", "browser check"),
        ('<meta http-equiv="refresh" content="1"><body></body>', "browser check"),
        ('<meta http-equiv="refresh" content="5; url=page.html"><p>Wait</p>', "browser check"),
        (
            "<meta http-equiv=Refresh content='0;URL=\"/en/12\"'><p>Redirecting</p>",
            "sends a browser on to /en/12; give",
        ),
        ('<meta http-equiv="refresh" content="0; url=/x"><script src=c.js></script>', "browser check"),
        ('<body><div id="root"></div><script src=a.js></script></body>', "JavaScript"),
        (
            "<body><noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div></body>",
            "JavaScript",
        ),
        ("<body><p>Please enable cookies and reload.</p></body>", "cookies"),
        ("<form><p>Sign in to read</p><input name=u><input type=password></form>", "log-in"),
        ("<frameset cols=2><frame src=a.html><frame src=b.html></frameset>", "frames"),
        (b"%PDF-1.4", "PDF"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_pages_that_are_no_document_are_refused_in_words(body: str | bytes, words: str) -> None:
    with pytest.raises(LoadError, match=words) as caught:
        page(body)
    assert str(caught.value).startswith("page.html ")


@pytest.mark.parametrize("body", ["", "   ", "<html><body></body></html>", "<p>&nbsp;</p>", "<!-- nothing -->"])
def test_an_empty_page_says_so(body: str) -> None:
    with pytest.raises(EmptyTextError):
        page(body)


def test_a_short_real_text_that_speaks_of_log_ins_is_read() -> None:
    words = "The sides will enable cookies of trust, so to speak, and review the security of shared systems."
    assert texts(page(f"<p>1. {CLAUSES[0]}</p>" * 4 + f"<p>{words}</p>"))[-1] == words


# --- hostile input


def test_nesting_beyond_the_parser_loses_nothing() -> None:
    found = page("<div>" * 5000 + CLAUSES[0] + "</div>" * 5000 + "<p>tail of the text</p>")
    assert texts(found) == [CLAUSES[0], "tail of the text"]


def test_the_parser_of_what_is_nested_too_deep_prints_no_warnings() -> None:
    with warnings.catch_warnings(record=True) as printed:
        page('<!-- --><?xml version="1.0"?>' + "<div>" * 5000 + CLAUSES[0])
    assert not printed


def test_more_tags_than_allowed_are_refused() -> None:
    with pytest.raises(LoadError, match="tags"):
        page(b"<b>" * 1_000_001)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/ab='\" \n&;!-\x00\u0661\u4e00p"), max_size=300))
def test_any_characters_are_read_or_refused(soup: str) -> None:
    try:
        found = page("<p>words</p>" + soup)
    except LoadError:
        return
    assert 0 <= found.coverage <= 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["div", "p", "b", "li", "ol", "td", "table", "br", "a", "section"]), max_size=25))
def test_every_word_is_in_exactly_one_block(tags: list[str]) -> None:
    body = "".join(f"<{tag}>word{i} " for i, tag in enumerate(tags)) + "end"
    found = " ".join(f"{b.number or ''} {b.text}" for b in page(f"<body>{body}</body>").blocks).split()
    for i in range(len(tags)):
        assert found.count(f"word{i}") == 1


def test_common_pages_need_no_heavy_library() -> None:
    code = (
        "import sys; from diplodiff.loaders.html import load; from diplodiff.model import Snapshot;"
        "load(Snapshot('p', '<p>1. Текст соглашения сторон.</p>'.encode(), 'text/html', ''));"
        "assert not {'bs4', 'lxml.html', 'charset_normalizer', 'requests'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# --- real pages, for measuring only


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFC", text)).lower()


@pytest.mark.skipif(not DATA.exists(), reason="the evaluation data is not here")
@pytest.mark.parametrize("folder", ["udhr", "versions", "single", "two_publishers"])
def test_clean_documents_keep_every_paragraph_and_nothing_else(folder: str) -> None:
    for gold in sorted((DATA / folder / "gold").glob("*.json")):
        said = json.loads(gold.read_text(encoding="utf-8"))
        for side in ("left", "right"):
            path = DATA / folder / said[f"{side}_file"].removeprefix(f"{folder}/")
            if path.suffix != ".html" or not path.exists():
                path = DATA / folder / "html" / f"{Path(said[f'{side}_file']).stem}.html"
            found = kept(page(path.read_bytes()))
            whole = _letters("".join((b.number or "") + b.text for b in found))
            words = _letters("".join(b.text for b in found))
            wanted = [_letters(p["text"]) for p in said[f"{side}_paras"]]
            assert [w for w in wanted if w not in whole and w not in words] == [], path.name
            extra = [b.text for b in found if b.level != 1 and _letters(b.text) not in "".join(wanted)]
            assert extra == [], path.name


@pytest.mark.skipif(not DATA.exists(), reason="the evaluation data is not here")
def test_main_content_of_real_pages() -> None:
    sys.path.insert(0, str(DATA / "scorers"))
    from collections import Counter

    from score_extract import f1, tokens  # type: ignore[import-not-found]  # a script beside the data

    scores, right, wrong = [], 0, 0
    for path in sorted((DATA / "web" / "html").glob("*.html")):
        text = "\n".join(texts(page(path.read_bytes())))
        gold = DATA / "web" / "gold" / f"{path.stem}.txt"
        if gold.exists():
            scores.append(f1(Counter(tokens(gold.read_text(encoding="utf-8"))), Counter(tokens(text)))[2])
            continue
        said = json.loads(gold.with_suffix(".segments.json").read_text(encoding="utf-8"))
        folded = " ".join(text.split())
        found = sum(" ".join(s.split()) in folded for s in said["must_have"])
        right += found
        wrong += len(said["must_have"]) - found + sum(" ".join(s.split()) in folded for s in said["must_not_have"])
    assert sum(scores) / len(scores) >= 0.965
    assert min(scores) >= 0.85
    assert 2 * right / (2 * right + wrong) >= 0.95


@pytest.mark.parametrize(
    "recitals",
    [
        [
            "Recalling that the lake has fed the three valleys for as long as anybody can remember,",
            "Alarmed at the loss of reeds through drought,",
            "Convinced that no valley can by itself preserve the water on which its harvests depend,",
            "Have agreed as follows:",
        ],
        [
            "وإذ تذكّر بأن البحيرة تغذي الوديان الثلاثة منذ أقدم العصور،",
            "وإذ يثير جزعها فقدان القصب بفعل الجفاف المتكرر في السنوات الأخيرة وما بعدها،",
            "واقتناعاً منها بأنه لا يسع أي واد بمفرده أن يصون المياه،",
            "قد اتفقت على ما يلي:",
        ],
        [
            "напоминая, что озеро с незапамятных времен кормит три долины,",
            "встревоженные утратой тростника вследствие засухи,",
            "убежденные в том, что ни одна долина не сохранит воду в одиночку, без помощи двух других,",
            "согласились о нижеследующем:",
        ],
        ["忆及该湖自古以来养育三个山谷的居民，", "震惊于芦苇因连年干旱而不断流失，", "兹议定如下："],
    ],
)
def test_recitals_between_line_breaks_are_paragraphs(recitals: list[str]) -> None:
    assert texts(page(f"<p>{'<br>'.join(recitals)}</p>")) == recitals


def test_a_line_break_behind_a_comma_inside_a_sentence_cuts_nothing() -> None:
    lines = ["The two sides reviewed trade in salt and wool,", "fishing, and the ferries.", "They thanked the hosts."]
    assert texts(page(f"<p>{'<br>'.join(lines)}</p>")) == [" ".join(lines[:2]), lines[2]]
    names = ["On the part of the Valley of Kelm the delegation was led by", "Anna Orel, Minister,", "Boris Ruun"]
    assert texts(page(f"<p>{'<br>'.join(names)}</p>")) == [" ".join(names)]

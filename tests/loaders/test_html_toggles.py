"""Labels of what a click opens are the page's; the numbers among them are the text's. Numbers in elements of their own."""

from __future__ import annotations

import pytest

from tests.loaders.test_html_pages import framed, kept, read

CLAUSES = "".join(
    f"<p>{n}. The Sides will keep the road over the pass open in winter, year {n}.</p>" for n in range(1, 5)
)


@pytest.mark.parametrize(
    "section",
    [
        "<details><summary>{}</summary>{}</details>",
        '<div class="accordion-item"><h2 class="accordion-header"><button>{}</button></h2><div class="collapse">{}</div></div>',
        '<div class="panel-heading"><h4><a data-toggle="collapse" href="#x">{}</a></h4></div><div class="panel-body">{}</div>',
        '<h3 aria-expanded="false">{}</h3><div class="accordion__content" style="display:none">{}</div>',
        '<h3 class="tab-title">{}</h3><div class="tab-pane">{}</div>',
        '<div class="spoiler-title">{}</div><div class="spoiler-body">{}</div>',
    ],
)
def test_a_label_of_a_section_that_opens_is_left_out_and_one_that_numbers_is_kept(section: str) -> None:
    page = framed("en", f"<h1>Joint Declaration on the Road</h1>{section.format('Documents', CLAUSES)}")
    found = read(page)
    assert "Documents" not in kept(found)
    assert any(b.text == "Documents" and b.left_out == "section label of the page" for b in found.blocks)
    assert sum("keep the road" in text for text in kept(found)) == 4
    page = framed("en", f"<h1>Treaty on the Road</h1>{section.format('Article 4', CLAUSES)}")
    assert "Article 4" in kept(read(page))


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ('<p><span class="no">15.</span>The Sides agree.</p>', "15. The Sides agree."),
        ("<p><span>15</span><span>The Sides agree.</span></p>", "15 The Sides agree."),
        ("<p><b>(3)</b>Стороны согласны.</p>", "(3) Стороны согласны."),
        ("<p><font>١-</font>يتفق الجانبان.</p>", "١- يتفق الجانبان."),
        ("<p><span>第三条</span>双方同意。</p>", "第三条 双方同意。"),
        ("<p><b>1</b>st meeting of the commission.</p>", "1st meeting of the commission."),
        ('<p><span class="cap">T</span>he Sides agree.</p>', "The Sides agree."),
        ("<p><b>2026</b>年に始まる。</p>", "2026年に始まる。"),
    ],
)
def test_a_number_in_an_element_of_its_own_is_not_glued_to_the_first_word(row: str, text: str) -> None:
    assert text in kept(read(f"<html><body>{row}<p>The next paragraph.</p></body></html>"))

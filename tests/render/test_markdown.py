"""The briefing note: text from outside is never markup."""

from __future__ import annotations

from typing import Any

import pytest

from diplodiff.render.markdown import escaped, render
from diplodiff.render.options import Options
from tests.render import samples

markdown_it = pytest.importorskip("markdown_it")


def tokens(text: str) -> list[Any]:
    found = []
    for token in markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        found += [token, *(token.children or [])]
    return found


@pytest.mark.parametrize("name", samples.COMPARISONS)
def test_no_link_image_code_table_or_html_comes_from_a_document(name: str) -> None:
    comparison = samples.COMPARISONS[name]()
    found = tokens(render(comparison, Options()))
    links = [t.attrs["href"] for t in found if t.type == "link_open"]
    assert all(link.startswith("https://foreign.example/") for link in links)
    assert {t.content for t in found if t.type in ("html_inline", "html_block")} <= {"<b>", "</b>"}
    assert not {t.type for t in found} & {"image", "code_inline", "code_block", "fence", "s_open", "hr"}
    assert not [t for t in found if t.type == "ordered_list_open"]
    # of three sides and more a table of ours shows which have a passage
    assert sum(t.type == "table_open" for t in found) <= (len(comparison.texts) > 2)


@pytest.mark.parametrize(
    "text",
    [
        "1. a", "12) a", "- a", "+ a", "* a", "# a", "> a", "===", "---", "***", "| a | b |", "<b>", "&lt;", "`a`",
        "[a](b)", "![a](b)", "https://a.example", "www.a.example", "a@b.example", "@name", "#12", ":tada:", "$x$",
        "~~a~~", "a\\", "_a_", "__a__", "<!-- a -->", "[^1]: a", "[a]: b", "~~~", "99.6%", "09:15",
    ],
)  # fmt: skip
def test_escaped_text_reads_back_as_itself(text: str) -> None:
    found = tokens(escaped(text))
    assert [t.type for t in found if t.type.endswith("_open")] == ["paragraph_open"]
    assert "".join(t.content for t in found if t.type in ("text", "text_special")) == text


def test_marks_inside_a_word_are_still_bold() -> None:
    found = tokens(render(samples.right_to_left(), Options()))
    assert sum(t.type == "strong_open" for t in found) > 2
    assert "**500**" in render(samples.declaration(), Options())
    assert "> <b>␛\\[3</b>1mRed" in render(samples.hostile(), Options())

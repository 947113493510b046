"""Plain text line by line, and Markdown with the numbers that its author wrote."""

from __future__ import annotations

import contextlib
import time

import pytest

from diplodiff.errors import LoadError
from diplodiff.loaders import detect, load
from diplodiff.model import Block, Blocks
from diplodiff.settings import limits
from tests.loaders.office import snapshot


def read(text: str | bytes, origin: str = "made", media_type: str = "") -> Blocks:
    body = text.encode() if isinstance(text, str) else text
    return load(snapshot(body, origin, media_type))


def md(text: str) -> list[Block]:
    return [b for b in read(text, "made.md").blocks if b.left_out is None]


# --- plain text


def test_one_block_a_line_with_its_number_and_indent() -> None:
    blocks = read("Joint Statement\r\n\r\n1.\tThe sides met.\n   They agreed.  \n").blocks
    assert [(b.kind, b.location.line, b.text) for b in blocks] == [
        ("line", 1, "Joint Statement"),
        ("line", 2, ""),
        ("line", 3, "1.      The sides met."),
        ("line", 4, "   They agreed."),
    ]


def test_form_feeds_begin_pages_and_no_line() -> None:
    blocks = read("page one goes\n\fon here\n").blocks
    assert [(b.location.page, b.location.line, b.text) for b in blocks] == [(1, 1, "page one goes"), (2, 2, "on here")]


def test_long_runs_of_empty_lines_are_shortened_but_counted() -> None:
    blocks = read("a\n" + "\n" * 50 + "b").blocks
    assert [b.text for b in blocks] == ["a", "", "", "b"]
    assert blocks[-1].location.line == 52


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_character_sets(codec: str) -> None:
    text = "Стороны подтвердили приверженность сотрудничеству и договорились о торговле.\n"
    blocks = read(text.encode(codec), media_type="text/plain; charset=windows-1251" if codec == "cp1251" else "")
    assert blocks.blocks[0].text == text.strip()


def test_zero_bytes_are_refused() -> None:
    with pytest.raises(LoadError, match=r"zero bytes|binary"):
        read(b"The sides agreed on trade." * 50 + b"\0" + b"More text follows here." * 50)


def test_endless_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BLOCKS", 10)
    with pytest.raises(LoadError, match="10 lines"):
        read("a\n" * 11)


# --- telling Markdown from plain text


@pytest.mark.parametrize(
    "text",
    [
        "# Statement\n\n1. The *sides* agreed.\n",
        "Statement\n=========\n\nThe **sides** agreed.\n",
        "---\ntitle: Statement\n---\n\n- one\n- two\n",
        "See [the text](https://example.org/a).\n\n> quoted\n",
    ],
)
def test_marks_of_several_kinds_make_markdown(text: str) -> None:
    assert detect(snapshot(text.encode())) == "text/markdown"


@pytest.mark.parametrize(
    "text",
    [
        "1. The sides agreed.\n2. They met.\n\n- one\n- two\n",
        "STATEMENT\n\n* The names are provisional.\n\n14. The sides * agreed * on it.\n",
        "Joint Statement\n---\n\nThe sides agreed (see [1]).\n",
    ],
)
def test_dashes_stars_and_numbers_alone_do_not(text: str) -> None:
    assert detect(snapshot(text.encode())) == "text/plain"


def test_the_name_breaks_the_tie() -> None:
    assert detect(snapshot(b"The sides agreed.\n", "a/b.MD")) == "text/markdown"
    assert detect(snapshot(b"The sides agreed.\n", "a", "text/markdown; charset=utf-8")) == "text/markdown"


# --- Markdown


def test_list_numbers_stay_as_written() -> None:
    got = [(b.number, b.text) for b in md("14. Trade\n16. Energy\n17. Water\n\n3) One\n3) Two\n")]
    assert got == [("14.", "Trade"), ("16.", "Energy"), ("17.", "Water"), ("3)", "One"), ("3)", "Two")]


def test_nested_lists_have_depth_and_the_second_paragraph_no_label() -> None:
    blocks = md("1. One\n\n   More of one\n\n   - dash\n     - deep\n2. Two\n")
    assert [(b.number, b.level, b.kind) for b in blocks] == [
        ("1.", 1, "list-item"),
        (None, 0, "paragraph"),
        ("•", 2, "list-item"),
        ("•", 3, "list-item"),
        ("2.", 1, "list-item"),
    ]


def test_labels_that_run_on_inside_a_paragraph_are_items() -> None:
    got = [(b.number, b.text) for b in md("The sides agree to:\na) open a route\nand keep it;\nb) meet.\n")]
    assert got == [(None, "The sides agree to:"), ("a)", "open a route and keep it;"), ("b)", "meet.")]
    got = [(b.number, b.text) for b in md("The sides:\n14. open a route\n16. meet.\n")]
    assert got == [(None, "The sides:"), ("14.", "open a route"), ("16.", "meet.")]


def test_a_date_at_a_line_start_is_no_item() -> None:
    assert [b.text for b in md("The sides met on\n4. May in the\ncapital.\n")] == [
        "The sides met on 4. May in the capital."
    ]


def test_headings_emphasis_links_escapes_breaks() -> None:
    text = "# Title *here*\n\nSub\n---\n\nThe **Parties** [agreed](http://x.example)  \non 50\\% &amp; `more`.\n\n"
    blocks = md(text + "**All**\n")
    assert [(b.kind, b.level, b.text) for b in blocks] == [
        ("heading", 1, "Title here"),
        ("heading", 2, "Sub"),
        ("paragraph", 0, "The Parties agreed on 50% & more."),
        ("paragraph", 0, "All"),
    ]
    assert [b.bold for b in blocks] == [False, False, False, True]


def test_an_escaped_number_stays_in_the_text() -> None:
    assert [(b.number, b.text) for b in md("14\\. Trade\n")] == [(None, "14. Trade")]


def test_quotes_fences_tables_and_markup() -> None:
    text = (
        "> quoted\n\n```\nfenced\n\nagain\n```\n\n| No. | Text |\n|---|---|\n| 1. | Open |\n| 2. | Meet |\n\n"
        "<div>raw <b>markup</b></div>\n\n<!-- never\n\nshown -->\n\nline<br>broken <!-- no --> here\n"
    )
    got = [(b.number, b.text) for b in md(text)]
    assert got == [
        *((None, t) for t in ("quoted", "fenced", "again", "No.", "Text")),
        ("1.", "Open"),
        ("2.", "Meet"),
        *((None, t) for t in ("raw markup", "line broken here")),
    ]


def test_front_matter_and_footnotes() -> None:
    blocks = read(
        "---\ntitle: 'Joint Statement'\nlang: en-GB\n---\n\nDone.[^a]\n\n[^a]: As\n    amended.\n\nEnd.\n", "x.md"
    )
    assert (blocks.title, blocks.language) == ("Joint Statement", "en")
    assert [(b.kind, b.text, b.left_out) for b in blocks.blocks[1:]] == [
        ("paragraph", "Done.", None),
        ("paragraph", "End.", None),
        ("note", "As amended.", None),
    ]
    assert blocks.blocks[0].left_out == "front matter"
    assert [b.location.line for b in blocks.blocks] == [1, 6, 11, 8]


def test_an_item_without_text_keeps_its_number() -> None:
    assert [(b.number, b.text) for b in md("1. one\n2.\n3. three\n")] == [("1.", "one"), ("2.", ""), ("3.", "three")]


def test_very_long_markdown_is_read_as_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_MARKDOWN_CHARACTERS", 100)
    blocks = read("# Heading\n" + "text\n" * 40, "x.md")
    assert (blocks.blocks[0].kind, [n.code for n in blocks.notes]) == ("line", ["read-as-lines"])


def test_tangled_markdown_is_read_as_lines() -> None:
    blocks = read("# Heading\n\n" + "[" * (limits.MAX_MARKDOWN_BRACKETS + 1), "x.md")
    assert (blocks.blocks[0].kind, [n.code for n in blocks.notes]) == ("line", ["read-as-lines"])


def test_absurd_nesting_is_refused() -> None:
    with pytest.raises(LoadError, match="nests"):
        read("> " * 500 + "deep", "x.md")


@pytest.mark.parametrize("piece", ["[", "*a ", "**a", "<!--", "`", "> ", "- ", "|", "a)\n", "\\", "[^a]: x\n", "&amp"])
def test_hostile_repetition_ends_in_time(piece: str) -> None:
    began = time.monotonic()
    with contextlib.suppress(LoadError):
        read(piece * 3_000, "x.md")
    assert time.monotonic() - began < 5

"""The terminal report: width, marks, right-to-left runs, colour."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from rich.cells import cell_len

from diplodiff.render.options import Options
from diplodiff.render.terminal import render, render_text
from diplodiff.render.terminal_layout import Sheet, Span, _of_tokens, wrapped
from tests.render import html_samples, samples
from tests.render.test_machine import HOSTILE, RAW, hostile

ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def bare(report: str) -> str:
    return ESCAPE.sub("", report).replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("width", [40, 60, 80, 160])
@pytest.mark.parametrize("name", samples.COMPARISONS)
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_wider_than_the_terminal(name: str, width: int, color: bool) -> None:
    report = bare(render(samples.COMPARISONS[name](), Options(width, color)))
    assert [line for line in report.splitlines() if cell_len(line) > width] == []
    assert "\n\n\n" not in report


@pytest.mark.parametrize("width", [40, 60, 80, 160])
def test_a_one_sided_clause_stands_in_full(width: int) -> None:
    report = render(samples.declaration(), Options(width))
    assert samples.WATER in " ".join(report.replace("│", " ").split())


def test_one_sided_clauses_come_before_all_other_findings() -> None:
    report = render(samples.declaration(), Options(80))
    order = [
        "One passage was found only in A",
        "24 numbered paragraphs",
        "Page 4 was read",
        "Only in A",
        "Only in B",
        "that differ",
        "counted",
    ]
    places = [report.index(words) for words in order]
    assert places == sorted(places)


def test_differing_words_are_marked_without_colour_and_far_words_left_out() -> None:
    report = " ".join(render(samples.declaration(), Options(80)).split())
    assert "[[500]]" in report
    assert "[[50]]" in report
    assert "[[will endeavour to conclude]]" in report
    assert "machinery, cotton" not in report


def test_marks_are_underlined_in_colour_and_no_escape_is_written_without_it() -> None:
    assert "\x1b[1;4m500\x1b[0m" in render(samples.declaration(), Options(80, color=True))
    assert "\x1b" not in render(samples.hostile(), Options(80))
    escapes = set(re.findall("\x1b.{0,6}", render(samples.hostile(), Options(80, color=True))))
    assert all(ESCAPE.match(e) for e in escapes)


def test_right_to_left_runs_are_isolated_on_every_line_and_labels_stand_outside() -> None:
    report = render(samples.right_to_left(), Options(60))
    for line in report.splitlines():
        assert line.count("\u2068") == line.count("\u2069")
        outside = re.sub("\u2068.*?\u2069", "", line)
        assert not re.search("[\u0600-\u065f\u066e-\u06ef]", outside), line
    assert "B۳, page" in report
    assert "\u2068" not in render(samples.declaration(), Options(60))


def test_label_maps_are_compressed() -> None:
    assert "A16-A24 = B15-B23" in render(samples.declaration(), Options(80))


def test_rich_markup_in_a_document_is_text() -> None:
    assert "[bold]x[/bold]" in render(samples.hostile(), Options(160))


def test_show_groups_what_was_left_out_by_reason() -> None:
    report = render_text(samples.shown(), Options(80))
    assert "Left out: 3 parts of the source" in report
    assert "navigation: 2" in report
    assert "␛[31mHidden words" in report
    assert "    A2i  (i)  list item, recognised with 71% confidence" in report


def test_wrapping_covers_all_words_once() -> None:
    text = "word 双方同意 (a) supercalifragilistic ทั้งสองฝ่าย end"
    lines = [text[a:b] for a, b in wrapped(text, 9, 7)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= 9 for line in lines)


@pytest.mark.parametrize(
    "text", ["", "  ", "A  one  two three", " so wide…  a “word” here ", "unbreakable in it", "x" * 30]
)
def test_text_of_one_cell_a_character_is_wrapped_like_any_other(text: str) -> None:
    for first in range(1, 20):
        for rest in range(1, 20):
            assert wrapped(text, first, rest) == _of_tokens(text, first, rest)


def test_a_line_never_begins_with_a_closing_mark_or_a_lone_vowel_sign() -> None:
    for width in range(10, 40):
        for text in ("双方同意，将双边贸易额提高到（五百）亿元。并继续推进。", "ทั้งสองฝ่ายเห็นพ้องที่จะเพิ่มมูลค่า"):
            lines = [text[a:b] for a, b in wrapped(text, width, width)]
            assert all(line[0] not in "，。）\u0e31\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49" for line in lines)
            assert all(not line.endswith("（") for line in lines)


def test_an_empty_span_is_one_empty_line() -> None:
    sheet = Sheet(Options(80))
    sheet.line([Span("")])
    assert sheet.text() == "\n"


def test_only_the_table_of_widths_is_imported_and_only_when_drawing() -> None:
    code = (
        "import sys; import diplodiff.render.terminal as t; assert 'rich' not in sys.modules;"
        "from tests.render import samples; from diplodiff.render.options import Options;"
        "t.render(samples.declaration(), Options(80)); assert 'rich.console' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


LAYOUTS = {
    "columns": {"side_by_side": True},
    "columns that differ": {"side_by_side": True, "changes_only": True},
    "columns with context": {"side_by_side": True, "context": 1},
    "context": {"context": 2},
    "changes": {"changes_only": True},
}


@pytest.mark.parametrize("width", [40, 60, 200])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", [*samples.COMPARISONS, *html_samples.REPORTS])
def test_every_layout_keeps_to_the_width_and_isolates(name: str, layout: str, width: int) -> None:
    made = (samples.COMPARISONS | html_samples.REPORTS)[name]
    report = render(made(), Options(width, **LAYOUTS[layout]))  # type: ignore[arg-type]
    assert [line for line in bare(report).splitlines() if cell_len(line) > width] == []
    assert all(line.count("\u2068") == line.count("\u2069") for line in report.splitlines())
    assert "\n\n\n" not in report
    assert report.rstrip().endswith("differ.")


@pytest.mark.parametrize("layout", ["plain", *LAYOUTS])
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_steer_no_terminal(kind: str, layout: str) -> None:
    report = render(hostile(HOSTILE[kind]), Options(80, **LAYOUTS.get(layout, {})))  # type: ignore[arg-type]
    assert RAW.findall(report.replace("\u2068", "").replace("\u2069", "")) == []
    assert max(map(cell_len, bare(report).splitlines())) <= 80


def test_columns_stand_beside_each_other_and_right_to_left_text_on_the_right() -> None:
    report = render(html_samples.three_sided(), Options(120, side_by_side=True))
    lines = bare(report).splitlines()
    heads = next(line for line in lines if line.startswith("A  varenia.html") and "│" in line)
    cuts = [i for i, c in enumerate(heads) if c == "│"]
    assert len(cuts) == 2
    rows = [line for line in lines if line.count("│") == 2]
    assert all(cell_len(line[: line.index("│")]) == cuts[0] for line in rows)
    urdu = next(line for line in rows if "تینوں فریق مرسول سے" in line)
    assert urdu.split("│")[1].startswith("  ")
    assert not urdu.split("│")[1].endswith("  ")


def test_where_columns_have_no_room_the_texts_stand_below_each_other() -> None:
    report = render(html_samples.ten_sided(), Options(80, side_by_side=True))
    assert "│" not in report
    assert "The sides agreed on the border." in report
    assert report.count("Not found in") >= 9


def test_context_shows_the_neighbours_with_their_counterparts() -> None:
    report = " ".join(render(samples.declaration(), Options(100, context=1)).split())
    assert "A14 = B14 The two sides will continue their work in field number 14." in report
    assert "A16 = B15 The two sides will continue their work in field number 16." in report
    assert "A13 = B13" not in report


def test_a_row_that_differs_is_told_above_its_cells() -> None:
    report = render(samples.declaration(), Options(100, side_by_side=True, changes_only=True))
    assert report.index("CRITICAL  modality") < report.index("A5  ") < report.index("CRITICAL  one-sided paragraph")
    assert "Closest passage: B14, score 0.41 of 1" in " ".join(report.split())
    assert "field number 2." not in report
    assert "24 numbered paragraphs" not in report

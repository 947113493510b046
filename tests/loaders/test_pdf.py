"""PDF: what stands on the page, in the order in which it is read; and files that mean harm."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from diplodiff.errors import EmptyTextError, LoadError, MissingPartError
from diplodiff.loaders import ocr, ocr_rapidocr, pdf, pdf_document, pdf_runs, sandbox
from diplodiff.loaders.pdf_textpage import TextPage
from diplodiff.model import Block, Blocks, Snapshot
from diplodiff.settings import limits
from tests.loaders.pdf_bytes import Put, assembled, column, locked, made, rule, stream

SHARED = Path(__file__).parents[3] / "shared" / "data" / "pdf"
LEFT = [
    "1. The two Sides agreed to widen their",
    "cooperation in energy, transport and water",
    "management, and to hold consultations",
    "every year in both capitals in turn.",
]
RIGHT = [
    "2. Both Sides welcomed the opening of a",
    "direct air link and took note of the work",
    "of the joint commission, which is to meet",
    "again before the end of the summer.",
]


def snapshot(body: bytes) -> Snapshot:
    return Snapshot("made.pdf", body, "application/pdf", hashlib.sha256(body).hexdigest())


def load(body: bytes) -> Blocks:
    return pdf.load(snapshot(body))


def texts(body: bytes) -> list[str]:
    return [b.text for b in load(body).blocks if b.left_out is None]


# --- lines, places, type


def test_a_line_has_its_page_box_size_and_weight() -> None:
    read = load(made([Put(50, 100, "First page")], [Put(60, 200, "Second page", size=14, bold=True)]))
    first, second = read.blocks
    assert (first.text, first.kind, first.location.page, first.size, first.bold) == (
        "First page",
        "line",
        1,
        10.0,
        False,
    )
    assert (second.location.page, second.size, second.bold) == (2, 14.0, True)
    assert second.location.box is not None
    left, top, right, bottom = second.location.box
    assert left == pytest.approx(60, abs=1)
    assert top < 200 < bottom
    assert right > left + 60
    assert (read.method, read.coverage, read.language) == ("pdf-text", 1.0, "en")


def test_words_stored_out_of_order_are_read_in_lines() -> None:
    page = [
        Put(200, 112, "the second line."),
        Put(50, 100, "Stored last,"),
        Put(50, 112, "yet read before"),
        Put(130, 100, "read first."),
    ]
    lines = " ".join(texts(made(page)))
    assert lines == "Stored last, read first. yet read before the second line."


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_letters_stored_one_by_one_read_the_same_however_the_page_is_shown(turn: int) -> None:
    letters = b"".join(b"(%c) Tj %.2f 0 Td " % (c, 2.78 if c == 32 else 5.56) for c in b"an open bond and a hope")
    page = b"BT /F 10 Tf 1 0 0 1 60 700 Tm " + letters + b"ET\n"
    assert texts(made([page], turn=turn)) == ["an open bond and a hope"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_reads_the_same(turn: int) -> None:
    assert texts(made([Put(50, 100, "One line"), Put(50, 120, "and another")], turn=turn)) == [
        "One line",
        "and another",
    ]


def test_a_page_whose_text_is_turned_reads_upright() -> None:
    page = [Put(100, 700, "One line of the turned page", turned=True), Put(120, 700, "and the next", turned=True)]
    assert texts(made(page)) == ["One line of the turned page", "and the next"]


# --- columns


@pytest.mark.parametrize("stored", ["by column", "by line"])
def test_columns_are_read_one_after_the_other(stored: str) -> None:
    left, right = column(50, 150, LEFT), column(310, 150, RIGHT)
    body = left + right if stored == "by column" else [put for pair in zip(left, right, strict=True) for put in pair]
    title = [Put(60, 100, "Joint Declaration on the Partnership of the Northern Union and the Southern Isles", size=12)]
    after = column(
        50, 240, ["This line runs below both columns and is as wide as the two of them and the white between them."]
    )
    assert texts(made(title + body + after)) == [title[0].text, *LEFT, *RIGHT, after[0].text]


def test_three_columns() -> None:
    third = ["3. Each Side names an", "office for this text", "within three months", "of its publication."]
    first, second = [line[:26] for line in LEFT], [line[:26] for line in RIGHT]
    page = column(50, 100, first) + column(220, 100, second) + column(390, 100, third)
    assert texts(made(page)) == [*first, *second, *third]


def test_labels_in_a_column_of_their_own_stay_with_their_text() -> None:
    page = column(50, 100, ["1.", "2.", "3."], leading=24) + column(
        80,
        100,
        [
            "The Sides agreed to meet",
            "every year.",
            "They took note of the work",
            "of the commission.",
            "They thanked",
            "the hosts.",
        ],
    )
    assert texts(made(page))[::2] == ["1. The Sides agreed to meet", "2. They took note of the work", "3. They thanked"]


def test_wide_gaps_of_justified_lines_are_no_columns() -> None:
    page = [Put(50, 100 + 12 * n, line, space=14) for n, line in enumerate(LEFT)]
    assert texts(made(page)) == LEFT


# --- what is not running text


def test_notes_at_the_foot_and_their_marks() -> None:
    page = [
        *column(50, 100, ["The Sides recalled the Treaty"]),
        Put(187, 96, "1", size=6),
        Put(195, 100, "of friendship and the work"),
        *column(50, 112, ["done under it in the years since it was signed."]),
        *column(50, 700, ["1 Signed at Northport; see the register of", "treaties, volume 4."], leading=9, size=7.5),
    ]
    blocks = load(made(page)).blocks
    assert [b.text for b in blocks if b.kind == "note"] == [
        "1 Signed at Northport; see the register of treaties, volume 4."
    ]
    lines = " ".join(b.text for b in blocks if b.kind == "line")
    assert (
        lines
        == "The Sides recalled the Treaty of friendship and the work done under it in the years since it was signed."
    )


def test_numbered_text_under_a_long_rule_is_no_note() -> None:
    page = [
        Put(50, 60, "Joint Declaration"),
        rule(50, 70, 550, 70),
        *column(50, 100, ["1. The Sides agreed.", "2. They took note."]),
    ]
    assert {b.kind for b in load(made(page)).blocks} == {"line"}


def test_line_numbers_and_turned_text_are_left_out_with_the_reason() -> None:
    lines = [f"line of the transcript that says thing {n}" for n in range(10)]
    page = column(30, 100, [str(n) for n in range(1, 11)]) + column(60, 100, lines)
    page += [Put(20, 600, "archive copy", size=6, turned=True)]
    blocks = load(made(page)).blocks
    assert [b.text for b in blocks if b.left_out is None] == lines
    assert {b.left_out for b in blocks if b.left_out} == {"line number", "text in the margin"}


def test_slanted_type_is_not_turned() -> None:
    page = [Put(50, 100, "Northport, 4 February 2026", slanted=True), Put(50, 130, "The Sides agreed to meet.")]
    assert [b.left_out for b in load(made(page)).blocks] == [None, None]


class _Type:
    """A page of which every letter is as high as its glyph is, and all type stands on one line in one size."""

    def __init__(self, text: str, boxes: dict[int, tuple[float, float, float, float]]) -> None:
        self.text, self.boxes = text, boxes

    def box(self, index: int) -> tuple[float, float, float, float]:
        return self.boxes[index]

    def size(self, index: int) -> float:
        return 11.0

    def foot(self, index: int) -> float:
        return 100.0

    raised = TextPage.raised


def test_a_digit_behind_a_letter_that_reaches_below_the_line_is_no_mark_of_a_note() -> None:
    page = _Type("ng 16", {1: (0, 90.0, 5, 102.6), 3: (8, 90.0, 12, 99.6), 4: (12, 90.0, 16, 99.6)})
    assert pdf_runs._word(page, 3, 5) == "16"  # type: ignore[arg-type]


def test_strokes_that_spread_arabic_type_are_no_unknown_letters() -> None:
    page = TextPage.__new__(TextPage)
    page.text = "\x16".join("البيان") + "\x16"
    page._unknown = lambda sample, printable: sum(page.text[i] == "\x16" for i in sample)  # type: ignore[method-assign]
    assert page.known() == (6, 0.0)
    page.text = "ا\x16ل\x17ب\x18ي\x19"
    assert page.known() == (8, 1.0 * sum(c == "\x16" for c in page.text))


def grid(xs: list[float], ys: list[float]) -> list[bytes]:
    return [rule(x, ys[0], x, ys[-1]) for x in xs] + [rule(xs[0], y, xs[-1], y) for y in ys]


def test_a_ruled_table_gives_its_cells_row_by_row() -> None:
    page = [
        *grid([50, 200, 400], [100, 130, 170]),
        Put(55, 115, "Memorandum on"), Put(205, 115, "4 February 2026"), Put(55, 145, "Protocol on"),
        Put(205, 145, "5 February 2026"), Put(55, 157, "fisheries"),
    ]  # fmt: skip
    blocks = load(made(page)).blocks
    assert {b.kind for b in blocks} == {"cell"}
    assert [b.text for b in blocks] == ["Memorandum on", "4 February 2026", "Protocol on fisheries", "5 February 2026"]


def test_a_column_of_labels_numbers_the_rows() -> None:
    page = [
        *grid([50, 80, 400], [100, 140, 180]),
        Put(55, 125, "15"), *column(85, 115, ["The Sides agreed to meet", "every year."]),
        Put(55, 160, "16"), Put(85, 160, "They took note."),
    ]  # fmt: skip
    found = [(b.number, b.text, b.kind) for b in load(made(page)).blocks]
    assert found == [
        ("15", "The Sides agreed to meet", "line"),
        (None, "every year.", "line"),
        ("16", "They took note.", "line"),
    ]


# --- files that hold nothing, are locked, damaged or mean harm


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ([], 2, b"it is locked with a password; give the right one with --password"),
        (["--password", "wrong"], 2, b"the password given does not open it; give the right one with --password"),
        (["--password", "Lomar 7"], 0, b"widen their"),
    ],
)
def test_a_locked_file_through_the_command_line(tmp_path: Path, given: list[str], code: int, said: bytes) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked(column(50, 100, LEFT), "Lomar 7"))
    command = [sys.executable, "-m", "diplodiff", "show", str(path), *given]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == code
    assert said in (done.stdout if code == 0 else done.stderr)
    assert b"Traceback" not in done.stderr


def test_what_is_no_pdf_or_damaged() -> None:
    with pytest.raises(LoadError, match="not a PDF"):
        load(b"<html>Not found</html>")
    with pytest.raises(LoadError, match="damaged"):
        load(b"%PDF-1.4\n" + bytes(range(256)) * 40)


def test_an_empty_page_holds_no_text() -> None:
    with pytest.raises(EmptyTextError, match=r"made\.pdf: it holds no text"):
        load(made([]))


def scan() -> bytes:
    return stream(
        b"\x80" * 100, b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
    )


def test_a_scan_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = b"q 590 0 0 780 5 5 cm /I Do Q\n"
    monkeypatch.setattr(ocr, "ENGINES", {"rapidocr": ocr.ENGINES["rapidocr"]})
    monkeypatch.setattr(ocr_rapidocr, "installed", lambda: False)
    install = r"no text layer, it is a scan; to read it by OCR, install .*`pip install 'diplodiff\[ocr\]'`"
    with pytest.raises(MissingPartError, match=install):
        load(made([picture], resources=b"/XObject<</I 5 0 R>>", extra=[scan()]))


def test_a_scanned_page_among_others_is_told_and_lowers_the_coverage() -> None:
    picture = b"q 590 0 0 780 5 5 cm /I Do Q\n"
    read = load(made(column(50, 100, LEFT), [picture], resources=b"/XObject<</I 5 0 R>>", extra=[scan()]))
    assert read.coverage == 0.5
    assert [(n.code, "page 2" in n.message) for n in read.notes] == [("scanned-page", True)]


def test_the_limit_on_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    body = made([Put(50, 100, "a")], [Put(50, 100, "b")], [Put(50, 100, "c")])
    answer = pdf_document.read({}, body)  # in this process, where the setting is changed
    assert "3 pages, more than 2" in answer["error"]


def test_a_bomb_in_a_content_stream_ends_in_bounded_time_and_memory() -> None:
    press = zlib.compressobj(9)
    part = b"BT /F 12 Tf 50 700 Td (The Sides agreed.) Tj ET\n" * 20_000
    packed = b"".join(press.compress(part) for _ in range(600)) + press.flush()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    body = assembled([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
        stream(packed, b"/Filter/FlateDecode"), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ])  # fmt: skip
    start = time.monotonic()
    with pytest.raises(LoadError, match=r"memory|longer than"):
        load(body)
    assert time.monotonic() - start < limits.LOAD_SECONDS + 2


def test_a_reader_that_hangs_or_crashes_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LOAD_SECONDS", 0.5)
    with pytest.raises(LoadError, match=r"longer than 0\.5 seconds"):
        sandbox.call("tests.loaders.test_pdf", "hang", {}, b"", "made.pdf")
    monkeypatch.setattr(limits, "LOAD_SECONDS", 20.0)
    with pytest.raises(LoadError, match="damaged"):
        sandbox.call("tests.loaders.test_pdf", "crash", {}, b"", "made.pdf")


def hang(_options: dict[str, object], _body: bytes) -> dict[str, object]:
    time.sleep(30)
    return {}


def crash(_options: dict[str, object], _body: bytes) -> dict[str, object]:
    import os

    os.abort()


# --- real files, where they are at hand


def real(name: str, password: str | None = None) -> Blocks:
    path = SHARED / "real" / name
    if not path.exists():
        pytest.skip("the evaluation data is not at hand")
    body = path.read_bytes()
    return pdf.load(Snapshot(name, body, "application/pdf", hashlib.sha256(body).hexdigest()), password)


def shown(blocks: Blocks) -> list[Block]:
    return [b for b in blocks.blocks if b.left_out is None]


def test_a_locked_file_needs_its_password() -> None:
    with pytest.raises(LoadError, match="locked with a password; give the right one with --password"):
        real("pl_password-example.pdf")
    with pytest.raises(LoadError, match="the password given does not open it"):
        real("pl_password-example.pdf", "wrong")
    assert shown(real("pl_password-example.pdf", "test"))


def test_fonts_that_name_no_letters_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "ENGINES", {})
    read = real("js_TAMReview.pdf")
    assert [n.code for n in read.notes] == ["garbled-text"]
    assert read.coverage < 0.5


def test_presentation_forms_and_brackets_in_right_to_left_text() -> None:
    assert {b.text for b in shown(real("js_ArabicCIDTrueType.pdf"))} == {"انواع الخطوط العربية"}
    assert any("15(ב)(4)" in b.text for b in shown(real("js_issue11656.pdf")))

"""How a PDF is read: only the pages wanted, what was typed on them, in forked or new processes, with the same result."""

from __future__ import annotations

import ctypes
import hashlib
from pathlib import Path

import pytest

from diplodiff.errors import LoadError
from diplodiff.loaders import load, pdf_document, pdfium, sandbox
from diplodiff.model import Blocks, Snapshot
from diplodiff.pipeline import Request, stages
from diplodiff.settings import limits, loaders
from diplodiff.settings import loaders_pdf as settings
from tests.loaders.pdf_bytes import Put, assembled, column, made, stream

FIXTURES = Path(__file__).parents[2] / "fixtures"


def snapshot(body: bytes) -> Snapshot:
    return Snapshot("made.pdf", body, "application/pdf", hashlib.sha256(body).hexdigest())


def numbered(count: int) -> bytes:
    return made(*([Put(50, 100, f"This is page number {n} of the text")] for n in range(1, count + 1)))


# --- pages


@pytest.mark.parametrize(("pages", "numbers"), [("2-3", [2, 3]), ("1,9-10", [1, 9, 10]), ("30", [30])])
def test_only_the_pages_wanted_are_read(tmp_path: Path, pages: str, numbers: list[int]) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(numbered(30))
    _, blocks, _ = stages(Request(f"{path}#pages={pages}"))
    assert [b.location.page for b in blocks.blocks] == numbers
    assert blocks.coverage == loaders.PAGES_COVERAGE


def test_a_page_beyond_the_end_is_one_plain_sentence(tmp_path: Path) -> None:
    path = tmp_path / "short.pdf"
    path.write_bytes(numbered(3))
    with pytest.raises(
        LoadError, match=r"short\.pdf.*: it has no page 5, its last one is page 3; ask for pages"
    ) as told:
        stages(Request(f"{path}#pages=2-5"))
    assert "\n" not in str(told.value)


def test_few_pages_of_a_file_with_too_many_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 5)
    refused = pdf_document.read({}, numbered(9))  # in this process, where the setting is changed
    assert "has 9 pages, more than 5" in refused["error"]
    assert len(pdf_document.read({"pages": [(4, 5)]}, numbered(9))["blocks"]) == 2


# --- processes


def test_parts_and_new_processes_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    body = numbered(31)

    def read(processes: int, single: bool) -> Blocks:
        monkeypatch.setattr(sandbox, "is_single", lambda: single)
        monkeypatch.setattr(sandbox, "_cores", lambda: processes)
        return load(snapshot(body))

    monkeypatch.setattr(settings, "PDF_PROCESSES", 3)
    one = read(1, True)
    assert [b.location.page for b in one.blocks] == list(range(1, 32))
    assert read(2, True) == read(3, True) == read(3, False) == one


def test_parts_in_other_type_are_read_as_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_cores", lambda: 2)
    long = [*column(50, 100, ["This line is set in the type of the body of the text"] * 30)]
    small = [*column(50, 100, ["A line of the annex in smaller type"] * 10, size=7.5)]
    body = made(*[long] * 6, *[small] * 6)
    whole = load(snapshot(body))
    monkeypatch.setattr(sandbox, "_cores", lambda: 1)
    assert load(snapshot(body)) == whole


def test_a_child_keeps_nothing_of_its_parent_open() -> None:
    with open(__file__, "rb"):
        answer = sandbox.call("tests.loaders.test_pdf_reading", "open_files", {}, b"", "made.pdf")
    assert answer["open"] <= 4


def open_files(_options: dict[str, object], _body: bytes) -> dict[str, object]:
    import os

    return {"open": len(os.listdir("/proc/self/fd")) - 1}


def test_more_characters_than_allowed_in_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 700)
    with pytest.raises(LoadError, match="more than 700 characters"):
        load(snapshot(numbered(30)))


def test_the_declared_functions_are_those_of_the_library() -> None:
    bindings = pytest.importorskip("pypdfium2_raw.bindings")
    pointers = (ctypes.c_void_p, ctypes.c_char_p)
    for name, declared in pdfium._FUNCTIONS.items():
        function = getattr(bindings, name)
        theirs = (function.restype, *function.argtypes)
        assert len(theirs) == len(declared), name
        for ours, other in zip(declared, theirs, strict=True):
            same = ours is other or (ours in pointers and ctypes.sizeof(other) == ctypes.sizeof(ours))
            assert same, (name, ours, other)


# --- what was typed


def typed(*things: bytes) -> bytes:
    page = b"".join(put.drawn() for put in column(50, 100, ["The Sides agreed on the sum below."]))
    listed = b" ".join(b"%d 0 R" % n for n in range(6, 6 + len(things)))
    return assembled([
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Annots[" + listed
        + b"]/Resources<</Font<</F 5 0 R>>>>>>",
        stream(page), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", *things,
    ])  # fmt: skip


def thing(kind: bytes, entries: bytes, y: int = 660, flags: int = 4) -> bytes:
    start = b"<</Type/Annot/Subtype/" + kind + b"/DA(/F 11 Tf 0 g)/Rect[50 %d 350 %d]/F %d" % (y, y + 16, flags)
    return start + entries + b">>"


def test_what_was_typed_in_fields_and_remarks_is_read() -> None:
    body = typed(
        thing(b"Widget", b"/FT/Tx/T(sum)/V(Fifty billion dollars)"),
        thing(b"FreeText", b"/Contents(and not one less)", 600),
        thing(b"Widget", b"/FT/Tx/T(u)/V<FEFF04240435043204400430043B044C>", 560),
    )
    read = load(snapshot(body))
    assert [b.text for b in read.blocks] == [
        "The Sides agreed on the sum below.",
        "Fifty billion dollars",
        "and not one less",
        "Февраль",
    ]
    assert (read.blocks[1].size, read.coverage) == (11.0, 1.0)
    assert read.blocks[1].location.box == (50.0, 124.0, 350.0, 137.2)


def test_what_nobody_sees_on_the_page_is_not() -> None:
    body = typed(
        thing(b"Widget", b"/FT/Tx/T(a)/V(A hidden value)", flags=2),
        thing(b"Widget", b"/FT/Btn/T(b)/V/Yes"),
        thing(b"Widget", b"/FT/Sig/T(c)/V<</Type/Sig/Name(Somebody)>>"),
        thing(b"Text", b"/Contents(A note that opens on a click)"),
        thing(b"Link", b"/Contents(Where it leads)"),
    )
    assert [b.text for b in load(snapshot(body)).blocks] == ["The Sides agreed on the sum below."]


def test_large_type_over_the_text_is_a_watermark_and_beside_it_a_title() -> None:
    text = column(60, 100, ["The Parties shall meet once a year and", "report on the work of the commission."] * 4)
    found = pdf_document.read({}, made([Put(60, 60, "JOINT", 40), *text, Put(90, 150, "DRAFT", 40)]))["blocks"]
    assert [(block[0], block[8]) for block in found if block[5] > 20] == [("JOINT", None), ("DRAFT", "watermark")]

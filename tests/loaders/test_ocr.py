"""Pages that are pictures: read by OCR where an engine is installed, refused with what to install where none is."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from diplodiff.errors import LoadError, MissingPartError
from diplodiff.language.normalise import folded
from diplodiff.loaders import load, ocr, ocr_rapidocr, ocr_tesseract, pdf_document
from diplodiff.loaders.ocr_words import Word, page_runs
from diplodiff.loaders.png import png
from diplodiff.model import Blocks, Comparison, PublishedText, Snapshot
from diplodiff.pipeline import compare_texts
from diplodiff.settings import loaders_ocr as settings
from diplodiff.structure.build import Side, structure
from tests.loaders import ocr_fake
from tests.loaders.pdf_bytes import column, made, page_picture, stream

FIXTURES = Path(__file__).parents[2] / "fixtures"
ENGLISH = FIXTURES / "one-sided-paragraph" / "a.pdf"
LINES = ["1. The two Sides agreed to widen their", "cooperation in energy and transport."]


def snapshot(body: bytes) -> Snapshot:
    return Snapshot("scan.pdf", body, "application/pdf", hashlib.sha256(body).hexdigest())


def scanned(path: Path, pages: int = 99) -> bytes:
    """The same pages as pictures, without a letter of text."""
    body = path.read_bytes()
    count = min(pages, pdf_document.read({}, body)["survey"]["pages"])
    return pictures([page_picture(body, n)[:3] for n in range(1, count + 1)])


def pictures(drawn: Sequence[tuple[int, int, bytes]], before: Sequence[object] = ()) -> bytes:
    images = [
        stream(
            zlib.compress(pixels, 1),
            b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/FlateDecode" % (width, height),
        )
        for width, height, pixels in drawn
    ]
    named = b"".join(b"/I%d %d 0 R" % (n, n + 5) for n in range(len(images)))
    pages = [[b"q 600 0 0 800 0 0 cm /I%d Do Q\n" % n] for n in range(len(images))]
    first = [before] if before else []
    return made(*first, *pages, resources=b"/XObject<<" + named + b">>", extra=images)  # type: ignore[arg-type]


def blank(pages: int = 1, before: Sequence[object] = ()) -> bytes:
    return pictures([(60, 80, b"\x80" * 4800)] * pages, before)


def words(text: str, top: float, sure: float = 0.9, left: float = 200, line: int = 0) -> list[Word]:
    """Words in a row at 300 pixels an inch, in type of ten points."""
    found, x = [], left
    for word in text.split():
        high = any(c.isupper() or c.isdigit() or c in "bdfhiklt" for c in word)
        low = any(c in "gjpqy," for c in word)
        width = 20.0 * len(word)
        found.append(Word(word, x, top + (0 if high else 10), x + width, top + 30 + 9 * low, sure, line, line))
        x += width + 12
    return found


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> list[list[Word] | str]:
    monkeypatch.setattr(ocr, "ENGINES", {"fake": "tests.loaders.ocr_fake"})
    monkeypatch.setattr(ocr_fake, "SEEN", [])
    return ocr_fake.SEEN


def need(language: str) -> None:
    if not ocr_tesseract.packs(language):
        pytest.skip(f"tesseract with its data for {language!r} is not installed")


def text_of(body: bytes, siglum: str = "A") -> PublishedText:
    return structure(load(snapshot(body)), snapshot(body), Side(siglum, siglum))


def shown(blocks: Blocks) -> list[str]:
    return [b.text for b in blocks.blocks if b.left_out is None]


# --- with the engine itself


def test_a_scan_reads_to_the_same_paragraphs() -> None:
    need("en")
    plain, read = text_of(ENGLISH.read_bytes()), text_of(scanned(ENGLISH))
    assert read.extraction.method == "ocr"
    assert read.extraction.coverage == 1.0
    assert [p.label for p in read.paragraphs] == [p.label for p in plain.paragraphs]
    same = sum(folded(a.text) == folded(b.text) for a, b in zip(read.paragraphs, plain.paragraphs, strict=True))
    assert same >= 0.9 * len(plain.paragraphs)
    assert all(0.7 < (p.confidence or 0) <= 1 for p in read.paragraphs)
    (note,) = [n for n in read.notes if n.code.startswith("ocr")]
    assert "read by OCR (tesseract: eng) at 9" in note.message
    assert "findings there are tentative at best" in note.message


def test_a_page_on_its_side_is_turned() -> None:
    need("en")
    width, height, pixels, _ = page_picture(ENGLISH.read_bytes(), 1, 90)
    upright, turned = load(snapshot(scanned(ENGLISH, 1))), load(snapshot(pictures([(width, height, pixels)])))
    lost = set(" ".join(shown(upright)).split()) - set(" ".join(shown(turned)).split())
    assert len(lost) <= 0.05 * len(" ".join(shown(upright)).split())


@pytest.mark.parametrize("language", ["ru", "kk", "ur", "ar", "zh"])
def test_scans_in_other_scripts(language: str) -> None:
    need(language)
    path = FIXTURES / "contract" / "pdf" / f"declaration-{language}.pdf"
    if not path.exists():
        pytest.skip(f"no typeset text in {language}")
    plain, read = load(snapshot(path.read_bytes())), load(snapshot(scanned(path, 1)), language=language)
    gold = set(folded(" ".join(b.text for b in plain.blocks if b.location.page == 1)).split())
    found = set(folded(" ".join(b.text for b in read.blocks)).split())
    assert len(gold & found) >= 0.8 * len(gold)


def test_the_shipped_models_of_rapidocr_read_english() -> None:
    if not ocr_rapidocr.installed():
        pytest.skip("rapidocr (the extra `ocr`) is not installed")
    reading = ocr.read_pages(_drawn(ENGLISH), [1], ocr.Choice("rapidocr", ocr_rapidocr.packs("en")))
    assert reading.confidence[1] > 0.9
    assert "joint" in " ".join(run.text for run in reading.pages[1].runs).lower()


def _drawn(path: Path) -> ocr.Draw:
    def draw(number: int, turn: int) -> ocr.Picture:
        width, height, pixels, dpi = page_picture(path.read_bytes(), number, turn)
        return ocr.Picture(png(width, height, pixels), dpi)

    return draw


# --- what becomes of what an engine says


def test_lines_of_ocr_come_out_like_lines_of_text(fake: list[list[Word] | str]) -> None:
    fake.append([*words(LINES[0], 400), *words(LINES[1], 450, 0.8, line=1)])
    first, second = load(snapshot(blank())).blocks
    assert (first.text, second.text) == tuple(LINES)
    assert (first.kind, first.confidence, second.confidence) == ("line", 0.9, 0.8)
    assert first.size == second.size
    assert first.size == pytest.approx(10, abs=1)
    assert first.location.box is not None
    assert first.location.box[0] == pytest.approx(48, abs=1)


def test_a_joined_paragraph_keeps_the_mean_confidence(fake: list[list[Word] | str]) -> None:
    fake.append([*words(LINES[0], 400, 1.0), *words(LINES[1], 450, 0.8, line=1)])
    (paragraph,) = text_of(blank()).paragraphs
    assert paragraph.text == " ".join(LINES)
    assert paragraph.confidence == pytest.approx(0.9, abs=0.02)


def test_columns_of_ocr_are_read_one_after_the_other(fake: list[list[Word] | str]) -> None:
    rows = []
    for n in range(4):
        rows += words(f"left row number {n} here", 400 + 50 * n, line=2 * n)
        rows += words(f"right row number {n} there", 400 + 50 * n, left=1300, line=2 * n + 1)
    fake.append(rows)
    lines = shown(load(snapshot(blank())))
    assert [line.split()[0] for line in lines] == ["left"] * 4 + ["right"] * 4


def test_scanned_pages_among_others(fake: list[list[Word] | str]) -> None:
    fake.append(words("The scanned page follows", 400))
    read = load(snapshot(blank(before=column(50, 100, LINES))))
    assert shown(read) == [*LINES, "The scanned page follows"]
    assert (read.method, read.coverage) == ("pdf-text+ocr", 1.0)
    assert [b.confidence for b in read.blocks] == [None, None, 0.9]
    assert [n.code for n in read.notes] == ["ocr"]
    assert "Page 2 was read by OCR" in read.notes[0].message


def test_a_page_below_the_floor_is_told_and_lowers_the_coverage(fake: list[list[Word] | str]) -> None:
    fake += [words("Hardly legible words here", 400, 0.7), "no turn"]
    read = load(snapshot(blank()))
    assert [n.code for n in read.notes] == ["ocr", "ocr-floor"]
    assert "only 70 %" in read.notes[1].message
    assert read.coverage == 0.7


def test_noise_and_failures_are_refused_with_the_reason(fake: list[list[Word] | str]) -> None:
    fake += [words("fgh rtz wq", 400, 0.3), "no turn"]
    with pytest.raises(LoadError, match=r"OCR failed: OCR made nothing of it.*--lang"):
        load(snapshot(blank()))
    fake[:] = ["the engine took longer than 60 seconds"]
    with pytest.raises(LoadError, match="took longer than 60 seconds"):
        load(snapshot(blank()))


def test_a_page_that_fails_among_others_is_told(fake: list[list[Word] | str]) -> None:
    fake += [words("A page that reads well", 400), "the engine stumbled"]
    read = load(snapshot(blank(2)))
    assert read.coverage == 0.5
    assert [n.code for n in read.notes] == ["scanned-page", "ocr"]
    assert "page 2: a picture, not read. Reason: the engine stumbled." in read.notes[0].message


def test_no_more_pages_than_the_limit(fake: list[list[Word] | str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OCR_PAGES", 1)
    fake.append(words("The only page that is read", 400))
    read = load(snapshot(blank(2)))
    assert (len(read.blocks), read.coverage) == (1, 0.5)


def test_a_language_without_data_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_tesseract, "_installed", lambda: frozenset({"eng"}))
    with pytest.raises(MissingPartError, match=r"reads 'kk' \(`apt install tesseract-ocr tesseract-ocr-kaz`\)"):
        load(snapshot(blank()), language="kk")


def test_pages_that_are_not_reached_in_time_are_named(
    fake: list[list[Word] | str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 10_000, 10))
    monkeypatch.setattr("diplodiff.loaders.ocr.spent", lambda: float(next(clock)))
    fake += [words(f"Page number {n} reads well", 400) for n in range(200)]
    read = load(snapshot(blank(200)))
    reached = {b.location.page for b in read.blocks}
    assert 0 < len(reached) < 20
    assert read.coverage == pytest.approx(len(reached) / 200, abs=1e-4)
    (note,) = [n for n in read.notes if n.code == "scanned-page"]
    assert f"pages {len(reached) + 1} to 200: a picture, not read" in note.message
    assert "OCR had used up its 240 seconds; read them with #pages=, some at a time" in note.message


def test_pages_that_give_nothing_end_the_reading(fake: list[list[Word] | str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OCR_VAIN_SECONDS", 1e-9)
    fake += ["the engine stumbled", words("Never asked for this page", 400)]
    with pytest.raises(LoadError, match="OCR failed: the engine stumbled"):
        load(snapshot(blank(2)))
    assert len(fake) == 1


def test_only_the_pages_wanted_are_read_by_ocr(fake: list[list[Word] | str]) -> None:
    fake += [words("This is the third page", 400), words("This is the fourth page", 400)]
    read = load(snapshot(blank(5)), pages=((3, 4),))
    assert [(b.location.page, b.text) for b in read.blocks] == [
        (3, "This is the third page"),
        (4, "This is the fourth page"),
    ]
    assert (read.coverage, fake) == (1.0, [])


# --- a layer of text that somebody's OCR put under or over the picture


def layered(lines: Sequence[str], hidden: str, picture: bool = True) -> bytes:
    """A page with a full picture and text that is written without ink, under the picture, or on it in ink."""
    text = b"".join(put.drawn() for put in column(50, 100, lines))
    drawn = b"q 600 0 0 800 0 0 cm /I0 Do Q\n" if picture else b""
    page = {"no ink": drawn + b"3 Tr " + text, "under": text + drawn, "ink": drawn + text}[hidden]
    image = stream(
        zlib.compress(b"\xf0" * 4800, 1),
        b"/Type/XObject/Subtype/Image/Width 60/Height 80/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
    )
    return made([page], resources=b"/XObject<</I0 5 0 R>>", extra=[image])


@pytest.mark.parametrize("hidden", ["no ink", "under"])
def test_a_layer_of_ocr_is_known_for_what_it_is(hidden: str) -> None:
    read = load(snapshot(layered(LINES, hidden)))
    assert read.method == "pdf-ocr-layer"
    assert [b.text for b in read.blocks] == LINES
    assert all(b.confidence is not None for b in read.blocks)
    (note,) = read.notes
    assert note.code == "ocr-layer"
    assert "page 1" in note.message


@pytest.mark.parametrize(("hidden", "picture"), [("ink", True), ("ink", False), ("no ink", False)])
def test_text_that_is_seen_is_no_layer_of_ocr(hidden: str, picture: bool) -> None:
    read = load(snapshot(layered(LINES, hidden, picture)))
    assert (read.method, read.notes) == ("pdf-text", ())
    assert {b.confidence for b in read.blocks} == {None}


def test_findings_on_a_layer_of_ocr_are_tentative() -> None:
    more = "2. Both Sides welcomed the opening of a direct air link between their capitals."
    whole, lacking = layered([*LINES, more], "no ink"), made(column(50, 100, LINES))
    found = _compared(text_of(whole, "A"), text_of(lacking, "B")).findings
    assert "P1" in [f.code for f in found]
    assert {f.confidence for f in found} == {"tentative"}


# --- what findings may say of it


def test_findings_on_what_was_read_by_ocr_are_tentative(fake: list[list[Word] | str]) -> None:
    more = ["2. Both Sides welcomed the opening of a direct air link between their capitals."]
    fake.append([w for n, line in enumerate([*LINES, more[0]]) for w in words(line, 400 + 50 * n, line=n)])
    scan = blank()
    lacking = made(column(50, 100, LINES))
    one = _compared(text_of(scan, "A"), text_of(lacking, "B"))
    assert {f.confidence for f in one.findings} == {"tentative"}
    assert "P1" in [f.code for f in one.findings]
    whole = made(column(50, 100, [*LINES, *more]))
    fake.append([w for n, line in enumerate(LINES) for w in words(line, 400 + 50 * n, line=n)])
    other = _compared(text_of(whole, "A"), text_of(scan, "B"))
    assert {f.confidence for f in other.findings} == {"tentative"}
    sure = _compared(text_of(whole, "A"), text_of(lacking, "B"))
    assert "strong" in {f.confidence for f in sure.findings}


def _compared(one: PublishedText, two: PublishedText) -> Comparison:
    return compare_texts((one, two), force=True)


# --- words to runs


def test_labels_that_only_a_second_look_has_lead_their_lines() -> None:
    first = [*words("The Sides agreed", 400), *words("to meet", 450, line=1)]
    label = Word("6.", 120, 400, 150, 430, 0.95, 7, 7)
    dirt = [
        Word("...", 120, 450, 150, 480, 0.95, 8, 8),
        label._replace(confidence=0.5),
        label._replace(left=210, right=240),
    ]
    found = ocr_tesseract.with_labels(first, [*dirt, label])
    assert [w.text for w in found] == ["6.", "The", "Sides", "agreed", "to", "meet"]


def test_words_of_unspaced_scripts_are_joined_without_spaces() -> None:
    row = [Word("第", 100, 100, 140, 140, 0.9, 0, 0), Word("一", 130, 118, 175, 124, 0.9, 0, 0)]
    row.append(Word("条", 180, 100, 220, 140, 0.9, 0, 0))
    (run,) = page_runs({1: (row, 300.0)})[1]
    assert run.text == "第一条"


def test_words_from_right_to_left_stay_in_the_order_of_reading() -> None:
    row = [Word(w, 900 - 100 * n, 100, 990 - 100 * n, 140, 0.9, 0, 0) for n, w in enumerate(["یکم", "دوم", "سوم"])]
    (run,) = page_runs({1: (row, 300.0)})[1]
    assert (run.text, run.rtl) == ("یکم دوم سوم", True)

"""Pictures as texts: PNG, JPEG, TIFF and WebP, read by OCR; told from their bytes and held to limits."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from diplodiff.errors import LoadError, MissingPartError
from diplodiff.language.normalise import folded
from diplodiff.loaders import image_document, load, ocr, ocr_tesseract, sandbox
from diplodiff.model import Snapshot
from diplodiff.settings import limits
from tests.loaders import ocr_fake
from tests.loaders.pdf_bytes import page_picture
from tests.loaders.test_ocr import words

ENGLISH = Path(__file__).parents[2] / "fixtures" / "one-sided-paragraph" / "a.pdf"


def snapshot(body: bytes) -> Snapshot:
    return Snapshot("page.png", body, "application/octet-stream", hashlib.sha256(body).hexdigest())


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def sheet() -> Image.Image:
    width, height, pixels, _ = page_picture(ENGLISH.read_bytes(), 1)
    return Image.frombytes("L", (width, height), pixels)


def plain(mode: str = "L", size: tuple[int, int] = (827, 1169)) -> Image.Image:
    return Image.new(mode, size, "white")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    monkeypatch.setattr(ocr, "ENGINES", {"fake": "tests.loaders.ocr_fake"})
    monkeypatch.setattr(ocr_fake, "SEEN", [])
    return ocr_fake.SEEN


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_picture_of_a_page_is_read(kind: str) -> None:
    if not ocr_tesseract.packs("en"):
        pytest.skip("tesseract with its data for English is not installed")
    read = load(snapshot(saved(sheet(), kind, dpi=(300, 300))), language="en")
    gold = load(Snapshot("a.pdf", ENGLISH.read_bytes(), "application/pdf", ""))
    wanted = set(folded(" ".join(b.text for b in gold.blocks if b.location.page == 1)).split())
    found = set(folded(" ".join(b.text for b in read.blocks)).split())
    assert len(wanted & found) >= 0.9 * len(wanted)
    assert read.method == "ocr"
    assert all(b.confidence is not None for b in read.blocks)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK"])
def test_every_kind_of_pixel_can_be_drawn(fake: list[Any], mode: str) -> None:
    fake.append(words("The Sides agreed on trade", 400))
    kind = "TIFF" if mode == "CMYK" else "PNG"
    (block,) = load(snapshot(saved(plain(mode), kind))).blocks
    assert (block.text, block.confidence) == ("The Sides agreed on trade", 0.9)


def test_what_is_transparent_shows_the_paper() -> None:
    clear = saved(Image.new("RGBA", (800, 1000), (0, 0, 0, 0)), "PNG")
    answer = sandbox.call("diplodiff.loaders.image_document", "render", {"page": 1, "turn": 0}, clear, "a.png")
    import base64

    assert Image.open(io.BytesIO(base64.b64decode(answer["png"]))).getextrema() == (255, 255)


def test_the_pages_of_a_tiff(fake: list[Any]) -> None:
    body = saved(plain("1"), "TIFF", compression="group4", save_all=True, append_images=[plain("1")] * 3)
    fake += [words("The second page", 400), words("The third page", 400)]
    read = load(snapshot(body), pages=((2, 3),))
    assert [(b.location.page, b.text) for b in read.blocks] == [(2, "The second page"), (3, "The third page")]
    with pytest.raises(LoadError, match="has no page 9, its last one is page 4"):
        load(snapshot(body), pages=((9, 9),))


def test_without_an_engine_it_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_tesseract, "_installed", frozenset)
    monkeypatch.setattr("diplodiff.loaders.ocr_rapidocr.installed", lambda: False)
    with pytest.raises(MissingPartError, match=r"it is a picture; to read it by OCR, install .*tesseract-ocr"):
        load(snapshot(saved(plain(), "PNG")), language="en")


def test_bombs_and_broken_pictures_are_refused(fake: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LoadError, match="more than 90,000,000 pixels"):
        load(snapshot(saved(Image.new("1", (20_000, 20_000)), "PNG")))
    small = saved(plain("1", (60, 60)), "TIFF", save_all=True, append_images=[Image.new("1", (12_000, 12_000))])
    fake.append(words("The first page is small", 40))
    read = load(snapshot(small))
    assert "more than 90,000,000 pixels" in read.notes[0].message
    whole = saved(Image.effect_noise((400, 400), 50), "JPEG")
    for body in (b"\x89PNG\r\n\x1a\n" + b"nothing" * 9, whole[: len(whole) // 3], b"II*\0\xff\xff\xff\xff"):
        with pytest.raises(LoadError, match="damaged"):
            load(snapshot(body))
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    pages = saved(plain("1", (9, 9)), "TIFF", save_all=True, append_images=[plain("1", (9, 9))] * 3)
    refused = image_document.read({}, pages)  # in this process, where the setting is changed
    assert "it has 4 pages, more than 2" in refused["error"]

"""The committed fixtures are what `fixtures/make.py` makes, say what they are, and stay small."""

from __future__ import annotations

import importlib
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
LARGEST = 200 * 1024  # bytes

ILLUSTRATION = {
    "en": "Illustration for testing diplodiff;",
    "ru": "Иллюстрация для проверки программы diplodiff;",
    "fr": "Illustration destinée aux essais de diplodiff",
    "de": "Illustration zur Prüfung von diplodiff;",
    "ar": "نص توضيحي لاختبار برنامج diplodiff",
    "zh": "本文仅供测试 diplodiff 之用",
    "ur": "یہ diplodiff کی جانچ کے لیے ایک نمونہ ہے",
    "kk": "Бұл – diplodiff бағдарламасын сынауға арналған үлгі",
}


def _maker(name: str) -> Any:
    sys.path.insert(0, str(FIXTURES))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FIXTURES))


make = _maker("make")
ENTRIES = {entry["path"]: entry for entry in make.entries()}


def _pages(path: Path) -> list[str]:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def _letters(text: str) -> str:
    """Only what is the same in any layout: no spaces, no hyphens, no difference of capitals."""
    return re.sub(r"[\s\u00ad\ufffe-]", "", unicodedata.normalize("NFKC", text)).casefold()


def _running_text(path: Path, language: str) -> str:
    """The letters of a PDF without its page headers and page numbers."""
    pdf = _maker("make_pdf")
    out = []
    for number, page in enumerate(_pages(path), start=1):
        furniture = (
            {pdf.HEADS[language], pdf.FOOT.format(page=number)} if number > 1 else {pdf.FOOT.format(page=number)}
        )
        out.append("\n".join(line for line in page.splitlines() if line.strip() not in furniture))
    return _letters("\n".join(out))


@pytest.mark.parametrize("path", [p for p in ENTRIES if not p.endswith(".pdf")])
def test_the_committed_file_is_what_is_made(path: str) -> None:
    assert (FIXTURES / path).read_bytes() == make.made(ENTRIES[path])


@pytest.mark.parametrize("path", [p for p in ENTRIES if p.endswith(".pdf")])
def test_a_committed_pdf_holds_every_block_of_its_source_and_nothing_else(path: str) -> None:
    text = make.text_of(ENTRIES[path])
    left = _running_text(FIXTURES / path, text.language)
    cells = [
        c for b in text.blocks for c in ([x for row in b.rows for x in row] if b.role == "sig" else [b.label, b.text])
    ]
    for cell in sorted(map(_letters, cells), key=len, reverse=True):
        assert cell in left, f"not in {path}: {cell}"
        left = left.replace(cell, "|", 1) if cell else left
    assert set(left) == {"|"}, f"in {path} and not in its source: {left}"


@pytest.mark.parametrize("path", ENTRIES)
def test_the_first_line_of_every_text_says_that_it_is_an_illustration(path: str) -> None:
    text = make.text_of(ENTRIES[path])
    assert text.blocks[0].role == "note"
    assert text.blocks[0].text.startswith(ILLUSTRATION[text.language])
    if path.endswith(".pdf"):
        assert _running_text(FIXTURES / path, text.language).startswith(_letters(ILLUSTRATION[text.language]))


def test_every_committed_file_is_listed_and_every_folder_says_what_is_expected() -> None:
    folders = {path.split("/")[0] for path in ENTRIES}
    committed = {str(p.relative_to(FIXTURES)) for folder in folders for p in (FIXTURES / folder).iterdir()}
    assert committed == set(ENTRIES) | {f"{folder}/expected.json" for folder in folders}


def test_no_file_is_larger_than_200_kib() -> None:
    assert [str(p) for p in FIXTURES.rglob("*") if p.is_file() and p.stat().st_size > LARGEST] == []

"""Pages that Chromium printed to PDF: every paragraph comes back whole, its spaces and vowel signs in their places."""

from __future__ import annotations

import importlib.util
import unicodedata
from pathlib import Path

import pytest

from diplodiff.loaders import pdf_document
from diplodiff.loaders.pdf_again import REASON
from diplodiff.pipeline import Request, read

FIXTURES = Path(__file__).parents[2] / "fixtures"
_spec = importlib.util.spec_from_file_location("make_printed", FIXTURES / "make_printed.py")
assert _spec
assert _spec.loader
make_printed = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(make_printed)


def plain(text: str) -> str:
    """A text without its hyphens: of one at the end of a line nobody can tell whether it belongs to the word."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("-", "").split())


def says(label: str | None, text: str, line: str) -> bool:
    """Whether a paragraph with its label says what was printed; what stands between the two is not told."""
    head = line[: -len(text)] if line.endswith(text) else line
    return head == "" or (label is not None and head.rstrip(".:۔ ") == label)


@pytest.mark.parametrize("language", ["ar", "bn", "hi", "ur"])
def test_every_paragraph_is_whole(language: str) -> None:
    found = read(Request(str(FIXTURES / "printed" / f"{language}.pdf")))
    parts = [(p.label and plain(p.label), plain(p.text)) for p in found.paragraphs]
    lines = [plain(line) for line in make_printed.paragraphs(language)]
    assert [line for line in lines if not any(says(*part, line) for part in parts)] == []
    assert len(parts) == len(lines)


def test_what_is_painted_again_on_the_next_page_is_left_out() -> None:
    body = (FIXTURES / "printed" / "hi.pdf").read_bytes()
    blocks = pdf_document.read({}, body)["blocks"]
    assert {block[2] for block in blocks if block[8] == REASON} == {1}
    assert not [block for block in pdf_document.read({"pages": [[2, 2]]}, body)["blocks"] if block[8]]

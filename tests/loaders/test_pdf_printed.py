"""Pages that Chromium printed to PDF: every paragraph comes back whole, its spaces and vowel signs in their places."""

from __future__ import annotations

import importlib.util
import unicodedata
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("language", ["bn"])
def test_every_paragraph_is_whole(language: str) -> None:
    found = read(Request(str(FIXTURES / "printed" / f"{language}.pdf")))
    texts = {plain(text) for p in found.paragraphs for text in (p.text, f"{p.label}. {p.text}")}
    assert [line for line in map(plain, make_printed.paragraphs(language)) if line not in texts] == []

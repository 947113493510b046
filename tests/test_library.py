"""The package as a library: what docs/library.md shows is what happens."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import diplodiff

ROOT = Path(__file__).parent.parent


def test_the_guide_shows_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False)
    assert (failed, tried > 10) == (0, True)


def test_every_name_that_is_offered_is_there() -> None:
    assert all(getattr(diplodiff, name) for name in diplodiff.__all__)
    with pytest.raises(AttributeError):
        diplodiff.no_such_name  # noqa: B018


def test_a_document_is_bytes() -> None:
    same = ROOT / "fixtures" / "same-text" / "text.html"
    comparison = diplodiff.compare(same, diplodiff.Request(str(same), name="again"))
    assert comparison.gate.verdict == "same-text"
    assert isinstance(diplodiff.report(comparison, "docx"), bytes)

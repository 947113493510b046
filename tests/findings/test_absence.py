"""The second look: where runs of words stand is the same read off the text as from the index."""

from __future__ import annotations

import pytest

from diplodiff.findings import absence
from tests.declarations import declaration

TEXTS = [" ".join(p) for p in declaration(5, 30).paragraphs] + ["Annex", "the two sides", "the two sides the two sides"]


def test_runs_are_found_in_the_same_texts_before_and_after_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = sorted({run for text in TEXTS for run in absence.shingles(text) if len(run) == absence.ABSENCE_SHINGLE})
    read = absence._Places(TEXTS)
    monkeypatch.setattr(absence, "ABSENCE_READ", 10**9)
    found = [read.places(run) for run in wanted]
    monkeypatch.setattr(absence, "ABSENCE_READ", 0)
    indexed = absence._Places(TEXTS)
    assert [indexed.places(run) for run in wanted] == found
    assert all(found)
    assert read.places(("not", "a", "run", "of")[: absence.ABSENCE_SHINGLE]) == []

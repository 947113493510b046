"""Faithful translations say the same, and what is taken out of one of them is found: own texts in seventeen languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate.parallel import KINDS, NAMES, cases, languages, lines

# a pair for every language; English stands with those that few others are written beside
PAIRS = [
    *(("en", "ja"), ("kk", "ru"), ("ar", "fa"), ("ur", "hi"), ("es", "pt")),
    *(("bn", "fr"), ("zh", "ko"), ("tr", "de"), ("en", "id")),
]


@pytest.mark.parametrize("name", NAMES)
def test_the_texts_answer_one_another_line_by_line(name: str) -> None:
    english = lines(name, "en")
    assert len(languages(name)) == 17
    for language in languages(name):
        own = lines(name, language)
        assert [line.split(" ")[0].count("#") for line in own] == [line.split(" ")[0].count("#") for line in english]


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_a_faithful_translation_is_not_accused(pair: tuple[str, str], tmp_path: Path) -> None:
    for name in NAMES:
        for _, case in cases(name, pair, KINDS["intact"], range(1)):
            found = case.report(tmp_path, numbered=True)
            grave = [
                (name, f["code"], f["message"], [p["text"] for p in f["passages"].values()])
                for f in found["findings"]
                if f["code"] in ("P1", "P2", "P3")
                or (f["confidence"] != "tentative" and f["severity"] in ("critical", "high"))
            ]
            assert grave == []


@pytest.mark.parametrize("pair", PAIRS[:4], ids="-".join)
def test_what_one_side_lacks_is_found(pair: tuple[str, str], tmp_path: Path) -> None:
    right = missed = 0
    for seed, case in cases("declaration", pair, KINDS["removed"], range(2)):
        found = case.report(tmp_path, numbered=seed % 2 == 0)
        assert case.counts(found, ("exact", "strong"))[1] == 0
        tp, fp, fn = case.counts(found, ("exact", "strong", "tentative"))
        right, missed = right + tp, missed + fp + fn
    assert 2 * right / (2 * right + missed) >= 0.9

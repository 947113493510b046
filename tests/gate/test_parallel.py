"""Faithful translations say the same, and what is taken out of one of them is found: own texts in twenty-five languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate.parallel import KINDS, NAMES, Case, Published, cases, languages, lines

ANY = ("exact", "strong", "tentative")

# a pair for every language; English stands with those that few others are written beside
PAIRS = [
    *(("en", "ja"), ("kk", "ru"), ("ar", "fa"), ("ur", "hi"), ("es", "pt")),
    *(("bn", "fr"), ("zh", "ko"), ("tr", "de"), ("en", "id")),
]
# languages without tables of their own
FURTHER = [("it", "pl"), ("th", "en"), ("uk", "en"), ("uz", "ru"), ("az", "tr"), ("he", "ar"), ("vi", "en")]


@pytest.mark.parametrize("name", NAMES)
def test_the_texts_answer_one_another_line_by_line(name: str) -> None:
    english = lines(name, "en")
    assert len(languages(name)) == 25
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


@pytest.mark.parametrize("pair", FURTHER, ids="-".join)
def test_languages_without_tables_are_compared_as_well(pair: tuple[str, str], tmp_path: Path) -> None:
    (intact,) = (case for _, case in cases("declaration", pair, KINDS["intact"], range(1)))
    (lacking,) = (case for _, case in cases("declaration", pair, KINDS["removed"], range(1)))
    assert intact.counts(intact.report(tmp_path, numbered=False), ANY) == (0, 0, 0)
    tp, fp, fn = lacking.counts(lacking.report(tmp_path, numbered=False), ANY)
    assert (fp, tp + fn) == (0, 8)
    assert fn <= 1


def test_paragraphs_that_run_together_on_one_side_are_found_in_one_another(tmp_path: Path) -> None:
    korean, english = (
        tuple((line, (n,)) for n, line in enumerate(lines("declaration", code))) for code in ("ko", "en")
    )
    joined = [*korean]
    for n in (60, 53, 26):  # from the end: as a PDF without gaps between paragraphs is read
        assert not joined[n][0].startswith("#")
        assert not joined[n + 1][0].startswith("#")
        joined[n : n + 2] = [(f"{joined[n][0]} {joined[n + 1][0]}", (n, n + 1))]
    case = Case((Published("ko", tuple(joined)), Published("en", english)), (frozenset(), frozenset()))
    assert case.counts(case.report(tmp_path, numbered=False), ANY) == (0, 0, 0)


@pytest.mark.parametrize("pair", PAIRS[:4], ids="-".join)
def test_what_one_side_lacks_is_found(pair: tuple[str, str], tmp_path: Path) -> None:
    right = missed = 0
    for seed, case in cases("declaration", pair, KINDS["removed"], range(2)):
        found = case.report(tmp_path, numbered=seed % 2 == 0)
        assert case.counts(found, ("exact", "strong"))[1] == 0
        tp, fp, fn = case.counts(found, ANY)
        right, missed = right + tp, missed + fp + fn
    assert 2 * right / (2 * right + missed) >= 0.9

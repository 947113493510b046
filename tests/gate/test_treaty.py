"""A long treaty in six languages: faithful translations say the same, and what one side lacks is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.gate.treaty import LANGUAGES, case, labelled, lines

SURE = ("exact", "strong")
ANY = (*SURE, "tentative")


def test_the_texts_say_the_same_paragraph_by_paragraph() -> None:
    english = {key for line in lines("en") for key in line.keys}
    assert len([line for line in lines("en") if line.mark == "###"]) == 84
    for language in LANGUAGES:
        assert {key for line in lines(language) for key in line.keys} == english
        marks = [line.mark for line in lines(language) if line.heading]
        assert marks == [line.mark for line in lines("en") if line.heading]


def test_each_language_has_the_labels_of_its_treaties() -> None:
    heads = {}
    for language in LANGUAGES:
        printed = labelled(lines(language), language, titled=False)
        articles = [n for n, line in enumerate(lines(language)) if line.mark == "###"]
        heads[language] = printed[articles[0]], printed[articles[11]], printed[articles[11] + 1][:4]
    assert heads == {
        "ar": ("المادة ١", "المادة ١٢", "١ - "),
        "en": ("Article 1", "Article 12", "1. T"),
        "es": ("Artículo 1", "Artículo 12", "1. L"),
        "fr": ("Article premier", "Article 12", "1. L"),
        "ru": ("Статья 1", "Статья 12", "1. Г"),
        "zh": ("第一条", "第十二条", "一、大会"),
    }


@pytest.mark.parametrize("pair", [("en", "fr"), ("ar", "ru"), ("es", "zh")], ids="-".join)
def test_what_both_have_is_called_one_sided_by_nothing_sure(pair: tuple[str, str], tmp_path: Path) -> None:
    for titled in (0, 1):
        made = case(pair, "intact", titled)
        report = made.report(tmp_path)
        assert [len(made.read(report, side)) for side in (0, 1)] == [len(side) for side in made.sides]
        assert made.counts(report, SURE) == (0, 0, 0)
        assert made.counts(report, ANY)[1] <= 1


@pytest.mark.parametrize("pair", [("fr", "zh"), ("ar", "en"), ("es", "ru")], ids="-".join)
def test_articles_that_one_side_lacks_are_found_though_the_others_are_numbered_anew(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    made = case(pair, "renumbered", 0)
    report = made.report(tmp_path)
    assert made.counts(report, SURE)[1] == 0
    right, wrong, missed = made.counts(report, ANY)
    assert 2 * right / (2 * right + wrong + missed) >= 0.9


def test_the_words_over_a_list_that_one_side_lacks_go_with_its_first_item(tmp_path: Path) -> None:
    whole = case(("zh", "en"), "intact", 0)
    lacking = tuple(line for line in whole.sides[1] if line.article != 31)  # "The host State shall: ..."
    made = replace(whole, sides=(whole.sides[0], lacking))
    report = made.report(tmp_path)
    assert made.counts(report, ANY) == (4, 0, 0)


def test_moved_paragraphs_are_told_as_moved(tmp_path: Path) -> None:
    made = case(("en", "ru"), "shuffled", 0)
    assert made.moved <= made.found_moved(made.report(tmp_path))

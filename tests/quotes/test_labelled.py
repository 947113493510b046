"""Grades of the labelled quotations: 0.95 right on each half, nothing falsely exact, hardly anything falsely not found."""

from __future__ import annotations

import pytest

from diplodiff.answers import GRADES
from tests.quotes.labelled import LANGUAGES, Item, graded, items, right_label

EVERY = [item for language in LANGUAGES for item in items(language)]


def test_the_set_is_large_and_has_every_grade_in_many_languages() -> None:
    assert len(EVERY) >= 240
    assert len(LANGUAGES) >= 13
    for grade in GRADES:
        assert len({item.language for item in EVERY if item.grade == grade}) >= 8


@pytest.mark.parametrize("development", [True, False], ids=["development", "test"])
def test_grades(development: bool) -> None:
    half = [item for item in EVERY if item.development == development]
    told = [(item, quotation.best if (quotation := graded(item)) else None) for item in half]
    wrong = [f"{i.language} {i.number}: {i.grade}, got {grade}" for i, grade in told if grade != i.grade]
    assert [i for i, grade in told if grade == "exact" and i.grade != "exact"] == []
    standing = [(i, grade) for i, grade in told if i.grade != "not-found"]
    assert sum(1 for _, grade in standing if grade in ("not-found", None)) <= 0.01 * len(standing)
    assert len(wrong) <= 0.05 * len(half), wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paragraph_and_what_changed_are_named(language: str) -> None:
    def fits(item: Item) -> bool:
        quotation = graded(item)
        if quotation is None or not item.label:
            return item.label == ""
        kinds = {change.kind for change in quotation.standings[0].changes}
        return right_label(item, quotation) and (not item.change or item.change in kinds)

    assert [item.sentence for item in items(language) if not fits(item)] == []

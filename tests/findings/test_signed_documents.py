"""Signed against exchanged, and numbers of documents against lists, in one language and across."""

from __future__ import annotations

import pytest

from tests.findings.labelled.pairs import found

EN = "list-item a: Memorandum of Understanding on fisheries | list-item b: Agreement on diplomas | list-item c: Protocol on herds"
RU = "list-item a: Меморандум о рыболовстве | list-item b: Соглашение о дипломах | list-item c: Протокол о стадах"


@pytest.mark.parametrize(
    ("one", "two", "languages", "said"),
    [
        (f"The documents below were signed: | {EN}", f"The documents below were exchanged: | {EN}", ("en", "en"), True),
        (
            f"The documents below were signed: | {EN}",
            f"Состоялся обмен следующими документами: | {RU}",
            ("en", "ru"),
            True,
        ),
        (f"The documents below were signed: | {EN}", f"Подписаны следующие документы: | {RU}", ("en", "ru"), False),
        (f"The documents were signed and exchanged: | {EN}", f"Подписаны документы: | {RU}", ("en", "ru"), False),
        ("In Norvan 37 documents were signed.", "In Norvan 37 documents were exchanged.", ("en", "en"), True),
        ("In Norvan 37 documents were signed.", "Норванда 37 құжатқа қол қойылды.", ("en", "kk"), False),
    ],
)
def test_signed_or_exchanged(one: str, two: str, languages: tuple[str, str], said: bool) -> None:
    told = [f for f in found((one, two), languages) if f.code in ("P6", "F1")]
    assert [f.severity for f in told] == ["medium" if languages[0] == languages[1] else "low"] * said
    assert all(p.marks for f in told for _, p in f.passages)


@pytest.mark.parametrize(("number", "said"), [("Three", []), ("Five", ["A: “Five” documents; B lists 3."])])
def test_a_number_against_the_list_of_the_other_side(number: str, said: list[str]) -> None:
    one, two = f"{number} documents were signed.", f"Подписаны следующие документы: | {RU}"
    assert [f.message for f in found((one, two), ("en", "ru")) if len(f.present) == 2] == said

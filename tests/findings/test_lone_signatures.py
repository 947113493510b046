"""What stands below the closing formula on one side alone: a signature block, or what a publisher prints there."""

from __future__ import annotations

import pytest

from tests.contract.suite import TEXTS, source
from tests.reading import compared

LINES = {
    "en": ["Press Service of the President", "The Presidents after the ceremony. Photo by Aldo Ferrin", "1 245 views",
           "Office of Public Affairs\n\n(202) 555-0100", "Minister opens bridge over the river\n\nBudget of the port approved"],
    "ru": ["Пресс-служба Президента", "Министр открыл мост через реку", "Просмотров: 1245"],
    "kk": ["Президенттің баспасөз қызметі", "Министр көпір ашты"],
    "zh": ["外交部新闻司", "新华社记者 李明"],
    "ar": ["المكتب الإعلامي", "وزير الخارجية يفتتح الجسر"],
    "fr": ["Service de presse de la présidence", "Le ministre inaugure le pont sur le fleuve"],
}  # fmt: skip


def _sides(language: str) -> tuple[list[str], list[str]]:
    """The lines of a declaration above its signatures, and the signatures."""
    blocks = source("declaration", language).blocks
    signed = [block.line for block in blocks if block.role == "signature"]
    lines = [block.line for block in blocks]
    return lines[: lines.index(signed[0])], signed


def _told(above: list[str], below: list[str]) -> list[str]:
    one, two = "\n\n".join([*above, *below]), "\n\n".join(above)
    return [f.confidence for f in compared(f"{one}\n", f"{two}\n").findings if f.code == "P1"]


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in LINES.items() for line in lines])
def test_what_a_publisher_prints_below_the_closing_formula_is_never_sure(language: str, line: str) -> None:
    above, _ = _sides(language)
    assert "strong" not in _told(above, line.split("\n\n"))


@pytest.mark.parametrize("language", [language for name, language in TEXTS if name == "declaration"])
def test_two_who_sign_on_one_side_alone_are_told_and_not_sure(language: str) -> None:
    above, signed = _sides(language)
    assert _told(above, signed) == ["tentative"]


@pytest.mark.parametrize("line", ["(signed)  (signed)", "[Seal]"])
def test_marks_of_signing_that_name_nobody_are_nothing_that_one_side_published(line: str) -> None:
    above, signed = _sides("en")
    one, two = "\n\n".join([*above, *signed, line]), "\n\n".join([*above, *signed])
    assert not [f for f in compared(f"{one}\n", f"{two}\n").findings if f.code == "P1"]

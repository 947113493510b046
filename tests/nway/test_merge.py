"""What several pairs say of one text, brought together."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from diplodiff.findings.nway import _one_sided
from diplodiff.findings.nway_merge import _one
from diplodiff.model import Finding, Passage

DESK: Any = SimpleNamespace(number={"A": 0, "B": 1, "C": 2})


@pytest.mark.parametrize("present", ["A", "AB"])
def test_what_is_merged_is_as_grave_as_the_gravest_and_as_sure_as_the_least_sure(present: str) -> None:
    passages = tuple((siglum, Passage((f"{siglum}1",), None, "The Sides will meet.")) for siglum in present)
    one = Finding("number", "F1", "low", "exact", tuple(present), (), passages, "A: 5; B: 6.", "number-1")
    other = replace(one, severity="high", confidence="tentative")
    for group in ([one, other], [other, one]):
        made = _one(DESK, group)
        assert (made.severity, made.confidence, made.passages) == ("high", "tentative", passages)


@pytest.mark.parametrize(("answered", "sure"), [(False, "strong"), (True, "tentative")])
def test_what_another_pair_has_an_answer_to_is_one_sided_tentatively(answered: bool, sure: str) -> None:
    passage = Passage(("A1",), "1", "The Sides will meet.")
    found = Finding(
        "one-sided-paragraph", "P1", "critical", "strong", ("A",), ("C",), (("A", passage),), "Not found.", "x-1"
    )
    desk: Any = SimpleNamespace(
        number=DESK.number,
        sides=(0, 1, 2),
        texts=[SimpleNamespace(siglum=s, source=SimpleNamespace(said=f"{s}.txt")) for s in "ABC"],
        having=lambda row: (0, 1),
        versions=lambda side: (side,),
        passage=lambda row, n: passage,
        sigla=lambda numbers: tuple("ABC"[n] for n in numbers),
        answered=lambda row, has, lacks: answered and (has, lacks) == (1, 2),
    )
    made = _one_sided(desk, 0, [SimpleNamespace(has=0, lacks=2, finding=found)])  # type: ignore[list-item]
    assert (made.present, made.absent, made.confidence) == (("A", "B"), ("C",), sure)
    assert made.message == "Not found in the text published at C.txt."

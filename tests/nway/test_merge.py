"""What several pairs say of one text, brought together."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

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

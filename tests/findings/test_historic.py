"""Cases of history, retold in words of our own: each gives what a careful reader would want to be told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from diplodiff.model import Finding
from diplodiff.pipeline import Request, compare

HISTORIC = Path(__file__).parents[2] / "fixtures" / "historic"
CASES = sorted(path.parent for path in HISTORIC.glob("*/expected.json"))


def test_the_cases_are_there() -> None:
    names = {case.name.rpartition("-")[0] for case in CASES}
    assert names == {"tripoli", "wuchale", "panmunjom", "bangkok", "us-india", "china-russia", "iran"}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_case_gives_what_it_should(case: Path) -> None:
    expected: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    result = compare([Request(str(case / f"{side}.txt")) for side in "ab"])
    assert result.gate.verdict == expected["verdict"], result.gate
    told = [(f.code, f.severity, f.message) for f in result.findings]
    for wanted in expected["required"]:
        assert any(_is(finding, wanted) for finding in result.findings), (wanted, told)
    assert {f.code for f in result.findings} <= set(expected["allowed"]), told
    if "severities" in expected:
        assert {f.severity for f in result.findings} <= set(expected["severities"])


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_its_texts_say_what_they_are(case: Path) -> None:
    for side in "ab":
        first = (case / f"{side}.txt").read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(
            ("Illustration for testing diplodiff;", "Иллюстрация для проверки программы diplodiff;")
        )


def _is(finding: Finding, wanted: dict[str, str]) -> bool:
    passage = dict(finding.passages).get(wanted["side"])
    if passage is None or finding.code != wanted["code"]:
        return False
    severity = wanted.get("severity") in (None, finding.severity)
    label = "label" not in wanted or (passage.label or "").split()[-1] == wanted["label"]
    return severity and label and wanted.get("contains", "") in passage.text

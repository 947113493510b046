"""The shipped pairs give the findings that their expected.json, written by hand, says."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from diplodiff.model import Comparison
from diplodiff.pipeline import Request, compare

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAIRS = sorted(p.parent for p in FIXTURES.glob("*/expected.json"))
SAME = sorted((FIXTURES / "same-text").glob("text.*"))


def expectation(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return found


def labels(comparison: Comparison, siglum: str) -> list[str | None]:
    found = [p.label for f in comparison.findings if f.code == "P1" for s, p in f.passages if s == siglum]
    return [label and label.strip("()（）") for label in found]


ONE_LANGUAGE = [p for p in PAIRS if p.name != "same-text" and not p.name.startswith("cross-")]


@pytest.mark.parametrize("folder", ONE_LANGUAGE, ids=lambda p: p.name)
def test_pair(folder: Path) -> None:
    expected = expectation(folder)
    files = [folder / expected["files"][s] for s in ("A", "B")]
    result = compare([Request(str(f)) for f in files])
    assert result.gate.verdict == expected["verdict"]
    for side in "AB":
        wanted = [label.strip("()（）") for label in expected["one_sided_paragraphs"].get(side, [])]
        assert labels(result, side) == wanted
        first = expected.get("one_sided_first_words", {}).get(side, [])
        texts = [p.text for f in result.findings if f.code == "P1" for s, p in f.passages if s == side]
        assert all(text.startswith(start) for text, start in zip(texts, first, strict=True))
        sentences = [p.text for f in result.findings if f.code == "P4" for s, p in f.passages if s == side]
        wanted_sentences = expected["one_sided_sentences"].get(side, [])
        assert all(text.startswith(start) for text, start in zip(sentences, wanted_sentences, strict=True))
    by_rule = Counter(f.rule for f in result.findings)
    assert all(by_rule[rule] >= count for rule, count in expected["findings_required"].items()), by_rule
    assert set(by_rule) <= set(expected["findings_allowed"]) | set(expected["findings_required"]), by_rule


@pytest.mark.parametrize(("a", "b"), list(combinations(SAME, 2)), ids=lambda p: p.suffix[1:])
def test_one_text_in_every_format_has_no_findings(a: Path, b: Path) -> None:
    result = compare([Request(str(a)), Request(str(b))])
    assert result.findings == ()
    assert result.gate.verdict == "same-text"

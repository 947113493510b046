"""Precision and recall on labelled pairs. Tables and thresholds are fitted on the development half only."""

from __future__ import annotations

import re

import pytest

from tests.findings.wording.pairs import WORDING, codes, labelled, measured

# What each rule must reach on the half that nothing is fitted on: precision, recall.
FLOORS = {
    "M1": (0.95, 0.85),
    "M2": (0.90, 0.75),
    "M3": (0.90, 0.75),
    "M4": (0.90, 0.75),
    "M5": (0.90, 0.70),
    "M6": (0.90, 0.70),
    "P5": (0.90, 0.70),
}


def test_the_halves_share_no_passage_and_are_large_enough() -> None:
    halves = [list(labelled(half)) for half in ("dev", "test")]
    assert sum(map(len, halves)) >= 290
    one, two = ({case.texts for case in half} for half in halves)
    assert not one & two


@pytest.mark.parametrize("code", ["M1", "M2", "M4", "M5", "M6", "P5"])
def test_every_rule_has_three_language_pairs_also_across_scripts(code: str) -> None:
    cases = [case for half in ("dev", "test") for case in labelled(half) if case.code == code]
    pairs = {frozenset(case.languages) for case in cases if case.expected}
    assert len(pairs) >= 3
    assert any(len(pair) == 1 for pair in pairs)
    latin = {"en", "fr", "es", "de", "pt", "tr"}
    assert any(len(pair & latin) == 1 for pair in pairs if len(pair) == 2)
    assert any(not case.expected for case in cases)


@pytest.mark.parametrize("half", ["dev", "test"])
def test_precision_and_recall(half: str) -> None:
    found = measured(half)
    for code, m in found.items():
        print(f"{half} {code}: precision {m.precision:.3f}, recall {m.recall:.3f} of {m.wanted}")
    low = {c: m for c, m in found.items() if m.precision < FLOORS[c][0] or m.recall < FLOORS[c][1]}
    assert low == {}


def test_a_table_for_each_rule_and_pair_of_languages() -> None:
    rows: dict[tuple[str, str], list[int]] = {}
    for case in labelled("test"):
        key = (case.code, "-".join(sorted(case.languages)))
        right = (case.code in codes(case)) == case.expected
        row = rows.setdefault(key, [0, 0])
        row[0] += right
        row[1] += 1
    for (code, pair), (right, all_) in sorted(rows.items()):
        print(f"{code} {pair}: {right} of {all_}")
    assert {code for code, _ in rows} <= set(WORDING)
    assert all(re.fullmatch("[a-z]{2}-[a-z]{2}", pair) for _, pair in rows)

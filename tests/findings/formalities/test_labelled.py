"""Precision and recall of the formal rules on labelled pairs; tables and thresholds are fitted on the development half only."""

from __future__ import annotations

import pytest

from tests.findings.formalities.pairs import FORMAL, codes, labelled, measured

LATIN = {"en", "fr", "es", "de", "pt", "tr"}
FLOOR = (0.95, 0.8)  # precision, recall


def test_the_halves_share_no_pair_and_are_large_enough() -> None:
    halves = [list(labelled(half)) for half in ("dev", "test")]
    assert sum(map(len, halves)) >= 110
    one, two = ({case.texts for case in half} for half in halves)
    assert not one & two


@pytest.mark.parametrize("code", FORMAL)
def test_every_rule_has_three_language_pairs_and_near_misses(code: str) -> None:
    cases = [case for half in ("dev", "test") for case in labelled(half) if case.code == code]
    assert len({frozenset(case.languages) for case in cases if case.expected}) >= 3
    assert sum(not case.expected for case in cases) >= 3
    assert any(len(set(case.languages) & LATIN) == 1 and len(set(case.languages)) == 2 for case in cases)


@pytest.mark.parametrize("half", ["dev", "test"])
def test_precision_and_recall(half: str) -> None:
    found = measured(half)
    for code, m in found.items():
        print(f"{half} {code}: precision {m.precision:.3f}, recall {m.recall:.3f} of {m.wanted}")
    assert {c: m for c, m in found.items() if m.precision < FLOOR[0] or m.recall < FLOOR[1]} == {}


@pytest.mark.parametrize("half", ["dev", "test"])
def test_the_order_of_the_sides_changes_nothing(half: str) -> None:
    for case in labelled(half):
        turned = case._replace(languages=case.languages[::-1], texts=case.texts[::-1])
        assert codes(turned) == codes(case), case

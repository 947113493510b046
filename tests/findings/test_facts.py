"""Facts inside pairs of passages: two halves of labelled pairs, of which the test half was never tuned on."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from diplodiff.findings.facts_dates import dates
from diplodiff.findings.facts_names import names
from diplodiff.findings.facts_numbers import numbers
from diplodiff.findings.facts_pair import Pair

FOLDER = Path(__file__).parent / "facts"
RULES = {"F1": numbers, "F2": dates, "F3": names}
PRECISION, RECALL = 0.95, 0.85


class Case(NamedTuple):
    languages: tuple[str, str]
    expected: str
    texts: tuple[str, str]


def cases(half: str) -> list[Case]:
    found = []
    for line in (FOLDER / f"{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            languages, expected, left, right = line.split(" | ")
            one, other = languages.split()
            found.append(Case((one, other), expected, (left, right)))
    return found


def fired(case: Case, turned: bool = False) -> set[str]:
    order = (1, 0) if turned else (0, 1)
    pair = Pair((case.texts[order[0]], case.texts[order[1]]), (case.languages[order[0]], case.languages[order[1]]))
    return {code for code, rule in RULES.items() if rule(pair)}


def score(half: str) -> tuple[dict[str, Counter[str]], list[str]]:
    """Counts by rule and by rule and languages, and the cases that went wrong."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = []
    for case in cases(half):
        got = fired(case)
        if got != ({case.expected} - {"-"}):
            wrong.append(f"{case.languages} wants {case.expected}, got {sorted(got)}: {case.texts}")
        for code in RULES:
            what = {(1, 1): "tp", (1, 0): "fn", (0, 1): "fp", (0, 0): "tn"}[code == case.expected, code in got]
            for key in (code, f"{code} {'-'.join(case.languages)}"):
                table[key][what] += 1
    return table, wrong


@pytest.mark.parametrize("half", ["dev", "test"])
def test_precision_and_recall(half: str) -> None:
    table, wrong = score(half)
    for key in sorted(table):
        n = table[key]
        if n["tp"] + n["fn"] + n["fp"]:
            print(f"{half} {key:10} tp {n['tp']:3} fn {n['fn']:2} fp {n['fp']:2} tn {n['tn']:3}")
    print("\n".join(wrong))
    for code in RULES:
        n = table[code]
        assert n["tp"] / (n["tp"] + n["fp"]) >= PRECISION, code
        assert n["tp"] / (n["tp"] + n["fn"]) >= RECALL, code


@pytest.mark.parametrize("half", ["dev", "test"])
def test_the_order_of_the_sides_changes_nothing(half: str) -> None:
    assert [c for c in cases(half) if fired(c) != fired(c, turned=True)] == []

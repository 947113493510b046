"""Which findings a user asks for, and which of them fail a run."""

from __future__ import annotations

import pytest

from diplodiff.errors import UsageError
from diplodiff.findings.selection import choice, chosen, described, failing, fails
from diplodiff.model import Finding, Passage


def finding(rule: str, code: str, severity: str, text: str = "They trade.") -> Finding:
    passage = Passage(("A1",), "1", text)
    return Finding(rule, code, severity, "strong", ("A",), (), (("A", passage),), "It differs.", "x")  # type: ignore[arg-type]


SPELLING = finding("reworded", "W1", "info")
MOVED = finding("moved", "S1", "low", "They count the fish of the river.")
STRENGTH = finding("modality", "M2", "high")
STEP = finding("modality", "M3", "medium")
EVERY = (SPELLING, MOVED, STRENGTH, STEP)


@pytest.mark.parametrize(
    ("only", "ignore", "expected"),
    [
        ([], [], [STRENGTH, STEP, MOVED, SPELLING]),
        (["modality"], [], [STRENGTH, STEP]),
        (["M3"], [], [STEP]),
        (["m3, LOW"], [], [STEP, MOVED]),
        (["Modality", "info"], ["high"], [STEP, SPELLING]),
        ([], ["S1", "w1"], [STRENGTH, STEP]),
        (["moved"], ["moved"], []),
        ([" , "], [], [STRENGTH, STEP, MOVED, SPELLING]),
    ],
)
def test_only_what_is_asked_for_is_reported(only: list[str], ignore: list[str], expected: list[Finding]) -> None:
    assert list(chosen(EVERY, choice(only, ignore, []), False)) == expected


@pytest.mark.parametrize("wrong", ["nonsense", "M9", "modality,grave"])
def test_an_unknown_name_is_an_error_that_says_where_the_known_ones_are(wrong: str) -> None:
    for ask in (lambda: choice([wrong], [], []), lambda: choice([], [wrong], []), lambda: failing(wrong)):
        with pytest.raises(UsageError, match=r"is no rule, code or severity; `diplodiff rules` lists"):
            ask()


def test_a_watched_term_makes_a_finding_one_step_graver_and_no_graver_than_critical() -> None:
    wanted = choice([], [], ["river\n# a comment\nfish"])
    assert [f.severity for f in chosen((MOVED, SPELLING), wanted, False)] == ["medium", "info"]
    assert [f.severity for f in chosen((MOVED,), wanted, True)] == ["low"]
    grave = finding("polarity", "M1", "critical", "They shall not fish in the river.")
    assert [f.severity for f in chosen((grave,), wanted, False)] == ["critical"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("never", [False, False, False, False]),
        ("NEVER", [False, False, False, False]),
        ("info", [True, True, True, True]),
        ("low", [False, True, True, True]),
        ("high", [False, False, True, False]),
        ("critical", [False, False, False, False]),
        ("M3", [False, False, False, True]),
        ("modality", [False, False, True, True]),
        ("W1,critical", [True, False, False, False]),
        ("S1, high", [False, True, True, False]),
    ],
)
def test_what_fails_a_run(asked: str, expected: list[bool]) -> None:
    assert [fails([f], failing(asked)) for f in EVERY] == expected


def test_every_rule_is_described_with_its_codes() -> None:
    rules = {rule.name: rule for rule in described()}
    assert next(iter(rules)) == "one-sided-paragraph"
    assert (rules["capture"].codes, rules["capture"].finds) == (
        ("Q7",),
        "a difference between two captures of one page",
    )
    assert rules["own-versions"].codes == ("Q8",)
    assert rules["modality"].codes == ("M2", "M3")
    told = rules["one-sided-paragraph"]
    assert told.codes[0] == "P1"
    assert told.finds == "a paragraph that only one side published"
    assert all((told.severity, told.how, told.example[0]))

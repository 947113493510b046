"""What is known of which test runs which line outlives a change of the program."""

from __future__ import annotations

import pytest

pytest.importorskip("mutmut", reason="the group 'mutants' is not installed")

from tests.mutants.reach import Reach, _carried, _packed, _reach


def test_lines_keep_their_tests_when_others_change() -> None:
    before, now = "a\nb\nc\nd\n", "a\nx\ny\nc\nd\n"
    lines = {1: ["one"], 2: ["two"], 3: ["three"], 4: ["one", "three"]}
    assert _carried(lines, before, now) == {1: ["one"], 2: ["one"], 3: ["one"], 4: ["three"], 5: ["one", "three"]}


def test_what_is_kept_is_what_was_recorded() -> None:
    reach = Reach({"one": 0.5}, {"m.py": {3: ["", "one"], 4: ["one", "two"]}}, {"m.py": "text"})
    assert _reach(_packed(reach)) == reach

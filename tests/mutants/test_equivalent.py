"""The list of mutants that behave as the program does must speak of the program as it is."""

from __future__ import annotations

from tests.mutants.equivalent import reasons, stale


def test_every_entry_names_lines_of_the_program_and_says_why() -> None:
    assert stale() == []
    assert all(len(why) > 10 for why in reasons().values())
    assert all(program != mutant for _, program, mutant in reasons())

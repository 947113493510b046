"""What a text says of itself, in lines that people read."""

from __future__ import annotations

from dataclasses import replace

from diplodiff.facts import DeclaredCount, Instrument
from diplodiff.facts import Testimony as Attested
from diplodiff.render.outline import facts
from tests.render import samples


def test_a_line_for_each_thing_a_text_says() -> None:
    text = replace(
        samples.shown(),
        instrument=Instrument(("KZ", "PK"), "2026-02-04", "Islamabad\u202e", "Joint Declaration"),
        testimony=Attested(("A9",), originals=2, languages=("kk", "en"), equally_authentic=True, prevailing="en"),
        declared_counts=(DeclaredCount("A5", 0, 2, 37, 36), DeclaredCount("A6", 0, 2, 19)),
    )
    lines = facts(text)
    assert lines[0].startswith("instrument: KZ and PK, 2026-02-04, Islamabad")
    assert "\u202e" not in lines[0]
    assert lines[1:] == (
        "testimony: 2 originals, in kk, en, equally authentic, en prevails",
        "documents: 37 stated in A5, 36 listed",
        "documents: 19 stated in A6, no list",
    )


def test_a_text_that_says_nothing_has_no_line() -> None:
    assert facts(replace(samples.shown(), instrument=Instrument(), testimony=None, declared_counts=())) == ()

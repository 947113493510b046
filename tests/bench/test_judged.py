"""The judge of the benchmark: what a perfect tool, one that marks everything and one that marks nothing are told."""

from __future__ import annotations

import json

import pytest

from tests.bench import peers
from tests.bench.judged import our_verdict, verdict
from tests.bench.planted import LANGUAGES, Pair, pair
from tests.reading import compared


def _perfect(found: Pair) -> peers.Marks:
    """Only what differs is marked: the lone paragraphs, the moved one, digits and words."""
    marks: peers.Marks = ([], [])
    for side, (lone, moved) in enumerate(zip((found.only_a, found.only_b), found.moved, strict=True)):
        changed = {found.number[side], *(both[side] for both in found.edited)}
        for n, text in enumerate(found.sides[side]):
            if n not in changed:
                marks[side].append((text, n in (lone, moved)))
            else:
                number = found.number[side] == n
                marks[side].extend((part, part.strip(".。，,").isdigit() if number else False) for part in _cut(text))
    return marks


def _cut(text: str) -> list[str]:
    parts = [""]
    for c in text:
        if parts[-1] and parts[-1][-1].isdigit() != c.isdigit():
            parts.append("")
        parts[-1] += c
    return parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_perfect_tool_that_knows_no_moves_is_told_so(language: str) -> None:
    found = pair(language, 30)
    told = verdict(found, _perfect(found))
    assert told.row == (True, True, False, True, True)
    assert told.moved == "as gone and new"


def test_marking_everything_or_nothing_finds_nothing() -> None:
    found = pair("en", 30)
    for marked, noise in ((True, 1.0), (False, 0.0)):
        told = verdict(found, ([(t, marked) for t in found.sides[0]], [(t, marked) for t in found.sides[1]]))
        assert (told.only_a, told.only_b, told.number, told.noise) == (False, False, False, noise)


def test_our_own_answer_is_held_to_the_same_truth() -> None:
    from diplodiff.render import drawn
    from diplodiff.render.options import Options
    from tests.bench.planted import plain

    found = pair("en", 30)
    report = drawn("json", compared(plain(found, 0), plain(found, 1)), Options())
    assert our_verdict(found, str(report)).row == (True, True, True, True, True)
    other = json.loads(str(report))
    other["findings"] = [f for f in other["findings"] if f["code"] != "P1"]
    assert our_verdict(found, json.dumps(other)).row[:2] == (False, False)


def test_outputs_are_read() -> None:
    old, new = [("the ", False), ("cat", True), (" sat", False)], [("the ", False), ("dog", True), (" sat", False)]
    assert peers.bracketed("wdiff")("the [-cat-]{+dog+} sat") == (old, new)
    assert peers.tagged("<p>the <del>cat</del><ins>dog</ins> sat</p>") == (old, new)
    assert peers.porcelain("--- a\n+++ b\n@@ -1 +1 @@\n the \n-cat\n+dog\n  sat\n~\n") == (old, new)
    assert peers.columns('[["the ", "the "], ["cat", "dog"], [" sat", " sat"]]') == (old, new)

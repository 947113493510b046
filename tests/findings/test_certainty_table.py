"""What makes a lone passage tentative, one thing at a time: texts, rows and scores made by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from diplodiff.findings.absence import Served
from diplodiff.findings.certainty import confidence, framing, heading
from diplodiff.findings.context import Context
from diplodiff.model import Alignment, Bead
from diplodiff.settings.align import FACING_LEAST
from diplodiff.settings.findings import NEAREST_DOUBT
from tests.align.test_verdicts import text

FLOOR = 0.5
LONE = "The Parties will open a shared harbour office in Lower Aldmoor before the winter."
OTHER = "A ferry will cross the bay at noon on every day of the summer season."
SAME = ["The Sides will measure the river at every bridge.", "They will publish what they find in the spring."]
ENDS = (((0,), (0,)), ((2,), (2,)))  # rows of both around what stands alone


def between(side: int, near: tuple[int, float], rows: Any = ENDS, **words: str) -> Context:
    """Both texts have a passage alone between two that both have; of it the closest one of the other side is given."""
    lone = words.get("lone", LONE), words.get("other", OTHER)
    sides = [[SAME[0], said, SAME[1]] for said in (lone if side == 0 else lone[::-1])]
    texts = text(sides[0]), text(sides[1], "B")
    beads = [Bead(row, "reworded", 0.9) for row in rows]
    alone = [(s, i) for s in (0, 1) for i in range(3) if not any(i in row[s] for row in rows)]
    beads[1:1] = [Bead(((i,), ()) if s == 0 else ((), (i,)), "one-sided") for s, i in alone]
    scores: Any = SimpleNamespace(floor=FLOOR, nearest=lambda s, i: near)
    return Context(texts, Alignment((3, 3), tuple(beads)), scores, (), {}, (Served(texts[0], {}), Served(texts[1], {})))


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(
    ("near", "sure"),
    [
        ((1, FACING_LEAST - 0.01), "strong"),
        ((1, FACING_LEAST), "tentative"),  # it stands alone at the same place
        ((0, FACING_LEAST), "strong"),  # it has its answer
        ((0, FLOOR - NEAREST_DOUBT - 0.01), "strong"),
        ((0, FLOOR - NEAREST_DOUBT), "tentative"),
    ],
)
def test_by_the_closest_passage(side: int, near: tuple[int, float], sure: str) -> None:
    assert confidence(between(side, near), side, 1) == sure


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ({"lone": "Harbour office of Lower Aldmoor"}, "tentative"),  # no sentence
        ({"other": LONE.replace("The Parties will open", "before the winter will the Parties open ")}, "tentative"),
        ({}, "strong"),
    ],
)
def test_by_the_words(side: int, words: dict[str, str], sure: str) -> None:
    assert confidence(between(side, (0, 0.0), **words), side, 1) == sure


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(
    ("label", "lone", "other", "sure"),
    [
        ("Chapter 2", "Ferries and harbours", OTHER, "strong"),
        ("Chapter 2", "Ferries and harbours", f"Ferries and harbours {OTHER}", "tentative"),
        ("Chapter 2", "Ferries and harbours", f"Chapter 2 {OTHER}", "tentative"),
        (None, "Ferries and harbours", OTHER, "tentative"),
    ],
)
def test_a_heading(side: int, label: str | None, lone: str, other: str, sure: str) -> None:
    from dataclasses import replace

    made = between(side, (0, 0.0), lone=lone, other=other)
    paragraphs = list(made.texts[side].paragraphs)
    paragraphs[1] = replace(paragraphs[1], role="heading", label=label)
    texts = list(made.texts)
    texts[side] = replace(texts[side], paragraphs=tuple(paragraphs))
    served = Served(texts[0], {}), Served(texts[1], {})
    assert heading(replace(made, texts=(texts[0], texts[1]), served=served), side, 1) == sure


@pytest.mark.parametrize(("closing", "sure"), [("testimonium", True), ("signature", True), ("operative", False)])
def test_behind_the_closing_formula_a_publisher_says_what_he_likes(closing: Any, sure: bool) -> None:
    ours = text([SAME[0], (closing, "For the Government of Ostra, signed by its envoy."), LONE])
    theirs = text([SAME[0]], "B")
    rows = Alignment((3, 1), (Bead(((0,), (0,)), "same", 1.0), *(Bead(((i,), ()), "one-sided") for i in (1, 2))))
    scores: Any = SimpleNamespace(floor=FLOOR, nearest=lambda s, i: None)
    made = Context((ours, theirs), rows, scores, (), {}, (Served(ours, {}), Served(theirs, {})))
    assert framing(made, 0, 2) is sure

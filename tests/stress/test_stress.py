"""The same text in two layouts is the same text; what is missing from one of them is found all the same."""

from __future__ import annotations

import random

import pytest

from tests.reading import compared
from tests.stress import published
from tests.stress.__main__ import LAYOUTS, SURE, about, told
from tests.stress.texts import dropped, varied

KINDS = ("text", "page", "office")


def _sides(seed: int, missing: int) -> tuple[list[bytes], list[str]]:
    rng = random.Random(f"tests-{seed}")
    made = varied(rng)
    other, gone = dropped(made, rng, missing) if missing else (made, [])
    return [LAYOUTS[rng.choice(KINDS)](text, rng)[0] for text in (made, other)], gone


@pytest.mark.parametrize("seed", range(24))
def test_one_text_in_two_layouts_is_never_surely_one_sided(seed: int) -> None:
    (one, other), _ = _sides(seed, 0)
    comparison = compared(one, other)
    assert not comparison.gate.refused
    assert [found for found in told(comparison) if found[1] in SURE] == []


@pytest.mark.parametrize("seed", range(200, 216))
def test_two_prints_of_one_text_differ_in_nothing_sure(seed: int) -> None:
    """However their publishers number, cut, frame and type them."""
    rng = random.Random(f"tests-{seed}")
    texts, _ = published.pair(rng)
    one, two = (LAYOUTS[rng.choice(KINDS)](text, rng)[0] for text in texts)
    comparison = compared(one, two)
    assert not comparison.gate.refused
    grave = [f for f in comparison.findings if f.code[0] in "PFMAT" and f.severity in ("critical", "high", "medium")]
    assert [(f.code, f.message) for f in grave if f.confidence in SURE] == []


@pytest.mark.parametrize("seed", range(100, 112))
def test_paragraphs_missing_from_one_layout_are_found(seed: int) -> None:
    (one, other), gone = _sides(seed, 2)
    found = told(compared(one, other))
    assert [text for text in gone if not any(about(said, text) for _, _, said in found)] == []
    assert [f for f in found if f[1] in SURE and not any(about(f[2], text) for text in gone)] == []

"""How sure a one-sided passage across languages is told to be, by the probability that it has a counterpart after all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplodiff.findings.across import weighed
from diplodiff.model import Finding
from diplodiff.settings.across import CROSS_ANSWERED, CROSS_OPPOSITE
from tests.render.samples import declaration


def alone() -> Finding:
    """A passage called one-sided at strong."""
    return next(f for f in declaration().findings if f.rule == "one-sided-paragraph")


@pytest.mark.parametrize(
    ("doubt", "told"),
    [(0.0, "strong"), (0.01, "strong"), (0.02, "tentative"), (CROSS_OPPOSITE, "tentative"), (CROSS_ANSWERED, None)],
)
def test_the_likelier_a_counterpart_the_less_is_said(doubt: float, told: str | None) -> None:
    finding = alone()
    ids = finding.passages[0][1].ids
    found = weighed((finding,), dict.fromkeys(ids, doubt))
    assert [f.confidence for f in found] == ([told] if told else [])


def test_the_heading_over_a_paragraph_makes_it_no_less_sure() -> None:
    finding = alone()
    siglum, passage = finding.passages[0]
    headed = replace(finding, passages=((siglum, replace(passage, ids=("A7", passage.ids[-1]))),))
    assert [f.confidence for f in weighed((headed,), {"A7": CROSS_OPPOSITE})] == ["strong"]
    assert [f.confidence for f in weighed((headed,), {passage.ids[-1]: CROSS_OPPOSITE})] == ["tentative"]

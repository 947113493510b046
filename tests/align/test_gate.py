"""What may be compared, and what a refusal says."""

from __future__ import annotations

import pytest

from tests.declarations import declaration
from tests.reading import compared

FULL = declaration(31, 16)


def paragraphs(text: str) -> list[str]:
    return text.strip().split("\n\n")


def test_a_text_of_another_instrument_is_refused() -> None:
    other = declaration(77, 16).text().translate(str.maketrans("bcdfg", "gbcdf"))
    result = compared(FULL.text(), other.replace(other.split("\n")[0], "Agreement on the Exchange of Seeds"))
    assert result.gate.verdict == "not-same-instrument"
    assert result.findings == ()


def test_an_excerpt_is_partial_and_accuses_nobody() -> None:
    excerpt = "\n\n".join(paragraphs(FULL.text())[:6])
    result = compared(FULL.text(), excerpt)
    assert result.gate.verdict == "partial"
    assert {f.severity for f in result.findings} == {"info"}


@pytest.mark.parametrize("line", ["(excerpts)", "The following is a summary:", "Abridged version"])
def test_a_text_that_calls_itself_abridged_is_partial(line: str) -> None:
    parts = paragraphs(FULL.text())
    abridged = "\n\n".join([parts[0], line, *parts[1:12]])
    result = compared(FULL.text(), abridged)
    assert result.gate.verdict == "partial"
    assert "abridged" in {f.rule for f in result.findings}


def test_heavy_editing_is_no_reason_to_refuse() -> None:
    edited = [
        p.replace(" and ", " as well as ").replace("agreed to", "will") + " This is new."
        for p in paragraphs(FULL.text())
    ]
    assert compared(FULL.text(), "\n\n".join(edited)).gate.verdict == "comparable"


def test_hardly_any_text_is_no_text() -> None:
    result = compared(FULL.text(), "Joint Declaration")
    assert result.gate.verdict == "no-text"
    assert result.gate.refused


def test_force_overrules_and_caps() -> None:
    other = declaration(78, 9).text().translate(str.maketrans("bcdfg", "gbcdf"))
    result = compared(FULL.text(), other, force=True)
    assert result.forced
    assert {f.severity for f in result.findings} <= {"info"}
    assert any(f.code == "P1" for f in result.findings)

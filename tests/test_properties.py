"""What must hold for any text: nothing differs from itself, sides mirror, one missing paragraph is one finding."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from diplodiff.model import Comparison, Finding
from tests.declarations import Declaration, declaration, sentence
from tests.reading import compared

declarations = st.builds(declaration, st.integers(0, 10_000), st.integers(4, 14))


def mirrored(finding: Finding) -> tuple[object, ...]:
    other = {"A": "B", "B": "A"}
    passages = sorted((other[s], p.label, p.text, p.marks) for s, p in finding.passages)
    labels = tuple(sorted((b, a) for a, b in finding.labels))
    present, absent = (tuple(sorted(other[s] for s in sides)) for sides in (finding.present, finding.absent))
    return finding.rule, finding.severity, finding.confidence, present, absent, tuple(passages), labels


def plain(finding: Finding) -> tuple[object, ...]:
    passages = sorted((s, p.label, p.text, p.marks) for s, p in finding.passages)
    present, absent = (tuple(sorted(sides)) for sides in (finding.present, finding.absent))
    labels = tuple(sorted(finding.labels))
    return finding.rule, finding.severity, finding.confidence, present, absent, tuple(passages), labels


def one_sided(comparison: Comparison) -> list[Finding]:
    return [f for f in comparison.findings if f.rule.startswith("one-sided")]


@settings(max_examples=40, deadline=None)
@given(declarations, st.booleans())
def test_a_text_compared_with_itself_has_no_findings(text: Declaration, numbered: bool) -> None:
    result = compared(text.text(numbered), text.text(numbered))
    assert result.gate.verdict == "same-text"
    assert result.findings == ()


@settings(max_examples=60, deadline=None)
@given(declarations, st.integers(0, 1000), st.booleans())
def test_removing_one_paragraph_is_one_finding(text: Declaration, pick: int, numbered: bool) -> None:
    gone = pick % len(text.paragraphs)
    shorter = replace(text, paragraphs=text.paragraphs[:gone] + text.paragraphs[gone + 1 :])
    result = compared(text.text(numbered), shorter.text(numbered))
    found = one_sided(result)
    assert [f.code for f in found] == ["P1"]
    assert found[0].present == ("A",)
    assert dict(found[0].passages)["A"].text == " ".join(text.paragraphs[gone])
    assert {f.code for f in result.findings} <= {"P1", "S3"}


@settings(max_examples=60, deadline=None)
@given(declarations, st.integers(0, 1_000_000))
def test_swapping_the_sides_mirrors_the_findings(text: Declaration, seed: int) -> None:
    rng = random.Random(seed)
    paragraphs = [list(p) for p in text.paragraphs]
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(paragraphs))
        match rng.randrange(5):
            case 0 if len(paragraphs) > 3:
                del paragraphs[at]
            case 1:
                paragraphs.insert(at, [sentence(rng)])
            case 2:
                paragraphs.insert(rng.randrange(len(paragraphs)), paragraphs.pop(at))
            case 3:
                paragraphs[at].append(sentence(rng))
            case _:
                paragraphs[at][0] = paragraphs[at][0].replace(" and ", " but neither ")
    other = replace(text, paragraphs=tuple(map(tuple, paragraphs)))
    there, back = compared(text.text(), other.text()), compared(other.text(), text.text())
    assert Counter(map(mirrored, there.findings)) == Counter(map(plain, back.findings))


@settings(max_examples=40, deadline=None)
@given(declarations, declarations)
def test_every_paragraph_stands_in_exactly_one_row(one: Declaration, two: Declaration) -> None:
    mixed = replace(one, paragraphs=one.paragraphs + two.paragraphs[:3])
    result = compared(mixed.text(), replace(two, paragraphs=two.paragraphs + one.paragraphs).text(), force=True)
    for side, text in enumerate(result.texts):
        rows = [i for bead in result.alignment.beads for i in bead.sides[side]]
        assert sorted(rows) == list(range(len(text.paragraphs)))


@settings(max_examples=40, deadline=None)
@given(declarations, st.integers(0, 1000))
def test_a_sentence_inside_a_paragraph_is_found(text: Declaration, pick: int) -> None:
    at = pick % len(text.paragraphs)
    added = "A standing committee of forty hydrologists will publish quarterly bulletins in Esperanto."
    longer = (*text.paragraphs[:at], (*text.paragraphs[at], added), *text.paragraphs[at + 1 :])
    result = compared(text.text(), replace(text, paragraphs=longer).text())
    assert [f.code for f in result.findings] == ["P4"]
    assert dict(result.findings[0].passages)["B"].text == added
    assert result.findings[0].absent == ("A",)

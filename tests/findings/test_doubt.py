"""What keeps a finding from being sure, beside the words themselves: OCR, and what a source served outside its text."""

from __future__ import annotations

from dataclasses import replace

from diplodiff.findings.absence import Served
from diplodiff.model import Finding, LeftOut, PublishedText
from diplodiff.pipeline import compare_texts
from tests.reading import read

LINES = [
    "Joint Statement of Nordia and Sudia",
    "1. The two sides will open three crossings before the autumn.",
    "2. The two sides shall not station troops within 20 km of the river.",
    "3. The two sides will open a school in each valley for the children of the farms.",
    "4. The two sides will trade in wool and grain without any customs duties.",
]


def text(lines: list[str], siglum: str, uncertain: tuple[int, ...] = ()) -> PublishedText:
    """A text of which the paragraphs with these indexes were read by OCR."""
    made = read("\n\n".join(lines) + "\n", siglum, f"{siglum.lower()}.txt")
    paragraphs = tuple(replace(p, confidence=0.9) if n in uncertain else p for n, p in enumerate(made.paragraphs))
    return replace(made, paragraphs=paragraphs)


def found(a: PublishedText, b: PublishedText) -> dict[str, Finding]:
    return {f.code: f for f in compare_texts((a, b)).findings}


def test_a_finding_on_a_paragraph_read_by_ocr_is_tentative() -> None:
    other = [*LINES[:2], LINES[2].replace("20", "30"), *LINES[3:]]
    assert found(text(LINES, "A"), text(other, "B"))["F1"].confidence == "strong"
    assert found(text(LINES, "A", (2,)), text(other, "B"))["F1"].confidence == "tentative"
    assert found(text(LINES, "A", (3,)), text(other, "B"))["F1"].confidence == "strong"


def test_absence_from_a_text_of_which_ocr_read_a_part_is_tentative() -> None:
    fewer = LINES[:4]
    assert found(text(LINES, "A"), text(fewer, "B"))["P1"].confidence == "strong"
    assert found(text(LINES, "A"), text(fewer, "B", (1,)))["P1"].confidence == "tentative"
    assert found(text(LINES, "A", (1,)), text(fewer, "B"))["P1"].confidence == "strong"


def served(*parts: str) -> Served:
    made = text(LINES, "A")
    return Served(replace(made, left_out=tuple(LeftOut(part, "navigation") for part in parts)), {})


def test_what_stands_outside_the_text_is_found_there() -> None:
    passage = "The ministers thanked the shepherds of the upper valley for their songs."
    near = passage.replace("songs", "milk")
    assert served("Home", passage, "Contact").outside(passage) == LeftOut(passage, "navigation")
    assert served("Home", f"News {near} Contact").outside(passage) is not None
    parts = "The ministers thanked the shepherds of the upper", "the shepherds of the upper valley for their songs"
    assert served(*parts).outside(passage) is not None  # cut in two, as cells of a table are
    assert served("Home", "The ministers thanked the hosts", "Contact").outside(passage) is None
    assert served().outside(passage) is None
    assert served("Home").outside("") is None


def test_of_two_parts_the_one_that_has_more_of_it_is_named() -> None:
    passage = "The ministers thanked the shepherds of the upper valley for their songs."
    half = "The ministers thanked the shepherds of the upper valley"
    assert served(half, passage).outside(passage) == LeftOut(passage, "navigation")
    assert served(passage, half).outside(passage) == LeftOut(passage, "navigation")


def test_what_stands_inside_another_passage_is_found_there() -> None:
    whole = served()
    assert whole.inside("The two sides will open a school in each valley for the children of the farms.") == "A3"
    assert whole.inside("The two sides will open a mill in each town for the weavers of the plain.") is None
    assert whole.inside("The") is None


def test_words_are_held_across_the_ends_of_paragraphs() -> None:
    whole = served("Home News")
    assert whole.holds("before the autumn. 2 The two sides")
    assert whole.holds("HOME news")
    assert not whole.holds("before the winter")
    assert not whole.holds("")


def test_a_passage_whose_words_are_strewn_over_the_source() -> None:
    strewn = "open three crossings shall not station troops trade in wool and grain for the children of the farms"
    assert served().scattered(strewn)
    assert not served().scattered(
        "ministers thanked the shepherds of the upper valley for their songs and their milk again"
    )
    assert not served().scattered("crossings")

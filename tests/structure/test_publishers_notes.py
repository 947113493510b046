"""Lines in which a publisher speaks of the text, and pages of plain text."""

from __future__ import annotations

import pytest

from diplodiff.settings.structure import PUBLISHERS_NOTE_REACH
from tests.reading import compared, read
from tests.stress.pages import NOTES

BODY = [
    "Joint Declaration on the River",
    "The Sides have agreed as follows:",
    *(
        f"{n}. The Sides will measure the water of the river at bridge {n} and publish what they find."
        for n in range(1, 9)
    ),
]


def _text(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


@pytest.mark.parametrize("note", ["* Unofficial translation", "(Courtesy translation)", "Full text of the declaration:",
                                  "Photo: press service", "Source: the Ministry", "All rights reserved."])  # fmt: skip
@pytest.mark.parametrize("at", [0, 1, len(BODY)])
def test_a_publishers_note_is_no_paragraph(note: str, at: int) -> None:
    text = read(_text(*BODY[:at], note, *BODY[at:]))
    assert [p.text for p in text.paragraphs] == [p.text for p in read(_text(*BODY)).paragraphs]
    assert [part.reason for part in text.left_out] == ["publisher's note"]


def test_of_what_ends_a_document_no_more_than_a_few_lines_are_the_publishers() -> None:
    ends = [f"https://press.example/{n}" for n in range(PUBLISHERS_NOTE_REACH + 2)]
    assert len(read(_text(*BODY, *ends)).left_out) == PUBLISHERS_NOTE_REACH


@pytest.mark.parametrize("language", sorted(NOTES))
def test_unofficial_in_every_language_is_noted_and_no_difference(language: str) -> None:
    from tests.contract.suite import source

    lines = [block.line for block in source("declaration", language).blocks]
    comparison = compared(_text(*lines), _text(*lines, f"* {NOTES[language]}"))
    assert comparison.texts[1].left_out[-1].reason == "publisher's note"
    assert "unofficial-translation" in [note.code for note in comparison.texts[1].notes]
    assert [f.code for f in comparison.findings] == ["Q6"]


@pytest.mark.parametrize("lead", [
    "ALTAVA, May 14 (VNA) -- The presidents signed a joint declaration. Following is the full text of the document.",
    "The text of the following joint declaration was issued by the Governments of Varenia and Tolmar.",
    "The presidents met on Thursday.\n\nBelow is the text of their declaration."])  # fmt: skip
def test_what_introduces_the_text_is_no_paragraph(lead: str) -> None:
    text = read(_text(BODY[0], lead, *BODY[1:]))
    assert [p.text for p in text.paragraphs] == [p.text for p in read(_text(*BODY)).paragraphs]
    assert {part.reason for part in text.left_out} == {"publisher's note"}


@pytest.mark.parametrize("lead", ["Recalling the joint statement of 1998, below is the text of which;",
                                  "The Sides welcome the joint statement of 1998, of which both published the text.",
                                  "1. Following is the full text of what the Sides agreed."])  # fmt: skip
def test_what_only_resembles_an_introduction_is_a_paragraph(lead: str) -> None:
    assert not read(_text(BODY[0], lead, *BODY[1:])).left_out


@pytest.mark.parametrize(("before", "after"), [
    ("The presidential press service said that the heads of state signed a joint declaration on Thursday.", ""),
    ("", "Done at Altava on 14 May 2026.\n\nFor further information call the press service, telephone 22-41-07.")])  # fmt: skip
def test_what_may_be_the_publishers_is_one_sided_tentatively_at_most(before: str, after: str) -> None:
    ends = [after.split("\n\n")[0]] if after else []
    comparison = compared(
        _text(*BODY, *ends), _text(BODY[0], *filter(None, [before]), *BODY[1:], *filter(None, [after]))
    )
    assert [f.confidence for f in comparison.findings if f.code == "P1"] == ["tentative"]


@pytest.mark.parametrize("line", ["3. Source: the Treaty of 1998.", "Photo exchange: the Sides will lend photographs."])
def test_what_only_resembles_a_note_is_a_paragraph(line: str) -> None:
    assert not read(_text(*BODY, line)).left_out


@pytest.mark.parametrize(("head", "foot"), [("Ministry News", "Page {}"), ("", "- {} -"), ("No. 14/2031 Portal", "{}/3"),
                                            (BODY[0], "{}"), ("", "Portal News {}")])  # fmt: skip
@pytest.mark.parametrize("white", [True, False])
def test_what_runs_over_the_pages_of_plain_text_is_no_paragraph(head: str, foot: str, white: bool) -> None:
    gap = [""] if white else []
    pages = []
    for n in range(3):
        lines = [line for text in BODY[4 * n : 4 * n + 4] for line in (text, "")][:-1]
        above = [head, *gap] if head and (n or head != BODY[0]) else []
        pages.append("\n".join([*above, *lines, "", foot.format(n + 1)]))
    text = read("\n\f".join(pages) + "\n")
    assert [p.text for p in text.paragraphs] == [p.text for p in read(_text(*BODY)).paragraphs]


def test_a_number_alone_in_a_heading_numbers_the_paragraph_below() -> None:
    rows = "".join(f"<h4>{n}</h4><p>The Sides will repair bridge {n} over the river.</p>" for n in range(1, 5))
    text = read(f"<html lang=en><body><h1>Joint Declaration</h1><p>The Sides declare:</p>{rows}</body></html>")
    assert [(p.role, p.label) for p in text.paragraphs[2:]] == [("operative", str(n)) for n in range(1, 5)]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "摄影：李明"),
        ("ja", "写真：外務省"),
        ("en", "Photo: press service"),
        ("ru", "Фото: пресс-служба"),
    ],
)
def test_a_line_of_credits_is_no_paragraph_whatever_its_colon(language: str, line: str) -> None:
    from tests.contract.suite import source

    lines = [block.line for block in source("declaration", language).blocks]
    text = read(_text(*lines, line))
    assert [(part.text, part.reason) for part in text.left_out] == [(line, "publisher's note")]


@pytest.mark.parametrize(
    "lead",
    [
        "PORT ALDEN, 3 February (Ostra News) – The two leaders signed a statement, the foreign ministry said.",
        "PORT ALDEN, 3 February (Ostra News) –",
    ],
)
def test_an_agency_s_lead_above_a_document_is_its_own(lead: str) -> None:
    body = "\n\n".join(f"{n}. The Sides will meet in port {n}." for n in range(1, 5))
    text = read(f"{lead}\n\nJoint Statement of Ostra and Vael\n\n{body}\n")
    assert [part.text for part in text.left_out] == [lead]
    assert text.kind == "joint-statement"


@pytest.mark.parametrize(
    "first",
    [
        "Port Alden, 3 February 2026",
        "Joint Statement of 3 February 2026 (English text) –",
        "Port Alden, 3-4 May 2026 – The Presidents met.",
    ],
)
def test_a_place_and_a_date_are_no_lead(first: str) -> None:
    body = "\n\n".join(f"{n}. The Sides will meet in port {n}." for n in range(1, 5))
    assert read(f"{first}\n\n{body}\n").left_out == ()


def test_a_report_keeps_its_lead() -> None:
    lead = "PORT ALDEN, 3 February (Ostra News) – The two leaders signed a statement, the foreign ministry said."
    assert lead in [p.text for p in read(f"{lead}\n\nThe ministers met reporters after the ceremony.\n").paragraphs]

"""Lines in which a publisher speaks of the text, and pages of plain text."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("language", sorted(NOTES))
def test_unofficial_in_every_language_is_noted_and_no_difference(language: str) -> None:
    from tests.contract.suite import source

    lines = [block.line for block in source("declaration", language).blocks]
    comparison = compared(_text(*lines), _text(*lines, f"* {NOTES[language]}"))
    assert comparison.texts[1].left_out[-1].reason == "publisher's note"
    assert "unofficial-translation" in [note.code for note in comparison.texts[1].notes]
    assert [f.code for f in comparison.findings] == ["Q6"]


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

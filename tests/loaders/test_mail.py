"""Texts sent by mail and posted in channels: marks, headers and calls to follow are no words of the text."""

from __future__ import annotations

from tests.reading import read

_BODY = (
    "JOINT STATEMENT OF OSTRA AND VAEL\n1. The Sides will open a ferry line between their two ports before the end of\n"
    "the year.\n2. The Sides will exchange lists of lighthouses and buoys every six months without\nfurther request.\n"
    "3. The Sides agreed to meet again.\n"
)
_HEADERS = (
    "From: press@ostra.example\nTo: list@media.example\nSubject: Joint Statement\nDate: Tue, 3 Feb 2026 18:07 +0500\n\n"
)


def test_headers_and_signature_of_a_message_are_left_out() -> None:
    text = read(_HEADERS + _BODY + "\n-- \nPress service\nhttps://ostra.example\n")
    assert [p.label for p in text.paragraphs] == [None, "1", "2", "3"]
    assert {part.reason for part in text.left_out} == {"header of the message", "signature of the message"}


def test_lines_of_a_quoted_message_are_read_without_their_marks() -> None:
    quoted = "".join(f"> {line}\n" for line in _BODY.splitlines())
    plain, marked = read(_BODY), read(_HEADERS + quoted)
    assert [(p.label, p.text) for p in plain.paragraphs] == [(p.label, p.text) for p in marked.paragraphs]


def test_a_list_of_words_with_colons_is_no_header() -> None:
    text = read("Definitions\n\nFerry: a ship.\nPort: a harbour.\nSubject: a citizen of either state.\n")
    assert text.left_out == ()


def test_a_channel_s_line_breaks_are_paragraphs() -> None:
    first = "The Sides will open a ferry line between their two ports before the end of the year " * 2
    second = "The Sides will exchange lists of lighthouses and buoys every six months without further request " * 2
    text = read(
        f"**Joint Statement of Ostra and Vael**\n{first}now.\n{second}now.\nThey will meet again.\n#ostra #vael\n@ostra_press\n"
    )
    assert len(text.paragraphs) == 4
    assert {part.reason for part in text.left_out} == {"publisher's note"}

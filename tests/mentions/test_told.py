"""Small documents and everything that is told of a topic in them: told.txt holds both.

A section "== name | topic" is a document, a passage a line; "== name | words Gwadar" looks for words of the user's own. A
document that begins with < is a page. Lines that begin with > say what is told. `make golden` writes those again; read the
difference before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplodiff.language.topics import resolve, words
from diplodiff.searching import mentions_in
from tests.reading import read
from tests.told import sections

GOLDEN = Path(__file__).with_name("told.txt")
SECTIONS = sections(GOLDEN)


def told(head: str) -> Iterator[str]:
    """A document as the file holds it."""
    rows = [row for row in SECTIONS[head] if not row.startswith(">")]
    yield from (head, *rows)
    topic = head.partition(" | ")[2]
    page = rows[0].startswith("<")
    text = read("\n".join(rows) if page else "\n\n".join(rows) + "\n", name="a.html" if page else "a.txt")
    answer = mentions_in(words(topic.removeprefix("words ")) if topic.startswith("words ") else resolve(topic), (text,))
    [s] = answer.searched
    yield f"> {text.language}, {s.coverage}, {s.terms} terms, {s.date}: {s.mentions}, perhaps {s.candidates}"
    for m in answer.mentions:
        where = m.left_out or m.clause or m.paragraph
        marked = [m.passage.text[a:b] for a, b in m.passage.marks]
        yield f"> {m.id} {where} ({m.passage.label}) {m.matched}, {m.confidence}: {', '.join(m.terms)}: {marked}"
        yield f">    {m.passage.text}"


def test_every_document_is_kept() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        GOLDEN.write_text(
            "\n".join(row for head in SECTIONS for row in told(head)) + "\n", encoding="utf-8", newline=""
        )
    assert len(SECTIONS) > 10


@pytest.mark.parametrize("head", SECTIONS, ids=lambda head: head.removeprefix("== "))
def test_what_is_told_of_a_topic(head: str) -> None:
    assert list(told(head)) == [head, *sections(GOLDEN)[head]]

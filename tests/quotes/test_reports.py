"""Small reports and everything that is told of what they quote: reports.told.txt holds both.

A section "## en" is a published text, a passage a line; "== name | en" a report on that text (or on several). Lines that
begin with > say what is told. `make golden` writes those again; read the difference before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplodiff.answers import Quotation
from diplodiff.quoting import quotes_in
from tests.quotes.labelled import read
from tests.told import sections

GOLDEN = Path(__file__).with_name("reports.told.txt")


SECTIONS = sections(GOLDEN)
CASES = [head for head in SECTIONS if head.startswith("== ")]


def told(head: str) -> Iterator[str]:
    """A report as the file holds it."""
    rows = [row for row in SECTIONS[head] if not row.startswith(">")]
    yield from (head, *rows)
    languages = head.partition(" | ")[2].split()
    sides = tuple(
        read("\n\n".join(SECTIONS[f"## {code}"]), siglum, f"{siglum}.txt", code[:2])
        for siglum, code in zip("ABC", languages, strict=False)
    )
    report = read("\n\n".join(rows) + "\n", "R", language=languages[0][:2])
    for quotation in quotes_in(report, sides).quotations:
        yield from (f"> {line}" for line in _told(quotation, languages[0][:2]))


def _told(q: Quotation, language: str) -> Iterator[str]:
    broken = ", broken" if q.broken else ""
    wordings = f", as {','.join(q.wordings)}" if q.wordings else ""
    spoken = f" in {q.language}" if q.language != language else ""
    yield f"{q.id} {q.kind}{spoken}, {q.severity}{broken}{wordings}: “{q.text}”"
    for s in q.standings:
        passage = s.passage
        parts = [
            f"   {s.siglum} {s.grade}, {s.confidence}, {s.score:.2f}",
            f"in {','.join(passage.ids)} {[passage.text[a:b] for a, b in passage.marks]}" if passage else "",
            f"also in {','.join(s.places)}" if s.places else "",
            *(f"{c.kind} {c.quoted!r} for {c.published!r}" for c in s.changes),
            *(f"{c.claim.style} {c.claim.value} {c.outcome}" for c in s.labels),
            f"marked {[q.text[a:b] for a, b in s.quoted_marks]}" if s.quoted_marks else "",
            f"left out {s.left_out}" if s.left_out else "",
        ]
        yield "; ".join(part for part in parts if part)


def test_every_report_is_kept() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        texts = [row for head, rows in SECTIONS.items() if head.startswith("## ") for row in (head, *rows)]
        rows = [*texts, *(row for head in CASES for row in told(head))]
        GOLDEN.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="")
    assert len(CASES) > 30


@pytest.mark.parametrize("head", CASES, ids=lambda head: head.removeprefix("== "))
def test_what_is_told_of_a_report(head: str) -> None:
    assert list(told(head)) == [head, *sections(GOLDEN)[head]]

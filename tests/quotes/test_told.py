"""What a reader is told of each labelled quotation of the development half: grade, place, and every change of words.

`make golden` writes told.txt again; read the difference before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplodiff.answers import Quotation
from tests.quotes.labelled import LANGUAGES, graded, items

GOLDEN = Path(__file__).with_name("told.txt")


def lines(language: str) -> Iterator[str]:
    for item in items(language):
        if item.development:
            quotation = graded(item)
            yield f"{language} {item.number}: {_told(quotation) if quotation else 'no quotation'}"


def _told(q: Quotation) -> str:
    (s,) = q.standings
    passage = s.passage
    parts = [
        f"{q.kind} {s.grade} {q.severity} {s.confidence} “{q.text}”" + (" (broken)" if q.broken else ""),
        f"in {','.join(passage.ids)}: {' … '.join(passage.text[a:b] for a, b in passage.marks)}" if passage else "",
        f"also in {','.join(s.places)}" if s.places else "",
        *(f"{c.kind}: {c.quoted!r} for {c.published!r}" for c in s.changes),
        *(f"{c.claim.style} {c.claim.value} ({c.claim.text}) {c.outcome}" for c in s.labels),
        f"marked {' … '.join(q.text[a:b] for a, b in s.quoted_marks)}" if s.quoted_marks else "",
        f"as {','.join(q.wordings)}" if q.wordings else "",
        f"left out: {s.left_out}" if s.left_out else "",
    ]
    return "; ".join(part for part in parts if part)


def kept(language: str) -> list[str]:
    return [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line.startswith(f"{language} ")]


def test_what_is_told_is_kept_for_every_language() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        every = [line for language in LANGUAGES for line in lines(language)]
        GOLDEN.write_text("\n".join(every) + "\n", encoding="utf-8", newline="")
    assert all(kept(language) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_of_a_quotation(language: str) -> None:
    assert list(lines(language)) == kept(language)

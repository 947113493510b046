"""Lines that are read whole say the same as lines whose every word is looked at, and a gap between columns still parts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplodiff.loaders import pdf_document, pdf_runs
from tests.loaders.pdf_bytes import HEIGHT, Put, column, made

FIXTURES = Path(__file__).parents[2] / "fixtures"
LEFT = ["The Parties shall meet", "once a year in each of the", "two capitals by turns and", "shall report on the work"]
RIGHT = [
    "of the commission to both",
    "governments before spring",
    "and shall publish a text",
    "in both of the languages",
]


def texts(body: bytes) -> list[str]:
    return [block[0] for block in pdf_document.read({}, body)["blocks"]]


def set_in_one(y: float, *parts: str, gap: float) -> bytes:
    """Pieces of one text object in type of ten points, with gaps of so many points between them."""
    pieces = f"{-100 * gap}".join(f"({part})" for part in parts)
    return f"BT /F 10 Tf 1 0 0 1 60 {HEIGHT - y} Tm [{pieces}] TJ ET\n".encode()


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("contract/pdf/*-[defrkz]*.pdf")), ids=lambda p: p.stem)
def test_a_fixture_reads_the_same_word_by_word(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = texts(path.read_bytes())
    monkeypatch.setattr(pdf_runs, "plain_lines", lambda page, spans: [None] * len(spans))
    assert texts(path.read_bytes()) == read


def test_the_words_of_plain_lines_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_runs, "_ltr_runs", None)
    assert texts(made(column(60, 60, LEFT))) == LEFT


def test_a_justified_line_stays_whole_however_wide_its_gaps_are() -> None:
    lines = [Put(60, 60 + 12 * n, line, space=3 + n) for n, line in enumerate(["one two three four five six"] * 4)]
    assert texts(made(lines)) == [line.text for line in lines]


def test_columns_set_in_one_object_a_line_are_read_in_turn() -> None:
    page = [set_in_one(60 + 12 * n, *pair, gap=30) for n, pair in enumerate(zip(LEFT * 3, RIGHT * 3, strict=True))]
    assert texts(made(page)) == LEFT * 3 + RIGHT * 3


def test_type_that_is_drawn_wider_is_measured_as_drawn() -> None:
    def stretched(y: float, *parts: str) -> bytes:
        return b"120 Tz " + set_in_one(y, *parts, gap=3) + b" 100 Tz "

    page = [stretched(60, "The", "Parties", "shall", "meet"), set_in_one(80, "The", "Parties", "shall", "meet", gap=3)]
    assert texts(made(page)) == ["The Parties shall meet"] * 2

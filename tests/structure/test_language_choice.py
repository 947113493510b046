"""Passages of two languages in one source, and which of them are read: language_choice.told.txt.

A row is a pair of languages in one arrangement of their passages. Each passage is shown by one sign: . it is read, x it
is left out; then the language read, the others, and the codes of the notes. `make golden` writes the table again.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from diplodiff.model import Block, Blocks, Location, Snapshot
from diplodiff.structure.build import Side, structure
from tests.contract.suite import source

GOLDEN = Path(__file__).with_name("language_choice.told.txt")
# one side's passages: a small letter is a passage of the first language, a capital one of the second; digits are labels
# of their own ("Article 4"), ? a line of numbers alone
ARRANGED = {
    "in turns": "aAbBcCdDeEfF",
    "labels in turns": "1a2A1b2B1c2C1d2D",
    "one below": "abcdABCD",
    "numbers between": "?a?A?b?B?c?C",
    "a passage": "abcdeAfghi",
    "two passages": "abcdeABfghi",
    "a passage above": "Aabcdefghijklmn",
    "two passages above": "ABabcdefghijklmn",
    "a passage below": "abcdefghijklmnA",
    "above and below": "AabcdefghijklmnB",
    "half above": "ABCDabcdefgh",
    "one each": "aA",
}
PAIRS = [
    *(("en", "ru"), ("ru", "kk"), ("ar", "ur"), ("fa", "ar"), ("zh", "en"), ("ja", "zh"), ("en", "fr"), ("es", "pt")),
    *(("de", "tr"), ("hi", "en"), ("ko", "ja"), ("en", "bn")),
]


def passages(language: str) -> list[str]:
    return [block.text for block in source("declaration", language).blocks if len(block.text) > 60]


def label(language: str, number: int) -> str:
    words = {
        "en": "Article",
        "fr": "Article",
        "ru": "Статья",
        "kk": "бап",
        "de": "Artikel",
        "es": "Artículo",
        "pt": "Artigo",
    }
    return f"{words.get(language, '')} {number}".strip()


def laid_out(pair: tuple[str, str], arranged: str) -> list[str]:
    texts = [passages(language) for language in pair]
    found: list[str] = []
    for sign in arranged:
        if sign.isdigit():
            found.append(label(pair[int(sign) - 1], len(found) // 4 + 1))
        elif sign == "?":
            found.append(f"{len(found) + 2000}")
        else:
            side = texts[sign.isupper()]
            found.append(side[(ord(sign.lower()) - ord("a")) % len(side)])
    return found


def row(pair: tuple[str, str], arranged: str, asked: str | None = None) -> str:
    blocks = tuple(
        Block(text, location=Location(line=n)) for n, text in enumerate(laid_out(pair, ARRANGED[arranged]), 1)
    )
    text = structure(
        Blocks(blocks, "made", 1.0), Snapshot("a", b"x", "text/html", "0" * 64), Side("A", "a", language=asked)
    )
    gone = {part.location.line for part in text.left_out if "language" in part.reason}
    shown = "".join("x" if n in gone else "." for n in range(1, len(blocks) + 1))
    notes = ",".join(note.code for note in text.notes)
    name = f"{'-'.join(pair)} {arranged}" + (f", asked {asked}" if asked else "")
    return f"{name}: {shown} {text.language} +{','.join(text.other_languages)} {notes}"


_LETTERS = (
    "labels in turns",
    "numbers between",
    "above and below",
)  # of few letters where vowels are signs beside them
ROWS = [
    *((pair, name, None) for pair in PAIRS for name in ARRANGED if not ({"hi", "bn"} & set(pair) and name in _LETTERS))
] + [(pair, name, pair[1]) for pair in PAIRS[:6] for name in ("in turns", "two passages above", "a passage")]


def test_every_row_is_kept() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        GOLDEN.write_text("\n".join(row(*case) for case in ROWS) + "\n", encoding="utf-8", newline="")
    assert len(GOLDEN.read_text(encoding="utf-8").splitlines()) == len(ROWS)


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_which_passages_are_read(pair: tuple[str, str]) -> None:
    kept = GOLDEN.read_text(encoding="utf-8").splitlines()
    for case, expected in zip(ROWS, kept, strict=True):
        if case[0] == pair:
            assert row(*case) == expected

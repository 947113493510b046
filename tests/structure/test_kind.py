"""The kind of a document, on invented texts of every kind in all languages (kinds.txt), and the reasons given for it.

The first half of each kind ("dev") may be looked at while rules are made; the second ("test") is for measuring only:
`python -m tests.structure.test_kind` prints what is missed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.reading import read

INSTRUMENTS = {"treaty", "mou", "joint-declaration", "joint-statement", "joint-communique", "joint-press-release"}


class Sample(NamedTuple):
    kind: str
    language: str
    half: str
    text: str


def samples() -> list[Sample]:
    parts = re.split(
        r"^## (.*)$", Path(__file__).with_name("kinds.txt").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return [
        Sample(*(part.strip() for part in head.split("|")), text.strip() + "\n")
        for head, text in zip(parts[1::2], parts[2::2], strict=True)
    ]


SAMPLES = samples()


def kind(sample: Sample) -> str | None:
    return read(sample.text).kind


def test_the_reasons_for_a_long_text_say_that_its_beginning_was_looked_at() -> None:
    lines = [f"{n}. The Parties shall open {n} ferry lines." for n in range(1, 320)]
    long, short = (read("\n\n".join(["Joint Declaration of Ostra and Vael", *lines[:n]])) for n in (319, 20))
    assert long.kind_reasons[1:3] == ("of its first 300 paragraphs", "300 numbered paragraphs, 1 to 300 without a gap")
    assert short.kind_reasons[1] == "20 numbered paragraphs, 1 to 20 without a gap"


def test_there_are_eight_texts_a_kind_and_every_language_has_some() -> None:
    kinds = [s.kind for s in SAMPLES]
    assert {kinds.count(k) for k in kinds} == {8}
    assert len({s.language for s in SAMPLES}) == 16


@pytest.mark.parametrize("half", ["dev", "test"])
def test_kinds_are_told_apart(half: str) -> None:
    here = [s for s in SAMPLES if s.half == half]
    right = sum(1 for s in here if kind(s) == s.kind)
    assert right >= 0.9 * len(here)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: f"{s.kind}-{s.language}")
def test_a_report_is_never_taken_for_an_instrument_nor_the_reverse(sample: Sample) -> None:
    assert (kind(sample) in INSTRUMENTS) == (sample.kind in INSTRUMENTS)


def test_every_kind_has_its_reasons() -> None:
    assert all(read(s.text).kind_reasons for s in SAMPLES)


def told(sample: Sample) -> str:
    text = read(sample.text)
    return f"{sample.kind} {sample.language} {sample.half}: {text.kind}: {'; '.join(text.kind_reasons)}"


def test_what_a_kind_is_told_by_is_kept() -> None:
    """`make golden` writes it again; read the difference before you keep it."""
    path = Path(__file__).with_name("kinds.told.txt")
    lines = [told(sample) for sample in SAMPLES if sample.half == "dev"]
    if os.environ.get("DIPLODIFF_GOLDEN"):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    assert lines == path.read_text(encoding="utf-8").splitlines()


def missed(half: str) -> list[str]:
    here = [(s, read(s.text)) for s in SAMPLES if s.half == half]
    wrong = [f"{s.kind} {s.language}: {t.kind} ({t.language}) {t.kind_reasons}" for s, t in here if t.kind != s.kind]
    return [f"{half}: {len(here) - len(wrong)} of {len(here)}", *wrong]


if __name__ == "__main__":
    print("\n".join(missed("dev") + missed("test")))

"""Texts that differ in one thing or two, and everything that is found of it: comparisons.told.txt holds both, and
languages.told.txt more of them, in further languages.

A section "## en" is a whole text, a passage a line. A section "== name | en en" compares two (or more) such texts after
some edits: "B 5 || ..." is B's fifth passage in other words ("B 5" alone takes it out), "B 5+ || ..." one more behind it,
"B 5>9" puts it behind the ninth. Behind a second bar stand the sides that published the texts, or that these are captures of
one page. Lines that begin with > say what is found. `make golden` writes those again; read the
difference before you keep it. Where a head ends with "fingerprints" these are told too: baselines are made of them, and what
changes one makes every known finding new.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplodiff.model import Comparison, Finding, Passage
from diplodiff.pipeline import compare_texts, over_time
from tests.reading import read
from tests.told import sections

GOLDEN = [Path(__file__).with_name(f"{name}.told.txt") for name in ("comparisons", "languages")]


def kept() -> dict[str, list[str]]:
    """The sections of all files."""
    return {head: rows for path in GOLDEN for head, rows in sections(path).items()}


SECTIONS = kept()
CASES = [head for head in SECTIONS if head.startswith("== ")]


def edited(language: str, edits: list[str]) -> str:
    """A text after its edits, whose numbers are those of the passages before any of them."""
    places: dict[float, str] = dict(enumerate(SECTIONS[f"## {language}"], 1))
    for n, edit in enumerate(edits):
        where, _, words = edit.partition(" || ")
        number, sign, to = re.fullmatch(r"(\d+)([+>]?)(\d*)", where).groups()  # type: ignore[union-attr]
        moved = places.pop(int(number)) if sign != "+" else words
        if sign or words:
            place = int(to or number) + (0.001 * (n + 1) if sign else 0)
            places[place] = moved if sign == ">" else words
    return "\n\n".join(places[place] for place in sorted(places)) + "\n"


def compared(head: str) -> Comparison:
    languages, _, how = head.partition(" | ")[2].partition(" | ")
    rows = [row for row in SECTIONS[head] if not row.startswith(">")]
    texts = []
    for siglum, language in zip("ABCD", languages.split(), strict=False):
        own = [row.removeprefix(f"{siglum} ") for row in rows if row.startswith(f"{siglum} ")]
        texts.append(read(edited(language, own), siglum, f"{siglum.lower()}.txt"))
    named = how.removesuffix("fingerprints").split()
    if named == ["captures"]:
        return over_time(compare_texts((texts[0], texts[1])))
    return compare_texts(tuple(texts), sides=[named.index(name) for name in named] or None)


def told(head: str) -> Iterator[str]:
    """A case as the file holds it."""
    yield head
    yield from (row for row in SECTIONS[head] if not row.startswith(">"))
    result = compared(head)
    if result.gate.verdict not in ("same-text", "comparable", "comparable-cross-lingual"):
        yield f"> {result.gate}"
    for finding in result.findings:
        yield from (f"> {line}" for line in _finding(finding))
        if head.endswith("fingerprints"):
            yield f">    #{finding.fingerprint}"


def _finding(f: Finding) -> Iterator[str]:
    sides = "".join(f.present) + (f" not {''.join(f.absent)}" if f.absent else "")
    yield f"{f.code} {f.rule}, {f.severity}, {f.confidence}, {sides}: {f.message}"
    for siglum, passage in f.passages:
        yield f"   {siglum} {','.join(passage.ids)} ({passage.label}) {_shown(passage)}"
    for siglum, near in f.nearest:
        yield f"   nearest {siglum} {','.join(near.ids)} ({near.label}) {near.score:.2f} {_ends(near.text)}"
    if f.labels:
        yield f"   {f.labels}"


def _shown(passage: Passage) -> str:
    marked = [passage.text[a:b] for a, b in passage.marks]
    return f"{_ends(passage.text)} {marked}" if marked else _ends(passage.text)


def _ends(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:40]}…{len(text)}…{text[-16:]}"


def test_every_comparison_is_kept() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        for path in GOLDEN:
            own = sections(path).items()
            rows = [row for head, rest in own for row in (told(head) if head in CASES else (head, *rest))]
            path.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="")
    assert len(CASES) > 50
    assert sum(len(sections(path)) for path in GOLDEN) == len(SECTIONS)  # no head stands in two files


@pytest.mark.parametrize("head", CASES, ids=lambda head: head.removeprefix("== "))
def test_what_is_found(head: str) -> None:
    assert list(told(head)) == [head, *kept()[head]]

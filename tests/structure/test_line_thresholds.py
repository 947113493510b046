"""Where the rules of lines and pages turn over, as one measure after the other grows: line_thresholds.told.txt.

A row is a measure from its least to its greatest value, with all else as it stands in its name; + says that the line goes
on with the one above, a dot that a paragraph begins with it. `make golden` writes the rows again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diplodiff.model import Block, Location
from diplodiff.structure.line_columns import columns
from diplodiff.structure.line_shapes import shapes
from tests.structure.test_furniture_table import LINES, Pages
from tests.structure.test_furniture_table import cell as furniture
from tests.structure.test_line_joins import BEGINNINGS, ENDS, FULL, Setting, goes_on

GOLDEN = Path(__file__).with_name("line_thresholds.told.txt")
S = Setting


def steps(first: float, last: float, step: float) -> list[float]:
    return [round(first + n * step, 3) for n in range(round((last - first) / step) + 1)]


INSIDE, LEFT, GAPS, LETTERS = steps(0, 24, 0.5), steps(-20, 0, 1), steps(9, 20, 0.25), [*range(16, FULL + 1)]
ROWS: list[tuple[str, Setting, str, Sequence[float], str]] = [
    *((f"{how}", setting, "below_in", INSIDE, pair) for how, setting in (
        ("first line", S(below=44)),
        ("first line, hanging below", S(below=44, after=20)),
        ("first line, nothing below", S(below=44, after=None)),
        ("second line", S(below=44, first="Talks {} on")),
        ("under a label", S(below=44, first="(c) {} on")),
        ("beside a label", S(below=44, first="(c) {} on", last_in=20, last=56, after=20)),
        ("indented paragraphs", S(below=44, frame="indented")),
        ("indented paragraphs, next page", S(below=44, frame="indented", over="page")),
        ("jagged", S(below=44, frame="jagged", first="Talks {} on")),
        ("next page", S(below=44, over="page")),
        ("plain", S(below=44, plain=True)),
    ) for pair in ("word small", "word Capital", "stop Capital")),
    ("to the left", S(last_in=20, last=56), "below_in", LEFT, "word Capital"),
    ("to the left in a paragraph", S(first="Talks {} on", first_in=20, last_in=20, last=56), "below_in", LEFT, "word small"),
    *(("apart", setting, "gap", GAPS, "word small") for setting in (S(), S(sizes=(10, 10.5)), S(bold=(True, True, True)))),
    *(("smaller and larger", S(), "size", steps(8, 12, 0.1), pair) for pair in ("word small", "capitals CAPITALS")),
    *((f"room, {how}", setting, "last", LETTERS, pair) for how, setting in (
        ("first line", S()),
        ("in a paragraph", S(first="Talks {} on")),
        ("next page", S(over="page")),
        ("next page under a label", S(over="page", first="7. Talks {} on", frame="numbered")),
        ("bold above", S(bold=(True, True, False))),
        ("bold below", S(bold=(False, False, True))),
        ("plain", S(plain=True)),
        ("articles", S(frame="articles")),
    ) for pair in ("word small", "word Capital", "stop long small", "hyphen small")),
    *(("length", setting, "below", LETTERS, "stop Capital") for setting in (
        S(over="page", first="7. Talks {} on", frame="numbered"), S(over="page"), S(frame="numbered"))),
    *(("middle", setting, "last_in", steps(60, 90, 0.5), pair) for setting in (
        S(last=30, below=20, below_in=100),
        S(last=30, below=20, below_in=100, bold=(True, True, True)),
        S(last=30, below=20, below_in=100, sizes=(12, 12), gap=15),
    ) for pair in ("word Capital", "comma small")),
    *(("lower line's middle", setting, "below_in", steps(30, 60, 0.5), "word Capital") for setting in (
        S(last=30, last_in=20, below=20, bold=(True, True, True)),
        S(last=30, last_in=20, below=20, sizes=(11, 11), gap=15),
        S(last=30, last_in=20, below=20, sizes=(11.5, 11.5), gap=15),
    )),
]  # fmt: skip


def row(name: str, setting: Setting, measure: str, values: Sequence[float], pair: str) -> str:
    end = next(e for e in sorted(ENDS, key=len, reverse=True) if pair.startswith(f"{e} "))
    beginning = BEGINNINGS[pair.removeprefix(f"{end} ")]
    told = []
    for value in values:
        changed: dict[str, Any] = {"sizes": (10.0, value)} if measure == "size" else {measure: value}
        if measure == "below_in" and setting.plain:
            changed = {measure: 5 * value}
        told.append("+" if goes_on(replace(setting, **changed), ENDS[end], beginning) else ".")
    return f"{''.join(told)} {name}, {pair}, {measure} {values[0]} to {values[-1]}"


def paragraph(count: int, odd: int, left: float, letters: int, size: float = 10.0) -> list[Block]:
    """So many lines of 60 letters, some of them odd: farther to the right, or of other lengths."""
    found = []
    for n in range(count):
        text = ("the two Sides speak of mills and of lakes and of their fish s" * 2)[: letters if n < odd else 60]
        box = (50 + (left if n < odd else 0), 100 + 14.0 * n, 0.0, 112 + 14.0 * n)
        found.append(Block(text, "line", Location(1, (box[0], box[1], box[0] + 5 * len(text), box[3])), size=size))
    return found


def column(blocks: list[Block]) -> str:
    """What is known of the column of the last line."""
    known = columns(list(shapes(tuple(blocks)).values()))[len(blocks) - 1]
    flags = f"{'f' if known.filled else '-'}{'c' if known.crisp else '-'}"
    return f"{known.start:g}:{known.end:g}/{known.leading:g}{flags}{sorted(known.ends)}"


def measured() -> Iterator[str]:
    yield "lines: " + " ".join(column(paragraph(n, 0, 0, 60)) for n in range(1, 9))
    for left, letters in ((0, 48), (0, 52), (0, 30), (4, 60), (12, 58), (0, 56), (30, 60)):
        told = " ".join(column(paragraph(12, odd, left, letters)) for odd in range(12))
        yield f"{left} to the right, {letters} letters, of 12: {told}"
    for size in (8.0, 9.0, 10.4, 10.6, 12.0):
        other = [replace(b, location=replace(b.location, box=None if b.location.box is None else (
            b.location.box[0], b.location.box[1] + 200, b.location.box[2], b.location.box[3] + 200)))
            for b in paragraph(7, 2, 0, 40, size)]  # fmt: skip
        yield f"of {size} points below: {column([*paragraph(8, 0, 0, 60), *other])}"
    for step in steps(11, 40, 1):
        lines = [replace(b, location=Location(1, (50.0, 100 + step * n, 350.0, 112 + step * n)))
                 for n, b in enumerate(paragraph(9, 0, 0, 60))]  # fmt: skip
        yield f"every {step:g} points: {column(lines)}"
    for name in ("the same words", "words and the page", "the page", "of all"):
        for count, foot in ((2, True), (3, False)):
            white = " ".join(furniture(LINES[name], Pages(count, foot, w)) for w in steps(0, 8, 0.4))
            yield f"{name}, {count} pages, {'foot' if foot else 'head'}, white 0 to 8: {white}"
    yield "lower 0 to 18: " + " ".join(furniture(LINES["the same words"], Pages(4, lower=w)) for w in steps(0, 18, 1))
    small = " ".join(furniture(LINES["no page"], Pages(2, True, size=s)) for s in steps(8, 10, 0.1))
    yield f"type of 8 to 10 points: {small}"


def test_where_rules_turn_over() -> None:
    found = list(measured())
    if os.environ.get("DIPLODIFF_GOLDEN"):
        rows = [*(row(*case) for case in ROWS), *found]
        GOLDEN.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="")
    assert found == GOLDEN.read_text(encoding="utf-8").splitlines()[len(ROWS) :]


@pytest.mark.parametrize("n", range(len(ROWS)))
def test_where_a_line_begins_a_paragraph(n: int) -> None:
    assert row(*ROWS[n]) == GOLDEN.read_text(encoding="utf-8").splitlines()[n]

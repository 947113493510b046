"""Whether a line goes on with the line above it: how one ends against how the next begins, in many settings.

Each table of line_joins.told.txt is one setting; a row is how the line above ends, a column how the line below begins, and a cell
says + (one paragraph) or . (two). `make golden` writes the tables again; read the difference before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from diplodiff.model import Block, Location
from diplodiff.structure.lines import join_lines

GOLDEN = Path(__file__).with_name("line_joins.told.txt")
LETTER = 5.0  # width of a letter, in points; type of 10 points stands 14 points apart
FULL = 60  # letters in a full line
FILLER = "the two Sides will hold talks on trade and on the river with its lakes and mills "
ENDS = {
    "word": "{} in Kelm",
    "comma": "{} in Kelm,",
    "semicolon": "{} in Kelm;",
    "colon": "{} in Kelm:",
    "stop": "{} in Kelm.",
    "hyphen": "{} in Kelm-",
    "number and hyphen": "{} Kelm 5-",
    "Kelm": "Kelm",
    "capitals": "{} IN KELM",
    "Article 4": "Article 4 Kelm",
    "4.": "4.",
    "(a)": "(a) {} in Kelm",
}
_MOST = ("word", "comma", "colon", "stop", "(a)")
BEGINNINGS = {
    "small": "marn {}",
    "long small": "extraordinarily marn {}",
    "to small": "to extraordinarily marn {}",
    "Capital": "Marn {}",
    "CAPITALS": "MARN {}",
    "(b)": "(b) marn {}",
    "5.": "5. Marn {}",
    "Article 5": "Article 5 Marn {}",
    "article 5": "article 5 marn {}",
    "1990": "1990 marn {}",
    "马恩": "马恩马恩 {}",
}


def line(form: str, letters: int) -> str:
    """A line of so many letters (or what its form takes), filled with words."""
    if "{}" not in form:
        return form
    room = max(0, letters - len(form) + 2)
    words = (FILLER * 3)[:room].rstrip()
    words = words + "s" * (room - len(words))
    return form.format(words.upper() if form.isupper() or "IN KELM" in form or "MARN" in form else words)


@dataclass(frozen=True)
class Setting:
    """A line of a page and the one below it, behind a paragraph and before another."""

    last: int = FULL  # letters of the line above, and how far to the right it starts, in points
    last_in: float = 0.0
    below: int = FULL  # the same of the line below it
    below_in: float = 0.0
    first: str = ""  # the first line of the paragraph that the line above belongs to; none: it is the first
    first_in: float = 0.0
    gap: float = 14.0  # points from one line to the other
    sizes: tuple[float, float] = (10.0, 10.0)
    bold: tuple[bool, bool, bool] = (False, False, False)  # first, above, below
    after: float | None = 0.0  # how far to the right the line after them starts; none: there is no such line
    over: str = ""  # the line below stands on the next "page" or in the next "column"
    frame: str = "block"
    plain: bool = False
    around: int = 3  # paragraphs of the frame above
    every: bool = False  # whether all ways to end are shown, else those of _MOST


S = Setting
SETTINGS = {
    "full": S(every=True),
    "first of three": S(first="Talks {} on"),
    "a word short": S(last=FULL - 8),
    "two thirds": S(last=40, every=True),
    "three fifths": S(last=36),
    "a third": S(last=20),
    "indented by 9": S(below_in=9),
    "indented by 20": S(every=True, below_in=20, below=FULL - 4),
    "indented by 20, all below": S(below_in=20, below=FULL - 4, after=20),
    "indented by 20, none below": S(below_in=20, below=FULL - 4, after=None),
    "indented by 20 in a paragraph": S(every=True, below_in=20, below=FULL - 4, first="Talks {} on"),
    "outdented by 20": S(last_in=20, last=FULL - 4),
    "outdented by 20 in a paragraph": S(first="Talks {} on", first_in=20, last_in=20, last=FULL - 4),
    "beside a label": S(first="(c) {} on", last_in=20, last=FULL - 4, below_in=20, below=FULL - 4, after=20),
    "under a label": S(first="(c) {} on", last_in=20, last=FULL - 4, after=20),
    "much larger": S(sizes=(10, 11.4)),
    "larger above": S(sizes=(12, 10)),
    "bold above": S(every=True, bold=(True, True, False)),
    "bold above, short": S(bold=(True, True, False), last=30),
    "bold above, shorter by a fifth": S(bold=(True, True, False), last=52),
    "bold below": S(bold=(False, False, True)),
    "bold below, short": S(bold=(False, False, True), last=40),
    "bold begins": S(first="Talks {} on", bold=(True, False, False)),
    "bold goes on": S(first="Talks {} on", bold=(False, True, True)),
    "bold": S(bold=(True, True, True), last=40, below=30),
    "centred": S(every=True, last=30, last_in=75, below=20, below_in=100),
    "centred, one letter off": S(last=30, last_in=80, below=20, below_in=100),
    "centred, 3.5 points off": S(last=30, last_in=78.5, below=20, below_in=100),
    "centred, hardly inside": S(last=56, last_in=10, below=20, below_in=100),
    "centred, a little inside": S(last=54, last_in=15, below=20, below_in=100),
    "centred, bold": S(last=30, last_in=75, below=20, below_in=100, bold=(True, True, True)),
    "centred below a full line, bold": S(below=20, below_in=100, bold=(True, True, True)),
    "centred below a full line": S(below=20, below_in=100),
    "on one middle, bold": S(last=30, last_in=20, below=20, below_in=45, bold=(True, True, True)),
    "on one middle, large": S(last=30, last_in=20, below=20, below_in=45, sizes=(12, 12), gap=15),
    "next page": S(over="page", every=True),
    "next page, short": S(over="page", last=40, every=True),
    "next page, shorter": S(over="page", last=20),
    "next page, indented": S(every=True, over="page", below_in=20, below=FULL - 4),
    "next page, under a label": S(over="page", first="(c) {} on"),
    "next page, bold": S(over="page", bold=(False, False, True)),
    "next page, ends early": S(over="page", below=30, first="7. Talks {} on"),
    "next page, ends 45 early": S(over="page", below=51, first="7. Talks {} on"),
    "next column": S(over="column"),
    "indented paragraphs": S(frame="indented"),
    "indented paragraphs: indented by 9": S(frame="indented", below_in=9, below=FULL - 2),
    "indented paragraphs: next page, indented by 9": S(frame="indented", over="page", below_in=9, below=FULL - 2),
    "indented paragraphs: indented": S(frame="indented", below_in=20, below=FULL - 4),
    "indented paragraphs: both": S(frame="indented", last_in=20, last=FULL - 4, below_in=20, below=FULL - 4),
    "indented paragraphs: both, and after": S(
        frame="indented", last_in=20, last=FULL - 4, below_in=20, below=FULL - 4, after=20
    ),
    "indented paragraphs: next page": S(frame="indented", over="page"),
    "indented paragraphs: next page, indented": S(frame="indented", over="page", below_in=20, below=FULL - 4),
    "numbered paragraphs": S(frame="numbered"),
    "numbered paragraphs: in one": S(frame="numbered", first="7. Talks {} on"),
    "numbered paragraphs: next page": S(frame="numbered", over="page"),
    "numbered paragraphs: next page in one": S(frame="numbered", over="page", first="7. Talks {} on"),
    "numbered paragraphs: next page, ends early": S(frame="numbered", over="page", below=30, first="7. Talks {} on"),
    "two recitals": S(frame="recitals", over="page", around=2),
    "recitals": S(frame="recitals"),
    "recitals: next page": S(frame="recitals", over="page"),
    "articles": S(frame="articles", every=True),
    "articles: next page": S(frame="articles", over="page", every=True),
    "articles: next page, one letter more": S(frame="articles", over="page", last=21, every=True),
    "jagged": S(frame="jagged"),
    "jagged, indented by 20": S(frame="jagged", below_in=20, below=56, first="Talks {} on"),
    "plain": S(plain=True, every=True),
    "plain, short": S(plain=True, last=30, every=True),
    "plain, in a paragraph": S(plain=True, first="Talks {} on"),
    "plain, indented": S(plain=True, below_in=10, below=FULL - 2),
    "plain, under a label": S(plain=True, first="(c) {} on", last_in=20, below_in=20, after=20, last=56, below=56),
    "plain, indented paragraphs": S(plain=True, frame="indented", below_in=20, below=FULL - 4),
    "plain, ragged": S(plain=True, frame="ragged"),
    "plain, ragged, short": S(plain=True, frame="ragged", last=30),
    "plain, long": S(plain=True, frame="long"),
    "plain, narrow": S(plain=True, frame="narrow", last=28, below=28),
}
FRAMES = {
    "block": "Talks {}|both {}|both {}|both {}|$.",
    "indented": ">Talks {}|both {}|both {}|$.",
    "numbered": "# Talks {}|both {}|both {}|both {}|$.",
    "recitals": "Recalling {}|both {}|both {}|both {}|$,",
    "articles": "Article #|Talks {}|both {}|both {}|both {}|$.",
    "jagged": "Talks {}|both {}|both {}|both {}|both {}|both {}|$.",
    "ragged": "Talks {}|<both {}|both {}|<both {}|both {}|$.",
    "long": "Talks {} on",
    "narrow": "Talks {}|both {}|both {}|both {}|$.",
}
WIDTHS = {"long": 140, "narrow": 28}


def framed(frame: str, number: int) -> Iterator[tuple[str, float]]:
    """The lines of a paragraph of the text around, and how far to the right each starts."""
    width = WIDTHS.get(frame, FULL)
    for n, form in enumerate(FRAMES[frame].split("|")):
        if form[0] == "$":
            yield line("both {}" + form[1], width // 4 + 3 * number), 0.0  # no two of them end at one place
            continue
        inside = 20.0 if form[0] == ">" else 5.0 * n if frame == "jagged" else 0.0
        letters = width - int(inside / LETTER) - (8 if form[0] == "<" else 0)
        yield line(form.strip("<>").replace("#", f"{number}." if form[0] == "#" else f"{number}"), letters), inside


def laid_out(setting: Setting, end: str, beginning: str) -> tuple[list[Block], Block]:
    """The lines of a whole text, and the one in question."""
    page, top, left = 1, 100.0, 50.0
    found: list[Block] = []

    def put(text: str, inside: float, gap: float = 14.0, size: float = 10.0, bold: bool = False) -> None:
        nonlocal top
        top += gap
        if setting.plain:
            found.append(Block(" " * int(inside / LETTER) + text, "line", Location(line=len(found) + 1)))
            return
        box = (left + inside, top, left + inside + LETTER * len(text) * size / 10, top + 1.2 * size)
        found.append(Block(text, "line", Location(page, box), size=size, bold=bold))

    def around(*numbers: int) -> None:
        for number in numbers:
            for text, inside in framed(setting.frame, number):
                put(text, inside)

    around(*(2, 3, 4)[-setting.around :])
    if setting.first:
        put(line(setting.first, FULL - int(setting.first_in / LETTER)), setting.first_in, bold=setting.bold[0])
    put(line(end, setting.last), setting.last_in, 14.0, setting.sizes[0], setting.bold[1])
    if setting.over == "page":
        page, top = 2, 86.0
    elif setting.over == "column":
        left, top = 400.0, 86.0
    put(line(beginning, setting.below), setting.below_in, setting.gap, setting.sizes[1], setting.bold[2])
    asked = found[-1]
    if setting.after is not None:
        put(line("both {} on", FULL - int(setting.after / LETTER)), setting.after, max(14.0, setting.gap))
    put("$.", setting.after or 0.0)
    around(6)
    return found, asked


def goes_on(setting: Setting, end: str, beginning: str) -> bool:
    """Whether no paragraph begins with the line in question."""
    lines, asked = laid_out(setting, end, beginning)

    def place(block: Block) -> tuple[int | None, int | None, float, bool]:
        left, top, _, _ = block.location.box or (0.0, 0.0, 0.0, 0.0)
        return block.location.page, block.location.line, top, left > 300

    return place(asked) not in map(place, join_lines(tuple(lines)))


def table(name: str) -> list[str]:
    """One setting: a row for each end, a cell for each beginning."""
    rows = [f"== {name}"]
    for end, above in ENDS.items():
        if end not in _MOST and not SETTINGS[name].every:
            continue
        cells = "".join("+" if goes_on(SETTINGS[name], above, below) else "." for below in BEGINNINGS.values())
        rows.append(f"{cells} {end}")
    return rows


def kept() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in GOLDEN.read_text(encoding="utf-8").split("\n")[1:-1]:
        if row.startswith("== "):
            of = found.setdefault(row.removeprefix("== "), [])
        of.append(row)
    return found


def test_every_setting_is_kept() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        rows = [f"columns: {', '.join(BEGINNINGS)}", *(row for name in SETTINGS for row in table(name))]
        GOLDEN.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="")
    assert list(kept()) == list(SETTINGS)


@pytest.mark.parametrize("name", SETTINGS)
def test_where_a_line_goes_on(name: str) -> None:
    assert table(name) == kept()[name]

"""What the pages of a text carry at their heads and feet, and what of it is left out: furniture.told.txt.

A row is what stands there, a column how the pages look, and a cell says for each page whether that line is a running
header (h), a running footer (f), a page number (n) or text (a dot); ! says that a line of the text was left out with it.
`make golden` writes the table again; read the difference before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from diplodiff.model import Block, Location
from diplodiff.structure.page_furniture import mark_furniture

GOLDEN = Path(__file__).with_name("furniture.told.txt")
READ = {"running header": "h", "running footer": "f", "page number": "n", None: "."}
SQUARES = [4, 9, 16, 25, 36]
SPELT = [
    "Treaty on the River Tessa",
    "Treaty on tne River Tessa",
    "Treaty on the Rver Tessa",
    "Treaty on the River Tossa",
]
LINES: dict[str, Callable[[int, int], str]] = {
    "the same words": lambda n, of: "Treaty of Kelm",
    "the same words and number": lambda n, of: "Treaty of Kelm No. 17",
    "a long title and other numbers": lambda n, of: f"Agreement on the waters of the river {SQUARES[n - 1]}",
    "words and the page": lambda n, of: f"Treaty of Kelm {n + 10}",
    "words, a number and the page": lambda n, of: f"Treaty of Kelm 1998, {n + 10}",
    "a long word and other numbers": lambda n, of: f"Intergovernmental {SQUARES[n - 1]}",
    "short words and other numbers": lambda n, of: f"On a T of K {SQUARES[n - 1]}",
    "mostly one number": lambda n, of: f"Treaty of Kelm {17 if n < 4 else 7 * n}",
    "half one number": lambda n, of: f"Treaty of Kelm {17 if n < 3 else 7 * n}",
    "mostly the page": lambda n, of: f"Treaty of Kelm {n + 10 if n < 4 else 3 * n}",
    "half the page": lambda n, of: f"Treaty of Kelm {n + 10 if n < 3 else 3 * n}",
    "forty letters": lambda n, of: "On the waters and the fish of both lands",
    "forty-one letters": lambda n, of: "On the waters and the fish of both shores",
    "a kind in Chinese": lambda n, of: "联合声明",
    "articles": lambda n, of: f"Article {SQUARES[n - 1]}",
    "a sentence": lambda n, of: f"They mend bridge {SQUARES[n - 1]}.",
    "spelt otherwise": lambda n, of: SPELT[n % 4],
    "left and right": lambda n, of: ("Treaty of Kelm", "Velmora and Sarn")[n % 2],
    "from the second page on": lambda n, of: "" if n == 1 else "Treaty of Kelm",
    "other words on the second page": lambda n, of: "Waters" if n == 2 else "Treaty of Kelm",
    "the page": lambda n, of: f"{n}",
    "a later page": lambda n, of: f"{n + 10}",
    "a clause": lambda n, of: f"{n}.",
    "in dashes": lambda n, of: f"- {n + 10} -",
    "in brackets": lambda n, of: f"[{n}]",
    "of all": lambda n, of: f"{n} / {of}",
    "named": lambda n, of: f"Page {n}",
    "named, of all": lambda n, of: f"Page {n} of {of}",
    "named later": lambda n, of: f"p. {n + 20}",
    "roman": lambda n, of: ("i", "ii", "iii", "iv", "v")[n - 1],
    "第页": lambda n, of: f"第{n}页",
    "стр.": lambda n, of: f"Стр. {n}",
    "no page": lambda n, of: f"{SQUARES[n - 1]}",
}


class Pages(NamedTuple):
    """How many pages, whether their line stands at the foot, points of white beside it, its type, plain text or not."""

    count: int
    foot: bool = False
    white: float = 30.0
    size: float = 10.0
    plain: bool = False
    lower: float = 0.0  # points by which the line stands lower from page to page


PAGES = {
    "1 head": Pages(1),
    "1 foot": Pages(1, True),
    "2 head": Pages(2),
    "2 foot": Pages(2, True),
    "3 head": Pages(3),
    "3 foot": Pages(3, True),
    "5 head": Pages(5),
    "5 foot": Pages(5, True),
    "2 tight head": Pages(2, white=2),
    "2 tight foot": Pages(2, True, 2),
    "4 tight head": Pages(4, white=2),
    "4 tight foot": Pages(4, True, 2),
    "3 small head": Pages(3, size=8),
    "3 small foot": Pages(3, True, size=8),
    "3 a little smaller head": Pages(3, size=9.1),
    "3 hardly smaller head": Pages(3, size=9.2),
    "3 lower by 12 head": Pages(3, lower=12),
    "4 lower head": Pages(4, lower=5),
    "4 much lower head": Pages(4, lower=14),
    "2 plain head": Pages(2, plain=True),
    "2 plain foot": Pages(2, True, plain=True),
    "4 plain head": Pages(4, plain=True),
    "4 plain foot": Pages(4, True, plain=True),
}
MARKS = ("Once", "Then", "Next", "So", "Later", "Again", "Often", "Last")
THINGS = ("ponds", "mills", "lakes", "ports", "roads")


def body(page: int) -> list[str]:
    """Text, the lines of no two pages alike."""
    what = THINGS[page - 1]
    return [f"{mark} of the {what} they speak and of {what[:-1]} keepers" for mark in MARKS]


def laid_out(line: Callable[[int, int], str], pages: Pages) -> list[Block]:
    found: list[Block] = []
    for page in range(1, pages.count + 1):
        own, text = line(page, pages.count), body(page)
        rows = [(own, pages.size)] if own else []
        shown = [*((t, 10.0) for t in text), *rows] if pages.foot else [*rows, *((t, 10.0) for t in text)]
        top = 60.0
        for n, (words, size) in enumerate(shown):
            if pages.plain:
                found.append(Block(words, "line", Location(page, line=len(found) + 1)))
                continue
            furniture = words == own
            top += 14.0 + (pages.white if n and furniture else 0.0) + (pages.lower * page if furniture else 0.0)
            box = (50.0, top, 50.0 + len(words) * size / 2, top + 1.2 * size)
            found.append(Block(words, "line", Location(page, box), size=size))
            top += pages.white if not n and furniture else 0.0
    return found


def cell(line: Callable[[int, int], str], pages: Pages) -> str:
    marked = mark_furniture(tuple(laid_out(line, pages)))
    told = [
        next((READ[b.left_out] for b in marked if b.location.page == page and b.text == line(page, pages.count)), "-")
        for page in range(1, pages.count + 1)
    ]
    gone = any(b.left_out and b.text in body(b.location.page or 1) for b in marked)
    return "".join(told) + "!" * gone


def row(name: str) -> str:
    cells = [f"{cell(LINES[name], pages):<6}" for pages in PAGES.values()]
    return f"{''.join(cells)} {name}"


def kept() -> list[str]:
    return GOLDEN.read_text(encoding="utf-8").splitlines()[1:]


def test_every_line_is_kept() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        rows = [f"columns: {', '.join(PAGES)}", *map(row, LINES)]
        GOLDEN.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="")
    assert len(kept()) == len(LINES)


@pytest.mark.parametrize("n", range(len(LINES)), ids=list(LINES))
def test_what_is_furniture(n: int) -> None:
    assert row(list(LINES)[n]) == kept()[n]

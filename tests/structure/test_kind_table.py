"""The kind of a text by what its title says and what its sentences are: kind_table.told.txt.

A row is a body, told by how many sentences of which sort stand in it; a column is a title; a cell is the kind that is
read. `make golden` writes the table again; read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from diplodiff.model import Block, Blocks, PublishedText, Snapshot
from diplodiff.structure.build import Side, structure
from diplodiff.structure.kind_features import features
from tests.reading import read
from tests.structure.test_kind import SAMPLES

GOLDEN = Path(__file__).with_name("kind_table.told.txt")
COUNTED = Path(__file__).with_name("kind_features.told.txt")
THINGS = ("wool", "grain", "salt", "milk", "fish", "cloth", "wood", "coal", "stone", "copper", "iron", "glass")
SORTS = {
    "both": "The two sides will trade in {}.",
    "plain": "The market of {} grows.",
    "said": "The market of {} grows, according to reporters.",
    "quoted": "“The market of {} grows in every valley,” it goes.",
    "I": "I thank my friends for {}.",
    "turn": "Question: What of {}?",
    "answer": "Mr Orel: The market of {} grows.",
    "time": "10:{m} Visit of a mill of {}",
    "paper": "An agreement on {} was handed over.",
    "praise": "The trade in {} will create jobs.",
    "numbered": "{n}. The market of {} grows.",
    "numbered both": "{n}. The two sides will trade in {}.",
    "numbered said": "{n}. The market of {} grows, according to reporters.",
    "article": "Article {n}. The market of {} grows.",
    "bullet": "• trade in {}",
    "met": "The President met the Prime Minister on {}.",
    "wire": "KELM, May 5 (Xinhua) -- The market of {} grows.",
    "dateline": "KELM, May 5 — The market of {} grows.",
    "enacting": "The ministers of {} have agreed as follows:",
    "signed": "Done at Kelm on 5 May 2026 for {}.",
}
TITLES = {
    "-": "",
    "statement": "Joint Statement on Trade",
    "treaty": "Treaty on Trade",
    "read-out": "Readout of a call",
    "fact sheet": "Fact Sheet on Trade",
    "speech": "Speech by the President",
    "briefing": "Press briefing on trade",
    "list": "List of signed documents",
    "programme": "Programme of the visit",
}
BODIES = """1 both|1 said|1 I|1 numbered|5 plain|3 both, 3 plain|2 both, 4 plain|2 both, 2 plain|3 both, 5 plain|3 both, 6 plain
3 said, 7 plain|2 said, 7 plain|3 said, 4 both|3 said, 2 both, 3 plain|1 said, 5 quoted, 4 plain|6 quoted, 4 plain
1 said, 4 quoted, 5 plain|2 I, 8 plain|2 I, 9 plain|1 I, 2 plain|3 I, 4 said, 3 plain|3 I, 5 numbered|3 turn, 7 answer
2 turn, 8 plain|3 turn, 7 plain|3 turn, 8 plain|1 turn, 2 answer, 6 plain|3 answer, 6 plain|1 plain, 3 time, 2 plain
1 plain, 3 time, 8 plain|1 plain, 2 time|1 plain, 3 paper, 2 plain|1 plain, 3 paper, 3 plain|1 plain, 2 paper
1 plain, 5 paper, 4 both|1 plain, 3 paper, 1 enacting
2 praise, 3 bullet, 1 plain|2 praise, 2 bullet|1 praise, 3 bullet|2 praise, 3 bullet, 6 both|3 bullet, 2 plain
3 numbered|3 numbered, 6 plain|3 numbered, 9 plain|2 numbered, 2 plain|4 numbered both|4 numbered both, 1 signed
3 article, 1 signed|2 article, 1 signed|3 article|4 numbered, 1 signed|1 enacting, 4 numbered both|1 enacting, 4 plain
1 met, 3 plain|1 met, 1 both, 3 plain|1 met, 2 both, 3 plain|1 met, 39 plain|1 met, 40 plain|1 met, 3 said
4 plain, 1 met|2 plain, 1 met, 2 plain|1 wire, 3 said|1 wire, 5 numbered both|1 wire, 1 said, 5 numbered both
1 wire, 4 plain|1 dateline, 4 plain|1 dateline, 4 both|1 dateline, 2 said, 2 both, 5 plain|1 dateline, 5 numbered
1 dateline, 2 said, 4 both, 3 plain
1 dateline, 4 numbered both|1 dateline, 3 numbered said, 2 both|2 said, 3 numbered both|3 plain, 1 dateline, 3 plain
1 I, 3 numbered both, 1 signed|3 turn, 3 answer, 1 signed|1 plain, 3 time, 1 signed|1 plain, 4 paper, 1 signed"""


def lines(body: str) -> list[str]:
    found: list[str] = []
    for part in body.split(", "):
        count, sort = part.split(" ", 1)
        for n in range(1, int(count) + 1):
            thing = THINGS[len(found) % len(THINGS)]
            found.append(SORTS[sort].replace("{n}", str(n)).replace("{m}", f"{10 + n}").replace("{}", thing))
    return found


def text(title: str, body: str) -> PublishedText:
    blocks = (*((Block(title, "heading", level=1),) if title else ()), *(Block(line) for line in lines(body)))
    snapshot = Snapshot("a.html", b"x", "text/html", "0" * 64)
    return structure(Blocks(blocks, "made", 1.0, "en"), snapshot, Side("A", "a.html", "en"))


def row(body: str) -> str:
    kinds = [text(title, body).kind or "-" for title in TITLES.values()]
    return f"{body}: {' '.join(kinds)}"


def counted(n: int) -> str:
    """What can be counted in an invented text of kinds.txt, zeros aside."""
    found = read(SAMPLES[n].text)
    counts = features(found.paragraphs, found.title, found.language)._asdict()
    told = ", ".join(f"{name} {value}" for name, value in counts.items() if value)
    return f"{SAMPLES[n].kind} {SAMPLES[n].language}: {told}"


EVERY = re.split(r"\||\n", BODIES)
DEV = [n for n, sample in enumerate(SAMPLES) if sample.half == "dev"]


def test_every_body_is_kept() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        rows = [f"titles: {', '.join(TITLES)}", *map(row, EVERY)]
        GOLDEN.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="")
        COUNTED.write_text("\n".join(map(counted, DEV)) + "\n", encoding="utf-8", newline="")
    assert len(GOLDEN.read_text(encoding="utf-8").splitlines()) == len(EVERY) + 1


@pytest.mark.parametrize("n", range(len(EVERY)), ids=EVERY)
def test_the_kind_by_title_and_body(n: int) -> None:
    assert row(EVERY[n]) == GOLDEN.read_text(encoding="utf-8").splitlines()[n + 1]


@pytest.mark.parametrize("n", range(len(DEV)))
def test_what_is_counted(n: int) -> None:
    assert counted(DEV[n]) == COUNTED.read_text(encoding="utf-8").splitlines()[n]

"""The labelled quotations: invented press sentences in thirteen languages, each with the grade expected of its quotation.

Every other one belongs to the development half, on which thresholds were chosen; the rest was only counted.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from diplodiff.answers import Quotation, Quotations
from diplodiff.loaders import detect, load
from diplodiff.model import PublishedText, Snapshot
from diplodiff.quoting import quotes_in
from diplodiff.structure.build import Side, structure
from tests.contract.suite import reading

HERE = Path(__file__).parent / "labelled"
LANGUAGES = sorted(path.stem for path in HERE.glob("*.toml"))


class Item(NamedTuple):
    """One labelled sentence: the grade, the number of the paragraph, the kind of change, and its half."""

    language: str
    number: int
    grade: str
    label: str
    sentence: str
    change: str
    development: bool


def items(language: str) -> list[Item]:
    """The labelled sentences of a language."""
    found = tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))["items"]
    return [
        Item(language, n, row[0], row[1], row[2], row[3] if len(row) > 3 else "", n % 2 == 0)
        for n, row in enumerate(found)
    ]


def read(body: str, siglum: str, name: str = "report.txt", language: str | None = None) -> PublishedText:
    """A text as it is read from plain text."""
    snapshot = Snapshot(name, body.encode(), "", hashlib.sha256(body.encode()).hexdigest())
    return structure(
        load(snapshot), Snapshot(name, snapshot.body, detect(snapshot), snapshot.sha256), Side(siglum, name, language)
    )


@cache
def answer(language: str) -> Quotations:
    """All sentences of a language as one report, looked for in the declaration of that language."""
    report = read("\n\n".join(item.sentence for item in items(language)) + "\n", "R", language=language)
    return quotes_in(report, (reading("declaration", language, "txt"),))


def graded(item: Item) -> Quotation | None:
    """What was found of a labelled quotation: the longest of its sentence; None where nothing was taken for one."""
    found = answer(item.language)
    wanted = " ".join(item.sentence.split())
    ids = [p.id for p in found.report.paragraphs if " ".join(p.text.split()) in wanted]
    return max((q for q in found.quotations if q.paragraph in ids), key=lambda q: len(q.text), default=None)


def right_label(item: Item, quotation: Quotation) -> bool:
    """Whether the passage stands in the paragraph of that number (or under it)."""
    text = reading("declaration", item.language, "txt")
    passage = quotation.standings[0].passage
    hosts = {p.id: p for p in text.paragraphs}
    return passage is not None and any(
        hosts[i].numbering is not None and hosts[i].numbering.value == int(item.label)
        for i in passage.ids
        if i in hosts
    )

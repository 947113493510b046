"""What is printed of an answer (quotations, mentions, precedents): a neutral list that every format can draw.

    title, verdict              what was asked, and the answer in a sentence or two
    texts, notes                what was read, and how much of it
    sections of entries         each entry: a heading, sentences, published passages with their marks
    columns, cells              the same entries as a table

A module for each answer makes this list of its value (`ANSWERS` in `render/__init__.py`); no format knows the answer.
Headings, places and sentences are the report's own words, in which what comes from outside was made safe (`safe.name`,
`safe.one_line`); the text of an extract and a cell are as published, and each format makes them safe.
"""

from __future__ import annotations

from typing import Any

from diplodiff.model import Confidence, Note, PublishedText, Severity
from diplodiff.render.wording import DISCLAIMER
from diplodiff.values import dataclass

Marks = tuple[tuple[int, int], ...]
Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Extract:
    """A published passage: where it stands, what the report says of it, its text and the words that are marked.

    siglum, ids  the text and the paragraphs or clauses that it stands in; ids may be empty.
    whole        whether it is shown whole; otherwise unmarked stretches are shortened.
    place        its name in words; empty where the heading of the entry has said it.
    """

    siglum: str
    ids: tuple[str, ...]
    place: str
    text: str
    marks: Marks = ()
    said: tuple[str, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was found, or looked for in vain.

    id        unique in the list.
    rule      what kind of thing it is, as machines name it ("quotation-altered"); `Listing.rules` describes each.
    heading   the same in words.
    extracts  what it is about first, then what answers it.
    cells     a value for each of the list's columns.
    """

    id: str
    rule: str
    heading: str
    severity: Severity
    confidence: Confidence
    said: tuple[str, ...] = ()
    extracts: tuple[Extract, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading; sentences that hold for all of them come first. bars are counts drawn as a plot."""

    heading: str
    entries: tuple[Entry, ...] = ()
    said: tuple[str, ...] = ()
    bars: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole answer. `sentence` is it in one sentence; `legend` says what marked words are ("are {how}" is filled in).

    excerpts  whether the texts hold only passages of what was read, so that nothing is said of how much that was.
    """

    command: str
    version: str
    settings: str
    kicker: str
    title: str
    verdict: tuple[str, ...]
    texts: tuple[PublishedText, ...]
    sections: tuple[Section, ...]
    sentence: str
    columns: tuple[str, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    legend: str = ""
    disclaimer: str = DISCLAIMER
    excerpts: bool = False

    @property
    def covered(self) -> tuple[PublishedText, ...]:
        """The texts of which it is said how much of them was read."""
        return () if self.excerpts else self.texts

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in order."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def marked(self) -> bool:
        """Whether any words are marked, so that the legend is wanted."""
        return bool(self.legend) and any(x.marks for e in self.entries for x in e.extracts)

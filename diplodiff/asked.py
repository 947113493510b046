"""What is answered of a set of documents or of an archive: frozen values, each the whole result of one command.

Mentions     which passages of a stated set of documents mention a topic
Precedents   where similar language stood in the texts of an archive
"""

from __future__ import annotations

from typing import Literal, get_args

from diplodiff.errors import ModelError
from diplodiff.model import Confidence, Note, Passage, PublishedText
from diplodiff.values import dataclass


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ModelError(message)


Matched = Literal["listed", "inflected", "by-sound", "candidate"]
TopicCoverage = Literal["listed", "as-given", "by-sound", "none"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that mentions the topic.

    paragraph, clause  ids; clause is None where the paragraph has none, or the passage stands in a part that was left out.
    passage    the clause, or the paragraph, with the matched words marked.
    words      the matched words as published; terms are those of the topic that they are forms of.
    matched    "listed" (a term as it stands in the list), "inflected", "by-sound" (a name in another script),
               "candidate" (near in meaning only).
    left_out   why the part of the source was not taken for the text; None where it was.
    score      of a candidate, in standard deviations above the passages of its text.
    """

    id: str
    siglum: str
    paragraph: str | None
    clause: str | None
    passage: Passage
    words: tuple[str, ...]
    terms: tuple[str, ...]
    matched: Matched
    confidence: Confidence
    left_out: str | None = None
    score: float | None = None

    def __post_init__(self) -> None:
        _require(bool(self.words) or self.matched == "candidate", "a mention has words")


@dataclass(frozen=True, slots=True)
class Searched:
    """A document that was searched: how the topic covers its language, and how many passages of it mention the topic.

    terms  how many terms were looked for in it. date as the text says, else the day on which it was retrieved, or None.
    """

    text: PublishedText
    coverage: TopicCoverage
    terms: int
    date: str | None
    mentions: int
    candidates: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that could not be read, and so was not searched."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The topic that was looked for: its id, its title, where its terms come from, its languages and how many terms."""

    id: str
    title: str
    origin: str
    kind: str
    languages: tuple[str, ...]
    terms: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """The whole answer of `mentions`: passages in the order of the documents, candidates last."""

    version: str
    settings: str  # digest of every threshold in force
    topic: Asked
    searched: tuple[Searched, ...]
    mentions: tuple[Mention, ...]
    unread: tuple[Unread, ...] = ()
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        sigla = [s.text.siglum for s in self.searched]
        _require(len(sigla) == len(set(sigla)), "the documents need different sigla")
        _require({m.siglum for m in self.mentions} <= set(sigla), "a passage stands in a document that was searched")

    @property
    def found(self) -> tuple[Mention, ...]:
        """The passages that mention the topic, candidates by sound or meaning aside."""
        return tuple(m for m in self.mentions if m.matched in ("listed", "inflected"))


Likeness = Literal["exact", "near", "reordered", "similar", "across"]
LIKENESSES: tuple[Likeness, ...] = get_args(Likeness)  # the surest first


@dataclass(frozen=True, slots=True)
class SoughtClause:
    """A clause that is looked for: its text; where it stands and the day of its text, where it was taken from one."""

    text: str
    language: str | None
    origin: str | None = None
    label: str | None = None
    date: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Precedent:
    """A clause of the archive that is like the one looked for.

    likeness  "exact" (reads the same), "near", "reordered", "similar", or "across": a candidate in another language.
    score     0 to 1: of the wording; across languages how far it stands out of unrelated clauses.
    part      the number of the sentence that it is like, where the clause looked for has several; None: the whole.
    marks     of the passage: words that the clause looked for lacks.
    """

    id: str
    instrument: str
    siglum: str
    side: str
    language: str | None
    origin: str
    clause: str
    passage: Passage
    likeness: Likeness
    score: float
    confidence: Confidence
    page: int | None = None
    part: int | None = None

    def __post_init__(self) -> None:
        _require(self.likeness in LIKENESSES, f"unknown likeness {self.likeness!r}")
        _require(0.0 <= self.score <= 1.0, "a score is between 0 and 1")


@dataclass(frozen=True, slots=True)
class PrecedentGroup:
    """The precedents in one instrument, the nearest first; date, parties and title as far as its texts say them."""

    instrument: str
    title: str | None
    date: str | None
    parties: tuple[str, ...]
    precedents: tuple[Precedent, ...]


@dataclass(frozen=True, slots=True)
class ArchiveSearched:
    """The archive that was searched: its size, its languages, and the encoders by which other languages were searched."""

    path: str
    instruments: int
    texts: int
    clauses: int
    unread: int
    languages: tuple[str, ...]
    encoders: tuple[str, ...]
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Precedents:
    """The whole answer of `precedents`: groups by date, those without one last.

    before    no texts dated from this day on were looked at, where it is given.
    timeline  pairs (year, instruments with a precedent in it), from the first year to the last.
    """

    version: str
    settings: str  # digest of every threshold in force
    clause: SoughtClause
    archive: ArchiveSearched
    groups: tuple[PrecedentGroup, ...]
    before: str | None = None
    timeline: tuple[tuple[int, int], ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def precedents(self) -> tuple[Precedent, ...]:
        """All of them, in the order of the groups."""
        return tuple(p for group in self.groups for p in group.precedents)

    @property
    def first(self) -> PrecedentGroup | None:
        """The earliest dated instrument with exact, near or reordered wording."""
        sure = ("exact", "near", "reordered")
        return next((g for g in self.groups if g.date and any(p.likeness in sure for p in g.precedents)), None)

"""What an index gives its readers: texts, clauses where they stand, and what a search found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A text of an index. date and place are those that it or another text of its instrument names.

    id           of this file only; instrument and siglum are what lasts.
    parties      ISO 3166 codes.
    date         ISO 8601-2, as `model.Date.value`; parts may be unknown ("2026-02", "XXXX-02-04").
    provenance   rank, P0 (the issuer's own site) to P4; only told, never weighed.
    coverage     the share of the source that was read, 0 to 1.
    error        why it could not be read; then it has no paragraphs.
    """

    id: int
    instrument: str
    instrument_title: str | None
    siglum: str
    name: str
    side: str | None
    provenance: str | None
    language: str | None
    kind: str | None
    title: str | None
    parties: tuple[str, ...]
    date: str | None
    place: str | None
    source: str
    origin: str | None
    sha256: str | None
    retrieved_at: str | None
    capture: str | None
    coverage: float | None
    error: str | None
    paragraphs: int


@dataclass(frozen=True, slots=True)
class IndexedClause:
    """A clause as published, and where it stands. A title or heading is one clause, under its paragraph's id.

    context is the whole paragraph, of which the clause is [start, end).
    wording is equal for clauses whose folded text is.
    """

    id: int
    of: IndexedText
    paragraph: str
    name: str
    label: str | None
    role: str
    context: str
    start: int
    end: int
    wording: int
    page: int | None = None

    @property
    def text(self) -> str:
        """The clause as published."""
        return self.context[self.start : self.end]


class Hit(NamedTuple):
    """A clause that a search found; rank is the higher the better (BM25, not bounded)."""

    clause: IndexedClause
    rank: float


class Model(NamedTuple):
    """An encoder of which an index holds vectors: its name among `similarity.encoders.ENCODERS`, name and version."""

    id: int
    encoder: str
    identity: str
    dimensions: int | None

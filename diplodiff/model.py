"""The core types: frozen values, tuples only, invariants checked where a value is made.

    Snapshot -> Blocks -> PublishedText -> Alignment -> Findings -> Comparison

A stage takes one of these and returns the next; a renderer sees a `Comparison` (or a `PublishedText`) and nothing else.
Published text is never changed here: forms that are compared are derived from it, elsewhere, when they are needed.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal, get_args

from diplodiff.errors import require
from diplodiff.facts import UNSTATED, DeclaredCount, Instrument, Testimony
from diplodiff.provenance import UNKNOWN, Exchange, Provenance
from diplodiff.values import dataclass

BlockKind = Literal["paragraph", "heading", "list-item", "line", "cell", "note"]
Role = Literal["title", "heading", "preamble", "operative", "list-item", "testimonium", "signature", "annex"]
Relation = Literal["same", "reworded", "moved", "split", "merged", "one-sided"]
Severity = Literal["critical", "high", "medium", "low", "info"]
Confidence = Literal["exact", "strong", "tentative"]
Verdict = Literal[
    "same-text",
    "comparable",
    "comparable-cross-lingual",
    "partial",
    "not-same-kind",
    "not-same-instrument",
    "not-assessable",
    "no-text",
]

ROLES: tuple[Role, ...] = get_args(Role)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # strongest first
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
FOOTNOTE = "footnote"  # the reason for which a note is left out of what is compared
LEFT_OUT_AS_ASKED = "left-out-as-asked"  # code of the note on a comparison of which the user wants some findings only
REFUSALS: frozenset[Verdict] = frozenset({"not-same-kind", "not-same-instrument", "not-assessable", "no-text"})

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader should know about how a text was read or compared: a degradation, never an error."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a publisher served, untouched.

    retrieved_at is when it was served (UTC, ISO 8601), of a kept copy the copy's own time; None for a local file.
    validators are what a later request may ask by whether it changed: ("etag", ...), ("last-modified", ...).
    """

    origin: str
    body: bytes
    media_type: str
    sha256: str
    retrieved_at: str | None = None
    provenance: Provenance = UNKNOWN
    notes: tuple[Note, ...] = ()
    exchanges: tuple[Exchange, ...] = field(default=(), compare=False, repr=False)
    validators: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a passage stands in its source; only what the format knows is set."""

    page: int | None = None  # from 1
    box: Box | None = None  # left, top, right, bottom in points, from the page's top left corner
    path: str | None = None  # element path in a marked-up source
    line: int | None = None  # from 1, in plain text

    def __post_init__(self) -> None:
        require(self.page is None or self.page >= 1, "a page is counted from 1")
        require(self.line is None or self.line >= 1, "a line is counted from 1")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text as the format lays it out, in reading order.

    kind        "line" is one printed line that still has to be joined with its neighbours; the others are whole.
    level       heading level (1 to 6) or depth of a list item (from 1); 0 where it means nothing.
    number      the label that the format itself computes for a list item ("13.", "(a)"); a bullet is "•".
    size, bold  of the type, where the format says so; size in points.
    confidence  of optical character recognition, 0 to 1; None for real text.
    left_out    why a loader takes this for no part of the text ("navigation", "hidden" ...); None where it is part.
    aside       it is read as part of the text, but its source shows it apart, as a caption or a quotation is.
    """

    text: str
    kind: BlockKind = "paragraph"
    location: Location = Location()
    level: int = 0
    number: str | None = None
    size: float | None = None
    bold: bool = False
    confidence: float | None = None
    left_out: str | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Blocks:
    """One source as its loader read it: all its blocks, those it left out included.

    language and title are what the source declares of itself. coverage is the share, 0 to 1, of the visible characters
    that stand in blocks that are part of the text or were left out for a stated reason that a reader would accept
    (navigation, footers); what is below 1 was not understood.
    """

    blocks: tuple[Block, ...]
    method: str
    coverage: float = 1.0
    language: str | None = None
    title: str | None = None
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        require(0.0 <= self.coverage <= 1.0, "coverage is a share between 0 and 1")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or a list item inside a paragraph."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """The value of a label: what kind of label it is and its number in that sequence ("(c)" is 3)."""

    style: str
    value: int
    depth: int = 1
    run: int = 0  # labels of the same run belong to one sequence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered or unnumbered paragraph as published, without its label.

    `label` is the label as printed, without the mark that ends it ("15." is "15"). `path` is the labels or headings that
    it stands under, outermost first; `aside` as in its block. Only a heading may have no text beside its label.
    """

    id: str
    text: str
    role: Role
    label: str | None = None
    numbering: Numbering | None = None
    path: tuple[str, ...] = ()
    location: Location = Location()
    clauses: tuple[Clause, ...] = ()
    confidence: float | None = None
    aside: bool = False

    def __post_init__(self) -> None:
        require(self.role in ROLES, f"unknown role {self.role!r}")
        require(bool(self.text) or bool(self.label), f"paragraph {self.id} has neither text nor label")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the source that was not taken for the text, kept so that absence is never claimed of what was served."""

    text: str
    reason: str
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Source:
    """Which bytes a text was read from."""

    origin: str
    media_type: str
    sha256: str
    retrieved_at: str | None = None
    provenance: Provenance = UNKNOWN

    @property
    def said(self) -> str:
        """The origin in words for a reader: "standard input" for "-"."""
        return "standard input" if self.origin == "-" else self.origin


@dataclass(frozen=True, slots=True)
class Extraction:
    """How a text was read and how much of the source that covers (0 to 1)."""

    method: str
    coverage: float


@dataclass(frozen=True, slots=True)
class PublishedText:
    """One side of a comparison: a text as one publisher published it."""

    siglum: str
    name: str
    language: str | None
    title: str | None
    kind: str | None
    source: Source
    extraction: Extraction
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
    other_languages: tuple[str, ...] = ()  # further languages that the same source holds the text in
    kind_reasons: tuple[str, ...] = ()  # what the kind was told by, in words
    testimony: Testimony | None = None
    instrument: Instrument = UNSTATED
    declared_counts: tuple[DeclaredCount, ...] = ()

    def __post_init__(self) -> None:
        ids = [p.id for p in self.paragraphs]
        require(len(ids) == len(set(ids)), f"paragraph ids of text {self.siglum} are not unique")


@dataclass(frozen=True, slots=True)
class Bead:
    """One row of an alignment: for each side, in order, the indexes of its paragraphs (none: not found there).

    score is 0 to 1; 0 for a one-sided row.
    """

    sides: tuple[tuple[int, ...], ...]
    relation: Relation
    score: float = 0.0

    def __post_init__(self) -> None:
        require(any(self.sides), "a row of an alignment holds at least one paragraph")
        require(self.relation in RELATIONS, f"unknown relation {self.relation!r}")
        present = sum(1 for side in self.sides if side)
        require(
            (present == 1) == (self.relation == "one-sided"), "a row is one-sided if and only if one side stands in it"
        )


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every paragraph of every side in exactly one row; the rows that did not move are in order on every side."""

    sizes: tuple[int, ...]
    beads: tuple[Bead, ...]

    def __post_init__(self) -> None:
        for side, size in enumerate(self.sizes):
            seen = [i for bead in self.beads for i in bead.sides[side]]
            require(sorted(seen) == list(range(size)), f"side {side}: not every paragraph stands in exactly one row")
            steady = [i for bead in self.beads if bead.relation not in ("moved", "one-sided") for i in bead.sides[side]]
            require(steady == sorted(steady), f"side {side}: rows that did not move are out of order")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that a finding is about; marks are (start, end) offsets into text of the words it turns on."""

    ids: tuple[str, ...]
    label: str | None
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Nearest:
    """The closest passage on a side where nothing answers; score is 0 to 1."""

    ids: tuple[str, ...]
    label: str | None
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between the published texts.

    present, absent   sigla of the sides where the passage was and was not found.
    passages, nearest in pairs (siglum, value), in the order of the sides.
    labels            pairs of labels, for a finding about numbering.
    """

    rule: str
    code: str
    severity: Severity
    confidence: Confidence
    present: tuple[str, ...]
    absent: tuple[str, ...]
    passages: tuple[tuple[str, Passage], ...]
    message: str
    fingerprint: str
    nearest: tuple[tuple[str, Nearest], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        require(self.severity in SEVERITIES, f"unknown severity {self.severity!r}")
        require(self.confidence in CONFIDENCES, f"unknown confidence {self.confidence!r}")
        require(not set(self.present) & set(self.absent), "a side cannot both have and lack a passage")

    @property
    def one_sided(self) -> bool:
        """Whether it is about a passage that some sides have and others lack: publishers, or captures of one page."""
        return self.rule.startswith("one-sided") or (self.rule == "capture" and bool(self.absent))


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the texts may be compared, and why (in words)."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(self.verdict in VERDICTS, f"unknown verdict {self.verdict!r}")

    @property
    def refused(self) -> bool:
        return self.verdict in REFUSALS


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole result; the renderers' only input. `forced` says that a refusal was overruled.

    encoders: the sentence encoders that matched passages of different languages, with their versions; none were needed
    where all texts are in one language, unless two of them are worded apart throughout.
    """

    version: str
    settings: str  # digest of every threshold in force
    texts: tuple[PublishedText, ...]
    gate: Gate
    alignment: Alignment
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...] = ()
    forced: bool = False
    encoders: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        sigla = [t.siglum for t in self.texts]
        require(len(sigla) == len(set(sigla)), "the sides of a comparison need different sigla")
        if self.gate.refused and not self.forced:
            one_sided = any(f.one_sided for f in self.findings)
            require(not one_sided, "a refused comparison names no one-sided passage")

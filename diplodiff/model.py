"""The core types: frozen values, tuples only, invariants checked where a value is made.

    Snapshot -> Blocks -> PublishedText -> Alignment -> Findings -> Comparison

A stage takes one of these and returns the next; a renderer sees a `Comparison` (or a `PublishedText`) and nothing else.
Published text is never changed here: forms that are compared are derived from it, elsewhere, when they are needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from diplodiff.errors import ModelError

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
LEFT_OUT_AS_ASKED = "left-out-as-asked"  # code of the note on a comparison of which the user wants some findings only
REFUSALS: frozenset[Verdict] = frozenset({"not-same-kind", "not-same-instrument", "not-assessable", "no-text"})

Box = tuple[float, float, float, float]


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ModelError(message)


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader should know about how a text was read or compared: a degradation, never an error."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a publisher served, untouched."""

    origin: str
    body: bytes
    media_type: str
    sha256: str
    retrieved_at: str | None = None  # UTC, ISO 8601; None for a local file


@dataclass(frozen=True, slots=True)
class Location:
    """Where a passage stands in its source; only what the format knows is set."""

    page: int | None = None  # from 1
    box: Box | None = None  # left, top, right, bottom in points, from the page's top left corner
    path: str | None = None  # element path in a marked-up source
    line: int | None = None  # from 1, in plain text

    def __post_init__(self) -> None:
        _require(self.page is None or self.page >= 1, "a page is counted from 1")
        _require(self.line is None or self.line >= 1, "a line is counted from 1")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text as the format lays it out, in reading order.

    kind        "line" is one printed line that still has to be joined with its neighbours; the others are whole.
    level       heading level (1 to 6) or depth of a list item (from 1); 0 where it means nothing.
    number      the label that the format itself computes for a list item ("13.", "(a)"); a bullet is "•".
    size, bold  of the type, where the format says so; size in points.
    confidence  of optical character recognition, 0 to 1; None for real text.
    left_out    why a loader takes this for no part of the text ("navigation", "hidden" ...); None where it is part.
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
        _require(0.0 <= self.coverage <= 1.0, "coverage is a share between 0 and 1")


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
    it stands under, outermost first. Only a heading may have no text beside its label.
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

    def __post_init__(self) -> None:
        _require(self.role in ROLES, f"unknown role {self.role!r}")
        _require(bool(self.text) or bool(self.label), f"paragraph {self.id} has neither text nor label")


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


@dataclass(frozen=True, slots=True)
class Extraction:
    """How a text was read and how much of the source that covers (0 to 1)."""

    method: str
    coverage: float


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day of which parts may be unknown (None). As text it is ISO 8601-2: "2026-02-04", "2026-02", "XXXX-02-04"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        _require(self.month is not None or self.day is None, "a day without its month is no day")
        _require(self.year is not None or self.month is not None, "a day needs a year or a month")

    def __str__(self) -> str:
        parts = ["XXXX" if self.year is None else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Date:
    """A date or range of days that a text names, in the Gregorian calendar, at [start, end) of the published text.

    calendar    the one it is written in: "gregorian", "hijri", "solar-hijri" or "bangla".
    tolerance   days by which the converted date may lie off the one that was meant.
    """

    start: int
    end: int
    first: Day
    last: Day
    calendar: str = "gregorian"
    tolerance: int = 0

    def __post_init__(self) -> None:
        _require(0 <= self.start < self.end, "a date stands on characters of a text")

    @property
    def value(self) -> str:
        """ISO 8601-2: one day ("2026-02-04") or a range ("2026-02-03/2026-02-04")."""
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


@dataclass(frozen=True, slots=True)
class Testimony:
    """What the closing formula attests. Languages are ISO 639 codes; one that no table knows is left out of them."""

    paragraphs: tuple[str, ...]  # ids
    place: str | None = None
    dates: tuple[Date, ...] = ()  # at places in the paragraphs' texts joined by line ends
    originals: int | None = None
    languages: tuple[str, ...] = ()
    equally_authentic: bool = False
    prevailing: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """Which instrument a text says it is: ISO 3166 codes of its parties in the order of the text, its date (as in
    `Date.value`) and place of signing, and its title; None or empty where the text does not say.
    """

    parties: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A number of signed documents that a text states, and how many it lists (None: it has no such list).

    [start, end) is where the number stands in the text of the paragraph.
    """

    paragraph: str  # id
    start: int
    end: int
    declared: int
    counted: int | None = None


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
    instrument: Instrument = Instrument()
    declared_counts: tuple[DeclaredCount, ...] = ()

    def __post_init__(self) -> None:
        ids = [p.id for p in self.paragraphs]
        _require(len(ids) == len(set(ids)), f"paragraph ids of text {self.siglum} are not unique")


@dataclass(frozen=True, slots=True)
class Bead:
    """One row of an alignment: for each side, in order, the indexes of its paragraphs (none: not found there).

    score is 0 to 1; 0 for a one-sided row.
    """

    sides: tuple[tuple[int, ...], ...]
    relation: Relation
    score: float = 0.0

    def __post_init__(self) -> None:
        _require(any(self.sides), "a row of an alignment holds at least one paragraph")
        _require(self.relation in RELATIONS, f"unknown relation {self.relation!r}")
        present = sum(1 for side in self.sides if side)
        _require(
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
            _require(sorted(seen) == list(range(size)), f"side {side}: not every paragraph stands in exactly one row")
            steady = [i for bead in self.beads if bead.relation not in ("moved", "one-sided") for i in bead.sides[side]]
            _require(steady == sorted(steady), f"side {side}: rows that did not move are out of order")


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
        _require(self.severity in SEVERITIES, f"unknown severity {self.severity!r}")
        _require(self.confidence in CONFIDENCES, f"unknown confidence {self.confidence!r}")
        _require(not set(self.present) & set(self.absent), "a side cannot both have and lack a passage")


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the texts may be compared, and why (in words)."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require(self.verdict in VERDICTS, f"unknown verdict {self.verdict!r}")

    @property
    def refused(self) -> bool:
        return self.verdict in REFUSALS


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole result; the renderers' only input. `forced` says that a refusal was overruled.

    encoders: the sentence encoders that matched passages of different languages, with their versions; none were needed
    where all texts are in one language.
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
        _require(len(sigla) == len(set(sigla)), "the sides of a comparison need different sigla")
        if self.gate.refused and not self.forced:
            one_sided = any(f.rule.startswith("one-sided") for f in self.findings)
            _require(not one_sided, "a refused comparison names no one-sided passage")

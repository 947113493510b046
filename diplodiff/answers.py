"""What is answered when texts are asked and not compared: frozen values, each the whole result of one command.

Quotations   which passages that a report puts in quotation marks stand in which text
"""

from __future__ import annotations

from typing import Literal, get_args

from diplodiff.errors import ModelError
from diplodiff.model import SEVERITIES, Confidence, Note, Passage, PublishedText, Severity
from diplodiff.values import dataclass

Grade = Literal["exact", "ellipsis", "interrupted", "altered", "partial", "paraphrase", "not-found"]
QuotationKind = Literal["quotation", "short", "title", "block", "reported"]
ChangeKind = Literal["changed", "added", "left-out", "number", "date", "negation", "editorial", "signs"]

GRADES: tuple[Grade, ...] = get_args(Grade)  # the best first
STANDS: frozenset[Grade] = frozenset({"exact", "ellipsis", "interrupted"})  # word for word


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ModelError(message)


@dataclass(frozen=True, slots=True)
class LabelClaim:
    """A number under which a report says that a passage stands: "paragraph 15", «статья II», 第十五条.

    style  "article", "paragraph" or "section". [start, end) is where the claim stands in the report's paragraph.
    """

    style: str
    value: int
    text: str
    paragraph: str  # id, in the report
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of a quotation that the text has otherwise; either is empty where the other side only adds.

    kind  "number", "date" and "negation" say what the words change; "editorial" stands between brackets in the quotation,
          as an addition of whoever quotes; "signs" are punctuation.
    """

    kind: ChangeKind
    quoted: str
    published: str


@dataclass(frozen=True, slots=True)
class LabelCheck:
    """What became of a claim in one text: "right", "other" (the passage stands elsewhere) or "none" (no such number)."""

    claim: LabelClaim
    outcome: Literal["right", "other", "none", "unnumbered"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one quotation stands in one text.

    score     how near the passage is, 0 to 1: the share of words that both have in the same order; across languages how
              much nearer the vectors are than those of other passages.
    passage   where it stands, or the closest passage for "not-found"; None where the text has none. Its marks are the words
              that answer the quotation, or those that differ.
    places    ids of every paragraph in which a quotation stands word for word, where these are several.
    quoted_marks  offsets into the quotation's text of the words that differ there.
    others    further candidates across languages, the best first.
    """

    siglum: str
    grade: Grade
    confidence: Confidence
    score: float
    passage: Passage | None
    places: tuple[str, ...] = ()
    changes: tuple[WordChange, ...] = ()
    quoted_marks: tuple[tuple[int, int], ...] = ()
    labels: tuple[LabelCheck, ...] = ()
    others: tuple[Passage, ...] = ()
    across: bool = False  # whether the text is in another language, so that only vectors speak for the passage
    left_out: str | None = None  # why the part of the source that holds the quotation was not taken for the text

    def __post_init__(self) -> None:
        _require(self.grade in GRADES, f"unknown grade {self.grade!r}")
        _require(self.grade == "not-found" or self.passage is not None, "what was found stands somewhere")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One passage that a report quotes or retells, as the report prints it, without the marks around it.

    parts      its stretches, where the report interrupts it ("...," he said, "...") or takes it over several paragraphs.
    kind       "short" has one or two words, which may be no quotation of the texts at all; "title" names a document;
               "block" is set apart without marks; "reported" tells what a numbered passage says, without marks.
    broken     an opening or a closing mark has no partner.
    paragraph, start, end  where its first stretch stands in the report; offsets into that paragraph's text.
    standings  one for each text, in the order of the texts.
    wordings   ids of quotations in this report of the same passage in other words.
    """

    id: str
    text: str
    parts: tuple[str, ...]
    kind: QuotationKind
    language: str | None
    broken: bool
    paragraph: str
    start: int
    end: int
    severity: Severity
    claims: tuple[LabelClaim, ...] = ()
    standings: tuple[Standing, ...] = ()
    wordings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require(self.severity in SEVERITIES, f"unknown severity {self.severity!r}")

    @property
    def best(self) -> Grade:
        """The best grade that it has in any of the texts."""
        return min((s.grade for s in self.standings), key=GRADES.index, default="not-found")


@dataclass(frozen=True, slots=True)
class Quotations:
    """The whole answer of `quotes`. The report has the siglum R."""

    version: str
    settings: str  # digest of every threshold in force
    report: PublishedText
    texts: tuple[PublishedText, ...]
    quotations: tuple[Quotation, ...]
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        sigla = [t.siglum for t in (self.report, *self.texts)]
        _require(len(sigla) == len(set(sigla)), "the report and the texts need different sigla")
        ids = [q.id for q in self.quotations]
        _require(len(ids) == len(set(ids)), "quotations need different ids")
        _require(
            all(tuple(s.siglum for s in q.standings) == tuple(sigla[1:]) for q in self.quotations),
            "every quotation stands, or does not, in every text",
        )

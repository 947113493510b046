"""The answer of `quotes` as a list: what does not stand word for word first, then what does, then what may be no quotation."""

from __future__ import annotations

from collections import Counter

from diplodiff.answers import GRADES, STANDS, Quotation, Quotations, Standing
from diplodiff.render import safe, wording
from diplodiff.render.listing import Entry, Extract, Listing, Section
from diplodiff.render.outline import Places
from diplodiff.render.quotes_json import SHAPES, rows, whole
from diplodiff.render.quotes_wording import GRADES as GRADE_WORDS
from diplodiff.render.quotes_wording import KINDS, change, told

__all__ = ["SHAPES", "listing", "rows", "whole"]

COLUMNS = ("id", "kind", "grade", "severity", "quotation", "report_place", "report_says", "other_wordings")
TEXT_COLUMNS = ("grade", "confidence", "score", "place", "ids", "passage", "changes", "message")
_RULES = {
    "exact": "A quotation that stands word for word in a text.",
    "ellipsis": "A quotation whose parts stand word for word in a text, in order, around a marked ellipsis.",
    "interrupted": "A quotation that stands word for word in a text, apart from the words that interrupt it.",
    "altered": "A quotation that stands in a text in other words.",
    "partial": "A quotation of which a part stands in a text.",
    "paraphrase": "A quotation of which near wording stands in a text, or in another language a candidate.",
    "not-found": "A quotation that was not found in any of the texts.",
}


def listing(answer: Quotations) -> Listing:
    """The list that every format draws."""
    texts = (answer.report, *answer.texts)
    maker = _Maker(answer, Places(texts))
    groups: dict[str, list[Quotation]] = {_WEIGHTY: [], _STANDS: [], _LESSER: []}
    for quotation in answer.quotations:
        groups[_group(quotation)].append(quotation)
    sections = tuple(Section(_headed(h, qs), tuple(map(maker.entry, qs))) for h, qs in groups.items() if qs)
    columns = [*COLUMNS, *(f"{text.siglum}_{column}" for text in answer.texts for column in TEXT_COLUMNS)]
    names = wording.joined([wording.side(text) for text in answer.texts])
    return Listing(
        command="quotes",
        version=answer.version,
        settings=answer.settings,
        kicker="Quotations looked for in published texts",
        title=f"Quotations of {wording.side(answer.report)}, looked for in {names}",
        verdict=_verdict(answer),
        texts=texts,
        sections=sections,
        sentence=sentence(answer),
        columns=tuple(columns),
        rules=tuple((f"quotation-{grade}", what) for grade, what in _RULES.items()),
        notes=answer.notes,
        legend="Words that differ from a quotation, or that answer it, are {how}; … stands for words not printed here.",
    )


CANDIDATE = "candidate in another language"
_WEIGHTY = "In other words, not found, or under another number"
_STANDS = "Word for word"
_LESSER = "Short quotations and titles, which may quote none of the texts"


def _group(quotation: Quotation) -> str:
    if quotation.best in STANDS and quotation.severity == "info":
        return _STANDS
    return _LESSER if quotation.severity == "info" else _WEIGHTY


def _headed(heading: str, quotations: list[Quotation]) -> str:
    return f"{heading}: {wording.counted(len(quotations), 'quotation')}"


def sentence(answer: Quotations) -> str:
    """The answer in one sentence."""
    if not answer.quotations:
        return f"No quotation was found in the text read from {safe.name(answer.report.source.said)}."
    words = [CANDIDATE if _is_candidate(q) else GRADE_WORDS[q.best] for q in answer.quotations]
    counts = Counter(words)
    parts = [f"{counts[word]} {word}" for word in (*GRADE_WORDS.values(), CANDIDATE) if counts[word]]
    total = wording.counted(len(answer.quotations), "quotation")
    wrong = sum(1 for q in answer.quotations if misnumbered(q))
    more = f"; {wrong} under another number than the report says" if wrong else ""
    return f"{total} of {answer.report.siglum}: {', '.join(parts)}{more}."


def _is_candidate(quotation: Quotation) -> bool:
    """Whether all that was found of a quotation are candidates in another language."""
    return quotation.best == "paraphrase" and all(s.across for s in quotation.standings if s.grade == "paraphrase")


def misnumbered(quotation: Quotation) -> bool:
    """Whether the report says a number under which the passage stands in none of the texts."""
    checks = [check.outcome for s in quotation.standings for check in s.labels]
    return "right" not in checks and bool({"other", "none"} & set(checks))


def _verdict(answer: Quotations) -> tuple[str, ...]:
    if not answer.quotations:
        return (sentence(answer),)
    counted = [q for q in answer.quotations if q.kind not in ("short", "title")]
    if counted and all(q.best == "not-found" for q in counted):
        origins = wording.joined([safe.name(t.source.said) for t in answer.texts])
        return (f"None of the quotations was found in the text read from {origins}.",)
    return (sentence(answer),)


class _Maker:
    def __init__(self, answer: Quotations, places: Places) -> None:
        self._answer, self._places = answer, places

    def entry(self, quotation: Quotation) -> Entry:
        best = min(quotation.standings, key=lambda s: GRADES.index(s.grade))
        place = self._report_place(quotation)
        own = Extract("R", (quotation.paragraph,), place, quotation.text, best.quoted_marks)
        passages = [self._passage(s, n) for n, s in enumerate(quotation.standings)]
        return Entry(
            id=quotation.id,
            rule=f"quotation-{quotation.best}",
            heading=self._heading(quotation),
            severity=quotation.severity,
            confidence=best.confidence,
            said=self._said(quotation),
            extracts=(own, *passages),
            cells=self._cells(quotation),
        )

    def _heading(self, quotation: Quotation) -> str:
        parts = []
        for standing in quotation.standings:
            passage = standing.passage
            named = passage is not None and standing.grade != "not-found"
            place = self._places.name(standing.siglum, passage.ids, passage.label) if named and passage else ""
            grade = CANDIDATE if standing.across and named else GRADE_WORDS[standing.grade]
            parts.append(f"{grade}: {place or standing.siglum}")
        return "; ".join(parts)

    def _report_place(self, quotation: Quotation) -> str:
        place = self._places.name("R", (quotation.paragraph,), None)
        detail = self._places.detail("R", (quotation.paragraph,))
        return ", ".join(filter(None, (place, detail, KINDS[quotation.kind] if quotation.kind != "quotation" else "")))

    def _said(self, quotation: Quotation) -> tuple[str, ...]:
        said = []
        if quotation.broken:
            said.append("A quotation mark of this passage has no partner in the report.")
        if quotation.wordings:
            said.append(f"The report quotes this passage in other words too: {', '.join(quotation.wordings)}.")
        return tuple(said)

    def _passage(self, standing: Standing, at: int) -> Extract:
        text = self._answer.texts[at]
        passage = standing.passage
        said = told(standing, text, self._places)
        if passage is None:
            return Extract(standing.siglum, (), standing.siglum, "", said=said)
        place = self._places.name(standing.siglum, passage.ids, passage.label)
        detail = self._places.detail(standing.siglum, passage.ids, passage.label)
        place = ", ".join(filter(None, (place, detail)))
        return Extract(standing.siglum, passage.ids, place, passage.text, passage.marks, said, whole=False)

    def _cells(self, quotation: Quotation) -> tuple[str, ...]:
        cells = [
            quotation.id,
            quotation.kind,
            quotation.best,
            quotation.severity,
            quotation.text,
            quotation.paragraph,
            "; ".join(claim.text for claim in quotation.claims),
            " ".join(quotation.wordings),
        ]
        for at, standing in enumerate(quotation.standings):
            passage = standing.passage
            message = safe.bare(" ".join(told(standing, self._answer.texts[at], self._places)))
            cells += [
                standing.grade,
                standing.confidence,
                f"{standing.score:.4f}",
                safe.bare(self._places.name(standing.siglum, passage.ids, passage.label)) if passage else "",
                " ".join(passage.ids) if passage else "",
                passage.text if passage else "",
                safe.bare("; ".join(map(change, standing.changes))),
                message,
            ]
        return tuple(cells)

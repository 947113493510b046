"""What is said of a quotation in one text, in sentences that every format shares: of what was found, and of nothing else."""

from __future__ import annotations

from diplodiff.answers import Grade, LabelCheck, QuotationKind, Standing, WordChange
from diplodiff.model import PublishedText
from diplodiff.render import safe, wording
from diplodiff.render.coverage import percent
from diplodiff.render.excerpt import beginning
from diplodiff.render.outline import Places
from diplodiff.settings import questions
from diplodiff.settings import render as settings

GRADES: dict[Grade, str] = {
    "exact": "word for word",
    "ellipsis": "word for word, with an ellipsis",
    "interrupted": "word for word, interrupted",
    "altered": "altered",
    "partial": "a part of it",
    "paraphrase": "near wording",
    "not-found": "not found",
}
KINDS: dict[QuotationKind, str] = {
    "quotation": "quotation",
    "short": "short quotation",
    "title": "title of a document",
    "block": "passage set apart",
    "reported": "reported without quotation marks",
}
_SAID: dict[Grade, str] = {
    "exact": "Stands word for word in {place}.",
    "ellipsis": "Stands in {place}; the report marks with an ellipsis that it leaves words out.",
    "interrupted": "Stands word for word in {place}, apart from the words by which the report interrupts it.",
    "altered": "Stands in {place} in other words, score {score}.",
    "partial": "A part of it stands in {place}, score {score}; the rest was not found in the text read from {origin}.",
    "paraphrase": "Near wording stands in {place}, score {score}.",
    "not-found": "Not found in the text read from {origin}.",
}
_ACROSS = (
    "The text is in {language}. Candidate for the passage: {place}, score {score}; "
    "a reader of both languages should decide."
)
_CHANGES = {
    "number": "A number differs",
    "date": "A date differs",
    "negation": "A negation differs",
    "editorial": "Added between brackets by whoever quotes",
    "signs": "Punctuation alone differs",
}


def told(standing: Standing, text: PublishedText, places: Places) -> tuple[str, ...]:
    """How a quotation stands in a text, its claims of a number included."""
    parts = [_found(standing, text, places)]
    if standing.grade == "not-found":
        parts += _in_part(text)
        if standing.passage is not None:
            place = places.name(standing.siglum, standing.passage.ids, standing.passage.label)
            parts.append(f"Closest passage: {place}, score {standing.score:.2f}.")
    parts += _changes(standing.changes)
    parts += [_label(check, standing, places) for check in standing.labels]
    for passage in standing.others:
        place = places.name(standing.siglum, passage.ids, passage.label)
        parts.append(f"Further candidate: {place}: {safe.name(beginning(passage.text, settings.RENDER_NEAREST_CHARS))}")
    return tuple(parts)


def _found(standing: Standing, text: PublishedText, places: Places) -> str:
    passage = standing.passage
    if standing.left_out is not None:
        reason = wording.plain(standing.left_out)
        return f"Stands in a part of {safe.name(text.source.said)} that was not taken for the text ({reason})."
    place = places.name(standing.siglum, passage.ids, passage.label) if passage else ""
    across = standing.across and standing.grade == "paraphrase"
    said = (_ACROSS if across else _SAID[standing.grade]).format(
        place=place,
        score=f"{standing.score:.2f}",
        origin=safe.name(text.source.said),
        language=wording.language(text.language),
    )
    if len(standing.places) > 1:
        names = [
            places.name(standing.siglum, (i,), None) for i in standing.places if not passage or i not in passage.ids
        ]
        said += f" It stands in {wording.listed(tuple(names))} too." if names else ""
    return said


def _in_part(text: PublishedText) -> list[str]:
    if text.extraction.coverage < questions.QUOTE_WHOLE_COVERAGE:
        return [f"Only {percent(text.extraction.coverage)} of the source was read, so it may stand in the rest."]
    return []


def _changes(changes: tuple[WordChange, ...]) -> list[str]:
    """The differences, those that say more than a word first."""
    parts = []
    for kind, lead in _CHANGES.items():
        found = [change(c) for c in changes if c.kind == kind]
        if kind == "signs" and found:
            parts.append(f"{lead}.")
        elif found:
            parts.append(f"{lead}: {wording.listed(tuple(found))}.")
    rest = [change(c) for c in changes if c.kind not in _CHANGES]
    return [*parts, f"Words differ: {wording.listed(tuple(rest))}."] if rest else parts


def change(found: WordChange) -> str:
    """One difference: "three" in the report, "two" in the text."""
    quoted, published = (f"“{safe.name(s)}”" for s in (found.quoted, found.published))
    if found.quoted and found.published:
        return f"the report has {quoted}, the text {published}"
    return f"the report adds {quoted}" if found.quoted else f"the text also has {published}"


def _label(check: LabelCheck, standing: Standing, places: Places) -> str:
    claimed = f"“{safe.name(check.claim.text)}”"
    passage = standing.passage
    place = places.name(standing.siglum, passage.ids, passage.label) if passage else standing.siglum
    if check.outcome == "right":
        return f"The report says {claimed}, and the passage stands there."
    if check.outcome == "none":
        return (
            f"The report says {claimed}; no passage of that number was read in {standing.siglum}, "
            f"and this one stands in {place}."
        )
    if check.outcome == "unnumbered":
        return f"The report says {claimed}; the passage has no number in {standing.siglum}."
    return f"The report says {claimed}; the passage stands in {place}."

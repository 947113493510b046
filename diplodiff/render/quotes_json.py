"""The answer of `quotes` as JSON, and the shapes of its objects for the schema."""

from __future__ import annotations

from collections import Counter

from diplodiff import answers
from diplodiff.answers import GRADES, LabelCheck, LabelClaim, Quotation, Quotations, Standing
from diplodiff.model import Passage
from diplodiff.render.json import Object, note_object, passage_object, rounded, text_object, versions
from diplodiff.render.outline import Places
from diplodiff.render.quotes_wording import told
from diplodiff.render.shapes import COUNT, SHARE, SPAN, STRINGS, Shape


def whole(answer: Quotations) -> Object:
    """The whole answer as plain dicts and lists."""
    return {
        **versions(answer.version, answer.settings),
        "report": text_object(answer.report),
        "texts": [text_object(text) for text in answer.texts],
        "quotations": rows(answer),
        "notes": [note_object(note) for note in answer.notes],
        "summary": _summary(answer),
    }


def rows(answer: Quotations) -> list[Object]:
    """Every quotation as plain dicts and lists."""
    places = Places(answer.texts)
    return [_quotation(quotation, answer, places) for quotation in answer.quotations]


def _quotation(quotation: Quotation, answer: Quotations, places: Places) -> Object:
    return {
        "id": quotation.id,
        "text": quotation.text,
        "parts": list(quotation.parts),
        "kind": quotation.kind,
        "language": quotation.language,
        "broken": quotation.broken,
        "paragraph": quotation.paragraph,
        "start": quotation.start,
        "end": quotation.end,
        "grade": quotation.best,
        "severity": quotation.severity,
        "claims": [_claim(claim) for claim in quotation.claims],
        "standings": {s.siglum: _standing(s, answer, places) for s in quotation.standings},
        "wordings": list(quotation.wordings),
    }


def _claim(claim: LabelClaim) -> Object:
    return {
        "style": claim.style,
        "value": claim.value,
        "text": claim.text,
        "paragraph": claim.paragraph,
        "start": claim.start,
        "end": claim.end,
    }


def _standing(standing: Standing, answer: Quotations, places: Places) -> Object:
    text = next(t for t in answer.texts if t.siglum == standing.siglum)
    return {
        "grade": standing.grade,
        "confidence": standing.confidence,
        "score": rounded(standing.score),
        "passage": _passage(standing.passage),
        "places": list(standing.places),
        "changes": [{"kind": c.kind, "quoted": c.quoted, "published": c.published} for c in standing.changes],
        "quoted_marks": [list(span) for span in standing.quoted_marks],
        "labels": [_label(check) for check in standing.labels],
        "others": [passage_object(p) for p in standing.others],
        "across": standing.across,
        "left_out": standing.left_out,
        "message": " ".join(told(standing, text, places)),
    }


def _passage(passage: Passage | None) -> Object | None:
    return passage_object(passage) if passage is not None else None


def _label(check: LabelCheck) -> Object:
    return {"claim": _claim(check.claim), "outcome": check.outcome}


def _summary(answer: Quotations) -> Object:
    def counted(grades: list[answers.Grade]) -> Object:
        found = Counter(grades)
        return {grade: found[grade] for grade in GRADES if found[grade]}

    return {
        "quotations": len(answer.quotations),
        "by_grade": counted([q.best for q in answer.quotations]),
        "by_text": {
            text.siglum: counted([q.standings[n].grade for q in answer.quotations])
            for n, text in enumerate(answer.texts)
        },
    }


_BY_GRADE: Object = {
    "type": "object",
    "propertyNames": {"enum": list(GRADES)},
    "additionalProperties": COUNT,
}
_LIST = {"type": "array", "items": {"$ref": "#/$defs/quotation"}}
SHAPES: dict[str, Shape] = {
    "quotes": Shape(
        Quotations,
        "Which passages that a report quotes stand in which text. The report has the siglum R.",
        "schema_version tool report texts quotations notes summary",
        own={
            "schema_version": {"type": "string", "pattern": r"^1\.[0-9]+$"},
            "tool": {"$ref": "#/$defs/tool"},
            "quotations": _LIST,
            "summary": {
                "type": "object",
                "properties": {
                    "quotations": COUNT,
                    "by_grade": _BY_GRADE,
                    "by_text": {"type": "object", "additionalProperties": _BY_GRADE},
                },
                "required": ["quotations", "by_grade", "by_text"],
            },
        },
    ),
    "quotation": Shape(
        Quotation,
        "A passage that the report quotes or retells; grade is the best that it has in any text, start and end are offsets,"
        " in code points, into the report's paragraph, and standings are by siglum.",
        "id text parts kind language broken paragraph start end grade severity claims standings wordings",
        own={
            "grade": {"enum": list(GRADES)},
            "start": COUNT,
            "end": COUNT,
            "parts": STRINGS,
            "wordings": STRINGS,
            "standings": {"type": "object", "additionalProperties": {"$ref": "#/$defs/standing"}},
        },
    ),
    "standing": Shape(
        Standing,
        "How a quotation stands in one text; places are all the paragraphs that hold it word for word.",
        "grade confidence score passage places changes quoted_marks labels others across left_out message",
        own={"score": SHARE, "quoted_marks": {"type": "array", "items": SPAN}, "message": {"type": "string"}},
    ),
    "label_claim": Shape(
        LabelClaim,
        "A number under which the report says that a passage stands.",
        "style value text paragraph start end",
        own={"start": COUNT, "end": COUNT},
    ),
    "label_check": Shape(answers.LabelCheck, "What became of such a claim in one text.", "claim outcome"),
    "word_change": Shape(
        answers.WordChange,
        "Words of a quotation that the text has otherwise; either is empty where the other side only adds.",
        "kind quoted published",
    ),
}

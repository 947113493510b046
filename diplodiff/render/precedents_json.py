"""The answer of `precedents` as JSON, and the shapes of its objects for the schema."""

from __future__ import annotations

from collections import Counter

from diplodiff import asked
from diplodiff.asked import LIKENESSES, Precedent, PrecedentGroup, Precedents
from diplodiff.render.json import Object, note_object, passage_object, rounded, versions
from diplodiff.render.precedents_wording import sentence
from diplodiff.render.shapes import COUNT, SHARE, STRINGS, Shape


def whole(answer: Precedents) -> Object:
    """The whole answer as plain dicts and lists."""
    archive, clause = answer.archive, answer.clause
    return {
        **versions(answer.version, answer.settings),
        "clause": {
            "text": clause.text,
            "language": clause.language,
            "origin": clause.origin,
            "label": clause.label,
            "date": clause.date,
            "sha256": clause.sha256,
        },
        "archive": {
            "path": archive.path,
            "instruments": archive.instruments,
            "texts": archive.texts,
            "clauses": archive.clauses,
            "unread": archive.unread,
            "languages": list(archive.languages),
            "encoders": list(archive.encoders),
            "earliest": archive.earliest,
            "latest": archive.latest,
        },
        "before": answer.before,
        "groups": [_group(group) for group in answer.groups],
        "first": answer.first.instrument if answer.first else None,
        "timeline": [{"year": year, "instruments": count} for year, count in answer.timeline],
        "statement": sentence(answer),
        "notes": [note_object(note) for note in answer.notes],
        "summary": {
            "instruments": len(answer.groups),
            "precedents": len(answer.precedents),
            "by_likeness": {k: n for k in LIKENESSES if (n := Counter(p.likeness for p in answer.precedents)[k])},
        },
    }


def rows(answer: Precedents) -> list[Object]:
    """Every precedent with its instrument, as plain dicts and lists."""
    return [
        {**_precedent(p), "title": g.title, "date": g.date, "parties": list(g.parties)}
        for g in answer.groups
        for p in g.precedents
    ]


def _group(group: PrecedentGroup) -> Object:
    return {
        "instrument": group.instrument,
        "title": group.title,
        "date": group.date,
        "parties": list(group.parties),
        "precedents": [_precedent(p) for p in group.precedents],
    }


def _precedent(found: Precedent) -> Object:
    return {
        "id": found.id,
        "instrument": found.instrument,
        "siglum": found.siglum,
        "side": found.side,
        "language": found.language,
        "origin": found.origin,
        "clause": found.clause,
        "passage": passage_object(found.passage),
        "likeness": found.likeness,
        "score": rounded(found.score),
        "confidence": found.confidence,
        "page": found.page,
        "part": found.part,
    }


SHAPES: dict[str, Shape] = {
    "precedents": Shape(
        Precedents,
        "Where similar language stood in the texts of an archive, by instrument and date; first names the earliest.",
        "schema_version tool clause archive before groups first timeline statement notes summary",
        own={
            "schema_version": {"type": "string", "pattern": r"^1\.[0-9]+$"},
            "tool": {"$ref": "#/$defs/tool"},
            "first": {"type": ["string", "null"]},
            "timeline": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"year": COUNT, "instruments": COUNT},
                    "required": ["year", "instruments"],
                },
            },
            "statement": {"type": "string"},
            "summary": {
                "type": "object",
                "properties": {
                    "instruments": COUNT,
                    "precedents": COUNT,
                    "by_likeness": {
                        "type": "object",
                        "propertyNames": {"enum": list(LIKENESSES)},
                        "additionalProperties": COUNT,
                    },
                },
                "required": ["instruments", "precedents", "by_likeness"],
            },
        },
    ),
    "sought_clause": Shape(
        asked.SoughtClause,
        "The clause that was looked for, and where it was taken from.",
        "text language origin label date sha256",
    ),
    "archive_searched": Shape(
        asked.ArchiveSearched,
        "The archive that was searched: its size, the languages and dates of its texts, the encoders of its vectors.",
        "path instruments texts clauses unread languages encoders earliest latest",
        own={**dict.fromkeys(("instruments", "texts", "clauses", "unread"), COUNT), "encoders": STRINGS},
    ),
    "precedent_group": Shape(
        PrecedentGroup,
        "The precedents in one instrument, the nearest first; parties are ISO 3166 codes.",
        "instrument title date parties precedents",
    ),
    "precedent": Shape(
        Precedent,
        "A clause of the archive that is like the one looked for; one in another language is a candidate.",
        "id instrument siglum side language origin clause passage likeness score confidence page part",
        own={"score": SHARE},
    ),
}

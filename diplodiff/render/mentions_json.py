"""The answer of `mentions` as JSON, and the shapes of its objects for the schema."""

from __future__ import annotations

from collections import Counter

from diplodiff import asked
from diplodiff.asked import Mention, Mentions, Searched
from diplodiff.render.json import Object, note_object, passage_object, rounded, text_object, versions
from diplodiff.render.mentions_wording import sentence
from diplodiff.render.shapes import COUNT, STRINGS, Shape


def whole(answer: Mentions) -> Object:
    """The whole answer as plain dicts and lists."""
    return {
        **versions(answer.version, answer.settings),
        "topic": {
            "id": answer.topic.id,
            "title": answer.topic.title,
            "origin": answer.topic.origin,
            "kind": answer.topic.kind,
            "languages": list(answer.topic.languages),
            "terms": answer.topic.terms,
        },
        "searched": [_searched(document) for document in answer.searched],
        "unread": [{"origin": u.origin, "reason": u.reason} for u in answer.unread],
        "mentions": rows(answer),
        "statement": sentence(answer),
        "notes": [note_object(note) for note in answer.notes],
        "summary": _summary(answer),
    }


def rows(answer: Mentions) -> list[Object]:
    """Every mention as plain dicts and lists."""
    return [_mention(mention) for mention in answer.mentions]


def _searched(document: Searched) -> Object:
    text = document.text
    said = text_object(text)
    return {
        **{key: said[key] for key in ("siglum", "name", "language", "title", "kind")},
        "date": document.date,
        **{key: said[key] for key in ("source", "extraction")},
        "paragraphs": len(text.paragraphs),
        "coverage": document.coverage,
        "terms": document.terms,
        "mentions": document.mentions,
        "candidates": document.candidates,
        "notes": said["notes"],
    }


def _mention(mention: Mention) -> Object:
    return {
        "id": mention.id,
        "text": mention.siglum,
        "paragraph": mention.paragraph,
        "clause": mention.clause,
        "passage": passage_object(mention.passage),
        "words": list(mention.words),
        "terms": list(mention.terms),
        "matched": mention.matched,
        "confidence": mention.confidence,
        "left_out": mention.left_out,
        "score": None if mention.score is None else rounded(mention.score),
    }


def _summary(answer: Mentions) -> Object:
    matched = Counter(m.matched for m in answer.mentions)
    return {
        "documents": len(answer.searched),
        "not_covered": sum(1 for s in answer.searched if s.coverage == "none"),
        "not_read": len(answer.unread),
        "mentions": len(answer.found),
        "candidates": len(answer.mentions) - len(answer.found),
        "by_text": {s.text.siglum: s.mentions for s in answer.searched},
        "by_match": dict(sorted(matched.items())),
    }


_COUNTS: Object = {"type": "object", "additionalProperties": COUNT}
SHAPES: dict[str, Shape] = {
    "mentions": Shape(
        Mentions,
        "Which passages of a stated set of documents mention a topic; statement is the answer in a sentence.",
        "schema_version tool topic searched unread mentions statement notes summary",
        own={
            "schema_version": {"type": "string", "pattern": r"^1\.[0-9]+$"},
            "tool": {"$ref": "#/$defs/tool"},
            "statement": {"type": "string"},
            "summary": {
                "type": "object",
                "properties": {
                    **dict.fromkeys(("documents", "not_covered", "not_read", "mentions", "candidates"), COUNT),
                    "by_text": _COUNTS,
                    "by_match": _COUNTS,
                },
                "required": ["documents", "not_covered", "not_read", "mentions", "candidates", "by_text", "by_match"],
            },
        },
    ),
    "topic": Shape(
        asked.Asked,
        "What was looked for: terms is how many terms it has, in the languages listed.",
        "id title origin kind languages terms",
        own={"terms": COUNT},
    ),
    "searched": Shape(
        Searched,
        "A document that was searched: coverage is how the topic covers its language, terms how many were looked for.",
        "siglum name language title kind date source extraction paragraphs coverage terms mentions candidates notes",
        own={
            "siglum": {"type": "string"},
            "name": {"type": "string"},
            "language": {"type": ["string", "null"]},
            "title": {"type": ["string", "null"]},
            "kind": {"type": ["string", "null"]},
            "source": {"$ref": "#/$defs/source"},
            "extraction": {"$ref": "#/$defs/extraction"},
            "paragraphs": COUNT,
            "terms": COUNT,
            "mentions": COUNT,
            "candidates": COUNT,
            "notes": {"type": "array", "items": {"$ref": "#/$defs/note"}},
        },
    ),
    "unread": Shape(asked.Unread, "A source that could not be read, and so was not searched.", "origin reason"),
    "mention": Shape(
        Mention,
        "A passage that mentions the topic; text is a siglum, score that of a candidate.",
        "id text paragraph clause passage words terms matched confidence left_out score",
        renamed={"text": "siglum"},
        own={"words": STRINGS, "terms": STRINGS},
    ),
}

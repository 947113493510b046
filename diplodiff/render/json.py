"""JSON, version 1: every key in a fixed order, the same bytes for the same comparison anywhere.

Text stands as itself (no ASCII escapes), but for characters that could steer a terminal or break a strict parser: those
are written as escapes, which read back as the same characters. A lone surrogate, which no encoding can carry, becomes
U+FFFD.
"""

from __future__ import annotations

import json
import math
from json.encoder import encode_basestring
from typing import Any

from diplodiff import __version__, settings
from diplodiff.facts import DeclaredCount, Instrument, Testimony
from diplodiff.model import Bead, Comparison, Finding, Location, Nearest, Note, Paragraph, Passage, PublishedText
from diplodiff.patterns import regex
from diplodiff.render import provenance, summary
from diplodiff.render.options import Options

SCHEMA_VERSION = "1.0"

Object = dict[str, Any]

_ESCAPED = regex("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = regex("[\ud800-\udfff]")
_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def render(comparison: Comparison, options: Options) -> str:
    """The whole comparison as one JSON object, with a line end."""
    return dumped(comparison_object(comparison))


def render_text(text: PublishedText, options: Options) -> str:
    """One text as it was read: an object like those under "texts"."""
    return dumped(text_object(text))


def render_error(message: str, source: str | None = None) -> str:
    """A failure as JSON, so that a script never takes it for "no differences"."""
    return dumped(error_object(message, source))


def error_object(message: str, source: str | None = None) -> Object:
    """A failure as plain dicts and lists."""
    error = {"message": message, "source": source}
    return {**versions(__version__, settings.digest()), "error": error}


def gate_object(comparison: Comparison) -> Object:
    """The gate's verdict by itself: all that there is to say of texts that were not compared."""
    gate = {"verdict": comparison.gate.verdict, "reasons": list(comparison.gate.reasons)}
    return {
        **versions(comparison.version, comparison.settings),
        "gate": gate,
        **({"forced": True} if comparison.forced else {}),
    }


def comparison_object(comparison: Comparison) -> Object:
    """The comparison as plain dicts and lists; a refusal has no rows and no findings."""
    refused = comparison.gate.refused and not comparison.forced
    return {
        **gate_object(comparison),
        "texts": [text_object(t) for t in comparison.texts],
        "alignment": [] if refused else [_row(b, comparison.texts) for b in comparison.alignment.beads],
        "findings": [] if refused else [finding_object(f) for f in comparison.findings],
        "notes": [note_object(n) for n in comparison.notes],
        "encoders": list(comparison.encoders),
        "summary": _summary(comparison, refused),
    }


def text_object(text: PublishedText) -> Object:
    """One side as plain dicts and lists."""
    source, extraction = text.source, text.extraction
    return {
        "siglum": text.siglum,
        "name": text.name,
        "language": text.language,
        "title": text.title,
        "kind": text.kind,
        **({"kind_reasons": list(text.kind_reasons)} if text.kind_reasons else {}),
        "source": {
            "origin": source.origin,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "retrieved_at": source.retrieved_at,
            **provenance.keys(source),
        },
        "extraction": {"method": extraction.method, "coverage": rounded(extraction.coverage)},
        "instrument": _instrument(text.instrument),
        "testimony": _testimony(text.testimony),
        "declared_counts": [_declared_count(c) for c in text.declared_counts],
        "paragraphs": [_paragraph(p) for p in text.paragraphs],
        "notes": [note_object(n) for n in text.notes],
    }


def finding_object(finding: Finding) -> Object:
    """One finding as plain dicts and lists."""
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "in": list(finding.present),
        "not_in": list(finding.absent),
        "passages": {siglum: passage_object(p) for siglum, p in finding.passages},
        "nearest": {siglum: _nearest(n) for siglum, n in finding.nearest},
        **({"labels": [list(pair) for pair in finding.labels]} if finding.labels else {}),
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }


def versions(version: str, digest: str) -> Object:
    """What every object of ours begins with: the version of the format, and what wrote it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "diplodiff", "version": version, "settings": digest},
    }


def note_object(note: Note) -> Object:
    """A note as plain dicts and lists."""
    return {"code": note.code, "message": note.message}


def _instrument(instrument: Instrument) -> Object:
    return {
        "parties": list(instrument.parties),
        "date": instrument.date,
        "place": instrument.place,
        "title": instrument.title,
    }


def _testimony(testimony: Testimony | None) -> Object | None:
    if testimony is None:
        return None
    return {
        "paragraphs": list(testimony.paragraphs),
        "place": testimony.place,
        "dates": [date.value for date in testimony.dates],
        "originals": testimony.originals,
        "languages": list(testimony.languages),
        "equally_authentic": testimony.equally_authentic,
        "prevailing": testimony.prevailing,
    }


def _declared_count(count: DeclaredCount) -> Object:
    return {"paragraph": count.paragraph, "declared": count.declared, "counted": count.counted}


def _paragraph(paragraph: Paragraph) -> Object:
    return {
        "id": paragraph.id,
        "label": paragraph.label,
        "role": paragraph.role,
        "text": paragraph.text,
        "location": location_object(paragraph.location),
        "clauses": [{"id": c.id, "text": c.text} for c in paragraph.clauses],
        **({"path": list(paragraph.path)} if paragraph.path else {}),
    }


def location_object(location: Location) -> Object:
    """A place in a source; only what is known."""
    box = None if location.box is None else [rounded(v) for v in location.box]
    known = {"page": location.page, "box": box, "path": location.path, "line": location.line}
    return {key: value for key, value in known.items() if value is not None}


def _row(bead: Bead, texts: tuple[PublishedText, ...]) -> Object:
    sides = zip(texts, bead.sides, strict=True)
    return {
        "paragraphs": {text.siglum: [text.paragraphs[i].id for i in side] for text, side in sides},
        "relation": bead.relation,
        "score": rounded(bead.score),
    }


def passage_object(passage: Passage) -> Object:
    """A passage as plain dicts and lists; its marks only where it has any."""
    found: Object = {"ids": list(passage.ids), "label": passage.label, "text": passage.text}
    size = len(passage.text)
    marks = [[max(start, 0), min(end, size)] for start, end in passage.marks if start < min(end, size) and end > 0]
    if marks:
        found["marks"] = marks
    return found


def _nearest(nearest: Nearest) -> Object:
    score = rounded(nearest.score)
    return {"ids": list(nearest.ids), "score": score, "label": nearest.label, "text": nearest.text}


def _summary(comparison: Comparison, refused: bool) -> Object:
    none = {text.siglum: 0 for text in comparison.texts}
    return {
        "paragraphs": {text.siglum: len(text.paragraphs) for text in comparison.texts},
        "matched": 0 if refused else summary.matched_rows(comparison),
        "one_sided": none if refused else summary.one_sided_paragraphs(comparison),
        "by_rule": {} if refused else summary.by_rule(comparison),
        "by_severity": {} if refused else summary.by_severity(comparison),
    }


def rounded(value: float) -> float:
    """A score or share with four decimals, as every format writes it."""
    # Adding zero turns -0.0 into 0.0; what is no finite number has no place in JSON.
    return round(float(value), 4) + 0.0 if math.isfinite(value) else 0.0


def dumped(value: Object, indent: int | None = 2) -> str:
    """Any of these objects as text, with a line end; without an indent on one line."""
    text = _ENCODE(value) if indent is None else _indented(value, "\n", " " * indent)
    text = _SURROGATE.sub("\ufffd", text)
    return _ESCAPED.sub(lambda m: f"\\u{ord(m.group()):04x}", text) + "\n"


def _indented(value: Any, margin: str, indent: str) -> str:
    """What `json.dumps` writes with an indent, in three fifths of its time: the library does that in Python alone."""
    if value.__class__ is str:
        return encode_basestring(value)
    if not value or not isinstance(value, (dict, list, tuple)):
        return _ENCODE(value)
    inner = margin + indent
    if isinstance(value, dict):
        rows = [f"{encode_basestring(key)}: {_indented(of, inner, indent)}" for key, of in value.items()]
        return f"{{{inner}{f',{inner}'.join(rows)}{margin}}}"
    return f"[{inner}{f',{inner}'.join([_indented(of, inner, indent) for of in value])}{margin}]"

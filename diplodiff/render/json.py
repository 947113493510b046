"""JSON, version 1: every key in a fixed order, the same bytes for the same comparison anywhere.

Text stands as itself (no ASCII escapes), but for characters that could steer a terminal or break a strict parser: those
are written as escapes, which read back as the same characters. A lone surrogate, which no encoding can carry, becomes
U+FFFD.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from diplodiff import __version__, settings
from diplodiff.model import Bead, Comparison, Finding, Location, Nearest, Note, Paragraph, Passage, PublishedText
from diplodiff.render import summary
from diplodiff.render.options import Options

SCHEMA_VERSION = "1.0"

Object = dict[str, Any]

_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(comparison: Comparison, options: Options) -> str:
    """The whole comparison as one JSON object, with a line end."""
    return dumped(comparison_object(comparison))


def render_text(text: PublishedText, options: Options) -> str:
    """One text as it was read: an object like those under "texts"."""
    return dumped(text_object(text))


def render_error(message: str, source: str | None = None) -> str:
    """A failure as JSON, so that a script never takes it for "no differences"."""
    error = {"message": message, "source": source}
    return dumped({"schema_version": SCHEMA_VERSION, "tool": _tool(__version__, settings.digest()), "error": error})


def comparison_object(comparison: Comparison) -> Object:
    """The comparison as plain dicts and lists; a refusal has no rows and no findings."""
    refused = comparison.gate.refused and not comparison.forced
    gate = {"verdict": comparison.gate.verdict, "reasons": list(comparison.gate.reasons)}
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": _tool(comparison.version, comparison.settings),
        "gate": gate,
        **({"forced": True} if comparison.forced else {}),
        "texts": [text_object(t) for t in comparison.texts],
        "alignment": [] if refused else [_row(b, comparison.texts) for b in comparison.alignment.beads],
        "findings": [] if refused else [finding_object(f) for f in comparison.findings],
        "notes": [_note(n) for n in comparison.notes],
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
        "source": {
            "origin": source.origin,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "retrieved_at": source.retrieved_at,
        },
        "extraction": {"method": extraction.method, "coverage": _rounded(extraction.coverage)},
        "paragraphs": [_paragraph(p) for p in text.paragraphs],
        "notes": [_note(n) for n in text.notes],
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
        "passages": {siglum: _passage(p) for siglum, p in finding.passages},
        "nearest": {siglum: _nearest(n) for siglum, n in finding.nearest},
        **({"labels": [list(pair) for pair in finding.labels]} if finding.labels else {}),
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }


def _tool(version: str, digest: str) -> Object:
    return {"name": "diplodiff", "version": version, "settings": digest}


def _note(note: Note) -> Object:
    return {"code": note.code, "message": note.message}


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
    box = None if location.box is None else [_rounded(v) for v in location.box]
    known = {"page": location.page, "box": box, "path": location.path, "line": location.line}
    return {key: value for key, value in known.items() if value is not None}


def _row(bead: Bead, texts: tuple[PublishedText, ...]) -> Object:
    sides = zip(texts, bead.sides, strict=True)
    return {
        "paragraphs": {text.siglum: [text.paragraphs[i].id for i in side] for text, side in sides},
        "relation": bead.relation,
        "score": _rounded(bead.score),
    }


def _passage(passage: Passage) -> Object:
    found: Object = {"ids": list(passage.ids), "label": passage.label, "text": passage.text}
    if passage.marks:
        found["marks"] = [list(mark) for mark in passage.marks]
    return found


def _nearest(nearest: Nearest) -> Object:
    score = _rounded(nearest.score)
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


def _rounded(value: float) -> float:
    # Adding zero turns -0.0 into 0.0; what is no finite number has no place in JSON.
    return round(float(value), 4) + 0.0 if math.isfinite(value) else 0.0


def dumped(value: Object) -> str:
    """Any of these objects as text, with a line end."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    text = _SURROGATE.sub("\ufffd", text)
    return _ESCAPED.sub(lambda m: f"\\u{ord(m.group()):04x}", text) + "\n"

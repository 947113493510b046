"""The JSON Schema (2020-12) of the JSON output, made from the types of the model.

A key's type is that of the field it shows; only what the JSON report adds or names otherwise is written here. Keys that
are not listed are allowed, since a later version may add some.
"""

from __future__ import annotations

import dataclasses
import types
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from diplodiff import model
from diplodiff.errors import UsageError
from diplodiff.render.json import SCHEMA_VERSION, dumped

Object = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_STRINGS: Object = {"type": "array", "items": {"type": "string"}}
_COUNT: Object = {"type": "integer", "minimum": 0}
_SHARE: Object = {"type": "number", "minimum": 0, "maximum": 1}
_PAIR: Object = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
_SPAN: Object = {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}


class Shape(NamedTuple):
    """An object of the report: the dataclass it shows and what it is.

    keys      the keys in order; each shows the field of its own name unless `renamed` says which.
    optional  keys that stand there only when they say something.
    own       schemas of keys that no field's type gives.
    """

    shown: type
    what: str
    keys: str
    optional: str = ""
    renamed: dict[str, str] = {}  # noqa: RUF012  # read only
    own: dict[str, Object] = {}  # noqa: RUF012


_SHAPES: dict[str, Shape] = {
    "gate": Shape(model.Gate, "Whether the texts may be compared, and why.", "verdict reasons"),
    "text": Shape(
        model.PublishedText,
        "One side: a text as one publisher published it.",
        "siglum name language title kind kind_reasons source extraction instrument testimony declared_counts paragraphs"
        " notes",
        optional="kind_reasons",
    ),
    "source": Shape(model.Source, "Which bytes a text was read from.", "origin media_type sha256 retrieved_at"),
    "extraction": Shape(
        model.Extraction,
        "How a text was read and how much of the source that covers.",
        "method coverage",
        own={"coverage": _SHARE},
    ),
    "instrument": Shape(model.Instrument, "Which instrument a text says it is.", "parties date place title"),
    "testimony": Shape(
        model.Testimony,
        "What the closing formula attests; dates are ISO 8601-2.",
        "paragraphs place dates originals languages equally_authentic prevailing",
        own={"dates": _STRINGS},
    ),
    "declared_count": Shape(
        model.DeclaredCount,
        "A number of signed documents that a text states, and how many it lists.",
        "paragraph declared counted",
    ),
    "paragraph": Shape(
        model.Paragraph,
        "A paragraph as published, without its label; path is what it stands under, outermost first.",
        "id label role text location clauses path",
        optional="path",
    ),
    "location": Shape(
        model.Location,
        "Where a passage stands in its source; only what the format knows.",
        "page box path line",
        optional="page box path line",
        own={
            "page": {"type": "integer", "minimum": 1},
            "box": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
            "path": {"type": "string"},
            "line": {"type": "integer", "minimum": 1},
        },
    ),
    "clause": Shape(model.Clause, "A sentence or a list item inside a paragraph.", "id text"),
    "row": Shape(
        model.Bead,
        "A row of the alignment: for each siglum the ids of its paragraphs, none where no paragraph answers.",
        "paragraphs relation score",
        own={"paragraphs": {"type": "object", "additionalProperties": _STRINGS}, "score": _SHARE},
    ),
    "finding": Shape(
        model.Finding,
        "One difference between the published texts; passages and nearest are by siglum.",
        "rule code severity confidence in not_in passages nearest labels message fingerprint",
        optional="labels",
        renamed={"in": "present", "not_in": "absent"},
        own={
            "code": {"type": "string", "pattern": "^[A-Z][0-9]+$"},
            "labels": {"type": "array", "items": _PAIR},
        },
    ),
    "passage": Shape(
        model.Passage,
        "A passage that a finding is about; marks are offsets into its text, in code points, of the words it turns on.",
        "ids label text marks",
        optional="marks",
        own={"marks": {"type": "array", "items": _SPAN}},
    ),
    "nearest": Shape(
        model.Nearest,
        "The closest passage on a side where nothing answers.",
        "ids score label text",
        own={"score": _SHARE},
    ),
    "note": Shape(model.Note, "Something to know about how a text was read or compared.", "code message"),
}
_NAMES = {shape.shown: name for name, shape in _SHAPES.items()}
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def render(what: str) -> str:
    """The schema of what a command prints: "compare", "show", or "jsonl" for a line of JSON Lines."""
    roots = {"compare": ["comparison", "failure"], "show": ["text", "failure"], "jsonl": ["finding", "head", "failure"]}
    if what not in roots:
        raise UsageError(f"There is no schema for {what!r}; choose one of: {', '.join(roots)}.")
    return dumped(
        {
            "$schema": DIALECT,
            "$id": f"urn:diplodiff:schema:{SCHEMA_VERSION}:{what}",
            "title": f"diplodiff {what}, version {SCHEMA_VERSION}",
            "anyOf": [_ref(name) for name in roots[what]],
            "$defs": definitions(),
        }
    )


def definitions() -> dict[str, Object]:
    """Every kind of object that the JSON output holds, by name."""
    return {
        "comparison": _object(
            "The whole result. A refusal has neither rows nor findings.",
            {
                **_head(),
                "texts": _list("text"),
                "alignment": _list("row"),
                "findings": _list("finding"),
                "notes": _list("note"),
                "encoders": {"type": "array", "items": {"type": "string"}},
                "summary": _ref("summary"),
            },
            {"forced"},
        ),
        "head": _object("The gate by itself, where no text was compared.", _head(), {"forced"}),
        "failure": _object(
            "What went wrong: nothing was compared.",
            {**_versions(), "error": _ref("error")},
        ),
        "error": _object(
            "One plain sentence, and the source it is about where there is one.",
            {"message": {"type": "string"}, "source": {"type": ["string", "null"]}},
        ),
        "tool": _object(
            "What wrote this; settings is a digest of every threshold in force.",
            {"name": {"const": "diplodiff"}, "version": {"type": "string"}, "settings": {"type": "string"}},
        ),
        "summary": _object(
            "The result in figures, by siglum, rule and severity.",
            {
                "paragraphs": {"type": "object", "additionalProperties": _COUNT},
                "matched": _COUNT,
                "one_sided": {"type": "object", "additionalProperties": _COUNT},
                "by_rule": {"type": "object", "additionalProperties": _COUNT},
                "by_severity": {
                    "type": "object",
                    "propertyNames": {"enum": list(model.SEVERITIES)},
                    "additionalProperties": _COUNT,
                },
            },
        ),
        **{name: _shaped(shape) for name, shape in _SHAPES.items()},
    }


def _versions() -> dict[str, Object]:
    return {"schema_version": {"type": "string", "pattern": r"^1\.[0-9]+$"}, "tool": _ref("tool")}


def _head() -> dict[str, Object]:
    return {**_versions(), "gate": _ref("gate"), "forced": {"const": True}}


def _shaped(shape: Shape) -> Object:
    hints = get_type_hints(shape.shown)
    properties = {
        key: shape.own[key] if key in shape.own else _typed(hints[shape.renamed.get(key, key)])
        for key in shape.keys.split()
    }
    return _object(shape.what, properties, set(shape.optional.split()))


def _object(what: str, properties: dict[str, Object], optional: set[str] | None = None) -> Object:
    return {
        "description": what,
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in (optional or ())],
    }


def _typed(hint: Any) -> Object:
    """The schema of a field's type."""
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if dataclasses.is_dataclass(hint):
        return _ref(_NAMES[hint])  # type: ignore[index]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        parts = [_typed(argument) for argument in arguments]
        if all("type" in part for part in parts):
            return {"type": [part["type"] for part in parts]}
        return {"anyOf": parts}
    if origin is tuple and get_origin(arguments[0]) is tuple:  # pairs of a siglum and what belongs to it
        return {"type": "object", "additionalProperties": _typed(get_args(arguments[0])[1])}
    if origin is tuple:
        return {"type": "array", "items": _typed(arguments[0])}
    raise TypeError(f"no JSON type is known for {hint!r}")


def _ref(name: str) -> Object:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Object:
    return {"type": "array", "items": _ref(name)}

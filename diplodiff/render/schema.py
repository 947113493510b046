"""The JSON Schema (2020-12) of the JSON output, made from the types of the model.

A key's type is that of the field it shows; only what the JSON report adds or names otherwise is written here. Keys that
are not listed are allowed, since a later version may add some.
"""

from __future__ import annotations

import dataclasses
import types
from importlib import import_module
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from diplodiff import model
from diplodiff.errors import UsageError
from diplodiff.render import ANSWERS
from diplodiff.render.json import SCHEMA_VERSION, dumped
from diplodiff.render.shapes import COUNT, SHAPES, Shape

Object = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def render(what: str) -> str:
    """The schema of what a command prints, or with "jsonl" of a line of what compare prints as JSON Lines."""
    roots = {"compare": ["comparison", "failure"], "show": ["text", "failure"], "jsonl": ["finding", "head", "failure"]}
    roots |= {command: [command, "failure"] for command in ANSWERS}
    if what not in roots:
        raise UsageError(f"There is no schema for {what!r}; choose one of: {', '.join(roots)}.")
    return dumped(
        {
            "$schema": DIALECT,
            "$id": f"urn:diplodiff:schema:{SCHEMA_VERSION}:{what}",
            "title": f"diplodiff {what}, version {SCHEMA_VERSION}",
            "anyOf": [_ref(name) for name in roots[what]],
            "$defs": definitions(_answer_shapes(what)),
        }
    )


def _answer_shapes(command: str) -> dict[str, Shape]:
    shapes: dict[str, Shape] = import_module(ANSWERS[command]).SHAPES if command in ANSWERS else {}
    return shapes


def definitions(more: dict[str, Shape] | None = None) -> dict[str, Object]:
    """Every kind of object that the JSON output holds, by name; `more` are those of one command's answer."""
    shapes = {**SHAPES, **(more or {})}
    names = {shape.shown: name for name, shape in shapes.items()}
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
                "paragraphs": {"type": "object", "additionalProperties": COUNT},
                "matched": COUNT,
                "one_sided": {"type": "object", "additionalProperties": COUNT},
                "by_rule": {"type": "object", "additionalProperties": COUNT},
                "by_severity": {
                    "type": "object",
                    "propertyNames": {"enum": list(model.SEVERITIES)},
                    "additionalProperties": COUNT,
                },
            },
        ),
        **{name: _shaped(shape, names) for name, shape in shapes.items()},
    }


def _versions() -> dict[str, Object]:
    return {"schema_version": {"type": "string", "pattern": r"^1\.[0-9]+$"}, "tool": _ref("tool")}


def _head() -> dict[str, Object]:
    return {**_versions(), "gate": _ref("gate"), "forced": {"const": True}}


def _shaped(shape: Shape, names: dict[type, str]) -> Object:
    hints = get_type_hints(shape.shown)
    properties = {
        key: shape.own[key] if key in shape.own else _typed(hints[shape.renamed.get(key, key)], names)
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


def _typed(hint: Any, names: dict[type, str]) -> Object:
    """The schema of a field's type."""
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if dataclasses.is_dataclass(hint):
        return _ref(names[hint])  # type: ignore[index]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        parts = [_typed(argument, names) for argument in arguments]
        if all("type" in part for part in parts):
            return {"type": [part["type"] for part in parts]}
        return {"anyOf": parts}
    if origin is tuple and get_origin(arguments[0]) is tuple:  # pairs of a siglum and what belongs to it
        return {"type": "object", "additionalProperties": _typed(get_args(arguments[0])[1], names)}
    if origin is tuple:
        return {"type": "array", "items": _typed(arguments[0], names)}
    raise TypeError(f"no JSON type is known for {hint!r}")


def _ref(name: str) -> Object:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Object:
    return {"type": "array", "items": _ref(name)}

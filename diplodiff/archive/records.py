"""What stands in the results of an archive for one instrument: a line of JSON, and the little of it that a run counts.

A line is the report of `diplodiff compare --format json` without paragraphs and rows, under the instrument's id. It
begins with its key, so that a reader can tell whether anything changed without parsing the rest.
"""

from __future__ import annotations

import json
from collections.abc import Set
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.archive.keys import program
from diplodiff.patterns import regex

if TYPE_CHECKING:
    from diplodiff.archive.comparing import Work
    from diplodiff.archive.manifest import Instrument, Text
    from diplodiff.archive.served import Served
    from diplodiff.model import Comparison

_START = regex(r'\{"schema_version": "[^"]*", "key": "([0-9a-f]{64})?", "instrument": \{"id": ("(?:[^"\\]|\\.)*")')
Object = dict[str, Any]


class Found(NamedTuple):
    """A finding as a run counts it; a refusal counts as one too, of rule "refused" and without a code."""

    fingerprint: str
    severity: str
    rule: str
    message: str
    text: str
    sides: tuple[str, ...]
    code: str = ""

    def fails(self, names: Set[str]) -> bool:
        """Whether these severities, rules and codes name it."""
        return not names.isdisjoint((self.severity, self.rule, self.code))


class Head(NamedTuple):
    """What a run needs to know of a line.

    key      of the comparison; empty where it failed.
    status   "compared", "refused" or "failed".
    program  version, settings, build.
    asked    digest of what the manifest says of the instrument.
    sources  (address, SHA-256 of the bytes) of each text.
    """

    id: str
    key: str
    status: str
    verdict: str
    program: tuple[str, ...]
    asked: str
    sources: tuple[tuple[str, str], ...]
    findings: tuple[Found, ...]
    error: str = ""


def compared(work: Work, comparison: Comparison) -> Object:
    """The record of a comparison."""
    from diplodiff.render.json import comparison_object

    whole = comparison_object(comparison)
    refused = comparison.gate.refused and not comparison.forced
    texts = [_text(*each) for each in zip(whole["texts"], work.instrument.texts, work.served, strict=True)]
    return {
        **_head(work.instrument, (work.key, work.asked), "refused" if refused else "compared"),
        "gate": whole["gate"],
        **({"forced": True} if comparison.forced else {}),
        "texts": texts,
        "findings": whole["findings"],
        "notes": whole["notes"],
        "summary": whole["summary"],
    }


def failed(instrument: Instrument, message: str, source: str | None) -> Object:
    """The record of an instrument that could not be compared."""
    return {**_head(instrument, ("", ""), "failed"), "error": {"message": message, "source": source}}


def _head(instrument: Instrument, name: tuple[str, str], status: str) -> Object:
    from diplodiff.render.json import SCHEMA_VERSION

    now = program()
    return {
        "schema_version": SCHEMA_VERSION,
        "key": name[0],
        "instrument": {"id": instrument.id, "title": instrument.title},
        "status": status,
        "tool": {"name": "diplodiff", "version": now.version, "settings": now.settings, "build": now.build},
        "asked": name[1],
    }


def _text(text: Object, said: Text, served: Served) -> Object:
    kept = {key: value for key, value in text.items() if key != "paragraphs"}
    kept["source"] = {**text["source"], "served_as": served.snapshot.media_type}
    return {**kept, "provenance": said.provenance}


def line(record: Object) -> bytes:
    """A record as a line of JSON Lines."""
    from diplodiff.render.json import dumped

    return dumped(record, indent=None).encode()


def head(record: Object) -> Head:
    """What a run counts of a record. Raises KeyError, TypeError or ValueError where it is none."""
    tool, texts = record["tool"], record.get("texts", [])
    names = {text["siglum"]: text["name"] for text in texts}
    findings = [_found(f, names) for f in record.get("findings", [])]
    verdict = record.get("gate", {}).get("verdict", "")
    if record["status"] == "refused":
        findings.append(_refusal(record, names))
    return Head(
        id=record["instrument"]["id"],
        key=record["key"],
        status=record["status"],
        verdict=verdict,
        program=(tool["version"], tool["settings"], tool["build"]),
        asked=record["asked"],
        sources=tuple((text["source"]["origin"], text["source"]["sha256"]) for text in texts),
        findings=tuple(findings),
        error=record.get("error", {}).get("message", ""),
    )


def _found(finding: Object, names: dict[str, str]) -> Found:
    passages = finding["passages"]
    text = next((p["text"] or p["label"] or "" for p in passages.values()), "")
    sides = tuple(names[siglum] for siglum in finding["in"])
    return Found(
        finding["fingerprint"], finding["severity"], finding["rule"], finding["message"], text, sides, finding["code"]
    )


def _refusal(record: Object, names: dict[str, str]) -> Found:
    verdict = record["gate"]["verdict"]
    return Found(
        f"refused-{verdict}", "info", "refused", " ".join(record["gate"]["reasons"]), "", tuple(names.values())
    )


def packed(found: Head, text: bytes) -> bytes:
    """A head and its line as one entry of the cache."""
    return json.dumps(found).encode() + b"\n" + text


def unpacked(content: bytes) -> tuple[Head, bytes]:
    """The head and the line of an entry. Raises ValueError where it is none."""
    first, _, text = content.partition(b"\n")
    return head_of(json.loads(first)), text


def head_of(values: Any) -> Head:
    """The head that was written as a list of JSON. Raises ValueError where it is none."""
    try:
        values[4] = tuple(values[4])
        values[6] = tuple((origin, sha256) for origin, sha256 in values[6])
        values[7] = tuple(Found._make((*each[:5], tuple(each[5]), each[6])) for each in values[7])
        return Head(*values)
    except (TypeError, IndexError, KeyError) as error:
        raise ValueError("no entry") from error


def started(text: str) -> tuple[str, str] | None:
    """Id and key of a line, from its beginning; None where it is no line of ours."""
    m = _START.match(text)
    return (json.loads(m[2]), m[1] or "") if m else None

"""SARIF 2.1.0 (an OASIS standard), for code-scanning services and editors.

critical, high   kind "fail", level "error"          medium   kind "fail", level "warning"
low              kind "fail", level "note"           info     kind "informational", level "none"
tentative        kind "review", level "none", whatever its severity, which stands in the properties

The first passage of a finding is its location; the other sides and the closest passages are its related locations. What
was not compared is one result of kind "notApplicable" and a notification, and the invocation was not successful.
"""

from __future__ import annotations

from typing import Any

from diplodiff import __version__
from diplodiff.errors import EXIT_REFUSED, EXIT_TROUBLE
from diplodiff.model import SEVERITIES, Comparison, Finding, Location, Note, PublishedText
from diplodiff.render import origins, provenance, safe, summary, wording
from diplodiff.render.excerpt import beginning
from diplodiff.render.json import dumped
from diplodiff.render.options import Options
from diplodiff.render.taxonomy import TAXONOMY, finds
from diplodiff.render.told import Teller, is_refused, verdict
from diplodiff.settings import render as settings

Object = dict[str, Any]

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "passage/v1"
GATE = "gate"  # the rule that the texts can be compared at all

LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "note"}


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as a log with one run."""
    refused = is_refused(comparison)
    rules = _rules(comparison)
    results = [_not_applicable(comparison)] if refused else _Results(comparison, list(rules)).all()
    run = {
        "tool": tool(comparison.version, rules),
        "invocations": [_invocation(comparison)],
        "artifacts": [artifact(text) for text in comparison.texts],
        "results": results,
        "columnKind": "unicodeCodePoints",
        "properties": {
            "gate": comparison.gate.verdict,
            "forced": comparison.forced,
            "settings": comparison.settings,
            **({} if refused else {"bySeverity": summary.by_severity(comparison)}),
            "disclaimer": wording.DISCLAIMER,
        },
    }
    return log(run)


def render_error(message: str, source: str | None = None) -> str:
    """A failure: an invocation that was not successful, and no list of results at all."""
    told = {"level": "error", "message": plain_message(safe.one_line(message))}
    invocation = {
        "executionSuccessful": False,
        "exitCode": EXIT_TROUBLE,
        "toolExecutionNotifications": [told],
    }
    return log({"tool": tool(__version__, {}), "invocations": [invocation]})


def log(run: Object) -> str:
    """A log with one run."""
    return dumped({"$schema": SCHEMA, "version": VERSION, "runs": [run]})


def tool(version: str, rules: dict[str, str]) -> Object:
    """The tool of a run: this program, and rules with their codes."""
    driver = {
        "name": "diplodiff",
        "version": version,
        "semanticVersion": version,
        "shortDescription": {"text": "Compares what each side published of the same document."},
        "rules": [_rule(rule, code) for rule, code in rules.items()],
    }
    return {"driver": driver}


def _rules(comparison: Comparison) -> dict[str, str]:
    """The rules that this run speaks of with their codes, in the order of the taxonomy."""
    if is_refused(comparison):
        return {GATE: ""}
    order = {rule: n for n, rule in enumerate(TAXONOMY)}
    found = {finding.rule: finding.code for finding in comparison.findings}
    return dict(sorted(found.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def _rule(rule: str, code: str) -> Object:
    if rule == GATE:
        return {"id": rule, "name": rule, "shortDescription": {"text": "Whether the texts can be compared at all."}}
    name = wording.plain(rule)
    return {
        "id": rule,
        "name": "".join(word.capitalize() for word in name.split()),
        "shortDescription": {"text": finds(rule)},
        "properties": {"code": TAXONOMY[rule][0] if rule in TAXONOMY else code},
    }


def _invocation(comparison: Comparison) -> Object:
    told = [notification(n, "note", text.siglum) for text in comparison.texts for n in text.notes]
    told += [notification(n, "note") for n in comparison.notes]
    if is_refused(comparison):
        told.insert(0, _verdict(comparison, "error"))
        return {"executionSuccessful": False, "exitCode": EXIT_REFUSED, "toolExecutionNotifications": told}
    if verdict(comparison):
        told.insert(0, _verdict(comparison, "note"))
    return {"executionSuccessful": True, "toolExecutionNotifications": told}


def _verdict(comparison: Comparison, level: str) -> Object:
    return {
        "descriptor": {"id": comparison.gate.verdict},
        "level": level,
        "message": plain_message(verdict(comparison)),
    }


def notification(note: Note, level: str, siglum: str = "") -> Object:
    """A note as the invocation tells it."""
    told = safe.isolate(safe.one_line(note.message))
    told = f"{siglum}: {told}" if siglum else told
    return {"descriptor": {"id": safe.one_line(note.code)}, "level": level, "message": plain_message(told)}


def artifact(text: PublishedText) -> Object:
    """A text as the file or page that was looked at."""
    return {
        "location": {"uri": origins.uri(text.source.origin)},
        "description": {"text": safe.one_line(f"{text.siglum}: {text.name}")},
        "roles": ["analysisTarget"],
        "mimeType": safe.one_line(text.source.media_type),
        "hashes": {"sha-256": safe.one_line(text.source.sha256)},
        "properties": {
            "siglum": text.siglum,
            "language": text.language and safe.one_line(text.language),
            "kind": text.kind and safe.one_line(text.kind),
            "paragraphs": len(text.paragraphs),
            "retrievedAt": text.source.retrieved_at and safe.one_line(text.source.retrieved_at),
            **provenance.keys(text.source),
        },
    }


def _not_applicable(comparison: Comparison) -> Object:
    return {
        "ruleId": GATE,
        "ruleIndex": 0,
        "kind": "notApplicable",
        "level": "none",
        "message": plain_message(verdict(comparison)),
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": origins.uri(text.source.origin), "index": index}}}
            for index, text in enumerate(comparison.texts)
        ],
        "properties": {"gate": comparison.gate.verdict},
    }


def plain_message(shown: str) -> Object:
    """Text that was made safe, as a message in which nothing is a link or a placeholder."""
    shown = shown.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": shown.replace("{", "{{").replace("}", "}}") or "-"}


class _Results:
    """The findings of one comparison as results."""

    def __init__(self, comparison: Comparison, rules: list[str]) -> None:
        self._comparison, self._rules, self._teller = comparison, rules, Teller(comparison)
        self._sides = {text.siglum: n for n, text in enumerate(comparison.texts)}
        self._places: dict[tuple[str, str], Location] = {}
        for text in comparison.texts:
            for paragraph in text.paragraphs:
                for name in (paragraph.id, *(clause.id for clause in paragraph.clauses)):
                    self._places[text.siglum, name] = paragraph.location

    def all(self) -> list[Object]:
        return [self._result(finding) for finding in self._comparison.findings]

    def _result(self, finding: Finding) -> Object:
        passages = [self._location(s, p.ids, p.text) for s, p in finding.passages if s in self._sides]
        if not passages:
            passages = [self._location(s, (), "") for s in finding.present if s in self._sides]
        near = [self._location(s, n.ids, n.text) for s, n in finding.nearest if s in self._sides]
        related = [*passages[1:], *near]
        kind, level = _judged(finding)
        result: Object = {
            "ruleId": finding.rule,
            "ruleIndex": self._rules.index(finding.rule),
            "kind": kind,
            "level": level,
            "message": plain_message(self._told(finding)),
            "locations": passages[:1],
            "relatedLocations": [{"id": number, **location} for number, location in enumerate(related, 1)],
            "partialFingerprints": {FINGERPRINT: safe.one_line(finding.fingerprint)},
            "properties": {
                "code": finding.code,
                "severity": finding.severity,
                "confidence": finding.confidence,
                "in": list(finding.present),
                "notIn": list(finding.absent),
            },
        }
        return {key: value for key, value in result.items() if value != []}

    def _told(self, finding: Finding) -> str:
        lines = [self._teller.sentence(finding), *self._teller.quotes(finding)]
        return "\n".join(beginning(line, settings.RENDER_ANNOTATION_CHARS) for line in lines)

    def _location(self, siglum: str, ids: tuple[str, ...], text: str) -> Object:
        """A passage in the file or page that it was read from; its message is the passage as published."""
        index = self._sides[siglum]
        origin = self._comparison.texts[index].source.origin
        physical: Object = {"artifactLocation": {"uri": origins.uri(origin), "index": index}}
        place = self._places.get((siglum, ids[0]), Location()) if ids else Location()
        if place.line is not None:
            physical["region"] = {"startLine": place.line}
        logical = [{"fullyQualifiedName": safe.one_line(name), "kind": "paragraph"} for name in ids]
        location: Object = {"physicalLocation": physical}
        if logical:
            location["logicalLocations"] = logical
        if text:
            location["message"] = plain_message(safe.isolate(safe.one_line(text)))
        if place.page is not None:
            location["properties"] = {"page": place.page}
        return location


def _judged(finding: Finding) -> tuple[str, str]:
    """Kind and level; the standard gives a level other than "none" to failures only."""
    if finding.confidence == "tentative":
        return "review", "none"
    return ("fail", LEVELS[finding.severity]) if finding.severity != SEVERITIES[-1] else ("informational", "none")

"""A list of answers as SARIF 2.1.0: an entry a result, the passages that answer it as related locations."""

from __future__ import annotations

from diplodiff.model import Location
from diplodiff.render import origins, safe
from diplodiff.render.listing import Entry, Extract, Listing, Object
from diplodiff.render.options import Options
from diplodiff.render.sarif import LEVELS, artifact, log, notification, plain_message


def render(listing: Listing, options: Options) -> str:
    """The list as a log with one run."""
    known = dict(listing.rules)
    rules = [rule for rule in known if any(e.rule == rule for e in listing.entries)]
    told = [notification(n, "note", text.siglum) for text in listing.texts for n in text.notes]
    told += [notification(n, "note") for n in listing.notes]
    results = _Results(listing, rules)
    driver = {
        "name": "diplodiff",
        "version": listing.version,
        "semanticVersion": listing.version,
        "rules": [{"id": rule, "name": _camel(rule), "shortDescription": {"text": known[rule]}} for rule in rules],
    }
    return log(
        {
            "tool": {"driver": driver},
            "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": told}],
            "artifacts": [artifact(text) for text in listing.texts],
            "results": [results.result(entry) for entry in listing.entries],
            "columnKind": "unicodeCodePoints",
            "properties": {
                "command": listing.command,
                "settings": listing.settings,
                "answer": listing.sentence,
                "disclaimer": listing.disclaimer,
            },
        }
    )


def _camel(rule: str) -> str:
    return "".join(word.capitalize() for word in rule.split("-"))


class _Results:
    def __init__(self, listing: Listing, rules: list[str]) -> None:
        self._rules = rules
        self._index = {text.siglum: n for n, text in enumerate(listing.texts)}
        self._origins = {text.siglum: text.source.origin for text in listing.texts}
        self._places = {(t.siglum, p.id): p.location for t in listing.texts for p in t.paragraphs}

    def result(self, entry: Entry) -> Object:
        kind, level = "fail", LEVELS.get(entry.severity, "none")
        if entry.severity == "info":
            kind, level = "informational", "none"
        elif entry.confidence == "tentative":
            kind, level = "review", "none"
        told = [f"{entry.heading}.", *entry.said, *(s for x in entry.extracts for s in x.said)]
        found: Object = {
            "ruleId": entry.rule,
            "ruleIndex": self._rules.index(entry.rule),
            "kind": kind,
            "level": level,
            "message": plain_message(" ".join(map(safe.sentence, told))),
            "locations": [self._location(x) for x in entry.extracts[:1]],
            "properties": {"id": entry.id, "severity": entry.severity, "confidence": entry.confidence},
        }
        if entry.extracts[1:]:
            related = [self._location(x) for x in entry.extracts[1:]]
            found["relatedLocations"] = [{"id": n, **place} for n, place in enumerate(related, 1)]
        return found

    def _location(self, extract: Extract) -> Object:
        physical: Object = {
            "artifactLocation": {
                "uri": origins.uri(self._origins[extract.siglum]),
                "index": self._index[extract.siglum],
            }
        }
        place = self._places.get((extract.siglum, extract.ids[0]), Location()) if extract.ids else Location()
        if place.line is not None:
            physical["region"] = {"startLine": place.line}
        location: Object = {"physicalLocation": physical}
        if extract.ids:
            location["logicalLocations"] = [
                {"fullyQualifiedName": safe.one_line(i), "kind": "paragraph"} for i in extract.ids
            ]
        if extract.text:
            location["message"] = plain_message(safe.isolate(safe.one_line(extract.text)))
        if place.page is not None:
            location["properties"] = {"page": place.page}
        return location

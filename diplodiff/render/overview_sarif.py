"""SARIF over an archive: the logs of its instruments as one run, as services that take few runs a file want it.

What a baseline accepts is there, suppressed, with who accepted it, when and why.
"""

from __future__ import annotations

import json
from typing import Any

from diplodiff import __version__, settings
from diplodiff.render import origins, safe
from diplodiff.render.overview import Overview, Row
from diplodiff.render.sarif import FINGERPRINT, log, plain_message, tool

Object = dict[str, Any]


def render(overview: Overview) -> str:
    """The archive as a log with one run."""
    merged = _Merged(overview.folder)
    for row in overview.rows:
        merged.add(row, overview.against)
    by = tool(__version__, {})
    by["driver"]["rules"] = merged.rules
    run = {
        "tool": by,
        "invocations": [{"executionSuccessful": merged.successful, "toolExecutionNotifications": merged.notifications}],
        "artifacts": merged.artifacts,
        "results": merged.results,
        "columnKind": "unicodeCodePoints",
        "properties": {"archive": safe.name(overview.name), "settings": settings.digest()},
    }
    return log(run)


class _Merged:
    """One run out of many; indexes into rules and artifacts are set anew."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.rules: list[Object] = []
        self.numbers: dict[str, int] = {}  # of rules, by id
        self.artifacts: list[Object] = []
        self.results: list[Object] = []
        self.notifications: list[Object] = []
        self.successful = True

    def add(self, row: Row, against: bool) -> None:
        """Add the log of an instrument; where there is none, why."""
        run = _run(row.sarif)
        if row.status != "compared" or run is None:
            self.successful = self.successful and row.passed
            self._notify(row, "note" if row.passed else "error", row.said or "its report cannot be read")
        if run is None or "results" not in run:
            return
        first = len(self.artifacts)
        self.artifacts += [self._moved(each, first) for each in run.get("artifacts", [])]
        rules = run["tool"]["driver"]["rules"]
        accepted = {finding.fingerprint: finding.accepted for finding in row.findings if finding.accepted is not None}
        for result in run["results"]:
            self.results.append(self._result(result, rules, first, row.id, accepted, against))

    def _notify(self, row: Row, level: str, said: str) -> None:
        told = f"{safe.one_line(row.id)}: {safe.isolate(safe.one_line(said))}"
        self.notifications.append({"descriptor": {"id": row.status}, "level": level, "message": plain_message(told)})

    def _result(
        self, result: Object, rules: list[Object], first: int, name: str, accepted: dict[str, str], against: bool
    ) -> Object:
        found: Object = self._moved(result, first)
        rule = rules[result["ruleIndex"]]
        number = self.numbers.setdefault(rule["id"], len(self.rules))
        if number == len(self.rules):
            self.rules.append(rule)
        found["ruleIndex"] = number
        found.setdefault("properties", {})["instrument"] = safe.one_line(name)
        fingerprint = result.get("partialFingerprints", {}).get(FINGERPRINT, "")
        if against and fingerprint:
            found["baselineState"] = "unchanged" if fingerprint in accepted else "new"
        if fingerprint in accepted:
            why = safe.one_line(accepted[fingerprint])
            found["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
        return found

    def _moved(self, value: Any, first: int) -> Any:
        """A value with its addresses told from where the run was started, and its artifacts counted from first."""
        if isinstance(value, list):
            return [self._moved(each, first) for each in value]
        if not isinstance(value, dict):
            return value
        found = {key: self._moved(each, first) for key, each in value.items()}
        if isinstance(uri := found.get("uri"), str):
            if "://" not in uri and not uri.startswith("/"):
                found["uri"] = origins.uri(self.folder) + uri if self.folder else uri
            if "index" in found:
                found["index"] += first
        return found


def _run(path: str | None) -> Object | None:
    if path is None:
        return None
    try:
        with open(path, encoding="utf-8") as file:
            (run,) = json.load(file)["runs"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return run if isinstance(run, dict) else None

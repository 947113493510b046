"""What a run gathers to draw overviews of the whole archive, and where it puts them."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any

from diplodiff.archive import manifest as manifests
from diplodiff.archive.baseline import Accepted, Baseline, Judged
from diplodiff.archive.manifest import Manifest
from diplodiff.archive.records import Found, Head
from diplodiff.archive.store import write_whole
from diplodiff.errors import DiplodiffError
from diplodiff.render.origins import uri
from diplodiff.render.overview import Overview, Row, Text, Told, overview, overview_format


class Gathered:
    """The rows of a run, in the order of the manifest; nothing is kept where no overview is asked for."""

    def __init__(
        self, paths: Sequence[str], reports: str, formats: Sequence[tuple[str, str]], fail_on: Set[str]
    ) -> None:
        """Paths of the overviews, folder of the reports by instrument, their formats with endings, what fails."""
        self.wanted = [(overview_format(path), path) for path in paths]
        self.reports, self.formats, self.failing = reports, formats, fail_on
        self.rows: list[tuple[Row, str]] = []

    def add(self, head: Head, line: bytes, judged: Judged, baseline: Baseline | None) -> None:
        """Hear of an instrument."""
        if not self.wanted:
            return
        record = json.loads(line)
        known = [(found, _accepted(baseline, head.id, found)) for found in judged.known]
        findings = [self._told(found, None) for found in judged.new if found.rule != "refused"]
        findings += [self._told(found, each) for found, each in known if found.rule != "refused"]
        new_refusal = any(found.rule == "refused" for found in judged.new)
        fails = head.status == "failed" or new_refusal or any(f.fails(self.failing) for f in judged.new)
        row = Row(
            head.id, record["instrument"]["title"] or _first(record, "title"), _first(record, "date"), head.status,
            head.error or " ".join(record.get("gate", {}).get("reasons", [])), not fails,
            tuple(_text(text) for text in record.get("texts", [])), tuple(findings), len(judged.gone),
            sarif=os.path.join(self.reports, f"{head.id}.sarif") if self._sarif else None,
        )  # fmt: skip
        self.rows.append((row, head.id))

    def _told(self, found: Found, accepted: Accepted | None) -> Told:
        who = f"accepted by {accepted.by} on {accepted.on}: {accepted.why}" if accepted else None
        fails = accepted is None and found.fails(self.failing)
        return Told(found.severity, found.rule, found.sides, found.text, found.message, found.fingerprint, who, fails)

    @property
    def _sarif(self) -> bool:
        return any(form == "sarif" for form, _ in self.wanted)

    def write(self, manifest: Manifest, against: bool) -> None:
        """Write the overviews. Raises DiplodiffError where one cannot be written."""
        folder = os.path.relpath(manifest.folder).replace(os.sep, "/")
        said = {instrument.id: instrument.texts for instrument in manifest.instruments}
        for form, path in self.wanted:
            rows = tuple(
                row._replace(reports=self._links(name, path), texts=row.texts or tuple(map(_unread, said[name])))
                for row, name in self.rows
            )
            shown = Overview(Path(manifest.path).name, rows, against, "" if folder == "." else f"{folder}/")
            try:
                write_whole(Path(path), overview(form, shown).encode("utf-8", "backslashreplace"), lasting=True)
            except OSError as error:
                raise DiplodiffError(
                    f"The overview {path} cannot be written ({error.strerror}); make room, or name another file."
                ) from error

    def _links(self, name: str, path: str) -> tuple[tuple[str, str], ...]:
        """The reports of an instrument as addresses relative to the overview."""
        here = os.path.dirname(os.path.abspath(path))
        files = [(form, os.path.join(os.path.abspath(self.reports), name + ending)) for form, ending in self.formats]
        return tuple((form, uri(os.path.relpath(file, here).replace(os.sep, "/"))) for form, file in files)


def _accepted(baseline: Baseline | None, name: str, found: Found) -> Accepted | None:
    return baseline.accepted.get((name, found.fingerprint)) if baseline else None


def _first(record: dict[str, Any], key: str) -> str | None:
    """What the first text that says so says of its instrument."""
    texts = record.get("texts", [])
    return next((text["instrument"][key] for text in texts if text["instrument"][key]), None)


def _unread(text: manifests.Text) -> Text:
    """A text of an instrument that failed, as the manifest has it."""
    return Text(text.side or text.source, text.language, text.source)


def _text(text: dict[str, Any]) -> Text:
    return Text(text["name"], text["language"], text["source"]["origin"])

"""JUnit XML over an archive: a suite an instrument, a case for its comparison and one for each finding.

What fails the run fails its case; what the baseline accepts is skipped, with who accepted it, when and why.
"""

from __future__ import annotations

from diplodiff.render import safe
from diplodiff.render.excerpt import beginning
from diplodiff.render.junit import case, counted, report
from diplodiff.render.overview import Overview, Row, Told
from diplodiff.render.xml import Element
from diplodiff.settings import render as settings


def render(overview: Overview) -> str:
    """The archive as test suites."""
    return report([_suite(row) for row in overview.rows])


def _suite(row: Row) -> Element:
    name = safe.one_line(row.id)
    said = safe.one_line(row.said)
    outcome: list[Element] = []
    if row.status == "failed" or (row.status == "refused" and not row.passed):
        outcome = [Element("error", {"type": row.status, "message": _short(said)}, (said,))]
    elif row.status == "refused":
        outcome = [Element("skipped", {"message": _short(said)})]
    cases = [case(name, "comparison", outcome)]
    cases += [case(name, _title(finding), _outcome(finding)) for finding in row.findings]
    return counted(name, cases)


def _title(finding: Told) -> str:
    return f"{finding.rule} {safe.one_line(finding.fingerprint)}"


def _outcome(finding: Told) -> list[Element]:
    said = safe.one_line(finding.message)
    told = "\n".join(filter(None, (said, safe.isolate(safe.one_line(finding.text)))))
    if finding.accepted is not None:
        return [Element("skipped", {"message": _short(f"known: {safe.one_line(finding.accepted)}")})]
    if finding.fails:
        kind = f"{finding.severity} {finding.rule}"
        return [Element("failure", {"type": kind, "message": _short(said)}, (told,))]
    return [Element("system-out", {}, (f"{finding.severity}: {told}",))]


def _short(text: str) -> str:
    return beginning(text, settings.RENDER_ANNOTATION_CHARS)

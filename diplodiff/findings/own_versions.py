"""Q8: what differs between the texts that one side itself published, looked at before anything is said of another side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplodiff.findings.context import fingerprint
from diplodiff.findings.nway_desk import Desk, Said, joined, least, nearest, not_found, strongest
from diplodiff.findings.nway_merge import merged, passages_of
from diplodiff.model import SEVERITIES, Finding, Passage, Severity

_MOST: Severity = "high"  # nothing between versions of one side is graver
_TELLING = SEVERITIES[: SEVERITIES.index("medium") + 1]
_RULE, _CODE = "own-versions", "Q8"


def differing_rows(desk: Desk) -> dict[tuple[int, int], set[int]]:
    """For a row of the table and a version that lacks something in it, the versions of the same side that have it."""
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for said in desk.said(own=True):
        found[said.row, said.lacks].add(said.has)
    return dict(found)


def own_versions(desk: Desk) -> Iterator[Finding]:
    """Passages that only some versions have, and telling differences, one by one; the rest in one finding a side."""
    yield from _lacking(desk)
    slight: dict[int, list[Finding]] = defaultdict(list)
    for finding in merged(desk, desk.others(own=True)):
        side = desk.sides[desk.number[finding.present[0]]]
        if finding.severity in _TELLING and len(finding.present) > 1:
            message = f"{desk.published_differently(side)} {finding.message}"
            yield _as_own(finding, message, fingerprint(_RULE, *(p.text for _, p in finding.passages), finding.rule))
        elif len(finding.present) > 1:
            slight[side].append(finding)
    for side, found in sorted(slight.items()):
        yield _summary(desk, side, found)


def _lacking(desk: Desk) -> Iterator[Finding]:
    groups: dict[tuple[int, int, str], list[Said]] = defaultdict(list)
    for said in desk.said(own=True):
        whole = said.finding.code == "P1"
        if whole and said.lacks in desk.having(said.row):
            continue
        what = "" if whole else said.finding.fingerprint.split("-")[0]
        groups[desk.sides[said.has], said.row, what].append(said)
    for (side, _, _), calls in groups.items():
        findings = [said.finding for said in calls]
        has, lacks = {s.has for s in calls}, {s.lacks for s in calls}
        passages = passages_of(desk, findings)
        first = replace(
            findings[0],
            severity=strongest(findings),
            confidence=least(findings),
            present=desk.sigla(tuple(has)),
            absent=desk.sigla(tuple(lacks - has)),
            passages=passages,
            nearest=nearest(findings, desk),
        )
        message = f"{desk.published_differently(side)} {not_found(desk, tuple(lacks - has))}"
        yield _as_own(first, message, fingerprint(_RULE, *{p.text or p.label or "" for _, p in passages}))


def _as_own(finding: Finding, message: str, mark: str) -> Finding:
    severity = max(finding.severity, _MOST, key=SEVERITIES.index)
    return replace(finding, rule=_RULE, code=_CODE, severity=severity, message=message, fingerprint=mark, labels=())


def _summary(desk: Desk, side: int, found: Sequence[Finding]) -> Finding:
    """The smaller differences between the versions of a side: how many of what, and under which labels."""
    counts = Counter(finding.rule for finding in found)
    listed = joined([f"{rule} {count}" for rule, count in sorted(counts.items())])
    ids: dict[str, dict[str, str]] = defaultdict(dict)
    for siglum, passage in (pair for finding in found for pair in finding.passages):
        for i in passage.ids:
            ids[siglum].setdefault(i, desk.label(siglum, i))
    passages = tuple(
        (siglum, Passage(tuple(ids[siglum]), None, ", ".join(label for label in ids[siglum].values() if label)))
        for siglum in sorted(ids, key=lambda s: desk.number[s])
    )
    message = f"{desk.published_differently(side).removesuffix(' differ here.')} also differ in smaller ways: {listed}."
    return Finding(
        rule=_RULE,
        code=_CODE,
        severity=strongest(found),
        confidence=least(found),
        present=tuple(siglum for siglum, _ in passages),
        absent=(),
        passages=passages,
        message=message,
        fingerprint=fingerprint(_RULE, *sorted(finding.fingerprint for finding in found)),
    )

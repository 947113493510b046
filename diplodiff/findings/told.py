"""What other rules have said of a pair is not said again as "the wording differs"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplodiff.model import Finding, Passage

_SAYS = frozenset({"F1", "F2", "F3", "F4", "F5", "M1", "M2", "M3", "M4", "M5", "M6", "P5"})  # they mark the words they turn on


def untold(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those of W1 without the words that a finding of facts or wording marks; none that has no words left."""
    marked: dict[tuple[str, tuple[str, ...]], list[tuple[int, int]]] = {}
    for finding in findings:
        if finding.code in _SAYS:
            for siglum, passage in finding.passages:
                marked.setdefault((siglum, passage.ids), []).extend(passage.marks)
    found = []
    for finding in findings:
        if finding.code == "W1" and any(passage.marks for _, passage in finding.passages):
            passages = tuple((s, _rest(p, marked.get((s, p.ids), []))) for s, p in finding.passages)
            if not any(passage.marks for _, passage in passages):
                continue
            found.append(replace(finding, passages=passages))
        else:
            found.append(finding)
    return found


def _rest(passage: Passage, told: list[tuple[int, int]]) -> Passage:
    kept = tuple(m for m in passage.marks if not any(start <= m[0] and m[1] <= end for start, end in told))
    return passage if kept == passage.marks else replace(passage, marks=kept)

"""How sure findings are where the two texts are in different languages: meaning was compared there, not words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from diplodiff.language.normalise import spelt_length
from diplodiff.model import SEVERITIES, Finding
from diplodiff.settings.across import CROSS_ANSWERED, CROSS_LEAST_CHARACTERS, CROSS_SURE_ABSENT

# By id of a passage (paragraph or clause): the probability that its counterpart is on the other side after all.
Doubts = Mapping[str, float]


def weighed(findings: tuple[Finding, ...], doubts: Doubts) -> tuple[Finding, ...]:
    """The findings with a confidence that the evidence bears; a doubtful one-sided passage is one grade less severe."""
    found = [_weighed(f, doubts) for f in findings if not _slight(f) and not _answered(f, doubts)]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))


def _weighed(finding: Finding, doubts: Doubts) -> Finding:
    if finding.rule in ("moved", "order", "split-merged"):
        ids = [i for _, passage in finding.passages for i in passage.ids]
        sure = max((doubts.get(i, 1.0) for i in ids), default=1.0) <= 1.0 - CROSS_SURE_ABSENT
        return replace(finding, confidence="strong" if sure else "tentative")
    if not finding.rule.startswith("one-sided"):
        return finding
    # the heading over a paragraph goes with it, and is close to any: "Article 7"
    told = slice(-1, None) if finding.rule == "one-sided-paragraph" else slice(None)
    doubt = max((doubts.get(i, 0.0) for _, passage in finding.passages for i in passage.ids[told]), default=1.0)
    if finding.confidence == "strong" and doubt <= 1.0 - CROSS_SURE_ABSENT:
        return finding
    lower = SEVERITIES[min(SEVERITIES.index(finding.severity) + 1, len(SEVERITIES) - 1)]
    return replace(finding, confidence="tentative", severity=lower)


def _answered(finding: Finding, doubts: Doubts) -> bool:
    """Whether a paragraph that seems one-sided is likely to have its counterpart after all."""
    if finding.rule not in ("one-sided-paragraph", "one-sided-section"):
        return False
    return min(doubts.get(i, 0.0) for _, passage in finding.passages for i in passage.ids) >= CROSS_ANSWERED


def _slight(finding: Finding) -> bool:
    """Whether a one-sided passage is too short for its meaning to be compared: "Now, therefore," or "President"."""
    return finding.rule == "one-sided-paragraph" and all(is_short(passage.text) for _, passage in finding.passages)


def is_short(text: str) -> bool:
    """Whether a passage has too few letters for its meaning to be compared."""
    return spelt_length(text) < CROSS_LEAST_CHARACTERS

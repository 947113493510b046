"""Q7: what differs between two captures of one page; here, and only here, a before and an after may be named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplodiff.findings.context import fingerprint
from diplodiff.model import Finding, PublishedText

RULE, CODE = "capture", "Q7"


def over_time(findings: Sequence[Finding], texts: tuple[PublishedText, PublishedText]) -> tuple[Finding, ...]:
    """The findings of a comparison of two captures, the earlier first, told as what changed in between."""
    return tuple(_told(finding, texts) for finding in findings)


def _told(finding: Finding, texts: tuple[PublishedText, PublishedText]) -> Finding:
    earlier, later = (f"the capture of {text.source.retrieved_at or 'an unknown time'}" for text in texts)
    if finding.present == (texts[0].siglum,) and finding.absent:
        message = f"Present in {earlier}, not present in {later}."
    elif finding.present == (texts[1].siglum,) and finding.absent:
        message = f"Not present in {earlier}, present in {later}."
    else:
        message = f"Differs between {earlier} and {later}. {finding.message}"
    mark = fingerprint(RULE, finding.rule, finding.fingerprint)
    return replace(finding, rule=RULE, code=CODE, message=message, fingerprint=mark)

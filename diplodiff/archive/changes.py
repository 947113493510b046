"""What changed since the run before, and whose change it is: the publisher's, the manifest's, or this program's.

Where both the program and what is served changed, the old bytes are read by the new program: what differs between the old
result and that is ours, what differs between that and the new result is the publisher's.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from diplodiff.archive.records import Found, Head

PROGRAM = "program"
PUBLISHER = "publisher"
MANIFEST = "manifest"
UNDECIDED = "undecided"  # program and publisher, and the bytes of then were not kept


def changes(before: Head | None, between: Head | None, now: Head) -> list[dict[str, Any]]:
    """The changes of an instrument, as objects for JSON; none where it was not compared before or now."""
    if before is None or "failed" in (before.status, now.status) or before.key == now.key:
        return []
    if before.asked != now.asked or len(before.sources) != len(now.sources):
        return _step(MANIFEST, before, now)
    ours, theirs = before.program != now.program, before.sources != now.sources
    if ours and theirs:
        if between is None:
            return _step(UNDECIDED, before, now)
        return _step(PROGRAM, before, between) + _step(PUBLISHER, between, now)
    return _step(PROGRAM if ours else PUBLISHER if theirs else MANIFEST, before, now)


def _step(because: str, then: Head, now: Head) -> list[dict[str, Any]]:
    appeared, gone = _beyond(now, then), _beyond(then, now)
    if not appeared and not gone and then.verdict == now.verdict:
        return []
    turned = {"verdict": [then.verdict, now.verdict]} if then.verdict != now.verdict else {}
    return [
        {
            "instrument": now.id,
            "because": because,
            **turned,
            "appeared": [_told(found) for found in appeared],
            "gone": [_told(found) for found in gone],
        }
    ]


def _beyond(these: Head, those: Head) -> list[Found]:
    """The findings of these that are not among those; the same one twice is two."""
    left = Counter(found.fingerprint for found in those.findings)
    over = []
    for found in these.findings:
        if left[found.fingerprint] > 0:
            left[found.fingerprint] -= 1
        else:
            over.append(found)
    return over


def _told(found: Found) -> dict[str, str]:
    return {
        "fingerprint": found.fingerprint,
        "rule": found.rule,
        "severity": found.severity,
        "message": found.message,
        "text": found.text,
    }

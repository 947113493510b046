"""What a look at pages saw, as plain dicts and lists for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from diplodiff import __version__, settings
from diplodiff.evidence.watch import Watched
from diplodiff.render.json import SCHEMA_VERSION, comparison_object
from diplodiff.sources.captures import SCHEME


def report(seen: Sequence[Watched]) -> dict[str, Any]:
    """All pages; "comparison" is what `diplodiff compare --format json` prints, null where nothing was compared."""
    counts = Counter(each.state for each in seen)
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "diplodiff", "version": __version__, "settings": settings.digest()},
        "watched": [entry(each) for each in seen],
        "summary": dict(sorted(counts.items())),
    }


def entry(seen: Watched) -> dict[str, Any]:
    """One page."""
    return {
        "url": seen.page.address,
        "status": seen.state,
        "because": _because(seen),
        "message": seen.message,
        "before": _capture(seen.before, seen.times[0]),
        "after": _capture(seen.after, seen.times[1]),
        "comparison": comparison_object(seen.comparison) if seen.comparison else None,
    }


def _because(seen: Watched) -> list[str]:
    """Who changed something: the publisher, the program that reads, both, or nobody."""
    publisher = seen.state in ("changed", "same-text", "gone", "back")
    return [*(["publisher"] if publisher else []), *(["reader"] if seen.reader else [])]


def _capture(name: str | None, at: str | None) -> dict[str, Any] | None:
    return {"capture": SCHEME + name, "retrieved_at": at} if name else None

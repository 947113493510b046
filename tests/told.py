"""Files that hold texts and what is told of them: stretches of lines under heads."""

from __future__ import annotations

from pathlib import Path


def sections(path: Path) -> dict[str, list[str]]:
    """The lines under each head ("## " a text, "== " a case), by the whole line of the head."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("## ", "== ")):
            of = found.setdefault(line, [])
        else:
            of.append(line)
    return found

"""docs/dependencies.md: what the program needs to run, and under which licences, from the metadata of what is installed.

`python tools/dependencies.py` writes it; it fails where a licence is not known to be compatible with Apache-2.0.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "dependencies.md"
# Permissive licences, and weak copyleft ones (LGPL, MPL), which ask nothing of a program that imports a library unchanged.
COMPATIBLE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "HPND", "ISC", "MIT", "MIT-CMU", "MIT-0", "MPL-2.0",
    "PSF-2.0", "Python-2.0", "Unlicense", "Zlib", "LGPL-2.1-or-later", "LGPL-3.0-or-later", "BSL-1.0", "Unicode-3.0",
}  # fmt: skip
# What older metadata says in words of its own, by what it says.
_SPOKEN = (
    (r"apache", "Apache-2.0"),
    (r"mozilla|\bmpl\b", "MPL-2.0"),
    (r"\blgpl|lesser general public", "LGPL-2.1-or-later"),
    (r"3-clause|new bsd|modified bsd|bsd-3", "BSD-3-Clause"),
    (r"2-clause|simplified bsd|bsd-2", "BSD-2-Clause"),
    (r"\bbsd\b", "BSD-3-Clause"),
    (r"\bmit\b", "MIT"),
    (r"\bisc\b", "ISC"),
    (r"python software foundation|\bpsf\b", "PSF-2.0"),
)

_LOOSE = {"BSD", "BSD License"}  # which of them, another line may say


class Needed(NamedTuple):
    """A distribution and its licence as an SPDX expression ("" where none is told)."""

    name: str
    licence: str


def direct() -> tuple[dict[str, str], dict[str, str]]:
    """The dependencies that pyproject.toml names: those always installed, and those of each extra with its name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    always = {_name(line): line for line in project["dependencies"]}
    extras = {_name(line): extra for extra, lines in project["optional-dependencies"].items() for line in lines}
    return always, extras


def closure(names: Iterator[str] | list[str]) -> list[str]:
    """These distributions and all that they need on this platform; what is not installed is left out."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        if name not in found:
            found[name] = None
            asked = [Requirement(line) for line in needs]
            waiting += [canonicalize_name(r.name) for r in asked if not r.marker or r.marker.evaluate({"extra": ""})]
    return sorted(found)


def needed(name: str) -> Needed:
    """A distribution as its metadata has it."""
    about = metadata.metadata(name)
    return Needed(name, _licence(about))


def compatible(expression: str) -> bool:
    """Whether each licence of an expression, or of one alternative of it, is one of COMPATIBLE."""
    alternatives = re.split(r"\s+OR\s+", expression.replace("(", "").replace(")", ""))
    return any(all(part in COMPATIBLE for part in re.split(r"\s+AND\s+", each)) for each in alternatives)


def page() -> str:
    """The whole page."""
    always, extras = direct()
    installed = [name for name in extras if _installed(name)]
    named, below = {*always, *extras}, closure([*always])
    lines = [
        "# Dependencies",
        "",
        "What diplodiff needs to run, each with its licence as its own metadata states it. `make licences` writes this page",
        "and fails where a licence is not compatible with Apache-2.0. Versions stand in `requirements/`, with their hashes.",
        "",
        "| distribution | licence | needed by |",
        "|---|---|---|",
        *(f"| {n.name} | {n.licence} | diplodiff |" for n in map(needed, sorted(always))),
        *(f"| {n.name} | {n.licence} | those above |" for n in map(needed, below) if n.name not in named),
        *(f"| {n.name} | {n.licence} | the part `{extras[n.name]}` |" for n in map(needed, sorted(installed))),
        *(
            f"| {n.name} | {n.licence} | those parts |"
            for n in map(needed, closure([*extras]))
            if n.name not in {*named, *below}
        ),
        "",
        "Parts are installed on request (`pip install 'diplodiff[ocr]'`).",
    ]
    absent = sorted(f"{name} (`{extra}`)" for name, extra in extras.items() if name not in installed)
    if absent:
        lines += [f"Not installed where this page was written: {', '.join(absent)}."]
    return "\n".join(lines) + "\n"


def _licence(about: metadata.PackageMetadata) -> str:
    if about.get("License-Expression"):
        return str(about.get("License-Expression"))
    said = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    said += (about.get("License") or "").split("\n")[0][:80].split(",")
    exact = {spoken for each in said if each.strip() not in _LOOSE and (spoken := _spoken(each.strip()))}
    return " AND ".join(sorted(exact or {spoken for each in said if (spoken := _spoken(each.strip()))}))


def _spoken(said: str) -> str:
    if said in COMPATIBLE:
        return said
    return next((licence for pattern, licence in _SPOKEN if re.search(pattern, said, re.IGNORECASE)), "")


def _name(requirement: str) -> str:
    return canonicalize_name(Requirement(requirement).name)


def _installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def main() -> int:
    """Write the page; 1 where a licence is not compatible."""
    always, extras = direct()
    PAGE.write_text(page(), encoding="utf-8")
    bad = [n for n in map(needed, closure([*always, *extras])) if not compatible(n.licence)]
    for entry in bad:
        print(f"{entry.name}: {entry.licence or 'no licence told'}", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

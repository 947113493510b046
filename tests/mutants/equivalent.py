"""Mutants that no test can kill since they behave as the program does: equivalent.toml, each with the reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.mutants.mutants import Mutant

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("equivalent.toml")
_Key = tuple[str, tuple[str, ...], tuple[str, ...]]


def reasons() -> dict[_Key, str]:
    """(path of the module, lines of the program, lines of the mutant) -> why they do the same."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8")).get("mutant", [])
    return {(e["path"], tuple(e["program"].split("\n")), tuple(e["mutant"].split("\n"))): e["why"] for e in entries}


def key(mutant: Mutant) -> _Key:
    """What a mutant is known by: its lines, not their numbers."""
    return mutant.path, mutant.removed, mutant.added


def stale() -> list[str]:
    """Entries whose lines the program no longer has."""
    found = []
    for path, program, _ in reasons():
        file = ROOT / path
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []
        if not all(line in lines for line in program):
            found.append(f"{path}: {' / '.join(program)}")
    return found

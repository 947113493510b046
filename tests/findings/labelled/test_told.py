"""What a reader is told of each labelled pair of the development half: severity, confidence, the words marked, the message.

`make golden` writes told.txt again; read the difference before you keep it. Precision and recall count what is found at all;
these lines hold what is said of it, in every pair of languages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from diplodiff.model import Finding
from tests.findings.labelled.pairs import _ROLES, Labelled, found, labelled

GOLDEN = Path(__file__).with_name("told.txt")
CASES = {code: list(cases) for code, cases in groupby(sorted(labelled("dev")), key=lambda case: case.code)}


def lines(cases: list[Labelled]) -> Iterator[str]:
    """The pairs of a rule with what is told of each, one block a pair."""
    for case in cases:
        yield f"{'+' if case.expected else '-'}{case.code} {'-'.join(case.languages)} {case.texts[0][:60]}"
        told = found(case.texts, case.languages, _ROLES.get(case.code, "operative"))
        yield from (f"    {_line(finding)}" for finding in told)


def _line(f: Finding) -> str:
    marked = " | ".join(f"{s}: {', '.join(p.text[a:b] for a, b in p.marks)}" for s, p in f.passages)
    sides = f"{''.join(f.present)}{f'-{f.absent[0]}' if f.absent else ''}"
    return f"{f.code} {f.severity} {f.confidence} {sides} [{marked}] {f.message}"


def kept() -> dict[str, list[str]]:
    """The lines of told.txt by rule."""
    of: dict[str, list[str]] = {}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            code = line.split(" ")[0][1:]
        of.setdefault(code, []).append(line)
    return of


def test_what_is_told_is_kept_for_every_pair() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        every = [line for code in sorted(CASES) for line in lines(CASES[code])]
        GOLDEN.write_text("\n".join(every) + "\n", encoding="utf-8", newline="")
    assert kept().keys() == CASES.keys()


@pytest.mark.parametrize("code", sorted(CASES))
def test_what_is_told_of_a_pair(code: str) -> None:
    assert list(lines(CASES[code])) == kept()[code]

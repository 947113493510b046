"""What the contract suite expects, and how a reading differs from it."""

from __future__ import annotations

import hashlib
import importlib
import sys
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from diplodiff.language.normalise import folded
from diplodiff.loaders import detect, load
from diplodiff.model import PublishedText, Snapshot
from diplodiff.structure.build import Side, structure

_FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
sys.path.insert(0, str(_FIXTURES))
try:
    _make: Any = importlib.import_module("make_contract")
    _makers: dict[str, Any] = _make.formats()
finally:
    sys.path.remove(str(_FIXTURES))

TEXTS: list[tuple[str, str]] = _make.texts()
FORMATS = list(_makers)
source = _make.source
PDF = _FIXTURES / "contract" / "pdf"

# (language, format) -> why it cannot be read alike.
LEFT_OUT: dict[tuple[str, str], str] = {
    (language, "pdf"): "the typesetter gives conjuncts and vowel signs no letters" for language in _make.NOT_TYPESET
}

Row = tuple[str, str | None, tuple[str, ...]]


@cache
def reading(name: str, language: str, form: str) -> PublishedText:
    """The text as it is read from a file of this format."""
    body = _makers[form](source(name, language))
    snapshot = Snapshot(f"{name}.{form.partition('-')[0]}", body, "", hashlib.sha256(body).hexdigest())
    blocks = load(snapshot)
    return structure(blocks, replace(snapshot, media_type=detect(snapshot)), Side("A", form))


def letters(text: str) -> str:
    """What is the same however lines were broken."""
    return folded(text).replace(" ", "")


def expected(name: str, language: str) -> list[Row]:
    """(role, label, clauses) of every paragraph, as the source states them; a title's and a heading's text is whole."""
    rows: list[Row] = []
    for block in source(name, language).blocks:
        whole = block.role in ("title", "heading")
        rows.append((block.role, block.label or None, (block.text,) if whole else block.clauses))
    return rows


def read_rows(text: PublishedText) -> list[Row]:
    """The same of a text that was read."""
    return [(p.role, p.label, tuple(c.text for c in p.clauses) or (p.text,)) for p in text.paragraphs]


def _folded(rows: list[Row], language: str) -> list[Row]:
    """Typesetting drops what prints nothing (joiners): the words count, and in Korean, whose lines may end anywhere
    inside a word without a hyphen, the letters.
    """
    gap = "" if language == "ko" else " "
    return [(role, label, tuple(gap.join(folded(c).split()) for c in clauses)) for role, label, clauses in rows]


def differences(text: PublishedText, name: str, language: str) -> list[str]:
    """How a reading differs from what the source states, a line for each paragraph."""
    want, got = expected(name, language), read_rows(text)
    if text.extraction.method.startswith("pdf"):
        want, got = _folded(want, language), _folded(got, language)
    found: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
        if tag != "equal":
            found += [f"- {row}" for row in want[a:b]] + [f"+ {row}" for row in got[c:d]]
    return found

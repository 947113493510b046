"""A paragraph's clauses: its sentences, or the items that its semicolons set off."""

from __future__ import annotations

from diplodiff.language.sentences import sentences
from diplodiff.model import Clause, Role


def clauses(paragraph_id: str, text: str, role: Role, language: str | None) -> tuple[Clause, ...]:
    """The clauses of one paragraph in order; a preamble's semicolon items are clauses of their own."""
    spans = sentences(text, language, semicolons=role in ("preamble", "list-item"))
    return tuple(Clause(f"{paragraph_id}.{n}", text[start:end]) for n, (start, end) in enumerate(spans, 1))

"""A paragraph's clauses: its sentences, or the items that its semicolons set off."""

from __future__ import annotations

from diplodiff.language.normalise import folded
from diplodiff.language.sentences import sentences
from diplodiff.model import Clause, Role
from diplodiff.settings.structure import JOINING_WORD


def clauses(paragraph_id: str, text: str, role: Role, language: str | None) -> tuple[Clause, ...]:
    """The clauses of one paragraph in order; a preamble's semicolon items are clauses of their own."""
    spans = list(sentences(text, language, semicolons=role in ("preamble", "list-item")))
    if len(spans) > 1 and _joins(text[slice(*spans[-1])]):
        spans[-2:] = [(spans[-2][0], spans[-1][1])]
    return tuple(Clause(f"{paragraph_id}.{n}", text[start:end]) for n, (start, end) in enumerate(spans, 1))


def _joins(words: str) -> bool:
    """Whether nothing stands there but the word that leads over to the next item."""
    word = folded(words)
    return len(word) <= JOINING_WORD and word.isalpha() and words.strip() == words.strip(".!?。！？।۔")

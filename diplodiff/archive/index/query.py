"""What a person types, as an expression for the search tables of an index: never as their query language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from diplodiff.language.normalise import UNSPACED, folded
from diplodiff.settings.archive import INDEX_QUERY_CHARS, INDEX_QUERY_WORDS

How = Literal["all", "phrase", "any"]


def match(terms: str | Sequence[str], how: How, prefix: bool = False) -> tuple[str, str] | None:
    """The search table and the expression for it; None where the terms hold no word."""
    wanted = [terms] if isinstance(terms, str) else terms
    plain = [found for term in wanted if (found := folded(term[:INDEX_QUERY_CHARS]))]
    if not plain:
        return None
    if how == "phrase" and all(len(_signs(term)) > 2 for term in plain):
        return "clause_trigrams", _any(_quoted(_signs(term)) for term in plain)
    parts = []
    left = INDEX_QUERY_WORDS
    for term in plain:
        words = term.split(" ")[:left]
        left -= len(words)
        if words:
            parts.append(_term(words, how, prefix))
    return "clause_words", _any(parts)


def _signs(term: str) -> str:
    """A term that is all signs of a script without spaces, as it is written; else nothing."""
    return term.replace(" ", "") if all(UNSPACED.match(word) for word in term.split(" ")) else ""


def _term(words: Sequence[str], how: How, prefix: bool) -> str:
    runs = _runs(words) if how != "phrase" else [list(words)]
    parts = [_quoted(" ".join(run)) + (" *" if prefix and not UNSPACED.match(run[-1]) else "") for run in runs]
    if len(parts) == 1:
        return parts[0]
    return "(" + (" OR " if how == "any" else " AND ").join(dict.fromkeys(parts)) + ")"


def _runs(words: Sequence[str]) -> list[list[str]]:
    """The words one by one; signs of a script without spaces that follow one another are one word."""
    runs: list[list[str]] = []
    signs = False
    for word in words:
        here = UNSPACED.match(word) is not None
        if here and signs:
            runs[-1].append(word)
        else:
            runs.append([word])
        signs = here
    return runs


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _any(parts: Iterable[str]) -> str:
    return " OR ".join(parts)

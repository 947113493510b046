"""A user's list of terms: which of them a passage mentions, in whatever inflection and script."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.language.normalise import UNSPACED, words
from diplodiff.settings.language import WATCH_CUT, WATCH_ENDING, WATCH_STEM

Term = tuple[str, ...]


def terms(listed: str) -> tuple[Term, ...]:
    """The terms of a list, one a line, as folded words; empty lines and lines that begin with # are none."""
    lines = [line.strip() for line in listed.splitlines()]
    found = [tuple(w.text for w in words(line)) for line in lines if line and not line.startswith("#")]
    return tuple(dict.fromkeys(term for term in found if term))


def mentions(text: str, wanted: Sequence[Term]) -> bool:
    """Whether a text mentions one of the terms: its words in a row, each with any ending."""
    said = [w.text for w in words(text)]
    stems = {term: tuple(map(_stem, term)) for term in wanted}
    return any(
        all(_is(said[at + n], stem, term[n]) for n, stem in enumerate(stems[term]))
        for term in wanted
        for at in range(len(said) - len(term) + 1)
        if said[at].startswith(stems[term][0])
    )


def _stem(word: str) -> str:
    """What inflections of a word share: its letters without the last two of a longer one."""
    return word if len(word) <= WATCH_STEM else word[: max(WATCH_STEM, len(word) - WATCH_CUT)]


def _is(said: str, stem: str, term: str) -> bool:
    if said == term:
        return True
    if UNSPACED.match(term) or len(term) < WATCH_STEM:
        return False
    return said.startswith(stem) and len(said) <= len(term) + WATCH_ENDING

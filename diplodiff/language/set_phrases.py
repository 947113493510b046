"""Set phrases sought as whole words in folded text. ASCII is searched as it stands, so that its pattern is never compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable

from diplodiff.patterns import regex


class SetPhrases:
    """Folded phrases, and the pattern that `re.search` finds them with.

    words: whether the pattern takes them for whole words; in scripts without spaces it does not, and is always used.
    """

    __slots__ = ("_by_head", "_heads", "_pattern", "_plain", "_words")

    def __init__(self, forms: Iterable[str], pattern: str, words: bool = True) -> None:
        self._plain = tuple(f" {form} " for form in forms if form.isascii())
        self._by_head: dict[str, list[str]] = {}
        for phrase in self._plain:
            self._by_head.setdefault(phrase.split()[0], []).append(phrase)
        self._heads = frozenset(self._by_head)
        self._pattern: re.Pattern[str] = regex(pattern)
        self._words = words

    def stand_in(self, form: str) -> bool:
        """Whether one of the phrases stands anywhere in a folded text."""
        if self._words and form.isascii():
            heads = self._heads.intersection(form.split(" "))
            return bool(heads) and any(phrase in f" {form} " for head in heads for phrase in self._by_head[head])
        return self._pattern.search(form) is not None

    def open(self, form: str) -> bool:
        """Whether a folded text begins with one of the phrases; the pattern is anchored there."""
        if self._words and form.isascii():
            return f" {form} ".startswith(self._plain)
        return self._pattern.search(form) is not None

    def close(self, form: str) -> bool:
        """Whether a folded text ends with one of the phrases; the pattern is anchored there."""
        if self._words and form.isascii():
            return f" {form} ".endswith(self._plain)
        return self._pattern.search(form) is not None

    def are(self, form: str) -> bool:
        """Whether a folded text is one of the phrases and no more."""
        if self._words and form.isascii():
            return f" {form} " in self._plain
        return self._pattern.fullmatch(form) is not None

    def longest(self, form: str) -> str | None:
        """The phrase that stands first in a folded text, of those there the longest."""
        m = self._pattern.search(form) if self.stand_in(form) else None
        return m.group() if m else None

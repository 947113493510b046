"""Characters that are not what they look like: letters of another script inside a word, and hidden directions."""

from __future__ import annotations

import unicodedata

from diplodiff.language.normalise import unmixed, words
from diplodiff.patterns import regex

_LATIN = regex("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = regex("[\u0400-\u052f]")
# Overrides and embeddings reorder what is read; the plain marks and isolates only set a direction, and are left alone.
_DIRECTIONS = regex("[\u202a-\u202e]")


def mixed_words(text: str) -> list[str]:
    """The words that mix Latin and Cyrillic look-alikes, as published: "THЕ" with a Cyrillic E.

    A word that no folding makes one script (a name with a Latin code in it) is no look-alike.
    """
    if text.isascii():
        return []
    found = []
    for word in words(text):
        published = text[word.start : word.end]
        if _LATIN.search(published) and _CYRILLIC.search(published):
            plain = unmixed(published.lower())
            if not (_LATIN.search(plain) and _CYRILLIC.search(plain)):
                found.append(published)
    return found


def odd_letters(word: str) -> list[str]:
    """The letters of a mixed word that are of the script that fewer of its letters have, with their code points."""
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    odd = cyrillic if len(latin) >= len(cyrillic) else latin
    return [f"U+{ord(c):04X} {unicodedata.name(c, 'character')}" for c in dict.fromkeys(odd)]


def direction_overrides(text: str) -> list[str]:
    """The directional override and embedding characters of a text, by code point."""
    return [] if text.isascii() else [f"U+{ord(c):04X}" for c in dict.fromkeys(_DIRECTIONS.findall(text))]

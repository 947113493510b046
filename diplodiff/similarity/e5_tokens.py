"""Texts to numbers of word pieces, as Multilingual E5 takes them: its normaliser's rules, then the likeliest pieces.

No word piece reaches over a space, so that a text is its words, one after another, and words recur: the pieces of each are
kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.settings.similarity import KEPT_WORD, KEPT_WORDS
from diplodiff.similarity.e5_file import Pieces

_SPACE = "\u2581"  # what stands for a space before a word
_UNKNOWN_BELOW = 10.0  # by which an unknown character is less likely than the least likely piece: the package's number


class Tokens:
    """A function from texts to the numbers of their pieces, without those of a beginning and an end."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._longest = max(map(len, pieces.numbers))
        self._least = min(pieces.scores) - _UNKNOWN_BELOW
        self._words: dict[str, list[int]] = {}

    def __call__(self, text: str) -> list[int]:
        found: list[int] = []
        for word in self._split(text):
            tokens = self._words.get(word)
            if tokens is None:
                tokens = self._cut(_SPACE + word)
                if len(word) <= KEPT_WORD:
                    if len(self._words) >= KEPT_WORDS:
                        self._words.clear()
                    self._words[word] = tokens
            found += tokens
        return found

    def _split(self, text: str) -> Sequence[str]:
        words = text.translate(self._pieces.rules).split(" ")
        return [word for n, word in enumerate(words) if word or n == len(words) - 1 > 0]

    def _cut(self, word: str) -> list[int]:
        """The pieces whose scores have the largest sum; of equals, the one whose last piece begins earliest."""
        numbers, scores = self._pieces.numbers, self._pieces.scores
        size = len(word)
        best = [0.0] + [float("-inf")] * size
        came = [(0, 0)] * (size + 1)
        for start in range(size):
            reached = best[start]
            for stop in range(start + 1, min(size, start + self._longest) + 1):
                number = numbers.get(word[start:stop])
                if number is not None and reached + scores[number] > best[stop]:
                    best[stop], came[stop] = reached + scores[number], (start, number)
            if reached + self._least > best[start + 1]:
                best[start + 1], came[start + 1] = reached + self._least, (start, self._pieces.unknown)
        found: list[int] = []
        at = size
        while at:
            at, number = came[at]
            found.append(number)
        return found[::-1]

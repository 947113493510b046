"""Texts to token numbers by the package's tokenizer, with what makes it start and run faster and gives the same numbers.

No word piece reaches over a space and no rule of the package's normaliser does, so that a text is its words, one after
another, and words recur: the tokens of each are kept. The table of word pieces and their beginnings (250,000 entries) is
stored by its first two characters, and only the groups that a text asks for are ever read.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.settings import USE_KEPT_WORD, USE_KEPT_WORDS

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Indices = NDArray[numpy.int64]

_SPACE = "\u2581"  # what the tokenizer writes for a space


class Groups(NamedTuple):
    """The table of word pieces, grouped: the key of each group, its end in `text` and in `values`.

    `text` holds the entries, one a line; a group's key is their first two characters, or nothing for those of one.
    """

    keys: list[str]
    ends: Indices
    text: bytes
    values: NDArray[numpy.int32]


def grouped(table: dict[str, int]) -> Groups:
    """The groups of a table. Raises ValueError where an entry holds a line end."""
    import numpy as np

    if any("\n" in entry for entry in table):
        raise ValueError("a word piece holds a line end")
    keys: list[str] = []
    ends: list[tuple[int, int]] = []
    parts: list[bytes] = []
    size = count = 0
    ordered = sorted(table, key=lambda entry: (_key(entry), entry))
    for key, entries in groupby(ordered, _key):
        listed = list(entries)
        parts.append("".join(f"{entry}\n" for entry in listed).encode("utf-8"))
        size, count = size + len(parts[-1]), count + len(listed)
        keys.append(key)
        ends.append((size, count))
    values = np.fromiter((table[entry] for entry in ordered), dtype=np.int32, count=len(ordered))
    return Groups(keys, np.array(ends, dtype=np.int64), b"".join(parts), values)


def _key(entry: str) -> str:
    return entry[:2] if len(entry) > 1 else ""


class Tokens:
    """The package's tokenizer, one word at a time."""

    def __init__(self, tokenizer: Any, groups: Groups | None = None) -> None:
        """groups: the table of word pieces where the tokenizer comes with an empty one."""
        self._tokenizer = tokenizer
        self._groups = groups
        self._wanted = {key: n for n, key in enumerate(groups.keys)} if groups else {}
        self._words: dict[str, tuple[int, ...]] = {}
        self._read(("",))

    def __call__(self, text: str) -> list[int]:
        """The numbers of the tokens of a text, with those of its beginning and its end."""
        tokenizer = self._tokenizer
        found: list[int] = [tokenizer._bos_id]
        for word in text.split(" "):
            known = self._words.get(word)
            found += self._word(word) if known is None else known
        if len(found) == 1:
            found.append(tokenizer._unk_id)
        found.append(tokenizer._eos_id)
        return found

    def _word(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        # a character may become a space, and one that becomes nothing leaves an empty word
        for part in self._tokenizer._normalizer.normalize(word).split(_SPACE)[1:]:
            piece = _SPACE + part
            if self._wanted:
                self._read({piece[i : i + 2] for i in range(len(piece) - 1)})
            found += self._tokenizer._viterbi(piece)
        tokens = tuple(found)
        if len(word) <= USE_KEPT_WORD:
            if len(self._words) >= USE_KEPT_WORDS:
                self._words.clear()
            self._words[word] = tokens
        return tokens

    def _read(self, keys: Iterable[str]) -> None:
        """Take groups of word pieces into the tokenizer's table."""
        for key in keys:
            number = self._wanted.pop(key, None)
            if number is None or self._groups is None:
                continue
            ends, values = self._groups.ends, self._groups.values
            start, first = ends[number - 1] if number else (0, 0)
            stop, last = ends[number]
            entries = bytes(self._groups.text[start:stop]).decode("utf-8").split("\n")[:-1]
            self._tokenizer._prefixes.update(zip(entries, values[first:last].tolist(), strict=True))

"""Texts to token numbers: the numbers that the package's tokenizer gives, some ten times as fast and without its start.

No word piece reaches over a space and no rule of the package's normaliser does, so that a text is its words, one after
another, and words recur: the tokens of each are kept. The words that are new are cut together. Their characters are
normalised one by one where no rule takes several; the word pieces that begin at each place are found by walking the tree of
pieces from all places at once; and the best path through them is the package's own (Viterbi over the pieces' scores, the
piece that begins earlier on a tie).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.settings.similarity import KEPT_WORD, KEPT_WORDS, USE_TEXTS

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Integers = NDArray[numpy.int64]
    Table = NDArray[numpy.float64]

_SPACE = "\u2581"  # what the tokenizer writes for a space
_END = "\n"  # stands after a word; in no piece, as the normaliser makes it a space
_BITS = 21  # of a code point
_SLOT_BITS = 20
_FACTOR = 0x1E3779B97F4A7C15  # spreads what it multiplies over all bits


class Tree(NamedTuple):
    """The tree of word pieces. Its nodes are numbered from 1 by length, then by code points; the root is 0."""

    edges: Integers  # number of the node above << 21 | code point, ascending: that of node n stands at n - 1
    pieces: NDArray[numpy.int32]  # of node n at n - 1: the number of the piece that ends there and 1, or 0
    scores: NDArray[numpy.float32]  # of each piece
    slots: NDArray[numpy.int32]  # where the edges are found: the place of one at the slot of its hash or after, else -1


class Rules(NamedTuple):
    """What the normaliser does to single characters, and the characters that stand second or later in a longer rule."""

    alone: dict[int, str]
    later: frozenset[str]


def tree(tokenizer: Any) -> Tree:
    """The tree of the package's table of beginnings. Raises ValueError where it is not as expected."""
    import numpy as np

    table: dict[str, int] = tokenizer._prefixes
    if any(_SPACE in entry[1:] or _END in entry for entry in table):
        raise ValueError("a word piece reaches over a space")
    ordered = sorted(table, key=lambda entry: (len(entry), entry))
    numbers = {entry: n for n, entry in enumerate(ordered, 1)} | {"": 0}
    every = (numbers[entry[:-1]] << _BITS | ord(entry[-1]) for entry in ordered)
    edges = np.fromiter(every, dtype=np.int64, count=len(ordered))
    return Tree(
        edges,
        np.fromiter((table[entry] for entry in ordered), dtype=np.int32, count=len(ordered)),
        np.array(tokenizer._scores, dtype=np.float32),
        _slots(edges),
    )


def _slots(edges: Integers) -> NDArray[numpy.int32]:
    """Open addressing, a quarter full: where a slot is taken, the next one is tried."""
    import numpy as np

    found = np.full(1 << _SLOT_BITS, -1, dtype=np.int32)
    left = np.arange(len(edges), dtype=np.int32)
    tried = _slot(edges)
    while len(left):
        free = found[tried] < 0
        found[tried[free]] = left[free]  # of several for one slot, the last has it
        without = found[tried] != left
        left, tried = left[without], tried[without] + 1 & len(found) - 1
    return found


def _slot(edges: Integers) -> Integers:
    found: Integers = (edges * _FACTOR & (1 << 62) - 1) >> 62 - _SLOT_BITS
    return found


def rules(normaliser: Any) -> Rules:
    """The rules of the package's normaliser, read from its tree of UTF-8 bytes (a double array of the kind of darts-clone)."""
    import numpy as np

    if not normaliser._units:
        return Rules({}, frozenset())
    units = np.array(normaliser._units, dtype=np.int64)

    def below(places: Integers) -> Integers:
        found = units[places]
        return places ^ (found >> 10 << ((found & 0x200) >> 6))

    alone: dict[int, str] = {}
    later: set[int] = set()
    nodes, first, characters = below(np.zeros(1, dtype=np.int64)), np.ones(1, dtype=bool), np.zeros(1, dtype=np.int64)
    while len(nodes):
        every: list[tuple[Integers, NDArray[numpy.bool_], Integers]] = []
        for byte in range(1, 256):
            places = nodes ^ byte
            inside = np.flatnonzero(
                (places < len(units)) & (units[np.minimum(places, len(units) - 1)] & 0x800000FF == byte)
            )
            places = places[inside]
            continued = 0x80 <= byte < 0xC0
            one = first[inside] & (continued | (characters[inside] == 0))
            read = characters[inside] << 8 | byte if continued else np.full(len(inside), byte)
            ends = one & (units[places] & 0x100 > 0)
            for code, leaf in zip(read[ends].tolist(), units[below(places[ends])].tolist(), strict=True):
                alone[ord(_read(code))] = normaliser._replacement(leaf & 0x7FFFFFFF).decode("utf-8")
            later.update(np.unique(read[~one]).tolist())
            every.append((below(places), one, read))
        nodes, first, characters = (np.concatenate(part) for part in zip(*every, strict=True))
    return Rules(alone, frozenset(_read(code) for code in later) - {""} | {_SPACE})


def _read(code: int) -> str:
    """The character of these UTF-8 bytes; nothing where they are only the beginning of one."""
    return code.to_bytes(4, "big").lstrip(b"\0").decode("utf-8", "ignore")


class Tokens:
    """A tokenizer."""

    def __init__(
        self, pieces: Tree, single: Rules, normalise: Callable[[str], str], numbers: Mapping[str, Any]
    ) -> None:
        """normalise: the package's, for words that `single` does not do; numbers: the package's attributes of that kind."""
        import numpy as np

        self._tree, self._rules, self._normalise = pieces, single, normalise
        self._begin, self._end, self._unknown = (int(numbers[f"_{name}_id"]) for name in ("bos", "eos", "unk"))
        self._unknown_score, self._longest = float(numbers["_unk_score"]), int(numbers["_max_len"])
        self._words: dict[str, list[int]] = {}
        self._special = np.zeros(sys.maxunicode + 1, dtype=bool)
        self._special[[ord(_END), *single.alone, *map(ord, single.later)]] = True

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        """The numbers of the tokens of each text, with those of its beginning and its end."""
        found: list[list[int]] = []
        for start in range(0, len(texts), USE_TEXTS):
            split = [text.split(" ") for text in texts[start : start + USE_TEXTS]]
            if len(self._words) >= KEPT_WORDS:
                self._words.clear()
            new = list(dict.fromkeys(word for words in split for word in words if word not in self._words))
            self._words.update(zip(new, self._cut(new), strict=True))
            for words in split:
                tokens = list(chain.from_iterable(map(self._words.__getitem__, words)))
                found.append([self._begin, *(tokens or [self._unknown]), self._end])
            for word in new:
                if len(word) > KEPT_WORD:
                    del self._words[word]
        return found

    def _cut(self, words: list[str]) -> list[list[int]]:
        parts = [[word] if plain else self._parts(word) for word, plain in zip(words, self._plain(words), strict=True)]
        every = list(dict.fromkeys(part for some in parts for part in some))
        tokens = dict(zip(every, self._paths(every), strict=True))
        return [
            tokens[some[0]] if len(some) == 1 else [number for part in some for number in tokens[part]]
            for some in parts
        ]

    def _plain(self, words: list[str]) -> list[bool]:
        """Whether a word has some characters, and none that a rule is about."""
        import numpy as np

        lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
        codes = np.frombuffer((_END.join(words) + _END).encode("utf-32-le"), dtype="<u4")
        special = np.add.reduceat(self._special[codes], np.cumsum(lengths + 1) - (lengths + 1), dtype=np.int64)
        found: list[bool] = ((special == 1) & (lengths > 0)).tolist()  # its end is one
        return found

    def _parts(self, word: str) -> list[str]:
        """A character may become a space, and one that becomes nothing leaves nothing."""
        if self._rules.later.isdisjoint(word):
            return [part for part in word.translate(self._rules.alone).split(" ") if part]
        return self._normalise(word).split(_SPACE)[1:]

    def _paths(self, parts: list[str]) -> list[list[int]]:
        """The tokens of the best path through each part."""
        import numpy as np

        if not parts:
            return []
        joined = "".join(f"{_SPACE}{part}{_END}" for part in parts)
        codes = np.frombuffer((joined + _END * self._longest).encode("utf-32-le"), dtype="<u4").astype(np.int64)
        lengths = np.array([len(part) + 2 for part in parts])
        starts = np.cumsum(lengths) - lengths
        begin, end, number, score = self._edges(codes[: len(joined)], codes)
        far = end - np.repeat(starts, lengths)[begin]
        order = np.argsort(far.astype(np.uint16) if far.max() < 1 << 16 else far, kind="stable")
        begin, end, number, score = begin[order], end[order], number[order], score[order]
        best = _best(begin, end, score, np.searchsorted(far[order], np.arange(far.max() + 2)), starts)
        before, token = np.zeros((2, len(joined)), dtype=np.int64)
        before[end[best]], token[end[best]] = begin[best], number[best]
        passed = np.zeros(len(joined), dtype=bool)  # by a path, which begins after the start of its part
        passed[starts] = True
        places = starts + lengths - 1
        while len(places):  # one step back on every path
            passed[places] = True
            places = before[places]
            places = places[~passed[places]]
        passed[starts] = False
        tokens = token[passed].tolist()
        stops = np.cumsum(np.add.reduceat(passed, starts, dtype=np.int64)).tolist()
        return [tokens[first:stop] for first, stop in zip([0, *stops], stops, strict=False)]

    def _edges(self, own: Integers, codes: Integers) -> tuple[Integers, Integers, NDArray[numpy.int32], Table]:
        """Begin, end, number and score of every word piece in the text, by end, the longest first."""
        import numpy as np

        pieces, scores = self._tree.pieces, self._tree.scores
        at = begins = np.flatnonzero(own != ord(_END))
        node = np.zeros(len(begins), dtype=np.int64)
        every: list[tuple[Integers, Integers, NDArray[numpy.int32]]] = []
        for length in range(1, self._longest + 1):
            place = self._places(node << _BITS | codes[at + (length - 1)])
            known = np.flatnonzero(place >= 0)
            at, place = at[known], place[known]
            number = pieces[place]
            whole = np.flatnonzero(number)
            every.append((at[whole], at[whole] + length, number[whole] - 1))
            if length == 1:  # one that no piece is made of is an unknown piece of its own
                left = np.ones(len(begins), dtype=bool)
                left[known[whole]] = False
                every.append((begins[left], begins[left] + 1, np.full(int(left.sum()), -1, dtype=np.int32)))
            if not len(at):
                break
            node = place.astype(np.int64) + 1
        begin, end, number = (np.concatenate(part) for part in zip(*every[::-1], strict=True))
        order = np.argsort(end, kind="stable")
        begin, end, number = begin[order], end[order], number[order]
        score = np.where(number < 0, self._unknown_score, scores[number].astype(np.float64))
        number[number < 0] = self._unknown
        return begin, end, number, score

    def _places(self, wanted: Integers) -> NDArray[numpy.int32]:
        """Where these edges stand, -1 for those that are none."""
        import numpy as np

        edges, slots = self._tree.edges, self._tree.slots
        tried = _slot(wanted)
        found = slots[tried]
        wrong = np.flatnonzero((found >= 0) & (edges[found] != wanted))
        while len(wrong):
            tried[wrong] = tried[wrong] + 1 & len(slots) - 1
            found[wrong] = slots[tried[wrong]]
            wrong = wrong[(found[wrong] >= 0) & (edges[found[wrong]] != wanted[wrong])]
        return found


def _best(begin: Integers, end: Integers, score: Table, steps: Integers, starts: Integers) -> Integers:
    """Which piece the best path to each place ends with: of equals, the one that begins earliest.

    The pieces are given by how far from the beginning of their part they end; steps: the first of them at each distance.
    """
    import numpy as np

    heads = np.flatnonzero(np.diff(end, prepend=-1))  # the pieces that end at one place stand together
    groups = np.searchsorted(heads, steps)
    reached = np.full(int(end.max()) + 1, -1e38)
    reached[starts] = 0.0
    totals = np.empty(len(begin))
    for step in range(1, len(steps) - 1):
        first, stop = steps[step : step + 2]
        total = np.add(reached[begin[first:stop]], score[first:stop], out=totals[first:stop])
        here = heads[groups[step] : groups[step + 1]]
        reached[end[here]] = np.maximum.reduceat(total, here - first)
    best = np.flatnonzero(totals == reached[end])
    return best[np.flatnonzero(np.diff(end[best], prepend=-1))]

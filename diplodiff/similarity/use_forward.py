"""The forward pass of the Universal Sentence Encoder over the package's weights: the package's vectors, faster, and the same
for a text in any company.

The network is a sum over the tokens of a text: each token's embedding and three convolutions of two layers over its
neighbours, normalised, then a few dense layers. Two things are used here. What depends on the token alone (embedding,
projection, and the products of the first convolution with each place of its window) is computed once a token and kept,
as tokens recur; a first convolution is then a sum of kept rows. And every matrix product has the same shape: rows of
many texts are packed into blocks of one height, the last filled up with rows that nobody reads, so that the library
never chooses another kernel and no row's result depends on how many there are. Blocks are therefore free to run on
several threads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.settings import USE_BLOCK_ROWS, USE_GROUP_TOKENS, USE_KEPT_TOKENS
from diplodiff.similarity.threads import each

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]
    Indices = NDArray[numpy.int64]

ORDERS = ((2, 0), (3, 1), (5, 2))  # tokens in the window of each convolution, and how many of them stand to the left
_LEFT, _WINDOW = 2, 5
_CHANNELS = 256
_TEXT_ROWS = 32  # texts in a block of the dense layers


class _Kept(NamedTuple):
    """What is kept of each token, by slot; slot 0 is the place outside a text and holds zeros."""

    embedding: Matrix
    projected: list[Matrix]
    products: list[list[Matrix]]
    sums: Matrix
    squares: Matrix


class Forward:
    """Token numbers to vectors."""

    def __init__(self, weights: Mapping[str, Any], threads: int) -> None:
        """weights: the arrays of the package's own object, by the names that they have there."""
        import numpy as np

        self._w, self._threads = weights, threads
        self.size = int(weights["d3"].shape[1])
        self._slots = np.zeros(len(weights["table"]), dtype=np.int32)
        self._kept, self._used = self._room(USE_KEPT_TOKENS), 1

    def encode(self, texts: Sequence[Sequence[int]]) -> Matrix:
        """One row of unit length for each text, given as its tokens (one at least)."""
        import numpy as np

        pooled = np.empty((len(texts), self._w["cnn_W"].shape[0]), dtype=np.float32)
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        start = 0
        while start < len(texts):
            stop, total = start + 1, int(lengths[start])
            while stop < len(texts) and total + lengths[stop] < USE_KEPT_TOKENS:
                total += int(lengths[stop])
                stop += 1
            self._stretch(texts[start:stop], pooled[start:stop])
            start = stop
        return self._dense(pooled, lengths)

    def _stretch(self, texts: Sequence[Sequence[int]], pooled: Matrix) -> None:
        """Texts that together have no more tokens than are kept: the sums over their tokens, into `pooled`."""
        import numpy as np

        groups: list[tuple[int, int]] = []
        start = tokens = 0
        for i, text in enumerate(texts):
            if i > start and tokens + len(text) > USE_GROUP_TOKENS:
                groups.append((start, i))
                start, tokens = i, 0
            tokens += len(text)
        groups.append((start, len(texts)))
        flat = [np.fromiter((t for text in texts[a:b] for t in text), dtype=np.int64) for a, b in groups]
        wanted = np.zeros(len(self._slots), dtype=bool)
        for tokens_of in flat:
            wanted[tokens_of] = True
        self._learn(np.flatnonzero(wanted))

        def run(n: int) -> None:
            a, b = groups[n]
            self._pool([len(text) for text in texts[a:b]], self._slots[flat[n]], pooled[a:b])

        each(run, len(groups), self._threads)

    # --- what is kept of a token

    def _room(self, count: int) -> _Kept:
        import numpy as np

        def rows(width: int) -> Matrix:
            made = np.empty((count + 1 + USE_BLOCK_ROWS, width), dtype=np.float32)  # what is never used costs no memory
            made[0] = 0.0
            return made

        return _Kept(
            rows(self._w["table"].shape[1]),
            [rows(_CHANNELS) for _ in ORDERS],
            [[rows(_CHANNELS) for _ in range(n)] for n, _ in ORDERS],
            np.zeros(count + 1 + USE_BLOCK_ROWS, dtype=np.float32),
            np.zeros(count + 1 + USE_BLOCK_ROWS, dtype=np.float32),
        )

    def _learn(self, tokens: Indices) -> None:
        """See that these tokens are kept; where there is no room, those of before are dropped."""
        import numpy as np

        new = tokens[self._slots[tokens] == 0]
        room = len(self._kept.sums) - USE_BLOCK_ROWS
        if self._used + len(new) > room:
            self._slots[:] = 0
            new, self._used = tokens, 1
            if len(new) >= room:  # one text with more tokens than any has
                self._kept = self._room(len(new))
        first = self._used
        self._slots[new] = np.arange(first, first + len(new), dtype=np.int32)
        self._used += len(new)
        blocks = range(0, len(new), USE_BLOCK_ROWS)

        def run(n: int) -> None:
            part = new[blocks[n] : blocks[n] + USE_BLOCK_ROWS]
            self._keep(part, first + blocks[n])

        each(run, len(blocks), self._threads)

    def _keep(self, tokens: Indices, first: int) -> None:
        """Tokens of one block, kept from slot `first`; slots after the last of them are overwritten, and free."""
        import numpy as np

        w, kept, count = self._w, self._kept, len(tokens)
        rows = slice(first, first + USE_BLOCK_ROWS)
        chunk = tokens % len(w["scale"])
        block = kept.embedding[rows]
        block[count:] = 0.0
        embedding = block[:count]
        np.copyto(embedding, w["table"][tokens])
        embedding *= w["scale"][chunk, None]
        embedding += w["lo"][chunk, None]
        kept.sums[rows] = block.sum(axis=1)
        kept.squares[rows] = np.einsum("ij,ij->i", block, block)
        x = block @ w["proj_W"]
        x += w["proj_b"]
        x -= x.mean(axis=1, keepdims=True)
        x /= np.sqrt(np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1]) + np.float32(w["eps"]))[:, None]
        x *= w["ln_g_all"]
        x += w["ln_b_all"]
        for i, (n, left) in enumerate(ORDERS):
            own = kept.projected[i][rows]
            own[:] = x[:, i * _CHANNELS : (i + 1) * _CHANNELS]
            for o in range(n):
                np.matmul(own, w["w1"][i][o * _CHANNELS : (o + 1) * _CHANNELS], out=kept.products[i][o][rows])
            kept.products[i][left][rows] += w["b1"][i]  # the token's own place, which is never outside the text

    # --- the sum over the tokens of a text

    def _pool(self, lengths: list[int], slots: NDArray[numpy.int32], pooled: Matrix) -> None:
        """A group of texts whose tokens stand one after another in `slots`: their sums of normalised features."""
        import numpy as np

        kept, w, count = self._kept, self._w, len(slots)
        size = np.array(lengths)
        starts = np.cumsum(size) - size
        window = _windows(starts, size, count)
        seen = np.append(slots, 0)[window]
        layers = [self._convolved(i, window, seen) for i in range(len(ORDERS))]
        width = np.float32(pooled.shape[1])
        mean = (kept.sums[slots] + sum(c.sum(axis=1) for c in layers)) / width
        squares = kept.squares[slots] + sum(np.einsum("ij,ij->i", c, c) for c in layers)
        weight = 1.0 / np.sqrt(squares / width - mean * mean + np.float32(w["eps"]))
        features = np.take(kept.embedding, slots, axis=0, mode="clip")
        at = 0
        for part in (features, *layers):
            part *= weight[:, None]
            pooled[:, at : at + part.shape[1]] = np.add.reduceat(part, starts, axis=0)
            at += part.shape[1]
        pooled -= np.add.reduceat(mean * weight, starts)[:, None]
        pooled *= w["ln_g"]
        pooled += size.astype(np.float32)[:, None] * w["ln_b"]

    def _convolved(self, i: int, window: Indices, seen: NDArray[numpy.int32]) -> Matrix:
        """One branch: both of its convolutions, each with what came in added to what comes out."""
        import numpy as np

        (n, left), count = ORDERS[i], len(seen)
        places = slice(_LEFT - left, _LEFT - left + n)
        first = np.zeros((count + 1, _CHANNELS), dtype=np.float32)  # the last row is the place outside a text
        inner, row = first[:count], np.empty((count, _CHANNELS), dtype=np.float32)
        for o, slots in enumerate(seen[:, places].T):
            np.take(self._kept.products[i][o], slots, axis=0, out=row if o else inner, mode="clip")
            if o:
                inner += row
        np.maximum(inner, 0.0, out=inner)
        inner += np.take(self._kept.projected[i], seen[:, _LEFT], axis=0, out=row, mode="clip")
        wide = np.zeros((USE_BLOCK_ROWS, n, _CHANNELS), dtype=np.float32)
        second = np.empty((-(-count // USE_BLOCK_ROWS) * USE_BLOCK_ROWS, _CHANNELS), dtype=np.float32)
        for top in range(0, count, USE_BLOCK_ROWS):
            part = window[top : top + USE_BLOCK_ROWS, places]
            np.take(first, part, axis=0, out=wide[: len(part)], mode="clip")
            rows = wide.reshape(USE_BLOCK_ROWS, n * _CHANNELS)
            np.matmul(rows, self._w["w2"][i], out=second[top : top + USE_BLOCK_ROWS])
        second = second[:count]
        second += self._w["b2"][i]
        np.maximum(second, 0.0, out=second)
        second += inner
        return second

    # --- from sums to vectors

    def _dense(self, pooled: Matrix, lengths: Indices) -> Matrix:
        import numpy as np

        w, count = self._w, len(pooled)
        found = np.empty((count, self.size), dtype=np.float32)
        block = np.zeros((_TEXT_ROWS, pooled.shape[1]), dtype=np.float32)
        size = np.ones((_TEXT_ROWS, 1), dtype=np.float32)
        for top in range(0, count, _TEXT_ROWS):
            part = slice(top, min(top + _TEXT_ROWS, count))
            block[: part.stop - top], size[: part.stop - top, 0] = pooled[part], lengths[part]
            mean = (block @ w["cnn_W"] + size * w["cnn_b"]) / np.sqrt(size)
            first = np.maximum(mean @ w["d0"], 0.0)
            second = np.maximum(mean @ w["p1"] + first @ w["d1"], 0.0)
            third = np.maximum(second @ w["d2"], 0.0)
            last = np.tanh(second @ w["p3"] + third @ w["d3"])
            last /= np.sqrt(np.maximum(np.einsum("ij,ij->i", last, last), np.float32(w["eps"])))[:, None]
            found[part] = last[: part.stop - top]
        return found


def _windows(starts: Indices, lengths: Indices, count: int) -> Indices:
    """For each token the places of its neighbours, `count` standing for a place outside its text: (count, 5)."""
    import numpy as np

    places = np.arange(count)[:, None] + np.arange(-_LEFT, _WINDOW - _LEFT)
    inside = (places >= np.repeat(starts, lengths)[:, None]) & (places < np.repeat(starts + lengths, lengths)[:, None])
    found: Indices = np.where(inside, places, count)
    return found

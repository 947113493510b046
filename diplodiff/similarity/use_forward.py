"""The forward pass of the Universal Sentence Encoder over the package's weights: the package's vectors, faster, and the same
for a text in any company.

The network is a sum over the tokens of a text: each token's embedding and three convolutions of two layers over its
neighbours, normalised, then a few dense layers. What depends on the token alone is kept (see use_kept.py), so that a first
convolution is a sum of kept rows. The second is computed for four tokens of a text together, which takes half the
products (see use_weights.py). Every matrix product has one shape, its last rows filled up with what nobody reads, so that the
library never chooses another kernel, and nothing that is read together comes from two texts. Where the place of a row in a
product counts (see products.py), each text goes alone, in products of its own length. So a text's vector does not
depend on what else is encoded, and groups of texts are free to run on several threads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.settings.similarity import USE_GROUP_ROWS, USE_KEPT_TOKENS, USE_TEXT_ROWS
from diplodiff.similarity.products import places_count
from diplodiff.similarity.threads import batches, each
from diplodiff.similarity.use_kept import ROWS, KeptTokens
from diplodiff.similarity.use_weights import CHANNELS, ORDERS, TILE

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]
    Indices = NDArray[numpy.int64]

_LEFT, _RIGHT = 2, 2  # the most that a window reaches to either side
_LINE = 32  # rows of a group that are looked at as one (see _lines); all groups have a multiple of it


class _Room(NamedTuple):
    """Working memory of one thread for a group of texts."""

    embedded: Matrix  # (rows, width of an embedding)
    branches: Matrix  # (branches, rows, channels): of each convolution
    first: Matrix  # (rows + 1, channels): a branch after its first convolution; the last is the place outside a text
    row: Matrix  # (rows, channels)
    steps: list[Matrix]  # twice (places of the widest tile, tiles of a product * channels): on the way to a tile's sums


class _Neighbours(NamedTuple):
    """What stands around the tokens of a group."""

    slots: Indices  # (rows, window): where the tokens in a row's window are kept
    tiles: Indices  # (places of the widest tile, tiles): their rows


class Forward:
    """Token numbers to vectors."""

    def __init__(self, weights: Mapping[str, Any], threads: int) -> None:
        """weights: see use_weights.prepared."""
        import numpy as np

        self._w, self._threads = weights, threads
        self.size = int(weights["d3"].shape[1])
        self._alone = places_count()
        self._tokens = KeptTokens(weights, threads)
        self._rooms: list[_Room] = []
        self._zeros = np.zeros(_LINE * CHANNELS, dtype=np.float32)
        self._bias = [np.tile(part, _LINE) for part in weights["b2"]]

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

        tokens = np.fromiter(chain.from_iterable(texts), dtype=np.int64)
        self._tokens.learn(tokens)
        lengths = [len(text) for text in texts]
        every = self._tokens.slots[tokens]
        slots = [every[start:stop] for start, stop in pairwise(accumulate(lengths, initial=0))]
        sizes = [int(_rows(length)) for length in lengths]
        groups = [[n] for n in range(len(sizes))] if self._alone else batches(sizes, USE_GROUP_ROWS)
        each(lambda n: self._pool(slots, groups[n], pooled), len(groups), self._threads)
        pooled *= self._w["ln_g"]
        pooled += np.array(lengths, dtype=np.float32)[:, None] * self._w["ln_b"]

    # --- the sum over the tokens of a text

    def _pool(self, slots: Sequence[NDArray[numpy.int32]], group: list[int], pooled: Matrix) -> None:
        """The texts of a group, given as slots: the sums of their tokens' features, normalised, into rows of `pooled`."""
        import numpy as np

        lengths = np.array([len(slots[i]) for i in group])
        rows = _rows(lengths)
        starts = np.cumsum(rows) - rows
        count = self._filled(int(rows.sum()))
        own = np.zeros(count + 1, dtype=np.int64)
        for i, start in zip(group, starts.tolist(), strict=True):
            own[start : start + len(slots[i])] = slots[i]
        around = _neighbours(starts, lengths, own)
        own = own[:count]
        room = self._rooms.pop() if self._rooms and count == USE_GROUP_ROWS else self._room(count)
        embedded = np.take(self._tokens.embeddings, own, axis=0, out=room.embedded, mode="clip")
        branches = [self._convolved(i, around, room) for i in range(len(ORDERS))]
        width = np.float32(pooled.shape[1])
        mean = self._tokens.sums[own] + sum(np.einsum("ij->i", part) for part in branches)
        mean /= width
        squares = self._tokens.squares[own] + sum(np.einsum("ij,ij->i", part, part) for part in branches)
        weight = 1.0 / np.sqrt(squares / width - mean * mean + np.float32(self._w["eps"]))
        mean *= weight
        at = embedded.shape[1]
        for i, start, stop in zip(group, starts.tolist(), (starts + lengths).tolist(), strict=True):
            own_weight, row = weight[start:stop], pooled[i]
            np.matmul(own_weight, embedded[start:stop], out=row[:at])
            np.matmul(own_weight, room.branches[:, start:stop], out=row[at:].reshape(len(ORDERS), CHANNELS))
            row -= np.add.reduce(mean[start:stop])
        if count == USE_GROUP_ROWS:
            self._rooms.append(room)

    def _filled(self, rows: int) -> int:
        """The rows of a group with so many in use: whole products, or whole lines where a text goes alone in a smaller one."""
        least = _LINE if self._alone and rows <= USE_GROUP_ROWS else USE_GROUP_ROWS
        return -(-rows // least) * least

    def _room(self, count: int) -> _Room:
        import numpy as np

        def rows(number: int, width: int) -> Matrix:
            return np.zeros((number, width), dtype=np.float32)

        steps = [rows(TILE + _LEFT + _RIGHT, min(count, USE_GROUP_ROWS) // TILE * CHANNELS) for _ in range(2)]
        return _Room(
            rows(count, self._tokens.embeddings.shape[1]),
            rows(len(ORDERS) * count, CHANNELS).reshape(len(ORDERS), count, CHANNELS),
            rows(count + 1, CHANNELS),
            rows(count, CHANNELS),
            steps,
        )

    def _convolved(self, i: int, around: _Neighbours, room: _Room) -> Matrix:
        """One branch: both of its convolutions, each with what came in added to what comes out."""
        import numpy as np

        (n, left), row = ORDERS[i], room.row
        found: Matrix = room.branches[i]
        kept, inner = self._tokens.rows.reshape(-1, CHANNELS), room.first[:-1]
        product = len(ORDERS) + sum(m for m, _ in ORDERS[:i])
        for o in range(n):
            place = around.slots[:, _LEFT - left + o] * ROWS + (product + o)
            np.take(kept, place, axis=0, out=row if o else inner, mode="clip")
            if o:
                inner += row
        np.maximum(_lines(inner), self._zeros, out=_lines(inner))
        inner += np.take(kept, around.slots[:, _LEFT] * ROWS + i, axis=0, out=row, mode="clip")
        self._second(i, around.tiles[_LEFT - left :][: TILE + n - 1], room)
        np.add(_lines(found), self._bias[i], out=_lines(found))
        np.maximum(_lines(found), self._zeros, out=_lines(found))
        found += inner
        return found

    def _second(self, i: int, tiles: Indices, room: _Room) -> None:
        """The second convolution of a branch, tile by tile (see use_weights.py)."""
        import numpy as np

        one, two = (part[: len(tiles)] for part in room.steps)
        w, found = self._w, room.branches[i].reshape(-1, TILE, CHANNELS)
        wide = min(len(found), USE_GROUP_ROWS // TILE)
        for top in range(0, len(found), wide):
            np.take(room.first, tiles[:, top : top + wide], axis=0, out=one.reshape(-1, wide, CHANNELS), mode="clip")
            np.matmul(w["before"][i], one, out=two)
            np.matmul(two.reshape(-1, wide, CHANNELS), w["w2"][i], out=one.reshape(-1, wide, CHANNELS))
            np.matmul(w["after"][i], one, out=two[:TILE])
            np.copyto(found[top : top + wide], two[:TILE].reshape(TILE, wide, CHANNELS).swapaxes(0, 1))

    # --- from sums to vectors

    def _dense(self, pooled: Matrix, lengths: Indices) -> Matrix:
        import numpy as np

        w, count = self._w, len(pooled)
        rows = 1 if self._alone else USE_TEXT_ROWS
        found = np.empty((count, self.size), dtype=np.float32)
        block = np.empty((rows, pooled.shape[1]), dtype=np.float32)
        size = np.ones((rows, 1), dtype=np.float32)
        for top in range(0, count, rows):
            part = slice(top, min(top + rows, count))
            block[: part.stop - top], size[: part.stop - top, 0] = pooled[part], lengths[part]
            block[part.stop - top :] = 0.0
            mean = block @ w["cnn_W"]
            mean += size * w["cnn_b"]
            mean /= np.sqrt(size)
            first = np.maximum(mean @ w["d0"], 0.0)
            second = mean @ w["p1"]
            second += first @ w["d1"]
            np.maximum(second, 0.0, out=second)
            third = np.maximum(second @ w["d2"], 0.0)
            last = second @ w["p3"]
            last += third @ w["d3"]
            np.tanh(last, out=last)
            last /= np.sqrt(np.maximum(np.einsum("ij,ij->i", last, last), np.float32(w["eps"])))[:, None]
            found[part] = last[: part.stop - top]
        return found


def _lines(part: Matrix) -> Matrix:
    """(rows, channels) with several rows in one: numpy adds long lines twice as fast as short ones or a single number."""
    return part.reshape(-1, _LINE * CHANNELS)


def _rows(length: Any) -> Any:
    """Rows of a text of so many tokens: whole tiles."""
    return -(-length // TILE) * TILE


def _neighbours(starts: Indices, lengths: Indices, slots: Indices) -> _Neighbours:
    """slots: of each row, and 0 for the place outside a text, which stands last."""
    import numpy as np

    outside = len(slots) - 1
    first, last = np.zeros((2, outside), dtype=np.int64)
    rows = _rows(lengths)
    first[: rows.sum()], last[: rows.sum()] = np.repeat(starts, rows), np.repeat(starts + lengths, rows)

    def around(step: int, width: int) -> Indices:
        places = np.arange(0, outside, step)[:, None] + np.arange(-_LEFT, width - _LEFT)
        inside = (places >= first[::step, None]) & (places < last[::step, None])
        found: Indices = np.where(inside, places, outside)
        return found

    return _Neighbours(
        slots[around(1, _LEFT + 1 + _RIGHT)], np.ascontiguousarray(around(TILE, _LEFT + TILE + _RIGHT).T)
    )

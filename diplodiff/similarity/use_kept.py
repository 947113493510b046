"""What depends on a token alone, in the forward pass of the Universal Sentence Encoder (use_forward.py): its embedding, its
projection, and the products of the first convolution with each place of its window.

It is worked out once a token and kept, as tokens recur; for the likeliest tokens of all languages it is worked out when the
package is unpacked, and read from disk. Every product has one shape here too, so that both ways give the same bits; where the
place of a row in a product counts (see products.py), each token has a place of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from diplodiff.settings.similarity import USE_AT_ONCE, USE_BLOCK_ROWS, USE_KEPT_TOKENS
from diplodiff.similarity.products import places_count
from diplodiff.similarity.threads import each
from diplodiff.similarity.use_weights import CHANNELS, ORDERS

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]
    Indices = NDArray[numpy.int64]

_LINE = 8  # rows of a block that are looked at as one
ROWS = len(ORDERS) + sum(n for n, _ in ORDERS)  # rows of a token: its projection for each branch, its products


class KeptTokens:
    """Tokens and what is kept of them, by slot; slot 0 is no token, all zeros.

    slots  of each token, 0 where it is not kept.   embeddings  (slots, width), sums and squares of their numbers.
    rows   (slots, ROWS, CHANNELS).
    """

    def __init__(self, weights: Mapping[str, Any], threads: int) -> None:
        """weights: see use_weights.prepared; `usual` are tokens whose rows stand in the file `ready`, where there are any."""
        import numpy as np

        self._w, self._threads = weights, threads
        self._width = int(weights["table"].shape[1])
        self.slots = np.zeros(len(weights["table"]), dtype=np.int32)
        self._ready = np.full(len(weights["table"]), -1, dtype=np.int64)
        if "usual" in weights:
            self._ready[weights["usual"]] = np.arange(len(weights["usual"]))
        self._lines = {name: np.tile(weights[name], _LINE) for name in ("proj_b", "ln_g_all", "ln_b_all")}
        self._placed = places_count()
        self._keep_room(USE_KEPT_TOKENS)

    def worked_out(self, tokens: Indices) -> Iterator[Matrix]:
        """The rows of these tokens, which ascend, some at a time: each part is good until the next is asked for."""
        for start in range(0, len(tokens), USE_AT_ONCE):
            some = tokens[start : start + USE_AT_ONCE]
            self.slots[:] = 0
            self._used = 1
            self.learn(some)
            yield self.rows[1 : 1 + len(some)]

    def _keep_room(self, count: int) -> None:
        import numpy as np

        slots = 1 + count + USE_BLOCK_ROWS  # what is never used costs no memory
        self.embeddings = np.empty((slots, self._width), dtype=np.float32)
        self.rows = np.empty((slots, ROWS, CHANNELS), dtype=np.float32)
        self.sums, self.squares = np.zeros(slots, dtype=np.float32), np.zeros(slots, dtype=np.float32)
        self.embeddings[0] = self.rows[0] = 0.0
        self._used = 1

    def learn(self, tokens: Indices) -> None:
        """See that these tokens are kept; where there is no room, those of before are dropped."""
        import numpy as np

        seen = np.zeros(len(self.slots), dtype=bool)
        seen[tokens] = True
        new = np.flatnonzero(seen & (self.slots == 0))
        room = len(self.rows) - USE_BLOCK_ROWS
        if self._used + len(new) > room:
            self.slots[:] = 0
            new, self._used = np.flatnonzero(seen), 1
            if len(new) >= room:  # one text with more tokens than any has
                self._keep_room(len(new))
        first = self._used
        new = new[np.argsort(self._ready[new] < 0, kind="stable")]
        self.slots[new] = np.arange(first, first + len(new), dtype=np.int32)
        self._used += len(new)
        ready = int((self._ready[new] >= 0).sum())
        if not self._placed:
            ready -= min(ready, (ready - len(new)) % USE_BLOCK_ROWS)  # they fill up the last block that is worked out
        self._blocks(0, len(new), lambda some: self._embed(new[some], first + some.start))
        try:
            self._copy(new[:ready], first)
        except OSError:  # the file went meanwhile
            ready = 0
        if self._placed:
            turns = _turns(new[ready:] % USE_BLOCK_ROWS)
            each(lambda n: self._at_places(new[ready:], first + ready, turns[n]), len(turns), self._threads)
        else:
            self._blocks(ready, len(new), lambda some: self._work_out(some.stop - some.start, first + some.start))

    def _blocks(self, start: int, stop: int, task: Callable[[slice], None]) -> None:
        tops = range(start, stop, USE_BLOCK_ROWS)
        each(lambda n: task(slice(tops[n], min(tops[n] + USE_BLOCK_ROWS, stop))), len(tops), self._threads)

    def _embed(self, tokens: Indices, first: int) -> None:
        """The embeddings of these tokens, kept from slot `first`."""
        import numpy as np

        w = self._w
        rows = slice(first, first + len(tokens))
        chunk = tokens % len(w["scale"])
        embedding = self.embeddings[rows]
        np.copyto(embedding, w["table"][tokens])
        embedding *= w["scale"][chunk, None]
        embedding += w["lo"][chunk, None]
        self.sums[rows] = embedding.sum(axis=1)
        self.squares[rows] = np.einsum("ij,ij->i", embedding, embedding)

    def _copy(self, tokens: Indices, first: int) -> None:
        """What was worked out beforehand, kept from slot `first`; tokens that stand together in the file are read together.

        Read and not mapped: a mapped file would count as memory in use with all that lies around what is read.
        """
        import numpy as np

        if not len(tokens):
            return
        places = self._ready[tokens]
        kept = self.rows[first : first + len(tokens)].reshape(len(tokens), -1).view(np.uint8)
        ends = [0, *(np.flatnonzero(np.diff(places) != 1) + 1).tolist(), len(tokens)]
        with self._w["ready"].open("rb", buffering=0) as file:
            for start, stop in pairwise(ends):
                file.seek(int(places[start]) * kept.shape[1])
                if file.readinto(kept[start:stop].data) != (stop - start) * kept.shape[1]:
                    raise OSError("the file of the usual tokens is shorter than it was")

    def _at_places(self, tokens: Indices, first: int, some: Indices) -> None:
        """The rows of `some` (numbers) of these tokens, kept from slot `first`, each at its token's place in a block."""
        import numpy as np

        places, slots = tokens[some] % USE_BLOCK_ROWS, first + some
        block = np.zeros((USE_BLOCK_ROWS, self._width), dtype=np.float32)
        block[places] = self.embeddings[slots]
        found = np.empty((USE_BLOCK_ROWS, ROWS * CHANNELS), dtype=np.float32)
        self._products(block, found)
        self.rows[slots] = found.reshape(-1, ROWS, CHANNELS)[places]

    def _work_out(self, count: int, first: int) -> None:
        """What depends on so many embeddings of one block, from slot `first`; slots after them are overwritten, and free."""
        rows = slice(first, first + USE_BLOCK_ROWS)
        block = self.embeddings[rows]
        block[count:] = 0.0
        self._products(block, self.rows[rows].reshape(USE_BLOCK_ROWS, -1))

    def _products(self, block: Matrix, kept: Matrix) -> None:
        """The rows of the embeddings of a block."""
        import numpy as np

        w = self._w
        at = len(w["proj_b"])
        x = np.matmul(block, w["proj_W"])
        several = x.reshape(-1, _LINE * at)  # numpy adds long lines faster
        several += self._lines["proj_b"]
        x -= np.add.reduce(x, axis=1, keepdims=True) / np.float32(at)
        x /= np.sqrt(np.einsum("ij,ij->i", x, x) / np.float32(at) + np.float32(w["eps"]))[:, None]
        several *= self._lines["ln_g_all"]
        several += self._lines["ln_b_all"]
        kept[:, :at] = x
        for i, (n, left) in enumerate(ORDERS):
            own = x[:, i * CHANNELS : (i + 1) * CHANNELS]
            np.matmul(own, w["w1"][i], out=kept[:, at : at + n * CHANNELS])
            # the token's own place, which is never outside the text
            kept[:, at + left * CHANNELS : at + (left + 1) * CHANNELS] += w["b1"][i]
            at += n * CHANNELS


def _turns(places: Indices) -> list[Indices]:
    """The numbers of rows that want these places, in as many blocks as the most that want one."""
    import numpy as np

    order = np.argsort(places, kind="stable")
    starts = np.searchsorted(places[order], places[order])  # how many stand before those of the same place
    turn = np.arange(len(order)) - starts
    return [order[turn == n] for n in range(int(turn.max(initial=-1)) + 1)]

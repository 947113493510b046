"""The forward pass of Multilingual E5 small over the package's weights, some times as fast as the package's own, and the same
for a text in any company.

A transformer: what stands at each token of a text looks at all others of it, twelve times over; the vector of a text is the
mean of what stands at its tokens in the end. The mean half the way there is another view of it, at no cost: nearer to the
words, and wrong about other texts. Matrix products have one shape, the last rows filled up with what nobody reads,
so that the library never chooses another kernel; attention is worked out text by text. Where the place of a row in a product
counts (see products.py), every text begins at a place of one kind, or goes alone. So a text's vector does not depend
on what else is encoded, and groups of texts are free to run on several threads. The package rounds what goes into a
product to eight bits; here it is not rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.settings.similarity import E5_GROUP_ROWS, E5_MIDDLE
from diplodiff.similarity.e5_file import Model, unpacked
from diplodiff.similarity.products import row_period
from diplodiff.similarity.threads import batches, each

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]


class _Layer(NamedTuple):
    """Matrices (in, out) and what is added to their products; factors and terms after a normalisation."""

    ask: tuple[Matrix, Matrix]  # queries, keys and values side by side
    mix: tuple[Matrix, Matrix]
    mixed: tuple[Matrix, Matrix]
    widen: tuple[Matrix, Matrix]
    narrow: tuple[Matrix, Matrix]
    narrowed: tuple[Matrix, Matrix]


class Forward:
    """Numbers of word pieces to vectors."""

    def __init__(self, model: Model, threads: int) -> None:
        import numpy as np

        self._sizes, self._words, self._threads = model.sizes, model.words, threads
        w = model.arrays
        self.size = model.sizes.width
        self._places = w["emb.pos"] + w["emb.type"][: self.size]
        self._embedded = w["emb.ln.w"], w["emb.ln.b"]
        slope = np.float32((model.sizes.width // model.sizes.heads) ** -0.5)
        self._layers = [_layer(w, f"l{n}.", slope) for n in range(model.sizes.layers)]
        self._period = row_period()  # 0: each text goes alone
        self._rows = _filled(E5_GROUP_ROWS, self._period or 1)  # of a product

    def encode(self, texts: Sequence[Sequence[int]]) -> Matrix:
        """The means over the tokens of each text in the end and in the middle: (texts, 2, size).

        Each text has one token at least and no more than fit.
        """
        import numpy as np

        found = np.empty((len(texts), 2, self.size), dtype=np.float32)
        sizes = [_filled(len(text), self._period or 1) for text in texts]
        groups = batches(sizes, self._rows) if self._period else [[n] for n in range(len(texts))]
        each(lambda n: self._group([texts[i] for i in groups[n]], groups[n], found), len(groups), self._threads)
        return found

    def _group(self, texts: list[Sequence[int]], places: list[int], found: Matrix) -> None:
        """Texts that go through together: their means, into `found` at these places."""
        import numpy as np

        starts = [0, *accumulate(_filled(len(text), self._period or 1) for text in texts)]
        x = np.zeros((_filled(starts[-1], self._rows if self._period else 1), self.size), dtype=np.float32)
        own = [slice(start, start + len(text)) for start, text in zip(starts, texts, strict=False)]
        for text, rows in zip(texts, own, strict=True):
            x[rows] = unpacked(self._words[np.array(text)])
            x[rows] += self._places[: len(text)]
        self._normalise(x, *self._embedded)
        for n, layers in enumerate((self._layers[:E5_MIDDLE], self._layers[E5_MIDDLE:])):
            for layer in layers:
                x = self._through(layer, x, own)
            for place, rows in zip(places, own, strict=True):
                found[place, 1 - n] = x[rows].mean(axis=0)

    def _through(self, layer: _Layer, x: Matrix, own: list[slice]) -> Matrix:
        mixed = self._product(self._attended(self._product(x, *layer.ask), own), *layer.mix)
        mixed += x
        self._normalise(mixed, *layer.mixed)
        wide = self._product(mixed, *layer.widen)
        _curve(wide)
        found = self._product(wide, *layer.narrow)
        found += mixed
        self._normalise(found, *layer.narrowed)
        return found

    def _attended(self, asked: Matrix, own: list[slice]) -> Matrix:
        """What each token takes from the others of its text."""
        import numpy as np

        heads = self._sizes.heads
        found = np.zeros((len(asked), self.size), dtype=np.float32)
        for rows in own:
            query, key, value = asked[rows].reshape(rows.stop - rows.start, 3, heads, -1).transpose(1, 2, 0, 3)
            weight = query @ key.swapaxes(1, 2)
            weight -= weight.max(axis=2, keepdims=True)
            np.exp(weight, out=weight)
            weight /= weight.sum(axis=2, keepdims=True)
            np.copyto(found[rows].reshape(-1, heads, self.size // heads), (weight @ value).swapaxes(0, 1))
        return found

    def _product(self, x: Matrix, matrix: Matrix, term: Matrix) -> Matrix:
        import numpy as np

        found = np.empty((len(x), matrix.shape[1]), dtype=np.float32)
        for start in range(0, len(x), self._rows):
            rows = slice(start, start + self._rows)
            np.matmul(x[rows], matrix, out=found[rows])
        found += term
        return found

    def _normalise(self, x: Matrix, factor: Matrix, term: Matrix) -> None:
        import numpy as np

        x -= x.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", x, x)
        spread /= np.float32(self.size)
        spread += np.float32(self._sizes.smallest)
        x /= np.sqrt(spread)[:, None]
        x *= factor
        x += term


def _layer(w: Any, name: str, slope: numpy.float32) -> _Layer:
    import numpy as np

    def product(part: str) -> tuple[Matrix, Matrix]:
        return np.ascontiguousarray(w[f"{name}{part}.w"].T), w[f"{name}{part}.b"]

    def normalised(part: str) -> tuple[Matrix, Matrix]:
        return w[f"{name}{part}.w"], w[f"{name}{part}.b"]

    query, key, value = (product(part) for part in "qkv")
    ask = tuple(np.concatenate([query[i] * slope, key[i], value[i]], axis=-1) for i in (0, 1))
    return _Layer((ask[0], ask[1]), product("ao"), normalised("aln"), product("fi"), product("fo"), normalised("oln"))


def _filled(rows: int, of: int) -> int:
    """So many rows, and those that make them a multiple."""
    return -(-rows // of) * of


def _curve(x: Matrix) -> None:
    """The Gaussian error linear unit (D. Hendrycks and K. Gimpel, 2016) in its form with a hyperbolic tangent, in place."""
    import numpy as np

    for row in range(0, len(x), 32):  # what fits into a cache of the processor
        part = x[row : row + 32]
        inner = part * part
        inner *= np.float32(0.044715 * (2 / np.pi) ** 0.5)
        inner += np.float32((2 / np.pi) ** 0.5)
        inner *= part
        np.tanh(inner, out=inner)
        inner += np.float32(1.0)
        inner *= np.float32(0.5)
        part *= inner

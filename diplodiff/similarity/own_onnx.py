"""A user's own sentence encoder in ONNX form: tokens in, one vector for each text out, by onnxruntime and tokenizers.

Each text runs by itself, without padding and on one thread of the library, so that its vector depends on nothing else;
texts run beside each other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplodiff.errors import MissingPartError
from diplodiff.similarity.encoders import cores
from diplodiff.similarity.threads import each

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from diplodiff.similarity.own_model import OwnModel

    Matrix = NDArray[numpy.float32]
    Vector = NDArray[numpy.float32]

_POOLED = ("sentence_embedding", "sentence_embeddings", "pooled")  # outputs that need no pooling here
_TOKENS = ("token_embeddings", "last_hidden_state")
_SAFETENSORS = {"F32": "<f4", "F16": "<f2", "F64": "<f8"}


class OnnxEncoder:
    """The network of a folder with its tokenizer, pooling and dense layers."""

    def __init__(self, model: OwnModel, network: Path) -> None:
        """Raises MissingPartError where a library is not installed or the folder's files cannot be used."""
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as problem:
            raise MissingPartError(
                f"the model in {model.folder} needs onnxruntime and tokenizers ({problem}); install them with: "
                'pip install "diplodiff[models]"'
            ) from problem
        self._model = model
        tokenizer = next((p for p in (model.folder, network.parent) if (p / "tokenizer.json").is_file()), None)
        if tokenizer is None:
            raise MissingPartError(f"the model in {model.folder} has no tokenizer.json; give a folder that holds one.")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer / "tokenizer.json"))
            self._tokenizer.no_padding()
            self._tokenizer.enable_truncation(max_length=model.tokens)
            self._session = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
            self._layers = [_dense(folder) for folder in model.dense]
        except MissingPartError:
            raise
        except Exception as problem:  # whatever broken files make the libraries raise
            raise self._broken(problem) from problem
        self._inputs = {entry.name: entry.type for entry in self._session.get_inputs()}
        names = [entry.name for entry in self._session.get_outputs()]
        self._output = next((name for name in (*_POOLED, *_TOKENS) if name in names), names[0])

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row of unit length for each text."""
        import numpy as np

        if not texts:
            return np.zeros((0, 1), dtype=np.float32)
        rows: list[Vector | None] = [None] * len(texts)

        def run(n: int) -> None:
            rows[n] = self._vector(texts[n])

        try:
            each(run, len(texts), cores())
            found = np.asarray(rows, dtype=np.float32).reshape(len(texts), -1)
        except Exception as problem:  # a network that does not fit its tokenizer or its configuration
            raise self._broken(problem) from problem
        return found

    def _vector(self, text: str) -> Vector:
        import numpy as np

        whole = self._model.prefix + text
        tokens = self._tokenizer.encode(whole.lower() if self._model.lower else whole)
        given = {
            "input_ids": tokens.ids,
            "attention_mask": tokens.attention_mask,
            "token_type_ids": tokens.type_ids,
            "position_ids": list(range(len(tokens.ids))),
        }
        feed = {
            name: np.array([given[name]], dtype=np.int32 if kind == "tensor(int32)" else np.int64)
            for name, kind in self._inputs.items()
        }
        (found,) = self._session.run([self._output], feed)
        row = np.asarray(found[0], dtype=np.float64)
        if row.ndim == 2:
            row = np.concatenate([_POOL[mode](row) for mode in self._model.poolings])
            for layer in self._layers:
                row = layer(row)
        length = float(np.linalg.norm(row))
        if not np.isfinite(length):
            raise ValueError("the network gives values that are no numbers")
        vector: Vector = (row / max(length, 1e-12)).astype(np.float32)
        return vector

    def _broken(self, problem: Exception) -> MissingPartError:
        said = (str(problem) or type(problem).__name__).splitlines()[0][:200]
        return MissingPartError(f"the model in {self._model.folder} cannot be used ({said}); give another model.")


def _weighted(tokens: Any) -> Any:
    import numpy as np

    weights = np.arange(1.0, len(tokens) + 1.0)
    return weights @ tokens / weights.sum()


# From the vectors of a text's tokens, one a row, to one vector.
_POOL: dict[str, Callable[[Any], Any]] = {
    "cls": lambda tokens: tokens[0],
    "max": lambda tokens: tokens.max(axis=0),
    "mean": lambda tokens: tokens.mean(axis=0),
    "mean_sqrt_len_tokens": lambda tokens: tokens.sum(axis=0) / len(tokens) ** 0.5,
    "weightedmean": _weighted,
    "lasttoken": lambda tokens: tokens[-1],
}


def _dense(folder: Path) -> Callable[[Any], Any]:
    """A dense layer in the form in which sentence-transformers stores it. Raises MissingPartError, OSError, ValueError."""
    import numpy as np

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    name = str(config.get("activation_function", "Identity")).rsplit(".", 1)[-1]
    activations: dict[str, Callable[[Any], Any]] = {
        "Identity": lambda row: row,
        "Tanh": np.tanh,
        "ReLU": lambda row: np.maximum(row, 0.0),
    }
    if name not in activations or not (folder / "model.safetensors").is_file():
        lacking = "model.safetensors" if name in activations else f"a known activation function ({name})"
        raise MissingPartError(
            f"the dense layer in {folder} has no {lacking}; export the whole model to ONNX, or convert the layer."
        )
    weights = _safetensors(folder / "model.safetensors")
    weight, bias = weights["linear.weight"], weights.get("linear.bias", 0.0)
    return lambda row: activations[name](weight @ row + bias)


def _safetensors(path: Path) -> dict[str, Any]:
    """The arrays of a file: a length, a table of contents in JSON, and the numbers (huggingface.co/docs/safetensors)."""
    import numpy as np

    body = path.read_bytes()
    start = 8 + int.from_bytes(body[:8], "little")
    found: dict[str, Any] = {}
    for name, entry in json.loads(body[8:start]).items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            values = np.frombuffer(body[start + first : start + last], dtype=_SAFETENSORS[entry["dtype"]])
            found[name] = values.reshape(entry["shape"]).astype(np.float64)
    return found

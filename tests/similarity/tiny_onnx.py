"""A sentence encoder small enough to be written here: an ONNX file by hand, a word-level tokenizer, configuration files.

The network looks each token up in a table of vectors, and no more. ONNX files are protocol buffers; the field numbers are
those of onnx.proto, version 3.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

_FLOAT, _INT64 = 1, 7


def _varint(number: int) -> bytes:
    found = b""
    while number > 127:
        found, number = found + bytes((number & 127 | 128,)), number >> 7
    return found + bytes((number,))


def _field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    content = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _value(name: str, kind: int, shape: Sequence[str | int]) -> bytes:
    dims = b"".join(_field(1, _field(1, d) if isinstance(d, int) else _field(2, d)) for d in shape)
    return _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, dims)))


def network(table: np.ndarray, output: str = "last_hidden_state", inputs: Sequence[str] = ("input_ids",)) -> bytes:
    """Token numbers (1, n) to rows of the table (1, n, width)."""
    node = _field(1, "table") + _field(1, "input_ids") + _field(2, output) + _field(3, "look up") + _field(4, "Gather")
    weights = b"".join(_field(1, size) for size in table.shape) + _field(2, _FLOAT) + _field(8, "table")
    weights += _field(9, table.astype("<f4").tobytes())
    graph = _field(1, node) + _field(2, "tiny") + _field(5, weights)
    graph += b"".join(_field(11, _value(name, _INT64, ("batch", "tokens"))) for name in inputs)
    graph += _field(12, _value(output, _FLOAT, ("batch", "tokens", table.shape[1])))
    return _field(1, 8) + _field(7, graph) + _field(8, _field(1, "") + _field(2, 13))


def write(folder: Path, vocabulary: Sequence[str], table: np.ndarray, **more: Any) -> Path:
    """A folder with a model. more: `onnx` its place, `inputs`, `pooling`, `prompts`, `dense` as (weight, activation)."""
    place = folder / more.get("onnx", "onnx/model.onnx")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(network(table, inputs=more.get("inputs", ("input_ids",))))
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": None,
        "pre_tokenizer": {"type": "WhitespaceSplit"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordLevel",
            "vocab": {word: n for n, word in enumerate(vocabulary)},
            "unk_token": vocabulary[0],
        },
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}]
    if "pooling" in more:
        modules.append({"idx": 1, "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"})
        (folder / "1_Pooling").mkdir()
        (folder / "1_Pooling" / "config.json").write_text(json.dumps(more["pooling"]))
    if "dense" in more:
        modules.append({"idx": 2, "path": "2_Dense", "type": "sentence_transformers.models.Dense"})
        _dense(folder / "2_Dense", *more["dense"])
    (folder / "modules.json").write_text(json.dumps(modules))
    if "prompts" in more:
        (folder / "config_sentence_transformers.json").write_text(json.dumps(more["prompts"]))
    if "lengths" in more:
        (folder / "sentence_bert_config.json").write_text(json.dumps(more["lengths"]))
    return folder


def _dense(folder: Path, weight: np.ndarray, activation: str) -> None:
    folder.mkdir()
    config = {"activation_function": f"torch.nn.modules.activation.{activation}"}
    (folder / "config.json").write_text(json.dumps(config))
    numbers = weight.astype("<f4").tobytes()
    entry = {"dtype": "F32", "shape": list(weight.shape), "data_offsets": [0, len(numbers)]}
    head = json.dumps({"__metadata__": {"format": "pt"}, "linear.weight": entry}).encode()
    (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + numbers)

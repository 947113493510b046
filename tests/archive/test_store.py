"""What is kept: values that read back the same, whole entries or none, and nothing that has to be trusted."""

from __future__ import annotations

import json
import os
import zlib
from pathlib import Path

import pytest

from diplodiff import codec
from diplodiff.archive.store import Store
from diplodiff.facts import Day
from diplodiff.model import Comparison, PublishedText
from diplodiff.pipeline import Request, compare
from tests.test_fixtures import FIXTURES

PAIRS = ["one-sided-paragraph", "moved-paragraph", "merged-paragraphs", "cross-en-kk", "read-out", "zh", "ar"]


@pytest.mark.parametrize("name", PAIRS)
def test_a_comparison_reads_back_the_same(name: str) -> None:
    made = compare([Request(str(p)) for p in sorted((FIXTURES / name).iterdir()) if p.stem in ("a", "b")])
    kept = json.dumps(codec.encode(made))
    assert codec.decode(Comparison, json.loads(kept)) == made
    assert codec.decode(PublishedText, json.loads(json.dumps(codec.encode(made.texts[0])))) == made.texts[0]


@pytest.mark.parametrize("data", [None, 3, "x", [], {}, [1, 2], ["2026", 1, 1], [2026, None, 3], [[], [], []]])
def test_what_is_no_encoding_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="no encoding of Day"):
        codec.decode(Day, data)


def test_an_entry_is_whole_or_missing(tmp_path: Path) -> None:
    store, key = Store(str(tmp_path)), "ab" + "0" * 62
    store.put("texts", key, b"content" * 100)
    path = tmp_path / "texts" / "ab" / ("0" * 62)
    whole = path.read_bytes()
    assert store.get("texts", key) == b"content" * 100
    for cut in range(0, len(whole), 3):
        path.write_bytes(whole[:cut])
        assert store.get("texts", key) is None
    for at in range(0, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert store.get("texts", key) is None
    path.unlink()
    path.mkdir()
    assert store.get("texts", key) is None


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplodiff.archive.store.ARCHIVE_ENTRY_BYTES", 10_000)
    store, key = Store(str(tmp_path)), "ab" + "0" * 62
    store.put("texts", key, b"0" * 1_000_000)
    assert len(zlib.compress(b"0" * 1_000_000)) < 10_000
    assert store.get("texts", key) is None


def test_leftovers_of_ended_runs_go_and_those_of_running_ones_stay(tmp_path: Path) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    for name in ("old", "new"):
        (aside / name).write_bytes(b"half")
    os.utime(aside / "old", (1, 1))
    Store(str(tmp_path)).sweep()
    assert [p.name for p in aside.iterdir()] == ["new"]


def test_a_store_without_a_folder_holds_nothing() -> None:
    store = Store(None)
    store.put("texts", "ab", b"x")
    store.sweep()
    assert (store.get("texts", "ab"), store.has("texts", "ab"), store.trouble) == (None, False, None)

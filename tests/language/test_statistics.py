"""The statistical model of languages, unpacked once."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplodiff.language import statistics

TEXTS = ("Ҳар як инсон ҳақ дорад", "Every human being has rights", "Setiap orang berhak", "", "12")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def model() -> list[list[tuple[str, float]]]:
    found = statistics._model.__wrapped__()
    return [found.rank(text) for text in TEXTS]


def test_the_unpacked_model_says_the_same_and_a_damaged_one_is_made_again(tmp_path: Path) -> None:
    expected = model()
    folder = next((tmp_path / "diplodiff" / "models").glob("py3langid-*"))
    assert model() == expected
    assert statistics._mapped(folder).rank(TEXTS[0]) == expected[0]
    (folder / "rows.npy").write_bytes(b"")
    assert model() == expected
    assert statistics._mapped(folder).rank(TEXTS[0]) == expected[0]


def test_where_nothing_can_be_written_the_model_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    assert model()[0][0][0] == "tg"

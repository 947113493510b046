"""Where caches stand and how they are laid down."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplodiff import caches


def test_a_folder_is_laid_down_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "folder"

    def write(building: Path) -> None:
        (building / "one").write_text("1")
        if folder.exists():  # never: what stood there is gone
            raise AssertionError

    def fails(building: Path) -> None:
        (building / "two").write_text("2")
        raise OSError("no space left on device")

    caches.lay_down(folder, write)
    caches.lay_down(folder, write)
    assert [path.name for path in folder.parent.rglob("*")] == ["folder", "one"]
    caches.lay_down(folder, fails)
    assert list(folder.parent.iterdir()) == []


def test_a_relative_cache_folder_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert caches.cache_folder().is_absolute()


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    folder = caches.cache_folder()
    assert folder.is_absolute()
    with pytest.raises(OSError, match="directory"):
        folder.mkdir(parents=True)

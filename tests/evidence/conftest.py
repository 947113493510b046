"""A server of this machine, and no patience."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from diplodiff.settings import sources as settings
from diplodiff.sources import robots
from tests.evidence.raw_server import RawServer


@pytest.fixture
def server() -> Iterator[RawServer]:
    made = RawServer()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name, value in (
        ("BACKOFF_SECONDS", 0.01),
        ("CONNECT_SECONDS", 0.5),
        ("READ_SECONDS", 0.8),
        ("TOTAL_FETCH_SECONDS", 4.0),
        ("RETRY_AFTER_SECONDS", 1.0),
    ):
        monkeypatch.setattr(settings, name, value)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("CONTACT", "ALLOW_PRIVATE", "TIMEGATE"):
        monkeypatch.delenv(f"DIPLODIFF_{name}", raising=False)
    monkeypatch.setenv("DIPLODIFF_STORE", str(tmp_path / "store"))
    robots.forget()
    yield
    robots.forget()

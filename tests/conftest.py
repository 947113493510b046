"""Shared fixtures of the tests."""

from __future__ import annotations

import socket
import sys

import pytest


@pytest.fixture
def unused_tcp_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(autouse=True)
def _program_as_it_is() -> None:
    """The archive tells once a process which program runs; a test before may have had thresholds of its own."""
    if keys := sys.modules.get("diplodiff.archive.keys"):
        keys.program.cache_clear()

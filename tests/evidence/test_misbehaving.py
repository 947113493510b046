"""Servers that misbehave: each ends in bounded time and memory, in a reading or in one plain sentence."""

from __future__ import annotations

import re
import time
import tracemalloc

import pytest

from diplodiff.errors import EmptyTextError, SourceError
from diplodiff.settings import limits
from diplodiff.settings import sources as settings
from diplodiff.sources import fetch
from tests.evidence.misbehaviour import KINDS, PAGE, READ, loris_headers
from tests.evidence.raw_server import RawServer

_MEMORY = 24 << 20  # bytes, for pages of 1 MiB at most: the page, its record, and what they are unpacked from


def test_there_are_many_kinds() -> None:
    assert len(KINDS) > 60


@pytest.mark.parametrize("name", KINDS)
def test_bounded_and_told_in_a_sentence(server: RawServer, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_SOURCE_BYTES", 1 << 20)
    expected = KINDS[name].__doc__ or ""
    server.paths.update({f"/{kind}": talk for kind, talk in KINDS.items()})
    if name == "loris_robots":
        server.paths["/robots.txt"] = loris_headers
    if name.startswith(("loris", "endless_continue")):
        monkeypatch.setattr(settings, "TOTAL_FETCH_SECONDS", 0.6)
    tracemalloc.start()
    began = time.monotonic()
    try:
        got = fetch(server.at(f"/{name}"))
    except (SourceError, EmptyTextError) as error:
        message = str(error)
        assert re.search(expected, message), message
        assert message.endswith(".")
        assert message.isprintable()
        assert len(message) < 400
    else:
        assert READ in expected, f"read, and should not have been: {got.body[:100]!r}"
        assert got.body == PAGE
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < _MEMORY, peak
    assert time.monotonic() - began < 10

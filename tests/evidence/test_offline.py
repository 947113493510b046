"""No command but URL sources, `capture` and `watch` opens a socket."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from diplodiff.cli.main import COMMANDS, run
from tests.archive.samples import archive
from tests.evidence.pages import page
from tests.evidence.raw_server import RawServer

_opened: list[str] = []
_places: set[object] = set()  # whom they were opened to
_watching = False


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        _opened.append(event)
        if event == "socket.connect":
            _places.add(arguments[1])


sys.addaudithook(_hook)  # cannot be taken away again: it looks only while a test wants it


@pytest.fixture
def sockets() -> Iterator[list[str]]:
    global _watching
    _opened.clear()
    _places.clear()
    _watching = True
    yield _opened
    _watching = False


def test_the_hook_sees_a_socket(server: RawServer, sockets: list[str]) -> None:
    server.page("/a", page())
    assert run(["show", server.at("/a")]) == 0
    assert {"socket.connect", "socket.getaddrinfo"} <= set(sockets)


def _calls(folder: Path) -> dict[str, list[list[str]]]:
    """For each command calls that need no network, with everything that they read on this machine."""
    for name, body in (("a.html", page()), ("b.html", page({2}))):
        (folder / name).write_bytes(body)
    one, two, pack = (str(folder / name) for name in ("a.html", "b.html", "case.zip"))
    manifest = str(archive(folder / "texts", 2))
    index = str(folder / "index.sqlite")
    kept = ["capture"]
    return {
        "compare": [
            ["compare", one, two, "--evidence", pack, "-q"],
            ["compare", one, two, "--format", "html", "-o", str(folder / "r.html")],
        ],
        "show": [["show", one]],
        "verify": [["verify", pack]],
        "rules": [["rules"]],
        "explain": [["explain", "P1"]],
        "schema": [["schema"]],
        "archive": [
            ["archive", "run", manifest, "-j", "1", "--no-cache", "-q"],
            ["archive", "status", manifest],
            ["archive", "index", manifest, "-o", index, "-q"],
        ],
        "capture": [[*kept, "list"], [*kept, "verify"]],
        "watch": [["watch", "--help"]],  # the one that is to ask others: see below
        "completion": [["completion", "bash"]],
        "mentions": [["mentions", "bridges", one, two]],
        "quotes": [["quotes", one, two]],
        "precedents": [
            ["precedents", f"{one}#1", "--in", manifest],
            ["precedents", f"{one}#2", "--in", index, "--of", "en"],
            ["precedents", "-", "--in", str(folder / "texts")],
        ],
    }


def test_watch_asks_the_pages_of_its_list_and_nobody_else(
    server: RawServer, tmp_path: Path, sockets: list[str]
) -> None:
    server.page("/a", page())
    pages = tmp_path / "pages.txt"
    pages.write_text(server.at("/a"), encoding="utf-8")
    assert run(["watch", str(pages), "--allow-private"]) == 0
    server.page("/a", page({2}))
    assert run(["watch", str(pages), "--allow-private", "--format", "html", "-o", str(tmp_path / "changes")]) == 1
    assert {f"{place[0]}:{place[1]}" for place in _places if isinstance(place, tuple)} == {
        urlsplit(server.at("/a")).netloc
    }
    sockets.clear()
    assert run(["watch", str(archive(tmp_path / "texts", 1))]) == 2  # no address in it
    assert sockets == []


def test_no_other_command_opens_one(
    server: RawServer,
    tmp_path: Path,
    sockets: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The Sides agreed to build a bridge.")))
    server.page("/a", page())
    assert run(["capture", server.at("/a"), "-q"]) == 0
    name = capsys.readouterr().out.strip()
    server.close()
    sockets.clear()
    calls = _calls(tmp_path)
    assert set(COMMANDS) <= set(calls), "say here how a new command is called without the network"
    calls["capture"] += [["capture", "show", name], ["capture", "export", name, "-o", str(tmp_path / "a.warc.gz")]]
    calls["compare"] += [["compare", name, name], ["compare", name, f"{tmp_path / 'a.warc.gz'}#{server.at('/a')}"]]
    for command in [*(c for c in calls if c != "compare"), "compare"]:
        if command not in COMMANDS:
            continue
        for call in [*(calls["compare"][:1] if command == "verify" else []), *calls[command]]:
            assert run(call) in (0, 1), (call, capsys.readouterr().err)
            assert sockets == [], call

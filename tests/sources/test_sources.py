"""Paths, standard input and a web server on this machine."""

from __future__ import annotations

import ast
import hashlib
import io
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import diplodiff.sources
from diplodiff import __version__
from diplodiff.errors import EmptyTextError, SourceError
from diplodiff.settings import limits
from diplodiff.settings import sources as settings
from diplodiff.sources import SCHEMES, fetch

TEXT = "The sides agreed — on trade.\n".encode()


# --- paths


def test_a_file_comes_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a text.txt"
    path.write_bytes(TEXT)
    got = fetch(str(path))
    assert (got.origin, got.body, got.media_type, got.retrieved_at) == (str(path), TEXT, "", None)
    assert got.sha256 == hashlib.sha256(TEXT).hexdigest()


@pytest.mark.parametrize(
    "origin", ["nowhere.pdf", "C:\\texts\\a.pdf", "C:/a.pdf", "The sides agreed.", "http:/one-slash"]
)
def test_a_path_that_does_not_exist_is_never_text(origin: str) -> None:
    with pytest.raises(SourceError, match=r"no such file: .*give a path, an http"):
        fetch(origin)


@pytest.mark.parametrize("origin", ["ftp://example.org/a", "file:///etc/hosts", "gopher://x/"])
def test_other_schemes_are_refused_with_what_is_supported(origin: str) -> None:
    with pytest.raises(SourceError, match=r"not supported; .*http"):
        fetch(origin)


def test_folders_odd_names_and_empty_files(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="folder"):
        fetch(str(tmp_path))
    with pytest.raises(SourceError):
        fetch("a\0b")
    with pytest.raises(SourceError):
        fetch("x" * 5_000)
    empty = tmp_path / "empty"
    empty.touch()
    with pytest.raises(EmptyTextError):
        fetch(str(empty))
    with pytest.raises(SourceError):
        fetch(str(empty / "below a file"))
    with pytest.raises(SourceError):
        fetch("")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed"
    path.write_bytes(TEXT)
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        fetch(str(path))


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_SOURCE_BYTES", 1 << 20)
    path = tmp_path / "large"
    path.write_bytes(b"x" * ((1 << 20) + 1))
    with pytest.raises(SourceError, match="larger than 1 MiB"):
        fetch(str(path))
    with pytest.raises(SourceError, match="larger than 1 MiB"):
        fetch("-", io.BytesIO(path.read_bytes()))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such devices here")
def test_devices_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_SOURCE_BYTES", 1 << 20)
    with pytest.raises(SourceError, match="larger"):
        fetch("/dev/zero")
    with pytest.raises(EmptyTextError):
        fetch("/dev/null")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_with_and_without_a_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(TEXT), daemon=True)
    writer.start()
    assert fetch(str(path)).body == TEXT
    writer.join(5)
    monkeypatch.setattr(settings, "TOTAL_FETCH_SECONDS", 0.2)
    with pytest.raises(SourceError, match="sent nothing"):
        fetch(str(path))


# --- standard input


def test_standard_input() -> None:
    got = fetch("-", io.BytesIO(TEXT))
    assert (got.origin, got.body, got.retrieved_at) == ("-", TEXT, None)
    with pytest.raises(EmptyTextError, match="standard input"):
        fetch("-", io.BytesIO(b""))
    closed = io.BytesIO(b"")
    closed.close()
    with pytest.raises(SourceError, match="standard input"):
        fetch("-", closed)


# --- the web


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, _Server)
        server.asked.append((self.path, dict(self.headers)))
        name = self.path.partition("?")[0].strip("/")
        getattr(self, f"serve_{name}", self.serve_missing)()

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def serve_missing(self) -> None:
        self.reply(404)

    def serve_text(self) -> None:
        self.reply(200, TEXT, Content_Type="text/html; charset=windows-1251")

    def serve_login(self) -> None:
        self.reply(403)

    def serve_broken(self) -> None:
        self.reply(503)

    def serve_empty(self) -> None:
        self.reply(200)

    def serve_moved(self) -> None:
        self.reply(302, Location="/text")

    def serve_circle(self) -> None:
        self.reply(302, Location="/circle")

    def serve_elsewhere(self) -> None:
        self.reply(302, Location="ftp://127.0.0.1/secret")

    def serve_local(self) -> None:
        self.reply(302, Location="file:///etc/hosts")

    def serve_large(self) -> None:
        self.reply(200, b"x" * (3 << 20))

    def serve_bomb(self) -> None:
        import gzip

        self.reply(200, gzip.compress(b"x" * (5 << 20)), Content_Encoding="gzip")

    def serve_cut(self) -> None:
        self.reply(200, TEXT, Content_Length=str(len(TEXT) + 100))

    def serve_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(50):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def serve_silent(self) -> None:
        time.sleep(3)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []

    def handle_error(self, *_: object) -> None:
        pass

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{path}"


@pytest.fixture(scope="module")
def server() -> Iterator[_Server]:
    with _Server() as made:
        thread = threading.Thread(target=made.serve_forever, daemon=True)
        thread.start()
        yield made
        made.shutdown()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr(settings, "BACKOFF_SECONDS", 0.01)


def test_a_page_comes_untouched_with_its_type_and_time(server: _Server) -> None:
    got = fetch(server.at("text"))
    assert (got.origin, got.body, got.media_type) == (server.at("text"), TEXT, "text/html; charset=windows-1251")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", got.retrieved_at or "")
    assert server.asked[-1][1]["User-Agent"] == f"diplodiff/{__version__}"


def test_redirects_are_followed_and_no_password_is_sent(
    server: _Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert fetch(server.at("moved")).body == TEXT
    assert all("Authorization" not in headers for _, headers in server.asked)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nothing", "404 Not Found, it has no such page"),
        ("login", "403 Forbidden"),
        ("broken", "503 Service Unavailable, it is in trouble"),
        ("circle", "redirects more than"),
        ("elsewhere", "not http or https"),
        ("local", "not http or https"),
        ("cut", "before the whole page|broke off"),
    ],
)
def test_failures_in_words(server: _Server, path: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        fetch(server.at(path))
    message = str(caught.value)
    assert message.startswith(server.at(path))
    assert message.endswith(".")
    assert "\n" not in message


def test_an_empty_page_is_an_empty_text(server: _Server) -> None:
    with pytest.raises(EmptyTextError):
        fetch(server.at("empty"))


@pytest.mark.parametrize("path", ["large", "bomb"])
def test_size_is_bounded_while_streaming(server: _Server, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_SOURCE_BYTES", 1 << 20)
    with pytest.raises(SourceError, match="larger than 1 MiB"):
        fetch(server.at(path))


def test_time_is_bounded(server: _Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "READ_SECONDS", 0.3)
    with pytest.raises(SourceError, match="did not answer"):
        fetch(server.at("silent"))
    monkeypatch.setattr(settings, "READ_SECONDS", 5.0)
    monkeypatch.setattr(settings, "TOTAL_FETCH_SECONDS", 0.5)
    began = time.monotonic()
    with pytest.raises(SourceError, match="was not there after"):
        fetch(server.at("drip"))
    assert time.monotonic() - began < 3


def test_unreachable_servers(monkeypatch: pytest.MonkeyPatch, server: _Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SourceError, match="refuses connections"):
        fetch(f"http://127.0.0.1:{port}/")
    with pytest.raises(SourceError, match=r"TLS|broke off"):
        fetch(server.at("text").replace("http:", "https:"))

    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(SourceError, match="no such host"):
        fetch("http://nowhere.invalid/")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://", "no host"),
        ("http://a:b@127.0.0.1/", "login"),
        ("http://[x/", "valid"),
        ("http://127.0.0.1:99999/", "valid"),
    ],
)
def test_bad_addresses(url: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        fetch(url)


def test_the_registry_is_a_literal() -> None:
    tree = ast.parse(Path(diplodiff.sources.__file__).read_text(encoding="utf-8"))
    (value,) = [n.value for n in tree.body if isinstance(n, ast.AnnAssign) and ast.unparse(n.target) == "SCHEMES"]
    assert isinstance(value, ast.Dict)
    assert set(SCHEMES) == {"http", "https", "capture"}

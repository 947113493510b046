"""Captures: what is kept, that it can be read again, and that nothing of it can change unseen."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from diplodiff.cli.main import run
from diplodiff.errors import EmptyTextError, LoadError, SourceError
from diplodiff.evidence.capture import Captured, Plan, capture
from diplodiff.evidence.verify import Trouble, verify
from diplodiff.fetching import Request
from diplodiff.pipeline import read
from diplodiff.sources import captures, fetch
from diplodiff.sources.policy import Policy
from tests.evidence.fake_tsa import FakeTsa
from tests.evidence.misbehaviour import KINDS, PAGE
from tests.evidence.pages import page
from tests.evidence.raw_server import HTML, Call, RawServer

KILLS = int(os.environ.get("DIPLODIFF_KILLS", "20"))
FLIPS = int(os.environ.get("DIPLODIFF_FLIPS", "400"))
READABLE = [name for name, talk in KINDS.items() if (talk.__doc__ or "") == "read"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def plan(store: Path, **more: object) -> Plan:
    return Plan(store, Policy(store=str(store)), **more)  # type: ignore[arg-type]


def troubles(store: Path, root: str | None = None) -> list[Trouble]:
    return [each for each in verify(store, root=root) if isinstance(each, Trouble)]


# --- what is kept


def test_the_machine_that_answered_is_kept_where_one_connection_brings_all(store: Path) -> None:
    class Talks(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # the connection of robots.txt stays for the page

        def do_GET(self) -> None:
            body = page() if self.path == "/a" else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Talks) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        kept = capture(f"http://127.0.0.1:{serving.server_port}/a", plan(store))
        serving.shutdown()
    assert kept.record["peer"]["ip"] == "127.0.0.1"


def test_an_id_is_printed_and_taken_for_a_text(
    server: RawServer, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.page("/a", page(), 'ETag: "one"')
    assert run(["capture", server.at("/a"), "-q"]) == 0
    name = capsys.readouterr().out.strip()
    assert name.startswith("capture://")
    assert run(["compare", name, name, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    source = report["texts"][0]["source"]
    assert source["origin"] == server.at("/a")
    assert source["retrieved_at"] == captures.record(store, name.removeprefix("capture://"))["retrieved_at"]
    assert run(["show", name[: len("capture://") + 12]]) == 0
    assert "9. " not in capsys.readouterr().out
    assert run(["capture", "list"]) == 0
    assert name in capsys.readouterr().out
    assert run(["capture", "show", name]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["validators"], said["text"]["paragraphs"], said["peer"]["ip"]) == ({"etag": '"one"'}, 9, "127.0.0.1")
    assert run(["capture", "verify"]) == 0
    assert "1 captures are whole." in capsys.readouterr().out


def test_unknown_and_ambiguous_ids(store: Path, server: RawServer) -> None:
    server.page("/a", page())
    made = capture(server.at("/a"), plan(store))
    for wrong in ("capture://0123456789abcdef", "capture://xyz", "capture://../../etc", f"capture://{made.id[:4]}"):
        with pytest.raises(SourceError, match="capture list"):
            fetch(wrong)


@pytest.mark.parametrize("name", READABLE)
def test_other_programs_read_the_files(
    server: RawServer, store: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.paths.update({f"/{kind}": talk for kind, talk in KINDS.items()})
    made = capture(server.at(f"/{name}"), plan(store, unread=True))
    assert fetch(f"capture://{made.id}").body == PAGE
    raw = captures.warc(store, made.id, made.record)
    found = list(ArchiveIterator(io.BytesIO(raw), parse_http=True))
    kinds = [record.record_type for record in found]
    assert kinds[0] == WarcRecordType.warcinfo
    assert kinds.count(WarcRecordType.response) == kinds.count(WarcRecordType.request) >= 1
    path = store / "x.warc.gz"
    path.write_bytes(raw)
    checked = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", str(path)], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count("digest pass") == len(found)
    path.unlink()
    assert not troubles(store)


def test_fastwarc_finds_every_digest_right(server: RawServer, store: Path) -> None:
    server.paths["/a"] = lambda call: call.answer("200 OK", gzip.compress(page()), HTML, "Content-Encoding: gzip")
    server.paths["/moved"] = lambda call: call.answer("301 Moved", b"gone <b>there</b>", "Location: /a")
    made = capture(server.at("/moved"), plan(store))
    assert made.record["redirects"] == [server.at("/moved")]
    raw = captures.warc(store, made.id, made.record)
    for record in ArchiveIterator(io.BytesIO(raw), parse_http=False):
        assert record.verify_block_digest()


def test_addresses_beyond_ascii(server: RawServer, store: Path) -> None:
    server.page("/%D0%B4%D0%B5%D0%BA%D0%BB?x=%C3%A9", page())
    server.paths["/moved"] = lambda call: call.answer("302 Found", b"", "Location: /декл?x=é")
    for url in (server.at("/декл?x=é"), server.at("/moved")):
        made = capture(url, plan(store))
        assert (made.record["url"], made.record["answer_url"].isascii()) == (url, True)
        assert fetch(f"capture://{made.id}").body == page()
    assert not troubles(store)


def test_what_cannot_be_read_is_not_kept(server: RawServer, store: Path) -> None:
    server.page(
        "/challenge", "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
    )
    server.page("/empty", "<html><body></body></html>")
    for path, error in (("/challenge", LoadError), ("/empty", EmptyTextError), ("/none", SourceError)):
        with pytest.raises(error):
            capture(server.at(path), plan(store))
    assert list(captures.every(store)) == []
    made = capture(server.at("/challenge"), plan(store, unread=True))
    assert "browser check" in made.record["unread"]
    with pytest.raises(LoadError, match="browser check"):
        read(Request(f"capture://{made.id}", policy=Policy(store=str(store))))


def test_one_that_fails_does_not_stop_the_others(server: RawServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.page("/a", page())
    assert run(["capture", server.at("/none"), server.at("/a"), "a.pdf"]) == 2
    said = capsys.readouterr()
    assert said.out.count("capture://") == 1
    assert "404" in said.err
    assert "a.pdf is no http(s) address" in said.err


def test_what_is_the_same_is_kept_by_reference(server: RawServer, store: Path) -> None:
    def served(call: Call) -> None:
        if call.header("If-None-Match"):
            call.answer("304 Not Modified")
        else:
            call.answer("200 OK", page(), HTML, 'ETag: "one"')

    server.paths["/a"] = served
    first = capture(server.at("/a"), plan(store))
    again = capture(server.at("/a"), plan(store, sparing=True))
    known = Policy(store=str(store), known=lambda url: captures.last_known(store, url))
    third = capture(server.at("/a"), Plan(store, known))
    assert [again.record["same_as"], third.record["same_as"]] == [first.id, first.id]
    assert (third.record["previous"], first.record["previous"]) == (again.id, None)
    assert fetch(f"capture://{third.id}").body == page()
    kinds = [
        (record.record_type, record.headers.get("WARC-Profile", "").rpartition("/")[2])
        for made in (again, third)
        for record in ArchiveIterator(io.BytesIO(captures.warc(store, made.id, made.record)))
        if record.record_type == WarcRecordType.revisit
    ]
    assert [kind[1] for kind in kinds] == ["identical-payload-digest", "server-not-modified"]
    assert captures.history(store, server.at("/a")) == [first.id, again.id, third.id]
    assert not troubles(store)


# --- nothing changes unseen


def whole(store: Path, server: RawServer) -> list[Path]:
    server.page("/a", page())
    server.paths["/tsa"] = FakeTsa()
    from diplodiff.evidence import stamps

    first = capture(server.at("/a"), plan(store, stamp=lambda raw: stamps.request(server.at("/tsa"), raw, Policy())))
    assert first.trouble is None
    capture(server.at("/a"), plan(store, sparing=True))
    assert not troubles(store)
    return sorted(path for path in (store / "captures").rglob("*") if path.is_file())


def test_a_flipped_bit_anywhere_is_found(server: RawServer, store: Path) -> None:
    files = whole(store, server)
    assert len(files) == 5
    rng = random.Random(8)
    places = [(path, at) for path in files for at in range(path.stat().st_size)]
    for path, at in rng.sample(places, min(len(places), FLIPS)):
        body = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(body[:at] + bytes([body[at] ^ (1 << rng.randrange(8))]) + body[at + 1 :])
        assert troubles(store), (path, at)
        path.write_bytes(body)
    assert not troubles(store)


def test_cut_longer_missing_and_added_files_are_found(server: RawServer, store: Path) -> None:
    for path in whole(store, server):
        body = path.read_bytes()
        path.chmod(0o644)
        for other in (body[:-1], body + b"\n", b""):
            path.write_bytes(other)
            assert troubles(store), path
        path.unlink()
        assert path.suffix == ".tsr" or troubles(store), path
        path.write_bytes(body)
    place = next(captures.place(store, name) for name in captures.every(store))
    (place / "note.txt").write_text("x")
    assert any("no part of it" in each.what for each in troubles(store))
    (place / "note.txt").unlink()
    (store / "captures" / "zz").mkdir()
    (store / "captures" / "zz" / "x").touch()
    assert any("is no capture" in each.what for each in troubles(store))


def test_an_earlier_capture_that_is_gone_is_missed(server: RawServer, store: Path) -> None:
    server.page("/a", page())
    first = capture(server.at("/a"), plan(store))
    capture(server.at("/a"), plan(store))
    shutil.rmtree(captures.place(store, first.id))
    assert any("no longer here" in each.what for each in troubles(store))


def test_a_mark_that_was_lost_is_made_again(server: RawServer, store: Path) -> None:
    server.page("/a", page())
    made = capture(server.at("/a"), plan(store))
    shutil.rmtree(store / "pages")
    assert captures.history(store, server.at("/a")) == []
    assert not troubles(store)
    assert captures.history(store, server.at("/a")) == [made.id]


def test_a_store_that_cannot_be_written(server: RawServer, tmp_path: Path) -> None:
    server.page("/a", page())
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(SourceError, match="--store"):
        capture(server.at("/a"), plan(blocked))


# --- many writers, and writers that are ended


def test_many_writers_at_the_same_time(server: RawServer, store: Path) -> None:
    server.page("/a", page())
    made: list[Captured] = []
    threads = [threading.Thread(target=lambda: made.append(capture(server.at("/a"), plan(store)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({each.id for each in made}) == 8
    assert set(captures.every(store)) == {each.id for each in made}
    assert not troubles(store)
    assert list((store / "aside").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")
def test_killed_while_capturing(server: RawServer, store: Path) -> None:
    server.page("/a", page())
    capture(server.at("/a"), plan(store))  # everything is loaded before the first fork
    began = time.monotonic()
    capture(server.at("/a"), plan(store))
    longest = 0.05 + 6 * (time.monotonic() - began)
    rng = random.Random(KILLS)
    told: list[str] = []
    for _ in range(KILLS):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            while True:
                made = capture(server.at("/a"), plan(store))
                os.write(writing, f"{made.id}\n".encode())
        os.close(writing)
        time.sleep(rng.uniform(0.0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            told += [line.decode() for line in pipe.read().split(b"\n") if len(line) == 64]
    assert told
    print(f"{len(told)} captures acknowledged, {len(list(captures.every(store)))} kept")
    assert set(told) <= set(captures.every(store))
    assert set(told) <= set(captures.history(store, server.at("/a")))
    assert not troubles(store)


# --- export


def test_exported_files_are_read_as_texts(
    server: RawServer, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.page("/a", page())
    server.page("/b", page({3}))
    names = [capture(server.at(path), plan(store)).id for path in ("/a", "/b")]
    same = capture(server.at("/a"), plan(store, sparing=True)).id
    path = tmp_path / "all.warc.gz"
    assert run(["capture", "export", same, names[1], "-o", str(path)]) == 0
    assert run(["compare", f"{path}#{server.at('/a')}", f"{path}#{server.at('/b')}", "--format", "json"]) == 1
    (finding,) = [f for f in json.loads(capsys.readouterr().out)["findings"] if f["code"] == "P1"]
    assert "ports" in finding["passages"]["A"]["text"]
    assert run(["capture", "export", names[0], "--body", "-o", str(tmp_path / "a.html")]) == 0
    assert (tmp_path / "a.html").read_bytes() == page()


# --- time stamps


def test_time_stamps(server: RawServer, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server.page("/a", page())
    authority = FakeTsa()
    server.paths["/tsa"] = authority
    assert run(["capture", server.at("/a"), "--tsa", server.at("/tsa"), "-q"]) == 0
    root = authority.write_root(tmp_path / "root.pem")
    other = FakeTsa().write_root(tmp_path / "other.pem")
    assert run(["capture", "verify", "--tsa-root", str(root)]) == 0
    assert run(["capture", "verify", "--tsa-root", str(other)]) == 2
    assert "vouches" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (FakeTsa(refuse=True), "refuses to stamp"),
        (FakeTsa(spoil=True), "over something else"),
        (lambda call: call.answer("200 OK", b"no stamp"), "no time stamp that can be read"),
        (lambda call: call.answer("200 OK", b"x" * (1 << 21)), "larger than"),
        (lambda call: call.answer("500 No"), "500 No"),
        (lambda call: call.hold(), "did not answer"),
    ],
)
def test_a_capture_without_the_stamp_is_kept_and_told(
    server: RawServer, store: Path, capsys: pytest.CaptureFixture[str], talk: object, words: str
) -> None:
    server.page("/a", page())
    server.paths["/tsa"] = talk  # type: ignore[assignment]
    assert run(["capture", server.at("/a"), "--tsa", server.at("/tsa")]) == 2
    said = capsys.readouterr()
    assert "was captured, but not stamped" in said.err
    assert words in said.err
    assert said.out.strip().removeprefix("capture://") in set(captures.every(store))
    assert not troubles(store)

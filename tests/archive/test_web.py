"""Texts that a server publishes: asked once a run, and read again from what was kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from diplodiff.archive.index import open_index
from diplodiff.archive.index.build import build
from diplodiff.archive.manifest import load
from diplodiff.archive.run import Plan
from diplodiff.archive.run import run as compare_all
from diplodiff.evidence.capture import Plan as Captures
from diplodiff.evidence.capture import capture
from diplodiff.sources.policy import Policy
from tests.archive.samples import changes, manifest, pair, results, run
from tests.bench.archive import document, lines, page
from tests.declarations import declaration


class Site:
    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path != "/robots.txt":
                    site.asked.append(self.path)
                body = site.pages.get(self.path)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", "text/html; charset=windows-1251")
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("DIPLODIFF_ALLOW_PRIVATE", "1")  # a manifest may lead to no machine of one's own network
    found = Site()
    threading.Thread(target=found.server.serve_forever, daemon=True).start()
    yield found
    found.server.shutdown()
    found.server.server_close()


def russian(lost: int | None = None) -> bytes:
    what = ("мосты", "дороги", "порты", "школы", "музеи", "леса")
    lines = [f"{n}. Стороны договорились совместно обследовать {w} в долине реки." for n, w in enumerate(what, 1)]
    body = "".join(f"<p>{line}</p>" for n, line in enumerate(lines) if n != lost)
    return f"<html><body><main><h1>Совместная декларация</h1>{body}</main></body></html>".encode("cp1251")


def test_a_page_is_asked_for_once_a_run_and_kept(tmp_path: Path, site: Site) -> None:
    site.pages = {"/a": russian(), "/b": russian(3)}
    path = manifest(tmp_path, {"x": [f"{site.address}/a", f"{site.address}/b"]})
    assert run("run", path, cache=tmp_path / "cache").returncode == 1
    assert sorted(site.asked) == ["/a", "/b"]
    first = (tmp_path / "archive.results" / "results.jsonl").read_bytes()
    (record,) = results(path)
    assert record["texts"][0]["source"]["origin"] == f"{site.address}/a"
    assert record["texts"][0]["source"]["retrieved_at"]
    assert "школы" in next(f for f in record["findings"] if f["code"] == "P1")["passages"]["A"]["text"]
    run("run", path, cache=tmp_path / "cache")
    assert len(site.asked) == 4
    assert (tmp_path / "archive.results" / "results.jsonl").read_bytes() == first
    assert "1 on the web" in run("status", path).stdout
    assert len(site.asked) == 4


def test_the_file_that_a_page_links_is_read_where_asked_for(tmp_path: Path, site: Site) -> None:
    text = declaration(7, 8)
    site.pages["/page"] = (
        b'<html lang=en><main><h1>Texts</h1><p><a href="/full.docx">The full text</a></p></main></html>'
    )
    site.pages["/full.docx"] = document(lines(text))
    (tmp_path / "b.html").write_bytes(page(lines(text, frozenset({3}))))
    path = manifest(tmp_path, {"x": [f"{site.address}/page", "b.html"]})
    cache = tmp_path / "cache"
    assert run("run", path, "-j", "1", cache=cache).returncode in (2, 3)  # the page holds no text
    assert run("run", path, "-j", "1", "--follow-attachment", cache=cache).returncode == 1
    (record,) = results(path)
    assert record["findings"][0]["code"] == "P1"
    assert record["texts"][0]["source"]["origin"] == f"{site.address}/full.docx"
    assert "attachment-followed" in {note["code"] for note in record["texts"][0]["notes"]}


def test_a_store_of_captures_is_named_by_an_option(tmp_path: Path, site: Site) -> None:
    site.pages["/a"] = russian()
    (tmp_path / "b.html").write_bytes(russian(3))
    store = tmp_path / "kept"
    kept = capture(f"{site.address}/a", Captures(store, Policy(store=str(store))))
    path = manifest(tmp_path, {"x": [f"capture://{kept.id}", "b.html"]})
    assert run("run", path, "-j", "1", cache=tmp_path / "cache").returncode == 2
    assert run("run", path, "-j", "1", "--store", store, cache=tmp_path / "cache").returncode == 1


def test_a_page_that_changes_is_the_publishers_change(tmp_path: Path, site: Site) -> None:
    site.pages = {"/a": russian(), "/b": russian()}
    path = manifest(tmp_path, {"x": [f"{site.address}/a", f"{site.address}/b"]})
    assert run("run", path, cache=tmp_path / "cache").returncode == 0
    site.pages["/b"] = russian(2)
    assert run("run", path, cache=tmp_path / "cache").returncode == 1
    (change,) = changes(path)
    assert (change["because"], change["verdict"][0]) == ("publisher", "same-text")


def test_a_manifest_leads_to_no_private_address_unasked(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIPLODIFF_ALLOW_PRIVATE")
    site.pages = {"/a": russian(), "/b": russian()}
    path = manifest(tmp_path, {"x": [f"{site.address}/a", f"{site.address}/b"]})
    refused = run("run", path, cache=tmp_path / "cache")
    assert (refused.returncode, site.asked) == (2, [])
    assert "private address" in refused.stderr
    assert run("run", path, "--allow-private", cache=tmp_path / "cache").returncode == 0
    assert sorted(site.asked) == ["/a", "/b"]


def test_a_page_that_is_gone_fails_alone(tmp_path: Path, site: Site) -> None:
    site.pages = {"/a": russian()}
    path = manifest(tmp_path, {"x": [f"{site.address}/a", f"{site.address}/b"], "y": pair(tmp_path, 1)})
    done = run("run", path, cache=tmp_path / "cache")
    assert done.returncode == 2
    assert [r["status"] for r in results(path)] == ["failed", "compared"]
    assert "404" in done.stderr


def test_a_capture_is_a_text(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "store"
    monkeypatch.setenv("DIPLODIFF_STORE", str(store))
    site.pages = {"/a": russian(), "/b": russian(3)}
    kept = capture(f"{site.address}/b", Captures(store, Policy(store=str(store))))
    (tmp_path / "a.html").write_bytes(russian())
    path = manifest(tmp_path, {"x": ["a.html", f"capture://{kept.id[:12]}"]})
    for _ in range(2):
        plan = Plan(load(str(path)), str(path.with_suffix(".results")), str(tmp_path / "cache"))
        summary = compare_all(plan, lambda head, judged: None)
    assert site.asked == ["/b"]
    assert summary.worked == 0
    (record,) = results(path)
    assert record["texts"][1]["source"]["origin"] == f"{site.address}/b"
    build([str(path)], str(tmp_path / "x.sqlite"), None, 1, lambda done, of: None)
    with open_index(str(tmp_path / "x.sqlite")) as index:
        assert [text.capture for text in index.texts] == [None, kept.id]
        assert index.texts[1].retrieved_at

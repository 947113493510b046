"""Captures and WARC files as texts of an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplodiff.cli.main import run
from tests.archive.samples import manifest, results
from tests.evidence.pages import page
from tests.evidence.raw_server import RawServer


def test_captures_and_pages_of_warc_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIPLODIFF_STORE", str(tmp_path / "store"))
    server = RawServer()
    server.page("/a", page())
    server.page("/b", page({3}))
    assert run(["capture", server.at("/a"), server.at("/b"), "-q"]) == 0
    names = capsys.readouterr().out.split()
    assert run(["capture", "export", names[1], "-o", str(tmp_path / "b.warc.gz")]) == 0
    server.close()
    path = manifest(tmp_path, {"x": [names[0], f"b.warc.gz#{server.at('/b')}"]})
    assert run(["archive", "run", str(path), "-j", "1", "--no-cache", "-q"]) == 1
    (record,) = results(path)
    (finding,) = [f for f in record["findings"] if f["code"] == "P1"]
    assert "ports" in finding["passages"]["A"]["text"]
    sources = [text["source"] for text in record["texts"]]
    assert sources[0]["capture"] == names[0].removeprefix("capture://")
    assert sources[0]["origin"] == server.at("/a")
    assert (sources[1]["origin"], sources[1]["copy"]) == (server.at("/b"), "b.warc.gz")

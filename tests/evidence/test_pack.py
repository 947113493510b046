"""Packs of evidence: the same findings again, every change seen, and nothing that a hostile file could do."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import zipfile
from pathlib import Path

import pytest

from diplodiff.cli.main import run
from diplodiff.errors import SourceError
from diplodiff.evidence.unpack import verify
from diplodiff.settings import evidence as settings
from tests.evidence.pages import page
from tests.evidence.raw_server import HTML, Call, RawServer


@pytest.fixture
def pack(server: RawServer, tmp_path: Path) -> Path:
    server.page("/a", page())
    server.paths["/moved"] = lambda call: call.answer("302 Found", b"", "Location: /a")
    other = tmp_path / "b.html"
    other.write_bytes(page({3}))
    path = tmp_path / "case.zip"
    terms = tmp_path / "terms.txt"
    terms.write_text("ports\n")
    texts = [server.at("/moved"), str(other)]
    code = run(
        ["compare", *texts, "--name", "Ostra", "--name", "Vael", "--watch", str(terms), "--evidence", str(path), "-q"]
    )
    assert code == 1
    other.unlink()
    server.paths.clear()
    return path


def files(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as found:
        return {name: found.read(name) for name in found.namelist()}


def zipped(path: Path, content: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as made:
        for name, body in content.items():
            made.writestr(name, body)


def relisted(content: dict[str, bytes], **changed: object) -> dict[str, bytes]:
    """The same with a manifest that fits, as someone who changes a pack would make it."""
    manifest = json.loads(content["manifest.json"])
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}
        for name, body in content.items()
        if name != "manifest.json"
    }
    manifest.update(changed)
    return {**content, "manifest.json": json.dumps(manifest).encode()}


def test_it_gives_the_same_findings_again(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(files(pack)) == {
        *("manifest.json", "report.json", "report.html", "inputs/A.html", "inputs/B.html", "warc/A.warc.gz"),
    }
    assert run(["verify", str(pack)]) == 0
    said = capsys.readouterr().out
    assert "the same, byte for byte" in said
    assert hashlib.sha256(files(pack)["manifest.json"]).hexdigest() in said


def test_a_refusal_is_made_again_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "b.txt").write_text("Our weather column comes out every Sunday in colour.\n" * 5)
    path = tmp_path / "case.zip"
    assert run(["compare", str(tmp_path / "a.html"), str(tmp_path / "b.txt"), "--evidence", str(path), "-q"]) == 3
    assert run(["verify", str(path)]) == 0
    assert "the same verdict (not-same-instrument)" in capsys.readouterr().out


def test_captures_and_parts(server: RawServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server.page("/a", page())
    assert run(["capture", server.at("/a"), "-q"]) == 0
    name = capsys.readouterr().out.strip()
    path = tmp_path / "case.zip"
    assert run(["compare", f"{name}#en", name, "--evidence", str(path), "-q"]) == 0
    content = files(path)
    assert {"warc/A.warc.gz", "warc/B.warc.gz"} <= set(content)
    assert verify(str(path)).exact


def test_a_page_that_is_as_it_was_captured(
    server: RawServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def served(call: Call) -> None:
        if call.header("If-None-Match"):
            call.answer("304 Not Modified")
        else:
            call.answer("200 OK", page(), HTML, 'ETag: "1"')

    server.paths["/a"] = served
    assert run(["capture", server.at("/a"), "-q"]) == 0
    path = tmp_path / "case.zip"
    assert run(["compare", server.at("/a"), server.at("/a"), "--evidence", str(path), "-q"]) == 0
    assert server.asked == ["/robots.txt", "/a", "/a", "/a"]
    assert b"server-not-modified" in gzip.decompress(files(path)["warc/A.warc.gz"])
    assert verify(str(path)).exact


def test_the_same_pack_has_the_same_bytes(tmp_path: Path) -> None:
    for name, lost in (("a", ()), ("b", (2,))):
        (tmp_path / f"{name}.html").write_bytes(page(lost))
    made = []
    for n in range(2):
        path = tmp_path / f"{n}.zip"
        run(["compare", str(tmp_path / "a.html"), str(tmp_path / "b.html"), "--evidence", str(path), "-q"])
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_changed_byte_anywhere_is_seen(pack: Path, tmp_path: Path) -> None:
    """In the content of every file; what ZIP keeps besides (times, flags of the system) says nothing of it."""
    content, rng = files(pack), random.Random(3)
    broken = tmp_path / "broken.zip"
    for name, body in content.items():
        for at in rng.sample(range(len(body)), 12):
            flipped = body[:at] + bytes([body[at] ^ (1 << rng.randrange(8))]) + body[at + 1 :]
            zipped(broken, {**content, name: flipped})
            try:
                found = verify(str(broken))
            except SourceError:
                continue
            # the manifest says what was asked: changed there, the pack is another one, by another digest
            assert name == "manifest.json"
            assert found.digest != hashlib.sha256(content[name]).hexdigest()


def test_a_report_that_was_written_anew_is_seen(pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = files(pack)
    report = json.loads(content["report.json"])
    report["findings"] = []
    broken = tmp_path / "broken.zip"
    zipped(broken, relisted({**content, "report.json": json.dumps(report).encode()}))
    assert run(["verify", str(broken)]) == 1
    assert "Only now: Not found in the text published" in capsys.readouterr().out


def test_a_text_that_was_exchanged_is_seen(pack: Path, tmp_path: Path) -> None:
    content, broken = files(pack), tmp_path / "broken.zip"
    other = page({5})
    zipped(broken, relisted({**content, "inputs/B.html": other}))
    with pytest.raises(SourceError, match="not the text that the pack says"):
        verify(str(broken))
    manifest = json.loads(content["manifest.json"])
    manifest["texts"][0]["sha256"] = hashlib.sha256(other).hexdigest()
    zipped(broken, relisted({**content, "inputs/A.html": other}, texts=manifest["texts"]))
    with pytest.raises(SourceError, match=r"WARC file says was served|other texts than"):
        verify(str(broken))


HOSTILE = {
    "no zip": lambda content: b"not a zip",
    "empty": lambda content: b"",
    "cut": lambda content: _zip(content)[:-30],
    "out of the folder": lambda content: _zip({**content, "../../etc/passwd": b"x"}),
    "absolute": lambda content: _zip({**content, "/etc/passwd": b"x"}),
    "other name": lambda content: _zip({**content, "inputs/A.html.exe": b"x"}),
    "backslashes": lambda content: _zip({**content, "inputs\\..\\x.bin": b"x"}),
    "unlisted": lambda content: _zip({**content, "inputs/C.html": b"x"}),
    "missing": lambda content: _zip({k: v for k, v in content.items() if k != "report.html"}),
    "no manifest": lambda content: _zip({k: v for k, v in content.items() if k != "manifest.json"}),
    "manifest of another form": lambda content: _zip({**content, "manifest.json": b"[]"}),
    "deep manifest": lambda content: _zip({**content, "manifest.json": b"[" * 100_000}),
    "a list where a number is": lambda content: _zip(relisted(content, asked=[1, 2])),
    "texts of another form": lambda content: _zip(relisted(content, texts=[{"file": "inputs/A.html"}])),
    "a text that is not there": lambda content: _zip(relisted(content, texts=[{"file": "inputs/Z.html"}])),
    "many files": lambda content: _zip({f"inputs/{n}": b"" for n in range(500)}),
    "a bomb": lambda content: _zip({**content, "inputs/Z.bin": b"\0" * 3_000_000}, zipfile.ZIP_DEFLATED),
}


def _zip(content: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, body in content.items():
            made.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_packs(
    pack: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(settings, "PACK_UNPACKED_BYTES", 2_000_000)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(HOSTILE[name](files(pack)))
    before = set(tmp_path.rglob("*"))
    capsys.readouterr()
    assert run(["verify", str(broken)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("diplodiff: ")
    assert said.strip().count("\n") == 0
    assert "Traceback" not in said
    assert "defect" not in said
    assert set(tmp_path.rglob("*")) == before


def test_names_twice_are_refused(pack: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    content = files(pack)
    zipped(broken, content)
    with zipfile.ZipFile(broken, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("report.json", b"{}")
    with pytest.raises(SourceError, match="no pack of evidence has"):
        verify(str(broken))


def test_a_pack_is_not_written_over_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page())
    assert run(["compare", str(path), str(path), "--evidence", str(path)]) == 2
    assert path.read_bytes() == page()

"""What changed on a page since its last capture, who changed it, and that a change is told once."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from diplodiff.cli.main import run
from diplodiff.evidence.verify import Trouble, verify
from diplodiff.settings import sources as settings
from diplodiff.sources import captures
from tests.evidence.pages import page
from tests.evidence.raw_server import HTML, Call, RawServer
from tests.render.test_schemas import validator


@pytest.fixture
def listed(server: RawServer, tmp_path: Path) -> Path:
    path = tmp_path / "pages.txt"
    path.write_text(f"# pages\n{server.at('/a')}\n", encoding="utf-8")
    server.page("/a", page())
    return path


def watched(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[dict[str, Any]]]:
    code = run(["watch", str(path), "--allow-private", "--format", "json", *more])
    said = json.loads(capsys.readouterr().out)
    for entry in said["watched"]:
        if entry["comparison"]:
            validator("compare").validate(entry["comparison"])
    return code, said["watched"]


def test_a_change_is_told_once_with_both_times(
    server: RawServer, listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, (first,) = watched(listed, capsys)
    assert (code, first["status"], first["before"]) == (0, "new", None)
    assert watched(listed, capsys)[1][0]["status"] == "unchanged"
    server.page(
        "/a", page({3}, more="<p>9. The sides agreed to open a ferry line across the Vael bay next spring.</p>")
    )
    code, (change,) = watched(listed, capsys)
    assert (code, change["status"], change["because"]) == (1, "changed", ["publisher"])
    times = change["before"]["retrieved_at"], change["after"]["retrieved_at"]
    told = {f["message"]: f for f in change["comparison"]["findings"]}
    lost = told[f"Present in the capture of {times[0]}, not present in the capture of {times[1]}."]
    assert (lost["rule"], lost["code"], "ports" in lost["passages"]["A"]["text"]) == ("capture", "Q7", True)
    assert f"Not present in the capture of {times[0]}, present in the capture of {times[1]}." in told
    assert {f["rule"] for f in change["comparison"]["findings"]} == {"capture"}
    code, (after,) = watched(listed, capsys)
    assert (code, after["status"]) == (0, "unchanged")
    store = tmp_path / "store"
    assert len(captures.history(store, server.at("/a"))) == 4
    assert not [each for each in verify(store) if isinstance(each, Trouble)]


def test_what_only_one_capture_holds_is_told_as_that(
    server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watched(listed, capsys)
    server.page("/a", page({3}))
    time.sleep(1.1)  # captures are named by their second
    assert run(["watch", str(listed), "--allow-private"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "One passage was found only in A" in said
    assert "Only in A (the capture of" in said
    assert "No passage was found on one side only" not in said
    assert "not present in the capture of" in said.partition("Only in A (")[2]
    assert "Matched passages that differ" not in said


def test_other_words_in_a_capture_are_shown(
    server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watched(listed, capsys)
    server.page("/a", page().replace(b"ports", b"harbours", 1))
    assert run(["watch", str(listed), "--allow-private"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "one differs in wording" in said
    assert "harbours" in said


def test_what_changes_around_the_text_is_no_change_of_it(
    server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watched(listed, capsys)
    server.page("/a", page(around="<a href='/x'>1,204 readers today</a>"))
    code, (seen,) = watched(listed, capsys)
    assert (code, seen["status"], seen["comparison"]) == (0, "same-text", None)


def test_a_change_of_the_reader_is_not_the_publishers(
    server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    watched(listed, capsys)
    with monkeypatch.context() as other:
        import diplodiff.evidence.watch as module

        other.setattr(module, "text_digest", lambda text: "0" * 64)
        code, (seen,) = watched(listed, capsys)
    assert (code, seen["status"], seen["because"]) == (0, "unchanged", ["reader"])
    assert "reads the earlier bytes otherwise" in seen["message"]


def test_a_server_is_not_made_to_send_what_is_known(
    server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent: list[str] = []

    def served(call: Call) -> None:
        sent.append("304" if call.header("If-None-Match") == '"1"' else "200")
        if sent[-1] == "304":
            call.answer("304 Not Modified")
        else:
            call.answer("200 OK", page(), HTML, 'ETag: "1"')

    server.paths["/a"] = served
    for more in ((), (), ("--full",)):
        assert watched(listed, capsys, *more)[0] == 0
    assert sent == ["200", "304", "200"]


def test_a_page_that_is_withdrawn_and_comes_back(
    server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watched(listed, capsys)
    server.paths["/a"] = lambda call: call.answer("410 Gone", b"withdrawn")
    code, (gone,) = watched(listed, capsys)
    assert (code, gone["status"]) == (1, "gone")
    assert gone["message"].startswith("Present in the capture of")
    assert "answered 410" in gone["message"]
    code, (still,) = watched(listed, capsys)
    assert (code, still["status"]) == (0, "still-gone")
    server.page("/a", page())
    assert watched(listed, capsys)[1][0]["status"] == "back"
    assert run(["capture", "verify", "-q"]) == 0


@pytest.mark.parametrize("status", ["500 Trouble", "403 Forbidden"])
def test_a_page_that_cannot_be_fetched_never_reads_as_unchanged(
    server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str], status: str
) -> None:
    watched(listed, capsys)
    server.paths["/a"] = lambda call: call.answer(status)
    code, (seen,) = watched(listed, capsys)
    assert (code, seen["status"]) == (2, "failed")
    server.page("/a", "<html><title>Just a moment...</title><body>Checking your browser</body></html>")
    code, (seen,) = watched(listed, capsys)
    assert (code, seen["status"]) == (2, "failed")
    server.page("/a", page())
    assert watched(listed, capsys)[1][0]["status"] == "unchanged"


def test_a_page_that_holds_another_text_now(
    server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watched(listed, capsys)
    words = ("harvest", "weather", "football", "theatre", "music", "traffic", "recipes", "gardens")
    news = "".join(f"<p>Our {w} column, by our own writers, comes out every Sunday in colour.</p>" for w in words)
    server.page("/a", f"<html lang='en'><body><main><h1>Welcome to the Sunday paper</h1>{news}</main></body></html>")
    code, (seen,) = watched(listed, capsys)
    assert seen["status"] == "changed"
    assert code in (1, 3)


def test_a_manifest_names_the_pages_and_reports_go_to_a_folder(
    server: RawServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.page("/a", page())
    server.page("/b", page())
    manifest = tmp_path / "archive.toml"
    manifest.write_text(
        f'[[instrument]]\nid = "x"\n[[instrument.text]]\nsource = "{server.at("/a")}#en"\n'
        f'[[instrument.text]]\nsource = "{server.at("/b")}"\nlanguage = "en"\n'
        '[[instrument.text]]\nsource = "local.pdf"\n'
        f'[[instrument.text]]\nsource = "{server.at("/c")}@2026-02-05"\n',
        encoding="utf-8",
    )
    arguments = ["watch", str(manifest), "--allow-private"]
    assert run(arguments) == 0
    capsys.readouterr()
    assert server.count("/c") == 0
    _, seen = watched(manifest, capsys)
    assert [(each["status"], each["because"]) for each in seen] == [("unchanged", []), ("unchanged", [])]
    server.page("/b", page({5}))
    folder = tmp_path / "changes"
    assert run([*arguments, "--format", "html", "-o", str(folder), "-q"]) == 1
    (made,) = folder.iterdir()
    assert "not present in the capture of" in made.read_text(encoding="utf-8")
    said = capsys.readouterr().out
    assert f"{server.at('/b')}: changed." in said
    assert f"{server.at('/a')}#en: unchanged" not in said


def test_bad_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pages.txt"
    path.write_text("a.pdf\n")
    assert run(["watch", str(path)]) == 2
    assert "no http(s) address" in capsys.readouterr().err
    path.write_text("# none\n")
    assert run(["watch", str(path)]) == 2
    assert run(["watch", str(path), "--format", "html"]) == 2
    assert "-o FOLDER" in capsys.readouterr().err
    assert run(["watch", str(tmp_path / "none.txt")]) == 2


def test_private_addresses_in_lists_are_not_asked(
    server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["watch", str(listed)]) == 2
    assert "private address" in capsys.readouterr().err
    assert server.asked == []


def test_terminal_report(server: RawServer, listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", str(listed), "--allow-private", "-q"]) == 0
    server.page("/a", page({2}))
    assert run(["watch", str(listed), "--allow-private", "-q", "--fail-on", "never"]) == 0
    assert "not present in the capture of" in " ".join(capsys.readouterr().out.split())
    assert settings.FETCH_TRIES > 1

"""What a user asks of the terminal report: its layout, and the pager for a long one."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from diplodiff.cli import pager
from diplodiff.cli.main import run
from tests.test_fixtures import FIXTURES

A = str(FIXTURES / "one-sided-paragraph" / "a.pdf")
B = str(FIXTURES / "one-sided-paragraph" / "b.html")


def streams(stdout_is_terminal: bool = True) -> SimpleNamespace:
    return SimpleNamespace(
        stdout=SimpleNamespace(isatty=lambda: stdout_is_terminal), stdin=SimpleNamespace(isatty=lambda: True)
    )


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(pager, "sys", streams())
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("TERM", "xterm")
    for name in ("PAGER", "NO_PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_a_report_longer_than_the_screen_is_paged(screen: pytest.MonkeyPatch) -> None:
    assert pager.wanted(None, "x\n" * 24)
    assert not pager.wanted(None, "x\n" * 23)
    assert pager.wanted(True, "x\n")
    assert not pager.wanted(False, "x\n" * 99)


@pytest.mark.parametrize(
    ("name", "value"), [("NO_PAGER", "1"), ("PAGER", ""), ("PAGER", "cat"), ("PAGER", "'"), ("TERM", "dumb")]
)
def test_the_environment_may_refuse_the_pager(screen: pytest.MonkeyPatch, name: str, value: str) -> None:
    screen.setenv(name, value)
    assert not pager.wanted(None, "x\n" * 99)


def test_no_pager_where_the_output_goes_elsewhere(screen: pytest.MonkeyPatch) -> None:
    screen.setattr(pager, "sys", streams(stdout_is_terminal=False))
    assert not pager.wanted(True, "x\n" * 99)


@pytest.mark.parametrize(("name", "marked"), [("other", b"\x1b["), ("less", b"[[")])
def test_the_whole_report_goes_to_the_users_pager(tmp_path: Path, name: str, marked: bytes) -> None:
    """Of less it is known that it shows colour; for any other pager marks are drawn with characters."""
    script, kept = tmp_path / name, tmp_path / "kept"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$LESS" > {kept}.less\ncat > {kept}\n', encoding="utf-8")
    script.chmod(0o755)
    ours, theirs = pty.openpty()
    pair = [FIXTURES / "reworded-numbers" / n for n in ("a.docx", "b.pdf")]
    done = subprocess.run(
        [sys.executable, "-m", "diplodiff", "compare", *map(str, pair), "--color", "always", "--pager"],
        stdin=theirs,
        stdout=theirs,
        env={**os.environ, "PAGER": str(script), "TERM": "xterm", "LESS": "-X"},
        timeout=60,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 1
    report = kept.read_bytes()
    assert b"why they differ." in report
    assert marked not in report
    assert Path(f"{kept}.less").read_text().strip() == ("-R -X" if name == "less" else "-X")


def test_layouts_change_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    def printed(*more: str) -> str:
        assert run(["compare", A, B, *more]) == 1
        return capsys.readouterr().out

    plain, changes = printed(), printed("--changes-only")
    assert "renumbered" in plain
    assert "renumbered" not in changes
    assert "sha256" not in changes
    assert "A14 = B14" in printed("--context", "1")
    assert "A13 = B13" not in printed("--context", "1")
    columns = printed("--side-by-side")
    assert "A1 " in columns
    assert " │ B1\n" in columns
    assert "22 rows without findings: A title to A13 = B title to B13" in printed("--side-by-side", "--context", "1")
    only = printed("--side-by-side", "--changes-only")
    assert "without findings" not in only
    assert "│ Not found in B" in only


@pytest.mark.parametrize("option", [["--side-by-side"], ["--changes-only"], ["--context", "2"]])
def test_a_layout_for_no_terminal_report_is_refused(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", A, B, "--format", "csv", *option]) == 2
    assert "is for the terminal report" in capsys.readouterr().err

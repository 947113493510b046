"""A run that somebody ends, and answers that nobody can take: no traceback, nothing half written, no process left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplodiff.cli import output
from tests.archive.samples import archive, command
from tests.test_fixtures import FIXTURES

A = FIXTURES / "one-sided-paragraph" / "a.pdf"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


@FULL
@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["compare", "--help"],
        ["rules"],
        ["rules", "--format", "json"],
        ["explain", "M1"],
        ["completion", "zsh"],
        ["schema"],
        ["mentions", "--list"],
        ["mentions", "kashmir", str(A)],
        ["show", str(A), "--stage", "snapshot"],
        ["archive", "status", str(FIXTURES / "archive.toml")],
    ],
    ids=" ".join,
)
def test_an_answer_that_nothing_takes_is_trouble_and_no_finding(words: list[str], tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "diplodiff", *words], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path,
            env={**os.environ, "XDG_DATA_HOME": str(tmp_path)}, timeout=120,
        )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") <= 1


@FULL
def test_results_that_cannot_be_told_are_trouble(tmp_path: Path) -> None:
    path = archive(tmp_path / "texts", 2)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command("run", path, cache=tmp_path / "c"), stdout=full, stderr=subprocess.PIPE, timeout=120
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@FULL
def test_trouble_that_cannot_be_told_is_trouble(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        words = [sys.executable, "-m", "diplodiff", "compare", str(tmp_path / "no"), str(A)]
        assert subprocess.run(words, stdout=subprocess.PIPE, stderr=full, timeout=120).returncode == 2


class _StopError(BaseException):
    """As KeyboardInterrupt, which would end the tests themselves."""


def test_a_file_that_is_being_written_when_a_run_is_ended_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: int) -> None:
        raise _StopError

    (tmp_path / "r.html").write_text("older", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(_StopError):
        output.write(output.Output("html", str(tmp_path / "r.html")), "newer")
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]
    assert (tmp_path / "r.html").read_text(encoding="utf-8") == "older"


def _below(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            yield int(child)
            yield from _below(int(child))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are listed under /proc on Linux alone")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_run_that_is_ended_leaves_no_process(tmp_path: Path, number: signal.Signals) -> None:
    path = archive(tmp_path / "texts", 30)
    going = subprocess.Popen(
        command("run", path, "-j", "2", cache=tmp_path / "c"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 60
    while time.monotonic() < until and not list((tmp_path / "c").rglob("texts/*/*")):
        time.sleep(0.02)
    started = set(_below(going.pid))
    assert started
    going.send_signal(number)
    _, said = going.communicate(timeout=60)
    assert said.strip().splitlines()[-1] == b"Stopped."
    # Control-C is told by the code of trouble; a signal that asked for the end is seen by the caller
    assert going.returncode == (2 if number == signal.SIGINT else -number)
    left = [child for child in started if Path(f"/proc/{child}/cmdline").exists()]
    assert not [child for child in left if Path(f"/proc/{child}/cmdline").read_bytes()]


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no such signal")
def test_a_run_that_nobody_may_hang_up_goes_on() -> None:
    words = [sys.executable, "-m", "diplodiff", "show", "-"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),  # as nohup does
    ) as going:  # fmt: skip
        time.sleep(0.5)
        going.send_signal(signal.SIGHUP)
        told, _ = going.communicate(
            b"1. The Sides agreed to repair the bridge.\n\n2. They will meet again.", timeout=60
        )
    assert going.returncode == 0
    assert b"bridge" in told


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        ("compare {a} - <&-", 2, b"standard input"),
        ("quotes - {a} <&-", 2, b"standard input"),
        ("show - <&-", 2, b"standard input"),
        ("mentions kashmir - <&-", 2, b"standard input"),
        (f"precedents - --in {FIXTURES / 'archive.toml'} <&-", 2, b"standard input"),
        ("show {a} >&-", 2, b"could not be written to standard output"),
        ("show {a} 2>&- >/dev/null", 0, b""),
        ("show {a} <&- >/dev/null", 0, b""),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes the stream")
def test_a_stream_that_is_closed_is_no_defect(call: str, code: int, said: bytes) -> None:
    line = f"{sys.executable} -m diplodiff {call.format(a=A)}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert b"defect" not in done.stderr
    assert b"Traceback" not in done.stderr

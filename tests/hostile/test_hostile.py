"""Whatever is given, the answer is one of the four exit codes within bounded time and memory, and never a traceback."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from diplodiff.cli.main import run
from tests.hostile.cases import CASES, Case

SECONDS = 30.0  # of the processor: a busy machine makes nothing slower than this says
PATIENCE = 150.0  # seconds by the clock
PEAK_BYTES = 1 << 30
CODES = {0, 1, 2, 3}


def cases(heavy: bool) -> list[object]:
    return [pytest.param(case, id=case.name) for case in CASES if case.heavy == heavy]


HEAVY = [case for case in CASES if case.heavy]


class Outcome(NamedTuple):
    code: int
    out: bytes
    err: str
    seconds: float
    peak: int


# The program, and at its end the time it took and the most memory that it had (the kernel's own mark; 0 where it keeps none).
_MEASURED = """
import pathlib, re, sys, time
from diplodiff.cli.main import run
code = run(sys.argv[1:])
status = pathlib.Path("/proc/self/status")
mark = re.search("VmHWM:\\s+(\\d+)", status.read_text()) if status.exists() else None
print(f"\\nmeasured {time.process_time()} {mark[1] if mark else 0}", file=sys.stderr)
sys.exit(code)
"""


def call(arguments: list[str], stdin: int | None = None) -> Outcome:
    """Run the program in a process of its own and measure it."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *arguments],
        stdin=stdin or subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    err, _, measured = done.stderr.decode("utf-8", "replace").rpartition("\nmeasured ")
    seconds, peak = measured.split()
    return Outcome(done.returncode, done.stdout, err, float(seconds), int(peak) * 1024)


def check(code: int, out: bytes, err: str) -> None:
    assert code in CODES, err[-2000:]
    assert "Traceback" not in err
    assert "\x1b" not in err, "what a source holds must not steer the terminal"
    said = json.loads(out)  # there is always an answer, and it is JSON
    assert ("error" in said) == (code == 2)
    if code:
        assert err.startswith("diplodiff: ")


def written(case: Case, folder: Path) -> Path:
    path = folder / "source"
    path.write_bytes(case.make())
    return path


def shown(path: str, capfd: pytest.CaptureFixture[str]) -> Outcome:
    started = time.process_time()
    code = run(["show", path, "--format", "json"])
    out, err = capfd.readouterr()
    return Outcome(code, out.encode(), err, time.process_time() - started, 0)


@pytest.mark.parametrize("case", cases(heavy=False))
def test_a_hostile_source_gets_an_answer(case: Case, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = shown(str(written(case, tmp_path)), capfd)
    check(outcome.code, outcome.out, outcome.err)
    assert outcome.seconds < SECONDS


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome | BaseException]:
    """All heavy cases, two at a time."""

    def one(case: Case) -> Outcome | BaseException:
        path = written(case, tmp_path_factory.mktemp("heavy"))
        try:
            return call(["show", str(path), "--format", "json"])
        except BaseException as error:  # reported by the test that it belongs to
            return error
        finally:
            path.unlink()

    with ThreadPoolExecutor(2) as pool:
        return dict(zip((case.name for case in HEAVY), pool.map(one, HEAVY), strict=True))


@pytest.mark.parametrize("case", cases(heavy=True))
def test_a_heavy_source_stays_within_bounds(case: Case, outcomes: dict[str, Outcome | BaseException]) -> None:
    outcome = outcomes[case.name]
    if isinstance(outcome, BaseException):
        raise outcome
    check(outcome.code, outcome.out, outcome.err)
    assert outcome.seconds < SECONDS
    assert outcome.peak < PEAK_BYTES, f"{outcome.peak >> 20} MiB"


def test_there_are_a_hundred() -> None:
    assert len(CASES) >= 100
    assert len({case.name for case in CASES}) == len(CASES)


# --- sources that are no ordinary files

TEXT = "\n\n".join(f"{n}. The Parties shall repair bridge number {n} before the winter." for n in range(1, 6))


def test_a_folder_is_no_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert shown(str(tmp_path), capfd).code == 2


def test_links_in_a_circle(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    outcome = shown(str(tmp_path / "a"), capfd)
    check(outcome.code, outcome.out, outcome.err)
    assert outcome.code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "secret"
    path.write_text(TEXT)
    path.chmod(0)
    outcome = shown(str(path), capfd)
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert outcome.code == 2
    assert "permissions" in outcome.err


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "a\x1b[31mb.txt", "-x.txt", "a#b.txt", "a%20b.txt", "é\u202etxt.txt", " .txt"]
)
def test_a_file_name_is_only_a_name(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_text(TEXT)
    outcome = shown(str(path), capfd)
    check(outcome.code, outcome.out, outcome.err)
    assert outcome.code == 0
    assert [p["label"] for p in json.loads(outcome.out)["paragraphs"]] == ["1", "2", "3", "4", "5"]
    path.write_bytes(b"\xe0" * 900)  # and in the message of a refusal
    assert "\x1b" not in shown(str(path), capfd).err


@pytest.mark.parametrize(
    "text", ["no\nsuch\x1b[2J", "x" * 5_000, "http://", "http://[::1", "file:///etc/passwd", "ftp://x/y", "#kk", ""]
)
def test_what_is_no_source(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = shown(text, capfd)
    check(outcome.code, outcome.out, outcome.err)
    assert outcome.code == 2


def test_input_without_end_is_not_read_to_its_end() -> None:
    with open("/dev/zero", "rb") as endless:
        outcome = call(["show", "-", "--format", "json"], endless.fileno())
    check(outcome.code, outcome.out, outcome.err)
    assert outcome.code == 2
    assert outcome.peak < PEAK_BYTES


def test_a_pipe_without_writer_ends(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diplodiff.settings.sources.TOTAL_FETCH_SECONDS", 0.2)
    os.mkfifo(tmp_path / "pipe")
    outcome = shown(str(tmp_path / "pipe"), capfd)
    check(outcome.code, outcome.out, outcome.err)
    assert outcome.code == 2


def test_two_hostile_sides(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("\n\n".join(f"1. {'a ' * 50}" for _ in range(300)))
    second.write_text("\n\n".join(f"1. {'a ' * 49}b" for _ in range(300)))
    code = run(["compare", str(first), str(second), "--format", "json"])
    out, err = capfd.readouterr()
    check(code, out.encode(), err)

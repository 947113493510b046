"""A run that is ended at any moment: the next one goes on, and its results are those of an undisturbed run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from tests.archive.samples import archive, command, run

KILLS = int(os.environ.get("DIPLODIFF_KILLS", "4"))
_SIZE = 12


def test_killed_again_and_again(tmp_path: Path) -> None:
    path = archive(tmp_path / "texts", _SIZE)
    rng = random.Random(KILLS)
    start = time.monotonic()
    calm = run("run", path, "-j", "2", "-o", tmp_path / "calm", "--format", "json", cache=tmp_path / "one")
    seconds = time.monotonic() - start
    assert calm.returncode == 1
    expected = files(tmp_path / "calm")
    for kill in range(KILLS):
        output, cache = tmp_path / f"killed{kill // 5}", tmp_path / f"cache{kill // 5}"
        going = command("run", path, "-j", "2", "-o", output, "--format", "json", cache=cache)
        process = subprocess.Popen(going, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(rng.uniform(0.1, seconds))
        if rng.random() < 0.5:
            process.kill()  # the run alone: its processes must end by themselves
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if (output / "results.jsonl").exists():
            assert (output / "results.jsonl").read_bytes() == expected["results.jsonl"]
    for number in range((KILLS - 1) // 5 + 1):
        output, cache = tmp_path / f"killed{number}", tmp_path / f"cache{number}"
        done = run("run", path, "-j", "2", "-o", output, "--format", "json", cache=cache)
        assert done.returncode == 1, done.stderr
        assert files(output) == expected


def test_the_work_of_a_killed_run_is_not_done_again(tmp_path: Path) -> None:
    path, cache = archive(tmp_path / "texts", _SIZE), tmp_path / "cache"
    process = subprocess.Popen(
        command("run", path, "-j", "1", cache=cache), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    records = cache / "records"
    until = time.monotonic() + 60
    while time.monotonic() < until and len(list(records.rglob("*"))) < 8:
        time.sleep(0.01)
    process.kill()
    process.wait()
    kept = sum(p.is_file() for p in records.rglob("*"))
    assert kept >= 4
    done = run("run", path, "-j", "1", cache=cache)
    assert f"{_SIZE - kept} of them looked into now" in done.stdout


def test_runs_at_the_same_time_share_a_cache(tmp_path: Path) -> None:
    path, cache = archive(tmp_path / "texts", 6), tmp_path / "cache"
    outputs = [tmp_path / f"out{n}" for n in range(3)]
    going = [
        subprocess.Popen(command("run", path, "-j", "2", "-q", "-o", output, cache=cache), stdout=subprocess.DEVNULL)
        for output in outputs
    ]
    assert [process.wait() for process in going] == [1, 1, 1]
    assert len({(output / "results.jsonl").read_bytes() for output in outputs}) == 1
    assert list((cache / "aside").iterdir()) == []


def files(folder: Path) -> dict[str, bytes]:
    """What a run leaves, but for its lock and what a killed one left half written."""
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: body for name, body in found.items() if not Path(name).name.startswith(".")}

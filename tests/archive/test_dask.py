"""The same work on a Dask cluster of separate processes on this machine, one of which is lost in the middle."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplodiff.archive.dask import Dask, _done
from diplodiff.archive.executors import Task
from diplodiff.archive.manifest import load
from diplodiff.archive.run import Plan
from diplodiff.archive.run import run as compare_all
from diplodiff.errors import DiplodiffError, UsageError
from tests.archive.samples import manifest, pair, run
from tests.archive.test_kill import files
from tests.test_fixtures import FIXTURES

pytest.importorskip("distributed", reason="distributed (the extra dask) is not installed")


class Cluster:
    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.processes = [self._start("scheduler", "--scheduler-file", self.file, "--port", "0")]
        until = time.monotonic() + 60
        while not self.file.exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        self.address = json.loads(self.file.read_text())["address"]
        self.workers = [
            self._start("worker", self.address, "--nthreads", "2", "--no-nanny", "--local-directory", folder)
            for _ in range(2)
        ]
        self.processes += self.workers

    def _start(self, what: str, *arguments: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--host", "127.0.0.1", "--no-dashboard"]
        return subprocess.Popen([*command, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    found = Cluster(tmp_path)
    try:
        yield found
    finally:
        found.stop()


def test_the_same_bytes_though_a_worker_is_lost(tmp_path: Path, cluster: Cluster) -> None:
    texts = {f"i{n}": pair(tmp_path, n, size=20) for n in range(6)}
    texts["pdf"] = [str(FIXTURES / "one-sided-paragraph" / name) for name in ("a.pdf", "b.html")]
    texts["missing"] = ["nowhere.html", "neither.html"]
    loaded = load(str(manifest(tmp_path, texts)))

    def compared(name: str, told: Any, **more: Any) -> dict[str, bytes]:
        cache = str(tmp_path / f"{name}-cache")
        compare_all(Plan(loaded, str(tmp_path / name), cache, formats=(("json", ".json"),), **more), told)
        return files(tmp_path / name)

    lost: list[int] = []

    def told(head: Any, judged: Any) -> None:
        if not lost:
            cluster.workers[0].kill()
            lost.append(cluster.workers[0].wait())

    serial = compared("serial", lambda head, judged: None)
    assert compared("dask", told, dask=cluster.address) == serial
    assert lost
    assert len(serial) == 3 + len(texts)


def test_a_worker_of_another_build_is_refused() -> None:
    with pytest.raises(DiplodiffError, match="runs another diplodiff"):
        _done(str, 1, ("0.0", "other", "build"))


def test_an_address_without_a_scheduler_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplodiff.archive.dask.ARCHIVE_DASK_SECONDS", 0.5)
    with pytest.raises(DiplodiffError, match="No Dask scheduler answers at"):
        list(Dask("tcp://127.0.0.1:9")(Task(str, lambda item: None, lambda item, why: why), [1]))
    with pytest.raises(UsageError, match="no address of a Dask scheduler"):
        Dask("http://127.0.0.1")
    done = run("run", manifest(tmp_path, {"x": pair(tmp_path, 1)}), "--dask", "localhost", "--no-cache")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr

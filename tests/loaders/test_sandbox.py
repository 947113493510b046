"""Whatever reading a file does to the process that reads it, this one goes on and says so in a sentence."""

from __future__ import annotations

import itertools
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from diplodiff import loaders
from diplodiff.archive.executors import Processes, Task
from diplodiff.cli.main import run
from diplodiff.errors import EmptyTextError, LoadError, MissingPartError
from diplodiff.loaders import load, sandbox, sandbox_helper, sandbox_limits
from diplodiff.loaders.media import DOCX, EPUB, ODT, RTF
from diplodiff.model import Blocks, Snapshot
from diplodiff.settings import limits
from tests.archive.samples import archive, results
from tests.archive.test_run import run_here
from tests.bench.archive import document, lines
from tests.declarations import declaration
from tests.loaders import hostile_readers as hostile
from tests.loaders.office import docx_bytes, odt_bytes, p, snapshot
from tests.loaders.test_epub import book

WAYS: dict[str, Callable[..., list[bytes]]] = {
    "forked": sandbox.forked,
    "by a helper": sandbox_helper.asked,
    "a new interpreter": sandbox._spawned,
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One of the ways in which a child comes to be."""
    if request.param == "forked" and not sandbox.is_single():
        pytest.skip("this process has several threads")
    monkeypatch.setattr(sandbox, "_said", WAYS[request.param])
    return str(request.param)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LOAD_MEMORY_BYTES", 64 << 20)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LOAD_SECONDS", 1.0)


READERS = hostile.__name__
HOSTILE = {
    hostile.leaves: "damaged",
    hostile.crashes: "damaged",
    hostile.grows: "64 MiB",
    hostile.opens: "damaged",
}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("does", [*HOSTILE, hostile.tells_no_object])
def test_whatever_it_does_is_a_sentence(way: str, does: Callable[..., Any]) -> None:
    with pytest.raises(LoadError, match=HOSTILE.get(does, "damaged")) as refused:
        sandbox.call(READERS, does.__name__, {}, b"body", "hostile.docx")
    assert str(refused.value).startswith("hostile.docx: ")
    assert "\n" not in str(refused.value)
    assert sandbox.call(READERS, "babbles", {}, b"", "a.docx") == {"said": "this"}


@pytest.mark.usefixtures("soon")
def test_one_that_does_nothing_is_given_up(way: str) -> None:
    with pytest.raises(LoadError, match="longer than 1 seconds and was given up"):
        sandbox.call(READERS, "sleeps", {}, b"", "a.docx")


@pytest.mark.usefixtures("soon")
def test_the_processors_time_counts_where_the_clock_is_patient(monkeypatch: pytest.MonkeyPatch) -> None:
    task = sandbox.Task(READERS, "spins", patience=100, advice="give it up")
    with pytest.raises(LoadError, match="longer than 1 seconds and was given up; give it up"):
        sandbox.done(task, [{}], b"", "a.docx")


def test_a_child_writes_no_file(way: str, tmp_path: Path) -> None:
    with pytest.raises(LoadError):
        sandbox.call(READERS, "writes", {"to": str(tmp_path / "file")}, b"", "a.docx")
    assert not [path for path in tmp_path.iterdir() if path.stat().st_size]


def children() -> set[str]:
    return {pid for told in Path("/proc/self/task").glob("*/children") for pid in told.read_text().split()}


def test_no_process_is_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LOAD_SECONDS", 0.2)
    before = children()
    for way in WAYS.values():
        monkeypatch.setattr(sandbox, "_said", way)
        with pytest.raises(LoadError):
            sandbox.call(READERS, "sleeps", {}, b"", "a.docx")
    idle = {str(helper.process.pid) for helper in sandbox_helper._idle}
    assert children() - before <= idle


# --- the helper


def asked(number: int, size: int = 10) -> dict[str, Any]:
    task = sandbox.Task(READERS, "echo")
    (said,) = sandbox_helper.asked(task, [{"n": number}], bytes([number % 256]) * size)
    found: dict[str, Any] = json.loads(said)
    assert found["options"] == {"n": number}
    assert found["body"] == chr(number % 256) * size
    return found


def test_one_helper_serves_one_after_the_other() -> None:
    assert len({asked(n, 10**n)["parent"] for n in range(7)}) == 1


def test_a_helper_that_ended_is_replaced() -> None:
    first = asked(1)["parent"]
    os.kill(first, signal.SIGKILL)
    assert asked(2)["parent"] != first


def test_what_reads_by_itself_reads_one_source_after_the_other() -> None:
    task = sandbox.Task(READERS, "echo", stays=True)
    found = [json.loads(sandbox_helper.asked(task, [{}], b"%d" % n)[0]) for n in range(3)]
    assert [each["body"] for each in found] == ["0", "1", "2"]
    assert len({each["own"] for each in found}) == 1


@pytest.mark.usefixtures("small")
def test_what_read_a_large_source_gives_its_memory_back() -> None:
    task = sandbox.Task(READERS, "keeps", stays=True)
    found = [json.loads(sandbox_helper.asked(task, [{"bytes": size}], b"")[0])["own"] for size in (0, 40 << 20, 0)]
    assert found[0] == found[1] != found[2]


def test_many_office_files_are_read_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LOAD_FORKS", 2)
    monkeypatch.setattr(sandbox, "_often", itertools.count())
    loaded_by(monkeypatch, hostile.says_who)
    found = [load(snapshot(SAMPLES[DOCX])).method for _ in range(6)]
    assert len(set(found[2:])) == 1
    if sandbox.is_single():
        assert len(set(found)) == 3


def test_threads_do_not_mix_up_their_answers() -> None:
    failed: list[BaseException] = []

    def many(start: int) -> None:
        try:
            for n in range(start, start + 10):
                asked(n, 100_000)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=many, args=(50 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_a_helper_ends_with_its_process() -> None:
    code = (
        "import os; from diplodiff.loaders import sandbox, sandbox_helper\n"
        f"task = sandbox.Task({READERS!r}, 'echo')\n"
        "print(sandbox_helper.asked(task, [{}], b'')[0].decode(), flush=True)\n"
        "os._exit(0)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60).stdout
    helper = json.loads(said)["parent"]
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.kill(helper, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("the helper outlived its process")


# --- office files

SAMPLES = {
    DOCX: document(lines(declaration(3, 8))),
    ODT: odt_bytes("<text:p>The Sides agreed.</text:p>"),
    RTF: rb"{\rtf1\ansi The Sides \u1089? agreed.\par}",
    EPUB: book(),
}


@pytest.mark.parametrize("media_type", SAMPLES)
def test_an_office_file_reads_the_same_in_a_process_of_its_own(
    way: str, media_type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = snapshot(SAMPLES[media_type])
    there = load(source)
    monkeypatch.setattr(loaders, "OFFICE", frozenset())
    assert load(source) == there
    assert there.blocks


def loaded_by(monkeypatch: pytest.MonkeyPatch, loader: Callable[[Snapshot], Blocks]) -> None:
    monkeypatch.setitem(loaders.LOADERS, DOCX, (READERS, loader.__name__))


def test_all_that_a_loader_says_arrives(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded_by(monkeypatch, hostile.everything)
    assert load(snapshot(SAMPLES[DOCX])) == hostile.everything(snapshot(SAMPLES[DOCX]))


REFUSALS = {
    hostile.refuses: (MissingPartError, "install it"),
    hostile.holds_nothing: (EmptyTextError, "is empty"),
    hostile.stumbles: (LoadError, r"seems to be damaged \(IndexError\)"),
    hostile.nests: (LoadError, "nests its parts too deeply"),
    hostile.dies: (LoadError, "damaged"),
    hostile.swells: (LoadError, "64 MiB of memory"),
}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("loader", REFUSALS)
def test_a_refusal_is_that_of_the_loader(monkeypatch: pytest.MonkeyPatch, loader: Callable[[Snapshot], Blocks]) -> None:
    loaded_by(monkeypatch, loader)
    kind, message = REFUSALS[loader]
    with pytest.raises(LoadError if kind is LoadError else kind, match=message) as refused:
        load(snapshot(SAMPLES[DOCX]))
    assert type(refused.value) is kind


@pytest.mark.usefixtures("soon")
def test_a_loader_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded_by(monkeypatch, hostile.hangs)
    with pytest.raises(LoadError, match="longer than 1 seconds and was given up; save it anew"):
        load(snapshot(SAMPLES[DOCX]))


@pytest.mark.usefixtures("small")
def test_a_hostile_file_is_trouble_and_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    loaded_by(monkeypatch, hostile.dies)
    (tmp_path / "a.docx").write_bytes(SAMPLES[DOCX])
    (tmp_path / "b.html").write_text("<p>1. The Sides agreed.</p>")
    assert run(["compare", str(tmp_path / "a.docx"), str(tmp_path / "b.html"), "--format", "json"]) == 2
    out, err = capfd.readouterr()
    assert "error" in json.loads(out)
    assert err.count("\n") == 1
    assert "a.docx" in err


# --- archives


@pytest.mark.usefixtures("small")
def test_a_hostile_file_ends_no_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path, 3)
    (tmp_path / "1-b.html").write_bytes(docx_bytes(p("The Sides agreed.")))
    loaded_by(monkeypatch, hostile.dies)
    run_here(path)
    assert [record["status"] for record in results(path)] == ["compared", "failed", "compared"]
    assert "1-b.html: it is damaged" in results(path)[1]["error"]["message"]


@pytest.fixture
def _expendable() -> Iterator[None]:
    sandbox_limits.expendable(True)
    yield
    sandbox_limits.expendable(False)


@pytest.mark.usefixtures("small", "_expendable")
@pytest.mark.parametrize("loader", [hostile.everything, hostile.refuses, hostile.swells])
def test_an_expendable_process_reads_by_itself_within_the_same_limits(
    monkeypatch: pytest.MonkeyPatch, loader: Callable[[Snapshot], Blocks]
) -> None:
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE)
    before = [resource.getrlimit(kind) for kind in kinds]
    loaded_by(monkeypatch, loader)
    if loader is hostile.everything:
        assert load(snapshot(SAMPLES[DOCX])).blocks
    else:
        kind, message = REFUSALS[loader]
        with pytest.raises(kind, match=message):
            load(snapshot(SAMPLES[DOCX]))
    assert [resource.getrlimit(kind) for kind in kinds] == before


def read_or_end(item: int) -> str:
    if item == 1 and sandbox_limits.is_expendable():
        os.kill(os.getpid(), signal.SIGXCPU)
    return f"{item} {sandbox_limits.is_expendable()}"


def test_what_ended_a_process_of_an_archive_is_read_in_one_of_its_own() -> None:
    task = Task(read_or_end, lambda item: None, lambda item, why: why)
    assert list(Processes(2)(task, range(3))) == ["0 True", "1 False", "2 True"]

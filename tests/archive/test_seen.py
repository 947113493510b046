"""A second run looks at dates and not into files, and is never wrong by that."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from diplodiff.archive import keys, manifest_files, seen, stamps, work
from diplodiff.archive.manifest import load
from diplodiff.archive.store import Store
from diplodiff.archive.succession import successor
from tests.archive.samples import archive, changes, manifest, pair, results
from tests.archive.test_run import run_here


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files just written count as old: on a file system with a fine clock every later change shows."""
    monkeypatch.setattr(stamps, "ARCHIVE_TICK_SECONDS", 0)


def outcome(path: Path) -> dict[str, bytes]:
    folder = path.with_suffix(".results")
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != ".lock"
    }


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the instruments that were looked into."""
    found: list[str] = []
    real = work.glance
    monkeypatch.setattr(work, "glance", lambda job, place: found.append(job.instrument.id) or real(job, place))
    return found


def test_what_nobody_touched_is_not_read(tmp_path: Path, reads: list[str]) -> None:
    path = archive(tmp_path)
    run_here(path, formats=(("html", ".html"),))
    first, reads[:] = outcome(path), []
    place = os.stat(path.with_suffix(".results") / "results.jsonl")
    summary = run_here(path, formats=(("html", ".html"),))
    assert (reads, summary.worked) == ([], 0)
    assert outcome(path) == first
    assert os.stat(path.with_suffix(".results") / "results.jsonl") == place


def _same_size_and_date(file: Path) -> None:
    was = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Both", b"Each").replace(b"the", b"one"))
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))


def _other_file_of_same_date(file: Path) -> None:
    was, aside = file.stat(), file.with_suffix(".new")
    aside.write_bytes(file.read_bytes().replace(b"the", b"one"))
    os.utime(aside, ns=(was.st_atime_ns, was.st_mtime_ns))
    aside.replace(file)


def _link_to_another(file: Path) -> None:
    aside = file.with_suffix(".new")
    aside.write_bytes(file.read_bytes().replace(b"the", b"one"))
    file.unlink()
    file.symlink_to(aside)


@pytest.mark.parametrize("touch", [_same_size_and_date, _other_file_of_same_date, _link_to_another])
def test_any_change_of_a_file_is_noticed(tmp_path: Path, reads: list[str], touch: Callable[[Path], None]) -> None:
    path = archive(tmp_path)
    run_here(path)
    reads.clear()
    touch(tmp_path / "1-b.html")
    assert run_here(path).worked == 1
    assert reads == ["i1"]
    assert [change["instrument"] for change in changes(path)] == ["i1"]
    fresh = tmp_path / "fresh"
    shutil.copytree(tmp_path, fresh, ignore=shutil.ignore_patterns("cache", "*.results"))
    run_here(fresh / "archive.toml")
    assert results(fresh / "archive.toml") == results(path)


def test_a_file_as_young_as_the_clock_is_coarse_is_read_again(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "ARCHIVE_TICK_SECONDS", 3_600)
    path = archive(tmp_path)
    run_here(path)
    reads.clear()
    assert run_here(path).worked == 0
    assert reads == ["i0", "i1", "i2"]


def test_checksum_reads_everything(tmp_path: Path, reads: list[str]) -> None:
    path = archive(tmp_path)
    run_here(path)
    reads.clear()
    assert run_here(path, checksum=True).worked == 0
    assert reads == ["i0", "i1", "i2"]


def test_a_list_of_terms_is_looked_at_too(tmp_path: Path, reads: list[str]) -> None:
    (tmp_path / "terms.txt").write_text("harbour cranes\n", encoding="utf-8")
    pair(tmp_path, 0)
    path = manifest(tmp_path, {"i0": ["0-a.html", "0-b.html"]}, more='[instrument.options]\nwatch = ["terms.txt"]\n')
    run_here(path)
    reads.clear()
    assert run_here(path).worked == 0
    assert reads == []
    (tmp_path / "terms.txt").write_text("night trains\n", encoding="utf-8")
    assert run_here(path).worked == 1


def test_a_part_that_becomes_a_file_is_that_file(tmp_path: Path, reads: list[str]) -> None:
    names = pair(tmp_path, 0)
    path = manifest(tmp_path, {"i0": [f"{names[0]}#en", names[1]]})
    run_here(path)
    reads.clear()
    run_here(path)
    assert reads == []
    shutil.copy(tmp_path / names[1], tmp_path / f"{names[0]}#en")
    run_here(path)
    assert reads == ["i0"]
    assert results(path)[0]["findings"] == []


@pytest.fixture
def _program_again() -> Iterator[None]:
    yield
    keys.program.cache_clear()


@pytest.mark.usefixtures("_program_again")
def test_another_program_or_manifest_knows_nothing(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path, 1)
    run_here(path)
    manifest(tmp_path, {"i0": ["0-a.html", "0-b.html"]}, more='title = "Another"\n')
    reads.clear()
    assert run_here(path).worked == 1
    monkeypatch.setattr(keys, "_build", lambda: "another")
    keys.program.cache_clear()
    assert run_here(path).worked == 1
    assert reads == ["i0", "i0"]


def _cut(body: bytes) -> Iterator[bytes]:
    yield from (body[: len(body) * n // 9] for n in range(9))


def _flipped(body: bytes) -> Iterator[bytes]:
    for at in range(0, len(body), len(body) // 25):
        yield body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]


@pytest.mark.parametrize("damage", [_cut, _flipped])
@pytest.mark.parametrize("of", ["seen", "results"])
def test_nothing_damaged_is_trusted(tmp_path: Path, of: str, damage: Callable[[bytes], Iterator[bytes]]) -> None:
    path = archive(tmp_path, 2)
    run_here(path)
    first = outcome(path)
    kept = next(p for p in (tmp_path / "cache" / "seen").rglob("*") if p.is_file())
    file = kept if of == "seen" else path.with_suffix(".results") / "results.jsonl"
    for damaged in damage(file.read_bytes()):
        file.write_bytes(damaged)
        assert run_here(path).worked == 0
        assert outcome(path)["results.jsonl"] == first["results.jsonl"]


def test_an_instrument_more_or_in_another_place(tmp_path: Path, reads: list[str]) -> None:
    texts = {f"i{n}": pair(tmp_path, n) for n in range(4)}
    path = manifest(tmp_path, {name: texts[name] for name in ("i0", "i1", "i2")})
    run_here(path)
    for order in (("i2", "i3", "i0"), ("i3", "i2", "i1", "i0")):
        reads.clear()
        manifest(tmp_path, {name: texts[name] for name in order})
        run_here(path)
        assert len(reads) == 1
        there = outcome(path)["results.jsonl"]
        shutil.rmtree(path.with_suffix(".results"))
        shutil.rmtree(tmp_path / "cache")
        run_here(path)
        assert there == outcome(path)["results.jsonl"]


def test_a_baseline_is_told_anew_each_time(tmp_path: Path, reads: list[str]) -> None:
    from diplodiff.archive.baseline import Baseline
    from diplodiff.archive.previous import heads

    path = archive(tmp_path, 2)
    run_here(path)
    plain = outcome(path)["results.jsonl"]
    head = next(heads(str(path.with_suffix(".results") / "results.jsonl")))
    accepted = Baseline().accepting(head, head.findings, ("me", "2026-01-01", "known"))
    reads.clear()
    for _ in range(2):
        assert run_here(path, baseline=accepted).known == len(head.findings)
        assert [len(r["baseline"]["known"]) for r in results(path)] == [len(head.findings), 0]
    run_here(path)
    assert outcome(path)["results.jsonl"] == plain
    assert reads == []


def test_a_failure_is_tried_again(tmp_path: Path, reads: list[str]) -> None:
    path = archive(tmp_path, 2)
    (tmp_path / "1-b.html").write_bytes(b"")
    run_here(path)
    reads.clear()
    run_here(path)
    assert reads == ["i1"]


def test_a_manifest_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, store = archive(tmp_path), Store(str(tmp_path / "cache"))
    first = load(str(path), store)

    def none(*_: object) -> Any:
        raise AssertionError("the manifest was read again")

    with monkeypatch.context() as patched:
        patched.setattr(manifest_files, "toml", none)
        assert load(str(path), store) == first
        with pytest.raises(AssertionError):
            load(str(path))
    archive(tmp_path, 2)
    assert len(load(str(path), store).instruments) == 2


def test_a_manifest_with_a_password_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    texts = [{"source": "a.pdf", "password": "swordfish"}, {"source": "b.pdf"}]
    path.write_text(json.dumps({"id": "x", "text": texts}), encoding="utf-8")
    store = Store(str(tmp_path / "cache"))
    assert load(str(path), store) == load(str(path), store)
    assert not (tmp_path / "cache" / "manifests").exists()


def test_a_cache_that_cannot_be_written_remembers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(seen.Successor):
        def finish(self, lasting: bool) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(seen, "Successor", Full)
    path = archive(tmp_path, 1)
    run_here(path)
    assert len(results(path)) == 1
    assert list((tmp_path / "cache" / "aside").iterdir()) == []


OLD = b"one\ntwo\nthree\n"


@pytest.mark.parametrize("new", [OLD, b"", b"one\ntwo\n", OLD + b"four\n", b"one\nTWO\nthree\n", b"x" * 3_000_000])
@pytest.mark.parametrize("old", [OLD, b"", None])
def test_a_successor_is_what_was_written(tmp_path: Path, old: bytes | None, new: bytes) -> None:
    path = tmp_path / "file"
    if old is not None:
        path.write_bytes(old)
    before = path.stat().st_ino if old is not None else None
    with successor(path) as file:
        for line in new.splitlines(keepends=True):
            file.write(line)
        assert file.size == len(new)
    assert path.read_bytes() == new
    assert (path.stat().st_ino == before) == (new == old)
    with pytest.raises(ZeroDivisionError), successor(path) as file:
        file.write(b"x" * (1 // 0))
    assert path.read_bytes() == new


def test_the_program_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    (package / "data").mkdir(parents=True)
    (package / "a.py").write_text("a = 1\n")
    (package / "data" / "words.toml").write_text("b = 1\n")
    monkeypatch.setattr(keys, "_PACKAGE", package)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    read: list[str] = []
    real = keys._built
    monkeypatch.setattr(keys, "_built", lambda: read.append("read") or real())
    first = keys._build()
    assert keys._build() == first == real()
    assert len(read) == 1
    (package / "data" / "words.toml").write_text("b = 2\n")
    second = keys._build()
    assert second == keys._build() == real() != first
    (tmp_path / "library-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert keys._build() == second
    assert len(read) == 3

"""A run over an archive: results, exit codes, what is done again and what is not, and whose change a change is."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplodiff.archive import comparing, keys, store
from diplodiff.archive.manifest import load
from diplodiff.archive.run import Plan, Summary
from diplodiff.archive.run import run as compare_all
from diplodiff.pipeline import Request, compare
from diplodiff.render.json import comparison_object
from tests.archive.samples import archive, changes, command, manifest, pair, results, run
from tests.bench.archive import lines, page
from tests.declarations import declaration
from tests.test_fixtures import FIXTURES


def run_here(path: Path, **more: Any) -> Summary:
    """A run in this process, with its cache beside the manifest."""
    plan = Plan(load(str(path)), str(path.with_suffix(".results")), cache=str(path.parent / "cache"), **more)
    return compare_all(plan, lambda head, judged: None)


def test_results_are_those_of_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = pair(tmp_path, 1, form="docx")
    run_here(manifest(tmp_path, {"x": names}))
    monkeypatch.chdir(tmp_path)
    whole = comparison_object(compare([Request(names[0], "Ostra"), Request(names[1], "Vael")]))
    (record,) = results(tmp_path / "archive.toml")
    for key in ("gate", "findings", "notes", "summary"):
        assert record[key] == whole[key]
    assert [t["source"]["sha256"] for t in record["texts"]] == [t["source"]["sha256"] for t in whole["texts"]]
    assert record["findings"][0]["code"] == "P1"


def test_one_that_fails_or_is_refused_stops_no_other(tmp_path: Path) -> None:
    read_out = [str(FIXTURES / "read-out" / name) for name in ("a.pdf", "b.html")]
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog\n" + b"\x00\xff" * 200)
    path = manifest(
        tmp_path,
        {
            "missing": ["nowhere.html", "neither.html"],
            "good": pair(tmp_path, 1),
            "broken": ["broken.pdf", pair(tmp_path, 2)[0]],
            "refused": read_out,
            "last": pair(tmp_path, 3),
        },
    )
    cache = tmp_path / "cache"
    done = run("run", path, cache=cache)
    assert done.returncode == 2
    found = results(path)
    assert [r["instrument"]["id"] for r in found] == ["missing", "good", "broken", "refused", "last"]
    assert [r["status"] for r in found] == ["failed", "compared", "failed", "refused", "compared"]
    assert "nowhere.html" in found[0]["error"]["message"]
    assert str(tmp_path) not in found[0]["error"]["message"]
    assert found[3]["findings"] == []
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 3
    again = run("run", path, cache=cache)
    assert (again.returncode, again.stderr) == (2, done.stderr)


def test_what_failed_is_named_as_in_the_manifest(tmp_path: Path) -> None:
    """Where the archive lies on this machine is nothing that results hold."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)))
    path = manifest(tmp_path, {name: [name, pair(tmp_path, 3)[1]] for name in ("empty.txt", "binary.bin", "no.pdf")})
    run_here(path)
    told = [record["error"]["message"] for record in results(path)]
    assert len(told) == 3
    assert not [message for message in told if str(tmp_path) in message]


@pytest.mark.parametrize(
    ("chosen", "level", "code"),
    [
        (["same"], "low", 0),
        (["same", "lost"], "low", 1),
        (["same", "lost"], "never", 0),
        (["lost", "refused"], "low", 3),
        (["refused"], "never", 3),
        (["lost", "refused", "missing"], "low", 2),
    ],
)
def test_exit_codes_over_all(tmp_path: Path, chosen: list[str], level: str, code: int) -> None:
    kinds = {
        "same": lambda: pair(tmp_path, 1, lost=None),
        "lost": lambda: pair(tmp_path, 2),
        "refused": lambda: [str(FIXTURES / "read-out" / name) for name in ("a.pdf", "b.html")],
        "missing": lambda: ["a.html", "b.html"],
    }
    assert run_here(manifest(tmp_path, {name: kinds[name]() for name in chosen}), fail_on=level).exit_code() == code


@pytest.mark.parametrize(
    ("names", "code"),
    [("P1", 1), ("one-sided-paragraph", 1), ("modality,S3", 1), ("modality,Q1", 0), ("modality,critical", 1)],
)
def test_rules_and_codes_that_fail(tmp_path: Path, names: str, code: int) -> None:
    path = archive(tmp_path, 1)
    for _ in range(2):  # and from what was kept
        summary = run_here(path, fail_on=names, overviews=(str(tmp_path / "all.junit.xml"),))
        assert summary.exit_code() == code
        assert ("<failure" in (tmp_path / "all.junit.xml").read_text(encoding="utf-8")) == bool(code)


def test_an_unknown_name_that_should_fail_is_trouble(tmp_path: Path) -> None:
    done = run("run", archive(tmp_path, 1), "--fail-on", "nonsense", cache=tmp_path / "cache")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "'nonsense' is no rule, code or severity" in done.stderr
    assert not (tmp_path / "archive.results").exists()


def test_a_list_of_place_names_counts_for_the_whole_run(tmp_path: Path) -> None:
    text = "\n\n".join(f"{n}. The Parties shall protect bridge number {n} at {{place}}." for n in range(1, 7))
    for name, place in (("a", "the North Bay"), ("b", "the Orla Bay")):
        (tmp_path / f"{name}.txt").write_text(
            "JOINT DECLARATION\n\n" + text.replace("{place}", place), encoding="utf-8"
        )
    path, listed = manifest(tmp_path, {"x": ["a.txt", "b.txt"]}), tmp_path / "places.json"
    listed.write_text('{"bay": {"names": {"North Bay": {"en": ["north bay"]}, "Orla Bay": {"en": ["orla bay"]}}}}')

    def codes(*options: object) -> set[str]:
        assert run("run", path, *options, "-j", "1", cache=tmp_path / "cache").returncode in (0, 1)
        return {finding["code"] for finding in results(path)[0]["findings"]}

    assert "F5" not in codes()
    assert "F5" in codes("--toponyms", listed)
    assert {change["because"] for change in changes(path)} == {"manifest"}
    assert "F5" not in codes()
    listed.write_text("[]")
    done = run("run", path, "--toponyms", listed, cache=tmp_path / "cache")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_same_bytes_on_any_number_of_processes_and_again(tmp_path: Path) -> None:
    path = archive(tmp_path, 5)
    found = set()
    for processes, cache in ((1, "one"), (2, "two"), (3, "two"), (2, "none")):
        output = tmp_path / f"out{processes}{cache}"
        more = ["--no-cache"] if cache == "none" else ["--cache", tmp_path / cache]
        done = run("run", path, "-j", processes, "-o", output, "--format", "json", *more)
        assert done.returncode == 1, done.stderr
        reports = tuple((p.name, p.read_bytes()) for p in sorted((output / "reports").iterdir()))
        found.add(((output / "results.jsonl").read_bytes(), reports))
    assert len(found) == 1


def test_a_second_run_does_no_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path)
    assert run_here(path, formats=(("html", ".html"),)).worked == 3
    before = (tmp_path / "archive.results" / "results.jsonl").read_bytes()

    def none(*_: object) -> None:
        raise AssertionError("work was done")

    monkeypatch.setattr(comparing, "compare_texts", none)
    monkeypatch.setattr(comparing, "read", none)
    assert run_here(path, formats=(("html", ".html"),)).worked == 0
    assert (tmp_path / "archive.results" / "results.jsonl").read_bytes() == before
    assert changes(path) == []


def test_a_report_that_was_lost_or_touched_is_written_again(tmp_path: Path) -> None:
    path = archive(tmp_path)
    form = (("markdown", ".md"),)
    run_here(path, formats=form)
    reports = tmp_path / "archive.results" / "reports"
    first = (reports / "i0.md").read_bytes()
    (reports / "i0.md").unlink()
    (reports / "i1.md").write_text("something else", encoding="utf-8")
    assert run_here(path, formats=form).worked == 2
    assert (reports / "i0.md").read_bytes() == first
    assert b"something else" not in (reports / "i1.md").read_bytes()


def test_only_what_changed_is_compared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path)
    run_here(path)
    (tmp_path / "1-b.html").write_bytes(page(lines(declaration(1, 8), frozenset({2, 5}))))
    asked: list[str] = []
    monkeypatch.setattr(
        comparing, "read", lambda request, siglum, real=comparing.read: asked.append(siglum) or real(request, siglum)
    )
    assert run_here(path).worked == 1
    assert asked == ["B"]
    (change,) = changes(path)
    assert (change["instrument"], change["because"]) == ("i1", "publisher")
    assert "one-sided-paragraph" in {found["rule"] for found in change["appeared"]}


def test_damaged_entries_of_the_cache_are_made_anew(tmp_path: Path) -> None:
    path = archive(tmp_path)
    run_here(path)
    before = (tmp_path / "archive.results" / "results.jsonl").read_bytes()
    for n, entry in enumerate(sorted(p for p in (tmp_path / "cache").rglob("*") if p.is_file())):
        body = entry.read_bytes()
        entry.write_bytes((b"", body[:40], body[:-1] + b"?", b"x" * 100)[n % 4])
    assert run_here(path).worked == 3
    assert (tmp_path / "archive.results" / "results.jsonl").read_bytes() == before


@pytest.fixture
def _other_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """From the second run on, this program is another, which finds no reworded passages."""
    yield
    monkeypatch.undo()
    keys.program.cache_clear()


def _turn(monkeypatch: pytest.MonkeyPatch, left_out: str) -> None:
    from dataclasses import replace

    real = comparing.compare_texts

    def other(*arguments: Any) -> Any:
        made = real(*arguments)
        return replace(made, findings=tuple(f for f in made.findings if f.rule != left_out))

    monkeypatch.setattr(keys, "_build", lambda: "another")
    monkeypatch.setattr(comparing, "compare_texts", other)
    keys.program.cache_clear()


@pytest.mark.usefixtures("_other_program")
def test_what_the_program_changed_is_called_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path, 2)
    run_here(path)
    _turn(monkeypatch, "renumbered")
    summary = run_here(path)
    assert summary.worked == 2
    assert {(c["instrument"], c["because"]) for c in changes(path)} == {("i0", "program"), ("i1", "program")}
    assert all(c["appeared"] == [] and [g["rule"] for g in c["gone"]] == ["renumbered"] for c in changes(path))


@pytest.mark.usefixtures("_other_program")
def test_both_at_once_are_told_apart_by_the_kept_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path, 1)
    run_here(path)
    _turn(monkeypatch, "renumbered")
    (tmp_path / "0-b.html").write_bytes(page(lines(declaration(0, 8), frozenset({2, 5}))))
    run_here(path)
    ours, theirs = changes(path)
    assert (ours["because"], theirs["because"]) == ("program", "publisher")
    assert [g["rule"] for g in ours["gone"]] == ["renumbered"]
    assert ours["appeared"] == []
    assert [a["rule"] for a in theirs["appeared"]] == ["one-sided-paragraph"]
    assert theirs["gone"] == []


@pytest.mark.usefixtures("_other_program")
def test_without_the_kept_bytes_nobody_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    path = archive(tmp_path, 1)
    run_here(path)
    shutil.rmtree(tmp_path / "cache")
    _turn(monkeypatch, "renumbered")
    (tmp_path / "0-b.html").write_bytes(page(lines(declaration(0, 8), frozenset({2, 5}))))
    run_here(path)
    assert [c["because"] for c in changes(path)] == ["undecided"]


def test_a_change_of_the_manifest_is_the_users(tmp_path: Path) -> None:
    path = archive(tmp_path, 1)
    run_here(path)
    manifest(tmp_path, {"i0": ["0-a.html", "0-b.html"]}, more='[instrument.options]\nignore = ["S3"]\n')
    run_here(path)
    assert [(c["because"], [g["rule"] for g in c["gone"]]) for c in changes(path)] == [("manifest", ["renumbered"])]


def test_three_sides_and_versions(tmp_path: Path) -> None:
    text = declaration(5, 8)
    for name, lost in (("a", set()), ("b", {2}), ("c", {2, 5})):
        (tmp_path / f"{name}.html").write_bytes(page(lines(text, frozenset(lost))))
    path = manifest(tmp_path, {"x": ["a.html", "b.html", "c.html"]})
    run_here(path)
    (record,) = results(path)
    assert [t["siglum"] for t in record["texts"]] == ["A", "B", "C"]
    found = {(tuple(f["in"]), tuple(f["not_in"])) for f in record["findings"] if f["code"] == "P1"}
    assert found == {(("A",), ("B", "C")), (("A", "B"), ("C",))}


def test_files_of_one_name_are_two_sides_where_no_side_is_named(tmp_path: Path) -> None:
    for folder, lost in (("pk", None), ("kz", 3)):
        (tmp_path / folder).mkdir()
        text = declaration(5, 8)
        (tmp_path / folder / "text.html").write_bytes(
            page(lines(text, frozenset() if lost is None else frozenset({lost})))
        )
    path = tmp_path / "archive.csv"
    path.write_text("instrument,source\nx,pk/text.html\nx,kz/text.html\n", encoding="utf-8")
    run_here(path)
    (record,) = results(path)
    assert [t["name"] for t in record["texts"]] == ["pk/text.html", "kz/text.html"]
    assert "one-sided-paragraph" in {f["rule"] for f in record["findings"]}
    assert "archived:" not in json.dumps(record)


def test_status_says_what_there_is_to_do(tmp_path: Path) -> None:
    path = archive(tmp_path)
    assert "3 not compared yet" in run("status", path).stdout
    run_here(path)
    assert run("status", path).stdout.strip() == "3 instruments: 3 unchanged."
    (tmp_path / "1-b.html").write_bytes(page(lines(declaration(1, 8))))
    (tmp_path / "2-b.html").unlink()
    shown = run("status", path)
    assert shown.returncode == 0
    assert "i1: changed since it was compared" in shown.stdout
    assert "i2: cannot be read now: no such file: 2-b.html" in shown.stdout


@pytest.mark.parametrize("given", ["--toponyms", "--follow-attachment"])
def test_status_is_told_how_the_run_compares(given: str, tmp_path: Path) -> None:
    path, listed = archive(tmp_path, 1), tmp_path / "places.json"
    listed.write_text('{"bay": {"names": {"North Bay": {"en": ["north bay"]}, "Orla Bay": {"en": ["orla bay"]}}}}')
    options = [given, str(listed)] if given == "--toponyms" else [given]
    done = run("run", path, *options, "-j", "1", cache=tmp_path / "cache")
    assert done.returncode in (0, 1)
    assert run("status", path, *options).stdout.strip() == "1 instrument: 1 unchanged."
    assert "1 changed since it was compared" in run("status", path).stdout


def test_a_cache_that_cannot_be_written_costs_a_sentence(tmp_path: Path) -> None:
    path = archive(tmp_path, 2)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = run("run", path, "-j", "1", cache=tmp_path / "file" / "cache")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
    assert len(results(path)) == 2


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_cache_that_fills_up_in_the_middle_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path, left = archive(tmp_path, 2), [3]
    whole = run_here(path)
    expected = (tmp_path / "archive.results" / "results.jsonl").read_bytes()
    shutil.rmtree(tmp_path / "cache")
    write = store.write_whole

    def full(file: Path, content: bytes, aside: Path | None = None, lasting: bool = False) -> None:
        left[0] -= aside is not None
        if aside is not None and left[0] < 0:
            raise OSError(number, os.strerror(number))
        write(file, content, aside, lasting)

    monkeypatch.setattr(store, "write_whole", full)
    summary = run_here(path)
    assert summary.trouble == (
        f"The cache {tmp_path / 'cache'} cannot be written ({os.strerror(number)}); the run goes on without keeping its "
        "work, give another folder with --cache."
    )
    assert summary.new == whole.new
    assert (tmp_path / "archive.results" / "results.jsonl").read_bytes() == expected


def test_no_room_for_results_loses_no_work(tmp_path: Path) -> None:
    path, cache = archive(tmp_path, 3), tmp_path / "cache"
    limit = 9_000  # bytes of a file: enough for an entry of the cache, too little for the results
    done = subprocess.run(
        command("run", path, "-j", "1", cache=cache),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
    assert not (tmp_path / "archive.results" / "results.jsonl").exists()
    again = run("run", path, "-j", "1", cache=cache)
    assert again.returncode == 1
    assert "0 of them looked into now" in again.stdout


def test_a_results_folder_that_is_a_file(tmp_path: Path) -> None:
    path = archive(tmp_path, 1)
    path.with_suffix(".results").write_text("in the way", encoding="utf-8")
    done = run("run", path, cache=tmp_path / "cache")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_two_runs_do_not_share_a_folder_of_results(tmp_path: Path) -> None:
    import fcntl

    path = archive(tmp_path, 1)
    path.with_suffix(".results").mkdir()
    with open(path.with_suffix(".results") / ".lock", "w", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        done = run("run", path, cache=tmp_path / "cache")
    assert done.returncode == 2
    assert "Another run" in done.stderr


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    names = pair(tmp_path, 1)
    (tmp_path / names[0]).write_bytes(
        page([*lines(declaration(1, 8)), "9. The Sides\u202e noted \x1b[31m the harbour cranes."])
    )
    done = run("run", manifest(tmp_path, {"x": names}), cache=tmp_path / "cache")
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout


def test_progress_only_on_a_terminal(tmp_path: Path) -> None:
    done = run("run", archive(tmp_path, 1), cache=tmp_path / "cache")
    assert done.stderr == ""


def test_json_asked_for_is_printed(tmp_path: Path) -> None:
    done = run("run", archive(tmp_path, 1), "--format", "json", "-j", "1")
    assert json.loads(done.stdout) == json.loads((tmp_path / "archive.results" / "summary.json").read_text())
    assert "looked into now" in done.stderr

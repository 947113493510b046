"""The baseline: what is accepted is known, whatever its number, layout and format; what is new fails; what went is gone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from diplodiff.archive.baseline import Accepted, Baseline, dumped, load
from diplodiff.errors import UsageError
from tests.archive.samples import archive, manifest, pair, results, run
from tests.bench.archive import document, lines, page
from tests.declarations import declaration
from tests.test_fixtures import FIXTURES


def accepted(tmp_path: Path, path: Path) -> Path:
    """Run, and accept all that was found."""
    file = tmp_path / "known.toml"
    assert run("run", path, cache=tmp_path / "cache").returncode in (1, 3)
    done = run("baseline", "accept", path, "--baseline", file, "--why", "both read the same", "--by", "Asel")
    assert done.returncode == 0, done.stderr
    return file


def again(tmp_path: Path, path: Path, file: Path) -> tuple[int, str]:
    done = run("run", path, "--baseline", file, cache=tmp_path / "cache")
    return done.returncode, done.stdout


def test_what_is_accepted_does_not_fail(tmp_path: Path) -> None:
    path = archive(tmp_path)
    file = accepted(tmp_path, path)
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["accepted"]
    assert {(e["by"], e["why"]) for e in entries} == {("Asel", "both read the same")}
    assert [e["instrument"] for e in entries] == sorted(e["instrument"] for e in entries)
    code, told = again(tmp_path, path, file)
    assert code == 0
    assert f"{len(entries)} known" in told
    assert {len(r["baseline"]["new"]) for r in results(path)} == {0}
    assert sum(len(r["baseline"]["known"]) for r in results(path)) == len(entries)
    shown = run("baseline", "show", path, "--baseline", file).stdout
    assert f"{len(entries)} accepted: {len(entries)} known, 0 gone." in shown


def test_something_new_fails_and_is_all_that_is_listed(tmp_path: Path) -> None:
    path = archive(tmp_path)
    file = accepted(tmp_path, path)
    (tmp_path / "1-b.html").write_bytes(page(lines(declaration(1, 8), frozenset({2, 5}))))
    code, told = again(tmp_path, path, file)
    assert code == 1
    listed = [line for line in told.splitlines() if line.startswith("i")]
    assert listed
    assert all(line.startswith("i1: ") for line in listed)
    assert sum("one-sided-paragraph" in line for line in listed) == 1


@pytest.mark.parametrize("how", ["renumbered", "re-wrapped", "docx", "plain text"])
def test_known_after_a_change_of_form(tmp_path: Path, how: str) -> None:
    text, lost = declaration(4, 9), frozenset({2})
    (tmp_path / "a.html").write_bytes(page(lines(text)))
    (tmp_path / "b").write_bytes(page(lines(text, lost, frozenset({6}))))
    path = manifest(tmp_path, {"x": ["a.html", "b"]}, more='[instrument.options]\nignore = ["S3"]\n')
    file = accepted(tmp_path, path)
    one, other = lines(text), lines(text, lost, frozenset({6}))
    if how == "renumbered":  # a new first paragraph on both sides
        new = "1. The Sides recalled the opening of the lighthouse museum at Port Kellan."
        one, other = ([*t[:2], new, *(_shifted(line) for line in t[2:])] for t in (one, other))
    (tmp_path / "a.html").write_bytes(page(one))
    if how == "docx":
        (tmp_path / "b").write_bytes(document(other))
    elif how == "plain text":
        (tmp_path / "b").write_text("\n\n".join(other), encoding="utf-8")
    elif how == "re-wrapped":
        (tmp_path / "b").write_bytes(page([line.replace(" the ", "\n   the ") for line in other]))
    else:
        (tmp_path / "b").write_bytes(page(other))
    code, told = again(tmp_path, path, file)
    assert code == 0, told
    assert "0 new findings" in told
    assert "gone: 0" in told


def _shifted(line: str) -> str:
    number, _, rest = line.partition(". ")
    return f"{int(number) + 1}. {rest}"


def test_what_went_is_gone_and_can_be_pruned(tmp_path: Path) -> None:
    path = archive(tmp_path)
    file = accepted(tmp_path, path)
    before = len(load(str(file)).accepted)
    went = sum(r["instrument"]["id"] == "i1" and len(r["findings"]) for r in results(path))
    (tmp_path / "1-b.html").write_bytes((tmp_path / "1-a.html").read_bytes())
    code, told = again(tmp_path, path, file)
    assert code == 0
    assert f"gone: {went}" in told
    assert run("baseline", "prune", path, "--baseline", file).stdout.startswith(f"{went} removed")
    assert len(load(str(file)).accepted) == before - went


def test_nothing_is_gone_from_a_text_that_could_not_be_read(tmp_path: Path) -> None:
    path = archive(tmp_path)
    file = accepted(tmp_path, path)
    before = file.read_bytes()
    (tmp_path / "1-b.html").unlink()
    code, told = again(tmp_path, path, file)
    assert code == 2
    assert "gone: 0" in told
    run("baseline", "prune", path, "--baseline", file)
    assert file.read_bytes() == before


def test_a_refusal_can_be_accepted_too(tmp_path: Path) -> None:
    sources = [str(FIXTURES / "read-out" / name) for name in ("a.pdf", "b.html")]
    path = manifest(tmp_path, {"x": sources, "y": pair(tmp_path, 1, lost=None)})
    file = accepted(tmp_path, path)
    code, told = again(tmp_path, path, file)
    assert code == 0
    assert "1 known" in told


def test_only_some_are_accepted(tmp_path: Path) -> None:
    path, file = archive(tmp_path), tmp_path / "known.toml"
    run("run", path, cache=tmp_path / "cache")
    one = results(path)[1]["findings"][0]["fingerprint"]
    for more in (["--instrument", "i0"], ["--fingerprint", one]):
        run("baseline", "accept", path, "--baseline", file, "--why", "w", "--by", "b", *more)
    names = set(load(str(file)).accepted)
    assert ("i1", one) in names
    assert {name for name, _ in names} == {"i0", "i1"}
    assert sum(name == "i1" for name, _ in names) == 1


def test_a_file_reads_back_as_it_was_written() -> None:
    hostile = 'a "quoted" \\ text\n\twith \x7f\x00\x1b[31m, \u202e and 声明'
    entry = Accepted("x", "0" * 16, "moved", "low", ("Пакистан", 'K"Z'), hostile, "b", "2026-11-22", hostile, 2)
    text = dumped(Baseline([entry]))
    assert tomllib.loads(text)["accepted"][0]["why"] == hostile
    assert dumped(Baseline([entry])) == text


@pytest.mark.parametrize(
    "content",
    ["version = 2", "version = 1\naccepted = 3", "version = 1\n[[accepted]]\ninstrument = 3", "[", "version = 1\naccepted = [3]",
     'version = 1\n[[accepted]]\ninstrument = "a"\nfingerprint = "b"\nrule = "c"\ntimes = 0'],
)  # fmt: skip
def test_a_file_that_is_no_baseline(tmp_path: Path, content: str) -> None:
    path = tmp_path / "known.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        load(str(path))
    assert str(path) in str(error.value)


def test_a_baseline_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    done = run("run", archive(tmp_path, 1), "--baseline", tmp_path / "none.toml", cache=tmp_path / "cache")
    assert done.returncode == 2
    assert "There is no baseline" in done.stderr

"""A proposed manifest: texts of one instrument together, of different ones apart, and how sure that is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from diplodiff.archive.grouping import Described, grouped
from diplodiff.archive.manifest import load
from tests.archive.samples import run
from tests.bench.archive import page

KZ_PK = frozenset({"KZ", "PK"})
CN_FR = frozenset({"CN", "FR"})
KIND = "joint-declaration"


def file(path: str, parties: frozenset[str] = frozenset(), date: str | None = None, **more: str) -> Described:
    return Described(path, parties, date, kind=more.pop("kind", KIND), language=more.pop("language", "en"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([file("a", KZ_PK, "2026-02-04"), file("b", KZ_PK, "2026-02-04", language="kk")], [("ab", "sure")]),
        ([file("a", KZ_PK, "2026-02-04"), file("b", KZ_PK, "2025-02-04")], []),
        ([file("a", KZ_PK, "2026-02-04"), file("b", CN_FR, "2026-02-04")], []),
        ([file("a", KZ_PK, "2026-02-04"), file("b", KZ_PK, "2026-02")], [("ab", "sure")]),
        ([file("a", KZ_PK, "2026-02-04"), file("b", KZ_PK)], [("ab", "doubtful")]),
        ([file("a", KZ_PK, "2026-02-04", title="On Water"), file("b", KZ_PK, title="On water")], [("ab", "likely")]),
        ([file("a", KZ_PK, "2026-02-04"), file("b", KZ_PK, "2026-02-04", kind="read-out")], [("ab", "doubtful")]),
        ([file("a", date="2026-02-04"), file("b", date="2026-02-04")], []),
        ([file("a", title="Joint Statement"), file("b", title="Joint Statement")], [("ab", "doubtful")]),
        ([file("a"), file("b")], []),
        (
            [file("a", KZ_PK, "2026-02-04"), file("b", KZ_PK, "2026-02-04"), file("c", KZ_PK), file("d", KZ_PK)],
            [("ab", "sure"), ("cd", "doubtful")],
        ),
        (
            [file("a", KZ_PK, "2026-02-04"), file("b", CN_FR, "2026-02-04"), file("c", KZ_PK, "2026-02-04"),
             file("d", CN_FR, "2026-02-04", language="fr")],
            [("ac", "sure"), ("bd", "sure")],
        ),
        ([file("a", KZ_PK, "2026-02-04"), Described("b", error="cannot be read")], []),
    ],
)  # fmt: skip
def test_groups(files: list[Described], expected: list[tuple[str, str]]) -> None:
    found = [("".join(m.path for m in group.members), group.sureness) for group in grouped(files)]
    assert found == expected


def test_the_same_name_in_two_folders_counts() -> None:
    one, two = file("au/alliance.html", CN_FR), file("us/alliance.pdf", CN_FR)
    other = file("us/intent.html", CN_FR)
    (group,) = grouped([one, two, other])
    assert ({m.path for m in group.members}, group.sureness) == ({one.path, two.path}, "likely")
    assert grouped([file("x/a.html"), file("y/a.html")]) == []


def text(parties: str, subject: str, day: str) -> bytes:
    numbered = [
        f"{n}. The Sides agreed to survey {what} together."
        for n, what in enumerate(("dams", "roads", "ports", "mines"), 1)
    ]
    title = f"Joint Declaration between {parties} on {subject}"
    return page([title, *numbered, f"Done at Astana on {day} in two originals, in the English language."])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, body in {
        "pk/one.html": text(
            "the Republic of Kazakhstan and the Islamic Republic of Pakistan", "Water", "4 February 2026"
        ),
        "kz/first.html": text(
            "the Islamic Republic of Pakistan and the Republic of Kazakhstan", "Water", "4 February 2026"
        ),
        "pk/copy.html": text(
            "the Republic of Kazakhstan and the Islamic Republic of Pakistan", "Water", "4 February 2026"
        ),
        "fr/other.html": text("the French Republic and the Kingdom of Morocco", "Ports", "5 May 2021"),
        "pk/empty.html": b"",
        "notes.toml": b"x = 1",
        ".hidden/x.html": b"x",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(body)
    return tmp_path


def test_a_proposal_is_a_manifest_that_runs(folder: Path) -> None:
    path = folder / "archive.toml"
    done = run("init", folder, "-o", path)
    assert done.returncode == 0, done.stderr
    (found,) = load(str(path)).instruments
    assert {(t.source, t.side) for t in found.texts} == {("kz/first.html", "kz"), ("pk/copy.html", "pk")}
    words = path.read_text(encoding="utf-8")
    assert "# sure: the same parties (KZ, PK)" in words
    assert "# pk/one.html: the same bytes as pk/copy.html" in words
    assert "# fr/other.html: no other file goes with it" in words
    assert "# pk/empty.html: could not be read: pk/empty.html is empty" in words
    assert run("run", path, cache=folder / ".cache").returncode in (0, 1)


def test_the_same_on_any_number_of_processes(folder: Path) -> None:
    assert run("init", folder, "-j", "1").stdout == run("init", folder, "-j", "3").stdout


def test_a_hostile_name_stays_inside_its_comment(tmp_path: Path) -> None:
    (tmp_path / 'x\n[[instrument]]\nid = "evil".html').write_bytes(page(["A title", "1. A text."]))
    assert tomllib.loads(run("init", tmp_path).stdout) == {}


def test_nothing_is_written_over(folder: Path) -> None:
    done = run("init", folder, "-o", folder / "notes.toml")
    assert (done.returncode, (folder / "notes.toml").read_text(encoding="utf-8")) == (2, "x = 1")


@pytest.mark.parametrize("name", ["nowhere", "void"])
def test_a_folder_without_texts(tmp_path: Path, name: str) -> None:
    (tmp_path / "void").mkdir()
    done = run("init", tmp_path / name)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)

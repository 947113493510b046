"""`diplodiff quotes` as a user meets it: exit codes, formats, files, and one plain sentence for trouble."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from diplodiff.cli.main import run
from diplodiff.render import ANSWER_FORMATS

TEXT = "Joint Statement\n\n1. The two sides will open three crossings before the autumn.\n\n2. Rain fell on both of them.\n"
RIGHT = "News\n\nIt says “the two sides will open three crossings before the autumn”.\n"
WRONG = "News\n\nIt says “the two sides will open four crossings before the autumn”, and “nobody ever saw the sea”.\n"


@pytest.fixture
def paths(tmp_path: Path) -> tuple[str, str, str]:
    for name, body in (("text", TEXT), ("right", RIGHT), ("wrong", WRONG)):
        (tmp_path / f"{name}.txt").write_text(body, encoding="utf-8")
    return tuple(str(tmp_path / f"{name}.txt") for name in ("text", "right", "wrong"))  # type: ignore[return-value]


def test_exit_codes(paths: tuple[str, str, str]) -> None:
    text, right, wrong = paths
    assert run(["quotes", right, text]) == 0
    assert run(["quotes", wrong, text]) == 1
    assert run(["quotes", wrong, text, "--fail-on", "critical"]) == 0
    assert run(["quotes", wrong, text, "--fail-on", "never"]) == 0
    assert run(["quotes", wrong, f"{text}.none"]) == 2
    assert run(["quotes", wrong]) == 2


def test_json_names_grades_and_sides(paths: tuple[str, str, str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text, _, wrong = paths
    run(["quotes", wrong, text, text, "--format", "json", "--name", "News", "--name", "One", "--lang", "en"])
    found = json.loads(capsysbinary.readouterr().out)
    assert (found["report"]["siglum"], found["report"]["name"]) == ("R", "News")
    assert [(t["siglum"], t["name"]) for t in found["texts"]] == [("A", "One"), ("B", "text.txt")]
    assert [q["grade"] for q in found["quotations"]] == ["altered", "not-found"]
    changes = found["quotations"][0]["standings"]["B"]["changes"]
    assert changes == [{"kind": "number", "quoted": "four", "published": "three"}]


def test_every_format_to_a_file(paths: tuple[str, str, str], tmp_path: Path) -> None:
    text, _, wrong = paths
    files = [str(tmp_path / f"r.{form}") for form in ANSWER_FORMATS]
    given = [part for form, file in zip(ANSWER_FORMATS, files, strict=True) for part in ("--format", form, "-o", file)]
    assert run(["quotes", wrong, text, *given]) == 1
    assert all("crossings" in Path(file).read_text(encoding="utf-8") for file in files)
    assert run(["quotes", wrong, text, "-o", str(tmp_path / "r.docx")]) == 1
    body = zipfile.ZipFile(tmp_path / "r.docx").read("word/document.xml").decode()
    assert "crossings" in body
    assert 'w:val="MarkedWords"' in body


def test_trouble_is_one_sentence(paths: tuple[str, str, str], capsys: pytest.CaptureFixture[str]) -> None:
    text, _, wrong = paths
    for arguments, said in (
        ([wrong, text, "--format", "tmx"], "quotes gives no report in tmx"),
        (["-", "-"], "can be only one of the texts"),
        ([wrong, text, "--name", "a", "--name", "b", "--name", "c"], "3 for 2 texts"),
        ([wrong, f"{text}.none"], "text.txt.none"),
    ):
        assert run(["quotes", *arguments]) == 2
        told = capsys.readouterr().err
        assert said in told
        assert "Traceback" not in told


def test_a_failure_is_json_where_json_was_asked_for(
    paths: tuple[str, str, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["quotes", paths[1], f"{paths[0]}.none", "--format", "json"]) == 2
    assert "text.txt.none" in json.loads(capsysbinary.readouterr().out)["error"]["message"]


def test_a_report_never_overwrites_a_source(paths: tuple[str, str, str]) -> None:
    assert run(["quotes", paths[1], paths[0], "-o", paths[0]]) == 2
    assert Path(paths[0]).read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("form", ["terminal", "csv", "markdown"])
def test_words_written_from_the_right_stand_in_a_sentence_as_they_are(
    form: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    report, text = tmp_path / "report.txt", tmp_path / "text.txt"
    report.write_text("The statement says «أدان الجانبان الإرهاب بكل أشكاله ومظاهره.»\n", encoding="utf-8")
    text.write_text("بيان مشترك\n\n1. أدان الجانبان الإرهاب بجميع أشكاله ومظاهره.\n", encoding="utf-8")
    assert run(["quotes", str(report), str(text), "--format", form]) == 1
    told = capsysbinary.readouterr().out.decode()
    assert "بكل" in told
    assert "U+206" not in told

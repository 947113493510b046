"""Formats for machines as a user asks for them: file endings, several at once, refusals, failures, the job summary."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.test_cli import A, B, run
from tests.test_fixtures import FIXTURES

READ_OUT = FIXTURES / "read-out" / "a.pdf", FIXTURES / "read-out" / "b.html"
FORMATS = ("jsonl", "csv", "tmx", "tei", "sarif", "junit", "github")
ENDINGS = ("jsonl", "csv", "tmx", "tei", "sarif", "sarif.json", "junit.xml", "tei.xml", "JSON")


def told(form: str, report: str) -> str:
    """The words of a report, read as its format is."""
    if form in ("tmx", "tei", "junit"):
        return " ".join("".join(etree.fromstring(report.encode()).itertext()).split())
    if form == "csv":
        return " ".join(cell for row in csv.reader(io.StringIO(report)) for cell in row)
    if form in ("jsonl", "json", "sarif"):
        return " ".join(str(json.loads(part)) for part in (report.splitlines() if form == "jsonl" else [report]))
    return report


def test_the_ending_of_a_file_decides_its_format(tmp_path: Path) -> None:
    files = [tmp_path / f"r.{ending}" for ending in ENDINGS]
    done = run("compare", A, B, *(part for file in files for part in ("-o", file)))
    assert done.returncode == 1
    assert done.stdout == b""
    begins = {file.name: file.read_text(encoding="utf-8")[:200] for file in files}
    assert begins["r.jsonl"].startswith('{"rule": "one-sided-paragraph"')
    assert begins["r.csv"].startswith("gate,rule,code")
    assert "<tmx" in begins["r.tmx"]
    assert "<TEI" in begins["r.tei"]
    assert begins["r.tei"] == begins["r.tei.xml"]
    assert "sarif-schema-2.1.0" in begins["r.sarif"]
    assert begins["r.sarif"] == begins["r.sarif.json"]
    assert "<testsuites" in begins["r.junit.xml"]
    assert '"schema_version"' in begins["r.JSON"]


def test_an_ending_that_says_nothing_is_bad_usage(tmp_path: Path) -> None:
    done = run("compare", A, B, "-o", tmp_path / "r.xml")
    assert done.returncode == 2
    assert b".junit.xml" in done.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_the_one_sided_clause_stands_in_every_format_but_the_memory(form: str) -> None:
    done = run("compare", A, B, "--format", form)
    assert done.returncode == 1
    assert ("Jammu and Kashmir" in told(form, done.stdout.decode())) == (form != "tmx")


@pytest.mark.parametrize("form", FORMATS)
def test_a_refusal_is_said_in_the_format(form: str) -> None:
    done = run("compare", *READ_OUT, "--format", form)
    assert done.returncode == 3
    said = told(form, done.stdout.decode())
    assert ("not-same-kind" if form == "jsonl" else "Not compared: these are not the same kind of document.") in said
    assert "Not found" not in said


@pytest.mark.parametrize("form", ["json", *FORMATS])
def test_a_failure_is_said_in_the_format(form: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("compare", tmp_path / "empty.txt", B, "--format", form)
    assert done.returncode == 2
    assert "empty.txt" in told(form, done.stdout.decode())
    out = tmp_path / "report"
    out.write_text("an older report", encoding="utf-8")
    done = run("compare", tmp_path / "empty.txt", B, "--format", form, "-o", out)
    assert done.stdout == b""
    assert "empty.txt" in told(form, out.read_text(encoding="utf-8"))


@pytest.mark.parametrize("given", [("--format", "jsonl"), ("--format=jsonl",), ("--format", "sarif")])
def test_bad_usage_is_said_in_the_format_too(given: tuple[str, ...]) -> None:
    done = run("compare", A, B, *given, "--no-such-option")
    assert done.returncode == 2
    assert "no-such-option" in told("jsonl" if "jsonl" in given[-1] else "sarif", done.stdout.decode())


def test_csv_with_a_byte_order_mark() -> None:
    assert run("compare", A, B, "--format", "csv", "--csv-bom").stdout.startswith(b"\xef\xbb\xbfgate,")


def test_the_job_summary_is_appended_where_annotations_are_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n", encoding="utf-8")
    env = {"GITHUB_STEP_SUMMARY": str(page)}
    run("compare", A, B, env=env)
    assert page.read_text(encoding="utf-8") == "before\n"
    done = run("compare", A, B, "--format", "github", env=env)
    assert done.stdout.startswith(b"::")
    assert page.read_text(encoding="utf-8").startswith("before\n# Published texts compared")
    lost = run("compare", A, B, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(tmp_path / "no" / "x")})
    assert lost.returncode == 1
    assert b"summary could not be written" in lost.stderr


def test_schema(tmp_path: Path) -> None:
    whole = json.loads(run("schema").stdout)
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "comparison" in whole["$defs"]
    assert json.loads(run("schema", "--for", "show").stdout)["anyOf"][0] == {"$ref": "#/$defs/text"}
    done = run("schema", "--for", "jsonl", "-o", tmp_path / "s.json")
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["$id"].endswith(":jsonl")


def test_show_has_no_table() -> None:
    done = run("show", A, "--format", "csv")
    assert done.returncode == 2
    assert b"terminal, json" in done.stderr

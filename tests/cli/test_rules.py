"""`diplodiff rules`, `diplodiff explain`, and --watch, --only and --ignore from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diplodiff.cli.main import run
from tests.declarations import declaration

TEXT = declaration(5, 6).text() + "\n7. The Parties shall guard the lighthouses of Port Kellan at all times.\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(TEXT, encoding="utf-8")
    two.write_text(TEXT.replace("shall guard", "may guard"), encoding="utf-8")
    return str(one), str(two)


def compared(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    code = run(["compare", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def shown(report: dict[str, object]) -> list[tuple[str, str]]:
    findings = report["findings"]
    assert isinstance(findings, list)
    return [(f["code"], f["severity"]) for f in findings]


def test_rules_lists_every_rule_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--format", "json"]) == 0
    listed = {rule["rule"]: rule for rule in json.loads(capsys.readouterr().out)}
    assert listed["polarity"]["codes"] == ["M1"]
    assert listed["polarity"]["example"]["A"]
    assert run(["rules"]) == 0
    assert "M2/M3  modality" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["modality", "M3", "m2"])
def test_explain_takes_names_and_codes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", name]) == 0
    assert "rank" in capsys.readouterr().out


def test_an_unknown_rule_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "M99"]) == 2
    assert "no rule" in capsys.readouterr().err


def test_findings_can_be_chosen(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(capsys, *pair)[0] == 1
    assert shown(compared(capsys, *pair)[1]) == [("M2", "high")]
    code, report = compared(capsys, *pair, "--ignore", "modality")
    assert (code, shown(report)) == (0, [])
    assert [n["code"] for n in report["notes"]] == ["left-out-as-asked"]  # type: ignore[attr-defined]
    assert shown(compared(capsys, *pair, "--only", "M2,critical")[1]) == [("M2", "high")]


def test_a_list_of_terms_raises_severities(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = tmp_path / "terms.txt"
    terms.write_text("# coast\nlighthouse\n", encoding="utf-8")
    assert shown(compared(capsys, *pair, "--watch", str(terms))[1]) == [("M2", "critical")]


@pytest.mark.parametrize("body", [None, b"", b"# only a remark\n", b"\xff\xfe\x00\xd8", b"x" * 1_000_001])
def test_a_bad_list_of_terms_is_said_to_be_one(
    body: bytes | None, pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = tmp_path / "terms.txt"
    if body is not None:
        terms.write_bytes(body)
    assert run(["compare", *pair, "--watch", str(terms)]) == 2
    assert "list of terms" in capsys.readouterr().err


def test_an_unknown_choice_is_bad_usage(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *pair, "--only", "M99"]) == 2
    assert "no rule, code or severity" in capsys.readouterr().err

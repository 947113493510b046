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


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("number polarity", ["F1  number", "M1  polarity"]),
        ("split merged P4", ["S2  split-merged", "P4  one-sided-sentence"]),
        ("M2 modality", ["M2/M3  modality"]),
    ],
)
def test_explain_takes_several_rules(asked: str, told: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", *asked.split()]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line[:1].strip()] == told


def test_one_unknown_rule_among_several_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "number", "none"]) == 2
    assert "no rule 'none'" in capsys.readouterr().err


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


PLACES = {"bay": {"names": {"North Bay": {"en": ["north bay"]}, "Orla Bay": {"en": ["orla bay"]}}}}


def test_a_list_of_place_names_replaces_the_own_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = (
        "1. The Parties shall protect the fishing boats of {}.\n2. The Parties shall open the passage of {} to trade.\n"
    )
    for name, places in (("a", ("the North Bay", "the Persian Gulf")), ("b", ("the Orla Bay", "the Arabian Gulf"))):
        (tmp_path / f"{name}.txt").write_text("JOINT DECLARATION\n\n" + told.format(*places), encoding="utf-8")
    pair = (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    listed = tmp_path / "places.json"
    listed.write_text(json.dumps(PLACES), encoding="utf-8")

    def marked(*options: str) -> tuple[list[str], list[str]]:
        result = compared(capsys, *pair, "--only", "F5", *options)[1]
        return [f["passages"]["A"]["label"] for f in result["findings"]], [n["code"] for n in result["notes"]]

    assert marked() == (["2"], ["left-out-as-asked"])
    assert marked("--toponyms", str(listed)) == (["1"], ["toponyms", "left-out-as-asked"])


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "[" * 100_000, '{"bay": 1}', '{"bay": {"names": {"N": {"en": "n"}}}}']
)
def test_a_list_of_place_names_of_another_shape_is_refused(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "places.json"
    listed.write_text(content, encoding="utf-8")
    assert run(["compare", "a.txt", "b.txt", "--toponyms", str(listed)]) == 2
    error = capsys.readouterr().err
    assert "places.json" in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("high", 1),
        ("critical", 0),
        ("never", 0),
        ("modality", 1),
        ("m2", 1),
        ("M1", 0),
        ("critical,M2", 1),
        ("M1,low", 1),
    ],
)
def test_a_run_fails_by_severities_rules_and_codes(
    names: str, code: int, pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert compared(capsys, *pair, "--fail-on", names)[0] == code


def test_a_run_cannot_fail_by_what_is_no_name(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *pair, "--fail-on", "worse"]) == 2
    assert "no rule, code or severity" in capsys.readouterr().err

"""The overviews of an archive: what they tell, that each format is sound, and that nothing out of a text can act in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from diplodiff.archive import baseline as accepted
from diplodiff.archive.manifest import load
from diplodiff.archive.previous import heads
from diplodiff.archive.run import Plan, Summary
from diplodiff.archive.run import run as compare_all
from diplodiff.errors import UsageError
from tests.archive.samples import manifest, pair, run
from tests.render.test_html import Page
from tests.render.test_schemas import hold
from tests.test_fixtures import FIXTURES

HOSTILE = '<script>alert(1)</script>"\u202e\x1b'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive with a finding, one without, one that is refused, one that fails."""
    read_out = [str(FIXTURES / "read-out" / name) for name in ("a.pdf", "b.html")]
    texts = {"one": pair(tmp_path, 1), "none": pair(tmp_path, 2, lost=None), "refused": read_out, "failed": ["x", "y"]}
    found = manifest(tmp_path, texts)
    hostile = found.read_text(encoding="utf-8").replace('id = "one"', f'id = "one"\ntitle = {json.dumps(HOSTILE)}')
    found.write_text(hostile, encoding="utf-8")
    return found


def overview(path: Path, ending: str, **more: Any) -> tuple[str, Summary]:
    target = path.parent / f"all{ending}"
    plan = Plan(load(str(path)), str(path.with_suffix(".results")), overviews=(str(target),), **more)
    summary = compare_all(plan, lambda head, judged: None)
    return target.read_text(encoding="utf-8"), summary


def known(path: Path) -> accepted.Baseline:
    """Everything that the last run found accepted."""
    held = accepted.Baseline()
    for head in heads(str(path.with_suffix(".results") / "results.jsonl")):
        held = held.accepting(head, head.findings, ("A. Reader", "2026-02-04", "a slip"))
    return held


def test_page(path: Path) -> None:
    markup, _ = overview(path, ".html", formats=(("html", ".html"), ("json", ".json")))
    page = Page(markup)
    rows = [dict(attributes) for tag, attributes in page.elements if tag == "tr" and "data-status" in attributes]
    assert [(row["data-id"], row["data-status"]) for row in rows] == [
        ("one", "compared"), ("none", "compared"), ("refused", "refused"), ("failed", "failed"),
    ]  # fmt: skip
    assert "critical" in str(rows[0]["data-severities"])
    assert rows[1]["data-severities"] == ""
    assert rows[3]["data-sides"] == "Ostra, Vael"
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert len(links) == 8
    for link in links:
        assert (path.parent / str(link)).is_file()
    said = " ".join(page.said)
    assert "4 instruments: 2 compared, 1 refused, 1 that could not be read." in said
    assert "<script>alert(1)</script>" in said  # as text, and nowhere else
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert "\u202e" not in markup
    assert "\x1b" not in markup
    policy = next(a["content"] for t, a in page.elements if t == "meta" and a.get("http-equiv"))
    assert "default-src 'none'" in str(policy)
    assert "unsafe" not in str(policy)


def test_findings_that_are_known_are_counted_apart(path: Path) -> None:
    overview(path, ".html")
    markup, _ = overview(path, ".html", baseline=known(path))
    page = Page(markup)
    row = next(attributes for tag, attributes in page.elements if tag == "tr" and attributes.get("data-id") == "one")
    assert row["data-severities"] == ""
    assert row["data-known"] != "0"
    assert "accepted by A. Reader on 2026-02-04: a slip" in " ".join(page.said)


def test_junit(path: Path) -> None:
    text, _ = overview(path, ".junit.xml")
    hold("junit", text)
    root = ElementTree.fromstring(text)
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["one", "none", "refused", "failed"]
    assert (suites["one"].get("failures"), suites["one"].get("errors")) != ("0", "0")
    assert (suites["none"].get("tests"), suites["none"].get("failures")) == ("1", "0")
    assert suites["refused"].get("errors") == suites["failed"].get("errors") == "1"
    root = ElementTree.fromstring(overview(path, ".junit.xml", baseline=known(path))[0])
    assert (root.get("failures"), root.get("errors")) == ("0", "1")  # no baseline hides a failure
    assert "a slip" in str(next(iter(root)).find(".//skipped").attrib)  # type: ignore[union-attr]


def test_sarif(path: Path) -> None:
    text, _ = overview(path, ".sarif", formats=(("json", ".json"),))
    log = json.loads(text)
    hold("sarif", text)
    (found,) = log["runs"]
    assert found["invocations"][0]["executionSuccessful"] is False
    assert {n["descriptor"]["id"] for n in found["invocations"][0]["toolExecutionNotifications"]} == {
        "refused",
        "failed",
    }
    rules = [rule["id"] for rule in found["tool"]["driver"]["rules"]]
    for result in found["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        for place in result.get("locations", []):
            artifact = found["artifacts"][place["physicalLocation"]["artifactLocation"]["index"]]
            assert artifact["location"]["uri"] == place["physicalLocation"]["artifactLocation"]["uri"]
    assert {r["properties"]["instrument"] for r in found["results"]} == {"one", "refused"}
    text, _ = overview(path, ".sarif", baseline=known(path))
    hold("sarif", text)
    log = json.loads(text)
    for result in log["runs"][0]["results"]:
        if result["kind"] != "notApplicable":
            assert result["baselineState"] == "unchanged"
            assert "a slip" in result["suppressions"][0]["justification"]


def test_addresses_are_told_from_where_the_run_was_started(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent.parent)
    log = json.loads(overview(path, ".sarif")[0])
    addresses = [artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]]
    assert f"{path.parent.name}/1-a.html" in addresses


def test_the_command_line(path: Path) -> None:
    done = run("run", path, "--no-cache", "-j", "1", "--format", "html", "--overview", path.parent / "a.txt")
    assert done.returncode == 2
    assert "names no format of an overview" in done.stderr
    done = run("run", path, "--no-cache", "-j", "1", "--format", "html")
    assert (path.with_suffix(".results") / "overview.html").is_file()
    with pytest.raises(UsageError):
        overview(path, ".doc")

"""The JSON contract, version 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from diplodiff.render.json import dumped, render, render_error, render_text
from diplodiff.render.options import Options
from tests.render import samples

TOP = ["schema_version", "tool", "gate", "texts", "alignment", "findings", "notes", "encoders", "summary"]
TEXT = [
    *("siglum", "name", "language", "title", "kind", "source", "extraction"),
    *("instrument", "testimony", "declared_counts", "paragraphs", "notes"),
]
FINDING = ["rule", "code", "severity", "confidence", "in", "not_in", "passages", "nearest", "message", "fingerprint"]


def loaded(name: str) -> dict:  # type: ignore[type-arg]
    return json.loads(render(samples.COMPARISONS[name](), Options()))


@pytest.mark.parametrize("name", samples.COMPARISONS)
def test_keys_stand_in_the_order_of_the_contract(name: str) -> None:
    report = loaded(name)
    assert [k for k in report if k != "forced"] == TOP
    assert all(list(t) == TEXT for t in report["texts"])
    assert all([k for k in f if k != "labels"] == FINDING for f in report["findings"])
    assert list(report["summary"]) == ["paragraphs", "matched", "one_sided", "by_rule", "by_severity"]


def test_objects_are_written_as_the_library_writes_them() -> None:
    value = {"a": [], "b": {}, "c": [1, -0.5, None, True], "d": {"e": ['x\t"é', {"f": ""}]}}
    for indent in (None, 2):
        assert dumped(value, indent) == json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
    with pytest.raises(ValueError, match="JSON"):
        dumped({"score": float("nan")})


def test_forced_stands_only_in_a_forced_report() -> None:
    assert loaded("forced")["forced"] is True
    assert "forced" not in loaded("declaration")


def test_every_paragraph_stands_in_one_row() -> None:
    report = loaded("declaration")
    for side in report["texts"]:
        rows = [i for row in report["alignment"] for i in row["paragraphs"][side["siglum"]]]
        assert sorted(rows) == sorted(p["id"] for p in side["paragraphs"])


def test_marks_and_labels_are_there_when_they_say_something() -> None:
    report = loaded("declaration")
    number = next(f for f in report["findings"] if f["rule"] == "number")
    passage = number["passages"]["A"]
    assert [passage["text"][a:b] for a, b in passage["marks"]] == ["500"]
    assert "marks" not in report["findings"][0]["passages"]["A"]
    labels = next(f for f in report["findings"] if f["rule"] == "renumbered")["labels"]
    assert labels[0] == ["16", "15"]


def test_summary_counts_accused_paragraphs_only() -> None:
    summary = loaded("declaration")["summary"]
    assert summary["paragraphs"] == {"A": 26, "B": 25}
    assert summary["matched"] == 25
    assert summary["one_sided"] == {"A": 1, "B": 0}  # the sentence in B stands in a matched row
    assert list(summary["by_severity"]) == ["critical", "high", "low", "info"]


def test_a_refusal_is_empty_but_for_texts_and_gate() -> None:
    report = loaded("refused")
    assert report["gate"]["verdict"] == "not-same-kind"
    assert len(report["texts"]) == 2
    assert report["alignment"] == report["findings"] == []
    assert report["summary"]["one_sided"] == {"A": 0, "B": 0}


def test_hostile_characters_come_back_as_they_were_but_for_lone_surrogates() -> None:
    given = samples.hostile().texts[0].paragraphs[0].text
    assert loaded("hostile")["texts"][0]["paragraphs"][0]["text"] == given.replace("\ud800", "\ufffd")


def test_text_stands_unescaped_and_show_gives_one_text() -> None:
    assert "Стороны условились" in render(samples.cross_lingual(), Options())
    shown = json.loads(render_text(samples.shown(), Options()))
    assert list(shown) == TEXT
    assert [p.get("path") for p in shown["paragraphs"]] == [None, None, None, ["2"], ["2", "(a)"]]


def test_an_error_is_an_object_too() -> None:
    error = json.loads(render_error("x.pdf cannot be read: it is empty.", "x.pdf"))
    assert list(error) == ["schema_version", "tool", "error"]
    assert error["error"] == {"message": "x.pdf cannot be read: it is empty.", "source": "x.pdf"}


def test_bytes_do_not_hang_on_locale_or_hash_seed() -> None:
    code = (
        "import sys; from tests.render import samples; from diplodiff.render.json import render;"
        "from diplodiff.render.options import Options;"
        "sys.stdout.buffer.write(b''.join(render(c(), Options()).encode() for c in samples.COMPARISONS.values()))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "LC_ALL": locale, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for locale, seed in (("C", "1"), ("tr_TR.UTF-8", "2"))
    }
    assert len(runs) == 1

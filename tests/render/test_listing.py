"""Lists of answers in every format: what is said stands in each, nothing steers a reader, and the schemas hold."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from diplodiff.answers import LabelCheck, LabelClaim, Quotation, Quotations, Standing, WordChange
from diplodiff.errors import UsageError
from diplodiff.model import Note, Passage
from diplodiff.render import ANSWER_FORMATS, answer_summary, answered, check_answer_format, schema_of
from diplodiff.render.options import Options
from diplodiff.render.wording import DISCLAIMER
from tests.render import build
from tests.render.test_contract import BLAME, RAW
from tests.render.test_schemas import hold

CLAUSE = "The two sides shall open three crossings before the autumn."
EVIL = "\u202eevil\x1b[31m | <script>alert(1)</script> ::error:: =cmd() ﷽ نص"


def answer(words: str = CLAUSE) -> Quotations:
    """One altered quotation under a wrong number, one that was not found."""
    text = build.text("A", "ministry.html", "en", build.numbered("A", ["First things.", words]))
    report = build.text(
        "R", "news.html", "en", build.numbered("R", [f"It says: {words}", "And more."]), kind="news-report"
    )
    claim = LabelClaim("paragraph", 9, "paragraph 9", "R1", 0, 2)
    passage = Passage(("A2",), "2", words, ((0, 3),))
    altered = Standing(
        "A",
        "altered",
        "strong",
        0.9,
        passage,
        changes=(WordChange("number", "two", "three"), WordChange("added", words, "")),
        quoted_marks=((0, 3),),
        labels=(LabelCheck(claim, "other"),),
    )
    lost = Standing("A", "not-found", "tentative", 0.25, passage)
    return Quotations(
        "0.1.0",
        build.SETTINGS,
        report,
        (text,),
        (
            Quotation(
                "Q1", words, (words,), "quotation", "en", False, "R1", 9, 20, "high", (claim,), (altered,), ("Q2",)
            ),
            Quotation("Q2", "evil ways", ("evil ways",), "short", "en", True, "R2", 0, 3, "info", (), (lost,)),
        ),
        (Note("pages", words),),
    )


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_an_answer_is_told_in_every_format(form: str) -> None:
    report = answered(form, "quotes", answer(), Options(120))
    plain = " ".join(report.replace("\\", "").split())
    for said in (CLAUSE, "paragraph 9", "evil ways", "A2", "Not found in the text read from ministry.html"):
        if form == "github" and said in ("evil ways", "Not found in the text read from ministry.html"):
            continue  # what weighs nothing is no annotation
        assert said in plain or said.rstrip(".") in plain, said
    assert not BLAME.findall(report.replace("xml:lang", ""))
    assert form in ("json", "jsonl", "csv") or DISCLAIMER in plain
    assert answered(form, "quotes", answer(), Options(120)) == report


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_nothing_from_a_document_steers_a_reader(form: str) -> None:
    report = answered(form, "quotes", answer(f"{CLAUSE} {EVIL}"), Options(100))
    assert not RAW.findall(report)
    assert form not in ("html", "markdown", "tei", "junit") or "<script>alert" not in report
    assert form != "github" or all(line.startswith("::") for line in report.splitlines())
    report.encode("utf-8")


@pytest.mark.parametrize("form", ["sarif", "junit"])
def test_lists_hold_to_the_schemas_of_others(form: str) -> None:
    hold(form, answered(form, "quotes", answer(f"{CLAUSE} {EVIL}"), Options()))


def test_a_citation_in_tei_names_its_sources() -> None:
    tei = etree.fromstring(answered("tei", "quotes", answer(f"{CLAUSE} {EVIL}"), Options()).encode())
    name = "{http://www.tei-c.org/ns/1.0}"
    witnesses = {f"#{w.get('{http://www.w3.org/XML/1998/namespace}id')}" for w in tei.iter(f"{name}witness")}
    sources = [[q.get("source") for q in cit.iter(f"{name}quote")] for cit in tei.iter(f"{name}cit")]
    assert sources == [["#R", "#A"], ["#R", "#A"]]
    assert witnesses == {"#R", "#A"}


def test_the_json_holds_to_its_schema() -> None:
    schema = json.loads(schema_of("quotes"))
    Draft202012Validator.check_schema(schema)
    found = json.loads(answered("json", "quotes", answer(), Options()))
    Draft202012Validator(schema).validate(found)
    lines = answered("jsonl", "quotes", answer(), Options()).splitlines()
    assert [json.loads(line) for line in lines] == found["quotations"]
    del found["quotations"][0]["standings"]["A"]["grade"]
    assert not Draft202012Validator(schema).is_valid(found)


def test_a_format_without_use_for_a_list_is_refused_in_a_sentence() -> None:
    with pytest.raises(UsageError, match="quotes gives no report in tmx; choose one of: json"):
        check_answer_format("tmx", "quotes")


def test_the_summary_of_a_job_is_the_markdown_report() -> None:
    assert answer_summary("quotes", answer(), Options()).startswith("# Quotations of R")

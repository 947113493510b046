"""What holds for every renderer on every sample."""

from __future__ import annotations

import re

import pytest

from diplodiff.errors import UsageError
from diplodiff.render import RENDERERS, TEXT_RENDERERS, renderer, text_renderer
from diplodiff.render.options import Options
from diplodiff.render.wording import DISCLAIMER
from tests.render import samples

# No word of blame, in any report on any sample; the invented texts hold none of them either.
BLAME = re.compile(
    r"delet|remov|omit|omission|censor|water(ed|s) down|dropp|hidden from|conceal|missing|identical|original|suppress|"
    r"mistransl|secret",
    re.IGNORECASE,
)
# Controls, bidi embeddings and overrides, lone surrogates: never passed on. Isolates are the renderers' own.
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\ufeff\ud800-\udfff]")
EVERY = [(form, name) for form in RENDERERS for name in samples.COMPARISONS]


@pytest.mark.parametrize(("form", "name"), EVERY)
@pytest.mark.parametrize("color", [False, True])
def test_no_report_speaks_of_intent(form: str, name: str, color: bool) -> None:
    assert not BLAME.findall(renderer(form)(samples.COMPARISONS[name](), Options(80, color)))


@pytest.mark.parametrize(("form", "name"), EVERY)
def test_nothing_from_a_document_steers_the_terminal(form: str, name: str) -> None:
    report = renderer(form)(samples.COMPARISONS[name](), Options(80))
    assert not RAW.findall(report.replace("\ufeff", "") if form in ("json", "jsonl") else report)
    report.encode("utf-8")


@pytest.mark.parametrize(("form", "name"), EVERY)
def test_the_same_comparison_gives_the_same_characters(form: str, name: str) -> None:
    first, second = (renderer(form)(samples.COMPARISONS[name](), Options(80)) for _ in range(2))
    assert first == second
    if form == "jsonl" and not first:  # nothing found is no line
        return
    assert first.endswith("\n")
    assert not first.endswith("\n\n")


@pytest.mark.parametrize("form", ["terminal", "markdown"])
@pytest.mark.parametrize("name", samples.COMPARISONS)
def test_every_report_for_people_ends_with_the_disclaimer(form: str, name: str) -> None:
    report = renderer(form)(samples.COMPARISONS[name](), Options(160))
    assert DISCLAIMER in " ".join(report.split())
    assert report.rstrip(" *\n").endswith("differ.")


@pytest.mark.parametrize("form", ["terminal", "markdown"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "no-such-encoding"])
@pytest.mark.parametrize("name", samples.COMPARISONS)
def test_a_narrow_encoding_loses_no_character_silently(form: str, encoding: str, name: str) -> None:
    report = renderer(form)(samples.COMPARISONS[name](), Options(80, encoding=encoding))
    report.encode("ascii" if encoding == "no-such-encoding" else encoding)
    assert "?" not in report.replace("&#63;", "")


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_both_sides_get_the_same_heading_whatever_was_found(form: str) -> None:
    report = renderer(form)(samples.cross_lingual(), Options(80))
    assert "Only in A (varenia.html): nothing found" in report
    assert "Only in B (толмарк.html): 1 passage" in report


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize("name", ["refused", "no-text"])
def test_a_refusal_names_no_absence(form: str, name: str) -> None:
    report = renderer(form)(samples.COMPARISONS[name](), Options(80))
    assert "Not found" not in report
    assert "Only in" not in report
    assert "one-sided" not in report


@pytest.mark.parametrize("form", TEXT_RENDERERS)
def test_show_draws_every_paragraph(form: str) -> None:
    report = text_renderer(form)(samples.shown(), Options(80))
    assert not RAW.findall(report)
    for paragraph in samples.shown().paragraphs:
        assert paragraph.id in report
        assert paragraph.text in report


def test_an_unknown_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="terminal, json, markdown"):
        renderer("pdf")

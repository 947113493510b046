"""What each format for machines says, and that nothing in a document can speak in its place."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from diplodiff.model import Alignment, Bead, Comparison, Finding, Gate, Location, Note, Paragraph
from diplodiff.render import COMPANIONS, error_renderer, origins, renderer
from diplodiff.render.options import Options
from diplodiff.render.xml import language
from diplodiff.settings import render as settings
from tests.render import samples
from tests.render.build import compared, in_pair, numbered, one_sided, text
from tests.render.maximal import everything
from tests.render.samples import Nearest, Passage
from tests.render.test_contract import RAW
from tests.render.test_schemas import hold

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "end of character data": "a ]]> b <![CDATA[ c",
    "entity": '&lt; &#0; &x; <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]> &x;',
    "formula": "=cmd|' /C calc'!A0",
    "formula behind a space": " \t+1+1",
    "formula behind a semicolon": "energy;=HYPERLINK(1);-2+3; @x",
    "full-width formula": "＝1+1",
    "command": "\n::error file=x::y\r\n##[add-mask]z %0A::set-env name=a::b",
    "escapes": "\x1b[31mred\x1b]0;t\x07 \x9b2J",
    "direction": "\u202eevil\u202c \u2066x\u2069",
    "nul": "a\x00b",
    "surrogate": "a\ud800b \ufffe \uffff",
    "link": "[text](javascript:alert(1)) {0} {1} \\[x]",
    "lines": "a\r\nb\u2028c\u2029d\x85e",
    "long word": "x" * 100_000,
    "long Urdu word": "ا" * 100_000,
    "quotes": '"\'`,;\t""',
}


def hostile(words: str) -> Comparison:
    """The words in every place of a comparison that something from outside can reach."""
    a = replace(
        text("A", words, words, numbered("A", [words, "The parties met."], labels=[words, "2"]), origin=words),
        title=words,
        notes=(Note("ocr", words),),
    )
    b = text("B", "b.txt", "en", [Paragraph("B1", words + " again", "operative", words, path=(words,))])
    beads = [Bead(((0,), (0,)), "reworded", 0.5), Bead(((1,), ()), "one-sided")]
    near = Nearest(("B1",), words, words, 0.2)
    found = [
        one_sided("A", Passage(("A2",), words, words), "B", near),
        in_pair(
            "reworded", "W1", "low", words, ("A", Passage(("A1",), words, words)), ("B", Passage((), words, words))
        ),
        Finding("renumbered", "S3", "low", "exact", ("A", "B"), (), (), words, words, labels=((words, words),)),
    ]
    return replace(compared((a, b), beads, found, Gate("partial", (words,))), notes=(Note("note", words),))


FORMATS = ("jsonl", "csv", "tmx", "tei", "sarif", "junit", "github")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_are_inert(kind: str, form: str) -> None:
    report = renderer(form)(hostile(HOSTILE[kind]), Options())
    assert not RAW.findall(report.replace("\ufeff", ""))
    report.encode("utf-8")
    if form not in ("csv", "github"):
        hold(form, report)
    said = error_renderer(form)(HOSTILE[kind], HOSTILE[kind])
    assert not RAW.findall(said)
    if form not in ("csv", "github"):
        hold(form, said)


@pytest.mark.parametrize("form", ["tmx", "tei", "junit"])
@pytest.mark.parametrize("kind", ["script", "end of character data", "entity", "link", "quotes"])
def test_words_that_are_no_danger_in_xml_come_back_as_published(kind: str, form: str) -> None:
    read = etree.fromstring(renderer(form)(hostile(HOSTILE[kind]), Options()).encode())
    words = " ".join(HOSTILE[kind].split())
    assert words in " ".join("".join(read.itertext()).split())
    assert all("script" not in str(element.tag) for element in read.iter())


# --- CSV


def table(report: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report), strict=True))


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_is_a_formula_however_the_table_is_parted(kind: str, delimiter: str) -> None:
    csv.field_size_limit(1_000_000)
    report = renderer("csv")(hostile(HOSTILE[kind]), Options())
    for row in csv.reader(io.StringIO(report), delimiter=delimiter):
        for cell in row:
            assert not re.match(r"\s*([=+@＝＋＠]|[-－]\S)", cell)
            assert len(cell) <= settings.RENDER_CELL_CHARS or delimiter != ","


def test_a_finding_a_row() -> None:
    rows = table(renderer("csv")(samples.declaration(), Options()))
    assert [row["rule"] for row in rows][:3] == ["one-sided-paragraph", "number", "modality"]
    first = rows[0]
    assert (first["gate"], first["in"], first["not_in"]) == ("comparable", "A", "B")
    assert (first["A_place"], first["A_page"], first["A_text"]) == ("A15", "3", samples.WATER)
    assert (first["B_nearest_place"], first["B_nearest_score"]) == ("B14", "0.412")
    assert first["B_text"] == first["A_nearest_text"] == ""
    assert rows[5]["labels"].startswith("16 = 15; 17 = 16")


def test_the_first_columns_are_the_same_for_any_number_of_sides() -> None:
    two, three = (renderer("csv")(c(), Options()).split("\n")[0] for c in (samples.declaration, samples.unspaced))
    assert three.startswith(two)
    assert "C_nearest_text" in three


def test_csv_says_what_was_not_compared_and_what_was_forced() -> None:
    (row,) = table(renderer("csv")(samples.refused(), Options()))
    assert (row["gate"], row["rule"]) == ("not-same-kind", "")
    assert row["message"].startswith("Not compared: these are not the same kind of document.")
    assert table(renderer("csv")(samples.forced(), Options()))[0]["gate"] == "not-same-instrument, forced"
    assert table(renderer("csv")(samples.same_text(), Options())) == []
    assert table(error_renderer("csv")("x is empty.", "x"))[0]["message"] == "x is empty."


def test_a_byte_order_mark_only_on_request() -> None:
    assert renderer("csv")(samples.declaration(), Options(bom=True)).startswith("\ufeffgate,")
    assert renderer("csv")(samples.declaration(), Options()).startswith("gate,")


# --- JSON Lines


def test_a_finding_a_line() -> None:
    lines = renderer("jsonl")(samples.declaration(), Options()).splitlines()
    whole = json.loads(renderer("json")(samples.declaration(), Options()))
    assert [json.loads(line) for line in lines] == whole["findings"]
    assert renderer("jsonl")(samples.same_text(), Options()) == ""


def test_a_refusal_and_a_failure_are_a_line_that_is_no_finding() -> None:
    (line,) = renderer("jsonl")(samples.refused(), Options()).splitlines()
    assert json.loads(line)["gate"]["verdict"] == "not-same-kind"
    (line,) = error_renderer("jsonl")("x is empty.", "x").splitlines()
    assert json.loads(line)["error"] == {"message": "x is empty.", "source": "x"}


# --- SARIF


def run_of(comparison: Comparison) -> Any:
    log = json.loads(renderer("sarif")(comparison, Options()))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("name", samples.COMPARISONS)
def test_a_result_a_finding_with_its_rule(name: str) -> None:
    comparison = samples.COMPARISONS[name]()
    run = run_of(comparison)
    if comparison.gate.refused and not comparison.forced:
        return
    assert [r["ruleId"] for r in run["results"]] == [f.rule for f in comparison.findings]
    rules = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], comparison.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert list(result["partialFingerprints"].values()) == [finding.fingerprint]
        assert (result["kind"] == "review") == (finding.confidence == "tentative")
        assert (result["kind"] == "fail") == (result["level"] != "none")


def test_levels_and_places() -> None:
    run = run_of(samples.declaration())
    assert [r["level"] for r in run["results"]] == ["error", "error", "error", "none", "note", "note", "none"]
    first = run["results"][0]
    (location,) = first["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "varenia.pdf", "index": 0}
    assert [place["fullyQualifiedName"] for place in location["logicalLocations"]] == ["A15"]
    assert location["message"]["text"] == samples.WATER
    (related,) = first["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "https://foreign.example/declaration"
    assert samples.WATER in first["message"]["text"]


def test_a_line_of_the_source_is_a_region() -> None:
    base = samples.cross_lingual()
    lined = tuple(
        replace(t, paragraphs=tuple(replace(p, location=Location(line=7)) for p in t.paragraphs)) for t in base.texts
    )
    (result,) = run_of(replace(base, texts=lined))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}


def test_a_refusal_is_not_applicable_and_a_failure_has_no_results() -> None:
    run = run_of(samples.refused())
    assert [r["kind"] for r in run["results"]] == ["notApplicable"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["exitCode"] == 3
    (failed,) = json.loads(error_renderer("sarif")("x is empty.", "x"))["runs"]
    assert "results" not in failed
    assert failed["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "x is empty."


def test_no_message_holds_a_link_or_a_placeholder() -> None:
    run = run_of(hostile(HOSTILE["link"]))
    for result in run["results"]:
        said = result["message"]["text"]
        assert not re.search(r"(?<!\\)(\\\\)*[\[\]]", said.replace("\\[", "").replace("\\]", ""))
        assert not re.search(r"(?<!\{)\{(?!\{)", said)


@pytest.mark.parametrize(
    ("origin", "uri"),
    [
        ("a b/ü#1.txt", "a%20b/%C3%BC%231.txt"),
        ("/home/x/a.pdf", "file:///home/x/a.pdf"),
        ("C:\\x\\a b.pdf", "file:///C:/x/a%20b.pdf"),
        ("https://x.example/a?b=1#c", "https://x.example/a?b=1#c"),
        ("https://x.example/\u202e a", "https://x.example/%E2%80%AE%20a"),
        ("a:b.txt", "a%3Ab.txt"),
        ("-", "stdin:"),
    ],
)
def test_origins_as_uris(origin: str, uri: str) -> None:
    assert origins.uri(origin) == uri
    assert origins.is_file(origin) == (not uri.startswith(("https", "stdin")))


# --- JUnit


def suites(comparison: Comparison) -> Any:
    return etree.fromstring(renderer("junit")(comparison, Options()).encode())


@pytest.mark.parametrize("name", samples.COMPARISONS)
def test_a_case_a_paragraph_of_every_side(name: str) -> None:
    comparison = samples.COMPARISONS[name]()
    read = suites(comparison)
    assert [int(s.get("tests")) for s in read][1:] == [len(t.paragraphs) for t in comparison.texts]
    for count, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(read.get(count)) == len(read.findall(f".//{tag}")) == sum(int(s.get(count)) for s in read)


def test_what_fails_a_case() -> None:
    read = suites(samples.declaration())
    failed = {case.get("name").split()[0]: case.find("failure").get("type") for case in read.findall(".//*[failure]")}
    assert failed == {
        "A15": "one-sided-paragraph",
        "A5": "number",
        "B5": "number",
        "one-sided-sentence": "one-sided-sentence",
    }
    assert samples.WATER in read.find(".//failure[@type='one-sided-paragraph']").text
    assert "moved" in next(c for c in read.iter("testcase") if c.get("name").startswith("A22")).find("system-out").text


def test_what_is_for_information_fails_nothing() -> None:
    assert suites(samples.forced()).get("failures") == "0"
    assert "For" not in suites(samples.same_text()).get("failures")


def test_a_refusal_is_an_error_and_its_paragraphs_are_skipped() -> None:
    read = suites(samples.refused())
    assert (read.get("errors"), read.get("failures"), read.get("skipped")) == ("1", "0", "15")
    assert read.find(".//error").get("type") == "not-same-kind"


# --- GitHub

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)+)::(.*)\Z", re.DOTALL)


def commands(report: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in report.removesuffix("\n").split("\n"):
        match = COMMAND.match(line)
        assert match, line
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        unescaped = {k: v.replace("%3A", ":").replace("%2C", ",").replace("%25", "%") for k, v in properties.items()}
        found.append((match[1], unescaped, match[3].replace("%0A", "\n").replace("%25", "%")))
    return found


@pytest.mark.parametrize("kind", HOSTILE)
def test_every_line_is_one_command_of_ours(kind: str) -> None:
    said = commands(renderer("github")(hostile(HOSTILE[kind]), Options()))
    assert len(said) == 4
    assert all(set(properties) <= {"file", "line", "title"} for _, properties, _ in said)


def test_annotations() -> None:
    said = commands(renderer("github")(samples.declaration(), Options()))
    assert [level for level, _, _ in said] == [
        "error",
        "error",
        "error",
        "warning",
        "notice",
        "notice",
        "notice",
        "notice",
    ]
    assert said[0][1] == {"file": "varenia.pdf", "title": "one-sided-paragraph: A15"}
    assert samples.WATER in said[0][2]
    assert "file" not in said[3][1]  # a page of the web is no file of the repository
    assert said[-1][2].startswith("One passage was found only in A (varenia.pdf)")
    assert [level for level, _, _ in commands(renderer("github")(samples.refused(), Options()))] == ["error"]
    assert commands(error_renderer("github")("a, b: 100%", None)) == [("error", {"title": "diplodiff"}, "a, b: 100%")]


def test_the_job_summary_is_the_markdown_report_unless_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(COMPANIONS) == ["job-summary"]
    whole = renderer("markdown")(samples.declaration(), Options())
    assert renderer("job-summary")(samples.declaration(), Options()) == whole
    monkeypatch.setattr(settings, "RENDER_JOB_SUMMARY_BYTES", 1000)
    short = renderer("job-summary")(samples.declaration(), Options())
    assert len(short) < 1000
    assert "One passage was found only in A" in short


# --- TMX


def units(comparison: Comparison) -> list[Any]:
    return list(etree.fromstring(renderer("tmx")(comparison, Options()).encode()).iter("tu"))


LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_a_unit_a_matched_row_and_nothing_one_sided() -> None:
    found = units(samples.cross_lingual())
    assert [[v.get(LANG) for v in unit.iter("tuv")] for unit in found] == [["en", "ru"], ["en", "ru"]]
    assert "демаркацию" not in renderer("tmx")(samples.cross_lingual(), Options())
    assert [p.text for p in found[1].iter("prop") if p.get("type") == "x-label"] == ["2", "3"]


def test_one_language_twice_is_told_apart() -> None:
    tags = {tuple(v.get(LANG) for v in unit.iter("tuv")) for unit in units(samples.declaration())}
    assert tags == {("en-x-a", "en-x-b")}


def test_paragraphs_merged_on_one_side_are_one_unit() -> None:
    a = text("A", "a", "en", numbered("A", ["One.", "Two."]))
    b = text("B", "b", "fr", [*numbered("B", ["Un. Deux."]), Paragraph("B2", "", "heading", "II")])
    head = replace(a, paragraphs=(*a.paragraphs, Paragraph("A3", "Part", "heading", "II")))
    beads = [Bead(((0, 1), (0,)), "merged", 0.9), Bead(((2,), (1,)), "same", 1.0)]
    (unit,) = units(compared((head, b), beads, [], Gate("comparable-cross-lingual")))
    assert unit.get("segtype") == "block"
    assert [seg.text for seg in unit.iter("seg")] == ["One.\nTwo.", "Un. Deux."]


def test_a_refusal_has_no_units_and_says_why() -> None:
    report = renderer("tmx")(samples.refused(), Options())
    assert units(samples.refused()) == []
    assert "Not compared: these are not the same kind of document." in report


@pytest.mark.parametrize(
    ("code", "tag"),
    [("en", "en"), ("zh-Hans", "zh-Hans"), (None, "und"), ("", "und"), ("en\x1b", "und"), ("english!", "und")],
)
def test_languages_are_tags(code: str | None, tag: str) -> None:
    assert language(code) == tag


# --- TEI

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def edition(comparison: Comparison) -> Any:
    return etree.fromstring(renderer("tei")(comparison, Options()).encode())


@pytest.mark.parametrize("name", ["declaration", "unspaced", "cross-lingual", "same-text"])
def test_every_witness_reads_in_every_entry(name: str) -> None:
    comparison = samples.COMPARISONS[name]()
    read = edition(comparison)
    witnesses = [f"#{t.siglum}" for t in comparison.texts]
    for entry in read.iterfind(".//t:app", TEI):
        named = [w for reading in entry for w in reading.get("wit").split()]
        assert sorted(named) == sorted(witnesses)


def test_a_passage_not_found_is_an_empty_reading() -> None:
    empty = [r.get("wit") for r in edition(samples.declaration()).iterfind(".//t:rdg", TEI) if len(r) == 0]
    assert empty == ["#B"]
    assert [r.get("wit") for r in edition(samples.unspaced()).iterfind(".//t:rdg", TEI) if len(r) == 0] == ["#B"]


def test_the_same_words_are_one_reading_whatever_their_numbers() -> None:
    read = edition(samples.declaration())
    shared = [r for r in read.iterfind(".//t:rdg", TEI) if r.get("wit") == "#A #B"]
    last = shared[-1]
    assert [(e.get(XML_ID), e.get("n")) for e in last] == [("A24", "24"), ("B23", "23")]


def test_names_that_are_no_xml_names_get_one() -> None:
    a = text("A", "a", "en", [Paragraph("1 <x>", "One.", "operative"), Paragraph("B", "Two.", "operative")])
    b = text("B", "b", "en", [Paragraph("A-paragraph-1", "One!", "operative")])
    beads = [Bead(((0,), (0,)), "reworded", 0.5), Bead(((1,), ()), "one-sided")]
    comparison = Comparison("0.1.0", "x", (a, b), Gate("comparable"), Alignment((2, 1), tuple(beads)), ())
    report = renderer("tei")(comparison, Options())
    hold("tei", report)
    assert [e.get(XML_ID) for e in edition(comparison).iterfind(".//t:seg", TEI)] == [
        "A-paragraph-1",
        "A-paragraph-1_",
        "B_",
    ]


def test_findings_point_at_their_passages() -> None:
    notes = edition(everything()).findall(".//t:note", TEI)
    assert [(n.get("type"), n.get("target")) for n in notes] == [("one-sided-paragraph", "#B2")]
    assert edition(samples.refused()).findall(".//t:app", TEI) == []

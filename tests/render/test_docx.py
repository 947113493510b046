"""The Word report: what accepting and rejecting leave, the table, comments, and a container that any program opens."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from diplodiff.model import Bead, Comparison, Gate, Note, PublishedText
from diplodiff.pipeline import Request, read
from diplodiff.render import safe, wording
from diplodiff.render.docx import is_redline, render, render_error
from diplodiff.render.docx_changes import blocks, tokens
from diplodiff.render.docx_stream import line, printed
from diplodiff.render.options import Options
from tests.render import samples
from tests.render.build import compared, numbered, text
from tests.render.docx_pairs import by_lot, compared_files, versions
from tests.render.test_contract import BLAME, RAW
from tests.render.word_form import W, parts, root, settled, visible, words
from tests.test_fixtures import PAIRS

FIXTURE_PAIRS = [p for p in PAIRS if (p / "expected.json").exists() and p.name not in ("same-text", "contract")]
# The children of an element in the order of the schema (ECMA-376-1, transitional); choices stand in one string.
ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr shd tabs bidi spacing ind jc outlineLvl rPr",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs color sz szCs u shd rtl lang",
    "tblPr": "tblStyle tblW tblBorders tblLayout tblCellMar",
    "tcPr": "tcW shd",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
    "style": "name basedOn qFormat pPr rPr tblPr",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "p": "pPr *",
    "r": "rPr *",
    "styles": "docDefaults style",
    "settings": "defaultTabStop compat",
}


def lines(published: PublishedText) -> list[str]:
    """The paragraphs of a text as the report writes them, labels included."""
    return ["\t".join(map(safe.visible, line(p).rstrip("\n").split("\t"))) for p in published.paragraphs]


@cache
def fixture(folder: Path) -> Comparison:
    """A shipped pair, compared."""
    left, right = (sorted(folder.glob(f"{side}.*"))[0] for side in "ab")
    return compared_files(str(left), str(right))


def drawn(comparison: Comparison) -> bytes:
    report = render(comparison, Options())
    assert report == render(comparison, Options())
    return report


def both_ways(comparison: Comparison) -> None:
    report = drawn(comparison)
    assert is_redline(comparison)
    for choice, published in zip(("reject", "accept"), comparison.texts, strict=True):
        assert settled(report, choice) == (lines(published) or [""])


@pytest.mark.parametrize("name", [n for n, make in samples.COMPARISONS.items() if is_redline(make())])
def test_samples_settle_to_the_two_texts(name: str) -> None:
    comparison = samples.COMPARISONS[name]()
    if not comparison.gate.refused:
        both_ways(comparison)


@pytest.mark.parametrize("folder", FIXTURE_PAIRS, ids=lambda p: p.name)
def test_shipped_pairs_settle_to_the_two_texts_and_read_back_as_b(folder: Path, tmp_path: Path) -> None:
    comparison = fixture(folder)
    if comparison.gate.refused or not is_redline(comparison):
        assert folder.name.startswith("cross-") or comparison.gate.refused
        return
    both_ways(comparison)
    (tmp_path / "report.docx").write_bytes(drawn(comparison))
    shown, b = read(Request(str(tmp_path / "report.docx"))), comparison.texts[1]
    assert [(p.label, p.role, p.text) for p in shown.paragraphs] == [(p.label, p.role, p.text) for p in b.paragraphs]
    assert (shown.language, shown.title) == (b.language, b.title)
    assert [n.code for n in shown.notes] == ["tracked-changes"]


@pytest.mark.parametrize("seed", range(16))
def test_versions_settle_to_the_two_texts(seed: int, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file, content in zip(files, versions(seed), strict=True):
        file.write_text(content, encoding="utf-8")
    both_ways(compared_files(*map(str, files)))


@pytest.mark.parametrize("language", ["en", "ru", "ur", "zh", "hi"])
def test_any_alignment_settles_to_the_two_texts(language: str) -> None:
    for seed in range(60):
        both_ways(by_lot(seed, language))


def test_small_changes_are_small_and_others_whole() -> None:
    def marked(one: str, two: str) -> list[tuple[str, str]]:
        ours, theirs = tokens(one), tokens(two)
        found = blocks(ours, theirs)
        assert "".join(t.word + t.gap for t in ours) == one
        return [
            ("".join(t.word for t in ours[a:b]), "".join(t.word for t in theirs[c:d]))
            for same, (a, b), (c, d) in found
            if not same
        ]

    assert marked("raise trade to 500 million", "raise trade to 50 million") == [("500", "50")]
    assert marked("in 2030 to 500", "in 2031 to 50") == [("2030", "2031"), ("500", "50")]
    assert marked("双方同意五百亿", "双方同意四百亿") == [("五", "四")]
    assert len(marked("one two three", "four five six")) == 1
    long = "alpha bravo charlie delta echo foxtrot of golf hotel india juliet kilo lima"
    other = "mike november oscar papa quebec romeo of sierra tango uniform victor whiskey xray"
    assert len(marked(f"Same start here, same again. {long}", f"Same start here, same again. {other}")) == 1
    assert len(marked("x " * 4000, "x " * 4001)) == 1  # bounded time


LABELS = {"15": "15.", "۱": "۱.", "a": "a.", "iv": "iv.", "一": "一、", "(a)": "(a)", "第一条": "第一条", "1.2": "1.2"}


@pytest.mark.parametrize(("label", "shown"), LABELS.items())
def test_labels_get_the_mark_that_was_left_off(label: str, shown: str) -> None:
    assert printed(label) == shown


EVERY = [*samples.COMPARISONS, "error"]


def document(name: str) -> bytes:
    return render_error("x.pdf cannot be read.", "x.pdf") if name == "error" else drawn(samples.COMPARISONS[name]())


@pytest.mark.parametrize("name", EVERY)
def test_the_container_is_whole_and_closed(name: str) -> None:
    report = document(name)
    found = parts(report)
    with zipfile.ZipFile(BytesIO(report)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    types = etree.fromstring(found["[Content_Types].xml"])
    assert {e.get("PartName") for e in types.findall("{*}Override")} == {
        f"/{n}" for n in found if not n.endswith(".rels") and n != "[Content_Types].xml"
    }
    for rels, base in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        for relation in etree.fromstring(found[rels]):
            assert relation.get("TargetMode") is None
            assert base + relation.get("Target") in found
    ids = {e.get("Id") for e in etree.fromstring(found["word/_rels/document.xml.rels"])}
    used = re.findall(rb'r:id="([^"]+)"', found["word/document.xml"])
    assert {u.decode() for u in used} <= ids
    fields = [f for part in found.values() for f in re.findall(rb'w:instr="([^"]*)"', part)]
    assert set(fields) == {b" PAGE ", b" NUMPAGES "}
    assert not any(re.search(rb"<w:(instrText|hyperlink|object|altChunk|drawing)", part) for part in found.values())


@pytest.mark.parametrize("name", EVERY)
def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    for part, content in parts(document(name)).items():
        if not part.startswith("word/") or part.endswith(".rels"):
            continue
        for element in etree.fromstring(content).iter():
            order = ORDER.get(etree.QName(element).localname)
            if order is None:
                continue
            kinds = order.split()
            names = [etree.QName(child).localname for child in element]
            places = [kinds.index(n) if n in kinds else kinds.index("*") for n in names]
            assert places == sorted(places), (part, element.tag, names)


@pytest.mark.parametrize("name", samples.COMPARISONS)
def test_styles_comments_and_revisions_refer_to_what_is_there(name: str) -> None:
    report = document(name)
    styles = {s.get(f"{W}styleId") for s in root(report, "word/styles.xml").iter(f"{W}style")}
    body = root(report)
    used = {e.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for e in body.iter(f"{W}{kind}")}
    assert used <= styles
    comments = parts(report).get("word/comments.xml")
    told = [c.get(f"{W}id") for c in etree.fromstring(comments)] if comments else []
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(told) == sorted(e.get(f"{W}id") for e in body.iter(f"{W}{kind}"))
    revisions = [e for kind in ("ins", "del", "moveFrom", "moveTo") for e in body.iter(f"{W}{kind}")]
    ids = [e.get(f"{W}id") for e in revisions]
    assert len(ids) == len(set(ids))
    assert not set(ids) & set(told)
    assert {(e.get(f"{W}author"), e.get(f"{W}date")) for e in revisions} <= {("diplodiff", "2000-01-01T00:00:00Z")}
    for kind in ("moveFrom", "moveTo"):
        starts = [e.get(f"{W}id") for e in body.iter(f"{W}{kind}RangeStart")]
        assert starts == [e.get(f"{W}id") for e in body.iter(f"{W}{kind}RangeEnd")]
    assert not any(t.text for d in body.iter(f"{W}del") for t in d.iter(f"{W}t"))


@pytest.mark.parametrize("name", samples.COMPARISONS)
def test_what_a_reader_sees_blames_nobody_and_steers_nothing(name: str) -> None:
    seen = visible(document(name))
    assert not BLAME.findall(seen)
    assert not RAW.findall(seen)
    assert wording.DISCLAIMER in seen
    for published in samples.COMPARISONS[name]().texts:
        assert safe.one_line(published.source.sha256) in seen


@pytest.mark.parametrize("name", ["refused", "no-text"])
def test_a_refusal_says_why_and_names_no_absence(name: str) -> None:
    seen = visible(document(name))
    assert "Not compared" in seen
    assert "What to do next" in seen
    assert "Not found" not in seen
    assert "one-sided" not in seen
    assert "Only in" not in seen


def test_comments_stand_on_the_words_that_they_are_about() -> None:
    report = document("declaration")
    told = {c.get(f"{W}id"): words(c) for c in root(report, "word/comments.xml")}
    on = pinned(report)
    numbers = next(i for i, said in told.items() if "number, strong confidence" in said)
    assert on[numbers] == "50"
    whole = next(i for i, said in told.items() if "CRITICAL: one-sided paragraph" in said)
    assert on[whole] == "15.\t" + samples.WATER
    assert "A15" in told[whole]
    assert "Closest passage: B14, score 0.41" in told[whole]
    assert "field number 14" in told[whole]
    first = told["0"]
    assert first.startswith("About this comparison")
    assert "renumbered" in first
    assert "alternat" in first
    assert "Page 4 was read by optical character recognition" in first


def pinned(report: bytes) -> dict[str, str]:
    """The words that each comment stands on."""
    found: dict[str, str] = {}
    open_ranges: set[str] = set()
    for element in root(report).iter():
        name, number = etree.QName(element).localname, element.get(f"{W}id") or ""
        if name == "commentRangeStart":
            found[number] = ""
            open_ranges.add(number)
        elif name == "commentRangeEnd":
            open_ranges.discard(number)
        elif name in ("t", "delText", "tab"):
            for i in open_ranges:
                found[i] += "\t" if name == "tab" else element.text or ""
    return found


def test_a_moved_passage_is_a_move_and_one_in_other_words_is_not() -> None:
    words_a = ["They will build a bridge.", "They will meet.", "They will trade."]
    for changed in (False, True):
        words_b = ["They will meet.", "They will trade.", "They will build a tower." if changed else words_a[0]]
        a, b = (text(s, f"{s}.txt", "en", numbered(s, said)) for s, said in (("A", words_a), ("B", words_b)))
        rows = [Bead(((0,), (2,)), "moved", 0.9), Bead(((1,), (0,)), "same", 1.0), Bead(((2,), (1,)), "same", 1.0)]
        comparison = compared((a, b), rows, [], Gate("comparable"))
        both_ways(comparison)
        body = root(drawn(comparison))
        kinds = ("moveFrom", "moveTo")
        moved = [[words_of(e) for e in body.iter(f"{W}{kind}") if words_of(e)] for kind in kinds]
        assert moved == ([[], []] if changed else [words_a[:1], words_a[:1]])


def test_a_table_across_languages() -> None:
    body = root(document("right-to-left"))
    table = body.find(f".//{W}tbl")
    assert table is not None
    rows = table.findall(f"{W}tr")
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert words(rows[3].findall(f"{W}tc")[0]) == "—"
    english, urdu = rows[1].findall(f"{W}tc")
    assert english.find(f".//{W}bidi") is None
    assert {e.get(f"{W}val") for e in english.iter(f"{W}lang")} == {"en"}
    assert urdu.find(f".//{W}pPr/{W}bidi") is not None
    assert {e.get(f"{W}bidi") for e in urdu.iter(f"{W}lang")} == {"ur"}
    assert all(r.find(f"{W}rPr/{W}rtl") is not None for r in urdu.iter(f"{W}r") if r.find(f"{W}t") is not None)
    latin = next(r for r in rows[3].iter(f"{W}r") if words_of(r) == "UN")
    assert latin.find(f"{W}rPr/{W}rtl") is None
    marked = [
        words_of(r) for r in table.iter(f"{W}r") if r.find(f"{W}rPr/{W}rStyle[@{W}val='MarkedWords']") is not None
    ]
    assert marked == ["3", "4"]
    size = body.find(f".//{W}pgSz")
    assert size is not None
    assert size.get(f"{W}orient") == "portrait"
    seen = words(body)
    assert seen.index("Only in A") < seen.index("Only in B") < seen.index("Matched passages that differ")
    assert seen.rstrip().endswith(wording.DISCLAIMER)


def words_of(run: etree._Element) -> str:
    return "".join(t.text or "" for t in run.iter(f"{W}t"))


@pytest.mark.parametrize(("sides", "orient"), [(2, "portrait"), (3, "landscape"), (6, "landscape")])
def test_a_column_a_side(sides: int, orient: str) -> None:
    languages = ("en", "ru", "kk", "ur", "zh", "fr")[:sides]
    texts = tuple(
        text("ABCDEF"[n], f"{tag}.txt", tag, numbered("ABCDEF"[n], ["Words."])) for n, tag in enumerate(languages)
    )
    comparison = compared(texts, [Bead(((0,),) * sides, "same", 1.0)], [], Gate("comparable-cross-lingual"))
    body = root(drawn(comparison))
    assert len(body.findall(f".//{W}gridCol")) == sides
    assert {len(row.findall(f"{W}tc")) for row in body.iter(f"{W}tr")} == {sides}
    size = body.find(f".//{W}pgSz")
    assert size is not None
    assert size.get(f"{W}orient") == orient


def test_two_versions_in_one_language_and_a_third_are_a_table() -> None:
    a, b, c = (text(s, f"{s}.txt", "en", numbered(s, ["Words."])) for s in "ABC")
    assert is_redline(compared((a, b), [Bead(((0,), (0,)), "same", 1.0)], [], Gate("comparable")))
    assert not is_redline(compared((a, b, c), [Bead(((0,), (0,), (0,)), "same", 1.0)], [], Gate("comparable")))


def test_hostile_text_is_text() -> None:
    bad = '\x1b[1m</w:t><w:instrText>DDEAUTO c:\\\\cmd</w:instrText> ]]> &amp; "q" \x00 \ud800 \u202e {{ =1+1 <?xml?>'
    a = text(
        "A", "</w:p>", "en", numbered("A", ["The same.", bad], labels=["1", "<2>"]), notes=(Note("x", bad),), origin=bad
    )
    b = text("B", "b", "en", numbered("B", ["The same.", bad.replace("q", "z"), "x" * 100_000]))
    beads = [Bead(((0,), (0,)), "same", 1.0), Bead(((1,), (1,)), "reworded", 0.9), Bead(((), (2,)), "one-sided")]
    comparison = compared((a, b), beads, [], Gate("comparable"))
    both_ways(comparison)
    assert "DDEAUTO" in visible(drawn(comparison))
    assert not any(b"<w:instrText" in part for part in parts(drawn(comparison)).values())

"""The small parts that renderers share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplodiff.model import Numbering, Paragraph, Passage
from diplodiff.render import outline, safe, summary, wording
from diplodiff.render.coverage import main_run, percent
from diplodiff.render.excerpt import beginning, pieces, tidy
from diplodiff.render.labels import label_map
from tests.render import html_samples, samples
from tests.render.build import in_pair, text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("a\u202eb\u2066c\x9bd", "a<U+202E>b<U+2066>c<U+009B>d"),
        ("a\ud800b\ufeffc\U000e0041d", "a<U+D800>b<U+FEFF>c<U+E0041>d"),
        ("one\ttwo\u2028three", "one two three"),
        ("می\u200cخواهم क\u200dष soft\u00adly", "می\u200cخواهم क\u200dष soft\u00adly"),
    ],
)
def test_unsafe_characters_are_shown_and_ordinary_ones_kept(given: str, shown: str) -> None:
    assert safe.visible(given) == shown
    assert safe.visible(shown) == shown


def test_only_right_to_left_text_is_isolated() -> None:
    assert safe.isolate("plain 双方") == "plain 双方"
    assert safe.isolate("a שלום") == "\u2068a שלום\u2069"


def test_a_sentence_keeps_the_isolates_of_its_names_and_no_others() -> None:
    name = safe.name("שלום\u2067")
    assert safe.sentence(f"It\thas “{name}”.") == "It has “\u2068שלום<U+2067>\u2069”."
    assert safe.sentence("a\u2068b \u202e") == "a<U+2068>b <U+202E>"
    assert safe.bare(f"“{name}”") == "“שלום<U+2067>”"


def test_marks_are_clamped_sorted_and_joined() -> None:
    assert tidy("five hundred million", ((5, 12), (0, 4), (13, 99), (30, 40), (3, 3))) == [(0, 20)]
    assert tidy("a b c", ((4, 5), (0, 1))) == [(0, 1), (4, 5)]


def test_long_stretches_are_cut_at_spaces_and_marks_never() -> None:
    text = "start " + "filler " * 60 + "KEY " + "more " * 60 + "END " + "tail " * 60
    at, end = text.index("KEY"), text.index("END")
    found = pieces(text, ((at, at + 3), (end, end + 3)), whole=False)
    assert [p.text for p in found if p.marked] == ["KEY", "END"]
    assert found[0].text.startswith("… filler")
    assert " … more" in found[2].text
    assert found[-1].text.endswith("tail …")
    assert sum(len(p.text) for p in found) < 400
    assert "".join(p.text for p in pieces(text, ((at, at + 3),), whole=True)) == text


def test_a_passage_without_marks_is_shown_whole() -> None:
    text = "word " * 200
    assert pieces(text, (), whole=False) == [(text, False)]
    assert pieces(text, ((0, len(text)),), whole=False) == [(text, False)]


def test_a_cut_keeps_letters_and_their_signs_together() -> None:
    assert beginning("कि" * 100, 31) == "कि" * 15 + "…"
    assert beginning("short", 80) == "short"


def test_label_runs() -> None:
    pairs = (
        ("16", "15"),
        ("17", "16"),
        ("20", "18"),
        ("(c)", "(b)"),
        ("Article 4", "Article 3"),
        ("Article 5", "Article 4"),
    )
    assert label_map(pairs, "A", "B") == [
        "A16-A17 = B15-B16",
        "A20 = B18",
        "A (c) = B (b)",
        "A Article 4-A Article 5 = B Article 3-B Article 4",
    ]
    assert label_map((("第四条", "5"), ("第五条", "6"), ("第六条", "7")), "A", "B") == ["A 第四条-A 第六条 = B5-B7"]
    assert label_map((("IX", "8"), ("X", "9")), "A", "B") == ["A IX-A X = B8-B9"]
    assert label_map((("۱۶", "15"), ("۱۷", "16")), "A", "B") == ["A۱۶-A۱۷ = B15-B16"]
    assert len(label_map((("9" * 5000, "1"), ("x", "2")), "A", "B")) == 2


def test_the_main_run_is_the_longest_and_its_gaps_are_ranges() -> None:
    paragraphs = [Paragraph(f"A{i}", "t", "operative", str(i), Numbering("decimal", i)) for i in (1, 2, 5, 9, 10**9)]
    paragraphs += [Paragraph(f"a{i}", "t", "list-item", "x", Numbering("latin", i, 2, 1)) for i in (1, 2)]
    run = main_run(text("A", "n", "en", paragraphs))
    assert run is not None
    assert (run.first, run.last, run.read) == (1, 10**9, 5)
    assert run.gaps == ((3, 4), (6, 8), (10, 10**9 - 1))
    assert main_run(text("A", "n", "en", [])) is None


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "100%"), (0.9996, "99.9%"), (0.29, "29%"), (0.0, "0%"), (0.996, "99.6%")]
)
def test_a_share_is_never_rounded_up(share: float, words: str) -> None:
    assert percent(share) == words


def test_coverage_lines() -> None:
    texts = samples.declaration().texts
    assert wording.numbering_line(texts[0]).startswith("24 numbered paragraphs (1-24, no gaps), 24 read")
    gap = samples.nothing_one_sided().texts[0]
    assert wording.numbering_line(gap) == "6 numbered paragraphs (1-6, numbers 3-5 not found), 3 read"
    assert wording.numbering_line(samples.no_text().texts[1]) == "no numbered paragraphs; 0 paragraphs read"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("declaration", "One passage was found only in A (varenia.pdf) and one only in B (Tolmark); of 25 matched "),
        (
            "cross-lingual",
            "One passage was found only in B (толмарк.html) and none only in A (varenia.html); no difference ",
        ),
        ("refused", "These texts were not compared"),
        ("same-text", "No difference found: "),
        ("nothing-one-sided", "No passage was found on one side only; no difference is reported in the 3 matched "),
        (
            "unspaced",
            "One passage was found in some of the texts but not in all and none only in A (china-like.html), B (jap",
        ),
    ],
)
def test_the_sentence_that_is_read_aloud(name: str, words: str) -> None:
    assert summary.sentence(samples.COMPARISONS[name]()).startswith(words)


def test_versions_of_one_side_are_one_side() -> None:
    """Texts of one name: what all of them have stands under that name, and the sentence counts sides, not texts."""
    base = html_samples.three_sided()
    a, b, c = base.texts
    sides = replace(base, texts=(a, replace(b, name="varenia.html"), c))
    groups = outline.one_sided(sides)
    assert [(g.heading, len(g.findings)) for g in groups] == [
        ("Only in varenia.html (A, B)", 1),
        ("Only in C (sarin.kz)", 1),
    ]
    said = summary.sentence(sides)
    assert said.startswith("One passage was found only in varenia.html (A, B) and one only in C (sarin.kz); ")


def test_a_label_that_comes_often_is_named_with_what_it_stands_under() -> None:
    found = [
        Paragraph("h1", "Scope", "heading", "Article 1"),
        Paragraph("p1", "a", "operative", "1", path=("Article 1",)),
        Paragraph("i1", "b", "list-item", "(a)", path=("Article 1", "1")),
        Paragraph("h2", "Water", "heading", "Article 2"),
        Paragraph("p2", "c", "operative", "1", path=("Article 2",)),
        Paragraph("i2", "d", "list-item", "(a)", path=("Article 2", "1")),
        Paragraph("p3", "e", "operative", "2", path=("Article 2",)),
    ]
    places = outline.Places((text("A", "a", "en", found),))
    assert places.name("A", ("p1",), "1") == "A Article 1, 1"
    assert places.name("A", ("i2",), "(a)") == "A Article 2, 1 (a)"
    assert places.name("A", ("h2", "p2"), "1") == "A Article 2, 1"
    assert places.name("A", ("p3",), "2") == "A2"
    assert places.detail("A", ("p1",)) == ""
    assert places.detail("A", ("p3",)) == "under Article 2"


def test_pairs_that_differ_in_the_same_small_way_are_told_in_a_line_each() -> None:
    def pair(words: str, other: str) -> outline.Pair:
        passages = (("A", Passage((), "1", words, ((0, 6),))), ("B", Passage((), "1", other, ((0, 6),))))
        finding = in_pair("reworded", "W1", "info", "Only their spelling differs.", *passages)
        return outline.Pair(passages, (finding,))

    spelled = [pair("centre of A", "center of A")] * 3
    assert outline.in_brief(spelled[:2]) == (spelled[:2], [])
    assert outline.in_brief(spelled) == ([], spelled)

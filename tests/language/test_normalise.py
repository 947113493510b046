"""Folding: what reads the same is the same, and offsets lead back to the published characters."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplodiff.language.normalise import folded, published, punctuated, words


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("AND THЕ REPUBLIC", "and the republic"),  # the second E of the first is Cyrillic
        ("co\u00adoperation", "cooperation"),
        ("ﬁnal", "final"),
        ("第１５条", "第15条"),
        ("“Sides”", '"Sides"'),
        ("الجمهوريّة", "الجمهورية"),
        ("كازاخستان", "کازاخستان"),
        ("۱۵", "15"),
        ("İSTANBUL", "istanbul"),
        ("a\u200bb", "ab"),
        ("Iшкi", "Ішкі"),  # the first has two Latin letters, and one that is like no Latin one
        ("الآراء", "الاراء"),
        ("جائزہ لینے پر", "جائزه لينے پر"),  # Urdu on an Arabic keyboard
        ("전시회ㆍ박람회", "전시회·박람회"),
    ],
)
def test_what_reads_the_same_folds_the_same(one: str, two: str) -> None:
    assert folded(one) == folded(two)


@pytest.mark.parametrize(("one", "two"), [("$500", "€500"), ("5 %", "5"), ("may", "must"), ("15", "51"), ("не", "но")])
def test_what_differs_stays_different(one: str, two: str) -> None:
    assert folded(one) != folded(two)


@settings(deadline=None)
@given(st.text(max_size=80))
@example("\ufe70")  # an Arabic mark that stands for itself
def test_offsets_lead_back(text: str) -> None:
    found = words(text)
    assert [w.text for w in found] == folded(text).split()
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(deadline=None)
@given(st.text(alphabet="aBcİıßéЖяжکيअआ中文한ァ15٣ -,.“", max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@settings(deadline=None)
@given(st.text(alphabet="aB1 .,“”—éЖ中\u00ad", max_size=60))
def test_published_and_punctuated_are_stable(text: str) -> None:
    assert published(published(text)) == published(text)
    assert punctuated(punctuated(text)) == punctuated(text)


def test_spaces_that_typesetters_put_between_east_asian_characters_and_figures_are_no_difference() -> None:
    assert punctuated("有效期至2034年12月31日，共40%") == punctuated("有效期至 2034 年 12 月 31 日，共 40%")
    assert punctuated("45일을 초과") == punctuated("45 일을 초과")
    assert punctuated("상호 협력") != punctuated("상호협력")
    assert punctuated("in 45 days") != punctuated("in 45days")


def test_traditional_and_simplified_han_are_one() -> None:
    assert folded("雙方將貿易額提高到三十億美元") == folded("双方将贸易额提高到三十亿美元")
    assert punctuated("雙方，同意。") == punctuated("双方，同意。")
    assert folded("双方支持") != folded("双方反对")


def test_raised_figures_are_no_digits_of_the_number_before_them() -> None:
    assert folded("10² ha") != folded("102 ha")
    assert folded("m²") == folded("m2")


@pytest.mark.parametrize("text", ["“The ‘two’ sides’ – agreed…”", "«Oui»\u00a0—\u00a0non", "the parties’ 5 % share"])
def test_typographic_marks_part_words_as_plain_ones_do(text: str) -> None:
    plain = text.translate(dict.fromkeys(map(ord, "“”‘’–…«»—\u00a0"), "."))
    assert folded(text) == folded(plain)
    assert words(text) == words(plain)
    marked = words(f"{text} é")  # with a letter outside ASCII, they are found by the pattern
    assert marked[:-1] == words(text)


@pytest.mark.parametrize("text", ["joint communiqué", "соглашение о намерениях", "Déclaration", "ΔΗΛΩΣΗ ΑΡΧΩΝ"])
def test_an_entry_of_words_alone_folds_as_it_does_in_a_sentence(text: str) -> None:
    assert folded(text) == folded(f"({text}), {text}.").removesuffix(folded(text)).strip()

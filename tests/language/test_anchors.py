"""What reads the same in every script."""

from __future__ import annotations

import pytest

from diplodiff.language.anchors import Anchors, names_of, numbers_of, skeleton


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("310 kilometres by 2031", {"310", "2031"}),
        ("۳۱۰ کلومیٹر", {"310"}),
        ("१२ और ४", {"12", "4"}),
        (
            "2,500,000 and 2.500.000 and 2 500 000".replace(" 500", "\u00a0500").replace(" 000", "\u00a0000"),
            {"2500000"},
        ),
        ("4,5 or 4.5", {"4.5"}),
        ("二〇二六年二月", {"2026"}),
        ("第十五条", {"15"}),
        ("none", set()),
    ],
)
def test_numbers_are_values(text: str, numbers: set[str]) -> None:
    assert numbers_of(text) == numbers


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tokayev", "Токаев", "توکایف"),
        ("Pakistan", "Пакистан", "پاکستان", "पाकिस्तान", "পাকিস্তান"),
        ("Kazakhstan", "Қазақстан", "قازقستان", "कज़ाकिस्तान"),
        ("Казахстан", "カザフスタン", "카자흐스탄"),
    ],
)
def test_a_name_keeps_its_consonants_in_every_script(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(word) for word in spellings}) == 1


def test_abbreviations_and_long_words_are_names() -> None:
    assert "UNESCO" in names_of("ЮНЕСКО (UNESCO)")
    assert names_of("of the and") == frozenset()


def test_an_anchor_that_many_passages_have_says_nothing() -> None:
    left = ["In 2026 a bridge", "In 2026 a road", "In 2026 a port", "In 2026 a school", "Article 115"]
    right = ["В 2026 мост", "В 2026 дорога", "В 2026 порт", "В 2026 школа", "Статья 115"]
    found = Anchors(left, right)
    assert (4, 4) in found.shared
    assert all(pair == (4, 4) for pair in found.shared)
    assert 4 in found.conflicts(0, slice(0, 9))
    assert 0 not in found.conflicts(0, slice(0, 9))
    assert found.between((3, 4), (4,)) == found.shared[4, 4]


def test_countries_and_days_are_anchors_whatever_their_script_and_calendar() -> None:
    left = ["They met on 21 March 2026 with Japan.", "Norway joins.", "Nothing here."]
    right = ["Ничего.", "Встреча с Японией 21 марта 2026 года.", "Присоединяется Норвегия."]
    found = Anchors(left, right, ("en", "ru"))
    assert max(found.shared, key=lambda pair: found.shared[pair]) == (0, 1)
    assert found.shared[1, 2] > 0.0
    solar = Anchors(left, ["هیچ.", "هیچ.", "در یکم فروردین ۱۴۰۵ دیدار کردند."], ("en", "fa"))
    assert solar.shared[0, 2] > 0.0
    assert 2 not in solar.conflicts(0, slice(0, 9))

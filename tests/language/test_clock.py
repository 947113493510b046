"""Times of day in sixteen languages, and what looks like one and is none."""

from __future__ import annotations

import pytest

from diplodiff.language.clock import clocks
from diplodiff.language.clock_words import clock_words


def told(text: str, language: str | None) -> list[tuple[str, tuple[int, ...]]]:
    return [(text[c.start : c.end], c.minutes) for c in clocks(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [
        ("en", "at half past ten in the morning", (630,)),
        ("en", "at a quarter past nine p.m.", (1275,)),
        ("en", "leaves at 9.45 p.m. on Friday", (1305,)),
        ("en", "at 10.30 a.m.", (630,)),
        ("en", "at 21:45", (1305,)),
        ("en", "at 10:30", (630, 1350)),
        ("en", "at nine o'clock", (540, 1260)),
        ("en", "closes at midnight", (0,)),
        ("de", "um 10 Uhr 30 im Rathaus", (630, 1350)),
        ("de", "um 22.00 Uhr", (1320,)),
        ("de", "um halb elf", (630, 1350)),
        ("fr", "à 10 heures et demie", (630, 1350)),
        ("fr", "à 14 h 15", (855,)),
        ("fr", "à 14h15", (855,)),
        ("es", "a las diez y media de la mañana", (630,)),
        ("es", "a las 10.30 horas", (630, 1350)),
        ("pt", "às 5 horas e 30 minutos", (330, 1050)),
        ("ru", "в 10 часов 30 минут", (630, 1350)),
        ("ru", "в 9 часов утра", (540,)),
        ("kk", "сағат он жарымда", (630, 1350)),
        ("tr", "saat on buçukta", (630, 1350)),
        ("tr", "saat 14.30’da", (870,)),
        ("ur", "رات ساڑھے دس بجے", (1350,)),
        ("ar", "في الساعة العاشرة والنصف صباحا", (630,)),
        ("fa", "در ساعت ۵ و ۳۰ دقیقه", (330, 1050)),
        ("hi", "सुबह साढ़े दस बजे", (630,)),
        ("bn", "সকাল ১০টা ৩০ মিনিটে", (630,)),
        ("zh", "下午2时30分", (870,)),
        ("zh", "上午十点半", (630,)),
        ("ja", "午後10時から", (1320,)),
        ("ko", "오전 열 시 반에", (630,)),
        (None, "14:30", (870,)),
    ],
)
def test_a_time_in_figures_or_words(language: str | None, text: str, minutes: tuple[int, ...]) -> None:
    assert [m for _, m in told(text, language)] == [minutes]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "within 10 hours"),
        ("en", "at 10.30 per cent"),
        ("en", "10.30 million"),
        ("en", "at 10 sites"),
        ("en", "a ratio of 3:2"),
        ("fr", "pendant 10 heures"),
        ("fr", "10 heures 30 hectares"),
        ("ru", "в двух с половиной тысячах школ"),
        ("ru", "в течение 10 часов"),
        ("es", "artículo 12 y el 14 de marzo"),
        ("tr", "24 saat 10 gün"),
        ("bn", "১০টা বই"),
        ("zh", "三点建议"),
        ("zh", "一时"),
        ("ja", "2時間30分"),
        ("ko", "2시간"),
        ("en", "25:10"),
    ],
)
def test_what_is_no_time(language: str, text: str) -> None:
    assert told(text, language) == []


def test_the_ends_of_a_range_need_one_word_for_both() -> None:
    assert [m for _, m in told("с 22.00 до 5.30 утра", "ru")] == [(1320,), (330,)]
    assert [m for _, m in told("от 22.00 до 5.30 процента", "ru")] == []
    assert [m for _, m in told("from 10 p.m. to 6.30 a.m.", "en")] == [(1320,), (390,)]
    assert [m for _, m in told("von 22.00 Uhr bis 5.30 Uhr", "de")] == [(1320,), (330, 1050)]


def test_figures_without_a_half_of_the_day_are_compared_as_they_stand() -> None:
    early, late = clocks("10:30", "en")[0], clocks("22:30", "en")[0]
    spoken = clocks("half past ten", "en")[0]
    assert not early.agrees(late)
    assert spoken.agrees(early)
    assert spoken.agrees(late)
    assert spoken.shown == "10:30"


@pytest.mark.parametrize(
    ("text", "may"), [("the team and the programme", False), ("at 10am", True), ("10 a.m., noon", True)]
)
def test_words_that_hold_the_letters_of_a_part_of_the_day_are_no_sign_of_a_time(text: str, may: bool) -> None:
    assert bool(clock_words("en").sign.search(text)) == may

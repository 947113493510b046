"""Dates: the same day has the same value in every language, and what only looks like a date is none."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from diplodiff.language.dates import agree, dates
from diplodiff.language.plain import plain

TABLE = json.loads((Path(__file__).parent / "dates_table.json").read_text("utf-8"))
CODES = sorted(TABLE["written"])


def values(text: str, language: str | None) -> list[str]:
    return [date.value for date in dates(text, language)]


@pytest.mark.parametrize("code", CODES)
def test_the_same_day_has_the_same_value_in_every_language(code: str) -> None:
    assert len(CODES) == 16
    for written, value in zip(TABLE["written"][code], TABLE["values"], strict=True):
        text = f"— {written}; 12."
        found = dates(text, code)
        assert [date.value for date in found] == [value], written
        assert set(text[found[0].start : found[0].end]) <= set(written), "the span holds the date and nothing else"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "3-4 February 2026"),
        ("en", "from 3 to 4 February 2026"),
        ("en", "February 3–4, 2026"),
        ("en", "3 and 4 February 2026"),
        ("en", "3 February 2026 to 4 February 2026"),
        ("ru", "3–4 февраля 2026 года"),
        ("ru", "с 3 по 4 февраля 2026 г."),
        ("kk", "2026 жылғы 3-4 ақпанда"),
        ("ur", "۳ تا ۴ فروری ۲۰۲۶ء"),
        ("ar", "٣-٤ فبراير ٢٠٢٦"),
        ("ar", "يومي 3 و4 شباط/فبراير 2026"),
        ("ar", "٤-٣ فبراير ٢٠٢٦"),
        ("zh", "2026年2月3日至4日"),
        ("zh", "二〇二六年二月三日至四日"),
        ("fr", "du 3 au 4 février 2026"),
        ("fr", "les 3 et 4 février 2026"),
        ("es", "del 3 al 4 de febrero de 2026"),
        ("pt", "nos dias 3 e 4 de fevereiro de 2026"),
        ("tr", "3-4 Şubat 2026"),
        ("fa", "۳ تا ۴ فوریه ۲۰۲۶"),
        ("fa", "۱۴ تا ۱۵ بهمن ۱۴۰۴"),
        ("hi", "3 से 4 फ़रवरी 2026"),
        ("bn", "৩-৪ ফেব্রুয়ারি ২০২৬"),
        ("de", "vom 3. bis 4. Februar 2026"),
        ("ja", "2026年2月3日から4日まで"),
        ("ja", "令和8年2月3日～4日"),
        ("ko", "2026년 2월 3일부터 4일까지"),
        ("ko", "2026년 2월 3~4일"),
    ],
)
def test_a_range_of_days(code: str, text: str) -> None:
    assert values(text, code) == ["2026-02-03/2026-02-04"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "between 12 and 14 March 2025"),
        ("es", "entre el 12 y el 14 de marzo de 2025"),
        ("es", "entre los días 12 y 14 de marzo de 2025"),
        ("pt", "entre os dias 12 e 14 de março de 2025"),
        ("pt", "entre o dia 12 e o dia 14 de março de 2025"),
        ("fr", "entre le 12 et le 14 mars 2025"),
        ("de", "zwischen dem 12. und dem 14. März 2025"),
        ("ar", "بين يوم 12 ويوم 14 مارس 2025"),
        ("ar", "بين الـ12 والـ14 مارس 2025"),
    ],
)
def test_two_days_with_articles(code: str, text: str) -> None:
    assert values(text, code) == ["2025-03-12", "2025-03-14"]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("es", "desde el 12 hasta el día 14 de marzo de 2025", "2025-03-12/2025-03-14"),
        ("pt", "do dia 12 ao dia 14 de março de 2025", "2025-03-12/2025-03-14"),
        ("en", "the G7 and 14 March 2025", "2025-03-14"),
        ("en", "COVID-19 and 20 March 2025", "2025-03-20"),
    ],
)
def test_ranges_with_articles_and_what_is_no_day(code: str, text: str, value: str) -> None:
    assert values(text, code) == [value]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "the twenty-first day of March, two thousand and twenty-six", "2026-03-21"),
        ("en", "4 February nineteen ninety-eight", "1998-02-04"),
        ("ru", "двадцать шестого марта две тысячи двадцать шестого года", "2026-03-26"),
        ("es", "a los diez días del mes de marzo de dos mil veinte", "2020-03-10"),
        ("pt", "aos quatro dias do mês de fevereiro de dois mil e vinte e seis", "2026-02-04"),
        ("fr", "le vingt et un mai mil neuf cent quatre-vingt-dix-sept", "1997-05-21"),
        ("de", "am vierten Februar zweitausendsechsundzwanzig", "2026-02-04"),
        ("ar", "الرابع من فبراير ألفين وستة وعشرين", "2026-02-04"),
        ("fa", "پانزدهم بهمن ماه یکهزار و چهارصد و چهار", "2026-02-04"),
        ("ur", "چار فروری دو ہزار چھبیس", "2026-02-04"),
        ("hi", "चार फरवरी दो हज़ार छब्बीस", "2026-02-04"),
        ("ja", "二千二十六年五月十二日", "2026-05-12"),
        ("ru", "«4» февраля 2026 года", "2026-02-04"),
        ("bn", "৪ঠা ফেব্রুয়ারি ২০২৬", "2026-02-04"),
        ("fr", "1er mars 2026", "2026-03-01"),
        ("ar", "4 فبراير/شباط 2026", "2026-02-04"),
        ("de", "04.02.2026", "2026-02-04"),
        ("en", "2026-02-04", "2026-02-04"),
        ("en", "25/12/2026", "2026-12-25"),
        ("fr", "04/02/2026", "2026-02-04"),
        ("en", "28 February to 2 March 2026", "2026-02-28/2026-03-02"),
        ("en", "30 December – 2 January 2026", "2025-12-30/2026-01-02"),
        ("ru", "в феврале 2026 года", "2026-02"),
        ("zh", "2月4日", "XXXX-02-04"),
        ("en", "4 February", "XXXX-02-04"),
    ],
)
def test_dates_in_words_in_digits_and_in_part(code: str, text: str, value: str) -> None:
    assert values(text, code) == [value]


@pytest.mark.parametrize(
    ("code", "text", "value", "tolerance"),
    [
        ("fa", "۱۵ بهمن ۱۴۰۴", "2026-02-04", 0),
        ("fa", "۱۴۰۴/۱۱/۱۵", "2026-02-04", 0),
        ("en", "15 Bahman 1404", "2026-02-04", 0),
        ("bn", "২১ মাঘ ১৪৩২ বঙ্গাব্দ", "2026-02-04", 1),
        ("ar", "17 شعبان 1447هـ", "2026-02-05", 2),
        ("en", "17 Sha'ban 1447 AH", "2026-02-05", 2),
        ("ja", "令和八年二月四日", "2026-02-04", 0),
        ("ja", "平成元年1月8日", "1989-01-08", 0),
        ("zh", "民国115年2月4日", "2026-02-04", 0),
        ("en", "4 February B.E. 2569", "2026-02-04", 0),
        # both calendars are one date, and the exact one counts
        ("ar", "17 شعبان 1447هـ الموافق 5 فبراير 2026م", "2026-02-05", 0),
        ("fa", "۱۵ بهمن ۱۴۰۴ برابر با ۴ فوریه ۲۰۲۶", "2026-02-04", 0),
        ("en", "4 February 2026 (15 Bahman 1404)", "2026-02-04", 0),
    ],
)
def test_other_calendars(code: str, text: str, value: str, tolerance: int) -> None:
    assert [(date.value, date.tolerance) for date in dates(text, code)] == [(value, tolerance)]


def test_two_calendars_that_do_not_agree_are_two_dates() -> None:
    assert values("۱۵ بهمن ۱۴۰۴ برابر با ۹ فوریه ۲۰۲۶", "fa") == ["2026-02-04", "2026-02-09"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "in 2025-2026"),
        ("en", "resolution 2231 (2015) and Article 4"),
        ("en", "the Parties may 4 times a year march on"),
        ("en", "the paragraphs 3.2.1 and 1.2.2026.4"),
        ("en", "31 February 2026"),
        ("en", "02/04/2026"),  # two readings
        ("en", "a sum of 4 million, in the second instance"),
        ("ru", "в 2030 году, в пункте 4 и за 5 лет"),
        ("kk", "2025 жылы және 2026-2028 жылдарға"),
        ("ur", "۲۰۲۵ء میں ۱.۲ ارب"),
        ("ar", "عام ٢٠٢٦ والمادة ٤"),
        ("fa", "این طرح می ۱۰ نفر و مهر ۴ را"),
        ("zh", "3个月内，十二月，2026年，第二条"),
        ("ja", "三か月、2026年まで"),
        ("ko", "3개월 이내, 2026년까지, 제4조"),
        ("bn", "২০২৬ সালের মধ্যে ৪০টি মেলা"),
        ("hi", "2026 तक 4 बार"),
        ("de", "Artikel 4. Mai"[:10]),
        ("fr", "les 4 mais et 5 marsouins"),
        ("tr", "2026 yılında 4 ocaklar"),
        (None, "4 February"),
    ],
)
def test_what_is_no_date(code: str | None, text: str) -> None:
    assert values(text, code) == []


def test_dates_of_a_list_share_its_year() -> None:
    assert values("3 February, 4 March and 5 May 2026", "en") == ["XXXX-02-03", "2026-03-04", "2026-05-05"]
    assert values("on 3 and 9 February 2026", "en") == ["2026-02-03", "2026-02-09"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "les 3, 5 et 7 juin 2034"),
        ("de", "am 3., 5. und 7. Juni 2034"),
        ("es", "los días tres, cinco y siete de junio de 2034"),
        ("ru", "третьего, пятого и седьмого июня 2034 года"),
        ("kk", "2034 жылғы 3, 5 және 7 маусымда"),
        ("ar", "في 3 و5 و7 يونيو 2034"),
        ("bn", "৩, ৫ ও ৭ জুন ২০৩৪"),
        ("zh", "2034年6月3日、5日和7日"),
        ("ja", "2034年6月3日、5日及び7日"),
        ("ko", "2034년 6월 3일, 5일 및 7일"),
    ],
)
def test_a_list_of_days(code: str, text: str) -> None:
    assert values(text, code) == ["2034-06-03", "2034-06-05", "2034-06-07"]


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("es", "el artículo 12 y el 14 de marzo", ["XXXX-03-14"]),
        ("es", "el artículo doce y el catorce de marzo", ["XXXX-03-14"]),
        ("en", "paragraphs 5, 7 and 9 June", ["XXXX-06-09"]),
        ("en", "on 12 and 14 March", ["XXXX-03-12", "XXXX-03-14"]),
        ("fr", "les 9, 11, 12 et 13 mai", ["XXXX-05-09", "XXXX-05-11/XXXX-05-13"]),
        ("zh", "12月30日至1月2日", ["XXXX-12-30/XXXX-01-02"]),
        ("zh", "2月3人", []),
    ],
)
def test_the_number_of_something_else_is_no_day_of_a_list(code: str, text: str, found: list[str]) -> None:
    assert values(text, code) == found


def test_offsets_lead_to_the_published_characters() -> None:
    text = "تمّ في \u200f٤ فبراير\u200f ٢٠٢٦م."
    (date,) = dates(text, "ar")
    assert text[date.start : date.end].startswith("٤")
    assert text[date.start : date.end].endswith("م")
    text = "İSTANBUL, 4 ŞUBAT 2026"
    (date,) = dates(text, "tr")
    assert text[date.start : date.end] == "4 ŞUBAT 2026"


def test_dates_agree_within_the_tolerance_of_their_calendars() -> None:
    (hijri,), (near,), (far,) = dates("17 شعبان 1447", "ar"), dates("4 February 2026", "en"), dates("9 Feb 2026", "en")
    assert agree(hijri, near)
    assert not agree(hijri, far)
    (yearless,) = dates("4 February", "en")
    assert agree(yearless, near)
    assert not agree(yearless, far)


def test_plain_text_keeps_its_places() -> None:
    text = "\u200eЁлка «İ» ٤"
    form = plain(text)
    assert form.text == 'елка "i" 4'
    assert [text[slice(*form.span(i, i + 1))] for i in (0, 6, 9)] == ["Ё", "İ", "٤"]


@pytest.mark.parametrize("code", CODES)
def test_long_and_hostile_texts_take_little_time(code: str) -> None:
    running = " ".join(TABLE["written"][code]) + " und the of и 的 4-5 12 "
    hostile = ("4 and 5 " * 9_000, "twenty-" * 9_000, "二" * 20_000 + "月", "4-" * 20_000 + "May", running * 150)
    begin = time.process_time()
    for text in hostile:
        dates(text, code)
    assert time.process_time() - begin < 3.0


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("ar", "الحادي والعشرين من مايو 2026", 21),
        ("es", "treinta y uno de mayo de 2026", 31),
        ("fa", "سی و یکم مه ۲۰۲۶", 31),
    ],
)
def test_compound_days_are_one_day(code: str, text: str, value: int) -> None:
    assert values(text, code) == [f"2026-05-{value}"]

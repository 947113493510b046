"""Quantities, references and citations in sixteen languages, and the tables that they are read with."""

from __future__ import annotations

import json
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest

from diplodiff.language import tables
from diplodiff.language.citations import citations
from diplodiff.language.fact_words import facts
from diplodiff.language.numbers import quantities
from diplodiff.language.office_holders import bodies, holders, same_sound
from diplodiff.language.quantity import Quantity
from diplodiff.language.toponyms import checked, toponyms
from diplodiff.language.units import UNITS, same_amount

FOLDER = Path(tables.__file__).parent / "data" / "facts"
CODES = sorted(path.stem for path in FOLDER.glob("*.json"))
KEYS = {
    *("decimal", "cardinals", "more", "doubtful", "magnitudes", "percent", "percent_before", "money", "units", "duals"),
    *("fractions", "ordinals", "ordinal_marks", "link", "about", "least", "most", "or", "idle"),
    *("references", "resolutions", "bodies", "offices", "office_first", "clock"),
}
OPTIONAL = {"point", "and_half", "joined_parts", "joined_units"}
CLOCK = {
    *("before", "before_sure", "oclock", "hours", "minute", "join", "half", "quarter", "to_quarter", "spoken", "parts"),
    *("noon", "midnight", "part_first"),
}
BILLION = 10**9


def only(text: str, language: str) -> Quantity:
    found = quantities(text, language)
    assert len(found) == 1, found
    return found[0]


def test_a_native_numeral_stands_by_itself() -> None:
    assert [q.value for q in quantities("4억 세 명이", "ko")] == [4 * 10**8, 3]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "1,000.5", "1000.5", None),
        ("de", "1.000,5", "1000.5", None),
        ("ru", "1 000,5", "1000.5", None),
        ("fr", "10\u202f000", "10000", None),
        ("hi", "10,00,000", "1000000", None),
        ("ar", "١٢٬٥٠٠", "12500", None),
        ("fa", "۲٫۴ میلیارد", str(24 * 10**8), None),
        ("fa", "۴/۵ میلیارد دلار آمریکا", str(45 * 10**8), "USD"),
        ("fa", "۲/۳ اعضا", "2/3", "part"),
        ("az", "2042-ci ilin martında", "2042", None),
        ("ur", "نامکمل حصہ ۲۰۳۶ء کے اختتام تک", "2036", None),
        ("ko", "6개월", "6", "month"),
        ("ko", "사십오일 이내에", "45", "day"),
        ("ko", "서른다섯 명", "35", "person"),
        ("en", "three quarters of one per cent", "3/4", "percent"),
        ("en", "half a per cent", "1/2", "percent"),
        ("en", "two million and a half", "2500000", None),
        ("en", "two years and a half", "5/2", "year"),
        ("fr", "deux ans et demi", "5/2", "year"),
        ("zh", "两年半时间", "5/2", "year"),
        ("ar", "سنتان ونصف السنة", "5/2", "year"),
        ("de", "dreieinhalb Jahre", "7/2", "year"),
        ("ru", "в двух с половиной тысячах школ", "2500", None),
        ("de", "drei Promille", "3", "permille"),
        ("ko", "육개월", "6", "month"),
        ("ko", "삼분의 이에", "2/3", "part"),
        ("en", "thirty (30) days", "30", "day"),
        ("en", "over the past ﬁve years", "5", "year"),
        ("ar", "خلال ٥ ﺳﻨﻮات", "5", "year"),
        ("tr", "6 (altı) ay", "6", "month"),
        ("fa", "سی (۳۰) روز", "30", "day"),
        ("tr", "12 bin 500 kilometrekare", "12500", "km2"),
        ("tr", "bin 575 kilometre", "1575", "km"),
        ("bn", "১২ হাজার ৫০০ বর্গ কিলোমিটার", "12500", "km2"),
        ("bn", "১ হাজার ৭৫০ কোটি রুবল", str(175 * 10**8), "RUB"),
        ("bn", "৩ দশমিক ৫ শতাংশ", "3.5", "percent"),
        ("ur", "ایک اعشاریہ دو ارب ڈالر", str(12 * 10**8), "XXD"),
        ("ur", "۱۔۲ ارب ڈالر", str(12 * 10**8), "XXD"),
        ("fa", "یک میلیارد و ۲۰۰ میلیون دلار", str(12 * 10**8), "XXD"),
        ("fa", "دو و نیم میلیون تن", "2500000", "t"),
        ("ar", "مليار ومائتي مليون دولار", str(12 * 10**8), "XXD"),
        ("ar", "مليونان ونصف المليون طن", "2500000", "t"),
        ("fr", "deux millions et demi de tonnes", "2500000", "t"),
        ("pt", "1,5 bilião de ienes", str(15 * 10**11), "JPY"),
        ("ru", "шестимесячный срок", "6", "month"),
        ("de", "fünfjähriger Zeitraum", "5", "year"),
        ("ko", "1만 2500㎢", "12500", "km2"),
        ("fr", "la vingt et unième session", "21", None),
        ("ru", "в двадцать первом веке", "21", None),
        ("fa", "بیست و یکمین نشست", "21", None),
        ("zh", "4月至", "4", None),
        ("en", "$1bn", str(BILLION), "XXD"),
        ("en", "USD 2.5 million", "2500000", "USD"),
        ("ru", "1 млрд долл. США", str(BILLION), "USD"),
        ("ru", "двести пятьдесят тысяч рублей", "250000", "RUB"),
        ("ru", "полтора миллиона", "1500000", None),
        ("kk", "жиырма бес миллион теңге", "25000000", "KZT"),
        ("bn", "একশ কোটি টাকা", str(BILLION), "BDT"),
        ("hi", "पचास करोड़ रुपये", "500000000", "XXR"),
        ("ur", "ایک ارب ڈالر", str(BILLION), "XXD"),
        ("en", "2 lakh crore rupees", "2000000000000", "XXR"),
        ("ar", "خمسة وعشرون مليون دولار", "25000000", "XXD"),
        ("ar", "ملياري دولار", str(2 * BILLION), "XXD"),
        ("ar", "عامين", "2", "year"),
        ("zh", "3.5万平方公里", "35000", "km2"),
        ("zh", "二百五十亿美元", str(25 * BILLION), "USD"),
        ("zh", "百分之十五", "15", "percent"),
        ("zh", "三分之二", "2/3", "part"),
        ("ja", "1兆2000億円", "1200000000000", "JPY"),
        ("ja", "三割", "3", "tenth"),
        ("ko", "1조 2천억 원", "1200000000000", "KRW"),
        ("ko", "5억 달러", "500000000", "XXD"),
        ("es", "dos mil millones de dólares", str(2 * BILLION), "XXD"),
        ("pt", "3 mil milhões de euros", str(3 * BILLION), "EUR"),
        ("pt", "2 bilhões de reais", str(2 * BILLION), "BRL"),
        ("fr", "quatre-vingt-dix-sept pour cent", "97", "percent"),
        ("fr", "1,5 milliard d'euros", "1500000000", "EUR"),
        ("de", "zweihundertfünfundzwanzig Tonnen", "225", "t"),
        ("de", "1,8 Milliarden Euro", "1800000000", "EUR"),
        ("tr", "yüzde 15", "15", "percent"),
        ("tr", "%12,5", "12.5", "percent"),
        ("tr", "üçte iki", "2/3", "part"),
        ("fa", "سی و پنج درصد", "35", "percent"),
        ("en", "two and a half million people", "2500000", "person"),
        ("en", "half a million euros", "500000", "EUR"),
        ("en", "a 30-day period", "30", "day"),
        ("en", "the twenty-first summit", "21", None),
        ("en", "the XXI summit", "21", None),
        ("zh", "第三阶段", "3", None),
        ("zh", "3 亿元", str(3 * 10**8), "CNY"),
        ("zh", "120\u00a0万吨", "1200000", "t"),
        ("zh", "3.5 万亿 美元", "3500000000000", "USD"),
        ("zh", "1 亿 5000 万美元", "150000000", "USD"),
        ("zh", "2025 万隆会议", "2025", None),
        ("zh", "3 千瓦", "3", "kW"),
        ("ja", "50 億円", "5000000000", "JPY"),
        ("ja", "2 兆 3,000 億円", "2300000000000", "JPY"),
        ("ja", "2 千人", "2000", "person"),
        ("ko", "3 억 달러", "300000000", "XXD"),
        ("en", "by mid-2026", "2026", None),
        ("en", "by mid\u20112026", "2026", None),
        ("fr", "d'ici à mi-2026", "2026", None),
        ("kk", "«Қазақстан-2050»", "2050", None),
        ("ru", "«Видение-2030»", "2030", None),
    ],
)
def test_values_and_units(language: str, text: str, value: str, unit: str | None) -> None:
    found = only(text, language)
    assert (found.value, found.unit) == (Fraction(value), unit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Article 5(2), paragraphs 3 to 7 and Annex II of the Treaty of 4 February 2026"),
        ("en", "COVID-2019, an S-2000 and UNSCR-2231"),
        ("en", "COVID-19, the G20, the C5+1, an Su-30 and A/RES/76/300"),
        ("en", "UNSCR 242 and resolutions 338 (1973) and 2231 (2015)"),
        ("en", "to: (1) meet at 10:30; (2) confer [3]"),
        ("en", "one of the parties and one another"),
        ("en", "in the 1990s"),
        ("ru", "в статьях 5 и 6, пункте 12, № 45-ФЗ"),
        ("fr", "les articles 5, 19 bis, 28-1 et 29"),
        ("de", "§ 2 Abs. 3 oder 4, um 15.30 Uhr"),
        ("zh", "双方一致同意第五条第二款，统一部署"),
        ("ja", "両国は第五条に基づき一致した"),
        ("ko", "양국은 제5조에 따라 일체의 조사를 한다"),
        ("kk", "5-бап, 3-тармақ"),
        ("tr", "5. madde ve birbirleri"),
    ],
)
def test_what_is_no_quantity(language: str, text: str) -> None:
    assert quantities(text, language) == ()


def test_qualifiers_ranges_and_years() -> None:
    assert [q.qualifier for q in quantities("at least 40, up to 50 and about 60 seats", "en")] == [
        *("least", "most", "about")
    ]
    low, high = quantities("between 10 and 15 per cent", "en")
    assert (low.value, low.unit, high.value) == (10, "percent", 15)
    low, high = quantities("10–15 млн тонн", "ru")
    assert (low.value, low.unit, low.kind) == (10_000_000, "t", "range")
    assert [q.kind for q in quantities("from 2026 to 2030, 2,030 ships", "en")] == ["year", "year", "cardinal"]


@pytest.mark.parametrize(
    ("language", "text", "values", "unit"),
    [
        ("tr", "%2-3", [2, 3], "percent"),
        ("en", "$2-3 billion", [2 * BILLION, 3 * BILLION], "XXD"),
        ("ar", "بين 2 و3 في المائة", [2, 3], "percent"),
        ("en", "for the term 2035/36", [2035, 2036], None),
        ("en", "mid-2026-27", [2026, 2027], None),
        ("en", "mid-2026-2027", [2026, 2027], None),
        ("zh", "6 亿 2025 年", [6 * 10**8, 2025], None),
        ("bn", "২০৩৫-৩৬ মেয়াদে", [2035, 2036], None),
        ("en", "2 million and 300 schools", [2 * 10**6, 300], None),
    ],
)
def test_ranges_and_terms_of_years(language: str, text: str, values: list[int], unit: str | None) -> None:
    found = quantities(text, language)
    assert [(q.value, q.unit) for q in found] == [(value, unit) for value in values]


def test_offsets_lead_to_the_published_characters() -> None:
    text = "سيقدم البنك قرضاً قدره ٣٥٠ مليون دولار."
    (found,) = quantities(text, "ar")
    assert text[found.start : found.end] == "٣٥٠ مليون دولار"


def test_conversions() -> None:
    assert same_amount((Fraction(100), "mile"), (Fraction(161), "km"))
    assert same_amount((Fraction(12), "month"), (Fraction(1), "year"))
    assert same_amount((Fraction(1, 2), "part"), (Fraction(50), "percent"))
    assert not same_amount((Fraction(30), "day"), (Fraction(1), "month"))
    assert not same_amount((Fraction(5), "EUR"), (Fraction(5), "USD"))


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "resolution 2231 (2015)", [2231]),
        ("en", "UNSCR 242", [242]),
        ("en", "Security Council resolutions 242 (1967) and 338 (1973)", [242, 338]),
        ("ru", "резолюция 242 и резолюции 338", [242, 338]),
        ("zh", "安理会第2231号决议", [2231]),
        ("ar", "القرار رقم ٢٢١٦", [2216]),
        ("tr", "1701 sayılı karar", [1701]),
        ("ko", "안보리 결의 제2397호", [2397]),
        ("kk", "1325-қарар", [1325]),
        ("en", "a resolution of 12 states", []),
    ],
)
def test_citations(language: str, text: str, numbers: list[int]) -> None:
    assert [c.number for c in citations(text, language)] == numbers


def test_bodies_and_office_holders() -> None:
    assert [b.code for b in bodies("the UN, the WTO and who else", "en")] == ["UN", "WTO"]
    assert [b.code for b in bodies("ООН и ШОС", "ru")] == ["UN", "SCO"]
    (one,) = holders("President Kassym-Jomart Tokayev said", "en")
    (other,) = holders("с Президентом Казахстана Касым-Жомартом Токаевым", "ru")
    assert one.office == other.office == "president"
    assert any(same_sound(a, b) for a in one.sounds for b in other.sounds)


def test_toponyms_and_a_list_of_ones_own() -> None:
    assert [t.name for t in toponyms("the Persian Gulf", "en")] == ["Persian Gulf"]
    assert [t.name for t in toponyms("الخليج العربي", "ar")] == ["Arabian Gulf"]
    assert toponyms("the Gulf of Aden and the Gulf Cooperation Council", "en") == ()
    own = '{"hill": {"names": {"Red Hill": {"en": ["red hill"]}}}}'
    assert [t.name for t in toponyms("on Red Hill", "en", own)] == ["Red Hill"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "百分之二至三"),
        ("ko", "백분의 이 내지 삼"),
        ("ja", "2から3パーセント"),
        ("tr", "yüzde iki ila üçü"),
        ("en", "2 to 3 %"),
    ],
)
def test_both_ends_of_a_range_are_shares(language: str, text: str) -> None:
    assert [(q.value, q.unit) for q in quantities(text, language)] == [(2, "percent"), (3, "percent")]


def test_a_long_run_of_numerals_is_read_in_one_pass() -> None:
    """As a share of nothing it was tried from each of its numerals: seconds for a page of them."""
    assert not any(q.unit == "percent" for q in quantities("十" * 30_000, "zh"))


def test_the_sixteen_languages_have_a_table_of_facts() -> None:
    assert {*CODES} == {*tables.languages()}


@pytest.mark.parametrize("code", CODES)
def test_a_table_of_facts_is_sound(code: str) -> None:
    table = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    assert set(table) - OPTIONAL == KEYS
    assert table["decimal"] in {".", ","}
    assert set(table["units"]) <= set(UNITS)
    assert all(Fraction(value) > 0 or value == "0" for key in ("cardinals", "fractions") for value in table[key])
    templates = table["references"] + table["resolutions"]
    assert [t for t in templates if t.count("{n}") != 1] == []
    assert set(table["clock"]) == CLOCK
    assert set(table["clock"]["parts"]) == {"am", "pm", "night", "midday"}
    assert all(word.count("{n}") == 1 for many in table["clock"]["spoken"].values() for word in many)
    clock = {k: [v] if isinstance(v, list) else v.values() for k, v in table["clock"].items() if k != "part_first"}
    for key, value in {**table, "clock": {k: [w for many in v for w in many] for k, v in clock.items()}}.items():
        words = [w for many in value.values() for w in many] if isinstance(value, dict) else value
        if isinstance(words, list):
            assert [w for w in words if w != unicodedata.normalize("NFC", w).lower().strip()] == [], key


def test_the_list_of_toponyms_is_sound() -> None:
    listed = (FOLDER.parent / "toponyms" / "disputed.json").read_text(encoding="utf-8")
    assert checked(listed) == listed
    for place, entry in json.loads(listed).items():
        assert set(entry) == {"unless", "names"}, place
        assert len(entry["names"]) > 1, place


def test_the_families_of_contested_nouns_are_sound() -> None:
    listed = json.loads((FOLDER.parent / "terms" / "contested.json").read_text(encoding="utf-8"))
    for family, meanings in listed.items():
        assert len(meanings) > 1, family
        words = [(code, word) for forms in meanings.values() for code, many in forms.items() for word in many]
        assert len(set(words)) == len(words), family  # a word that stands for two of a family says nothing
        assert {code for code, _ in words} <= set(CODES), family


def test_a_language_without_a_table_has_figures() -> None:
    assert [q.value for q in quantities("1.250 tonnellate", "it")] == [Fraction("1.25")]
    assert facts("it") == {}

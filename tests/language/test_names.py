"""Countries and languages by name, in whatever inflection, and what only looks like one."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from pathlib import Path

import pytest

from diplodiff.language import names, tables
from diplodiff.language.names import countries, languages

FOLDER = Path(names.__file__).parent / "data" / "names"
CODES = sorted(path.stem for path in FOLDER.glob("*.json"))


def found(text: str, code: str) -> list[str]:
    return [country for _, _, country in countries(text, code)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "the Islamic Republic of Pakistan and the Republic of Kazakhstan"),
        ("en", "Pakistan–Kazakhstan relations"),
        ("en", "the Pakistani and Kazakh sides"),
        ("ru", "между Исламской Республикой Пакистан и Республикой Казахстан"),
        ("ru", "пакистанско-казахстанские отношения"),
        ("kk", "Пәкістан Ислам Республикасы мен Қазақстан Республикасының"),
        ("ur", "اسلامی جمہوریہ پاکستان اور جمہوریہ قازقستان"),
        ("ar", "جمهورية باكستان الإسلامية وجمهورية كازاخستان"),
        ("ar", "الجانبان الباكستاني والكازاخستاني"),
        ("zh", "巴基斯坦伊斯兰共和国和哈萨克斯坦共和国"),
        ("fr", "la République islamique du Pakistan et la République du Kazakhstan"),
        ("es", "la República Islámica del Pakistán y la República de Kazajstán"),
        ("tr", "Pakistan İslam Cumhuriyeti ile Kazakistan'ın"),
        ("fa", "جمهوری اسلامی پاکستان و جمهوری قزاقستان"),
        ("hi", "पाकिस्तान इस्लामी गणराज्य और कज़ाकिस्तान गणराज्य"),
        ("bn", "পাকিস্তান ও কাজাখস্তানের"),
        ("de", "der Islamischen Republik Pakistan und der Republik Kasachstan"),
        ("pt", "a República Islâmica do Paquistão e a República do Cazaquistão"),
        ("ja", "パキスタン・イスラム共和国とカザフスタン共和国"),
        ("ko", "파키스탄 이슬람 공화국과 카자흐스탄 공화국"),
    ],
)
def test_the_same_countries_in_every_language(code: str, text: str) -> None:
    assert found(text, code) == ["PK", "KZ"]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "Guinea-Bissau, Nigeria and the Democratic Republic of the Congo", ["GW", "NG", "CD"]),
        ("en", "the U.S. and the UK; the Republic of Korea", ["US", "GB", "KR"]),
        ("ru", "Российской Федерации, Китайской Народной Республики, США", ["RU", "CN", "US"]),
        ("ko", "베트남사회주의공화국 정부와 이란이슬람공화국은 파키스탄이슬람공화국의", ["VN", "IR", "PK"]),
        ("ar", "المملكة العربية السعودية، وللصين، بالهند", ["SA", "CN", "IN"]),
        ("zh", "中华人民共和国同印度尼西亚、印度", ["CN", "ID", "IN"]),
        ("de", "Österreichs und der Vereinigten Staaten von Amerika", ["AT", "US"]),
    ],
)
def test_long_forms_and_inflections(code: str, text: str, expected: list[str]) -> None:
    assert found(text, code) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "turkey and china on the table, in Indiana and in the Indian Ocean, U.S. dollars"),
        ("ru", "того индивида, чили́йский перец? нет: малого бизнеса, Каспийское море"),
        ("zh", "发展中国家应在印度洋加强合作"),
        ("ja", "自由で開かれたインド太平洋、タイトル"),
        ("ko", "인도적 지원, 인도태평양, 이러한 수단으로"),
        ("ar", "التعاون المالي"),
        ("ur", "مالی تعاون، صبح و شام"),
        ("hi", "माली सहायता"),
    ],
)
def test_what_is_no_country(code: str, text: str) -> None:
    assert found(text, code) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "in the Kazakh, Urdu and English languages"),
        ("ru", "на казахском, урду и английском языках"),
        ("kk", "қазақ, урду және ағылшын тілдерінде"),
        ("ur", "قازق، اردو اور انگریزی زبانوں میں"),
        ("ar", "باللغات الكازاخية والأردية والإنجليزية"),
        ("zh", "用哈萨克文、乌尔都文和英文写成"),
        ("fr", "en langues kazakhe, ourdoue et anglaise"),
        ("es", "en los idiomas kazajo, urdu e inglés"),
        ("tr", "Kazakça, Urduca ve İngilizce dillerinde"),
        ("fa", "به زبان‌های قزاقی، اردو و انگلیسی"),
        ("hi", "कज़ाख, उर्दू और अंग्रेज़ी भाषाओं में"),
        ("bn", "কাজাখ, উর্দু ও ইংরেজি ভাষায়"),
        ("de", "in kasachischer, urdu und englischer Sprache"),
        ("pt", "nos idiomas cazaque, urdu e inglês"),
        ("ja", "カザフ語、ウルドゥー語及び英語により"),
        ("ko", "카자흐어, 우르두어 및 영어로"),
    ],
)
def test_the_same_languages_in_every_language(code: str, text: str) -> None:
    assert [language for _, _, language in languages(text, code)] == ["kk", "ur", "en"]


def test_spans_lead_to_the_published_characters() -> None:
    text = "بين جمهورية \u200fباكستان\u200f الإسلامية"
    ((start, end, code),) = countries(text, "ar")
    assert (text[start:end], code) == ("باكستان", "PK")


def test_every_language_with_a_table_has_names() -> None:
    assert set(CODES) <= set(tables.languages())
    assert len(CODES) >= 16
    assert countries("Pakistan", None) == ()
    assert countries("Pakistan", "xx") == ()


@pytest.mark.parametrize("code", CODES)
def test_the_files_of_names_are_sound(code: str) -> None:
    data = json.loads((FOLDER / f"{code}.json").read_text("utf-8"))
    assert set(data) == {
        "cut",
        "endings",
        "adjectives",
        "language_endings",
        "prefixes",
        "unless",
        "countries",
        "languages",
    }
    assert len(data["countries"]) > 180
    assert len(data["languages"]) > 40
    for what, shape in (("countries", "[A-Z]{2}"), ("languages", "[a-z]{2}")):
        for key, forms in data[what].items():
            assert forms, key
            assert re.fullmatch(shape, key)
            for form in forms:
                assert form == form.lower() == unicodedata.normalize("NFC", form).strip(), form
                assert not any(unicodedata.category(c) == "Cc" for c in form), form
    owners: dict[str, str] = {}
    for key, forms in data["countries"].items():
        for form in forms:
            assert owners.setdefault(form, key) == key, f"{form} names two countries"


@pytest.mark.parametrize("code", CODES)
def test_a_long_text_takes_little_time(code: str) -> None:
    text = "the Republic of Guinea and the Республика Казахстан جمهورية 中华人民共和国 " * 4_000
    begin = time.process_time()
    countries(text, code)
    assert time.process_time() - begin < 2.0

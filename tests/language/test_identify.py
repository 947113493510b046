# ruff: noqa: E501  (sentences of one line)
"""The language of a text: right, or not said; and the codes that a user may give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diplodiff.cli.main import run
from diplodiff.errors import UsageError
from diplodiff.language.alphabets import SCRIPTS
from diplodiff.language.identify import certainty, identify, recognised, script
from diplodiff.language.tables import languages, stated, table
from tests.contract.suite import TEXTS, source

# One sentence on a bridge in languages without tables, each easily taken for a neighbour that has one.
NEIGHBOURS = {
    "ky": "Тараптар көпүрөнү кыштан мурун оңдоп, жыйынтыгын элге жарыялоого макулдашышты жана эки өлкөнүн чегин ачышат.",
    "uz": "Tomonlar koʻprikni qishgacha taʼmirlash va natijalarini eʼlon qilishga hamda chegarani ochishga kelishib oldilar.",
    "tg": "Тарафҳо розӣ шуданд, ки пулро то зимистон таъмир намуда, натиҷаи онро ба мардум эълон кунанд ва сарҳадро кушоянд.",
    "uk": "Сторони домовилися відремонтувати міст до зими, оприлюднити підсумки робіт та відкрити кордон між обома країнами.",
    "bg": "Страните се договориха да ремонтират моста преди зимата, да обявят резултатите и да отворят границата между тях.",
    "az": "Tərəflər körpünü qışa qədər təmir etməyi, nəticələrini elan etməyi və iki ölkənin sərhədini açmağı razılaşdırdılar.",
    "tk": "Taraplar köprini gyşa çenli bejermek, netijelerini yglan etmek we iki ýurduň serhedini açmak barada ylalaşdylar.",
    "ps": "دواړو غاړو هوکړه وکړه چې پل به تر ژمي پورې ورغوي، پايلې به يې خلکو ته اعلانوي او د دواړو هېوادونو پوله به پرانيزي.",
    "ug": "ئىككى تەرەپ كۆۋرۈكنى قىشتىن بۇرۇن رېمونت قىلىپ، نەتىجىسىنى خەلققە ئېلان قىلىشقا ۋە چېگرانى ئېچىشقا كېلىشتى.",
    "ne": "दुवै पक्षले जाडो अघि पुल मर्मत गर्न, त्यसको नतिजा जनतालाई सुनाउन र दुई देशबीचको सीमा खोल्न सहमत भएका छन्।",
    "it": "Le parti hanno deciso di riparare il ponte prima dell'inverno, di pubblicare i risultati e di aprire il confine.",
    "nl": "De partijen zijn overeengekomen de brug voor de winter te herstellen, de uitkomst te publiceren en de grens te openen.",
    "ro": "Părțile au convenit să repare podul înainte de iarnă, să publice rezultatele și să deschidă granița dintre cele două țări.",
    "id": "Para pihak sepakat memperbaiki jembatan itu sebelum musim dingin, mengumumkan hasilnya, dan membuka perbatasan.",
    "vi": "Các bên đồng ý sửa chữa cây cầu trước mùa đông, công bố kết quả và mở cửa biên giới giữa hai nước.",
    "pl": "Strony uzgodniły, że naprawią most przed zimą, ogłoszą wyniki prac i otworzą granicę między obydwoma krajami.",
}


@pytest.mark.parametrize(("name", "language"), TEXTS)
def test_every_text_is_in_its_language(name: str, language: str) -> None:
    assert identify("\n".join(block.text for block in source(name, language).blocks)) == language


@pytest.mark.parametrize(("name", "language"), TEXTS)
def test_a_passage_is_in_its_language_or_nothing_is_said(name: str, language: str) -> None:
    passages = [b.text for b in source(name, language).blocks if len(b.text) > 60]
    read = [identify(text) for text in passages]
    assert set(read) <= {language, None}
    assert read.count(None) <= len(read) / 4


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_neighbour_without_tables_is_not_taken_for_one_that_has_them(language: str) -> None:
    assert identify(NEIGHBOURS[language]) == language
    assert recognised(NEIGHBOURS[language]) is None
    assert recognised(" ".join([NEIGHBOURS[language]] * 20)) is None


@pytest.mark.parametrize(
    "text", ["", "1234 5678", "Kazakhstan", "Article 7", "http://example.org", "x" * 500, "ـ" * 50, "a"]
)
def test_what_is_no_running_text_has_no_language(text: str) -> None:
    assert identify(text) is None


def test_scripts() -> None:
    assert script("両首脳は協力する") == "Jpan"
    assert script("兩國元首") == "Hani"
    assert script("12.5 %") is None
    assert certainty("аааа аааа аааа аааа") == 0.0


@pytest.mark.parametrize(
    ("tag", "code"),
    [("EN", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("zh-Hant-TW", "zh"), ("kaz", "kk"), ("ky", "ky"), (" ru ", "ru")],
)
def test_tags_of_every_kind_are_understood(tag: str, code: str) -> None:
    assert stated(tag) == code


@pytest.mark.parametrize("tag", ["xx", "kz", "english", "", "e", "1", "-", "../en"])
def test_an_unknown_code_is_refused_with_the_known_ones(tag: str) -> None:
    with pytest.raises(UsageError, match="ar bn de en"):
        stated(tag)


@pytest.fixture
def english(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(b.text for b in source("declaration", "en").blocks), encoding="utf-8")
    return path


def test_an_unknown_code_is_bad_usage(english: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["show", str(english), "--lang", "xx", "--format", "json"]) == 2
    out, err = capfd.readouterr()
    assert "'xx'" in err
    assert all(code in err for code in languages())
    assert "error" in json.loads(out)
    assert run(["compare", str(english), str(english), "--lang", "en", "--lang", "xx"]) == 2


def notes(path: Path, language: str, capfd: pytest.CaptureFixture[str]) -> list[str]:
    assert run(["show", str(path), "--lang", language, "--format", "json"]) == 0
    said = json.loads(capfd.readouterr().out)
    return [note["message"] for note in said["notes"] if note["code"] == "language"]


def test_what_the_user_says_is_believed_and_doubted_aloud(english: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert notes(english, "en-GB", capfd) == []
    assert "no table" in notes(english, "uz", capfd)[0]
    assert "reads as 'en'" in notes(english, "ru", capfd)[0]


def test_the_scripts_of_the_tables_are_those_that_they_state() -> None:
    assert {code: table(code)["script"] for code in languages()} == SCRIPTS

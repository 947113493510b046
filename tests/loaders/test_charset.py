from __future__ import annotations

from pathlib import Path

import pytest

from diplodiff.errors import LoadError
from diplodiff.loaders.charset import canonical, decode
from tests.contract.suite import TEXTS, source

PARALLEL = Path(__file__).parents[2] / "fixtures" / "parallel"
RU = "Стороны договорились развивать сотрудничество в области энергетики и транспорта. Подписано в двух экземплярах."
KK = "Тараптар энергетика саласындағы ынтымақтастықты дамытуға, өзара қолдау көрсетуге және күш біріктіруге уағдаласты."
AR = "اتفق الجانبان على تعزيز التعاون في مجال الطاقة والنقل والموارد المائية بين البلدين."
FA = "دو طرف بر گسترش همکاری اقتصادی و پیگیری گفتگوها تأکید کردند."
TR = "İki taraf ekonomik işbirliğini güçlendirmeyi ve ulaştırma alanında çalışmayı kararlaştırmıştır."
ZH_S = "双方同意加强经济合作，并就共同关心的国际问题发表联合声明。"
ZH_T = "雙方同意加強經濟合作，並就共同關心的國際問題發表聯合聲明。"
JA = "両首脳は、経済協力を強化することを確認し、両国の関係を発展させる決意を表明した。"
KO = "양측은 경제 협력을 강화하기로 하였으며 두 나라의 관계를 발전시키기로 하였다."
FR = "Les deux parties ont réaffirmé leur volonté de coopérer à l’avenir — même au-delà des frontières."
EL = "Τα δύο μέρη συμφώνησαν να ενισχύσουν τη συνεργασία τους στον τομέα της ενέργειας."
HE = "הצדדים הסכימו לשתף פעולה בתחום האנרגיה והתחבורה."
PL = "Strony postanowiły wzmocnić współpracę w dziedzinie łączności i żeglugi śródlądowej."

LEGACY = [
    *((RU, c) for c in ("cp1251", "koi8_r", "cp866", "iso8859_5", "utf-16-le", "utf-16-be")),
    *((KK, c) for c in ("kz1048", "ptcp154", "utf-16-le")),
    *((AR, c) for c in ("cp1256", "iso8859_6", "utf-16-be")),
    (FA, "cp1256"),
    (TR, "cp1254"),
    *((ZH_S, c) for c in ("gb2312", "gb18030", "utf-16-le")),
    *((ZH_T, c) for c in ("big5", "utf-16-be")),
    *((JA, c) for c in ("cp932", "euc_jp", "iso2022_jp", "utf-16-le")),
    *((KO, c) for c in ("cp949", "utf-16-be")),
    (FR, "cp1252"),
    (EL, "cp1253"),
    (HE, "cp1255"),
    *((PL, c) for c in ("cp1250", "iso8859_2")),
]


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "no-such-set"])
@pytest.mark.parametrize(("text", "codec"), LEGACY)
def test_a_missing_or_wrong_declaration_is_seen_through(text: str, codec: str, declared: str | None) -> None:
    body = f"<html><body><p>{text}</p></body></html>".encode(codec, "ignore")
    assert decode(body, declared)[0] == body.decode(codec)


@pytest.mark.parametrize(("text", "codec"), LEGACY)
def test_a_right_declaration_is_believed_without_a_note(text: str, codec: str) -> None:
    body = text.encode(codec, "ignore")
    found, used, notes = decode(body, codec)
    assert found == body.decode(codec)
    assert notes == ()
    assert canonical(used) == canonical(codec)


def test_capitals_alone_are_enough() -> None:
    title = "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ ПРЕЗИДЕНТОВ О ДАЛЬНЕЙШЕМ РАЗВИТИИ СОТРУДНИЧЕСТВА"
    for codec in ("cp1251", "koi8_r"):
        assert decode(title.encode(codec))[0] == title


def test_valid_utf8_wins_over_a_declared_single_byte_set_with_a_note() -> None:
    text, used, notes = decode(FR.encode(), "iso-8859-1")
    assert (text, used) == (FR, "utf-8")
    assert [n.code for n in notes] == ["charset"]
    assert "iso-8859-1" in notes[0].message


def test_latin_declared_as_utf8_is_read_as_latin_with_a_note() -> None:
    text, used, notes = decode(FR.encode("cp1252"), "utf-8")
    assert (text, used) == (FR, "cp1252")
    assert notes


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_not_text(codec: str) -> None:
    assert decode(RU.encode(codec), "cp1251")[0] == RU


def test_damaged_utf8_is_still_utf8_and_says_so() -> None:
    body = (RU * 3).encode()
    text, used, notes = decode(body[:100] + b"\xff" + body[100:], "utf-8")
    assert used == "utf-8"
    assert text.count("\ufffd") <= 3
    assert "damaged" in notes[0].message


def test_ascii_needs_no_guess() -> None:
    assert decode(b"Plain words.", "windows-1251") == ("Plain words.", "ascii", ())


@pytest.mark.parametrize(
    ("body", "word"),
    [(b"%PDF-1.7 ...", "PDF"), (b"PK\x03\x04....", "DOCX"), (b"\x89PNG\r\n", "PNG"), (bytes(range(256)) * 9, "binary")],
)
def test_what_is_no_text_is_refused_in_words(body: bytes, word: str) -> None:
    with pytest.raises(LoadError, match=word):
        decode(body)


def test_a_capital_alpha_tells_two_greek_sets_apart() -> None:
    text = "Άρθρο 1. Τα Μέρη επιβεβαιώνουν τον σεβασμό της κυριαρχίας και της εδαφικής ακεραιότητας."
    assert decode(text.encode("iso8859_7"), "iso-8859-7")[::2] == (text, ())
    assert decode(text.encode("cp1253"))[0] == text


def test_accents_that_windows_1258_has_as_signs_of_their_own() -> None:
    text = "Hai bên nhất trí tổ chức hội đàm thường niên giữa hai Bộ trưởng Ngoại giao trước ngày 31 tháng 1."
    apart = {
        "ấ": "â\u0301",
        "í": "í",
        "ổ": "ô\u0309",
        "ứ": "ư\u0301",
        "ộ": "ô\u0323",
        "à": "à",
        "ờ": "ơ\u0300",
        "ữ": "ư\u0303",
    }
    apart |= {"ư": "ư", "ở": "ơ\u0309", "ạ": "a\u0323", "ớ": "ơ\u0301"}
    body = "".join(apart.get(c, c) for c in text).encode("cp1258")
    assert decode(body)[:2] == (text, "cp1258")


def test_declared_names_are_understood_as_browsers_do() -> None:
    assert canonical("GB2312") == "gb18030"
    assert canonical("latin1") == "cp1252"
    assert canonical("x-sjis") == "cp932"
    assert canonical("windows-874") == "cp874"
    assert canonical("rot13") is None
    assert canonical("") is None


# --- every language in every set that can write it

SETS = [
    "cp1251",
    "koi8_r",
    "cp866",
    "iso8859_5",
    "kz1048",
    "ptcp154",
    "cp1254",
    "iso8859_9",
    "cp1256",
    "cp1252",
    "latin_1",
    "iso8859_15",
    "gb18030",
    "gbk",
    "gb2312",
    "big5",
    "shift_jis",
    "euc_jp",
    "iso2022_jp",
    "euc_kr",
    "cp949",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-8",
    "utf-8-sig",
]
EAST_ASIAN = {"gb18030", "gbk", "gb2312", "big5", "shift_jis", "euc_jp", "iso2022_jp", "euc_kr", "cp949"}
# East Asian sets write other languages too; such text is rare, and is read right or refused.
HOME = {
    "gb18030": "zh",
    "gbk": "zh",
    "gb2312": "zh",
    "big5": "zh",
    "shift_jis": "ja",
    "euc_jp": "ja",
    "iso2022_jp": "ja",
}
HOME |= {"euc_kr": "ko", "cp949": "ko"}


def written() -> list[tuple[str, str]]:
    pairs = []
    for name, language in TEXTS:
        for codec in SETS:
            try:
                body = longest(language).encode(codec)
            except UnicodeEncodeError:
                continue
            if name == "declaration" and not (body.isascii() and codec not in ("iso2022_jp",)):
                pairs.append((language, codec))
    return pairs


def longest(language: str) -> str:
    return max((block.text for block in source("declaration", language).blocks), key=len)


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1251", "gb2312"])
@pytest.mark.parametrize("page", [False, True])
@pytest.mark.parametrize(("language", "codec"), written())
def test_right_or_refused_but_never_silently_wrong(language: str, codec: str, page: bool, declared: str | None) -> None:
    text = longest(language)
    whole = f"<html><head><title>T</title></head><body><p>{text}</p></body></html>" if page else text
    foreign = codec in EAST_ASIAN and HOME[codec] != language
    try:
        found, _, notes = decode(whole.encode(codec), declared)
    except LoadError:
        assert foreign
        return
    if foreign:
        assert found == whole or notes
    else:
        assert found == whole


@pytest.mark.parametrize("body", [b"\xe0" * 300, b"\xe0\xe1" * 200, ("аааа бббб аааа " * 30).encode("cp1251")])
def test_letters_without_words_are_no_text(body: bytes) -> None:
    with pytest.raises(LoadError, match="character set"):
        decode(body)


def test_a_short_guess_is_called_uncertain() -> None:
    text, _, notes = decode("ДЕКЛАРАЦИЯ".encode("cp1251"))
    assert text == "ДЕКЛАРАЦИЯ"
    assert "uncertain" in notes[0].message


@pytest.mark.parametrize(
    ("text", "codec"), [(RU, "utf-8"), (ZH_S, "gb18030"), (JA, "cp932"), (KO, "cp949"), (ZH_T, "big5")]
)
def test_a_letter_cut_off_at_the_end_is_noted(text: str, codec: str) -> None:
    found, _, notes = decode(text.rstrip(".。").encode(codec)[:-1], codec)
    assert found.rstrip("\ufffd") == text.rstrip(".。")[:-1]
    assert any("damaged" in note.message for note in notes)


def test_utf7_is_refused_and_phone_numbers_are_not() -> None:
    with pytest.raises(LoadError, match="UTF-7"):
        decode(RU.encode("utf-7"))
    plain = b"Call +77172720000 or +923001234567 and quote +aGVsbG8gd29ybGQ of +ABCdefGhi/ before noon. " * 9
    assert decode(plain) == (plain.decode(), "ascii", ())


@pytest.mark.parametrize("taken_for", ["latin_1", "cp1252", "cp1251"])
@pytest.mark.parametrize("text", [RU, KK, AR, FA])
def test_mistaken_letters_are_told_and_left(text: str, taken_for: str) -> None:
    mistaken = (text * 3).encode().decode(taken_for, "ignore")
    found, _, notes = decode(mistaken.encode())
    assert found == mistaken
    assert [note.code for note in notes] == ["mojibake"]


def test_cyrillic_printed_in_western_letters_is_told() -> None:
    notes = decode(RU.encode("cp1251").decode("latin_1").encode())[2]
    assert "windows-1251" in notes[0].message or "cp1251" in notes[0].message


@pytest.mark.parametrize(("name", "language"), TEXTS)
def test_sound_text_is_not_called_mistaken(name: str, language: str) -> None:
    assert decode("\n".join(block.text for block in source(name, language).blocks).encode())[2] == ()


@pytest.mark.parametrize(("language", "codec"), [("he", "cp1255"), ("fr", "cp850")])
def test_a_whole_text_is_not_read_in_another_script(language: str, codec: str) -> None:
    """Hebrew in windows-1255 is Cyrillic letters in windows-1251 and KOI8, and French of DOS has marks inside words."""
    text = (PARALLEL / f"declaration.{language}.txt").read_text(encoding="utf-8")
    body = text.encode(codec, "ignore")
    assert decode(body)[0] == body.decode(codec)

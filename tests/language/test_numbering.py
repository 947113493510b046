"""Labels are accepted inside a consistent sequence and nowhere else."""

from __future__ import annotations

import pytest

from diplodiff.language import labels
from diplodiff.language.labels import candidates
from diplodiff.language.numbering import Line, accept


def values(text: str, language: str = "en") -> list[int | None]:
    lines = [Line(line.strip()) for line in text.strip().splitlines()]
    return [label.candidate.value if label else None for label in accept(lines, language)]


@pytest.mark.parametrize(
    ("line", "language", "style", "value", "printed", "rest"),
    [
        ("15. The Sides", "en", "1.", 15, "15", "The Sides"),
        ("(15) The Sides", "en", "(1)", 15, "(15)", "The Sides"),
        ("15) The Sides", "en", "1)", 15, "15", "The Sides"),
        ("Article 4", "en", "article", 4, "Article 4", ""),
        ("Article 4. Trade", "en", "article", 4, "Article 4", "Trade"),
        ("ARTICLE IV", "en", "article", 4, "ARTICLE IV", ""),
        ("IV. Trade", "en", "I.", 4, "IV", "Trade"),
        ("(a) wool;", "en", "(a)", 1, "(a)", "wool;"),
        ("(iv) wool;", "en", "(i)", 4, "(iv)", "wool;"),
        ("1.2.3 Trade", "en", "1.1", 3, "1.2.3", "Trade"),
        ("§ 2b Scope", "de", "§", 2, "§ 2b", "Scope"),
        ("Статья 12", "ru", "article", 12, "Статья 12", ""),
        ("12-бап. Сауда", "kk", "article", 12, "12-бап", "Сауда"),
        ("۱۵۔ فریقین", "ur", "1.", 15, "۱۵", "فریقین"),
        ("١٥- الجانبان", "ar", "1-", 15, "١٥", "الجانبان"),
        ("第十五条 双方", "zh", "article", 15, "第十五条", "双方"),
        ("十五、双方", "zh", "一、", 15, "十五", "双方"),
        ("（三）双方", "zh", "(一)", 3, "（三）", "双方"),
        ("⑮ 双方", "zh", "①", 15, "⑮", "双方"),
        ("제15조 (목적)", "ko", "article", 15, "제15조", "(목적)"),
        ("Madde 3 – Konu", "tr", "article", 3, "Madde 3", "Konu"),
        ("Article premier", "fr", "article", 1, "Article premier", ""),
        ("১৫। উভয় পক্ষ", "bn", "1.", 15, "১৫", "উভয় পক্ষ"),
        ("প্রথম অধ্যায় বাণিজ্য", "bn", "section", 1, "প্রথম অধ্যায়", "বাণিজ্য"),
        ("अनुच्छेद दो", "hi", "article", 2, "अनुच्छेद दो", ""),
        ("подпункт «б» Пшеница", "ru", "subparagraph", 2, "подпункт «б»", "Пшеница"),
        ("Buchstabe c) Weizen", "de", "subparagraph", 3, "Buchstabe c", "Weizen"),
        ("alínea b As partes", "pt", "subparagraph", 2, "alínea b", "As partes"),
        ("بند (ب) گندم", "fa", "subparagraph", 2, "بند (ب)", "گندم"),
        ("2-тармақша. Бидай", "kk", "subparagraph", 2, "2-тармақша", "Бидай"),
        ("第二项 小麦", "zh", "subparagraph", 2, "第二项", "小麦"),
        ("3.º Trigo", "es", "1°", 3, "3.º", "Trigo"),
        ("Artículo 3.- Trigo", "es", "article", 3, "Artículo 3", "Trigo"),
        ("3.2025年贸易", "zh", "1.", 3, "3", "2025年贸易"),
        ("٣-يؤكد الجانبان", "ar", "1-", 3, "٣", "يؤكد الجانبان"),
        ("ب-القمح", "ar", "a0-", 2, "ب", "القمح"),
        ("【3】小麦", "zh", "(1)", 3, "【3】", "小麦"),
        ("No. 4 The Sides", "en", "№", 4, "No. 4", "The Sides"),
        ("№ 4. Стороны", "ru", "№", 4, "№ 4", "Стороны"),
        ("N.º 4 Trigo", "pt", "№", 4, "N.º 4", "Trigo"),
        ("No: 4 Taraflar", "tr", "№", 4, "No: 4", "Taraflar"),
        ("نمبر 4۔ فریقین", "ur", "№", 4, "نمبر 4", "فریقین"),
        ("二是双方", "zh", "一是", 2, "二是", "双方"),
        ("第２に、双方は", "ja", "ordinal", 2, "第２に", "双方は"),
        ("㉯ 밀", "ko", "㉮", 2, "㉯", "밀"),
        ("(ｲ) 小麦", "ja", "(a0)", 2, "(ｲ)", "小麦"),
    ],
)
def test_a_label_is_read(line: str, language: str, style: str, value: int, printed: str, rest: str) -> None:
    found = [(c.style, c.value, c.printed, line[c.end :]) for c in candidates(line, language)]
    assert (style, value, printed, rest) in found


def test_articles_without_a_space_behind_them_are_believed_in_a_sequence() -> None:
    assert values("第一条双方合作。\n第二条双方贸易。\n第三条2025年贸易。", "zh") == [1, 2, 3]
    assert values("双方合作。\n第三条规定的义务不变。\n双方贸易。", "zh") == [None, None, None]


def test_a_reference_is_no_label() -> None:
    assert candidates("Article 5 of the Charter provides otherwise.", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1. a\n2. b\n4. Februar 2026 war ein Mittwoch.\n3. c", "de", [1, 2, None, 3]),
        ("1. a\n2. b\nV. Putin met them.\n3. c", "en", [1, 2, None, 3]),
        ("2026. was a year\n15. madde uyarınca", "tr", [None, None]),
        ("1. a\n(a) x\n(b) y\n2. b\n(a) x\n(b) y", "en", [1, 1, 2, 2, 1, 2]),
        ("1. a\n2. b\n14. lost some\n15. c\n16. d", "en", [1, 2, 14, 15, 16]),
        ("14. a\n15. b\n17. c\n18. d", "en", [14, 15, 17, 18]),
        ("Part I\n1. a\n2. b\nPart II\n1. c\n2. d", "en", [1, 1, 2, 2, 1, 2]),
        ("Article 1\nArticle 2\nArticle 5 of that treaty\nArticle 3", "en", [1, 2, None, 3]),
        ("А) x\nplain\nwords", "ru", [None, None, None]),
        ("(h) x", "en", [None]),
    ],
)
def test_labels_in_sequence(text: str, language: str, expected: list[int | None]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "第十一条 甲\n第十二条 乙\n第十二条の二 丙\n第十三条 丁", [11, 12, 12, 13]),
        ("zh", "第十二条 甲\n第十二条之一 乙\n第十三条 丙", [12, 12, 13]),
        ("ko", "제1조 (목적) 가\n제1조의2 (정의) 나\n제2조 다", [1, 1, 2]),
        ("ja", "（ａ） x\n（ｂ） y", [1, 2]),
        ("fa", "الف( در این\nب( در آن", [1, 2]),
        ("ja", "1．運転\n2．2026年\n3．業務", [1, 2, 3]),
        ("en", "No. 1 The Sides\nNo. 2 The Sides", [1, 2]),
        ("en", "No. 1 The Sides\nplain\nNo. 14/2031 Home", [None, None, None]),
        ("en", "No. 1 port of the country\nNo. 2 port of it", [None, None]),
        ("kk", "№ 1 Тараптар\n№ 2 Әр Тарап", [1, 2]),
        ("zh", "一是双方合作\n二是双方贸易", [1, 2]),
        ("zh", "一是双方合作；二是双方贸易\n双方会晤", [None, None]),
        ("ko", "일. 가\n이. 나\n삼. 다\n사. 라", [1, 2, 3, 4]),
        ("ko", "1. 가\n① 나\n㉮ 다\n㉯ 라\n② 마\n2. 바", [1, 1, 1, 2, 2, 2]),
        ("en", "I. Trade\n1. a\n2. b\nII. Culture\n1. c\n2. d", [1, 1, 2, 2, 1, 2]),
        ("ru", "I\nПолитика\n1. a\n2. b\nII\nТорговля\n3. c\n4. d", [1, None, 1, 2, 2, None, 3, 4]),
        ("es", "PRIMERO.- Las partes\nSEGUNDO.- Las partes\nTERCERO.- Las", [1, 2, 3]),
        ("es", "Primero. Las partes\nSegundo. Las partes", [1, 2]),
        ("ar", "أولاً: يتفق\nثانياً: يتفق\nثالثاً: ي", [1, 2, 3]),
        ("ru", "Первое. Стороны\nВторое. Стороны", [1, 2]),
        ("ru", "Во-первых, Стороны\nВо-вторых, Стороны", [1, 2]),
        ("kk", "Бірінші. Тараптар\nЕкінші. Тараптар", [1, 2]),
        ("kk", "Біріншіден, Тараптар\nЕкіншіден, Тараптар", [1, 2]),
        ("ur", "اول، فریقین\nدوم، فریقین\nسوم، فریقین", [1, 2, 3]),
        ("fa", "نخست، دو طرف\nدوم، دو طرف", [1, 2]),
        ("zh", "首先，双方\n其次，双方", [1, 2]),
        ("zh", "一、总则\n（一）甲\n1. 子\n①丑\n②寅\n2. 卯\n（二）乙\n二、附则", [1, 1, 1, 1, 2, 2, 2, 2]),
        ("ko", "1. 가\n가. 나\n나. 다\n2. 라\n가. x\n나. y", [1, 1, 2, 2, 1, 2]),
        ("ko", "Ⅰ. 정치\n1. a\n2. b\nⅡ. 경제\n1. c\n2. d", [1, 1, 2, 2, 1, 2]),
        ("ja", "１ 双方は、\n２ 双方は、\n３ 双方は、", [1, 2, 3]),
        ("ja", "一 双方は、\n二 双方は、\n三 双方は、", [1, 2, 3]),
        ("ja", "（イ） x\n（ロ） y\n（ハ） z", [1, 2, 3]),
        ("de", "§ 1 Zweck\n(1) a\n(2) b\n§ 2 Ort\n(1) c\n(2) d", [1, 1, 2, 2, 1, 2]),
        ("de", "1. x\na) y\naa) z\nbb) w\nb) v\n2. u", [1, 1, 1, 2, 2, 2]),
        ("pt", "Artigo 1.º\n1. a\n2. b\nArtigo 2.º\n1. c", [1, 1, 2, 2, 1]),
        ("pt", "I – a\nII – b\nIII – c", [1, 2, 3]),
        ("pt", "Cláusula Primeira\nx\nCláusula Segunda\ny", [1, None, 2, None]),
        ("fr", "1° un\n2° deux\n3° trois", [1, 2, 3]),
        ("fr", "I.- a\nII.- b", [1, 2]),
        ("fr", "Article 1er\na\nArticle 2\nb", [1, None, 2, None]),
        ("tr", "MADDE 1 – Amaç\nMADDE 2 – Kapsam\n15. madde uyarınca", [1, 2, None]),
        ("tr", "1. Madde\na\n2. Madde\nb", [1, None, 2, None]),
        ("hi", "१। क\n२। ख\n३। ग", [1, 2, 3]),
        ("hi", "(क) a\n(ख) b\n(ग) c", [1, 2, 3]),
        ("bn", "ক. a\nখ. b\nগ. c", [1, 2, 3]),
        ("bn", "১৫ নম্বর অনুচ্ছেদ অনুযায়ী", [None]),
        ("ar", "المادة (1)\nx\nالمادة (2)\ny", [1, None, 2, None]),
        ("ar", "١/١ أ", [None]),
        ("ar", "أ- x\nب- y\nج- z\nد- w\nهـ- v\nو- u", [1, 2, 3, 4, 5, 6]),
        ("ar", "و هذا\nو ذلك", [None, None]),
        ("ur", "شق ۱\nx\nشق ۲\ny", [1, None, 2, None]),
        ("ur", "۱. x\n۲. y", [1, 2]),
        ("ru", "а) x\nб) y\nв) z\nг) w\nд) v\nе) u\nж) t", [1, 2, 3, 4, 5, 6, 7]),
        ("ru", "1) x\n2) y\n3) z", [1, 2, 3]),
        ("kk", "1-бап\nx\n2-бап\ny", [1, None, 2, None]),
        ("kk", "1-бап. Мақсат\n2-бап. Орын", [1, 2]),
        ("en", "1.\nx\n2.\ny", [1, None, 2, None]),
        ("en", "1.1 a\n1.2 b\n1.2.1 c\n2.1 d", [1, 2, 1, 1]),
        ("en", "ARTICLE ONE\nx\nARTICLE TWO\ny", [1, None, 2, None]),
        ("en", "[1] x\n[2] y", [1, 2]),
        ("en", "A. x\nB. y\nC. z", [1, 2, 3]),
        ("en", "First, x\nSecond, y\nThird, z", [1, 2, 3]),
        ("fa", "تبصره ۱- x\nتبصره ۲- y", [1, 2]),
        ("fa", "۱ـ x\n۲ـ y", [1, 2]),
        ("fa", "مادهٔ نخست\nx\nماده دوم\ny", [1, None, 2, None]),
        ("zh", "第1条\nx\n第2条\ny", [1, None, 2, None]),
        ("zh", "１．甲\n２．乙", [1, 2]),
        ("zh", "1、甲\n2、乙", [1, 2]),
        ("en", "13. x\n14. y\n15. z", [13, 14, 15]),
        ("en", "1. a\n1 May 2026 was\n2. b", [1, None, 2]),
        ("de", "1. a\n4. Februar 2026\n2. b", [1, None, 2]),
        ("ko", "합의하였다.\n가. x\n나. y", [None, 1, 2]),
        ("ru", "а) x\nб) y\nв) z\nг) w\nд) v\nе) u\nё) t\nж) s", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("kk", "а) x\nә) y\nб) z\nв) w\nг) v\nғ) u\nд) t", [1, 2, 3, 4, 5, 6, 7]),
        ("kk", "а) x\nб) y\nв) z\nг) w\nд) v", [1, 2, 3, 4, 5]),
        ("fa", "الف- x\nب- y\nج- z", [1, 2, 3]),
        ("fa", "الف) x\nب) y\nپ) z\nت) w", [1, 2, 3, 4]),
        ("tr", "a) x\nb) y\nc) z\nç) w\nd) v", [1, 2, 3, 4, 5]),
        ("tr", "a) x\nb) y\nc) z\nd) w", [1, 2, 3, 4]),
        ("ja", "ア　x\nイ　y\nウ　z", [1, 2, 3]),
        ("ja", "イ　両国は\nロ　双方は\nハ　互いに", [1, 2, 3]),
        ("ja", "Ⅰ　総論\nⅡ　各論", [1, 2]),
        ("ru", "ІІІ. x\nІV. y\nV. z\nVІ. w", [3, 4, 5, 6]),
        ("zh", "⑴ 甲\n⑵ 乙", [1, 2]),
        ("en", "Annex A\nx\nAnnex B\ny\nAnnex C", [1, None, 2, None, 3]),
        ("en", "Annex A to the Treaty provides", [None]),
        ("ru", "Приложение А\nx\nПриложение Б", [1, None, 2]),
        ("en", "(g) x\n(h) x\n(i) y\n(j) z", [7, 8, 9, 10]),
        ("en", "(f) w\n(g) x\n(h) x\n(i) y\n(ii) z\n(i) v\n(j) u", [6, 7, 8, 1, 2, 9, 10]),
        ("kk", "2026 ж. 4 ақпан\n1. x\n2. y", [None, 1, 2]),
        ("ru", "«4» февраля 2026 года\n1. x\n2. y", [None, 1, 2]),
        ("en", "1. x\n(c) 2026 Ministry\n2. y", [1, None, 2]),
    ],
)
def test_national_styles_in_sequence(language: str, text: str, expected: list[int | None]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("line", "language", "heading", "printed", "rest"),
    [
        ("附属書 署名された文書", "ja", False, "附属書", "署名された文書"),
        ("부속서 서명된 문서", "ko", True, "부속서", "서명된 문서"),
        ("ضمیمہ دستاویزات", "ur", True, "ضمیمہ", "دستاویزات"),
        ("第十二条の二 定義", "ja", False, "第十二条の二", "定義"),
        ("الف( در کلم", "fa", False, "الف", "در کلم"),
        ("（ａ）水位", "ja", False, "（ａ）", "水位"),
    ],
)
def test_a_label_is_read_as_printed(line: str, language: str, heading: bool, printed: str, rest: str) -> None:
    assert (printed, rest) in [(c.printed, line[c.end :]) for c in candidates(line, language, heading)]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("부속서 서명된 문서", "ko"),
        ("第一条の規定", "ja"),
        ("ملحق السفارة", "ar"),
        ("A Parte sarniana agradeceu.", "pt"),
        ("А. В. Лозовой", "ru"),
    ],
)
def test_a_word_that_goes_on_is_no_label(line: str, language: str) -> None:
    assert candidates(line, language) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. The Parties shall:\n(i) build;\n2. They meet.", [1, 1, 2]),
        ("1. They trade.\n(a) wool;\n2. They meet.", [1, 1, 2]),
        ("The Parties shall:\n(a) trade.\nThey meet.", [None, 1, None]),
        ("The Parties shall:\n1) trade.\nThey meet.", [None, 1, None]),
        ("(i) stands here\nThey meet.", [None, None]),
        ("They met on:\n1. January 2026", [None, None]),
    ],
)
def test_a_single_item_is_believed_where_something_leads_to_it(text: str, expected: list[int | None]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Art. 1 Zweck\n7 Art. 2 Geltung\n8 Art. 2 a Ausnahmen\nArt. 3 Schluss", "de", [1, 2, 2, 3]),
        ("Article 4\n[3] Article 5\nArticle 6", "en", [4, 5, 6]),
        ("Статья 1. Цели\n2 Статья 2. Действие\nСтатья 3. Срок", "ru", [1, 2, 3]),
        # no sequence goes on, or a sentence that begins with a reference
        ("Die Seiten handeln.\n7 Art. 2 Geltung\nSie treffen sich.", "de", [None, None, None]),
        (
            "Art. 1 Zweck\n1 Das Gesetz gilt.\n2 Artikel 2 Absatz 1 gilt nicht.\n3 Es endet.\nArt. 2 Ort",
            "de",
            [1, 1, 2, 3, 2],
        ),
    ],
)
def test_the_number_of_a_footnote_before_an_article_is_passed_over(
    text: str, language: str, expected: list[int | None]
) -> None:
    assert values(text, language) == expected


def test_a_number_that_the_format_computes_is_believed() -> None:
    labels = accept([Line("The Sides agree.", "13."), Line("They meet again.", "14.")], "en")
    assert [label.candidate.value for label in labels if label] == [13, 14]


@pytest.mark.parametrize(
    ("day", "language"),
    [("1 February 2026", "en"), ("1 июня 2025 года", "ru"), ("1 मई 1998 की मैत्री संधि का स्मरण करते हुए", "hi")],
)
def test_what_only_looks_like_a_label_moves_no_paragraph_inwards(day: str, language: str) -> None:
    lines = [day, "1. one", "(a) first", "(b) second", "2. two", "3. three"]
    found = accept([Line(line) for line in lines], language)
    assert [label and label.depth for label in found] == [None, 1, 2, 2, 1, 1]


def test_long_documents_stay_linear() -> None:
    lines = [Line(f"{n}. paragraph") for n in range(1, 900)] + [Line(f"({n % 26}) x") for n in range(900)]
    assert sum(1 for label in accept(lines, "en") if label) >= 899


def test_no_shape_of_a_label_is_passed_over_by_its_first_character() -> None:
    """What a shape is said to begin with holds all that it can begin with."""
    first = "".join(begins for _, begins, _ in labels._SHAPES) + "0a(A一①§#“-"
    for head in (
        f"{one}{rest}" for one in first for rest in ("", ".", ") x", "、", "1) x", "I) x", "i) x", "一）x", ". X", " X")
    ):
        for style, begins, shape in labels._SHAPES:
            assert shape.match(head) is None or head[0] in begins, (style, head)


@pytest.mark.parametrize(
    "shape", ["{}. The Sides", "({}) The Sides", "{}) The Sides", "{} The Sides", "{}、双方", "{}- الجانبان"]
)
def test_a_sequence_goes_on_beyond_999(shape: str) -> None:
    counted = [*range(995, 1003), 1004, 1005, 1006]  # 1003 was not published
    assert values("\n".join(shape.format(n) for n in counted), "ar" if "ال" in shape else "en") == counted


@pytest.mark.parametrize(
    "line", ["2026. The year of the horse", "(2026) Annual report", "2026 The Sides met", "1001. The Sides"]
)
def test_a_large_number_that_no_sequence_leads_to_is_no_label(line: str) -> None:
    lines = [f"{n}. The Sides agree." for n in range(1, 6)]
    assert values("\n".join([*lines[:3], line, *lines[3:]])) == [1, 2, 3, None, 4, 5]
    assert values("\n".join(f"{n}. The year that was." for n in range(2019, 2027))) == [None] * 8

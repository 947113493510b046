"""Sentence ends in sixteen languages; what looks like one and is none."""

from __future__ import annotations

import pytest

from diplodiff.language.sentences import sentences


def cut(text: str, language: str, semicolons: bool = False) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language, semicolons)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["H.E. Mr. Orel met Dr. Senn in the U.N. building.", "They agreed on para. 15 and Art. 3."]),
        ("en", ["The answer was no.", "The Sides will meet on 3 Mar. 2027."]),
        ("en", ["Trade grew by 1.5 per cent.", "It reached USD 3.2 billion!", "Will it last?", "It will."]),
        ("ru", ["Стороны встретятся в г. Кельм и рассмотрят п. 15.", "Объём составил 3 млрд. долл. США."]),
        ("ru", ["Д. Орел и А. С. Сенн подписали документ.", "Он вступил в силу 4 февраля 2026 г. в г. Кельм."]),
        ("kk", ["2026 ж. 4 ақпанда 3 млрд. АҚШ доллары бөлінді.", "Тараптар, сарапшылар және т.б. Кельм қ. жиналды."]),
        ("am", ["ሁለቱ ወገኖች በየዓመቱ እንዲገናኙ ወስነዋል።", "ስብሰባው ይካሄዳልን፧", "ብድሩ ይከፈላል።"]),
        ("hy", ["Կողմերը պայմանավորվեցին հանդիպել։", "Հանդիպումը կկայանա մայիսին։"]),
        ("ur", ["صدر ڈاکٹر اوریل آئے۔", "کیا وہ گئے؟", "تجارت ۱.۲ ارب ڈالر ہے۔"]),
        ("ar", ["استقبل د. أوريل أ.د. سين.", "هل اتفقا؟", "بلغت التجارة ١.٢ مليار."]),
        ("fa", ["دو طرف توافق کردند.", "آیا پذیرفتند؟", "حجم آن ۱.۲ میلیارد است."]),
        ("zh", ["双方同意合作。", "总统表示：“合作是长期的。”", "首相赞同！"]),
        ("zh", ["双方本着“相互尊重。”的精神行事。"]),
        ("ja", ["大統領は「協力は続く。」と述べた。", "首相は同意した。"]),
        ("ko", ["양측은 No. 7에 합의하였다.", "의장은 수락하였다."]),
        ("fr", ["S.E. M. Orel a cité l'art. 15 et l'al. 2.", "Mme Senn a répondu."]),
        ("es", ["El Excmo. Sr. Orel citó el art. 15 n.º 7 de los EE. UU. y Sarn.", "¿Aceptó?", "Sí."]),
        ("es", ["Protegerán los recursos del mar.", "Las Partes se reunirán."]),
        ("pt", ["S. Exa. o Sr. Orel citou o art. 15.", "Pescam no mar.", "As Partes concordam."]),
        ("tr", ["Sn. Orel, 15. Genel Kurul'da konuştu.", "15. madde uyarınca vb. konular ele alındı."]),
        ("de", ["Die 15. Tagung begann am 4. Februar 2026.", "Sie gilt z. B. nach Art. 3 Abs. 2.", "Er endet 2027."]),
        (
            "de",
            [
                "Dies folgt aus Artikel 15.",
                "Die Seiten begrüßten den 21. Gipfel vor dem 22. Treffen im 21. Jahrhundert.",
            ],
        ),
        ("hi", ["राष्ट्रपति डॉ. ओरेल आए।", "क्या वे गए?", "पैरा सं. ७ लागू है॥"]),
        ("bn", ["রাষ্ট্রপতি ড. ওরেল ও মো. কারিম এলেন।", "তাঁরা কি একমত?", "হ্যাঁ।"]),
    ],
)
def test_sentences(language: str, expected: list[str]) -> None:
    gap = "" if language in ("zh", "ja") else " "
    assert cut(gap.join(expected), language) == expected


def test_a_label_is_no_sentence() -> None:
    assert cut("II. Abschnitt", "de") == ["II. Abschnitt"]


def test_items_of_a_preamble() -> None:
    assert cut("Recalling the Treaty; guided by the Charter;", "en", semicolons=True) == [
        "Recalling the Treaty;",
        "guided by the Charter;",
    ]
    assert cut("إذ يستذكران المعاهدة؛ وانطلاقاً من الميثاق؛", "ar", semicolons=True) == [
        "إذ يستذكران المعاهدة؛",
        "وانطلاقاً من الميثاق؛",
    ]
    assert cut("回顾条约；遵循宪章；", "zh", semicolons=True) == ["回顾条约；", "遵循宪章；"]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("pl", "Zgodnie z art. 5 ust. 2 Umowy Strony postanowiły, co następuje. Umowa obowiązuje.", 2),
        (
            "uk",
            "Відповідно до ст. 5 п. 2 Угоди Сторони домовились. Міст ім. Шевченка відкрито у 2019 р. Сторони задоволені.",
            3,
        ),
        ("th", "ทำขึ้น ณ กรุงทาชิน เมื่อวันที่ 12 พฤษภาคม พ.ศ. 2567 เป็นสองฉบับ", 1),
        ("hr", "Sukladno čl. 4 Sporazuma stranke su suglasne. Trošak iznosi 3 mil. EUR godišnje.", 2),
    ],
)
def test_abbreviations_of_languages_without_a_table_end_no_sentence(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count

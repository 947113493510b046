"""The closing formula as data, in sixteen languages."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from diplodiff.language.testimony import attested

FORMULAS = [
    ("en", "Done at Kelm on 12 May 2026 in two originals, each in the Urdu, Kazakh and English languages, all texts being equally authentic. In case of divergence of interpretation, the English text shall prevail."),
    ("en", "DONE in duplicate at Kelm, this twelfth day of May, two thousand and twenty-six, in the Urdu, Kazakh and English languages, all texts being equally authentic. In the event of any difference the English text shall prevail."),
    ("ru", "Совершено в городе Кельм «12» мая 2026 года в двух подлинных экземплярах, каждый на урду, казахском и английском языках, причём все тексты имеют одинаковую силу. В случае возникновения разногласий в толковании используется текст на английском языке."),
    ("kk", "Кельм қаласында 2026 жылғы 12 мамырда әрқайсысы урду, қазақ және ағылшын тілдерінде екі түпнұсқа данада жасалды, әрі барлық мәтіндердің күші бірдей. Түсіндіруде келіспеушіліктер туындаған жағдайда ағылшын тіліндегі мәтін басым болады."),
    ("ur", "یہ معاہدہ بمقام کیلم ۱۲ مئی ۲۰۲۶ء کو اردو، قازق اور انگریزی زبانوں میں دو اصل نسخوں میں تیار کیا گیا، تمام متون یکساں مستند ہیں۔ تشریح میں اختلاف کی صورت میں انگریزی متن کو ترجیح حاصل ہوگی۔"),
    ("ar", "حررت في مدينة كلم بتاريخ 12 مايو 2026 من نسختين أصليتين باللغات الأردية والكازاخية والإنجليزية، وجميع النصوص متساوية في الحجية. وفي حال الاختلاف في التفسير يرجح النص الإنجليزي."),
    ("zh", "本协定于二〇二六年五月十二日在凯尔姆签订，一式两份，每份均用乌尔都文、哈萨克文和英文写成，三种文本同等作准。如遇解释上的分歧，以英文本为准。"),
    ("fr", "Fait à Kelm, le 12 mai 2026, en deux exemplaires originaux, en langues ourdoue, kazakhe et anglaise, tous les textes faisant également foi. En cas de divergence d'interprétation, le texte anglais prévaut."),
    ("es", "Hecho en Kelm, el 12 de mayo de 2026, en dos ejemplares originales, en los idiomas urdu, kazajo e inglés, siendo todos los textos igualmente auténticos. En caso de divergencia en la interpretación, prevalecerá el texto en inglés."),
    ("tr", "İşbu Anlaşma Kelm'de, 12 Mayıs 2026 tarihinde, Urduca, Kazakça ve İngilizce dillerinde, tüm metinler eşit derecede geçerli olmak üzere iki nüsha halinde imzalanmıştır. Yorum farklılığı halinde İngilizce metin esas alınır."),
    ("fa", "این موافقتنامه در تاریخ ۲۲ اردیبهشت ۱۴۰۵ برابر با ۱۲ مه ۲۰۲۶ در شهر کلم در دو نسخه به زبان‌های اردو، قزاقی و انگلیسی تنظیم گردید که هر سه متن از اعتبار یکسان برخوردار است. در صورت بروز اختلاف در تفسیر، متن انگلیسی ملاک عمل خواهد بود."),
    ("hi", "केल्म में 12 मई 2026 को उर्दू, कज़ाख और अंग्रेज़ी भाषाओं में दो मूल प्रतियों में हस्ताक्षरित, सभी पाठ समान रूप से प्रामाणिक हैं। निर्वचन में भिन्नता होने पर अंग्रेज़ी पाठ अभिभावी होगा।"),
    ("bn", "১২ মে ২০২৬ তারিখে কেল্মে উর্দু, কাজাখ ও ইংরেজি ভাষায় দুটি মূল কপিতে স্বাক্ষরিত, সকল পাঠ সমভাবে প্রামাণ্য। ব্যাখ্যায় মতপার্থক্য হলে ইংরেজি পাঠ প্রাধান্য পাবে।"),
    ("de", "Geschehen zu Kelm am 12. Mai 2026 in zwei Urschriften, jede in urdu, kasachischer und englischer Sprache, wobei jeder Wortlaut gleichermaßen verbindlich ist. Bei unterschiedlicher Auslegung ist der englische Wortlaut maßgebend."),
    ("pt", "Feito em Kelm, aos 12 de maio de 2026, em dois exemplares originais, nos idiomas urdu, cazaque e inglês, sendo todos os textos igualmente autênticos. Em caso de divergência de interpretação, prevalecerá o texto em inglês."),
    ("ja", "二千二十六年五月十二日にケルムで、ひとしく正文であるウルドゥー語、カザフ語及び英語により本書二通を作成した。解釈に相違がある場合には、英語の本文による。"),
    ("ko", "2026년 5월 12일 켈름에서 동등하게 정본인 우르두어, 카자흐어 및 영어로 각 2부를 작성하였다. 해석상 차이가 있을 경우에는 영어본이 우선한다."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FORMULAS)
def test_a_formula_says_the_same_in_every_language(code: str, text: str) -> None:
    found = attested(text, code)
    assert found is not None
    assert [date.value for date in found.dates] == ["2026-05-12"]
    assert (found.originals, found.equally_authentic, found.prevailing) == (2, True, "en")
    assert found.languages == ("ur", "kk", "en")
    assert found.place in {"Kelm", "Кельм", "کیلم", "كلم", "کلم", "凯尔姆", "केल्म", "কেল্ম", "ケルム", "켈름"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "В случае расхождений в толковании преимущество имеет английский текст."),
        ("de", "Im Falle von Abweichungen gilt die englische Fassung."),
        ("kk", "Келіспеушілік болған жағдайда ағылшын тіліндегі мәтінге басымдық беріледі."),
        ("pt", "Em caso de dúvida, fará fé o texto inglês."),
    ],
)
def test_other_words_for_the_text_that_prevails(code: str, text: str) -> None:
    found = attested(text, code)
    assert found is not None
    assert (found.prevailing, found.languages) == ("en", ())


def test_what_a_formula_does_not_say_is_not_there() -> None:
    found = attested("Done at Kelm on 12 May 2026.", "en")
    assert found is not None
    assert (found.originals, found.languages, found.equally_authentic, found.prevailing) == (None, (), False, None)
    assert attested("In witness whereof the undersigned have signed.", "en") is None
    assert attested("Done at Kelm", None) is None


def test_a_language_that_only_prevails_is_not_one_of_the_formula() -> None:
    text = (
        "Done at Kelm in two copies in the Urdu and Kazakh languages. In case of doubt the English text shall be used."
    )
    found = attested(text, "en")
    assert found is not None
    assert (found.languages, found.prevailing) == (("ur", "kk"), "en")


def test_a_clause_on_disputes_makes_no_text_prevail() -> None:
    text = (
        "Done at Kelm in the Urdu and English languages. Differences shall be settled by talks held in English or Urdu."
    )
    found = attested(text, "en")
    assert found is not None
    assert found.prevailing is None

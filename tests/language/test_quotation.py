"""Quotation marks of every language, broken ones too; numbers of passages in running text; the words around them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from diplodiff.language import tables
from diplodiff.language.label_claims import label_claims
from diplodiff.language.quotation import quotations
from diplodiff.language.quotation_words import STYLES, attributes, belongs_elsewhere
from diplodiff.language.retold import retold

DATA = Path(tables.__file__).parent / "data" / "quotations"
KEYS = {"says", "that", "paragraph", "article", "section", "number_marks", "ordinal_marks", "according", "foreign"}

MARKED = [
    ("en", "It’s what the parties’ text calls “a lasting peace” today.", ["a lasting peace"]),
    ("en", "The parties' wish, 'a fair and lasting peace', is old.", ["a fair and lasting peace"]),
    ("en", "It called ‘the two sides’ wish for peace’ sincere.", ["the two sides’ wish for peace"]),
    ("en", "A 12\" pipe and \"a real passage here\" differ; so did the '90s.", ["a real passage here"]),
    ("en", "``Typed like this'' and ,,or like this''.", ["Typed like this", "or like this"]),
    ("en", "He wrote “word for word” and "'"straight and “nested” inside".', ["word for word", "straight and “nested” inside"]),
    ("de", "Sie schrieben „beide Seiten“, »andere Worte« und ‚noch andere‘.", ["beide Seiten", "andere Worte", "noch andere"]),
    ("fr", "Les « deux Parties » et les «\u00a0mêmes mots\u00a0», dit-il.", ["deux Parties", "mêmes mots"]),
    ("ru", "В «совместном заявлении» сказано „так“ и “эдак”.", ["совместном заявлении", "так", "эдак"]),
    ("zh", "他说：“双方重申”，也有「没有变化」。", ["双方重申", "没有变化"]),
    ("ja", "大臣は「双方は合意した」と述べ、『共同声明』を示した。", ["双方は合意した", "共同声明"]),
    ("ar", "قال «نحن نؤكد» و﴿هذا نص﴾ أيضا.", ["نحن نؤكد", "هذا نص"]),
    ("ur", "انہوں نے کہا ”فریقین متفق ہیں“ اور ’یہ بھی‘۔", ["فریقین متفق ہیں", "یہ بھی"]),
    ("tr", "Taraflar \"stratejik ortaklık\"ı ve “yeni dönem”i andı.", ["stratejik ortaklık", "yeni dönem"]),
    ("sv", "Han sade ”båda sidor” och »samma sak».", ["båda sidor", "samma sak"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"), MARKED, ids=lambda v: v if isinstance(v, str) and len(v) == 2 else ""
)
def test_marks_of_every_language(language: str, text: str, expected: list[str]) -> None:
    found = [f for f in quotations([text], language) if f.depth == 0]
    assert [text[f.parts[0].start : f.parts[0].end] for f in found] == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (['He said "the talks went well. Later "no more" was heard.'], ["the talks went well.", "no more"]),
        (['The text ends here and not there", he said.'], ["The text ends here and not there"]),
        (
            ["“We begin the passage here.", "“We go on with it here.”"],
            ["We begin the passage here. | We go on with it here."],
        ),
        (["He read “one passage that", "two paragraphs hold” aloud."], ["one passage that | two paragraphs hold"]),
        (["“We reaffirm,” the minister said, “our old promise.”"], ["We reaffirm, | our old promise."]),
        (["“We reaffirm it,” he said, and added: “the old promise.”"], ["We reaffirm it,", "the old promise."]),
        (["“We reaffirm.” The minister said more. “Our old promise.”"], ["We reaffirm.", "Our old promise."]),
        (["«Мы подтверждаем», — сказал министр, — «наше обещание»."], ["Мы подтверждаем | наше обещание"]),
    ],
)
def test_broken_spread_and_interrupted_quotations(paragraphs: list[str], expected: list[str]) -> None:
    language = "ru" if "«" in paragraphs[0] else "en"
    found = quotations(paragraphs, language)
    assert [" | ".join(paragraphs[p.paragraph][p.start : p.end] for p in f.parts) for f in found] == expected


def test_a_word_or_two_and_a_title_are_told_apart() -> None:
    assert [f.kind for f in quotations(["A “new dawn” and “a new dawn for all”."], "en")] == ["short", "quotation"]
    assert [f.kind for f in quotations(["《联合声明》和“和平”。"], "zh")] == ["title", "short"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "paragraph 15, Article II, the fifteenth paragraph, para. 7, Article Five", "p15 a2 p15 p7 a5"),
        ("en", "paragraphs of 15 lines; article 3.2; 15 points", ""),
        ("ru", "в пункте 15, в статье II, в 15-м пункте, пятнадцатый пункт, п. 7", "p15 a2 p15 p15 p7"),
        ("kk", "15-тармақта, 3-бап, он бесінші тармақ", "p15 a3 p15"),
        ("ur", "پیراگراف 15 میں، آرٹیکل نمبر ۳، پندرہویں پیراگراف", "p15 a3 p15"),
        ("ar", "تنص الفقرة ١٥ على أن، المادة الخامسة عشرة", "p15 a15"),
        ("fa", "بند ۱۵ می‌گوید، ماده ۳", "p15 a3"),
        ("zh", "第十五条规定，第3段，第二部分", "a15 p3 s2"),
        ("ja", "第15項は、第三条", "p15 a3"),
        ("ko", "제15항은, 제3조", "p15 a3"),
        ("fr", "au paragraphe 15, article premier, le quinzième paragraphe", "p15 a1 p15"),
        ("es", "el párrafo 15, artículo II, décimo quinto párrafo", "p15 a2 p15"),
        ("pt", "o parágrafo 15.º, artigo 3.º, ponto 4", "p15 a3 p4"),
        ("de", "Absatz 15, Ziffer 7, der fünfzehnte Absatz", "p15 p7 p15"),
        ("tr", "15. maddede, 3’üncü madde, beşinci madde, 7. paragrafta", "a15 a3 a5 p7"),
        ("hi", "पैरा 15 में, अनुच्छेद १२, 15वें पैरा", "p15 a12 p15"),
        ("bn", "১৫ নম্বর অনুচ্ছেদে, অনুচ্ছেদ ৭, পঞ্চদশ অনুচ্ছেদ", "p15 p7 p15"),
    ],
)
def test_numbers_of_passages(language: str, text: str, expected: str) -> None:
    assert " ".join(f"{c.style[0]}{c.value}" for c in label_claims(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Paragraph 5 says that rain will fall on both sides.", "rain will fall on both sides."),
        ("ru", "Согласно пункту 5, стороны построят дорогу.", "стороны построят дорогу."),
        ("tr", "5. maddede tarafların yeni bir yol yapacağı belirtiliyor.", "tarafların yeni bir yol yapacağı"),
        ("bn", "৫ নম্বর অনুচ্ছেদে বলা হয়েছে যে পক্ষগুলো একটি সড়ক নির্মাণ করবে।", "পক্ষগুলো একটি সড়ক নির্মাণ করবে।"),
        ("en", "Paragraph 5 is short.", None),
    ],
)
def test_what_a_sentence_retells(language: str, text: str, expected: str | None) -> None:
    labels = [(c.start, c.end) for c in label_claims(text, language)]
    span = retold(text, (0, len(text)), labels, language)
    assert (text[slice(*span)] if span else None) == expected


@pytest.mark.parametrize("code", tables.languages())
def test_every_language_has_a_sound_table(code: str) -> None:
    table = json.loads((DATA / f"{code}.json").read_text(encoding="utf-8"))
    assert set(table) == KEYS
    for key, entries in table.items():
        assert len(entries) == len(set(entries)), key
        for entry in entries:
            assert entry == unicodedata.normalize("NFC", entry).lower(), entry
            assert entry.strip() == entry or key == "ordinal_marks", entry
            assert "*" not in entry[:-1], entry
    assert all(table[key] for key in ("says", *STYLES))
    assert all(template.count("{n}") <= 1 for style in STYLES for template in table[style])
    assert attributes(table["says"][0], code)


@pytest.mark.parametrize(
    ("language", "text", "elsewhere"),
    [
        ("en", "Under Article 51 of the UN Charter they may act.", True),
        ("en", "Under Article 5 of the declaration, the Charter is recalled.", False),
        ("ru", "В статье 51 Устава ООН сказано", True),
        ("zh", "《联合国宪章》第五十一条规定", True),
        ("zh", "联合国宪章第五十一条规定", True),
        ("tr", "Anayasanın 5. maddesi", True),
    ],
)
def test_a_number_may_belong_to_another_instrument(language: str, text: str, elsewhere: bool) -> None:
    (claim,) = label_claims(text, language)
    assert belongs_elsewhere(text, claim.start, claim.end, language) == elsewhere

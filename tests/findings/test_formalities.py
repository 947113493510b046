"""The formal rules on whole texts: one finding each, both spans shown, and nothing said twice."""

from __future__ import annotations

import pytest

from diplodiff.findings.compare import compare
from diplodiff.language.signatures import signed
from diplodiff.model import Alignment, Bead, Comparison, Finding
from tests.declarations import declaration
from tests.findings.labelled.pairs import Apart, published
from tests.reading import compared

CLOSING = """
Done at Astana on 4 February 2026 in two originals, each in the Kazakh, Urdu and English languages, all texts being \
equally authentic. In case of divergence of interpretation, the English text shall prevail.

For the Republic of Kazakhstan
Orlan Tuvik
Minister of Foreign Affairs

For the Islamic Republic of Pakistan
Hamid Sorani
Prime Minister
"""
BODY = declaration(33, 12).text()
TEXT = BODY + CLOSING
FORMAL = {"A2", "A3", "A4", "A5", "S4", "S5", "S6", "P3", "P6"}


def only(result: Comparison, code: str) -> Finding:
    (found,) = [f for f in result.findings if f.code == code]
    return found


def codes(a: str, b: str) -> list[str]:
    return sorted(f.code for f in compared(a, b).findings)


def test_each_formality_is_one_finding_with_both_spans() -> None:
    changes = [("two originals", "three originals"), ("4 February", "5 February"), ("English text", "Urdu text")]
    other = TEXT
    for one, two in [*changes, ("Hamid Sorani", "Jamil Sorani")]:
        other = other.replace(one, two)
    result = compared(TEXT, other)
    assert sorted(f.code for f in result.findings) == ["A2", "A3", "A4", "A5"]
    assert (only(result, "A4").severity, only(result, "A4").confidence) == ("critical", "strong")
    assert only(result, "A3").message == "Originals: A: “two originals”; B: “three originals”."
    assert only(result, "A5").message == "Date: A: “4 February 2026”; B: “5 February 2026”."
    assert only(result, "A2").message == "Names: A: “Hamid”; B: “Jamil”."
    assert all(p.marks for f in result.findings for _, p in f.passages)


def test_a_prevailing_text_of_one_side_is_not_told_as_a_sentence_too() -> None:
    sentence = " In case of divergence of interpretation, the English text shall prevail."
    assert codes(TEXT, TEXT.replace(sentence, "")) == ["A4"]


def test_a_text_that_prevails_by_words_that_are_not_known_is_no_difference() -> None:
    assert "A4" not in codes(TEXT, TEXT.replace("the English text shall prevail", "one looks at the English text"))
    assert "A4" not in codes(TEXT, TEXT.replace("the English text shall prevail", "the English text is authoritative"))


def test_a_sentence_of_the_formula_that_stands_elsewhere_is_no_finding() -> None:
    """As where a page's end or a column parts the formula."""
    sentence = " In case of divergence of interpretation, the English text shall prevail."
    assert "A4" in codes(TEXT, TEXT.replace(sentence, ""))
    assert "A4" not in codes(TEXT, TEXT.replace(sentence, "").replace("\n4. ", f"\n4.{sentence} ", 1))


def test_a_line_of_an_annex_read_among_the_signatures_is_no_name() -> None:
    annex = "\n\nAnnex I Stations of Measurement\n\n1. Station at the bridge of Kelm.\n"
    other = TEXT.replace("Orlan Tuvik\n", "Orlan Tuvik\nAnnex I Stations\n") + annex
    assert "A2" not in codes(TEXT + annex, other)


def test_a_closing_formula_in_the_last_article_is_read() -> None:
    last = (
        "13. This Treaty is done in the Kazakh and English languages, both texts being equally authentic. In case of "
    )
    one = BODY + "\n" + last + "divergence, the English text shall prevail.\n"
    assert "A4" in codes(one, one.replace("the English text shall", "the Kazakh text shall"))


def test_who_signs_first_says_nothing() -> None:
    first, second = TEXT.index("For the Republic"), TEXT.index("For the Islamic")
    other = TEXT[:first] + TEXT[second:] + "\n" + TEXT[first:second]
    assert not FORMAL & set(codes(TEXT, other))


def test_a_lacking_annex_is_one_finding() -> None:
    annex = "\nAnnex I\n\n1. The ferry lines are five in number.\n\n2. The harbour of Ostra has three basins.\n"
    annex += "\n3. The lighthouse stands on the southern pier.\n"
    result = compared(BODY + annex, BODY)
    assert [f.code for f in result.findings] == ["P3"]
    assert len(only(result, "P3").passages[0][1].ids) == 4
    assert (only(result, "P3").severity, only(result, "P3").confidence) == ("critical", "strong")


def test_a_recital_that_became_operative_is_told() -> None:
    recitals = [
        "Recalling the treaty of the rivers of 1990,",
        "Mindful of the needs of the shepherds of the Marn plateau,",
    ]
    recitals.append("Desiring to protect the orchid nurseries of the upper valley,")
    head, _, rest = BODY.partition("\n\n")
    paragraphs = rest.split("\n\n")
    enacting = "Have agreed as follows:"
    one = "\n\n".join([head, *recitals, enacting, *paragraphs[1:]])
    moved = (
        paragraphs[1:5]
        + [f"5. {recitals[1]}"]
        + [f"{n}. {p.partition(' ')[2]}" for n, p in enumerate(paragraphs[5:], 6)]
    )
    two = "\n\n".join([head, recitals[0], recitals[2], enacting, *moved])
    found = only(compared(one, two), "S5")
    assert found.message == "A: in the preamble; B: in the operative part."


def test_a_section_that_moved_is_one_finding() -> None:
    paragraphs = BODY.split("\n\n")
    order = [*paragraphs[:3], *paragraphs[6:12], *paragraphs[3:6], *paragraphs[12:]]
    plain = [p.partition(". ")[2] if p[0].isdigit() else p for p in paragraphs]
    moved = [p.partition(". ")[2] if p[0].isdigit() else p for p in order]
    result = compared("\n\n".join(plain), "\n\n".join(moved))
    assert [f.code for f in result.findings] == ["S6"]
    assert only(result, "S6").message == "3 neighbouring passages, in another place or order."


def test_another_heading_over_the_same_passages_is_no_lacking_section() -> None:
    paragraphs = BODY.split("\n\n")
    text = "\n\n".join([*paragraphs[:4], "Ferries and harbours", *paragraphs[4:]])
    assert codes(text, text.replace("Ferries and harbours", "Defence of the coast")) == ["S4"]
    assert codes(text, text.replace("Ferries and harbours", "FERRIES AND HARBOURS")) in ([], ["W1"])


def test_signed_documents_are_a_set() -> None:
    items = ["Memorandum of understanding on fisheries", "Agreement on the recognition of diplomas"]
    items += ["Protocol on veterinary controls", "Action plan for tourism", "Letter of intent on archives"]
    lead = "\n13. During the visit the following five documents were signed:\n\n"
    listed = [f"({'abcde'[n]}) {item};" for n, item in enumerate(items)]
    one = BODY + lead + "\n".join(listed) + "\n"
    turned = [f"({'abcde'[n]}) {item};" for n, item in enumerate(reversed(items))]
    assert not {"P1", "P6"} & set(codes(one, BODY + lead + "\n".join(turned) + "\n"))
    fewer = [f"({'abcd'[n]}) {item};" for n, item in enumerate(items[:2] + items[3:])]
    result = compared(one, BODY + lead.replace("five", "four") + "\n".join(fewer) + "\n")
    assert only(result, "P6").passages[0][1].text == "Protocol on veterinary controls;"
    assert only(result, "P6").severity == "medium"
    assert "P1" not in [f.code for f in result.findings]
    assert "four" in only(result, "F1").message


def test_another_portfolio_of_the_same_person_is_told_within_a_language() -> None:
    one = TEXT.replace("Orlan Tuvik\nMinister of Foreign Affairs", "Orlan Tuvik, Minister of Energy")
    one = one.replace("Hamid Sorani\nPrime Minister", "Hamid Sorani, Minister of Transport and Energy")
    other = one.replace("Minister of Energy", "Minister for Transport")
    assert only(compared(one, other), "A2").message == "Offices: A: “Energy”; B: “Transport”."
    assert "A2" not in codes(one, one.replace("Minister of Energy", "Minister of Energy and Mines"))
    assert "A2" not in codes(one, one.replace("Minister of Energy", "Minister"))


def test_the_article_written_with_a_country_is_no_name() -> None:
    line = signed("عن جمهورية البرازيل الاتحادية: آنا بياتريس موريرا", "ar")
    assert [[word.text for word in run] for run in line.names] == [["انا", "بیاتریس", "موریرا"]]


def test_names_in_scripts_with_vowel_signs_are_read() -> None:
    one = "पाकिस्तान की ओर से: हामिद सोरानी, संस्कृति मंत्री\n\nकज़ाख़स्तान की ओर से: ओरलान तुविक, परिवहन मंत्री"
    sides = (("A", one), ("B", one.replace("हामिद सोरानी", "जमील करीमी")))
    texts = [published(s, [("signature", "", line) for line in lines.split("\n\n")], "hi") for s, lines in sides]
    alignment = Alignment((2, 2), tuple(Bead(((n,), (n,)), "reworded", 0.9) for n in range(2)))
    assert [f.code for f in compare((texts[0], texts[1]), alignment, Apart(), ()) if f.code == "A2"] == ["A2"]


SIGNED = {
    "ru": ("За Республику Казахстан: Орлан Тувик, министр культуры",
           "За Исламскую Республику Пакистан: Хамид Сорани, министр транспорта"),
    "ar": ("عن جمهورية كازاخستان: أورلان توفيك، وزير الثقافة", "عن جمهورية باكستان الإسلامية: حامد سوراني، وزير النقل"),
    "fa": ("از طرف جمهوری قزاقستان: اورلان توویک، وزیر فرهنگ", "از طرف جمهوری اسلامی پاکستان: حامد سورانی، وزیر راه"),
    "ur": ("جمہوریہ قازقستان کی جانب سے: اورلان تووک، وزیر ثقافت",
           "اسلامی جمہوریہ پاکستان کی جانب سے: حامد سورانی، وزیر نقل و حمل"),
    "hi": ("कज़ाख़स्तान गणराज्य की ओर से: ओरलान तुविक, संस्कृति मंत्री", "पाकिस्तान इस्लामी गणराज्य की ओर से: हामिद सोरानी, परिवहन मंत्री"),
    "tr": ("Kazakistan Cumhuriyeti adına: Orlan Tuvik, Kültür Bakanı",
           "Pakistan İslam Cumhuriyeti adına: Hamid Sorani, Ulaştırma Bakanı"),
}  # fmt: skip


@pytest.mark.parametrize("language", [code for code in SIGNED if code != "ru"])
def test_portfolios_of_ministers_are_no_names_of_persons_across_languages(language: str) -> None:
    sides = (("A", "ru"), ("B", language))
    texts = [published(siglum, [("signature", "", line) for line in SIGNED[code]], code) for siglum, code in sides]
    alignment = Alignment((2, 2), tuple(Bead(((n,), (n,)), "reworded", 0.9) for n in range(2)))
    found = compare((texts[0], texts[1]), alignment, Apart(), (), {})
    assert [f for f in found if f.code == "A2"] == []

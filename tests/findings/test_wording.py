"""What the findings on wording say, mark and claim, and how severe they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplodiff import facts
from diplodiff.errors import UsageError
from diplodiff.findings.compare import compare
from diplodiff.findings.examples import TOLD
from diplodiff.findings.rules import RULES
from diplodiff.findings.selection import OF_SEVERAL, choice, chosen, described
from diplodiff.model import Alignment, Bead, Finding, Paragraph, PublishedText
from tests.findings.labelled.pairs import Apart, found, published

EN = ("en", "en")


def text(siglum: str, language: str, *passages: str, authentic: bool = False) -> PublishedText:
    base = published(siglum, [("operative", "", passages[0])], language)
    paragraphs = [published(siglum, [("operative", "", p)], language).paragraphs[0] for p in passages]
    numbered = tuple(replace(p, id=f"{siglum}{n}", clauses=()) for n, p in enumerate(paragraphs, 1))
    testimony = facts.Testimony((), equally_authentic=True) if authentic else None
    return replace(base, paragraphs=numbered, testimony=testimony)


def rows(one: PublishedText, two: PublishedText) -> tuple[Finding, ...]:
    size = len(one.paragraphs)
    alignment = Alignment((size, size), tuple(Bead(((n,), (n,)), "reworded", 0.9) for n in range(size)))
    same = one.language == two.language
    return compare((one, two), alignment, Apart(), (), None if same else {})


def marked(finding: Finding) -> list[list[str]]:
    return [[p.text[a:b] for a, b in p.marks] for _, p in finding.passages]


def test_a_finding_names_the_ranks_and_marks_both_verbs() -> None:
    (finding,) = found(("The two sides committed to buy grain.", "Две стороны намерены закупать зерно."), ("en", "ru"))
    assert finding.message == "A: “committed to” (rank 5 of 5); B: “намерены” (rank 2 of 5)."
    assert marked(finding) == [["committed to"], ["намерены"]]
    assert (finding.code, finding.severity, finding.confidence) == ("M2", "medium", "tentative")


def test_what_a_finding_names_is_not_reported_again_as_reworded() -> None:
    one = "The Parties shall guard the old bridge and the harbour."
    assert [f.code for f in found((one, one.replace("shall", "may")), EN)] == ["M2"]
    two = one.replace("shall", "may").replace("harbour", "quarry")
    both = {f.code: f for f in found((one, two), EN)}
    assert set(both) == {"M2", "W1"}
    assert marked(both["W1"]) == [["harbour"], ["quarry"]]


def test_two_equally_authentic_texts_make_a_binding_verb_critical() -> None:
    one, two = "The Parties shall guard the bridge.", "The Parties may guard the bridge."
    for authentic, severity in ((False, "high"), (True, "critical")):
        (finding,) = rows(text("A", "en", one, authentic=authentic), text("B", "en", two, authentic=authentic))
        assert finding.severity == severity


def test_a_difference_that_recurs_across_languages_is_one_finding() -> None:
    things = ("bridge", "quarry", "harbour", "museum")
    others = ("мост", "карьер", "порт", "музей")
    one = text("A", "en", *(f"The Parties should guard the {t}." for t in things))
    two = text("B", "ru", *(f"Стороны должны охранять {t}." for t in others))
    (finding,) = rows(one, two)
    assert (finding.code, finding.severity) == ("T2", "low")
    assert "in 4 passages" in finding.message


def test_fewer_are_candidates_each() -> None:
    (finding,) = found(("The Parties should guard the bridge.", "Стороны должны охранять мост."), ("en", "ru"))
    assert (finding.code, finding.severity, finding.confidence) == ("T1", "low", "tentative")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_condition_is_said_to_stand_on_one_side(order: tuple[int, int]) -> None:
    texts = ("The Sides will open the pass provided that the survey is done.", "The Sides will open the pass.")
    (finding,) = found((texts[order[0]], texts[order[1]]), EN)
    siglum = "AB"[order.index(0)]
    assert (finding.rule, finding.present) == ("one-sided-condition", (siglum,))
    assert finding.absent == ("AB"[order.index(1)],)
    assert marked(finding) == [["provided that the survey is done"]]


@pytest.mark.parametrize(
    ("one", "two", "languages"),
    [
        ("Boys and girls may use the library on equal terms.", "男女均得在平等条件下使用图书馆。", ("en", "zh")),
        (
            "Если дамба приносит доход, деревне выплачивается доля.",
            "堤坝产生收入的，应将一部分付给该村。",
            ("ru", "zh"),
        ),
        (
            "Les tarifs entrent en vigueur quand les deux ports les ont adoptés.",
            "تسري التعريفات إذا اعتمدها الميناءان.",
            ("fr", "ar"),
        ),
    ],
)
def test_what_another_language_says_without_if_is_no_condition_of_one_side(
    one: str, two: str, languages: tuple[str, str]
) -> None:
    assert "P5" not in {f.code for f in found((one, two), languages)}


def test_a_condition_that_the_other_language_lacks_is_told() -> None:
    texts = "Если дамба приносит доход, деревне выплачивается доля.", "应将一部分付给该村。"
    assert "P5" in {f.code for f in found(texts, ("ru", "zh"))}


# Retold in our own words: Wuchale 1889, Panmunjom 2018, the trade statement of 2026.
@pytest.mark.parametrize(
    ("one", "two", "languages", "severity"),
    [
        ("The Emperor may use the King's envoys.", "The Emperor must use the King's envoys.", EN, "high"),
        (
            "The leaders agreed to actively pursue meetings with a view to ending the war.",
            "The leaders agreed to declare the end of the war this year.",
            EN,
            "high",
        ),
        ("The buyer committed to buy energy.", "The buyer intends to buy energy.", EN, "high"),
        ("Стороны могут поддерживать связь.", "Parties shall maintain contact.", ("ru", "en"), "medium"),
    ],
)
def test_historic_cases_retold(one: str, two: str, languages: tuple[str, str], severity: str) -> None:
    assert ("M2", severity) in {(f.code, f.severity) for f in found((one, two), languages)}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "During the fifth year the two sides agreed to actively pursue talks of all shores with a view to lifting the ban.",
            "The two sides agreed to lift the ban in the fifth year, and to promote talks of all the shores for a new treaty.",
        ),
        (
            "The Sides agreed to trade, open ports and explore a ban.",
            "The Sides agreed to trade, open ports and adopt a ban.",
        ),
        ("Стороны договорились стремиться к запрету.", "Стороны договорились ввести запрет и открыть порты."),
    ],
)
def test_what_is_agreed_is_ranked_by_the_verb_that_it_governs(one: str, two: str) -> None:
    (finding,) = [f for f in found((one, two), ("en", "en") if one.isascii() else ("ru", "ru")) if f.code[0] == "M"]
    assert (finding.code, finding.severity) == ("M2", "high")
    assert "(rank 2 of 5); B: “" in finding.message
    assert finding.message.endswith("(rank 4 of 5).")


@pytest.mark.parametrize(
    ("one", "two", "languages", "words"),
    [
        (
            "They spoke of their territories.",
            "Они говорили о своих регионах.",
            ("en", "ru"),
            ["territories", "регионах"],
        ),
        ("They spoke of the dispute.", "双方谈到该问题。", ("en", "zh"), ["dispute", "问题"]),
        ("The war must end.", "La crise doit cesser.", ("en", "fr"), ["war", "crise"]),
        ("They spoke of their territories.", "Они говорили о своих территориях.", ("en", "ru"), []),
        ("They spoke of the territories of the region.", "Они говорили о регионе.", ("en", "ru"), []),
    ],
)
def test_contested_nouns_are_candidates(one: str, two: str, languages: tuple[str, str], words: list[str]) -> None:
    told = [f for f in found((one, two), languages) if f.code == "T1"]
    assert [w for f in told for side in marked(f) for w in side] == words
    assert {(f.severity, f.confidence) for f in told} <= {("low", "tentative")}


def test_a_contested_noun_that_recurs_is_one_finding() -> None:
    one = text("A", "en", *(f"The {w} dispute was raised." for w in ("river", "bridge", "ferry")))
    two = text("B", "ru", *(f"Затронута проблема {w}." for w in ("реки", "моста", "парома")))
    (finding,) = rows(one, two)
    assert (finding.code, finding.severity) == ("T2", "low")
    assert "in 3 passages" in finding.message


@pytest.mark.parametrize(
    ("other", "language"),
    [
        ("प्रत्येक सदस्य का एक मत है।", "hi"),
        ("Chaque Membre ne peut exprimer qu'une voix.", "fr"),
        ("لا تقل أصوات كل عضو عن صوت واحد.", "ar"),
    ],
)
def test_words_that_only_look_like_denials_deny_nothing(other: str, language: str) -> None:
    one = text("A", "en", "Each Member has one vote.")
    assert "M1" not in [f.code for f in rows(one, text("B", language, other))]


@pytest.mark.parametrize(
    ("other", "language"),
    [
        ("Стороны осуждают сброс не прошедших очистку отходов в реки.", "ru"),
        ("Тараптар тазартылмаған қалдықтарды өзендерге ағызуды айыптайды.", "kk"),
        ("Taraflar, arıtılmamış atıkların ırmaklara boşaltılmasını kınarlar.", "tr"),
        ("Die Parteien verurteilen die Einleitung nicht gereinigter Abfälle in die Flüsse.", "de"),
        ("Las Partes condenan el vertido de residuos no tratados en los ríos.", "es"),
        ("As Partes condenam a descarga de resíduos não tratados nos rios.", "pt"),
        ("양측은 처리되지 않은 폐기물을 하천에 방류하는 것을 규탄하였다.", "ko"),
        ("يدين الجانبان تصريف النفايات التي لم تعالج في الأنهار.", "ar"),
    ],
)
def test_a_denied_participle_is_no_denial_of_the_sentence(other: str, language: str) -> None:
    one = text("A", "en", "The Parties condemn the discharge of untreated waste into the rivers.")
    assert not rows(one, text("B", language, other))


def test_a_denied_participle_against_the_same_word_undenied_is_told_within_a_language() -> None:
    one = "Taraflar, arıtılmamış atıkların ırmaklara boşaltılmasını kınarlar."
    assert [f.code for f in found((one, one.replace("mamış", "mış")), ("tr", "tr"))] == ["M1"]


@pytest.mark.parametrize(
    ("condition", "text", "language"),
    [
        ("hacmin 400 bin tonu aşması koşuluyla, ", "Taraflar, {}ücretin yüzde 15 düşürülmesinde mutabık kalmışlardır.", "tr"),
        ("선장이 서면으로 면제를 받은 경우를 제외하고 ", "길이가 24미터를 초과하는 어선은 {}송신기를 갖추어야 한다.", "ko"),
        ("免除を受けた場合を除くほか、", "全長24メートルを超える漁船は、{}発信機を備えなければならない。", "ja"),
    ],
)  # fmt: skip
def test_a_condition_that_its_last_word_tells_is_quoted_whole(condition: str, text: str, language: str) -> None:
    (finding,) = found((text.format(condition), text.format("")), (language, language))
    assert (finding.code, marked(finding)) == ("P5", [[condition.strip(" 、,")]])


def test_numbers_of_a_condition_on_one_side_are_not_told_again() -> None:
    one = "The Parties agreed to lower the toll by 15 percent, provided that the traffic exceeds 400 lorries a day."
    two = one.partition(",")[0] + "."
    assert [f.code for f in found((one, two), EN)] == ["P5"]
    assert sorted(f.code for f in found((one, two.replace("15", "20")), EN)) == ["F1", "P5"]


@pytest.mark.parametrize(
    ("one", "two", "language", "sure"),
    [
        ("The Kazakh side shall pay the toll.", "The Pakistani side shall pay the toll.", "en", True),
        ("The Korean side shall pay the toll.", "The Vietnamese side shall pay the toll.", "en", False),
        ("La partie portugaise soutient le plan.", "La partie italienne soutient le plan.", "fr", False),
        ("Түрік тарапы алымды төлейді.", "Қазақстан тарапы алымды төлейді.", "kk", False),
        ("ترک فریق رقم فراہم کرے گا۔", "قازق فریق رقم فراہم کرے گا۔", "ur", False),
        ("طرف پرتغالی از طرح حمایت می‌کند.", "طرف ایتالیایی از طرح حمایت می‌کند.", "fa", False),
        ("韩方应出资建设。", "越方应出资建设。", "zh", True),
    ],
)
def test_a_sentence_about_another_side_is_told(one: str, two: str, language: str, sure: bool) -> None:
    (finding,) = found((one, two), (language, language))
    assert (finding.code, finding.confidence) == ("M5", "exact" if sure else "tentative")


@pytest.mark.parametrize(
    ("one", "two", "language"),
    [
        ("The Kazakh side shall pay the toll.", "The Kazakhstani side shall pay the toll.", "en"),
        ("Казахская сторона вносит плату.", "Казахстанская сторона вносит плату.", "ru"),
        ("Türk tarafı ücreti öder.", "Türkiye tarafı ücreti öder.", "tr"),
    ],
)
def test_one_side_under_two_names_is_one_side(one: str, two: str, language: str) -> None:
    assert [f.code for f in found((one, two), (language, language))] == ["W1"]


def test_a_sentence_about_another_side_is_told_across_languages() -> None:
    one = text("A", "en", "The Kazakh side shall provide the land for the laboratory.")
    two = text("B", "zh", "韩方应为实验室提供土地。")
    (finding,) = rows(one, two)
    assert (finding.code, finding.confidence) == ("M5", "tentative")
    assert not rows(one, text("B", "zh", "哈方应为实验室提供土地。"))


def test_numbers_of_a_condition_that_its_first_word_opens_are_not_told_again() -> None:
    """Also where verbs stand last and other conditions are told by their last words."""
    one = text("A", "hi", "दोनों पक्ष शुल्क 15 प्रतिशत घटाने पर सहमत हुए, बशर्ते मात्रा 4 लाख टन से अधिक हो।")
    two = text("B", "en", "The two sides agreed to reduce the fee by 15 percent.")
    assert [f.code for f in rows(one, two)] == ["P5"]


def test_what_holds_unless_somebody_asks_denies_nothing() -> None:
    one = text("A", "ar", "تنشر نتائج البحوث في مجلات مفتوحة، ما لم يطلب المخترعون حماية براءات اختراعهم.")
    two = text(
        "B", "kk", "Өнертапқыштар патентін қорғауды талап етпесе, зерттеу нәтижелері ашық журналдарда жарияланады."
    )
    assert "M1" not in [f.code for f in rows(one, two)]


def test_being_is_no_word_for_some() -> None:
    """The verb that stands behind "intends" in Japanese."""
    one = text("A", "zh", "海洋部有意每年向三十名研究人员提供奖学金。")
    assert not rows(one, text("B", "ja", "海洋部は、毎年三十名の研究者に奨学金を供与する意向である。"))


def test_titles_and_signatures_are_not_judged() -> None:
    def titled(siglum: str, passage: str) -> PublishedText:
        base = published(siglum, [("operative", "", passage)], "en")
        return replace(base, paragraphs=(Paragraph(f"{siglum}1", passage, "title"),))

    found_ = rows(titled("A", "What the Parties shall do"), titled("B", "What the Parties may do"))
    assert [f.code for f in found_] == ["W1"]


def test_languages_without_tables_are_left_alone() -> None:
    assert found(("Le parti devono agire.", "The Parties may act."), ("it", "en")) == ()
    assert [f.code for f in found(("Le parti devono agire.", "Le parti possono agire."), ("it", "it"))] == ["W1"]


def test_long_passages_are_not_judged() -> None:
    long = "The Parties shall guard the bridge. " * 800
    assert {f.code for f in found((long, long.replace("shall", "may")), EN)} == {"W1"}


MIXED = found(
    ("The Parties shall guard the old bridge and the harbour.", "The Parties may guard the old bridge and the quarry."),
    EN,
)


@pytest.mark.parametrize(
    ("only", "ignore", "left"),
    [
        ((), (), ["M2", "W1"]),
        (("modality",), (), ["M2"]),
        (("m2,low",), (), ["M2", "W1"]),
        (("high",), (), ["M2"]),
        ((), ("W1",), ["M2"]),
        (("M2",), ("modality",), []),
    ],
)
def test_findings_are_chosen_by_rule_code_or_severity(
    only: tuple[str, ...], ignore: tuple[str, ...], left: list[str]
) -> None:
    assert [f.code for f in chosen(MIXED, choice(only, ignore, ()), capped=False)] == left


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UsageError, match="no rule, code or severity"):
        choice(("M99",), (), ())


@pytest.mark.parametrize("term", ["bridges", "THE OLD BRIDGE", "# none\nbridge"])
def test_a_watched_term_raises_the_severity_by_one(term: str) -> None:
    wanted = choice((), (), (term,))
    assert [f.severity for f in chosen(MIXED, wanted, capped=False)] == ["critical", "medium"]
    assert [f.severity for f in chosen(MIXED, wanted, capped=True)] == ["high", "low"]


def test_another_term_raises_nothing() -> None:
    assert chosen(MIXED, choice((), (), ("brine\nbridgehead towers",)), capped=False) == MIXED


def test_every_rule_is_told_with_an_example() -> None:
    codes = {name: rule.code for name, rule in RULES.items()} | {name: code for name, (code, _) in OF_SEVERAL.items()}
    assert set(TOLD) <= set(codes)
    for rule in described():
        if rule.name in TOLD:
            assert rule.codes[0] == codes[rule.name]
            assert rule.how
            assert any(rule.example)


@pytest.mark.parametrize(
    "name", ["polarity", "modality", "hedge", "subject", "scope", "one-sided-condition", "reworded"]
)
def test_the_example_of_a_rule_gives_its_finding(name: str) -> None:
    assert [f.rule for f in found(TOLD[name].example, EN)] == [name]


def test_the_example_of_a_translation_shift_gives_one() -> None:
    assert [f.code for f in found(TOLD["translation-shift"].example, ("en", "ru"))] == ["T1"]

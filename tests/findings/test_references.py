"""Q2 and Q3: references that lead nowhere and labels that stand twice, in every language, and what must not fire."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from diplodiff.findings.references import _dangling, _duplicates
from diplodiff.language.references import references
from diplodiff.model import PublishedText
from tests.declarations import declaration
from tests.reading import compared, read

# By language: a filler paragraph, a reference that says whose it is, a bare one, and three to other instruments.
SAID = {
    "en": "The measures in paragraph {n} of this Declaration will be reviewed.",
    "ru": "Меры, указанные в пункте {n} настоящей Декларации, будут рассмотрены вновь.",
    "kk": "Осы Декларацияның {n}-тармағында көрсетілген шаралар қайта қаралады.",
    "ur": "اس اعلامیے کے پیراگراف {n} میں مذکور اقدامات کا جائزہ لیا جائے گا۔",
    "ar": "تراجع التدابير الواردة في الفقرة {n} من هذا الإعلان.",
    "zh": "双方将审议本声明第{n}段所述措施。",
    "fr": "Les mesures du paragraphe {n} de la présente Déclaration seront réexaminées.",
    "es": "Las medidas del párrafo {n} de la presente Declaración serán revisadas.",
    "tr": "İşbu Bildirinin {n}. paragrafında belirtilen tedbirler gözden geçirilecektir.",
    "fa": "اقدامات مندرج در بند {n} این بیانیه بازبینی خواهد شد.",
    "hi": "इस घोषणा के पैरा {n} में उल्लिखित उपायों की समीक्षा की जाएगी।",
    "bn": "এই ঘোষণার {n} নম্বর অনুচ্ছেদে উল্লিখিত ব্যবস্থা পর্যালোচনা করা হবে।",
    "de": "Die Maßnahmen nach Ziffer {n} dieser Erklärung werden überprüft.",
    "pt": "As medidas do parágrafo {n} da presente Declaração serão revistas.",
    "ja": "双方は、本宣言第{n}項の措置を見直す。",
    "ko": "양측은 본 선언 제{n}항의 조치를 재검토한다.",
}
FOREIGN = {
    "en": ["They recalled Article {n} of the Charter of the United Nations.", "They took note of paragraph {n} of resolution 2231.", "They acted under paragraph {n} of the Kesten Plan."],
    "ru": ["Стороны сослались на статью {n} Устава ООН.", "Стороны отметили пункт {n} резолюции 2231.", "Стороны выполнят пункт {n} Кестенского плана действий."],
    "kk": ["Тараптар БҰҰ Жарғысының {n}-бабын еске алды.", "Тараптар 2231 қарардың {n}-тармағын атап өтті."],
    "ur": ["فریقین نے اقوام متحدہ کے چارٹر کے آرٹیکل {n} کا حوالہ دیا۔", "فریقین نے قرارداد 2231 کے پیراگراف {n} کو نوٹ کیا۔"],
    "ar": ["أشار الجانبان إلى المادة {n} من ميثاق الأمم المتحدة.", "أحاط الجانبان علما بالفقرة {n} من القرار 2231."],
    "zh": ["双方回顾《联合国宪章》第{n}条。", "双方注意到第2231号决议第{n}段。"],
    "fr": ["Elles ont rappelé l’article {n} de la Charte des Nations Unies.", "Elles ont pris note du paragraphe {n} de la résolution 2231."],
    "es": ["Recordaron el artículo {n} de la Carta de las Naciones Unidas.", "Tomaron nota del párrafo {n} de la resolución 2231."],
    "tr": ["Taraflar BM Şartı’nın {n}. maddesini hatırlattılar.", "Taraflar 2231 sayılı kararın {n}. paragrafını not ettiler."],
    "fa": ["طرفین ماده {n} منشور ملل متحد را یادآور شدند.", "طرفین بند {n} قطعنامه 2231 را در نظر گرفتند."],
    "hi": ["दोनों पक्षों ने संयुक्त राष्ट्र चार्टर के अनुच्छेद {n} का स्मरण किया।", "दोनों पक्षों ने प्रस्ताव 2231 के पैरा {n} को नोट किया।"],
    "bn": ["উভয় পক্ষ জাতিসংঘ সনদের অনুচ্ছেদ {n} স্মরণ করেছে।", "উভয় পক্ষ প্রস্তাব ২২৩১ এর অনুচ্ছেদ {n} উল্লেখ করেছে।"],
    "de": ["Sie erinnerten an Artikel {n} der Charta der Vereinten Nationen.", "Sie nahmen Ziffer {n} der Resolution 2231 zur Kenntnis."],
    "pt": ["Recordaram o artigo {n} da Carta das Nações Unidas.", "Tomaram nota do parágrafo {n} da resolução 2231."],
    "ja": ["双方は、国際連合憲章第{n}条を想起した。", "双方は、決議2231の第{n}項に留意した。"],
    "ko": ["양측은 유엔 헌장 제{n}조를 상기하였다.", "양측은 결의 2231호의 제{n}항에 유의하였다."],
}  # fmt: skip
ARTICLES = {
    "en": ("Article {n}", "Disputes under Article {n} of this Agreement are settled amicably."),
    "ru": ("Статья {n}", "Споры согласно статье {n} настоящего Соглашения решаются мирно."),
    "fr": ("Article {n}", "Les différends visés à l’article {n} du présent Accord sont réglés à l’amiable."),
    "de": ("Artikel {n}", "Streitigkeiten nach Artikel {n} dieses Abkommens werden gütlich beigelegt."),
    "ar": ("المادة {n}", "تسوى الخلافات وفق المادة {n} من هذه الاتفاقية وديا."),
    "zh": ("第{n}条", "本协定第{n}条所指争端应友好解决。"),
    "ja": ("第{n}条", "この協定の第{n}条に関する紛争は友好的に解決する。"),
    "ko": ("제{n}조", "이 협정 제{n}조에 관한 분쟁은 우호적으로 해결한다."),
    "es": ("Artículo {n}", "Las controversias del artículo {n} del presente Acuerdo se resuelven amistosamente."),
    "tr": ("Madde {n}", "İşbu Anlaşmanın 9. maddesi uyarınca doğan uyuşmazlıklar dostane çözülür."),
}


def fillers(code: str) -> list[str]:
    """Plain paragraphs in a language, from the samples of kinds."""
    from tests.structure.test_kind import SAMPLES

    body = next(s.text for s in SAMPLES if s.language == code and s.kind.startswith(("joint", "mou", "treaty")))
    lines = [line.split(". ", 1)[-1].split("。", 1)[0] for line in body.strip().split("\n\n")[1:]]
    return [line for line in lines if len(line) > 18]


def numbered(code: str, extra: list[str], size: int = 9) -> PublishedText:
    body = fillers(code)
    lines = [f"{body[i % len(body)]} {100 + i}." for i in range(size - len(extra))] + extra
    return read("\n\n".join(["Joint Declaration", *(f"{n}. {line}" for n, line in enumerate(lines, 1))]) + "\n")


@pytest.mark.parametrize("code", sorted(SAID))
def test_a_reference_to_a_number_that_is_not_there(code: str) -> None:
    text = numbered(code, [SAID[code].format(n=12)])
    assert text.language == code
    assert [d.reference.value for d in _dangling(text)] == [12]


@pytest.mark.parametrize("code", sorted(SAID))
def test_a_reference_to_a_number_that_is_there(code: str) -> None:
    text = numbered(code, [SAID[code].format(n=4)])
    assert _dangling(text) == []
    assert [r.value for r in references(text.paragraphs[-1].text, code)] == [4]  # it was looked at


@pytest.mark.parametrize("code", sorted(FOREIGN))
def test_references_to_other_instruments_are_left_alone(code: str) -> None:
    foreign = [sentence.format(n=n) for n, sentence in zip((33, 51, 27), FOREIGN[code], strict=False)]
    assert _dangling(numbered(code, [SAID[code].format(n=2), SAID[code].format(n=3), *foreign])) == []


@pytest.mark.parametrize("code", sorted(ARTICLES))
def test_references_to_articles(code: str) -> None:
    head, sentence = ARTICLES[code]
    body = fillers(code)
    lines = [*(f"{body[i % len(body)]} {100 + i}." for i in range(5)), sentence.format(n=9)]
    title = {"en": "Agreement", "zh": "协定", "ja": "協定", "ko": "협정"}.get(code, "Agreement")
    parts = [p for n, line in enumerate(lines, 1) for p in (head.format(n=n), line)]
    assert [d.reference.value for d in _dangling(read("\n\n".join([title, *parts]) + "\n"))] == [9]


def test_a_bare_reference_counts_where_others_lead_somewhere() -> None:
    bare = "The Ministers will examine the matters in paragraph {n}."
    assert [d.reference.value for d in _dangling(numbered("en", [bare.format(n=n) for n in (2, 3, 14)]))] == [14]
    assert _dangling(numbered("en", [bare.format(n=14)])) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ministers signed paragraph 14 yesterday in line with the Kesten Convention.",
        "They recalled “the measures in paragraph 14 of this Declaration” of 1996.",
        "The tariff in paragraph 14.2 of this Declaration applies.",
        "As agreed in paragraph 14bis of this Declaration, work goes on.",
        "Article 14 of this Declaration will be reviewed.",
        "The year 2031 and 14 paragraphs of this Declaration.",
    ],
)
def test_what_is_not_sure_is_left_alone(sentence: str) -> None:
    assert _dangling(numbered("en", [sentence])) == []


def test_a_broken_numbering_says_nothing() -> None:
    lines = numbered("en", [SAID["en"].format(n=12)]).paragraphs[1:]
    gone = "\n\n".join(["Joint Declaration", *(f"{p.label}. {p.text}" for p in lines if p.label != "5")])
    assert _dangling(read(gone)) == []


def test_a_reference_left_behind_by_a_removed_paragraph_is_found_in_a_comparison() -> None:
    full = [
        *declaration(21, 9).text().strip().split("\n\n"),
        "10. The matters in paragraph 10 of this Declaration stay open.",
    ]
    less = [p for n, p in enumerate(full) if n != 5]
    less = [*less[:2], *(f"{n}. {p.split('. ', 1)[1]}" for n, p in enumerate(less[2:], 1))]
    found = compared("\n\n".join(full), "\n\n".join(less)).findings
    (dangling,) = [f for f in found if f.code == "Q2"]
    assert (dangling.severity, dangling.confidence, dangling.present) == ("low", "strong", ("B",))
    assert compared("\n\n".join(less), "\n\n".join(less)).gate.verdict == "same-text"


@pytest.mark.parametrize(("number", "at"), [(4, 6), (7, 9)])
def test_a_number_that_stands_twice(number: int, at: int) -> None:
    """The second 7, of 8, is taken for no label, and stands at the head of its paragraph."""
    lines = declaration(22, 8).text().strip().split("\n\n")
    twice = [*lines[:at], f"{number}. The Sides will restore the lighthouse of Marn.", *lines[at:]]
    found = compared("\n\n".join(lines), "\n\n".join(twice)).findings
    (double,) = [f for f in found if f.code == "Q3"]
    assert (double.severity, double.present) == ("low", ("B",))
    assert double.message == f"The number {number} stands twice in this text."


@pytest.mark.parametrize(
    ("before", "label", "after"),
    [("Статья {n}", "Статья 3", "Стороны сохранят архивы."), ("第{n}条", "第3条", "双方将保护档案。"), ("Madde {n}", "Madde 3", "Taraflar arşivleri korur.")],
)  # fmt: skip
def test_an_article_that_stands_twice(before: str, label: str, after: str) -> None:
    code = {"С": "ru", "第": "zh", "M": "tr"}[before[0]]
    body = fillers(code)
    parts = [p for n in range(1, 6) for p in (before.format(n=n), f"{body[n % len(body)]} {100 + n}.")]
    text = read("\n\n".join(["Agreement", *parts[:6], label, after, *parts[6:]]) + "\n")
    assert [first.label for first, _ in _duplicates(text)] == [label]


@pytest.mark.parametrize(
    "between",
    [
        "5. May 2031 was agreed as the date of the next meeting.",
        "(4) of these measures were welcomed.",
        "3. Earlier numbers recur in lists.",
        "The Sides thanked the hosts.",
    ],
)
def test_what_is_no_duplicate(between: str) -> None:
    lines = declaration(23, 8).text().strip().split("\n\n")
    text = read("\n\n".join([*lines[:6], between, *lines[6:]]))
    assert _duplicates(text) == []


def test_a_numbering_that_restarts_under_headings_is_no_duplicate() -> None:
    lines = [line.split(". ", 1)[1] for line in declaration(24, 9).text().strip().split("\n\n")[2:]]
    parts = ["Joint Declaration", "Politics", *(f"{n}. {s}" for n, s in enumerate(lines[:4], 1))]
    parts += ["Trade", *(f"{n}. {s}" for n, s in enumerate(lines[4:], 1))]
    assert _duplicates(read("\n\n".join(parts))) == []
    assert _dangling(read("\n\n".join([*parts, "6. See paragraph 9 of this Declaration."]))) == []

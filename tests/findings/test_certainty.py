"""What must never be called one-sided, or only tentatively: what stands elsewhere, what an editor wrote, what was cut."""

from __future__ import annotations

from tests.declarations import declaration
from tests.reading import compared

BASE = declaration(21, 8)
LONG = "The Parties will open a shared harbour office in Lower Aldmoor before the first winter of the programme."


def one_sided(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(f.code, f.severity, f.confidence) for f in compared(a, b).findings if f.rule.startswith("one-sided")]


def with_third(text: str) -> str:
    parts = BASE.text().strip().split("\n\n")
    return "\n\n".join([*parts[:4], text, *parts[4:]])


def test_a_passage_that_the_other_side_holds_inside_another_is_not_one_sided() -> None:
    other = with_third(f"The Parties note the following. {LONG} They will review this every year.")
    assert not [found for found in one_sided(with_third(LONG), other) if found[0] == "P1"]


def test_a_passage_whose_words_all_stand_there_in_another_order_is_at_most_tentative() -> None:
    words = LONG.rstrip(".").split()
    shuffled = " ".join([*words[9:], *words[:9]])
    found = one_sided(with_third(LONG), with_third(f"{shuffled} and so on, as read across two columns of a page."))
    assert all(confidence == "tentative" for _, _, confidence in found)


def test_a_line_that_opens_a_long_form_elsewhere_is_not_one_sided() -> None:
    """Too short to be that form, moved; and yet it stands there."""
    form = " ".join(
        f"Office {n} keeps the registers of the harbour, and its hall is open to crews of both states."
        for n in range(2, 12)
    )
    parts = BASE.text().strip().split("\n\n")
    other = "\n\n".join([*parts[:8], f"{LONG} {form}", *parts[8:]])
    found = [f for f in compared(with_third(LONG), other).findings if f.rule == "one-sided-paragraph"]
    assert all((f.present, f.confidence) == (("B",), "tentative") for f in found)
    assert "B" in {side for f in found for side in f.present}


def test_a_passage_that_stands_nowhere_is_still_strong() -> None:
    assert ("P1", "critical", "strong") in one_sided(with_third(LONG), BASE.text())


def test_a_line_above_the_title_is_an_editors() -> None:
    lead = (
        "KESTEN, 4 May. The two governments made the following declaration public this morning. The full text follows."
    )
    page = "<html><body>{}{}</body></html>"
    title, *rest = BASE.text().strip().split("\n\n")
    text = f"<h1>{title}</h1>" + "".join(f"<p>{part}</p>" for part in rest)
    found = one_sided(page.format("", text), page.format(f"<p>{lead}</p>", text))
    assert all(severity == "low" and confidence == "tentative" for _, severity, confidence in found)


def test_a_summary_is_partial_whatever_its_title_says() -> None:
    summary = (
        "Press Release: Key points of the Joint Declaration\n\nThe Joint Declaration signed today provides for this:\n\n"
        "• regular meetings;\n\n• trade of two billion dollars by 2040;\n\n• a bridge over the strait;\n\n"
        "• forty scholarships every year;\n\nThe full text will be published later."
    )
    comparison = compared(declaration(3, 14).text(), summary)
    assert comparison.gate.refused or comparison.gate.verdict == "partial"
    assert {f.severity for f in comparison.findings} <= {"info"}


def test_the_mark_of_a_note_and_a_label_in_the_text_are_no_numbers() -> None:
    sentence = "The Parties will meet every year in the capital of each of them by turns."
    for other in (f"{sentence}1", f"{sentence} [2]", f"7 {sentence}"):
        found = compared(with_third(sentence), with_third(other)).findings
        assert not [f for f in found if f.code == "F1"], other

"""Two translations of one text into one language: matched by meaning; amended texts and sister instruments are not."""

from __future__ import annotations

import pytest

from diplodiff.align.apart import worded_apart
from diplodiff.aligning import by_words
from diplodiff.model import Alignment, Bead, Comparison
from tests.align.test_verdicts import text
from tests.reading import compared, read

TITLE = "Joint Declaration on the Establishment of a Strategic Partnership between Varenia and Tolmar"
DONE = "Signed in the city of Altava on 14 May 2026 in two copies, each in the Varenian, Tolmar and English languages."
ONE = [
    "The Sides agreed to raise their relations to the level of a strategic partnership and to meet once a year.",
    "The Sides intend to increase bilateral trade to 3 billion US dollars by 2030.",
    "The Sides support the construction of the Arben railway and welcome the start of work on 1 September 2026.",
    "The Sides consider that the Karsun conflict must be resolved by peaceful means on the basis of the resolutions of the "
    "United Nations Security Council.",
    "The Sides will increase the number of scholarships for students to 200 a year and encourage contacts of universities.",
    "The Sides attach great importance to the rational use of water and to the conservation of glaciers in the region.",
    "The Sides expressed interest in cooperation in the peaceful use of nuclear energy under international safeguards.",
    "The President of Tolmar thanked the President of Varenia for the warm welcome and invited him to pay a state visit.",
]
OTHER = [
    "The Parties have resolved to bring their ties up to strategic partnership and to hold summits on an annual basis.",
    "The Parties are determined to bring the volume of mutual commerce to USD 3 billion by 2030.",
    "The Parties back the building of the Arben rail line and applaud the launch of works on September 1, 2026.",
    "In the Parties' view, settling the Karsun conflict should be achieved peacefully, in line with UN Security Council "
    "resolutions.",
    "Student grants are to reach 200 annually; direct ties among institutions of higher education shall be promoted.",
    "The Parties treat as highly significant sustainable management of water resources and preserving the area's glaciers.",
    "The Parties are keen on working together on the peaceful atom in compliance with international rules.",
    "The Tolmari leader expressed gratitude to his Varenian counterpart for a cordial reception and asked him to come on a "
    "state visit.",
]


def _text(paragraphs: list[str], title: str = TITLE) -> str:
    return "\n\n".join([title, *(f"{n}. {p}" for n, p in enumerate(paragraphs, 1)), DONE]) + "\n"


def _one_sided(comparison: Comparison) -> list[tuple[str, str | None]]:
    found = [f for f in comparison.findings if f.rule.startswith("one-sided")]
    return [(siglum, passage.label) for f in found for siglum, passage in f.passages]


def test_nothing_of_two_translations_is_one_sided_and_a_note_says_how_they_were_matched() -> None:
    comparison = compared(_text(ONE), _text(OTHER))
    assert comparison.gate.verdict == "comparable"
    assert comparison.encoders
    assert "worded apart" in comparison.notes[0].message
    assert [f.rule for f in comparison.findings if f.severity in ("critical", "high", "medium")] == []


@pytest.mark.parametrize("gone", [3, 5])
def test_what_one_translation_lacks_is_found(gone: int) -> None:
    comparison = compared(_text(ONE), _text([p for n, p in enumerate(OTHER) if n != gone]))
    assert _one_sided(comparison) == [("A", str(gone + 1))]


def test_an_amended_text_is_compared_word_by_word() -> None:
    amended = [*ONE[:3], OTHER[3], *ONE[4:7], OTHER[7]]
    comparison = compared(_text(ONE), _text(amended))
    assert not comparison.encoders
    assert {label for _, label in _one_sided(comparison)} <= {"4", "8"}


def test_sister_instruments_of_one_day_are_refused() -> None:
    sister = [
        "Ministers discussed tariff quotas on grain and agreed to raise the quota for wheat to 90,000 tonnes.",
        "The working party on rules of origin will report before the summer.",
        "A second bridge at Marrow will be studied, with the cost shared equally.",
        "Permits for lorries will rise to 14,000, and those of coaches to 600.",
        "A joint brochure will be printed in four languages, at the expense of the host.",
        "Guides from either country may work in the other for ninety days without a licence.",
        "Veterinary services will conclude a protocol on dairy inspections.",
        "Rail timetables will be harmonised by a commission of engineers.",
    ]
    texts = read(_text(ONE)), read(_text(sister), "B")
    assert worded_apart(texts, by_words(texts, None)[0])
    assert compared(_text(ONE), _text(sister)).gate.verdict == "not-same-instrument"


def test_what_faces_a_free_wording_is_one_sided_tentatively() -> None:
    free = "Satisfaction was voiced that flights linking Port Calder directly with Ellinghurst operate thrice weekly."
    own = (
        "They welcomed the opening of direct flights between Port Calder and Ellinghurst, operated three times a week."
    )
    comparison = compared(_text([*ONE, own, *ONE[:1]]), _text([*ONE, free, *ONE[:1]]))
    assert {f.confidence for f in comparison.findings if f.rule == "one-sided-paragraph"} <= {"tentative"}


@pytest.mark.parametrize(("count", "apart"), [(8, True), (40, False)])
def test_what_faces_unmatched_has_to_be_much_of_the_texts(count: int, apart: bool) -> None:
    """The first six of so many passages stand face to face."""
    lines = [f"{'The Sides will speak of this matter again. ' * 3}{n}" for n in range(count)]
    one, two = (text(lines, siglum, TITLE) for siglum in "AB")
    assert worded_apart((one, two), between_rows(count, 6)) is apart


def between_rows(count: int, alone: int) -> Alignment:
    facing = [Bead(row, "one-sided") for n in range(alone) for row in (((n,), ()), ((), (n,)))]
    rows = [Bead(((n,), (n,)), "reworded", 0.9) for n in range(alone, count)]
    return Alignment((count, count), (*facing, *rows))


def test_lines_of_bare_numbers_are_not_worded_apart() -> None:
    one, other = ([f"{n % 7 + shift}" for n in range(400)] for shift in (1, 20))
    texts = tuple(read(_text([*ONE[:2], *lines]), siglum) for siglum, lines in zip("AB", (one, other), strict=True))
    assert not worded_apart(texts, by_words(texts, None)[0])

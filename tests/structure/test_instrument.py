"""Which instrument a text is, what it attests, and whether its lists hold what it says."""

from __future__ import annotations

import pytest

from diplodiff.model import Block, Blocks, PublishedText, Snapshot
from diplodiff.structure.build import Side, structure


def read(*lines: str, language: str = "en") -> PublishedText:
    blocks = tuple(Block(line, "heading", level=1) if n == 0 else Block(line) for n, line in enumerate(lines))
    return structure(Blocks(blocks, "test"), Snapshot("test", b"", "text/plain", "0"), Side("A", "test", language))


BODY = (
    "1. The two sides will hold talks every year.",
    "2. The two sides will build a road.",
    "3. The two sides will protect the river.",
)


def test_parties_date_and_place_of_a_declaration() -> None:
    text = read(
        "Joint Declaration between the Republic of Kazakhstan and the Islamic Republic of Pakistan",
        "The Sides have agreed as follows:",
        *BODY,
        "Done at Islamabad on 4 February 2026 in two originals in the Kazakh, Urdu and English languages.",
    )
    assert text.instrument.parties == ("KZ", "PK")
    assert (text.instrument.date, text.instrument.place) == ("2026-02-04", "Islamabad")
    assert text.instrument.title == text.title
    assert text.testimony is not None
    assert (text.testimony.originals, text.testimony.languages) == (2, ("kk", "ur", "en"))
    assert text.testimony.paragraphs == (text.paragraphs[-1].id,)


def test_the_parties_of_a_title_are_all_of_them_whoever_signs() -> None:
    title = "Agreement between the Republic of Kazakhstan and the Islamic Republic of Pakistan"
    signed = [f"For the Government of {state}" for state in ("Kazakhstan", "Pakistan", "Turkey")]
    assert read(title, *BODY, *signed).instrument.parties == ("KZ", "PK")
    assert read("Agreement on Ferries", *BODY, *signed).instrument.parties == ("KZ", "PK", "TR")


def test_without_testimony_the_line_of_place_and_date_counts() -> None:
    text = read("Joint Statement of Kenya and India", "Nairobi, 4 February 2026", *BODY)
    assert (text.instrument.parties, text.instrument.date) == (("KE", "IN"), "2026-02-04")
    assert (text.instrument.place, text.testimony) == ("Nairobi", None)


def test_else_the_days_of_the_visit_and_the_parties_it_names() -> None:
    text = read(
        "Joint Statement",
        "At the invitation of the President of Kenya, the Prime Minister of India paid a visit on 3-4 February 2026.",
        *BODY,
    )
    assert (text.instrument.parties, text.instrument.date) == (("KE", "IN"), "2026-02-03/2026-02-04")


def test_what_a_law_rests_on_is_not_its_date() -> None:
    text = read("Ordinance on bridges", "Based on the Act of 4 May 1998 on roads in France and Italy,", *BODY)
    assert (text.instrument.parties, text.instrument.date, text.instrument.place) == ((), None, None)


def counts(*lines: str, language: str = "en") -> list[tuple[int, int | None]]:
    return [(c.declared, c.counted) for c in read("Joint Statement", *lines, language=language).declared_counts]


ITEMS = ("(a) an agreement on roads;", "(b) a protocol on rivers;", "(c) a memorandum on weather.")


def test_a_list_that_holds_what_the_text_says() -> None:
    assert counts(*BODY[:2], "3. During the visit three documents were signed:", *ITEMS) == [(3, 3)]


def test_a_list_that_holds_less_is_noted() -> None:
    text = read("Joint Statement", *BODY[:2], "3. During the visit 37 memoranda of understanding were signed:", *ITEMS)
    assert [(c.declared, c.counted) for c in text.declared_counts] == [(37, 3)]
    notes = [note.message for note in text.notes if note.code == "declared-count"]
    assert notes == ["The text says 37 (paragraph A3), 3 items were read."]
    (count,) = text.declared_counts
    assert text.paragraphs[3].text[count.start : count.end] == "37"


@pytest.mark.parametrize(
    "line",
    [
        "3. During the visit 12 documents were signed, including:",
        "3. During the visit 12 documents were signed. The two sides agreed to:",
        "3. During the visit 12 documents were signed and 5 agreements were exchanged:",
        "3. During the visit 12 documents were signed.",
    ],
)
def test_a_list_that_is_not_of_the_number_is_not_held_against_it(line: str) -> None:
    assert all(counted is None for _, counted in counts(*BODY[:2], line, *ITEMS))


@pytest.mark.parametrize(
    ("code", "line", "number"),
    [
        ("en", "In total 37 (thirty-seven) bilateral agreements and memoranda were signed.", 37),
        ("ru", "По итогам визита подписано тридцать семь документов.", 37),
        ("kk", "Сапар барысында отыз жеті құжатқа қол қойылды.", 37),
        ("ur", "دورے کے دوران سینتیس یادداشتوں پر دستخط ہوئے۔", 37),
        ("ar", "تم التوقيع على سبع وثلاثين وثيقة.", 37),
        ("zh", "双方共签署三十七份合作文件。", 37),
        ("fr", "Trente-sept accords ont été signés.", 37),
        ("es", "Se firmaron treinta y siete acuerdos.", 37),
        ("tr", "Ziyaret sırasında otuz yedi anlaşma imzalandı.", 37),
        ("fa", "سی و هفت سند به امضا رسید.", 37),
        ("hi", "यात्रा के दौरान सैंतीस समझौतों पर हस्ताक्षर किए गए।", 37),
        ("bn", "সফরকালে ৩৭টি চুক্তি স্বাক্ষরিত হয়।", 37),
        ("de", "Es wurden siebenunddreißig Abkommen unterzeichnet.", 37),
        ("pt", "Foram assinados trinta e sete acordos.", 37),
        ("ja", "三十七件の文書に署名した。", 37),
        ("ko", "37건의 양해각서가 체결되었다.", 37),
    ],
)
def test_numbers_of_signed_documents_in_every_language(code: str, line: str, number: int) -> None:
    assert [declared for declared, _ in counts(line, language=code)] == [number]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "The two countries signed the agreements."),
        ("en", "One of the documents was signed in 2015."),
        ("en", "The 12 documents will be drafted."),
        ("en", "In 2015 documents were signed."),
        ("ru", "Две страны подписали документы."),
        ("fr", "Les deux pays ont signé les accords."),
        ("de", "Die zwei Länder haben die Abkommen unterzeichnet."),
        ("zh", "两国签署了文件。"),
    ],
)
def test_what_counts_no_documents(code: str, line: str) -> None:
    assert counts(line, language=code) == []

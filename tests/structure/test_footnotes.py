"""Footnotes set as ordinary text: told from numbered paragraphs in every language, and never the other way round."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplodiff.language.note_marks import references
from diplodiff.model import Block, Location
from diplodiff.structure.footnotes import set_apart
from tests.loaders.office import docx_bytes, odt_bytes, p, run
from tests.reading import compared, read

TITLE = "Joint Declaration between the Republic of Velmora and the Kingdom of Sarn"
ENACTING = "The two sides have agreed as follows:"
CLOSING = (
    "Done at Kelm on 4 February 2026 in two originals.",
    "For the Government of Velmora",
    "For the Government of Sarn",
)
PLAIN = (
    "1. The two sides will build a railway between Kelm and the port{0} within ten years.",
    "2. The two sides will hold consultations on 50 km² of water{1} twice every year.",
    "3. The two sides will open consulates in the cities that the annex names.{2}",
)
NOTES = (
    "See the feasibility study that was printed in Kelm in 2024.",
    "In Altis the word means any river that flows to the sea.",
    "The annex was printed separately by both ministries.",
)
Mark = Callable[[int], str]


def raised(n: int) -> str:
    return "⁰¹²³"[n]


def lines(mark: Mark | None, note: str = "", above: str = "", signed: bool = True) -> str:
    """The declaration as text, with the marks and notes given (note has {n} and {raised} where the mark stands)."""
    marks = [mark(n) if mark else "" for n in (1, 2, 3)]
    body = [TITLE, ENACTING, *(text.format(*marks) for text in PLAIN), *(CLOSING if signed else ()), above]
    if note:
        body += [note.format(n=n, raised=raised(n), stars="*" * n) + text for n, text in enumerate(NOTES, 1)]
    return "\n\n".join(part for part in body if part) + "\n"


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize(
    ("mark", "note", "above"),
    [
        (raised, "{raised} ", "_______________"),
        (raised, "{raised}", ""),
        (raised, "{n}. ", ""),
        (raised, "Note {n}: ", ""),
        ("[{}]".format, "[{n}] ", ""),
        (" [{}]".format, "[{n}] ", "---------"),
        ("[{}]".format, "{n}/ ", ""),
        ("({})".format, "({n}) ", ""),
        ("({})".format, "{n}. ", "Notes"),
        (str, "{n} ", "____________"),
        (lambda n: "*" * n, "{stars} ", ""),
        (None, "{n}. ", "Footnotes:"),
        (None, "[{n}] ", "ENDNOTES"),
    ],
)
def test_notes_below_a_text_are_no_part_of_it(mark: Mark | None, note: str, above: str, signed: bool) -> None:
    result = compared(lines(mark, note, above, signed), lines(None, signed=signed))
    assert (result.gate.verdict, result.findings) == ("same-text", ())
    assert [p.label for p in result.texts[0].paragraphs if p.label] == ["1", "2", "3"]
    kept = [part.text for part in result.texts[0].left_out if part.reason == "footnote"]
    assert all(any(note in text for text in kept) for note in NOTES)


LANGUAGES = {
    "ru": (
        "Стороны заявляют о следующем:",
        "1. Стороны построят дорогу{}.",
        "2. Они встретятся{}.",
        "Примечания",
    ),
    "kk": (
        "Тараптар төмендегілер туралы мәлімдейді:",
        "1. Тараптар темір жол салады{}.",
        "2. Олар кездеседі{}.",
        "Ескертпелер",
    ),
    "ur": (
        "فریقین حسب ذیل اعلان کرتے ہیں:",
        "1۔ فریقین ریلوے تعمیر کریں گے{}۔",
        "2۔ وہ ہر سال ملاقات کریں گے{}۔",
        "حواشی",
    ),
    "ar": ("اتفق الجانبان على ما يلي:", "1- يبني الجانبان سكة حديد{}.", "2- يلتقي الجانبان كل عام{}.", "الحواشي"),
    "zh": ("双方声明如下：", "一、双方将修建铁路{}。", "二、双方每年会晤{}。", "注释"),
    "fr": (
        "Les deux parties sont convenues de ce qui suit :",
        "1. Elles construiront{}.",
        "2. Elles se réuniront{}.",
        "Notes",
    ),
    "es": (
        "Las partes han convenido lo siguiente:",
        "1. Construirán un ferrocarril{}.",
        "2. Se reunirán{} cada año.",
        "Notas",
    ),
    "tr": (
        "Taraflar aşağıdaki hususlarda mutabık kalmışlardır:",
        "1. Taraflar yapacaktır{}.",
        "2. Toplanacaklardır{}.",
        "Dipnotlar",
    ),
    "fa": (
        "طرفین موارد زیر را اعلام می‌کنند:",
        "۱. طرفین راه‌آهن خواهند ساخت{}.",
        "۲. آنها هر سال دیدار می‌کنند{}.",
        "پانوشت‌ها",
    ),
    "hi": ("दोनों पक्ष निम्नलिखित घोषणा करते हैं:", "1. दोनों पक्ष रेलमार्ग बनाएँगे{}।", "2. वे हर वर्ष मिलेंगे{}।", "पाद टिप्पणियाँ"),
    "bn": ("উভয় পক্ষ নিম্নরূপ ঘোষণা করছে:", "১. উভয় পক্ষ রেলপথ নির্মাণ করবে{}।", "২. তারা প্রতি বছর মিলিত হবে{}।", "পাদটীকা"),
    "de": (
        "Beide Seiten sind wie folgt übereingekommen:",
        "1. Sie werden bauen{}.",
        "2. Sie treffen sich{}.",
        "Fußnoten",
    ),
    "pt": (
        "As partes acordam o seguinte:",
        "1. As partes construirão{}.",
        "2. Reunir-se-ão{} todos os anos.",
        "Notas",
    ),
    "ja": ("双方は以下のとおり宣言する：", "1．双方は鉄道を建設する{}。", "2．双方は毎年会合する{}。", "脚注"),
    "ko": ("양측은 다음과 같이 합의하였다:", "1. 양측은 철도를 건설한다{}.", "2. 양측은 매년 만난다{}.", "각주"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("mark", "note", "headed"),
    [
        (raised, "{1} ", False),
        ("[{}]".format, "[{0}] ", False),
        ("({})".format, "({0}) ", False),
        (None, "{0}. ", True),
    ],
)
def test_notes_in_every_language(language: str, mark: Mark | None, note: str, headed: bool) -> None:
    enacting, first, second, heading = LANGUAGES[language]
    bare = [enacting, first.format(""), second.format("")]
    marked = [enacting, *(text.format(mark(n) if mark else "") for n, text in enumerate((first, second), 1))]
    notes = [note.format(n, raised(n)) + bare[3 - n].partition(" ")[2] + " Kelm 2024." for n in (1, 2)]
    found = read("\n\n".join([*marked, *([heading] if headed else []), *notes]) + "\n")
    wanted = read("\n\n".join(bare) + "\n")
    assert [(p.role, p.label, p.text) for p in found.paragraphs] == [
        (p.role, p.label, p.text) for p in wanted.paragraphs
    ]


def paragraphs(*texts: str) -> list[str]:
    found = read("\n\n".join(texts) + "\n")
    assert not found.left_out
    return [f"{p.label or '-'} {p.text}" for p in found.paragraphs]


OWN = tuple(text.format("", "", "") for text in PLAIN)


@pytest.mark.parametrize(
    "texts",
    [
        (f"{TITLE}¹", ENACTING, "1 They trade.", "2 They travel.", "3 They talk."),
        (f"{TITLE}*", ENACTING, *OWN),
        (TITLE, ENACTING, "[1] They trade.", "[2] They travel."),
        (TITLE, ENACTING, *OWN, *CLOSING, "Annex I", "1. Agreement on wool", "2. Agreement on salt"),
        (TITLE, ENACTING, *OWN, *CLOSING, "__________", "1. Agreement on wool", "2. Agreement on salt"),
        (
            TITLE,
            "I. Trade",
            "1. They trade¹ in wool.",
            "2. They build² roads.",
            "II. Culture",
            "1. They sing.",
            "2. They write.",
        ),
        (TITLE, "They recall the Treaty¹ of old.", "They agree that:", "1. There be peace."),
        (TITLE, "The two sides agreed*:", "* trade in wool and cloth", "* trade in salt"),
        (
            "Exchange of Notes between Velmora and Sarn",
            "I have the honour to propose.",
            "Note",
            "1. A railway is built.",
            "2. A port is built.",
        ),
        (TITLE, "They agree that peace prevails as in [1] and [2].", "1. They meet.", "2. They talk."),
        (TITLE, "Art. 1¹", "1 They trade.", "2 They travel.", "Art. 2²", "1 They meet.", "2 They talk."),
        (
            TITLE,
            "Article 1",
            "They trade¹ and travel².",
            "Article 2",
            "They sing.",
            "Article 3",
            "1. They meet.",
            "2. They talk.",
        ),
        (TITLE, "The G20 and COVID19 programmes go on.", "1. They meet.", "2. They talk."),
        (
            TITLE,
            "Article 1",
            "They refer to Article 3(1) and Article 3(2).",
            "Article 3",
            "(1) They trade.",
            "(2) They travel.",
        ),
    ],
)
def test_a_numbered_paragraph_never_vanishes(texts: tuple[str, ...]) -> None:
    assert len("".join(paragraphs(*texts)).replace(" ", "")) >= 0.8 * len("".join(texts).replace(" ", ""))


@pytest.mark.parametrize("signed", [True, False])
def test_numbers_behind_the_signatures_are_notes_where_digits_at_words_name_them(signed: bool) -> None:
    body = [TITLE, ENACTING, *(text.format(*"123") for text in PLAIN), *(CLOSING[1:] if signed else ())]
    text = read("\n\n".join([*body, *(f"{n}. {note}" for n, note in enumerate(NOTES, 1))]) + "\n")
    assert [part.reason for part in text.left_out] == ["footnote"] * (3 if signed else 0)
    assert [p.text for p in text.paragraphs][3].count("water twice" if signed else "water2 twice") == 1


def test_the_words_of_a_signature_may_stand_at_its_end() -> None:
    body = [
        "Velmora Cumhuriyeti ile Sarn Krallığı Arasında Ortak Bildiri",
        "Taraflar aşağıdaki hususlarda mutabık kalmışlardır:",
        "1. Taraflar nehrin suyunu1 her yıl ölçer ve sonuçları yayımlar.",
        "2. Taraflar her yıl iki kez toplanır ve vapurları2 görüşür.",
        "Velmora Cumhuriyeti Hükümeti adına",
        "1. Nehir, denize akan her akarsu demektir.",
        "2. Vapurlar ekte sayılmıştır.",
    ]
    assert [part.reason for part in read("\n\n".join(body) + "\n").left_out] == ["footnote"] * 2


def test_notes_with_raised_numbers_may_stand_between_paragraphs() -> None:
    body = [TITLE, ENACTING, *(text.format(*map(raised, (1, 2, 3))) for text in PLAIN)]
    body[4:4] = [f"{raised(n)} {note}" for n, note in enumerate(NOTES[:2], 1)]
    assert [part.reason for part in read("\n\n".join(body) + "\n").left_out] == ["footnote"] * 2


def test_a_digit_behind_a_decimal_mark_is_no_reference() -> None:
    for text in ("به ۱.۲ میلیارد", "rise by 1,2 mil", "Article 7.2 of", "at 10.30 in"):
        assert references(text, None) == []
    assert [r.marks for r in references("It was signed in 2025.1", "en")] == [("1",)]


def test_units_and_powers_stay() -> None:
    assert paragraphs(TITLE, "1. They give 50 km² and 10⁶ litres, 20 m³ in all.", "2. They meet in 2019.")[1:] == [
        "1 They give 50 km² and 10⁶ litres, 20 m³ in all.",
        "2 They meet in 2019.",
    ]


def page(mark: str, note: str, around: tuple[str, str] = ("", "")) -> str:
    marks = [mark.format(n=n) for n in (1, 2, 3)] if mark else ["", "", ""]
    body = "".join(f"<p>{text.format(*marks)}</p>" for text in (ENACTING, *PLAIN, *CLOSING))
    notes = "".join(note.format(n=n, text=text) for n, text in enumerate(NOTES, 1)) if note else ""
    return f"<html lang=en><body><main><h1>{TITLE}</h1>{body}{around[0]}{notes}{around[1]}</main></body></html>"


@pytest.mark.parametrize(
    ("mark", "note", "around"),
    [
        ("<sup>{n}</sup>", "<p><sup>{n}</sup> {text}</p>", ("", "")),
        ("<sup>{n}</sup>", "<p>{n} {text}</p>", ("", "")),
        ("<sup>{n}</sup>", "<li>{text}</li>", ("<hr><ol>", "</ol>")),
        ("", "<li>{text}</li>", ("<h2>Notes</h2><ol>", "</ol>")),
        ('<sup><a href="#n{n}">{n}</a></sup>', '<div id="n{n}">{n}. {text}</div>', ("", "")),
        (
            '<sup><a href="#fn{n}" id="r{n}">{n}</a></sup>',
            '<li id="fn{n}"><p>{text}</p><p>More of it. <a href="#r{n}">↩</a></p></li>',
            ("<ol>", "</ol>"),
        ),
        (
            '<a epub:type="noteref" href="#n{n}">{n}</a>',
            '<aside epub:type="footnote" id="n{n}"><p>{text}</p></aside>',
            ("", ""),
        ),
        ("[{n}]", '<div id="ftn{n}">[{n}] {text}</div>', ("", "")),
        ('<a href="#x{n}"><sup>{n}</sup></a>', '<p><a name="x{n}"></a>{n} {text}</p>', ("", "")),
    ],
)
def test_notes_of_a_page(mark: str, note: str, around: tuple[str, str]) -> None:
    result = compared(page(mark, note, around), page("", ""))
    assert (result.gate.verdict, result.findings) == ("same-text", ())


def _docx() -> bytes:
    sup = '<w:vertAlign w:val="superscript"/>'
    first, second = (text.format("|", "|", "").split("|") for text in PLAIN[:2])
    marked = [
        p("", "", run(first[0]) + run("1", sup) + run(first[1])),
        p("", "", run(second[0]) + run("2", sup) + run(second[1])),
    ]
    notes = [p("", "", run(str(n), sup) + run(text)) for n, text in enumerate(NOTES[:2], 1)]
    return docx_bytes("".join([p(TITLE), p(ENACTING), *marked, p(OWN[2]), *map(p, CLOSING), *notes]))


def _odt() -> bytes:
    position = '<style:text-properties style:text-position="super 58%"/>'
    style = f'<style:style style:name="S" style:family="text">{position}</style:style>'
    body = [text.format(*(f'<text:span text:style-name="S">{n}</text:span>' for n in (1, 2, 3))) for text in PLAIN]
    notes = [f'<text:span text:style-name="S">{n}</text:span> {text}' for n, text in enumerate(NOTES, 1)]
    return odt_bytes("".join(f"<text:p>{x}</text:p>" for x in (TITLE, ENACTING, *body, *CLOSING, *notes)), style)


def _rtf() -> str:
    body = [text.format(*(rf"{{\super {n}}}" for n in (1, 2, 3))).replace("²", r"\'b2") for text in PLAIN]
    notes = [rf"{{\super {n}}} {text}" for n, text in enumerate(NOTES, 1)]
    return r"{\rtf1\ansi " + r"\par ".join([TITLE, ENACTING, *body, *CLOSING, *notes]) + r"\par}"


def _markdown() -> str:
    body = [text.format(*(f"<sup>{n}</sup>" for n in (1, 2, 3))) for text in PLAIN]
    notes = [f"{n}. {text}" for n, text in enumerate(NOTES, 1)]
    return "\n\n".join([f"# {TITLE}", ENACTING, *body, *CLOSING, "---", *notes]) + "\n"


@pytest.mark.parametrize("source", [_docx, _odt, _rtf, _markdown])
def test_raised_marks_of_office_files(source: Callable[[], str | bytes]) -> None:
    wanted = read(lines(None))
    found = read(source(), name=source.__name__.replace("_", "a.").replace("markdown", "md"))
    assert [(p.role, p.label, p.text) for p in found.paragraphs] == [
        (p.role, p.label, p.text) for p in wanted.paragraphs
    ]


def test_a_note_goes_on_from_those_that_the_format_sets_apart() -> None:
    """At the foot of the next page, set like the numbered paragraphs around it."""
    texts = ("4. They trade.²", "5. They travel.", "2. See the annex to the minutes of Kelm.", "6. They meet.")
    blocks = tuple(Block(text, location=Location(page=1 + (n == 3))) for n, text in enumerate(texts))
    kept, notes = set_apart(blocks, "en", ("1. See the study.",))
    assert [[block.text for block in part] for part in (kept, notes)] == [
        ["4. They trade.", "5. They travel.", "6. They meet."],
        [texts[2]],
    ]


@pytest.mark.parametrize(
    ("body", "signed", "annex"),
    [
        (("1. They trade in wool.1", "2. They travel by rail.2"), CLOSING[1:], "Annex I: Stations"),
        (("1. Taraflar yün satar.1", "2. Trenle gezerler.2"), ("Velmora Cumhuriyeti Adına", "Sarn Krallığı Adına"), "Ek: Liste"),
        (("١- يبيع الطرفان الصوف.1", "٢- يسافران بالقطار.2"), ("عن جمهورية فلمورا", "عن مملكة سارن"), "الملحق الأول: المحطات"),
    ],
)  # fmt: skip
def test_what_an_annex_lists_behind_the_signatures_is_no_note(
    body: tuple[str, ...], signed: tuple[str, ...], annex: str
) -> None:
    listed = ("1) Kelm", "2) Dorva")
    found = read("\n\n".join([*body, *signed, annex, *listed]) + "\n")
    assert not found.left_out

"""Comparisons made by hand: invented countries and texts, in several scripts. Named as the cases they show."""

from __future__ import annotations

from collections.abc import Callable

from diplodiff.model import (
    Alignment,
    Bead,
    Comparison,
    Finding,
    Gate,
    LeftOut,
    Location,
    Nearest,
    Note,
    Numbering,
    Paragraph,
    Passage,
    PublishedText,
)
from tests.render.build import SETTINGS, compared, in_pair, marks, numbered, one_sided, text, title

WATER = (
    "The two sides recalled the open question of the waters of the Upper Sarin and stressed that its settlement "
    "by peaceful means, in accordance with the relevant decisions of the Council of Riparian States, is indispensable "
    "for lasting stability in the region. They agreed that no work that alters the flow of the river shall begin "
    "before the joint commission has submitted its report."
)
TRADE = (
    "The two sides welcomed the growth of their trade in machinery, cotton and dried fruit over the past three years, "
    "noted the results of the business forum held in Marsol, and agreed to raise the volume of trade to {amount} "
    "million crowns by the end of 2030, for which purpose the competent authorities {verb} conclude an agreement on "
    "the mutual recognition of certificates within the framework of the intergovernmental commission."
)


def declaration() -> Comparison:
    """English on both sides: one clause only in A, a changed amount and verb, renumbering, a move, a gap."""
    names = [f"The two sides will continue their work in field number {i}." for i in range(1, 25)]
    left = [*names]
    left[4] = TRADE.format(amount="500", verb="shall")
    left[14] = WATER
    right = [t for i, t in enumerate(left) if i != 14]
    right[4] = TRADE.format(amount="50", verb="will endeavour to")
    right[20], right[21] = right[21], right[20]
    head = "Joint Declaration of the Republic of Varenia and the State of Tolmark"
    preamble_a = Paragraph("A-p1", "Guided by their friendship,", "preamble", location=Location(page=1))
    preamble_b = Paragraph("B-p1", "Guided by their friendship,", "preamble")
    note = Note("ocr", "Page 4 was read by optical character recognition at 81% mean confidence.")
    a = text(
        "A", "varenia.pdf", "en", [title("A", head), preamble_a, *numbered("A", left)], method="pdf-text", notes=(note,)
    )
    web = "https://foreign.example/declaration"
    b = text("B", "Tolmark", "en", [title("B", head), preamble_b, *numbered("B", right)], origin=web, coverage=1.0)
    pairs = [(i, i if i < 16 else i - 1) for i in range(26) if i != 16]
    moved = {22: 22, 23: 21}
    beads = [Bead(((i,), (moved.get(i, j),)), "moved" if i == 23 else "same", 0.99) for i, j in pairs]
    beads[6] = Bead(((6,), (6,)), "reworded", 0.86)
    beads.insert(16, Bead(((16,), ()), "one-sided"))
    ta, tb = left[4], right[4]
    clause = Passage(("A15",), "15", WATER)
    nearest = Nearest(("B14",), "14", right[13], 0.412)
    amount = (("A", Passage(("A5",), "5", ta, marks(ta, "500"))), ("B", Passage(("B5",), "5", tb, marks(tb, "50"))))
    verbs = (
        ("A", Passage(("A5",), "5", ta, marks(ta, "shall"))),
        ("B", Passage(("B5",), "5", tb, marks(tb, "will", "endeavour", "to conclude"))),
    )
    sentence = "They will meet once a year."
    found = [
        one_sided("A", clause, "B", nearest),
        in_pair("number", "F1", "high", "A has 500 million crowns, B has 50 million crowns.", *amount),
        in_pair("modality", "M2", "critical", "A: “shall”; B: “will endeavour to”.", *verbs),
        one_sided(
            "B",
            Passage(("B7.2",), "7", sentence),
            "A",
            Nearest(("A7",), "7", left[6], 0.33),
            rule="one-sided-sentence",
            code="P4",
            severity="high",
            confidence="tentative",
        ),
        in_pair(
            "moved",
            "S1",
            "low",
            "Stands in another place.",
            ("A", Passage(("A22",), "22", left[21])),
            ("B", Passage(("B20",), "20", right[19])),
        ),
        Finding(
            "renumbered",
            "S3",
            "low",
            "exact",
            ("A", "B"),
            (),
            (),
            "Nine paragraphs carry another number.",
            "renumbered-0",
            labels=tuple((str(i), str(i - 1)) for i in range(16, 25)),
        ),
        in_pair("alternat", "A1", "info", "The order of the two states is swapped in the title."),
    ]
    return compared((a, b), beads, found, Gate("comparable"))


def cross_lingual() -> Comparison:
    """English against Russian: a clause only in B."""
    left = ["The parties will open a rail link.", "The parties will exchange archives."]
    only = "Стороны условились завершить демаркацию границы до 1 июля 2032 года."
    right = ["Стороны откроют железнодорожное сообщение.", only, "Стороны обменяются архивами."]
    a = text("A", "varenia.html", "en", numbered("A", left))
    b = text("B", "толмарк.html", "ru", numbered("B", right))
    beads = [
        Bead(((0,), (0,)), "same", 0.9),
        Bead(((), (1,)), "one-sided"),
        Bead(((1,), (2,)), "same", 0.88),
    ]
    nearest = Nearest(("A2",), "2", left[1], 0.305)
    found = [one_sided("B", Passage(("B2",), "2", only, marks(only, "1 июля 2032 года")), "A", nearest)]
    return compared((a, b), beads, found, Gate("comparable-cross-lingual"))


def right_to_left() -> Comparison:
    """English against Urdu, with labels in Persian digits."""
    left = ["Both countries will build 3 bridges over the river.", "Both countries will teach each other's languages."]
    only = "دونوں ممالک نے اتفاق کیا کہ دریا کے پانی کی تقسیم پر UN کی قرارداد 17 کے مطابق بات چیت جاری رکھی جائے گی۔"
    right = ["دونوں ممالک دریا پر 4 پل تعمیر کریں گے۔", "دونوں ممالک ایک دوسرے کی زبانیں پڑھائیں گے۔", only]
    a = text("A", "varenia.html", "en", numbered("A", left))
    b = text("B", "اعلامیہ.html", "ur", numbered("B", right, labels=["۱", "۲", "۳"]))
    beads = [Bead(((i,), (i,)), "same", 0.9) for i in (0, 1)] + [Bead(((), (2,)), "one-sided")]
    bridges = (
        ("A", Passage(("A1",), "1", left[0], marks(left[0], "3"))),
        ("B", Passage(("B1",), "۱", right[0], marks(right[0], "4"))),
    )
    found = [
        one_sided("B", Passage(("B3",), "۳", only), "A", Nearest(("A1",), "1", left[0], 0.29)),
        in_pair("number", "F1", "high", "A has 3, B has 4.", *bridges),
    ]
    return compared((a, b), beads, found, Gate("comparable-cross-lingual"))


def unspaced() -> Comparison:
    """Chinese against Japanese and Thai: scripts without spaces, three sides."""
    zh = [
        "双方同意将双边贸易额在二〇三〇年前提高到五百亿元，并继续推进互联互通合作，加强海关、检验检疫和标准领域的协调。"
        * 2
    ]
    ja = ["双方は、二国間貿易額を2030年までに五百億元に引き上げることで一致した。"]
    th = [
        "ทั้งสองฝ่ายเห็นพ้องที่จะเพิ่มมูลค่าการค้าทวิภาคีให้ถึงห้าหมื่นล้านหยวนภายในปี พ.ศ. ๒๕๗๓ และส่งเสริมความร่วมมือด้านการเชื่อมโยงอย่างต่อเนื่อง"
    ]
    extra = "双方将共同建设跨境电力走廊。"
    a = text("A", "china-like.html", "zh", [*numbered("A", [*zh, extra], labels=["一", "二"])])
    b = text("B", "japan-like.html", "ja", numbered("B", ja))
    c = text("C", "thai-like.html", "th", [*numbered("C", [*th, "ทั้งสองฝ่ายจะร่วมกันสร้างระเบียงพลังงาน"], labels=["๑", "๒"])])
    beads = [Bead(((0,), (0,), (0,)), "reworded", 0.8), Bead(((1,), (), (1,)), "reworded", 0.8)]
    shared = Finding(
        "one-sided-paragraph",
        "P1",
        "critical",
        "tentative",
        ("A", "C"),
        ("B",),
        (("A", Passage(("A2",), "二", extra)), ("C", Passage(("C2",), "๒", c.paragraphs[1].text))),
        "",
        "shared-0",
        (("B", Nearest(("B1",), "1", ja[0], 0.2)),),
    )
    return compared((a, b, c), beads, [shared], Gate("comparable-cross-lingual"))


def hostile() -> Comparison:
    """Texts and names that try to steer the terminal, reorder the line, or be markup."""
    bad = (
        "\x1b[31mRed\x1b[0m \x07bell \x9b2J \u202eevil\u202c <script>alert(1)</script> [bold]x[/bold] \ud800 \ufeffend"
    )
    marked = (
        "# heading | cell **bold** _it_ `code` [link](http://x.example) https://x.example www.x.example a@b.example"
    )
    starts = [
        "1. list",
        "- list",
        "> quote",
        "=====",
        "+ plus",
        "* star",
        "    code",
        "~~~",
        "<!-- c -->",
        ":smile: $x$",
    ]
    huge = "x" * 300 + " " + "क्षि" * 80
    left = [bad, marked, *starts, huge]
    a = text(
        "A", "\x1b]0;title\x07name\nline", "en\x1b[1m", numbered("A", left), origin="https://x.example/\u202efdp.a"
    )
    b = text("B", "[link](http://y.example)", None, numbered("B", ["Nothing."], labels=["\x1b[2J\u202e1"]), kind=None)
    beads = [Bead(((i,), ()), "one-sided", float("nan")) for i in range(len(left))] + [Bead(((), (0,)), "one-sided")]
    near = Nearest(("B1",), "\x1b[2J\u202e1", "\x1b[1mNothing\u2067.", float("nan"))
    found = [
        one_sided("A", Passage((f"A{i}",), str(i), t, ((0, 3), (-4, 2), (900, 901))), "B", near)
        for i, t in enumerate(left, 1)
    ]
    found.append(
        in_pair(
            "reworded",
            "W1",
            "low",
            "\x1b[5mmessage\u202e",
            ("A", Passage(("A2",), "2", marked, ((0, 9), (12, 16)))),
            ("B", Passage(("B1",), "\x1b[2J\u202e1", "Nothing.")),
        )
    )
    found.append(in_pair("look-alike", "Q5", "info", "Cyrillic \x1b[1m\u202e letter"))
    return compared((a, b), beads, found, Gate("comparable", ("a \x1b[1mreason\u202e",)))


def refused() -> Comparison:
    """A declaration against a read-out."""
    a = text("A", "varenia.pdf", "en", numbered("A", [f"The two sides agreed on point {i}." for i in range(1, 13)]))
    told = [Paragraph(f"B-{i}", f"The minister said that meeting {i} went well.", "operative") for i in range(1, 4)]
    b = text("B", "tolmark.html", "en", told, kind="readout", origin="https://foreign.example/news/7")
    reasons = (
        "A is a joint declaration with 12 numbered paragraphs.",
        "B is a read-out with 3 paragraphs of reported speech.",
    )
    empty = Alignment((0, 0), ())
    return Comparison("0.1.0", SETTINGS, (a, b), Gate("not-same-kind", reasons), empty, ())


def no_text() -> Comparison:
    """One side without any paragraph."""
    a = text("A", "varenia.pdf", "en", numbered("A", ["The two sides agreed."]))
    b = text("B", "empty.html", None, [], kind=None, coverage=0.0)
    return Comparison("0.1.0", SETTINGS, (a, b), Gate("no-text", ("B holds no paragraph.",)), Alignment((0, 0), ()), ())


def forced() -> Comparison:
    """A refusal that was overruled."""
    base = cross_lingual()
    found = tuple(
        one_sided(f.present[0], f.passages[0][1], "A", f.nearest[0][1], severity="info") for f in base.findings
    )
    gate = Gate("not-same-instrument", ("The dates differ: 4 March 2031 and 9 May 2029.",))
    return Comparison("0.1.0", SETTINGS, base.texts, gate, base.alignment, found, forced=True)


def same_text() -> Comparison:
    """The same words on both sides."""
    words = ["The two sides agreed.", "They will meet again."]
    sides = tuple(text(s, f"{s.lower()}.html", "en", numbered(s, words)) for s in "AB")
    return compared(sides, [Bead(((i,), (i,)), "same", 1.0) for i in (0, 1)], [], Gate("same-text"))


def nothing_one_sided() -> Comparison:
    """Comparable and partial: no clause on one side only, and a gap in the numbering of A."""
    words = ["The two sides agreed.", "They will meet again.", "They will trade."]
    paragraphs = numbered("A", words)
    paragraphs[2] = Paragraph("A6", words[2], "operative", "6", Numbering("decimal", 6))
    a = text("A", "varenia.txt", "en", paragraphs, notes=(Note("abridged", "The text says of itself: “excerpts”."),))
    b = text("B", "tolmark.txt", "en", numbered("B", words))
    beads = [Bead(((i,), (i,)), "same", 1.0) for i in range(3)]
    gap = Finding("numbering-gap", "Q1", "info", "exact", ("A",), (), (), "A goes from 2 to 6.", "gap-0")
    labels = Finding("renumbered", "S3", "info", "exact", ("A", "B"), (), (), "", "r-0", labels=(("6", "3"),))
    return compared((a, b), beads, [gap, labels], Gate("partial", ("A calls itself an excerpt.",)))


def shown() -> PublishedText:
    """One text for `show`: nested items, a page break, parts left out, a note, a doubtful page."""
    item = Paragraph("A2a", "rail and road;", "list-item", "(a)", Numbering("latin", 1, 2), ("2",), Location(page=2))
    deep = Paragraph("A2i", "سڑک", "list-item", "(i)", Numbering("roman", 1, 3), ("2", "(a)"), confidence=0.71)
    heading = Paragraph("A-h1", "", "heading", "II.")
    left_out = (
        LeftOut("Home | News |\n Contact", "navigation"),
        LeftOut("Share this page " * 12, "navigation"),
        LeftOut("\x1b[31mHidden words", "hidden"),
    )
    note = Note("ocr", "Page 2 was read by optical character recognition.")
    paragraphs = [title("A", "Joint Declaration"), heading, *numbered("A", ["They met. They agreed."]), item, deep]
    return text("A", "varenia.pdf", "en", paragraphs, left_out=left_out, notes=(note,), method="pdf-text")


COMPARISONS: dict[str, Callable[[], Comparison]] = {
    "declaration": declaration,
    "cross-lingual": cross_lingual,
    "right-to-left": right_to_left,
    "unspaced": unspaced,
    "hostile": hostile,
    "refused": refused,
    "no-text": no_text,
    "forced": forced,
    "same-text": same_text,
    "nothing-one-sided": nothing_one_sided,
}

"""Comparisons for the page: three sides in three scripts, ten sides, a very long one, hostile words of every kind."""

from __future__ import annotations

from dataclasses import replace

from diplodiff.model import Bead, Comparison, Finding, Gate, LeftOut, Nearest, Passage, PublishedText
from tests.render.build import compared, in_pair, marks, numbered, one_sided, text

_EN = [
    "The three sides will build a railway from Marsol to the lake of Sarin, 120 kilometres long.",
    "The three sides agreed to exchange students every year.",
    "The three sides will open a common school of hydrology in Marsol.",
    "The three sides will meet again in the spring.",
]
_UR = [
    "تینوں فریق مرسول سے جھیل سارین تک 140 کلومیٹر طویل ریلوے تعمیر کریں گے۔",
    "تینوں فریقوں نے ہر سال طلبہ کے تبادلے پر اتفاق کیا۔",
    "تینوں فریق مرسول میں آبیات کا مشترکہ مدرسہ کھولیں گے۔",
    "تینوں فریق بہار میں دوبارہ ملاقات کریں گے۔",
]
_KK = [
    "Үш тарап Марсолдан Сарин көліне дейін ұзындығы 120 шақырым теміржол салады.",
    "Үш тарап жыл сайын студенттер алмасуға келісті.",
    "Тараптар көл суын бөлісу жөніндегі бірлескен комиссия құрады және оның есебін жариялайды.",
    "Үш тарап көктемде қайта кездеседі.",
]


def three_sided() -> Comparison:
    """English, Urdu and Kazakh: a clause in two of three, one in one of three, a changed number, a move."""
    web = "https://foreign.example/اعلامیہ?a=1&b=2"
    aside = (LeftOut("صفحہ اول | خبریں | رابطہ", "navigation"), LeftOut("Share " * 400, "navigation"))
    a = text("A", "varenia.html", "en", numbered("A", _EN))
    b = text("B", "تولمارک", "ur", numbered("B", _UR, labels=["۱", "۲", "۳", "۴"]), origin=web, left_out=aside)
    c = text("C", "sarin.kz", "kk", numbered("C", _KK), origin="https://sarin.example/text#part")
    beads = [
        Bead(((0,), (0,), (0,)), "reworded", 0.91),
        Bead(((1,), (1,), (1,)), "same", 0.94),
        Bead(((2,), (2,), ()), "reworded", 0.87),
        Bead(((), (), (2,)), "one-sided"),
        Bead(((3,), (3,), (3,)), "same", 0.9),
    ]
    shared = replace(
        one_sided("A", Passage(("A3",), "3", _EN[2]), "C", Nearest(("C2",), "2", _KK[1], 0.31)),
        present=("A", "B"),
        passages=(("A", Passage(("A3",), "3", _EN[2])), ("B", Passage(("B3",), "۳", _UR[2]))),
        message="Not found in the text published at https://sarin.example/text#part.",
    )
    alone = replace(
        one_sided("C", Passage(("C3",), "3", _KK[2]), "A", Nearest(("A2",), "2", _EN[1], 0.28)),
        absent=("A", "B"),
        nearest=(("A", Nearest(("A2",), "2", _EN[1], 0.28)), ("B", Nearest(("B2",), "۲", _UR[1], 0.27))),
        message="",
    )
    number = in_pair(
        "number",
        "F1",
        "high",
        "A and C have 120, B has 140.",
        ("A", Passage(("A1",), "1", _EN[0], marks(_EN[0], "120"))),
        ("B", Passage(("B1",), "۱", _UR[0], marks(_UR[0], "140"))),
        ("C", Passage(("C1",), "1", _KK[0], marks(_KK[0], "120"))),
    )
    return compared((a, b, c), beads, [shared, alone, number], Gate("comparable-cross-lingual"))


def ten_sided() -> Comparison:
    """Ten texts of which the last has a paragraph that the others have not."""
    sigla = "ABCDEFGHIJ"
    words = ["The sides agreed on rail.", "The sides agreed on archives.", "The sides agreed on water."]
    extra = "The sides agreed on the border."
    texts = tuple(text(s, f"{s.lower()}.html", "en", numbered(s, words + [extra] * (s == "J"))) for s in sigla)
    beads = [Bead(((i,),) * 10, "same", 1.0) for i in range(3)] + [Bead(((),) * 9 + ((3,),), "one-sided")]
    only = replace(
        one_sided("J", Passage(("J4",), "4", extra), "A", Nearest(("A3",), "3", words[2], 0.5)),
        absent=tuple(sigla[:9]),
        nearest=tuple((s, Nearest((f"{s}3",), "3", words[2], 0.5)) for s in sigla[:9]),
    )
    return compared(texts, beads, [only], Gate("comparable"))


def long(size: int = 2_000, every: int = 10) -> Comparison:
    """Two texts of that many paragraphs, Russian against Urdu; every tenth pair differs (or every `every`th), and every
    fiftieth paragraph is one-sided.
    """
    left = [
        f"Стороны продолжат совместную работу по направлению {i} " + "в духе добрососедства, " * 16 for i in range(size)
    ]
    right = [f"فریقین شعبہ {i} میں تعاون جاری رکھیں گے " + "باہمی اعتماد کی فضا میں، " * 14 for i in range(size)]
    kept = [i for i in range(size) if i % 50]
    a, b = (
        text("A", "a.html", "ru", numbered("A", left)),
        text("B", "b.html", "ur", numbered("B", [right[i] for i in kept])),
    )
    where = {i: n for n, i in enumerate(kept)}
    beads, found = [], []
    for i in range(size):
        if i not in where:
            beads.append(Bead(((i,), ()), "one-sided"))
            near = Nearest(("B1",), "1", right[1], 0.2)
            found.append(one_sided("A", Passage((f"A{i + 1}",), str(i + 1), left[i]), "B", near))
            continue
        beads.append(Bead(((i,), (where[i],)), "same" if i % every else "reworded", 0.9))
        if i % every == 0:
            found.append(_number(i, where[i], left[i], right[i]))
    return compared((a, b), beads, found, Gate("comparable-cross-lingual"))


def _number(i: int, j: int, left: str, right: str) -> Finding:
    return in_pair(
        "number",
        "F1",
        "high",
        "Different numbers.",
        ("A", Passage((f"A{i + 1}",), str(i + 1), left, marks(left, str(i)))),
        ("B", Passage((f"B{j + 1}",), str(j + 1), right, marks(right, str(i)))),
    )


HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "]]> --> </style></script><svg onload=alert(3)>",
    '" onmouseover="alert(4)" x=\'y\' `z`',
    "{{ 7 * 7 }} {% raw %} {# #}",
    "abc\u202edef\u2066ghi\u0000jkl\u0007\ud800\ufeff",
    "x" * 100_000,
    "&lt;b&gt; &amp; &#x3c;",
]


def hostile() -> Comparison:
    """Every field that comes from outside tries to be markup, script, a link, or to reorder the line."""
    bad = "\"><script>alert('{}')</script>\u202e\x00"
    a = text("A", bad.format("name"), 'en" onload="x', numbered("A", HOSTILE), origin="javascript:alert(5)")
    b: PublishedText = text(
        "B",
        "b",
        "ur",
        numbered("B", ["Nothing."], labels=[bad.format("label")]),
        origin='https://x.example/"><script>alert(6)</script>',
        kind=bad.format("kind"),
        left_out=(LeftOut(bad.format("left out"), bad.format("reason")),),
    )
    beads = [Bead(((i,), ()), "one-sided") for i in range(len(HOSTILE))] + [Bead(((), (0,)), "one-sided")]
    near = Nearest(("B1",), bad.format("label"), bad.format("near"), 0.1)
    found = [
        replace(one_sided("A", Passage((f"A{i}",), str(i), t, ((0, 3),)), "B", near), message=bad.format("message"))
        for i, t in enumerate(HOSTILE, 1)
    ]
    found.append(in_pair(bad.format("rule"), "Z9", "low", bad.format("told")))
    return compared((a, b), beads, found, Gate("partial", (bad.format("reason"),)))


REPORTS = {"three-sided": three_sided, "ten-sided": ten_sided, "hostile-page": hostile}

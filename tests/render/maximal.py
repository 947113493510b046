"""A comparison in which every field that a report can show is set."""

from __future__ import annotations

from dataclasses import replace

from diplodiff.facts import Date, Day, DeclaredCount, Instrument
from diplodiff.facts import Testimony as Attested
from diplodiff.model import Comparison, Finding, Gate, Location, Nearest, Note, Passage
from diplodiff.provenance import Provenance, Publisher
from tests.render import samples

SITE = Publisher("P0", "Ministry of Foreign Affairs of Varenia", "ministry", "XV")
CAME = Provenance("https://mfa.varenia.example/moved", "https://archive.example/web/1", "ab" * 32, SITE)


def everything() -> Comparison:
    """Two texts, overruled refusal, one finding that has it all."""
    base = samples.cross_lingual()
    place = Location(page=2, box=(10.0, 20.0, 300.5, 40.0), path="/html/body/p[1]", line=7)
    day = Day(2032, 7, 1)
    full = []
    for text in base.texts:
        paragraphs = tuple(replace(p, location=place, path=("Part I",)) for p in text.paragraphs)
        full.append(
            replace(
                text,
                source=replace(text.source, provenance=CAME),
                paragraphs=paragraphs,
                title="Joint Declaration",
                notes=(Note("ocr", "Page 2 was read by OCR."),),
                kind_reasons=("the title says so",),
                instrument=Instrument(("XV", "XT"), "2032-07-01", "Marsol", "Joint Declaration"),
                testimony=Attested((paragraphs[0].id,), "Marsol", (Date(0, 3, day, day),), 2, ("en", "ru"), True, "en"),
                declared_counts=(DeclaredCount(paragraphs[0].id, 0, 3, 12, 11),),
            )
        )
    only = full[1].paragraphs[1]
    finding = Finding(
        "one-sided-paragraph",
        "P1",
        "info",
        "tentative",
        ("B",),
        ("A",),
        (("B", Passage((only.id,), "2", only.text, ((0, 7),))),),
        "Not found in the text published at varenia.html.",
        "everything-0",
        (("A", Nearest(("A2",), "2", "The parties will exchange archives.", 0.3)),),
        (("1", "2"),),
    )
    gate = Gate("not-same-instrument", ("The dates differ.",))
    return replace(
        base, texts=tuple(full), gate=gate, findings=(finding,), forced=True, notes=(Note("note", "Compared slowly."),)
    )

"""What `diplodiff rules` and `diplodiff explain` say of a rule: its codes, its severity, how it is told, and an example."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """severity in words; how it is told, in sentences; the example as what each side published (empty: nothing)."""

    codes: tuple[str, ...]
    severity: str
    how: str
    example: tuple[str, str]


TOLD: dict[str, Told] = {
    "one-sided-paragraph": Told(
        ("P1",),
        "critical in the operative part, high in the preamble",
        "The passage has no counterpart in the alignment, and a second look finds it nowhere in what the other side served.",
        ("15. The Sides will open a consulate in Port Kellan.", ""),
    ),
    "one-sided-section": Told(
        ("P2",), "medium", "A heading has no counterpart on the other side.", ("III. Cooperation in fisheries", "")
    ),
    "one-sided-sentence": Told(
        ("P4",),
        "high",
        "Both sides have the paragraph, and one of its sentences answers nothing on the other side.",
        ("They agreed to meet yearly. The first meeting is in Ostra.", "They agreed to meet yearly."),
    ),
    "one-sided-condition": Told(
        ("P5",),
        "high; medium and tentative across languages",
        "Words that set a condition stand on one side only. Across languages the other side's passage must hold no "
        "condition, qualifier or negation of any kind.",
        (
            "The Sides will open the crossing provided that the survey is completed.",
            "The Sides will open the crossing.",
        ),
    ),
    "polarity": Told(
        ("M1",),
        "critical; high and tentative across languages",
        "The negations of a sentence add up to a denial on one side only, in otherwise equal words. Across languages the "
        "other side's sentence must hold nothing negative.",
        ("The Parties shall not close the strait.", "The Parties shall close the strait."),
    ),
    "modality": Told(
        ("M2", "M3"),
        "M2 high (critical where both texts are equally authentic and one verb binds), M3 medium; M2 medium and tentative "
        "across languages",
        "The verbs are ranked: 5 binds (shall, undertakes), 4 agrees, 3 affirms, 2 intends, 1 notes. M2 is a difference of "
        "two ranks or more, M3 of one, which counts in one language only.",
        ("The two sides committed to buy grain.", "The two sides intend to buy grain."),
    ),
    "hedge": Told(
        ("M4",),
        "medium; low and tentative across languages",
        "A qualifier (where appropriate, to the extent possible, in accordance with national law) stands on one side only.",
        ("The Parties shall exchange data where appropriate.", "The Parties shall exchange data."),
    ),
    "subject": Told(
        ("M5",),
        "high; medium and tentative across languages",
        "The head of a sentence names both sides in one text, and one of them in the other.",
        ("The two sides condemned the blockade.", "The Ostran side condemned the blockade."),
    ),
    "scope": Told(
        ("M6",),
        "low; info and tentative across languages",
        "All against some, including against namely; and against or in one language only.",
        ("The Parties shall remove all barriers.", "The Parties shall remove some barriers."),
    ),
    "translation-shift": Told(
        ("T1",),
        "low, tentative",
        "Across languages: verbs of different rank, one of which good translators render in several ways (should, doivent).",
        ("The Parties should consult.", "Стороны должны консультироваться."),
    ),
    "term-variance": Told(
        ("T2",),
        "low, tentative",
        "The same two verbs of different rank answer one another in three passages or more: one finding for all of them.",
        ("The Parties should consult. (in five passages)", "Стороны должны консультироваться. (in five passages)"),
    ),
    "reworded": Told(
        ("W1",),
        "low; info for spelling, punctuation and capitals",
        "Words differ inside a pair of passages of one language, and no other finding names them.",
        ("Both sides praised the talks.", "Both sides valued the talks."),
    ),
    "moved": Told(
        ("S1",), "low", "Both sides published the passage, in different places.", ("as paragraph 3", "as paragraph 9")
    ),
    "split-merged": Told(
        ("S2",), "low", "One paragraph on one side is several on the other.", ("one paragraph", "two paragraphs")
    ),
    "renumbered": Told(
        ("S3",),
        "low",
        "The same passages carry other numbers; one finding for the text.",
        ("paragraphs 5 to 9", "6 to 10"),
    ),
    "numbering-gap": Told(("Q1",), "low", "One side's own numbers skip one.", ("14., 15., 16.", "14., 16.")),
    "dangling-reference": Told(
        ("Q2",),
        "low",
        "A text refers to a paragraph or article of its own that it does not have.",
        ("as stated in paragraph 31", "(the text has paragraphs 1 to 24)"),
    ),
    "duplicate-label": Told(("Q3",), "low", "A label stands twice in one numbering.", ("7., 8., 8., 9.", "7., 8., 9.")),
    "extraction": Told(
        ("Q4",),
        "info",
        "A passage that seemed one-sided was served outside what was read as the other text (navigation, notes).",
        ("15. The Sides will open a consulate.", "the same in a side bar of the page"),
    ),
    "look-alike": Told(
        ("Q5",),
        "info",
        "A word mixes scripts, or holds hidden marks of direction, on one side only.",
        ("Раkistan (with Cyrillic letters)", "Pakistan"),
    ),
    "abridged": Told(
        ("Q6",),
        "info",
        "One side says of its text that it is abridged or an unofficial translation.",
        ("Unofficial translation", ""),
    ),
    "alternat": Told(
        ("A1",),
        "info",
        "Each side names the parties in its own order, as is the custom.",
        ("between Ostra and Vael", "between Vael and Ostra"),
    ),
}

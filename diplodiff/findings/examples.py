"""What `diplodiff rules` and `diplodiff explain` say of a rule: its codes, its severity, how it is told, and an example."""

from __future__ import annotations

from diplodiff.values import NamedTuple


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
        "The verbs are ranked: 5 binds (shall, undertakes), 4 agrees, 3 affirms, 2 intends, 1 notes; of verbs that govern one "
        "another the weaker counts (agreed to explore: 2). M2 is a difference of "
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
        "The head of a sentence names both sides in one text, and one of them in the other; or, within a language, two names "
        "with a verb between them have changed places.",
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
        "Across languages: verbs of different rank, one of which good translators render in several ways (should, doivent), or "
        "different nouns of a contested family (territory, region; dispute, issue; war, conflict, crisis).",
        ("The Parties should consult.", "Стороны должны консультироваться."),
    ),
    "term-variance": Told(
        ("T2",),
        "low, tentative",
        "The same two verbs of different rank, or two nouns, answer one another in three passages or more: one finding.",
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
    "capture": Told(
        ("Q7",),
        "that of the difference itself",
        "Told by `diplodiff watch` only: what the earlier capture of an address has and the later has not, the other way round, "
        "and what reads otherwise; the message names the two times.",
        ("captured on 1 March: paragraphs 1 to 15", "captured on 9 March: paragraphs 1 to 14"),
    ),
    "own-versions": Told(
        ("Q8",),
        "that of the difference itself, high at most",
        "Told where several texts carry one --name: they are compared with one another before they are compared with another "
        "side, and a passage that only some of them have is not called one-sided.",
        ("in English: within 30 days", "the same side in Urdu: within 60 days"),
    ),
    "alternat": Told(
        ("A1",),
        "info",
        "Each side names the parties in its own order, as is the custom.",
        ("between Ostra and Vael", "between Vael and Ostra"),
    ),
    "one-sided-annex": Told(
        ("P3",),
        "critical",
        "The heading of an annex and all that stands below it have no counterpart: one finding for the annex.",
        ("Annex II. List of crossing points", ""),
    ),
    "one-sided-item": Told(
        ("P6",),
        "medium; low and tentative across languages",
        "Items of a list of signed documents are matched as a set, wherever they stand; this one answers none. Across "
        "languages nothing is said where both lists have items left over. Also: documents signed on one side and exchanged "
        "on the other, and a number of documents that the list of the other side does not bear out.",
        ("(c) Protocol on veterinary controls", "a list of the other four documents"),
    ),
    "number": Told(
        ("F1",),
        "high; medium and tentative where it is not sure",
        "Quantities are compared by value and unit, whatever their spelling: $1bn, 1 млрд долл., one billion dollars.",
        ("at a cost of 500 million US dollars", "at a cost of $50bn"),
    ),
    "date": Told(
        ("F2",),
        "high; medium and tentative where it is not sure",
        "Days, years and periods are compared by value, in every calendar and with the tolerance that it needs.",
        ("within 30 days of notice", "within 60 days of notice"),
    ),
    "name": Told(
        ("F3",),
        "high; medium and tentative where it is not sure",
        "A state, body, resolution or person is named on one side only; persons are known by the sound of their names.",
        ("resolution 242 of the Council", "resolution 338 of the Council"),
    ),
    "official-title": Told(
        ("F4",),
        "low",
        "A person whom both sides name holds another office on each.",
        ("President Orlan Tuvik", "Prime Minister Orlan Tuvik"),
    ),
    "toponym": Told(
        ("F5",),
        "medium",
        "Each side uses another of the names that states give to a disputed place.",
        ("the Persian Gulf", "the Arabian Gulf"),
    ),
    "retitled": Told(
        ("S4",),
        "low",
        "A heading, or the title, stands over the same passages and has other content words; capitals, numbers, small words "
        "and order count for nothing. In one language only.",
        ("II. Trade and investment", "II. Trade and defence"),
    ),
    "role": Told(
        ("S5",),
        "medium",
        "A passage well inside the preamble, or an annex, of one text stands well inside the operative part of the other.",
        ("Mindful of the needs of shepherds, (in the preamble)", "5. Mindful of the needs of shepherds."),
    ),
    "order": Told(
        ("S6",),
        "low",
        "Neighbouring passages moved together, or items of one list changed places: one finding instead of one for each.",
        ("section II before section III", "section III before section II"),
    ),
    "signatories": Told(
        ("A2",),
        "medium; low and tentative for names and offices across languages",
        "Signature blocks are compared as sets of parties, offices and names, whatever their layout and order; names in other "
        "scripts by their sound, none where they are not spelled (Chinese, Japanese, Korean).",
        ("For Ostra: Orlan Tuvik, President", "For Ostra: Orlan Tuvik, Prime Minister"),
    ),
    "testimonium": Told(
        ("A3",),
        "medium",
        "The closing formulas attest other languages or another number of originals, or only one calls the texts equally "
        'authentic. The order of languages counts for nothing, and "in duplicate" is two originals.',
        ("in two originals", "in three originals"),
    ),
    "prevailing-language": Told(
        ("A4",),
        "critical; high and tentative across languages where only one side says it",
        "Another language prevails where the texts differ, or only one side's text says that one does.",
        ("the English text shall prevail", "the Kazakh text shall prevail"),
    ),
    "signature-date": Told(
        ("A5",),
        "medium",
        "The closing formulas name another day or place of signing; days are compared by value in every calendar.",
        ("Done at Ostra on 4 February 2031", "Done at Ostra on 5 February 2031"),
    ),
}

"""What each rule finds, in words for a reader who meets only its name; code and name are those of the contract."""

from __future__ import annotations

from diplodiff.render import wording

# rule -> code, what it finds
TAXONOMY: dict[str, tuple[str, str]] = {
    "one-sided-paragraph": ("P1", "A paragraph that was found in some of the published texts only."),
    "one-sided-section": ("P2", "A heading that was found in some of the published texts only."),
    "one-sided-annex": ("P3", "An annex that was found in some of the published texts only."),
    "one-sided-sentence": ("P4", "A sentence found on one side only, in a paragraph that both sides have."),
    "one-sided-condition": ("P5", "A condition or reservation found on one side only, in a sentence that both have."),
    "one-sided-item": ("P6", "An item of a list that was found on one side only."),
    "number": ("F1", "Different amounts or numbers in a passage that both sides published."),
    "date": ("F2", "Different dates in a passage that both sides published."),
    "name": ("F3", "Different names of persons or bodies in a passage that both sides published."),
    "official-title": ("F4", "Different titles of office in a passage that both sides published."),
    "toponym": ("F5", "Different names of a place in a passage that both sides published."),
    "polarity": ("M1", "A statement that one side's text affirms and the other's negates."),
    "modality": ("M2", "Words of different force (shall, will, may) in a passage that both sides published."),
    "hedge": ("M4", "A qualification (as appropriate, where possible) that stands on one side only."),
    "subject": ("M5", "A statement made by different parties in the texts."),
    "scope": ("M6", "A wider or narrower scope in a passage that both sides published."),
    "translation-shift": ("T1", "A shade of meaning that differs across languages; ask a reader of both."),
    "term-variance": ("T2", "One term rendered in different ways within a text."),
    "moved": ("S1", "A passage that stands in another place."),
    "split-merged": ("S2", "The same passage cut into paragraphs differently."),
    "renumbered": ("S3", "The same passages under other numbers."),
    "retitled": ("S4", "The same section or document under another title."),
    "role": ("S5", "A passage that plays another part in each text, such as preamble and operative part."),
    "order": ("S6", "Items listed in another order."),
    "alternat": ("A1", "The parties named in opposite order, as each side's own copy may do."),
    "signatories": ("A2", "Different signatories."),
    "testimonium": ("A3", "Different closing formulas."),
    "prevailing-language": ("A4", "Different statements of which language prevails."),
    "signature-date": ("A5", "Different dates or places of signing."),
    "numbering-gap": ("Q1", "A number that a text's own numbering skips."),
    "dangling-reference": ("Q2", "A reference to a paragraph that the text does not have."),
    "duplicate-label": ("Q3", "A label that stands twice in one numbering."),
    "extraction": ("Q4", "A passage that was served outside what was read as the text."),
    "look-alike": ("Q5", "Characters that are not what they look like."),
    "abridged": ("Q6", "A text that its publisher calls abridged or unofficial."),
    "capture": ("Q7", "A source that changed between captures."),
    "own-versions": ("Q8", "One side's own language versions that differ."),
    "reworded": ("W1", "Other words in a passage that both sides published."),
}


def finds(rule: str) -> str:
    """What a rule finds, in one sentence; its name in words where the rule is newer than this table."""
    return TAXONOMY[rule][1] if rule in TAXONOMY else f"{wording.plain(rule).capitalize()}."

"""May these texts be compared? A refusal says why, in words, and is a result like any other.

The order of the questions is that of a careful reader: is there a text at all, in a language that can be assessed; does
enough of it answer the other; and if not, is it another kind of document or another instrument.
"""

from __future__ import annotations

from diplodiff.align.identity import Contradiction, agree, contradictions
from diplodiff.language.normalise import folded, words
from diplodiff.language.tables import primary
from diplodiff.model import Alignment, Gate, PublishedText
from diplodiff.settings.across import CROSS_MAX_PAIRS
from diplodiff.settings.align import (
    GATE_ABRIDGED,
    GATE_CROSS_DOUBT,
    GATE_CROSS_ROW,
    GATE_DOUBT,
    GATE_EMBEDDED,
    GATE_EXCERPT,
    GATE_EXCERPT_OF,
    GATE_MATCHED,
    GATE_MIN_WORDS,
    GATE_SAME_LANGUAGE,
    GATE_SHORT,
    GATE_SHORT_OF,
)

# Kinds that report on an instrument and are not one: nothing that they leave out is evidence of anything.
REPORTS = frozenset({"readout", "news-report", "fact-sheet", "speech", "press-briefing", "announcement", "programme"})
_ASIDE = frozenset({"title", "heading", "signature"})
_FORMULAS = _ASIDE | {"preamble", "testimonium"}


def before(texts: tuple[PublishedText, ...], covered: bool = False) -> Gate | None:
    """The refusals that need no alignment; None where the texts may be aligned.

    covered: whether passages of these two languages can be compared.
    """
    for text in texts:
        size = 0
        for p in text.paragraphs:  # to the word that is enough: texts are long
            size += len(words(p.text))
            if size >= GATE_MIN_WORDS:
                break
        else:
            found = "no text" if not size else f"only {size} words of text"
            return Gate(
                "no-text", (f"{text.name} ({text.source.origin}) holds {found}; give the published text itself.",)
            )
    if across(texts) and len(texts[0].paragraphs) * len(texts[1].paragraphs) > CROSS_MAX_PAIRS:
        sizes = " and ".join(f"{text.name} ({len(text.paragraphs)} paragraphs)" for text in texts[:2])
        return Gate(
            "not-assessable", (f"{sizes} are too long to be compared across languages; compare parts of them.",)
        )
    if across(texts) and not covered:
        languages = " and ".join(text.language or "a language that was not recognised" for text in texts)
        reason = (
            f"The texts are in different languages ({languages}), and no sentence encoder that is installed covers both; "
            "give two texts in the same language, or name a sentence encoder of your own with --model."
        )
        return Gate("not-assessable", (reason,))
    return None


def across(texts: tuple[PublishedText, ...]) -> bool:
    """Whether the texts are in different languages; where one was not recognised, their common words decide."""
    first, second = (primary(text.language) for text in texts[:2])
    if first and second:
        return first != second
    one, two = ({w for p in text.paragraphs for w in folded(p.text).split()} for text in texts[:2])
    return len(one & two) < GATE_SAME_LANGUAGE * min(len(one), len(two))


def refusal(texts: tuple[PublishedText, ...], alignment: Alignment) -> Gate | None:
    """The refusals once it is known what answers what; None where the texts may be compared."""
    shares = _shares(texts, alignment)
    refused = _other_kind(texts, shares) or _other_instrument(texts, alignment, shares)
    return refused and (_unread(texts) or refused)


def _unread(texts: tuple[PublishedText, ...]) -> Gate | None:
    """Texts that answer nothing because their letters were not read are not thereby those of another instrument."""
    garbled = [text for text in texts[:2] if any(note.code == "garbled-text" for note in text.notes)]
    if not garbled:
        return None
    files = " and ".join(f"{text.name} ({text.source.origin})" for text in garbled)
    reason = (
        f"Fonts of {files} do not say which letters they draw, so that what was read is not the text that is seen: whether it "
        "answers the other text cannot be told. Give it in another format, or as a PDF that another program made."
    )
    return Gate("not-assessable", (reason,))


def verdict(texts: tuple[PublishedText, ...], alignment: Alignment, found_any: bool) -> Gate:
    """The verdict on texts that are not refused; found_any: whether any rule found anything."""
    shares = _shares(texts, alignment)
    alike = not across(texts) and not found_any and min(shares) >= 1.0
    if alike and not any(b.relation == "one-sided" for b in alignment.beads):
        return Gate("same-text")
    reason = _embedded(texts, shares) or _abridged(texts, shares)
    if reason:
        return Gate("partial", (reason,))
    return Gate("comparable-cross-lingual" if across(texts) else "comparable")


def _shares(texts: tuple[PublishedText, ...], alignment: Alignment) -> tuple[float, ...]:
    least = GATE_CROSS_ROW if across(texts) else 0.0
    return tuple(matched_share(text, alignment, side, least) for side, text in enumerate(texts))


def matched_share(text: PublishedText, alignment: Alignment, side: int, least: float = 0.0) -> float:
    """The share of a text's characters in paragraphs that found a counterpart, in rows that score `least` at least.

    Where there is an operative part, it alone counts: preambles and testimonies are made of formulas that any two
    instruments of the same parties share.
    """
    operative = any(p.role == "operative" for p in text.paragraphs)
    sizes = [len(p.text) if p.role not in (_FORMULAS if operative else _ASIDE) else 0 for p in text.paragraphs]
    if not sum(sizes):
        sizes = [len(p.text) for p in text.paragraphs]
    rows = [bead for bead in alignment.beads if bead.relation != "one-sided" and bead.score >= least]
    matched = sum(sizes[i] for bead in rows for i in bead.sides[side])
    return matched / sum(sizes) if sum(sizes) else 0.0


def _other_kind(texts: tuple[PublishedText, ...], shares: tuple[float, ...]) -> Gate | None:
    """A report against an instrument is refused, whatever it quotes, unless it prints most of the instrument."""
    at = _report(texts)
    if at is None or shares[1 - at] >= GATE_EMBEDDED:
        return None
    report, full = texts[at], texts[1 - at]
    reason = (
        f"These are not the same kind of document: {_described(full)}; {_described(report)}. "
        "What a report leaves out is no evidence of what the text does not say."
    )
    return Gate("not-same-kind", (reason, _answers(texts, shares)))


def _report(texts: tuple[PublishedText, ...]) -> int | None:
    """Which of the texts is a report while the other is none."""
    reports = [text.kind in REPORTS for text in texts]
    return reports.index(True) if reports[0] != reports[1] else None


def _other_instrument(texts: tuple[PublishedText, ...], alignment: Alignment, shares: tuple[float, ...]) -> Gate | None:
    """Too little answers the other; the more speaks against the same instrument, the more is asked for."""
    best, mean = max(shares), sum(shares) / len(shares)
    against = contradictions(texts, alignment, across(texts))
    if across(texts) and mean < GATE_CROSS_DOUBT and _open_apart(texts, alignment):
        against += (Contradiction("What each lays down first has no counterpart in the other.", GATE_CROSS_DOUBT),)
    if not against and (best >= GATE_DOUBT or (best >= GATE_MATCHED and agree(texts, across(texts)))):
        return None
    if len(against) == 1 and mean >= against[0].outweighed:
        return None
    both = f"{_described(texts[0])}; {_described(texts[1])}."
    if all(text.kind in REPORTS for text in texts):
        first = f"These are two separate reports, not two texts of one instrument: {both}"
    else:
        first = f"These are not texts of the same instrument: {both}"
    return Gate("not-same-instrument", (first, *(found.reason for found in against), _answers(texts, shares)))


def _open_apart(texts: tuple[PublishedText, ...], alignment: Alignment) -> bool:
    """Whether the first operative passage of each text answers nothing: an agreement says there what it is about.

    Two agreements signed on one day have their titles' words, their preambles and their final clauses in common.
    """
    matched = [bead for bead in alignment.beads if bead.relation != "one-sided" and bead.score >= GATE_CROSS_ROW]
    for side, text in enumerate(texts):
        first = next((i for i, p in enumerate(text.paragraphs) if p.role == "operative"), None)
        if first is None or any(first in bead.sides[side] for bead in matched):
            return False
    return True


def _embedded(texts: tuple[PublishedText, ...], shares: tuple[float, ...]) -> str | None:
    """A report that prints the text of the instrument between its own sentences."""
    at = _report(texts)
    if at is None:
        return None
    report, full = texts[at], texts[1 - at]
    return (
        f"{_described(report)} that prints {shares[1 - at]:.0%} of {full.name}. Its own sentences are no part of the text, and "
        "what it leaves out is no evidence of a difference."
    )


def _abridged(texts: tuple[PublishedText, ...], shares: tuple[float, ...]) -> str | None:
    """One side is a shorter form of the other: its publisher says so, or hardly anything in it is its own."""
    for side in (0, 1):
        said = next((note.message for note in texts[1 - side].notes if note.code == "abridged"), None)
        if said and shares[side] < GATE_ABRIDGED and shares[1 - side] > shares[side]:
            return f"{said} Only {shares[side]:.0%} of {texts[side].name} stands in it; what it lacks is no evidence."
        if shares[side] < GATE_EXCERPT_OF and shares[1 - side] >= GATE_EXCERPT:
            return (
                f"Nearly all of {texts[1 - side].name} stands in {texts[side].name}, but only {shares[side]:.0%} of that text "
                "in it: it reads as an excerpt or a summary, and what it leaves out is no evidence of a difference."
            )
        sizes = [sum(len(p.text) for p in text.paragraphs) for text in (texts[side], texts[1 - side])]
        if shares[side] < GATE_SHORT_OF and sizes[1] < GATE_SHORT * sizes[0]:
            return (
                f"{texts[1 - side].name} has {sizes[1] / sizes[0]:.0%} of the length of {texts[side].name}, and only "
                f"{shares[side]:.0%} of that text stands in it: it reads as a summary, and what it leaves out is no evidence "
                "of a difference."
            )
    return None


def _answers(texts: tuple[PublishedText, ...], shares: tuple[float, ...]) -> str:
    return f"Only {shares[0]:.0%} of {texts[0].name} and {shares[1]:.0%} of {texts[1].name} answer one another."


def _described(text: PublishedText) -> str:
    """What a text is and what that is told by: "b.html reads as a readout (6 of 9 sentences report speech)"."""
    if text.kind is None:
        return f"{text.name} is a document of no recognised kind"
    name = text.kind.replace("-", " ")
    told = f" ({'; '.join(text.kind_reasons[:3])})" if text.kind_reasons else ""
    return f"{text.name} reads as {'an' if name[0] in 'aeiou' else 'a'} {name}{told}"

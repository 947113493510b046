"""May these texts be compared? A refusal says why, in words, and is a result like any other.

The order of the questions is that of a careful reader: is there a text at all, in a language that can be assessed; does
enough of it answer the other; and if not, is it another kind of document or another instrument.
"""

from __future__ import annotations

from diplodiff.language.normalise import words
from diplodiff.language.tables import primary
from diplodiff.model import Alignment, Gate, PublishedText, Verdict
from diplodiff.settings import (
    CROSS_MAX_PAIRS,
    GATE_ABRIDGED,
    GATE_CROSS_ROW,
    GATE_DOUBT,
    GATE_EXCERPT,
    GATE_EXCERPT_OF,
    GATE_MATCHED,
    GATE_MIN_WORDS,
    GATE_SAME_LANGUAGE,
)

_REPORTS = frozenset({"readout", "news-report", "fact-sheet", "speech"})
_ASIDE = frozenset({"title", "heading", "signature"})
_FORMULAS = _ASIDE | {"preamble", "testimonium"}


def before(texts: tuple[PublishedText, ...], covered: bool = False) -> Gate | None:
    """The refusals that need no alignment; None where the texts may be aligned.

    covered: whether passages of these two languages can be compared.
    """
    for text in texts:
        size = sum(len(words(p.text)) for p in text.paragraphs)
        if size < GATE_MIN_WORDS:
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
            "give two texts in the same language."
        )
        return Gate("not-assessable", (reason,))
    return None


def across(texts: tuple[PublishedText, ...]) -> bool:
    """Whether the texts are in different languages; where one was not recognised, their common words decide."""
    first, second = (primary(text.language) for text in texts[:2])
    if first and second:
        return first != second
    one, two = ({w.text for p in text.paragraphs for w in words(p.text)} for text in texts[:2])
    return len(one & two) < GATE_SAME_LANGUAGE * min(len(one), len(two))


def after(texts: tuple[PublishedText, ...], alignment: Alignment, found_any: bool) -> Gate:
    """The verdict once it is known what answers what; found_any: whether any rule found anything."""
    least = GATE_CROSS_ROW if across(texts) else 0.0
    shares = tuple(matched_share(text, alignment, side, least) for side, text in enumerate(texts))
    refusal = _refusal(texts, shares)
    if refusal:
        return refusal
    if not found_any and min(shares) >= 1.0 and not any(b.relation == "one-sided" for b in alignment.beads):
        return Gate("same-text")
    for side in (0, 1):
        marked = any(note.code == "abridged" for note in texts[1 - side].notes)
        if marked and shares[side] < GATE_ABRIDGED and shares[1 - side] > shares[side]:
            said = next(note.message for note in texts[1 - side].notes if note.code == "abridged")
            reason = f"{said} Only {shares[side]:.0%} of {texts[side].name} stands in it; what it lacks is no evidence."
            return Gate("partial", (reason,))
        if shares[side] < GATE_EXCERPT_OF and shares[1 - side] >= GATE_EXCERPT:
            reason = (
                f"Nearly all of {texts[1 - side].name} stands in {texts[side].name}, but only {shares[side]:.0%} of that text "
                "in it: it reads as an excerpt or a summary, and what it leaves out is no evidence of a difference."
            )
            return Gate("partial", (reason,))
    return Gate("comparable-cross-lingual" if across(texts) else "comparable")


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


def _refusal(texts: tuple[PublishedText, ...], shares: tuple[float, ...]) -> Gate | None:
    best = max(shares)
    if best >= GATE_DOUBT:
        return None
    reports = [text.kind in _REPORTS for text in texts]
    matched = f"Only {shares[0]:.0%} of {texts[0].name} and {shares[1]:.0%} of {texts[1].name} answer one another."
    if reports[0] != reports[1]:
        report, full = (texts[0], texts[1]) if reports[0] else (texts[1], texts[0])
        reason = (
            f"These are not the same kind of document: {full.name} is {_named(full.kind)}, {report.name} reads as "
            f"{_named(report.kind)}. What a report leaves out is no evidence of what the text does not say."
        )
        return Gate("not-same-kind", (reason, matched))
    if best >= GATE_MATCHED and _titles_agree(texts):
        return None
    verdict: Verdict = "not-same-instrument"
    if texts[0].kind and texts[1].kind and texts[0].kind != texts[1].kind and not _titles_agree(texts):
        both = f"{texts[0].name} is {_named(texts[0].kind)}, {texts[1].name} is {_named(texts[1].kind)}."
        return Gate(
            "not-same-instrument" if all(reports) else verdict,
            (f"These are not texts of the same instrument: {both}", matched),
        )
    return Gate(verdict, ("These are not texts of the same instrument.", matched))


def _titles_agree(texts: tuple[PublishedText, ...]) -> bool:
    """Whether the titles share most of their words."""
    one, two = ({w.text for w in words(text.title or "")} for text in texts)
    return bool(one and two) and len(one & two) >= 0.6 * max(len(one), len(two))


def _named(kind: str | None) -> str:
    if kind is None:
        return "a document of no recognised kind"
    name = kind.replace("-", " ")
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"

"""RULES: what a comparison can find, one pure function a rule, in the order in which a report is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from diplodiff.findings import (
    characters,
    completeness,
    facts,
    formalities,
    headings,
    numbering,
    order,
    pairs,
    paragraphs,
    parts,
    references,
    signatories,
    signed_documents,
    wording,
)
from diplodiff.findings.context import Context
from diplodiff.findings.told import untold
from diplodiff.language import tables
from diplodiff.model import SEVERITIES, Finding
from diplodiff.values import NamedTuple

# Facts about a text's own labels: a number that was read is a number that was read.
_OF_NUMBERS = frozenset({"numbering-gap", "renumbered", "duplicate-label"})


class Rule(NamedTuple):
    """A rule: the letter and number that the field knows it by, what it finds, and the function that finds it."""

    code: str
    finds: str
    apply: Callable[[Context], Iterator[Finding]]


RULES: dict[str, Rule] = {
    "one-sided-paragraph": Rule("P1", "a paragraph that only one side published", paragraphs.one_sided_paragraphs),
    "one-sided-section": Rule("P2", "a heading that only one side published", paragraphs.one_sided_headings),
    "one-sided-annex": Rule("P3", "an annex that only one side published", paragraphs.one_sided_annexes),
    "one-sided-sentence": Rule(
        "P4", "a sentence that only one side published in a paragraph that both have", pairs.one_sided_sentences
    ),
    "one-sided-condition": Rule("P5", "a condition that only one side sets", wording.conditions),
    "one-sided-item": Rule("P6", "a signed document that only one side lists", signed_documents.one_sided_items),
    "number": Rule("F1", "a number, amount, share or unit that differs", facts.number),
    "date": Rule("F2", "a date, year, time of day or period that differs", facts.date),
    "name": Rule("F3", "another state, body, resolution or person", facts.name),
    "official-title": Rule("F4", "another office of the same person", facts.official_title),
    "toponym": Rule("F5", "another name of a disputed place", facts.toponym),
    "polarity": Rule("M1", "a sentence that one side denies and the other states", wording.polarity),
    "modality": Rule("M2", "commitments of different strength (M3: one step apart)", wording.modality),
    "hedge": Rule("M4", "a qualifier that only one side has", wording.hedges),
    "subject": Rule(
        "M5", "said of both sides in one text and of one in the other; or names in opposite places", wording.subjects
    ),
    "scope": Rule("M6", "all or some, including or namely, and or or", wording.scope),
    "translation-shift": Rule("T1", "words that may differ in strength across languages", wording.translation_shifts),
    "term-variance": Rule("T2", "such words that recur, as one finding", wording.term_variance),
    "reworded": Rule("W1", "other words in a passage that both sides published", pairs.reworded),
    "moved": Rule("S1", "a passage in another place", order.moved),
    "split-merged": Rule("S2", "paragraphs cut differently", order.split_merged),
    "renumbered": Rule("S3", "the same passages under other numbers", numbering.renumbered),
    "retitled": Rule("S4", "the same passages under another heading", headings.retitled),
    "role": Rule("S5", "a passage in another part of the text", parts.role),
    "order": Rule("S6", "neighbouring passages or items in another place or order", order.reordered),
    "signatories": Rule("A2", "who signs, for whom and in which office", signatories.signatories),
    "testimonium": Rule("A3", "languages, number or authority of the originals", formalities.testimonium),
    "prevailing-language": Rule("A4", "which text prevails where they differ", formalities.prevailing_language),
    "signature-date": Rule("A5", "the day or the place of signing", formalities.signature_date),
    "numbering-gap": Rule("Q1", "a number that one side's own numbering skips", numbering.numbering_gaps),
    "dangling-reference": Rule("Q2", "a reference to a label that the text lacks", references.dangling_references),
    "duplicate-label": Rule("Q3", "a label that stands twice in one numbering", references.duplicate_labels),
    "extraction": Rule("Q4", "a passage served outside what was read as the text", paragraphs.served_but_not_read),
    "look-alike": Rule("Q5", "characters that are not what they look like", characters.look_alikes),
    "abridged": Rule("Q6", "a text that its publisher calls abridged or unofficial", completeness.abridged),
    "alternat": Rule("A1", "the parties named in opposite order", pairs.alternat),
}


def _capped(findings: list[Finding], context: Context) -> list[Finding]:
    """Findings that turn on a paragraph read by OCR, or on its absence from a text read so, are tentative at most.

    So are those that turn on a text whose fonts do not say which letters they draw.
    """
    garbled = {text.siglum for text in context.texts if any(note.code == "garbled-text" for note in text.notes)}
    doubted = [p for t in context.texts for p in t.paragraphs if p.confidence is not None or t.siglum in garbled]
    read = {p.id for p in doubted} | {clause.id for p in doubted for clause in p.clauses}
    sides = {text.siglum for text in context.texts if any(p.id in read for p in text.paragraphs)}
    return [replace(f, confidence="tentative") if _in_doubt(f, read, sides) else f for f in findings]


def _in_doubt(finding: Finding, read: set[str], sides: set[str]) -> bool:
    if not read or finding.rule in _OF_NUMBERS:
        return False
    named = {name for _, passage in finding.passages for name in passage.ids}
    return bool(named & read or sides & set(finding.absent))


def find(context: Context) -> tuple[Finding, ...]:
    """All findings of a compared pair, the most severe first, then in the order of RULES and of the text.

    Two findings never share a fingerprint: a passage that recurs is counted.
    """
    every = [finding for rule in RULES.values() for finding in rule.apply(context)]
    found = _capped(untold(every, tables.small_words(context.texts[0].language)), context)
    found.sort(key=lambda finding: SEVERITIES.index(finding.severity))
    seen: dict[str, int] = {}
    unique = []
    for finding in found:
        n = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        unique.append(finding if n == 1 else replace(finding, fingerprint=f"{finding.fingerprint}-{n}"))
    return tuple(unique)

"""The frame of the page around findings and rows: the texts and their sources, notes, verdict, filters."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from diplodiff import model
from diplodiff.model import SEVERITIES, Comparison, PublishedText
from diplodiff.render import outline, provenance, safe, summary, wording
from diplodiff.render.coverage import percent
from diplodiff.render.excerpt import beginning
from diplodiff.render.html_findings import Deck, rule_name
from diplodiff.render.html_words import Words, source_said, web_address, words
from diplodiff.settings import render as settings


class LeftOut(NamedTuple):
    """A part of the source that was not taken for the text."""

    reason: str
    words: Words


class Side(NamedTuple):
    """One text: what it is, how much of it was read, and where it is from."""

    siglum: str
    name: str
    described: str
    title: Words
    numbering: str
    source_line: str
    address: str
    source: str
    facts: tuple[tuple[str, str], ...]
    left_out: tuple[LeftOut, ...]
    more_left_out: int


class Note(NamedTuple):
    """A note, behind the siglum of the text that it belongs to."""

    siglum: str
    message: str


class Filters(NamedTuple):
    """What can be chosen: (value, words, count)."""

    severities: tuple[tuple[str, str, int], ...]
    rules: tuple[tuple[str, str, int], ...]
    total: int


def sides(texts: tuple[PublishedText, ...]) -> tuple[Side, ...]:
    """The texts in the order given."""
    return tuple(_side(text) for text in texts)


def _side(text: PublishedText) -> Side:
    shown = text.left_out[: settings.RENDER_LEFT_OUT_PARTS]
    return Side(
        siglum=text.siglum,
        name=safe.name(text.name),
        described=wording.described(text),
        title=words(text, text.title or ""),
        numbering=wording.numbering_line(text),
        source_line=wording.source_line(text),
        address=web_address(text.source.origin),
        source=source_said(text),
        facts=_facts(text),
        left_out=tuple(
            LeftOut(wording.plain(p.reason), words(text, beginning(p.text, settings.RENDER_LEFT_OUT_WHOLE_CHARS)))
            for p in shown
        ),
        more_left_out=len(text.left_out) - len(shown),
    )


def _facts(text: PublishedText) -> tuple[tuple[str, str], ...]:
    source = text.source
    read = f"{percent(text.extraction.coverage)} of the characters ({safe.one_line(text.extraction.method)})"
    own = tuple(fact.partition(": ") for fact in outline.facts(text))
    return (
        ("origin", safe.name(source.said)),
        ("retrieved", safe.one_line(source.retrieved_at) if source.retrieved_at else "from a file"),
        *_came(source),
        ("media type", safe.one_line(source.media_type)),
        ("sha256", safe.one_line(source.sha256)),
        ("read", read),
        *((name, said) for name, _, said in own),
    )


def _came(source: model.Source) -> list[tuple[str, str]]:
    known = source.provenance
    named = (("served from", known.url if known.url != source.origin else None), ("copy kept at", known.copy))
    found = [(name, safe.name(value)) for name, value in (*named, ("capture", known.capture)) if value]
    return found + ([("publisher", provenance.publisher(source))] if known.publisher else [])


def notes(texts: tuple[PublishedText, ...], own: tuple[model.Note, ...]) -> tuple[Note, ...]:
    """Every note on how the texts were read, then those on the answer itself."""
    of_texts = [Note(t.siglum, safe.name(n.message)) for t in texts for n in t.notes]
    return (*of_texts, *(Note("", safe.name(n.message)) for n in own))


def verdict(comparison: Comparison) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The gate's verdict in sentences and its reasons; both empty where the texts are plainly comparable."""
    sentences = wording.verdict(comparison)
    return sentences, tuple(safe.name(r) for r in comparison.gate.reasons) if sentences else ()


def sentence(comparison: Comparison) -> str:
    """The result in one sentence; empty where the verdict has said it already."""
    return "" if outline.plainly_same(comparison) else summary.sentence(comparison)


def deck(comparison: Comparison, rows: dict[tuple[str, str], str]) -> Deck:
    """The findings as cards."""
    return Deck(comparison, rows)


def is_marked(comparison: Comparison) -> bool:
    """Whether words are marked anywhere, so that the marks need explaining."""
    return outline.marked(comparison.findings)


def filters(cards: Deck) -> Filters:
    """The severities and rules that occur, strongest first, with their counts."""
    judgements = [j for s in cards.sections for c in s.cards for j in c.judgements]
    judgements += [i.judgement for g in cards.small for i in g.items]
    severities = Counter(j.severity for j in judgements)
    rules = Counter(j.rule for j in judgements)
    return Filters(
        tuple((s, s, severities[s]) for s in SEVERITIES if severities[s]),
        tuple((r, rule_name(r), n) for r, n in sorted(rules.items(), key=lambda item: item[0])),
        len(judgements),
    )

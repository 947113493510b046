"""Which passages of texts mention a topic: clauses of the text, and parts of the source that were left out of it.

Absence is claimed of nothing that was served: what was taken for furniture is searched too, and told apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from diplodiff.asked import Asked, Matched, Mention, Searched, TopicCoverage
from diplodiff.language.identify import recognised, script
from diplodiff.language.sounds import by_sound, sounds
from diplodiff.language.tables import primary
from diplodiff.language.term_finder import Hit
from diplodiff.language.topics import Topic, hits
from diplodiff.model import Confidence, Paragraph, Passage, PublishedText

_CONFIDENCE: dict[Matched, Confidence] = {"listed": "exact", "inflected": "strong", "by-sound": "tentative"}


class Found(NamedTuple):
    """What a document says of the topic."""

    searched: Searched
    mentions: tuple[Mention, ...]


def asked(topic: Topic) -> Asked:
    """The topic as an answer names it."""
    count = sum(len(terms) for _, terms in topic.terms)
    return Asked(topic.id, topic.title, topic.origin, topic.kind, topic.languages, count)


def search(topic: Topic, text: PublishedText) -> Found:
    """The passages of one document that mention the topic, and how the topic covers its language."""
    names = sounds(term for _, terms in topic.terms for term in terms) if topic.kind in _NAMES else {}
    coverage = _coverage(topic, text, bool(names))
    heard = names if coverage == "by-sound" else {}
    found = [m for paragraph in text.paragraphs for m in _in_paragraph(topic, text, paragraph, heard)]
    found += _in_left_out(topic, text, heard)
    codes = {primary(text.language), *text.other_languages, ""} if text.language else {"", *topic.languages}
    terms = sum(len(topic.of(code)) for code in codes) + len(heard)
    sure = sum(1 for m in found if m.matched != "by-sound")
    searched = Searched(text, coverage, terms, _date(text), sure, len(found) - sure)
    return Found(searched, tuple(found))


_NAMES = frozenset({"territory", "country", "words", "list", "several"})


def numbered(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The passages with ids in order."""
    return tuple(replace(mention, id=f"M{n}") for n, mention in enumerate(found, 1))


def _coverage(topic: Topic, text: PublishedText, names: bool) -> TopicCoverage:
    languages = [primary(code) for code in (text.language, *text.other_languages)]
    if any(topic.of(code) for code in languages if code) or (text.language is None and topic.languages):
        return "listed"
    written = script("".join(p.text for p in text.paragraphs[:50])[:4000])
    if any(script(term) in (written, None) for term in topic.of("")):
        return "as-given"
    return "by-sound" if names else "none"


def _date(text: PublishedText) -> str | None:
    return text.instrument.date or (text.source.retrieved_at or "")[:10] or None


def _in_paragraph(
    topic: Topic, text: PublishedText, paragraph: Paragraph, heard: dict[tuple[str, ...], str]
) -> Iterator[Mention]:
    found = [*_hits(topic, paragraph.text, text.language, heard)]
    if not found:
        return
    parts = _parts(paragraph)
    starts = [start for _, start, _ in parts]
    inside_of: dict[int, list[tuple[Hit, Matched]]] = {}
    for hit, how in found:
        inside_of.setdefault(max(0, bisect_right(starts, hit.start) - 1), []).append((hit, how))
    for n, (ids, start, end) in enumerate(parts):
        inside = inside_of.get(n)
        if inside:
            long = max(hit.end for hit, _ in inside) > end  # words across the end of a clause: the paragraph is shown
            passage = paragraph.text if long else paragraph.text[start:end].rstrip()
            base = 0 if long else start
            marks = tuple((hit.start - base, hit.end - base) for hit, _ in inside)
            shown = Passage(ids, paragraph.label, passage, marks)
            yield _mention(text.siglum, shown, inside, paragraph.id, ids[0] if ids[0] != paragraph.id else None)


def _parts(paragraph: Paragraph) -> list[tuple[tuple[str, ...], int, int]]:
    """The clauses of a paragraph with their places in its text; the paragraph itself where they are not found there."""
    parts, at = [], 0
    for clause in paragraph.clauses:
        start = paragraph.text.find(clause.text, at)
        if start < 0:
            return [((paragraph.id,), 0, len(paragraph.text))]
        at = start + len(clause.text)
        parts.append(((clause.id,), start, at))
    if not parts:
        return [((paragraph.id,), 0, len(paragraph.text))]
    ends = [start for _, start, _ in parts[1:]] + [len(paragraph.text)]
    return [(ids, start, end) for (ids, start, _), end in zip(parts, ends, strict=True)]


def _in_left_out(topic: Topic, text: PublishedText, heard: dict[tuple[str, ...], str]) -> Iterator[Mention]:
    for part in text.left_out:
        found = _hits(topic, part.text, recognised(part.text) or text.language, heard)
        if found:
            passage = Passage((), None, part.text, tuple((hit.start, hit.end) for hit, _ in found))
            yield _mention(text.siglum, passage, found, None, None, part.reason)


def _hits(
    topic: Topic, text: str, language: str | None, heard: dict[tuple[str, ...], str]
) -> list[tuple[Hit, Matched]]:
    found: list[tuple[Hit, Matched]] = [
        (hit, "listed" if hit.exact else "inflected") for hit in hits(topic, text, language)
    ]
    taken = [hit for hit, _ in found]
    heard_hits = by_sound(text, language, heard)
    found += [(h, "by-sound") for h in heard_hits if not any(h.start < o.end and o.start < h.end for o in taken)]
    return sorted(found)


def _mention(
    siglum: str,
    passage: Passage,
    found: Sequence[tuple[Hit, Matched]],
    paragraph: str | None,
    clause: str | None,
    left_out: str | None = None,
) -> Mention:
    best: Matched = min((how for _, how in found), key=list(_CONFIDENCE).index)
    words = tuple(dict.fromkeys(passage.text[start:end] for start, end in passage.marks))
    terms = tuple(dict.fromkeys(hit.term for hit, _ in found))
    return Mention("", siglum, paragraph, clause, passage, words, terms, best, _CONFIDENCE[best], left_out)

"""The findings as cards: a passage on each side that has it, what was found in it, and the closest passage elsewhere.

Cards stand in the order of every report for people (render/outline.py): what only some sides published, then matched
passages that differ, then smaller things by rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from diplodiff.model import Comparison, Finding, Nearest, Passage, PublishedText
from diplodiff.render import outline, provenance, safe, wording
from diplodiff.render.excerpt import beginning
from diplodiff.render.html_words import Words, passage_address, words
from diplodiff.render.told import Teller
from diplodiff.settings import render as settings


class Quote(NamedTuple):
    """A passage of one side: where it stands, its words, the row that shows it in its text, its address on the web."""

    siglum: str
    place: str
    detail: str
    words: Words
    row: str
    address: str
    source: str


class Closest(NamedTuple):
    """The closest passage of a side on which nothing answers; `said` is the line above it."""

    said: str
    words: Words
    row: str


class Judgement(NamedTuple):
    """One finding: what it is, how grave, how sure, and what it says."""

    anchor: str
    rule: str
    code: str
    severity: str
    judged: str
    said: str


class Card(NamedTuple):
    """Passages drawn once, with all that was found in them; without quotes where only the rows show their words."""

    anchor: str
    place: str
    row: str
    quotes: tuple[Quote, ...]
    judgements: tuple[Judgement, ...]
    closest: tuple[Closest, ...] = ()


class Section(NamedTuple):
    """Cards under one heading; `nothing` stands where there is none."""

    heading: str
    cards: tuple[Card, ...]
    nothing: str = ""


class Small(NamedTuple):
    """A finding that is told in one sentence; rows are (words, anchor) of the passages."""

    judgement: Judgement
    rows: tuple[tuple[str, str], ...]


class SmallGroup(NamedTuple):
    """All smaller findings of one rule."""

    name: str
    number: int
    items: tuple[Small, ...]


class Deck:
    """Draws the findings of one comparison; `rows` gives the anchor of the row in which a paragraph stands."""

    def __init__(self, comparison: Comparison, rows: dict[tuple[str, str], str]) -> None:
        self._comparison = comparison
        self._texts = {text.siglum: text for text in comparison.texts}
        self._located = {
            (text.siglum, i): paragraph.location
            for text in comparison.texts
            for paragraph in text.paragraphs
            for i in (paragraph.id, *(clause.id for clause in paragraph.clauses))
        }
        self._teller = Teller(comparison)
        self._rows = rows
        self._said = 0
        self.touched: dict[str, list[tuple[str, str]]] = {}  # anchor of a row -> (words, anchor) of its findings
        self.sections = self._sections()
        self.small = self._small()

    def row(self, siglum: str, ids: tuple[str, ...]) -> str:
        """The anchor of the row that shows a passage, or nothing."""
        host = self._teller.places.host(siglum, ids)
        return self._rows.get((siglum, host[0]), "") if host else ""

    def _sections(self) -> tuple[Section, ...]:
        if outline.plainly_same(self._comparison):
            return ()
        sections = [
            Section(group.heading, tuple(self._one_sided(f) for f in group.findings), wording.NOTHING_FOUND)
            for group in outline.one_sided(self._comparison)
        ]
        for heading, pairs in outline.differing_groups(self._comparison):
            sections.append(Section(heading, tuple(self._pairs(pairs))))
        return tuple(sections)

    def _one_sided(self, finding: Finding) -> Card:
        judgement = self._judgement(finding, wording.not_found(finding, self._texts))
        quotes = tuple(self._quote(s, p) for s, p in finding.passages)
        closest = tuple(self._closest(s, n) for s, n in finding.nearest)
        self._touch(quotes, judgement)
        return _card(quotes, (judgement,), closest)

    def _pairs(self, pairs: list[outline.Pair]) -> Iterator[Card]:
        """The strongest pairs with their passages, as many as there is room for; the words of the rest stand in the rows."""
        room = settings.RENDER_QUOTED_CHARS
        for pair in pairs:
            card = self._pair(pair)
            room -= sum(len(passage.text) for _, passage in pair.passages)
            yield card if room >= 0 or not card.row else card._replace(quotes=())

    def _pair(self, pair: outline.Pair) -> Card:
        quotes = tuple(self._quote(s, p) for s, p in pair.passages)
        judgements = tuple(self._judgement(f, safe.one_line(f.message)) for f in pair.findings)
        for judgement in judgements:
            self._touch(quotes, judgement)
        return _card(quotes, judgements)

    def _touch(self, quotes: tuple[Quote, ...], judgement: Judgement) -> None:
        for row in dict.fromkeys(q.row for q in quotes if q.row):
            self.touched.setdefault(row, []).append((rule_name(judgement.rule), judgement.anchor))

    def _quote(self, siglum: str, passage: Passage) -> Quote:
        text = self._texts[siglum]
        location = self._located.get((siglum, passage.ids[0])) if passage.ids else None
        return Quote(
            siglum,
            self._teller.place(siglum, passage),
            self._teller.places.detail(siglum, passage.ids, passage.label),
            words(text, passage.text, passage.marks),
            self.row(siglum, passage.ids),
            passage_address(text, passage.text, location) if location else "",
            _source_in_short(text),
        )

    def _closest(self, siglum: str, nearest: Nearest) -> Closest:
        name = self._teller.places.name(siglum, nearest.ids, nearest.label)
        shown = beginning(nearest.text, settings.RENDER_NEAREST_CHARS)
        return Closest(wording.closest(name, nearest), words(self._texts[siglum], shown), self.row(siglum, nearest.ids))

    def _judgement(self, finding: Finding, said: str) -> Judgement:
        self._said += 1
        return Judgement(
            f"f{self._said}",
            safe.one_line(finding.rule),
            safe.one_line(finding.code),
            finding.severity,
            wording.judged(finding),
            safe.isolate(said),
        )

    def _small(self) -> tuple[SmallGroup, ...]:
        by_rule: dict[str, list[Small]] = {}
        for finding in self._comparison.findings:
            if finding.one_sided or outline.is_differing(finding):
                continue
            judgement = self._judgement(finding, self._teller.sentence(finding))
            passages = () if finding.labels else finding.passages
            rows = tuple(
                (self._teller.place(s, p), row) for s, p in passages if len(p.ids) == 1 and (row := self.row(s, p.ids))
            )
            for row in dict.fromkeys(row for _, row in rows):
                self.touched.setdefault(row, []).append((rule_name(finding.rule), judgement.anchor))
            by_rule.setdefault(finding.rule, []).append(Small(judgement, rows))
        counts = outline.smaller(self._comparison, self._teller.places)
        return tuple(
            SmallGroup(count.name, count.number, tuple(items))
            for count, items in zip(counts, by_rule.values(), strict=True)
        )


def _card(quotes: tuple[Quote, ...], judgements: tuple[Judgement, ...], closest: tuple[Closest, ...] = ()) -> Card:
    place = " = ".join(quote.place for quote in quotes)
    return Card(judgements[0].anchor, place, quotes[0].row if quotes else "", quotes, judgements, closest)


def rule_name(rule: str) -> str:
    """A rule in words, as `wording.judged` says it."""
    return wording.plain(rule).replace("one sided", "one-sided")


def _source_in_short(text: PublishedText) -> str:
    parts = [safe.name(text.name), *provenance.parts(text.source)]
    return ", ".join([*parts, f"sha256 {safe.one_line(text.source.sha256)[:12]}"])

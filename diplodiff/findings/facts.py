"""F1 to F5: facts in which the two passages of a pair differ, compared by value and never by spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from diplodiff.findings.context import Context, joined, paired, told
from diplodiff.findings.differences import clause_marks
from diplodiff.findings.facts_dates import dates
from diplodiff.findings.facts_names import names, places, titles
from diplodiff.findings.facts_numbers import numbers
from diplodiff.findings.facts_pair import Change, Pair, Span
from diplodiff.findings.facts_sure import Labels, Told, doubted
from diplodiff.language.normalise import folded, unmixed_words
from diplodiff.language.office_holders import CAPITALISED
from diplodiff.language.tables import primary
from diplodiff.model import SEVERITIES, Bead, Confidence, Finding, Severity
from diplodiff.patterns import regex
from diplodiff.settings.findings import FACT_SURE_ROW
from diplodiff.values import NamedTuple


class _Kind(NamedTuple):
    rule: str
    code: str
    severity: Severity
    changes: Callable[[Pair], list[Change]]
    barred: frozenset[str]  # roles whose passages other rules compare


_BEHIND = ".．)）]:：、-–—"  # signs behind the number of a heading
_NOTE = regex(r"\[\^(\d{1,3})\]:?")
_FORMAL = frozenset({"signature", "testimonium"})
_NUMBER = _Kind("number", "F1", "high", numbers, _FORMAL)
_DATE = _Kind("date", "F2", "high", dates, frozenset({"signature"}))
_NAME = _Kind("name", "F3", "high", names, _FORMAL)
_TITLE = _Kind("official-title", "F4", "low", titles, _FORMAL)
_PLACE = _Kind("toponym", "F5", "medium", places, _FORMAL)
_KINDS = (_NUMBER, _DATE, _NAME, _TITLE, _PLACE)


def number(context: Context) -> Iterator[Finding]:
    """F1: a number, an amount, a share or a unit that one side of a pair has and the other has not."""
    yield from _findings(context, _NUMBER)


def date(context: Context) -> Iterator[Finding]:
    """F2: a date, a year or a period that one side of a pair has and the other has not."""
    yield from _findings(context, _DATE)


def name(context: Context) -> Iterator[Finding]:
    """F3: a state, body, resolution or person that one side of a pair names and the other does not."""
    yield from _findings(context, _NAME)


def official_title(context: Context) -> Iterator[Finding]:
    """F4: another office of a person whom both sides of a pair name."""
    yield from _findings(context, _TITLE)


def toponym(context: Context) -> Iterator[Finding]:
    """F5: a place that each side of a pair calls by another of its names."""
    yield from _findings(context, _PLACE)


def _findings(context: Context, kind: _Kind) -> Iterator[Finding]:
    yield from context.once("facts", lambda: _every(context))[kind.rule]


def _every(context: Context) -> dict[str, list[Finding]]:
    """The findings of every kind, pair by pair: what one kind reads of a passage is at hand for the next."""
    common, notes, labels = _common(context), _Notes(context), Labels(context)
    every: list[Told] = []
    for index, bead, plain in _pairs(context):
        for kind in _KINDS:
            if context.role(index) in kind.barred:
                continue
            pair = plain._replace(common=common) if kind is _NAME else plain
            changes = kind.changes(pair)
            if kind is _NUMBER:
                changes = [c for c in changes if not notes.explain(pair, c) and not labels.explain(pair, c)]
                if context.role(index) == "heading":
                    changes = [c for c in changes if not _labels(pair, c)]
            if changes:
                every.append(Told(kind.rule, bead, pair, tuple(changes)))
    found: dict[str, list[Finding]] = {kind.rule: [] for kind in _KINDS}
    kinds = {kind.rule: kind for kind in _KINDS}
    for told_here in doubted(context, every):
        found[told_here.kind].append(_finding(context, kinds[told_here.kind], told_here))
    return found


def _pairs(context: Context) -> Iterator[tuple[int, Bead, Pair]]:
    """The pairs of passages that do not read the same, with their rows."""
    parties = frozenset(code for text in context.texts for code in text.instrument.parties)
    alone = {(context.texts[s].paragraphs[i].id, n) for s, i, n, _ in context.sentences}
    languages = context.texts[0].language, context.texts[1].language
    for index, bead in enumerate(context.alignment.beads):
        if not paired(bead):
            continue
        sides = context.paragraphs(0, bead.sides[0]), context.paragraphs(1, bead.sides[1])
        published = joined(sides[0]), joined(sides[1])
        if published[0] == published[1]:
            continue
        texts = unmixed_words(published[0]), unmixed_words(published[1])  # look-alikes are told by Q5
        if texts[0] != texts[1]:
            aside = clause_marks(sides[0], alone), clause_marks(sides[1], alone)
            yield index, bead, Pair(texts, languages, aside, parties, listed=context.places)


class _Notes:
    """The numbers of footnotes: one that stands in a passage, where no mark sets it apart, counts nothing."""

    def __init__(self, context: Context) -> None:
        self.labels = [{m[1] for p in text.paragraphs if (m := _NOTE.match(p.text))} for text in context.texts]

    def explain(self, pair: Pair, found: Change) -> bool:
        """Whether all that differs are such numbers ("3 42 The notice": a paragraph's label and a note's mark)."""
        return all(
            self.labels[side].issuperset(pair.texts[side][slice(*span)].split())
            for side in (0, 1)
            if (span := found.on(side))
        )


def _labels(pair: Pair, found: Change) -> bool:
    """Whether all that differs are the numbers of headings ("II. Trade", "III. Trade")."""
    spans = [(side, span) for side in (0, 1) if (span := found.on(side))]
    return all(
        not pair.texts[s][:a].strip("([（ ") and pair.texts[s][b : b + 1] in tuple(_BEHIND) for s, (a, b) in spans
    )


def _common(context: Context) -> frozenset[str]:
    """The words that a text in one language with capitals writes small somewhere."""
    language = context.texts[0].language
    if language != context.texts[1].language or primary(language) not in CAPITALISED:
        return frozenset()
    written = {w for text in context.texts for p in text.paragraphs for w in p.text.split()}
    return frozenset(folded(w) for w in written if w[:1].islower())


def _finding(context: Context, kind: _Kind, found: Told) -> Finding:
    bead, pair, changes = found.bead, found.pair, list(found.changes)
    sure = [c for c in changes if c.sure]
    if sure and (not pair.across or bead.score >= FACT_SURE_ROW):
        changes, severity = sure if pair.across else changes, kind.severity
        confidence: Confidence = "strong"
    else:
        severity = SEVERITIES[min(SEVERITIES.index(kind.severity) + 1, len(SEVERITIES) - 1)]
        confidence = "tentative"
    marks = [tuple(sorted({span for c in changes if (span := c.on(side))})) for side in (0, 1)]
    passages = tuple((context.siglum(s), context.passage(s, bead.sides[s], marks[s])) for s in (0, 1))
    shown = [_shown(pair, side, marks[side]) for side in (0, 1)]
    message = f"{context.siglum(0)}: {shown[0]}; {context.siglum(1)}: {shown[1]}."
    written = [pair.texts[s][a:b] for s in (0, 1) for a, b in marks[s]]
    return told((kind.rule, kind.code, severity, confidence), passages, message, *written, *pair.texts)


def _shown(pair: Pair, side: int, marks: tuple[Span, ...]) -> str:
    """What a side writes, each with its value where the spelling does not show it."""
    quoted = dict.fromkeys(f"“{pair.texts[side][start:end]}”{pair.value(side, (start, end))}" for start, end in marks)
    return ", ".join(quoted) or "nothing that answers it"

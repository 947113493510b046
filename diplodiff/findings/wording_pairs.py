"""The pairs of passages whose wording can be judged, and what is found in them: the shape that the M rules share."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, joined, paired
from diplodiff.findings.differences import Change, Difference
from diplodiff.language import tables
from diplodiff.language.cues import Cue
from diplodiff.language.normalise import UNSPACED
from diplodiff.language.wording import Verb, Wording, known, wording
from diplodiff.model import Confidence, Severity
from diplodiff.settings.findings import WORDING_CHARACTERS, WORDING_CLAUSE, WORDING_SHOWN
from diplodiff.settings.language import WORDING_GOVERNED_REACH
from diplodiff.values import NamedTuple

_JUDGED = frozenset({"preamble", "operative", "list-item", "annex"})
Words = tuple[int, int]


class Pair(NamedTuple):
    """A row of the alignment with the wording of both sides; found only where both are in one language."""

    number: int
    sides: tuple[Wording, Wording]
    sigla: tuple[str, str]
    languages: tuple[str | None, str | None]
    found: Difference | None


class Shift(NamedTuple):
    """A difference in wording: its code and severity, the words that it turns on, what to say, and what it explains.

    words are numbers of words of each side, marks the same as offsets into its text; changes are the differences that
    need no other finding; term is the pair of verbs, for what recurs across languages.
    """

    number: int
    code: str
    severity: Severity
    confidence: Confidence
    words: tuple[tuple[Words, ...], tuple[Words, ...]]
    message: str
    changes: frozenset[Change] = frozenset()
    term: tuple[str, str] = ("", "")
    marks: tuple[tuple[Words, ...], tuple[Words, ...]] = ((), ())


def judged(context: Context) -> Iterator[Pair]:
    """The pairs of passages that are text of the instrument, in languages with tables of verbs."""
    first, second = context.texts
    languages = first.language, second.language
    if not all(map(known, languages)):
        return
    same = tables.primary(languages[0]) == tables.primary(languages[1])
    sigla = first.siglum, second.siglum
    for number, bead in enumerate(context.alignment.beads):
        if not paired(bead) or context.role(number) not in _JUDGED:
            continue
        found = context.differences.get(number)
        if same and found is None:
            continue
        texts = [joined(context.paragraphs(side, bead.sides[side])) for side in (0, 1)]
        if not all(texts) or max(map(len, texts)) > WORDING_CHARACTERS:
            continue
        among = found.words if same and found else (None, None)
        left, right = (wording(texts[s], languages[s], among[s]) for s in (0, 1))
        yield Pair(number, (left, right), sigla, languages, found if same else None)


def verbs_shown(pair: Pair, verbs: tuple[Verb, Verb]) -> str:
    """The two verbs with their ranks, as a reader can check them."""
    shown = [pair.sides[s].shown(verbs[s].start, verbs[s].end) for s in (0, 1)]
    for s in (0, 1):  # "agreed to declare" beside "agreed to pursue"
        if shown[1 - s].startswith(f"{shown[s]} "):
            stop = min(verbs[s].end + WORDING_GOVERNED_REACH, pair.sides[s].sentence(verbs[s].start).end)
            while stop > verbs[s].end and pair.sides[s].words[stop - 1].text in tables.small_words(pair.languages[s]):
                stop -= 1
            shown[s] = pair.sides[s].shown(verbs[s].start, stop)
    return "; ".join(f"{pair.sigla[s]}: “{shown[s]}” (rank {verbs[s].rank} of 5)" for s in (0, 1)) + "."


def said(pair: Pair, spans: tuple[Words, Words]) -> str:
    """The words of each side."""
    return "; ".join(f"{pair.sigla[s]}: “{pair.sides[s].shown(*span)}”" for s, span in enumerate(spans)) + "."


def said_of(pair: Pair, joint: int) -> str:
    """How a finding on the subject begins; joint is the side that speaks of both."""
    return f"{pair.sigla[joint]} says of both sides what {pair.sigla[1 - joint]} says of one. "


def denied(pair: Pair, spans: tuple[Words | None, Words | None]) -> str:
    """A denial with the words beside it, and that the other side's sentence has none like it."""
    parts = []
    for side, span in enumerate(spans):
        if span is None:
            parts.append(f"{pair.sigla[side]}: no such negation")
            continue
        sentence = pair.sides[side].sentence(span[0])
        each = 3 if UNSPACED.match(pair.sides[side].words[span[0]].text) else 1
        before, behind = (WORDING_SHOWN, 1) if verb_last(pair.languages[side]) else (1, WORDING_SHOWN)
        before, behind = before * each, behind * each
        shown = pair.sides[side].shown(max(sentence.start, span[0] - before), min(sentence.end, span[1] + behind))
        parts.append(f"{pair.sigla[side]}: “{shown}”")
    return f"One side denies what the other states. {'; '.join(parts)}."


def condition(pair: Pair, side: int, cue: Cue) -> Words:
    """The words of a condition: from what opens it to the next comma, or back from what closes it (with no sign before)."""
    found = pair.sides[side]
    sentence = found.sentence(cue.start)
    start, end = cue.start, cue.end
    closes = verb_last(pair.languages[side]) and cue.start - sentence.start > 1 and not _stop(found, cue.start - 1)
    if closes:
        while start > max(sentence.start, cue.start - WORDING_CLAUSE) and not _stop(found, start - 1):
            start -= 1
    else:
        while end < min(sentence.end, cue.end + WORDING_CLAUSE) and not _stop(found, end - 1):
            end += 1
    return start, end


def _stop(found: Wording, at: int) -> bool:
    """Whether punctuation stands behind a word."""
    return any(c in ",;:،؛，；、" for c in found.text[found.words[at].end : found.words[at + 1].start])


def verb_last(language: str | None) -> bool:
    """Whether a language puts its verb at the end of a sentence."""
    return bool(tables.table(language).get("modality", {}).get("head") == "last")

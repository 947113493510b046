"""The pairs of passages whose wording can be judged, and what is found in them: the shape that the M rules share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from diplodiff.findings.context import Context, joined, paired
from diplodiff.findings.differences import Change, Difference
from diplodiff.language import tables
from diplodiff.language.wording import Verb, Wording, known, wording
from diplodiff.model import Confidence, Severity
from diplodiff.settings import WORDING_CHARACTERS, WORDING_GOVERNED_REACH

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
            shown[s] = pair.sides[s].shown(verbs[s].start, stop)
    return "; ".join(f"{pair.sigla[s]}: “{shown[s]}” (rank {verbs[s].rank} of 5)" for s in (0, 1)) + "."


def said(pair: Pair, spans: tuple[Words | None, Words | None], nothing: str) -> str:
    """The words of each side, or what a side without them has."""
    parts = []
    for side, span in enumerate(spans):
        what = f"“{pair.sides[side].shown(*span)}”" if span else nothing
        parts.append(f"{pair.sigla[side]}: {what}")
    return "; ".join(parts) + "."

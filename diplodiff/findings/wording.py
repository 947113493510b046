"""M1 to M6, P5, T1 and T2: the wording inside pairs of passages, in one language and across languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from diplodiff.findings import wording_across as across
from diplodiff.findings import wording_same as same
from diplodiff.findings.context import Context, one_sided, told
from diplodiff.findings.wording_pairs import Pair, Shift, judged
from diplodiff.model import Finding, Nearest
from diplodiff.settings.findings import WORDING_RECURS

_Judge = Callable[[Pair], Iterator[Shift]]


def polarity(context: Context) -> Iterator[Finding]:
    """M1: one side denies what the other states."""
    yield from (_finding(context, "polarity", s) for s in _shifts(context, same.polarity, across.polarity))


def modality(context: Context) -> Iterator[Finding]:
    """M2 and M3: commitments of different strength; what recurs across languages is one finding of `term_variance`."""
    recurrent = _recurrent(context)
    for shift in _strengths(context):
        if shift.code in ("M2", "M3") and shift.term not in recurrent:
            yield _finding(context, "modality", shift)


def hedges(context: Context) -> Iterator[Finding]:
    """M4: a qualifier that one side alone has."""
    for shift in _qualifiers(context):
        if shift.code == "M4":
            yield _finding(context, "hedge", shift)


def conditions(context: Context) -> Iterator[Finding]:
    """P5: a condition that one side alone sets."""
    for shift in _qualifiers(context):
        if shift.code == "P5":
            side = 0 if shift.words[0] else 1
            bead = context.alignment.beads[shift.number]
            passage = context.passage(side, bead.sides[side], shift.marks[side])
            host = context.passage(1 - side, bead.sides[1 - side])
            near = ((context.siglum(1 - side), Nearest(host.ids, host.label, host.text, bead.score)),)
            kind = ("one-sided-condition", "P5", shift.severity, shift.confidence)
            finding = one_sided(context, side, passage, kind, near)
            yield replace(finding, message=f"{shift.message} {finding.message}")


def subjects(context: Context) -> Iterator[Finding]:
    """M5: said of both sides in one text, of one side in the other."""
    yield from (_finding(context, "subject", s) for s in _shifts(context, same.subjects, across.subjects))


def scope(context: Context) -> Iterator[Finding]:
    """M6: all or some, including or namely, and or or."""
    yield from (_finding(context, "scope", s) for s in _shifts(context, same.scope, across.scope))


def translation_shifts(context: Context) -> Iterator[Finding]:
    """T1: verbs of different strength, of which one is rendered in several ways by good translators; contested nouns."""
    recurrent = _recurrent(context)
    for shift in _strengths(context):
        if shift.code == "T1" and shift.term not in recurrent:
            yield _finding(context, "translation-shift", shift)


def term_variance(context: Context) -> Iterator[Finding]:
    """T2: the same two verbs or nouns answer one another again and again; one finding for them all."""
    shifts = _strengths(context)
    for term, count in sorted(_recurrent(context).items()):
        first = next(s for s in shifts if s.term == term)
        message = f"{first.message} The same two answer one another in {count} passages."
        yield _finding(context, "term-variance", first._replace(code="T2", severity="low", message=message))


def _shifts(context: Context, here: _Judge, abroad: _Judge) -> Iterator[Shift]:
    for pair in context.once("judged pairs", lambda: list(judged(context))):
        for shift in (here if pair.found else abroad)(pair):
            left, right = (tuple(pair.sides[s].span(*w) for w in shift.words[s]) for s in (0, 1))
            yield shift._replace(marks=(left, right))


def _qualifiers(context: Context) -> list[Shift]:
    return context.once("qualifiers", lambda: list(_shifts(context, same.qualifiers, across.qualifiers)))


def _strengths(context: Context) -> list[Shift]:
    return context.once("strengths", lambda: list(_of_strength(context)))


def _of_strength(context: Context) -> Iterator[Shift]:
    first, second = (text.testimony for text in context.texts)
    authentic = bool(first and second and first.equally_authentic and second.equally_authentic)
    yield from _shifts(context, lambda p: same.modality(p, authentic), lambda p: across.modality(p, authentic))
    yield from _shifts(context, lambda p: iter(()), across.nouns)


def _recurrent(context: Context) -> dict[tuple[str, str], int]:
    terms = Counter(shift.term for shift in _strengths(context) if any(shift.term))
    return {term: count for term, count in terms.items() if count >= WORDING_RECURS}


def _finding(context: Context, rule: str, shift: Shift) -> Finding:
    bead, marks = context.alignment.beads[shift.number], shift.marks
    passages = tuple((context.siglum(s), context.passage(s, bead.sides[s], marks[s])) for s in (0, 1))
    words = [p.text[start:end] for (_, p), side in zip(passages, marks, strict=True) for start, end in side]
    kind = (rule, shift.code, shift.severity, shift.confidence)
    return told(kind, passages, shift.message, *(p.text for _, p in passages), " ".join(words))

"""Strength of commitment beyond a word for a word: what a distant verb governs, and sentences that were written anew.

"Agreed to expand trade, open consulates and **explore** a visa regime" binds to less than "... and **introduce** a visa
regime", though the verb that tells it, "agreed", is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.differences import Change
from diplodiff.findings.wording_across import heads_apart
from diplodiff.findings.wording_pairs import Pair, Shift, Words, verbs_shown
from diplodiff.language import tables
from diplodiff.language.cues import Cue
from diplodiff.language.normalise import folded
from diplodiff.language.wording import Sentence, Verb
from diplodiff.model import Severity
from diplodiff.settings.findings import WORDING_VERBS


def governed(pair: Pair, change: Change) -> Shift | None:
    """M2: in a list of what was agreed, a weak verb on one side in the place of a plain one."""
    for side in (0, 1):
        weak, plain = _weak(pair, side, change), change[1 - side]
        if weak is None or _weak(pair, 1 - side, change) is not None or not 0 < plain[1] - plain[0] <= WORDING_VERBS:
            continue
        ruling = [_ruling(pair, s, (weak.start, plain[0])[s != side]) for s in (0, 1)]
        if ruling[0] is None or ruling[1] is None or ruling[0].rank != ruling[1].rank:
            continue
        spans: list[Words] = [(weak.start, weak.end), plain] if side == 0 else [plain, (weak.start, weak.end)]
        ranks = [2 if s == side else ruling[s].rank for s in (0, 1)]  # type: ignore[union-attr]
        message = "; ".join(_listed(pair, s, ruling[s], spans[s], ranks[s]) for s in (0, 1)) + "."
        return Shift(pair.number, "M2", "high", "strong", ((spans[0],), (spans[1],)), message, frozenset({change}))
    return None


def rewritten(pair: Pair, authentic: bool, told: set[tuple[Sentence, Sentence]]) -> Iterator[Shift]:
    """M2: head verbs two or more ranks apart, in sentences of which too little is the same to compare them by words."""
    for left, right, heads in heads_apart(pair):
        if (left, right) in told or any(head.doubtful for head in heads):
            continue
        touched = [_changed(pair, s, (heads[s].start, heads[s].end)) for s in (0, 1)]
        if not all(touched):
            continue
        binding = authentic and 5 in (heads[0].rank, heads[1].rank)
        severity: Severity = "critical" if binding else "high"
        marks = (((heads[0].start, heads[0].end),), ((heads[1].start, heads[1].end),))
        alone = all(len(side.sentences) == 1 for side in pair.sides)
        yield Shift(pair.number, "M2", severity, "strong" if alone else "tentative", marks, verbs_shown(pair, heads))


def _changed(pair: Pair, side: int, span: Words) -> bool:
    """Whether a change stands at a verb or right behind it, where what it governs stands."""
    changes = pair.found.changes if pair.found else ()
    return any(c[side][0] <= span[1] and span[0] <= c[side][1] for c in changes)


def _weak(pair: Pair, side: int, change: Change) -> Cue | None:
    """A weak verb inside a change, as a further member of a list."""
    found = pair.sides[side]
    start, end = change[side]
    for cue in found.lowering:
        if (
            start <= cue.start
            and cue.end <= end
            and not any(v.start < cue.end and cue.start < v.end for v in found.verbs)
        ):
            return cue if _goes_on(pair, side, cue.start) else None
    return None


def _goes_on(pair: Pair, side: int, at: int) -> bool:
    """Whether a comma or a word for "and" stands before a word, at most one word between."""
    found, joins = pair.sides[side], _joins(pair.languages[side])
    before = range(max(1, at - 1), at + 1)
    if any(found.words[n - 1].text in joins for n in before):
        return True
    return any(c in ",;،，、" for n in before for c in found.text[found.words[n - 1].end : found.words[n].start])


def _joins(language: str | None) -> set[str]:
    return {folded(w) for w in tables.table(language).get("conjunctions", [])}


def _ruling(pair: Pair, side: int, at: int) -> Verb | None:
    """The verb of agreement that rules a list, before a place in its sentence."""
    found = pair.sides[side]
    sentence = found.sentence(at)
    earlier = [v for v in found.verbs if sentence.start <= v.start and v.end <= at]
    return earlier[0] if earlier and earlier[0].rank >= 4 else None


def _listed(pair: Pair, side: int, ruling: Verb | None, span: Words, rank: int) -> str:
    shown = pair.sides[side]
    verb = shown.shown(ruling.start, ruling.end) if ruling else ""
    return f"{pair.sigla[side]}: “{verb} … {shown.shown(*span)}” (rank {rank} of 5)"

"""Differences in wording between passages of one language: only among the words in which they differ."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.differences import Change, Difference
from diplodiff.findings.wording_governed import governed, rewritten
from diplodiff.findings.wording_pairs import Pair, Shift, Words, denied, said, said_of, verbs_shown
from diplodiff.findings.wording_refrain import refrains
from diplodiff.findings.wording_roles import another_side, roles
from diplodiff.language import tables
from diplodiff.language.cues import Cue
from diplodiff.language.normalise import UNSPACED, folded
from diplodiff.language.wording import DENIALS, Sentence, Verb, Wording, named, odd
from diplodiff.model import Severity
from diplodiff.patterns import regex
from diplodiff.settings.findings import WORDING_CHANGE_WORDS, WORDING_STEM, WORDING_SUBJECT_REACH

_HANGUL = regex("[가-힣]")
_OPPOSITE = {frozenset({"all", "some"}), frozenset({"including", "namely"})}


def polarity(pair: Pair) -> Iterator[Shift]:
    """M1: a sentence that one side denies and the other does not, otherwise in the same words."""
    seen = set()
    for change in _changes(pair):
        at = _sentences(pair, change)
        negations = [_among(pair.sides[s].negations, change[s]) for s in (0, 1)]
        if at in seen or not any(n.value in (*DENIALS, "without", "attributive") for side in negations for n in side):
            continue
        if _odd(pair.sides[0], at[0]) == _odd(pair.sides[1], at[1]) or not _otherwise_equal(pair, change):
            continue
        seen.add(at)
        spans = tuple((side[0].start, side[-1].end) if side else None for side in negations)
        marks = tuple(_mark(span, change[s]) for s, span in enumerate(spans))
        message = denied(pair, (spans[0], spans[1]))
        claimed = frozenset(c for c in _changes(pair) if c == change or _beside(c, change))
        yield Shift(pair.number, "M1", "critical", "exact", (marks[0], marks[1]), message, claimed)
    yield from refrains(pair, seen)


def modality(pair: Pair, authentic: bool) -> Iterator[Shift]:
    """M2 and M3: verbs of different strength in the same place."""
    denied = {_sentences(pair, c) for shift in polarity(pair) for c in shift.changes}
    seen = set()
    told = set(denied)
    for change in _changes(pair):
        verbs = _answering(pair, change)
        listed = None if verbs else governed(pair, change)
        if verbs or listed:
            told.add(_sentences(pair, change))
        if listed:
            yield listed
        if verbs is None or verbs in seen or _sentences(pair, change) in denied:
            continue
        seen.add(verbs)
        apart = abs(verbs[0].rank - verbs[1].rank)
        if not apart:
            continue
        binding = authentic and 5 in (verbs[0].rank, verbs[1].rank)
        severity: Severity = "medium" if apart == 1 else "critical" if binding else "high"
        marks = (((verbs[0].start, verbs[0].end),), ((verbs[1].start, verbs[1].end),))
        changes = frozenset(c for c in _changes(pair) if c == change or _covered(c, verbs))
        code = "M2" if apart > 1 else "M3"
        yield Shift(pair.number, code, severity, "exact", marks, verbs_shown(pair, verbs), changes)
    yield from rewritten(pair, authentic, told)


def qualifiers(pair: Pair) -> Iterator[Shift]:
    """M4 and P5: a qualifier or a condition that one side alone has in a sentence."""
    seen = set()
    for change in _changes(pair):
        at = _sentences(pair, change)
        for side in (0, 1):
            other = pair.sides[1 - side]
            for cue in _among(pair.sides[side].hedges, change[side]):
                if (side, cue) in seen or _inside(other.hedges, at[1 - side]):
                    continue
                seen.add((side, cue))
                yield _qualifier(pair, side, cue, "M4", change)
            for cue in _among(pair.sides[side].conditions, change[side]):
                added = change[1 - side][1] - change[1 - side][0] <= 3 < change[side][1] - change[side][0]
                if cue.value != "strict" or (side, cue) in seen or not added:
                    continue
                if _inside(other.conditions, at[1 - side]) or _inside(other.hedges, at[1 - side]):
                    continue
                seen.add((side, cue))
                yield _qualifier(pair, side, cue, "P5", change)


def _qualifier(pair: Pair, side: int, cue: Cue, code: str, change: Change) -> Shift:
    span = (cue.start, cue.end) if code == "M4" else _condition(cue, change[side])
    marks = ((span,), ()) if side == 0 else ((), (span,))
    what = "has the qualifier" if code == "M4" else "sets the condition"
    message = f"Only {pair.sigla[side]} {what} “{pair.sides[side].shown(*span)}”."
    whole = frozenset({change}) if code == "P5" or _only(change[side], (cue.start, cue.end)) else frozenset()
    return Shift(pair.number, code, "medium" if code == "M4" else "high", "exact", marks, message, whole)


def _condition(cue: Cue, change: Words) -> Words:
    """The words of a condition that was added: from what opens it on, or all up to what closes it ("... koşuluyla")."""
    opens = cue.start - change[0] < change[1] - cue.end
    return (max(cue.start, change[0]) if opens else change[0], change[1])


def subjects(pair: Pair) -> Iterator[Shift]:
    """M5: what both sides say in one text is said by one of them in the other, or by another one; or two names have
    changed places.
    """
    exchanged = list(roles(pair))
    told = {change for shift in exchanged for change in shift.changes}
    for change in _changes(pair):
        if change not in told and (another := another_side(pair, change)):
            yield another
        for side in (0, 1):
            ours = _at_head(pair, side, change, pair.sides[side].joint)
            if ours is None or _among(pair.sides[1 - side].joint, change[1 - side]):
                continue
            theirs = _at_head(pair, 1 - side, change, pair.sides[1 - side].one) or _country(pair, 1 - side, change)
            if theirs is None:
                continue
            spans = (ours, theirs) if side == 0 else (theirs, ours)
            message = said_of(pair, side) + said(pair, spans)
            marks = ((spans[0],), (spans[1],))
            yield Shift(pair.number, "M5", "high", "exact", marks, message, frozenset({change}))
    yield from exchanged


def scope(pair: Pair) -> Iterator[Shift]:
    """M6: all and some, including and namely, and and or."""
    joins = {folded(w) for w in tables.table(pair.languages[0]).get("conjunctions", []) if folded(w)}
    for change in _changes(pair):
        cues = [_among(pair.sides[s].scope, change[s]) for s in (0, 1)]
        found: tuple[Words, Words] | None = None
        if all(len(side) == 1 for side in cues) and frozenset({cues[0][0].value, cues[1][0].value}) in _OPPOSITE:
            found = (cues[0][0].start, cues[0][0].end), (cues[1][0].start, cues[1][0].end)
        elif any(_is_or(cues[s], change[s]) and _joins(pair, 1 - s, change, joins) for s in (0, 1)):
            found = change.left, change.right
        if found:
            marks = (found[0],), (found[1],)
            message = "The scope differs. " + said(pair, found)
            yield Shift(pair.number, "M6", "low", "exact", marks, message, frozenset({change}))


def _changes(pair: Pair) -> list[Change]:
    """The changes short enough for their words to answer one another, without exchanged names."""
    found = pair.found
    if found is None:
        return []
    return [c for c in found.changes if not _exchanged(found, c) and all(_short(pair, s, c[s]) for s in (0, 1))]


def _exchanged(found: Difference, change: Change) -> bool:
    return any(e.left[0] <= change.left[0] and change.left[1] <= e.left[1] for e in found.exchanges)


def _short(pair: Pair, side: int, span: Words) -> bool:
    words = pair.sides[side].words[span[0] : span[1]]
    return sum(0.5 if UNSPACED.match(w.text) else 1.0 for w in words) <= WORDING_CHANGE_WORDS


def _sentences(pair: Pair, change: Change) -> tuple[Sentence, Sentence]:
    return pair.sides[0].sentence(change.left[0]), pair.sides[1].sentence(change.right[0])


def _among(cues: tuple[Cue, ...], span: Words) -> list[Cue]:
    return [c for c in cues if c.start < span[1] and span[0] < c.end]


def _inside(cues: tuple[Cue, ...], sentence: Sentence) -> bool:
    return any(sentence.start <= c.start < sentence.end for c in cues)


def _odd(found: Wording, sentence: Sentence) -> bool:
    return odd([n for n in found.negations if sentence.start <= n.start < sentence.end])


def _otherwise_equal(pair: Pair, change: Change) -> bool:
    """Whether a change holds, beside negations and small words, as much on either side."""
    rest = [_content(pair, s, change) for s in (0, 1)]
    denied = [
        {w.text for n in _among(pair.sides[s].negations, change[s]) for w in pair.sides[s].words[n.start : n.end]}
        for s in (0, 1)
    ]
    for s in (0, 1):  # "koymayacaktır" and "koyacaktır" are forms of one verb
        stems = {_stem(w) for w in denied[1 - s] if len(w) > len(_stem(w))}
        rest[s] = [w for w in rest[s] if _stem(w) not in stems]
    unspaced = any(UNSPACED.match(w) for side in rest for w in side)
    return abs(len(rest[0]) - len(rest[1])) <= (2 if unspaced else 0) and max(map(len, rest)) <= (6 if unspaced else 3)


def _stem(word: str) -> str:
    """The letters that the forms of a verb share; a Korean sign is a syllable of two letters and more."""
    return word[:2] if _HANGUL.match(word) else word[:WORDING_STEM]


def _content(pair: Pair, side: int, change: Change) -> list[str]:
    found, table = pair.sides[side], tables.table(pair.languages[side])
    small = {folded(w) for key in ("stopwords", "articles") for w in table.get(key, [])}
    marked = [*found.negations, *(c for c in found.scope if c.value in ("all", "some"))]
    taken = {n for c in marked for n in range(c.start, c.end)} | {n for v in found.verbs for n in range(v.start, v.end)}
    start, end = change[side]
    return [found.words[n].text for n in range(start, end) if n not in taken and found.words[n].text not in small]


def _answering(pair: Pair, change: Change) -> tuple[Verb, Verb] | None:
    """The one verb of each side that a change touches, or that answers a touched one word for word."""
    touched = [[v for v in pair.sides[s].verbs if v.start < change[s][1] and change[s][0] < v.end] for s in (0, 1)]
    if max(map(len, touched)) != 1:
        return None
    for s in (0, 1):
        if not touched[s]:
            touched[s] = _counterpart(pair, 1 - s, touched[1 - s][0])
    return (touched[0][0], touched[1][0]) if all(len(side) == 1 for side in touched) else None


def _counterpart(pair: Pair, side: int, verb: Verb) -> list[Verb]:
    """The verb of the other side that shares an unchanged word with this one."""
    changes = pair.found.changes if pair.found else ()
    places = set()
    for at in range(verb.start, verb.end):
        if any(c[side][0] <= at < c[side][1] for c in changes):
            continue
        before = [c for c in changes if c[side][1] <= at]
        places.add(at + (before[-1][1 - side][1] - before[-1][side][1] if before else 0))
    return [v for v in pair.sides[1 - side].verbs if any(v.start <= p < v.end for p in places)]


def _covered(change: Change, verbs: tuple[Verb, Verb]) -> bool:
    """Whether a change stands wholly inside the two verbs."""
    return all(verbs[s].start <= change[s][0] and change[s][1] <= verbs[s].end for s in (0, 1))


def _beside(one: Change, two: Change) -> bool:
    return abs(one.left[0] - two.left[1]) <= 1 or abs(two.left[0] - one.left[1]) <= 1


def _mark(span: Words | None, change: Words) -> tuple[Words, ...]:
    return (span,) if span else (change,) if change[0] < change[1] else ()


def _only(change: Words, cue: Words) -> bool:
    return cue[0] <= change[0] and change[1] <= cue[1]


def _at_head(pair: Pair, side: int, change: Change, cues: tuple[Cue, ...]) -> Words | None:
    """A subject inside a change near the head of its sentence."""
    sentence = pair.sides[side].sentence(change[side][0])
    found = [c for c in _among(cues, change[side]) if c.start - sentence.start <= WORDING_SUBJECT_REACH]
    return (found[0].start, found[0].end) if len(found) == 1 else None


def _country(pair: Pair, side: int, change: Change) -> Words | None:
    """The one country that a change names, at the head of its sentence and as all of the change."""
    start, end = change[side]
    sentence = pair.sides[side].sentence(start)
    found = [n for n in named(pair.sides[side], pair.languages[side]) if n[0] < end and start < n[1]]
    alone = len(found) == 1 and start == sentence.start == found[0][0] and found[0][1] == end
    return (start, end) if alone else None


def _is_or(cues: list[Cue], span: Words) -> bool:
    return len(cues) == 1 and cues[0].value == "or" and (cues[0].start, cues[0].end) == span


def _joins(pair: Pair, side: int, change: Change, joins: set[str]) -> bool:
    start, end = change[side]
    return end - start == 1 and pair.sides[side].words[start].text in joins

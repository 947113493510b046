"""Differences in wording between passages of different languages: ranks and kinds are compared, never words.

A translation is free, so a difference counts only where nothing on the other side could answer it: no verb of a near
rank, no negative word of any kind, no qualifier at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.wording_pairs import Pair, Shift, Words, condition, denied, said, said_of, verbs_shown
from diplodiff.language.contested import contested
from diplodiff.language.cues import Cue, idle, listed
from diplodiff.language.number_around import around
from diplodiff.language.plain import plain
from diplodiff.language.tables import primary
from diplodiff.language.wording import DENIALS, Sentence, Verb, Wording, denials, length, named
from diplodiff.model import Severity
from diplodiff.settings.findings import (
    WORDING_DENIAL_REACH,
    WORDING_DOUBT_APART,
    WORDING_SHORT,
    WORDING_SUBJECT_REACH,
    WORDING_VERBS,
)


def polarity(pair: Pair) -> Iterator[Shift]:
    """M1: a verb that one side denies, in a sentence whose counterpart holds nothing negative."""
    for left, right in _sentences(pair):
        for side, sentence, other in ((0, left, right), (1, right, left)):
            denial = _denial(pair.sides[side], sentence)
            if denial is None or _negations(pair.sides[1 - side], other) or _bound(pair, 1 - side, other):
                continue
            if pair.sides[1 - side].hedges or ((other.head is None or sentence.head is None) and not _both_short(pair)):
                continue
            if _worded_apart(pair, side, sentence, other):
                continue
            span = (denial.start, denial.end)
            spans: tuple[Words | None, Words | None] = (span, None) if side == 0 else (None, span)
            marks: tuple[tuple[Words, ...], tuple[Words, ...]] = ((span,), ()) if side == 0 else ((), (span,))
            message = denied(pair, spans)
            yield Shift(pair.number, "M1", "high", "tentative", marks, message)


def modality(pair: Pair, authentic: bool) -> Iterator[Shift]:
    """M2 (or T1 where the verbs are doubtful): head verbs two or more ranks apart that nothing else answers."""
    for _, _, heads in heads_apart(pair):
        marks = (((heads[0].start, heads[0].end),), ((heads[1].start, heads[1].end),))
        severity: Severity = "high" if authentic and 5 in (heads[0].rank, heads[1].rank) else "medium"
        if all(head.doubtful for head in heads) and heads[0].apart(heads[1]) < WORDING_DOUBT_APART:
            continue
        unsure = any(head.doubtful for head in heads) and not _must_or_may(heads)
        term = tuple(pair.sides[s].shown(heads[s].start, heads[s].end).casefold() for s in (0, 1))
        yield Shift(
            pair.number,
            "T1" if unsure else "M2",
            "low" if unsure else severity,
            "tentative",
            marks,
            verbs_shown(pair, heads),
            term=(term[0], term[1]),
        )


def heads_apart(pair: Pair) -> Iterator[tuple[Sentence, Sentence, tuple[Verb, Verb]]]:
    """The sentences that answer one another whose head verbs are two or more ranks apart, no other verb being nearer."""
    for left, right in _sentences(pair):
        if left.head is None or right.head is None or left.head.apart(right.head) < 2:
            continue
        verbs = [_verbs(pair.sides[0], left), _verbs(pair.sides[1], right)]
        heads = (left.head, right.head)
        denied = [bool(_negations(pair.sides[s], (left, right)[s])) for s in (0, 1)]
        if max(map(len, verbs)) > WORDING_VERBS or denied[0] != denied[1]:
            continue
        if denied[0] and any(head.permits for head in heads):
            continue  # which of its verbs a sentence denies is not sure, and "may not" is as strong as "must"
        if not any(v.apart(heads[s]) < 2 for s in (0, 1) for v in verbs[1 - s]):
            yield left, right, heads


def qualifiers(pair: Pair) -> Iterator[Shift]:
    """M4 and P5: a qualifier or condition where the other side's passage has none of any kind."""
    for side in (0, 1):
        ours, theirs = pair.sides[side], pair.sides[1 - side]
        if theirs.hedges or not _short_pair(pair):
            continue
        for cue in ours.hedges[:1]:
            if not theirs.conditions:
                yield _alone(pair, side, cue, "M4", "low", "has the qualifier")
        strict = [c for c in ours.conditions if c.value == "strict"]
        plain = not ours.hedges and not theirs.conditions and not ours.negations and not theirs.negations
        if strict and plain and len(ours.sentences) == 1:
            yield _alone(pair, side, strict[0], "P5", "high", "sets the condition")


def _alone(pair: Pair, side: int, cue: Cue, code: str, severity: Severity, what: str) -> Shift:
    span = condition(pair, side, cue) if code == "P5" else (cue.start, cue.end)
    marks: tuple[tuple[Words, ...], tuple[Words, ...]] = ((span,), ()) if side == 0 else ((), (span,))
    message = f"Only {pair.sigla[side]} {what} “{pair.sides[side].shown(*span)}”."
    return Shift(pair.number, code, severity, "tentative", marks, message)


def subjects(pair: Pair) -> Iterator[Shift]:
    """M5: a sentence about both sides answered by one about one side, or one about one side by one about another."""
    for left, right in _sentences(pair):
        for side, ours, theirs in ((0, left, right), (1, right, left)):
            one, two = pair.sides[side], pair.sides[1 - side]
            if side == 0 and (other := _other_side(pair, left, right)):
                yield other
            joint, alone = _head_of(one.joint, ours), _head_of(two.one, theirs)
            if joint is None or alone is None or _inside(two.joint, theirs) or _inside(one.one, ours):
                continue
            spans = (joint, alone) if side == 0 else (alone, joint)
            message = said_of(pair, side) + said(pair, spans)
            yield Shift(pair.number, "M5", "medium", "tentative", ((spans[0],), (spans[1],)), message)


def _other_side(pair: Pair, left: Sentence, right: Sentence) -> Shift | None:
    """Two sentences that each name one side, by the name of its country, and not the same one; neither names the other's."""
    ours, theirs = _head_of(pair.sides[0].one, left), _head_of(pair.sides[1].one, right)
    if ours is None or theirs is None:
        return None
    every = [named(pair.sides[s], pair.languages[s]) for s in (0, 1)]
    meant = [{c for a, b, c in every[s] if (ours, theirs)[s][0] <= a and b <= (ours, theirs)[s][1]} for s in (0, 1)]
    if not all(meant) or any(meant[s] & {c for _, _, c in every[1 - s]} for s in (0, 1)):
        return None
    message = "Another side is named. " + said(pair, (ours, theirs))
    return Shift(pair.number, "M5", "medium", "tentative", ((ours,), (theirs,)), message)


def scope(pair: Pair) -> Iterator[Shift]:
    """M6: all against some, including against namely, each the only word of scope in its sentence."""
    for left, right in _sentences(pair):
        cues = [[c for c in pair.sides[s].scope if _in(c, (left, right)[s]) and c.value != "or"] for s in (0, 1)]
        if any(len(side) != 1 for side in cues):
            continue
        if {cues[0][0].value, cues[1][0].value} == {"all", "some"}:
            spans = ((cues[0][0].start, cues[0][0].end), (cues[1][0].start, cues[1][0].end))
            message = "The scope differs. " + said(pair, spans)
            yield Shift(pair.number, "M6", "info", "tentative", ((spans[0],), (spans[1],)), message)


def nouns(pair: Pair) -> Iterator[Shift]:
    """T1: of a family of contested nouns each side says one, and not the same ("territory", «регион»)."""
    every = [contested(pair.sides[s].text, pair.languages[s]) for s in (0, 1)]
    for family in dict.fromkeys(t.family for t in every[0]):
        sides = [[t for t in side if t.family == family] for side in every]
        meant = [{t.meaning for t in side} for side in sides]
        if any(len(side) != 1 for side in meant) or meant[0] == meant[1]:
            continue
        one, two = (pair.sides[s].among(sides[s][0].start, sides[s][0].end) for s in (0, 1))
        if one is None or two is None:
            continue
        message = "The words may differ in meaning. " + said(pair, (one, two))
        term = (min(meant[0]), min(meant[1]))
        yield Shift(pair.number, "T1", "low", "tentative", ((one,), (two,)), message, term=term)


def _must_or_may(heads: tuple[Verb, Verb]) -> bool:
    """Whether one head binds and the other allows, which no translation makes of the other."""
    return any(heads[s].rank == 5 and heads[1 - s].permits and not heads[1 - s].doubtful for s in (0, 1))


def _sentences(pair: Pair) -> list[tuple[Sentence, Sentence]]:
    """The sentences that answer one another: those at the same place, where both passages have as many."""
    left, right = (pair.sides[s].sentences for s in (0, 1))
    return list(zip(left, right, strict=True)) if len(left) == len(right) else []


def _short_pair(pair: Pair) -> bool:
    return len(pair.sides[0].sentences) == len(pair.sides[1].sentences)


def _both_short(pair: Pair) -> bool:
    """Whether both passages are one short sentence each, whose only denial is that of its verb, known or not."""
    return all(len(side.sentences) == 1 and length(side, side.sentences[0]) <= WORDING_SHORT for side in pair.sides)


def _denial(found: Wording, sentence: Sentence) -> Cue | None:
    """The only denial of a sentence, beside its head verb or in a short sentence."""
    negations = _negations(found, sentence)
    denying = [n for n in negations if n.value in DENIALS]
    if not denying or denials(denying) != 1 or len(negations) != len(denying):
        return None
    head = sentence.head
    near = head is not None and any(
        n.start - head.end <= WORDING_DENIAL_REACH and head.start - n.end <= WORDING_DENIAL_REACH for n in denying
    )
    return denying[-1] if near or length(found, sentence) <= WORDING_SHORT else None


def _negations(found: Wording, sentence: Sentence) -> list[Cue]:
    return [n for n in found.negations if _in(n, sentence)]


def _bound(pair: Pair, side: int, sentence: Sentence) -> bool:
    """Whether a sentence sets a bound ("not exceeding", "at most", "no later than"): others deny where it does not."""
    found = pair.sides[side]
    if any(_in(cue, sentence) for cue in idle(found.words, "negation", pair.languages[side])):
        return True
    said = plain(found.shown(sentence.start, sentence.end)).text
    qualifiers = around(primary(pair.languages[side])).qualifiers
    return any(words.search(said) for name, words in qualifiers if name != "about")


def _worded_apart(pair: Pair, side: int, sentence: Sentence, other: Sentence) -> bool:
    """Whether the other sentence may say the denied verb in other words: it has fewer verbs, unless the only one is told by
    its form alone ("shall not sell", "vendront") and no verb says plainly what was denied ("preserve", "not disclose").
    """
    ours, theirs = _verbs(pair.sides[side], sentence), _verbs(pair.sides[1 - side], other)
    if len(ours) <= len(theirs):
        return False
    if len(ours) > 1 or not _both_short(pair):
        return True
    words = pair.sides[1 - side].words[other.start : other.end]
    return bool(listed(words, "keeps", pair.languages[1 - side]))


def _verbs(found: Wording, sentence: Sentence) -> list[Verb]:
    return [v for v in found.verbs if sentence.start <= v.start < sentence.end]


def _inside(cues: tuple[Cue, ...], sentence: Sentence) -> bool:
    return any(_in(c, sentence) for c in cues)


def _in(cue: Cue, sentence: Sentence) -> bool:
    return sentence.start <= cue.start < sentence.end


def _head_of(cues: tuple[Cue, ...], sentence: Sentence) -> Words | None:
    found = [c for c in cues if _in(c, sentence) and c.start - sentence.start <= WORDING_SUBJECT_REACH]
    return (found[0].start, found[0].end) if found else None

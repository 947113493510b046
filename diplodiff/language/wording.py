"""What a sentence commits to: strength of its verb, negation, qualifiers, conditions, subject and scope.

Strength is a rank from 5 ("shall", "undertakes") over 4 (agrees), 3 (affirms) and 2 (intends) to 1 (notes). Ranks compare
across languages, words do not. The rank of a sentence is that of its head: the first such verb, or the last where the
language puts its verb at the end and no "that" follows an earlier one. "Agreed to explore" is 2, and a permission that is
denied ("may not") is 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from diplodiff.language import tables
from diplodiff.language.cues import IDLE, JOINT, Cue, Cues, cues, every, longest
from diplodiff.language.names import countries
from diplodiff.language.normalise import UNSPACED, Word, folded, words
from diplodiff.language.sentences import sentences
from diplodiff.settings.language import FACTS_KEPT, WORDING_DENIED_REACH, WORDING_GOVERNED_REACH
from diplodiff.values import NamedTuple

PERMITS = "permits"
DENIALS = ("words", "nobody")  # the negations that deny a verb


class Verb(NamedTuple):
    """A verb that tells a strength: words [start, end), rank 5 to 1.

    doubtful where translations disagree about it; permits where it allows something ("may"), also where that is denied;
    also is a second rank that a language does not tell from the first (Kazakh "атап өтті" notes and stresses), or 0.
    """

    rank: int
    start: int
    end: int
    doubtful: bool = False
    permits: bool = False
    also: int = 0

    def apart(self, other: Verb) -> int:
        """The ranks between two verbs, at the least."""
        ours, theirs = ({verb.rank, verb.also or verb.rank} for verb in (self, other))
        return min(abs(a - b) for a in ours for b in theirs)


class Sentence(NamedTuple):
    """Words [start, end) of a passage that make a sentence, and its head verb if the tables know one."""

    start: int
    end: int
    head: Verb | None


class Wording(NamedTuple):
    """A passage as its words, and what the tables find among them; all places are numbers of words.

    negations   values "words" and "nobody" deny; "adverse" (refrain, prevent) and "without" are negative otherwise,
                "attributive" of another word than the verb of its sentence ("waste that was not treated");
                "limits" (only, until) are no negations, but translations make negations of them.
    hedges      values name the kind of qualifier; conditions are "strict" or "loose" (also "when", "in case of").
    scope       "all", "some", "including", "namely", "or".
    joint, one  where both sides, or one side, are named.
    lowering    verbs that weaken the one that rules them, whatever else covers them.
    """

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    verbs: tuple[Verb, ...]
    negations: tuple[Cue, ...]
    hedges: tuple[Cue, ...]
    conditions: tuple[Cue, ...]
    scope: tuple[Cue, ...]
    joint: tuple[Cue, ...]
    one: tuple[Cue, ...]
    lowering: tuple[Cue, ...]

    def shown(self, start: int, end: int) -> str:
        """Words [start, end) as published."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of words [start, end) in the published text."""
        return self.words[start].start, self.words[end - 1].end

    def among(self, start: int, end: int) -> tuple[int, int] | None:
        """The words that stand at [start, end) of the text; None where there are none."""
        inside = [n for n, w in enumerate(self.words) if start < w.end and w.start < end]
        return (inside[0], inside[-1] + 1) if inside else None

    def sentence(self, at: int) -> Sentence:
        """The sentence that a word stands in; for a place behind the last word the last sentence."""
        return next((s for s in self.sentences if at < s.end), self.sentences[-1])


def known(language: str | None) -> bool:
    """Whether a language has tables of verbs by strength."""
    return bool(tables.table(language).get("modality"))


@lru_cache(maxsize=FACTS_KEPT)
def wording(text: str, language: str | None, among: tuple[Word, ...] | None = None) -> Wording:
    """What the tables of a language find in a passage; `among` restricts it to some of its words."""
    found = tuple(words(text)) if among is None else among
    code = tables.primary(language)
    said = every(found, code)
    negations, joint = longest(said.get("negation", ())), longest(said.get(JOINT, ()))
    verbs = _verbs(text, found, code, negations, said)
    return Wording(
        text,
        found,
        tuple(_sentences(text, found, verbs, code)),
        verbs,
        negations,
        longest(said.get("hedges", ())),
        longest(said.get("conditions", ())),
        longest(said.get("scope", ())),
        joint,
        tuple(c for c in longest(said.get("subjects", ())) if not any(_meet(c, j) for j in joint)),
        tuple(said.get("lowering", ())),
    )


def named(found: Wording, language: str | None) -> tuple[tuple[int, int, str], ...]:
    """The countries that a passage names: words [start, end) and ISO 3166 code."""
    places = []
    for start, end, code in countries(found.text, language):
        if place := found.among(start, end):
            places.append((*place, code))
    return tuple(places)


def sides_named(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Where a text speaks of one side ("the Kazakh side", 哈方), as offsets."""
    found = words(text)
    return tuple(
        (found[c.start].start, found[c.end - 1].end) for c in cues(found, "subjects", tables.primary(language))
    )


def denials(negations: Sequence[Cue]) -> int:
    """How often a sentence is denied: "nobody" beside a denied verb ("никто не") is the same denial."""
    verbal = sum(1 for n in negations if n.value == "words")
    return verbal or min(1, sum(1 for n in negations if n.value == "nobody"))


def odd(negations: Sequence[Cue]) -> bool:
    """Whether the negations of a sentence add up to a denial: "shall not fail to" does not."""
    others = sum(1 for n in negations if n.value in ("adverse", "without", "attributive"))
    return (denials(negations) + others) % 2 == 1


def _verbs(
    text: str, found: tuple[Word, ...], language: str | None, negations: tuple[Cue, ...], said: Cues
) -> tuple[Verb, ...]:
    months = {name for place in tables.variants(tables.table(language).get("months", [])) for name in place}
    unsure, stressing = said.get("doubtful", ()), said.get("also_3", ())
    verbs = []
    twice = [n for n in longest(said.get("negation", ()), idle=True) if n.value == IDLE]
    for cue in longest(said.get("modality", ())):
        word = found[cue.start]
        if word.text in months and text[word.start].isupper() and cue.start:
            continue  # "in May"
        if cue.value == PERMITS and any(_meet(cue, i) for i in twice):
            continue  # «не могут не отметить»: denied twice, it says what the next verb says
        rank = 1 if cue.value == PERMITS else int(cue.value)
        if cue.value == PERMITS and any(_near(cue, n, WORDING_DENIED_REACH) and n.value in DENIALS for n in negations):
            rank = 5
        also = 3 if any(_meet(s, cue) for s in stressing) else 0
        verbs.append(Verb(rank, cue.start, cue.end, any(_meet(u, cue) for u in unsure), cue.value == PERMITS, also))
    return _governed(verbs, said.get("lowering", ()), _last(language))


def _governed(verbs: list[Verb], weak: Sequence[Cue], last: bool) -> tuple[Verb, ...]:
    """Verbs of rank 4 and 5 that govern a weak one take its rank, and its words."""
    merged: list[Verb] = []
    for verb in verbs:
        joined = next((w for w in weak if verb.rank >= 4 and _governs(verb, w, last)), None)
        if joined:
            verb = verb._replace(rank=2, start=min(verb.start, joined.start), end=max(verb.end, joined.end))
        if merged and verb.start < merged[-1].end:
            if joined:
                merged[-1] = verb
            continue
        merged.append(verb)
    return tuple(merged)


def _governs(verb: Verb, weak: Cue, last: bool) -> bool:
    _, start, end = weak
    if start < verb.end and verb.start < end:
        return last and (start, end) != (verb.start, verb.end) and end <= verb.end
    apart = verb.start - end if last else start - verb.end
    return 0 <= apart <= WORDING_GOVERNED_REACH


def _sentences(text: str, found: tuple[Word, ...], verbs: tuple[Verb, ...], language: str | None) -> list[Sentence]:
    result: list[Sentence] = []
    at = 0
    for _, stop in sentences(text, language, semicolons=True):
        end = at
        while end < len(found) and found[end].start < stop:
            end += 1
        if end > at:
            mine = [v for v in verbs if at <= v.start < end]
            result.append(Sentence(at, end, _head(found, mine, language)))
        at = end
    return result or [Sentence(0, len(found), None)]


def _head(found: tuple[Word, ...], verbs: list[Verb], language: str | None) -> Verb | None:
    if not verbs:
        return None
    if not _last(language):
        return verbs[0]
    that = {folded(word) for word in tables.table(language).get("modality", {}).get("that", [])}
    for verb in verbs:
        if found[verb.end : verb.end + 1] and found[verb.end].text in that:
            return verb
    return verbs[-1]


def _last(language: str | None) -> bool:
    return bool(tables.table(language).get("modality", {}).get("head") == "last")


def _near(one: Cue, two: Cue, reach: int) -> bool:
    return two.start - one.end <= reach and one.start - two.end <= reach


def _meet(one: Cue, two: Cue) -> bool:
    return one.start < two.end and two.start < one.end


def length(found: Wording, sentence: Sentence) -> float:
    """The length of a sentence in words; two characters of an unspaced script count as one word."""
    inside = found.words[sentence.start : sentence.end]
    return sum(0.5 if UNSPACED.match(w.text) else 1.0 for w in inside)

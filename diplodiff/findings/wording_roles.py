"""M5 by other names: "A shall compensate B" in one text, "B shall compensate A" or "C shall" in the other, in one language.

Names that are exchanged in a list ("A and B") are the alternat; with a verb between them their order says who does what.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.differences import Change
from diplodiff.findings.wording_pairs import Pair, Shift, Words, said
from diplodiff.language import tables
from diplodiff.language.cues import listed
from diplodiff.language.wording import Sentence, named
from diplodiff.model import Confidence, Severity
from diplodiff.settings.findings import PARTY_ALIKE, ROLE_NAME_WORDS, ROLE_REACH, WORDING_SUBJECT_REACH
from diplodiff.settings.language import PARTY_STEM


def roles(pair: Pair) -> Iterator[Shift]:
    """Sentences in which two names have changed places, and nothing else differs."""
    left, right = (pair.sides[s].sentences for s in (0, 1))
    table = tables.table(pair.languages[0]).get("subjects", {})
    if pair.found is None or len(left) != len(right) or not table.get("mutual"):
        return
    for sentences in zip(left, right, strict=True):
        changes = [c for c in pair.found.changes if sentences[0].start <= c.left[0] < sentences[0].end]
        changes = [c for c in changes if sentences[1].start <= c.right[0] < sentences[1].end]
        exchanged = any(e.left[0] < c.left[1] and c.left[0] < e.left[1] for e in pair.found.exchanges for c in changes)
        names = _names(pair, sentences, changes) if len(changes) > 1 and not exchanged else None
        if names is None:
            continue
        ours, theirs = names
        message = "The names have changed places: who does what to whom differs. "
        shown = _whole(pair, 0, ours), _whole(pair, 1, theirs)
        yield Shift(
            pair.number, "M5", "high", "strong", (ours, theirs), message + said(pair, shown), frozenset(changes)
        )


def another_side(pair: Pair, change: Change) -> Shift | None:
    """A sentence of which the subject is one side in one text ("the Turkish side") and another in the other."""
    cues = [[c for c in pair.sides[s].one if c.start <= change[s][0] and change[s][1] <= c.end] for s in (0, 1)]
    if any(len(found) != 1 or change[s][0] == change[s][1] for s, found in enumerate(cues)):
        return None
    spans = tuple((found[0].start, found[0].end) for found in cues)
    if any(spans[s][0] - pair.sides[s].sentence(spans[s][0]).start > WORDING_SUBJECT_REACH for s in (0, 1)):
        return None
    known = [
        {c for a, b, c in named(pair.sides[s], pair.languages[s]) if a < spans[s][1] and spans[s][0] < b}
        for s in (0, 1)
    ]
    ours, theirs = (pair.sides[s].words[change[s][0]].text for s in (0, 1))
    if known[0] & known[1] or (not all(known) and ours[:PARTY_ALIKE] == theirs[:PARTY_ALIKE]):
        return None  # "Kazakh" and "Kazakhstani" are one side
    severity: Severity = "high" if all(known) else "medium"
    confidence: Confidence = "exact" if all(known) else "tentative"
    message = "Another side is named. " + said(pair, (spans[0], spans[1]))
    marks = ((spans[0],), (spans[1],))
    return Shift(pair.number, "M5", severity, confidence, marks, message, frozenset({change}))


_Names = tuple[Words, Words]


def _names(pair: Pair, sentences: tuple[Sentence, Sentence], changes: list[Change]) -> tuple[_Names, _Names] | None:
    """Where the two names stand on each side, in the order of its words; None where nothing of the kind has happened."""
    begin = changes[0].left[0], changes[0].right[0]
    stop = changes[-1].left[1], changes[-1].right[1]
    if begin[0] - sentences[0].start != begin[1] - sentences[1].start or stop[0] - begin[0] != stop[1] - begin[1]:
        return None
    size = stop[0] - begin[0]
    if size > ROLE_REACH or begin[0] - sentences[0].start > WORDING_SUBJECT_REACH:
        return None
    one, two = ([w.text[:PARTY_STEM] for w in pair.sides[s].words[begin[s] : stop[s]]] for s in (0, 1))
    for x in range(1, ROLE_NAME_WORDS + 1):
        for y in range(1, ROLE_NAME_WORDS + 1):
            if x + y >= size or one[:x] != two[size - x :] or one[size - y :] != two[:y]:
                continue
            if one[x : size - y] != two[y : size - x] or one[:x] == one[size - y :]:
                continue
            ours = (begin[0], begin[0] + x), (stop[0] - y, stop[0])
            theirs = (begin[1], begin[1] + y), (stop[1] - x, stop[1])
            return (ours, theirs) if _acts(pair, ours) and all(_is_name(pair, n) for n in ours) else None
    return None


def _acts(pair: Pair, names: _Names) -> bool:
    """Whether what stands between the names is no list, no likeness and nothing that both do with one another."""
    side = pair.sides[0]
    between = side.words[names[0][1] : names[1][0]]
    if any(c in ",;:-–—、，；" for c in side.text[between[0].start : between[-1].end]):
        return False
    return not listed(between, "mutual", pair.languages[0])


def _whole(pair: Pair, side: int, names: _Names) -> Words:
    """From the first name to the end of the second, as a side is called ("the Telhari Side", 哈方)."""
    ends = (c.end for c in pair.sides[side].one if c.start <= names[1][0] and names[1][1] <= c.end)
    return names[0][0], max(names[1][1], *ends, 0)


def _is_name(pair: Pair, span: Words) -> bool:
    """Whether words name a side: a country, "the X Side", or words that are written with a capital."""
    side = pair.sides[0]
    if any(c.start <= span[0] and span[1] <= c.end for c in side.one):
        return True
    if any(start <= span[0] and span[1] <= end for start, end, _ in named(side, pair.languages[0])):
        return True
    return all(side.text[side.words[n].start].isupper() for n in range(*span))

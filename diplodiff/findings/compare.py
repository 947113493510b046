"""An alignment in, findings out: the room's one door."""

from __future__ import annotations

from collections.abc import Iterable

from diplodiff.findings.absence import Served
from diplodiff.findings.across import Doubts, weighed
from diplodiff.findings.context import Context, Scores, joined
from diplodiff.findings.differences import Difference, clause_marks, difference
from diplodiff.findings.rules import find
from diplodiff.language.normalise import words
from diplodiff.model import Alignment, Finding, PublishedText
from diplodiff.settings.findings import CLAUSE_MIN_WORDS

Sentence = tuple[int, int, int, bool]  # side, paragraph index, clause index, whether that is in doubt


def compare(
    texts: tuple[PublishedText, PublishedText],
    alignment: Alignment,
    scores: Scores,
    sentences: Iterable[Sentence],
    doubts: Doubts | None = None,
    places: str | None = None,
) -> tuple[Finding, ...]:
    """Every finding of an aligned pair; sentences are those without a counterpart inside pairs of passages.

    doubts are given for texts of different languages, and only for these: words are not compared then. places is a list of
    disputed place names (language/toponyms.py) in the place of the package's own.
    """
    served = Served(texts[0], _answers(texts, alignment, 0)), Served(texts[1], _answers(texts, alignment, 1))
    alone = tuple(s for s in sorted(sentences) if _really_absent(texts, served, s))
    differences = _differences(texts, alignment, alone) if doubts is None else {}
    context = Context(texts, alignment, scores, alone, differences, served, places)
    found = find(context)
    return found if doubts is None else weighed(found, doubts)


def _answers(texts: tuple[PublishedText, PublishedText], alignment: Alignment, side: int) -> dict[int, str]:
    """For each paragraph of a side the text on the other side that answers it."""
    other = texts[1 - side].paragraphs
    return {
        i: joined(tuple(other[j] for j in bead.sides[1 - side]))
        for bead in alignment.beads
        if all(bead.sides)
        for i in bead.sides[side]
    }


def _really_absent(
    texts: tuple[PublishedText, PublishedText], served: tuple[Served, Served], sentence: Sentence
) -> bool:
    side, index, number, _ = sentence
    text = texts[side].paragraphs[index].clauses[number].text
    if len(words(text)) < CLAUSE_MIN_WORDS:
        return False
    return served[1 - side].inside(text) is None and served[1 - side].outside(text) is None


def _differences(
    texts: tuple[PublishedText, PublishedText], alignment: Alignment, alone: tuple[Sentence, ...]
) -> dict[int, Difference]:
    named = {(texts[side].paragraphs[index].id, number) for side, index, number, _ in alone}
    found: dict[int, Difference] = {}
    for number, bead in enumerate(alignment.beads):
        if not bead.sides[0] or not bead.sides[1]:
            continue
        ours, theirs = (tuple(texts[side].paragraphs[i] for i in bead.sides[side]) for side in (0, 1))
        both = joined(ours), joined(theirs)
        if both[0] != both[1]:
            marks = clause_marks(ours, named), clause_marks(theirs, named)
            found[number] = difference(both, marks, texts[0].language)
    return found

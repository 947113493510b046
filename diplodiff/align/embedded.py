"""Passages left alone across languages that stand on the other side as sentences of a longer paragraph.

Where two paragraphs were joined, by the publisher or in reading, the vector of the whole may be that of one of them alone,
and the other one seems to be missing. Its sentence is not: it is found there, and finds its way back. And where one
publisher leaves out the longer sentence of a paragraph, what remains is not much like the whole: both stand alone, face to
face, and its sentence tells that they answer one another.
"""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.align.cross import CrossSimilarity, log_odds
from diplodiff.align.rows import bead
from diplodiff.model import Alignment, Bead
from diplodiff.settings.across import CROSS_EMBEDDED, CROSS_FACING
from diplodiff.settings.align import BEAD_SPAN

Starts = tuple[
    Sequence[int], Sequence[int]
]  # of each side: the number of the first clause of each paragraph, and of all


def embedded(
    paragraphs: CrossSimilarity, sentences: CrossSimilarity, alignment: Alignment, starts: Starts
) -> Alignment:
    """The alignment with such passages in the row of that paragraph, if they stand right beside what it answers."""
    rows = list(alignment.beads)
    number = 0
    while number < len(rows):
        near = (number - 1, number + 1)
        host = next((at for at in near if _holds(sentences, rows, number, at, starts)), None)
        if host is None:
            host = next((at for at in near if _answers(sentences, rows, number, at, starts)), None)
        if host is None:
            number += 1
            continue
        first, second = sorted((number, host))
        sides = tuple(one + other for one, other in zip(rows[first].sides, rows[second].sides, strict=True))
        rows[first : second + 1] = [bead(paragraphs, (sides[0], sides[1]), {})]
        number = max(0, first - 1)  # what stands alone before it may belong there too
    return Alignment(alignment.sizes, tuple(rows))


def has_hosts(alignment: Alignment, starts: Starts) -> bool:
    """Whether any row could take in a passage that stands alone beside it."""
    rows = alignment.beads
    both = ((n, at) for n in range(len(rows)) for at in (n - 1, n + 1))
    return any(_beside(rows, n, at, starts) or _facing(rows, n, at, starts) for n, at in both)


def _beside(rows: Sequence[Bead], number: int, at: int, starts: Starts) -> bool:
    """Whether a row is a passage alone, and the other one a row of both sides with several sentences for it."""
    if rows[number].relation != "one-sided" or not 0 <= at < len(rows):
        return False
    if rows[at].relation in ("one-sided", "moved"):
        return False
    side = 0 if rows[number].sides[0] else 1
    own, other = rows[at].sides[side], rows[at].sides[1 - side]
    touches = own[-1] + 1 == rows[number].sides[side][0] if at < number else rows[number].sides[side][-1] + 1 == own[0]
    return touches and len(own) < BEAD_SPAN and len(clauses(starts[1 - side], other)) > 1


def _facing(rows: Sequence[Bead], number: int, at: int, starts: Starts) -> bool:
    """Whether two passages stand alone face to face, one of each side, and the second has more sentences."""
    if not 0 <= at < len(rows) or not rows[number].relation == rows[at].relation == "one-sided":
        return False
    side = 0 if rows[number].sides[0] else 1
    if not rows[at].sides[1 - side]:
        return False
    mine, theirs = rows[number].sides[side], rows[at].sides[1 - side]
    return 0 < len(clauses(starts[side], mine)) < len(clauses(starts[1 - side], theirs))  # a heading has none


def _said(rows: Sequence[Bead], number: int, at: int, starts: Starts) -> tuple[int, range, range]:
    """The side of a passage alone, its clauses, and those of the other side of another row."""
    side = 0 if rows[number].sides[0] else 1
    return side, clauses(starts[side], rows[number].sides[side]), clauses(starts[1 - side], rows[at].sides[1 - side])


def _answers(sentences: CrossSimilarity, rows: Sequence[Bead], number: int, at: int, starts: Starts) -> bool:
    """Whether every sentence of a passage alone is one of the passage that it faces."""
    if not _facing(rows, number, at, starts):
        return False
    side, mine, theirs = _said(rows, number, at, starts)
    answered = {_answer(sentences, side, clause, mine, CROSS_FACING) for clause in mine}
    return len(answered) == len(mine) and answered <= set(theirs)


def _holds(sentences: CrossSimilarity, rows: Sequence[Bead], number: int, at: int, starts: Starts) -> bool:
    """Whether most sentences of a passage alone and some of a row's other side are the closest of one another."""
    if not _beside(rows, number, at, starts):
        return False
    side, mine, theirs = _said(rows, number, at, starts)
    answered = {o for clause in mine if (o := _answer(sentences, side, clause, mine, CROSS_EMBEDDED)) in theirs}
    return 2 * len(answered) > len(mine) and len(answered) < len(theirs)


def _answer(sentences: CrossSimilarity, side: int, clause: int, mine: range, least: float) -> int | None:
    """The sentence of the other side that is closest to a clause, if its odds reach the least and it is closest to one of
    that passage.
    """
    best = sentences.nearest(side, clause)
    if best is None or log_odds(best[1]) < least:
        return None
    back = sentences.nearest(1 - side, best[0])
    return best[0] if back is not None and back[0] in mine else None


def clauses(starts: Sequence[int], run: tuple[int, ...]) -> range:
    """The numbers of the clauses of neighbouring passages, counted through the text."""
    return range(starts[run[0]], starts[run[-1] + 1])

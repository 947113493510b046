"""Lone passages that face one another, across languages: each the only one without an answer between the same rows, and each
with the same number in an article of as many paragraphs.

"They may be re-elected once" and "The members of the Board may be re-elected once" mean little alike to an encoder, least of
all where another article has nearly the same words; their place in their articles tells a reader that they answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from diplodiff.align.programme import Pair


def faced(rows: Sequence[Pair], shifts: Mapping[int, int], answer: Callable[[int, int], bool]) -> list[Pair]:
    """The rows in order, with lone passages paired that face one another and of which `answer` says so.

    shifts  passages (left -> right) that answer one another in different places.
    """
    landed = set(shifts.values())
    here = [(ours, theirs) for ours, theirs in rows if theirs or ours[0] not in shifts]
    here = [(ours, theirs) for ours, theirs in here if ours or theirs[0] not in landed]
    paired: dict[int, int] = {}
    for whole, gap in groupby(here, key=all):
        alone = list(gap)
        left, right = ([i for row in alone for i in row[side]] for side in (0, 1))
        if not whole and len(left) == len(right) == 1 and answer(left[0], right[0]):
            paired[left[0]] = right[0]
    taken = set(paired.values())
    found = [
        ((ours[0],), (paired[ours[0]],)) if not theirs and ours[0] in paired else (ours, theirs)
        for ours, theirs in rows
    ]
    return [row for row in found if row[0] or row[1][0] not in taken]

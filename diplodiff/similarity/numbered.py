"""The numbers that paragraphs have within their articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from diplodiff.similarity.bare_headings import Passage


def within_articles(passages: Sequence[Passage]) -> dict[int, tuple[int, int]]:
    """By index, the paragraphs under a heading that are numbered 1, 2, 3 ... there: number, and how many there are.

    Where one of them is lacking and the others keep their numbers, these tell by themselves; such a run is left out.
    """
    found: dict[int, tuple[int, int]] = {}
    headed = False
    for heading, group in groupby(enumerate(passages), key=lambda place: place[1].heading):
        labelled = [(i, p) for i, p in group if p.labelled]
        headed = headed or heading
        if heading or not headed or not labelled:
            continue
        run = [(i, p.number) for i, p in labelled if p.style == labelled[0][1].style]
        if len(run) > 1 and [number for _, number in run] == list(range(1, len(run) + 1)):
            found.update({i: (n, len(run)) for n, (i, _) in enumerate(run, 1)})
    return found

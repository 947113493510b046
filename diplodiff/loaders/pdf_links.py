"""Menus and lists of links: runs that are links throughout, several of them one below or beside the other.

A page of the web that was printed or saved as PDF holds them as it showed them. They lead elsewhere and are no text.
"""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.loaders.html_cues import phrase
from diplodiff.loaders.pdf_rows import middle, overlap
from diplodiff.loaders.pdf_runs import Box, Run
from diplodiff.settings import loaders_pdf as settings

REASON = "links"


def link_lists(runs: Sequence[Run], links: Sequence[Box]) -> set[Run]:
    """The runs of a page that stand in such lists, with the set words above them ("Read also")."""
    inside = {run for run in runs if not run.angle and _covered(run, links)}
    beside = [run for run in runs if run not in inside and any(map(str.isalnum, run.text))]
    inside = {run for run in inside if not any(_goes_on(run, other) for other in beside)}
    found: set[Run] = set()
    for group in _groups(sorted(inside, key=middle)):
        if sum(any(_over(box, run) for run in group) for box in links) >= settings.PDF_LINKS:
            found.update(group)
    heads = (run for run in beside if phrase(run.text) and any(_above(run, other) for other in found))
    return found | set(heads) if found else found


def _over(box: Box, run: Run) -> bool:
    """Whether a link lies over some of a run."""
    return box[1] <= middle(run) <= box[3] and box[0] < run.right and box[2] > run.left


def _covered(run: Run, links: Sequence[Box]) -> bool:
    """Whether links lie over all of a run but the signs and spaces between them."""
    white, end = 0.0, run.left
    for left, _, right, _ in sorted(box for box in links if _over(box, run)):
        white += max(0.0, left - end)
        end = max(end, right)
    if end == run.left:
        return False
    white += max(0.0, run.right - end)
    return white <= settings.PDF_LINK_BARE * (run.right - run.left)


def _goes_on(run: Run, other: Run) -> bool:
    """Whether both are pieces of one line of text."""
    gap = max(run.left - other.right, other.left - run.right)
    return overlap(run, other) >= 0.5 and gap <= settings.PDF_WIDE_GUTTER * (run.bottom - run.top)


def _groups(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs from the top down, parted where more white than between two entries of a list is between them."""
    found: list[list[Run]] = []
    for run in runs:
        if found and run.top - found[-1][-1].bottom <= settings.PDF_LINKS_APART * (run.bottom - run.top):
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _above(head: Run, run: Run) -> bool:
    white = run.top - head.bottom
    return -1 <= white <= settings.PDF_LINKS_APART * (head.bottom - head.top) and abs(head.left - run.left) < 100

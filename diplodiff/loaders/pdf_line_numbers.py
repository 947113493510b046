"""Numbers in the margin that count the lines of a draft, one by one or in fives: they are no part of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from diplodiff.loaders.pdf_rows import lines, middle
from diplodiff.loaders.pdf_runs import Run
from diplodiff.settings import loaders_pdf as settings


class Margin(NamedTuple):
    """Where the numbers of a document's lines stand: an edge that they share, in steps of three points, and their own step."""

    edge: int
    step: int


def numbered_margins(pages: Iterable[Sequence[Run]]) -> frozenset[Margin]:
    """The margins in which the lines of most pages are numbered for certain: rows of a table may be on one of them."""
    found = []
    every = list(pages)
    for runs in every:
        if numbers := _counted(runs):
            shared = Counter(edge for run in numbers for edge in _edges(run))
            found.append(Margin(shared.most_common(1)[0][0], int(numbers[1].text) - int(numbers[0].text)))
    enough = found and 2 * len(found) >= sum(lines(runs) >= settings.PDF_LINE_NUMBERS for runs in every)
    return frozenset(found) if enough else frozenset()


def line_numbers(runs: Sequence[Run], margins: Iterable[Margin] | None = None) -> set[Run]:
    """Those runs of a page that number its lines; margins are those of its document, None for a page that is all of it."""
    if margins is None or margins:
        numbers = _counted(runs)
        if numbers:
            return set(numbers)
    for margin in margins or ():
        there = [run for run in runs if _bare(run) and margin.edge in _edges(run) and not int(run.text) % margin.step]
        if there and _outside(there, runs):
            return set(there)
    return set()


def _counted(runs: Sequence[Run]) -> list[Run]:
    """Bare numbers down one margin at even distances, or so many lines apart as they count; none where there are too few."""
    margins: dict[int, list[Run]] = {}
    for run in runs:
        if _bare(run):
            for edge in _edges(run):
                margins.setdefault(edge, []).append(run)
    longest: list[Run] = max(margins.values(), key=len, default=[])
    best = sorted(longest, key=lambda r: r.top)
    while len(best) > 1 and int(best[-1].text) <= int(best[-2].text):  # a page number under the last line number
        best.pop()
    steps = {int(b.text) - int(a.text) for a, b in pairwise(best)}
    if len(steps) != 1 or not steps <= set(settings.PDF_LINE_STEPS):
        return []
    told = len(best) >= settings.PDF_LINE_NUMBERS and _evenly(best) and _filled(runs)
    return best if (told or _lines_apart(best, runs, steps.pop())) and _outside(best, runs) else []


def _bare(run: Run) -> bool:
    return run.text.isdecimal() and len(run.text) <= settings.PDF_LINE_FIGURES


def _edges(run: Run) -> tuple[int, int]:
    return round(run.left / 3), round(run.right / 3)


def _evenly(numbers: Sequence[Run]) -> bool:
    pitches = sorted(b.top - a.top for a, b in pairwise(numbers))
    return pitches[-1] <= settings.PDF_LINES_EVEN * pitches[0] + 1


def _filled(runs: Sequence[Run]) -> bool:
    """Whether most of what stands beside the numbers are lines that fill one measure; the rows of a table seldom do."""
    widths = [run.right - run.left for run in runs if not _bare(run)]
    measure = max(widths, default=0.0)
    return 2 * sum(width >= settings.PDF_FULL_LINE * measure for width in widths) >= len(widths)


def _lines_apart(numbers: Sequence[Run], runs: Sequence[Run], step: int) -> bool:
    """Whether there are as many lines from one number to the next as it says, all multiples of their step."""
    if step < settings.PDF_LINE_STEP or any(int(run.text) % step for run in numbers):
        return False
    others = [run for run in runs if run not in numbers]
    right = 0
    for one, two in pairwise(numbers):
        between = [run for run in others if one.bottom <= middle(run) <= two.top]
        right += lines(between) == step - 1
    return right >= settings.PDF_LINES_APART * (len(numbers) - 1)


def _outside(numbers: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether nearly all else stands beside the numbers."""
    left, right = min(r.left for r in numbers), max(r.right for r in numbers)
    others = [r for r in runs if r not in numbers]
    return sum(r.right <= left or r.left >= right for r in others) >= settings.PDF_LINES_BESIDE * len(others)

"""Runs of one page -> lines in reading order.

A page is cut where a white strip divides lines that stand side by side: what is above such a band is read first, then
its columns one after the other, then what is below; each part is cut again in the same way. Where nothing divides, runs
on one height are one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from diplodiff.loaders.pdf_bands import Band, Strip, strips
from diplodiff.loaders.pdf_bilingual import parted
from diplodiff.loaders.pdf_centred import at_first_lines
from diplodiff.loaders.pdf_columns import band, holds, proved
from diplodiff.loaders.pdf_evidence import evidence
from diplodiff.loaders.pdf_flow import flow
from diplodiff.loaders.pdf_rows import alone, lines, median, middle, mostly_rtl, rows, width
from diplodiff.loaders.pdf_runs import Run, joined
from diplodiff.settings import loaders_pdf as settings


def gutters(pages: Iterable[Sequence[Run]]) -> tuple[float, ...]:
    """Places (points from the left) inside white strips that the lines of some page of a document prove to be gutters."""
    found: dict[float, list[int]] = {}  # place -> how many lines each page has that proves it
    for runs in pages:
        for x in proved(runs):
            place = next((y for y in found if abs(x - y) < settings.PDF_GUTTER_SHIFT), x)
            found.setdefault(place, []).append(lines(runs))
    recurs = any(len(told) > 1 for told in found.values())
    # where other pages share a gutter, a page with few lines proves none of its own: wide spaces stand one above the other
    return tuple(x for x, told in found.items() if not recurs or len(told) > 1 or told[0] >= settings.PDF_GUTTER_LINES)


def reading_order(runs: Sequence[Run], known: Sequence[float] | None = None) -> list[list[Run]]:
    """The lines of a page: each a list of runs in the order they are read. known are the gutters of the document."""
    return best_order(runs, known).lines


class _Manner(NamedTuple):
    """How to cut a page: gutters that are given, whether only these, and the white beside a heading over two columns."""

    known: tuple[float, ...]
    only: bool = False
    spanned: float = settings.PDF_SPANNED


class Order(NamedTuple):
    """Lines in reading order, and whether what they say speaks against it so much that another may be the right one.

    second holds the numbers of those lines that stand in the second of two columns in different languages.
    """

    lines: list[list[Run]]
    doubted: bool = False
    second: frozenset[int] = frozenset()


def side_by_side(runs: Sequence[Run], places: Sequence[float]) -> Order | None:
    """The order of a page of two languages with their columns parted at one of these places; None where it has none."""
    found = next(filter(None, (parted(runs, place) for place in places)), None)
    if found is None:
        return None
    read: list[list[Run]] = []
    second: set[int] = set()
    for part in found:
        for n, side in enumerate(part):
            order = reading_order(at_first_lines(side)) if side else []
            second |= set(range(len(read), len(read) + len(order))) if n == 2 else set()
            read += order
    return Order(read, second=frozenset(second))


def best_order(runs: Sequence[Run], known: Sequence[float] | None = None) -> Order:
    """The order that white strips speak for; where the words contradict it, that of all orders which they fit best."""
    if alone(runs):  # nothing to cut, nothing to try
        return Order([[run] for run in sorted(runs, key=lambda r: (middle(r), r.order))])
    places = tuple(proved(runs) if known is None else [x for x in known if holds(runs, x)])
    best = _ordered(runs, _Manner(places))
    first = most = evidence(best)
    if (stored := flow(runs)) and (told := evidence(stored)).bad <= first.bad and told.margin >= first.margin:
        return Order(stored)
    if most.bad < settings.PDF_CONTRADICTED or _as_stored(best):
        return Order(best)
    seen = [[id(run) for line in best for run in line]]
    for other in _others(runs, places):
        order = _ordered(runs, other)
        flat = [id(run) for line in order for run in line]
        if flat in seen:
            continue
        seen.append(flat)
        told = evidence(order)
        if told.margin > most.margin and told.margin >= first.margin + settings.PDF_BETTER and told.bad < first.bad:
            best, most = order, told
    return Order(best, len(seen) > 1 and most.bad > settings.PDF_DISORDER * (most.good + most.bad))


def _as_stored(read: Sequence[Sequence[Run]]) -> bool:
    """Whether the file holds the lines in this very order, which nobody but the typesetter knew."""
    orders = [line[0].order for line in read]
    return sum(two < one for one, two in pairwise(orders)) <= settings.PDF_STORED_AMISS * len(orders)


def _others(runs: Sequence[Run], places: tuple[float, ...]) -> Iterator[_Manner]:
    """Other ways to cut the page: at strips that nothing proves, with and without those that something does."""
    half = settings.PDF_GUTTER * median([run.bottom - run.top for run in runs]) / 2
    tried = [strip[0] + half for strip in strips(runs)[: settings.PDF_STRIPS_TRIED]]
    sets = [places, *((*places, place) for place in tried if places), ()]
    sets += [(place,) for place in tried] + list(combinations(tried, 2))
    for spanned in settings.PDF_SPANNED_TRIED:
        yield from (_Manner(known, True, spanned) for known in dict.fromkeys(sets))


def _ordered(runs: Sequence[Run], manner: _Manner, depth: int = settings.PDF_DEPTH) -> list[list[Run]]:
    known = manner.known
    found = band(runs, known, manner.only) if depth else None
    if found is None:
        return rows(runs)
    inside = found.left + found.right
    top = min(run.top for run in inside)
    above = [run for run in found.rest if middle(run) < top]
    below = [run for run in found.rest if middle(run) >= top]
    cut = _stored_cut(found) or _spanning(found, manner.spanned)
    if cut is not None:
        over = [run for run in inside if middle(run) < cut[0]]
        under = [run for run in inside if middle(run) > cut[1]]
        parts = [above, over, [run for run in inside if cut[0] <= middle(run) <= cut[1]], under, below]
    else:
        parts = [above, *([found.right, found.left] if mostly_rtl(inside) else [found.left, found.right]), below]
    if not any(found.strip[0] <= place <= found.strip[1] for place in known):
        manner = manner._replace(known=(*known, found.place))
    return [line for part in parts if part for line in _ordered(part, manner, depth - 1)]


def _stored_cut(found: Band) -> tuple[float, float] | None:
    """A height at which the file ends both columns and begins them anew, one stretch stored after the other."""
    sides = (found.right, found.left) if mostly_rtl(found.left + found.right) else (found.left, found.right)
    stored = sorted((run.order, n, run.top, run.bottom) for n in (0, 1) for run in sides[n])
    if stored[0][1] or {run.order for run in found.left} & {run.order for run in found.right}:
        return None
    stretches: list[tuple[float, float]] = []
    previous = 1
    for _, side, top, bottom in stored:
        if side < previous:
            stretches.append((top, bottom))
        else:
            first, last = stretches[-1]
            stretches[-1] = (min(first, top), max(last, bottom))
        previous = side
    if not 1 < len(stretches) <= found.pairs // 2 + 1:
        return None
    if any(two[0] < one[1] - settings.PDF_STRETCH_OVER * found.height for one, two in pairwise(stretches)):
        return None
    height = (stretches[0][1] + stretches[1][0]) / 2
    return height, height


def _spanning(found: Band, white: float) -> tuple[float, float] | None:
    """The heights between which headings stand that belong to both columns though they are short enough for one.

    They have the whole width for themselves: the other column is white from the line above them to the line below them,
    and both columns begin anew at one height. A file that stores one column to its end before the other tells against it.
    """
    first, second = (found.right, found.left) if mostly_rtl(found.left + found.right) else (found.left, found.right)
    begun = min(run.order for run in second)
    if sum(run.order > begun for run in first) <= len(first) // 8:  # a page number is stored last wherever it stands
        return None
    for side, other in ((first, second), (second, first)):
        placed = rows(side)
        for n in range(side is first, len(placed) - 1):
            for last in range(n + 1, min(n + 1 + settings.PDF_HEADINGS, len(placed))):
                cut = _heading(placed[n:last], placed[last], other, placed[n - 1] if n else ())
                if (
                    cut
                    and cut.white >= white * found.height
                    and abs(cut.shift) <= settings.PDF_SPANNED_SHIFT * found.height
                ):
                    return cut.top, cut.foot
    return None


class _Heading(NamedTuple):
    """Where headings stand, the white in the other column beside them, and how far below them that begins later."""

    top: float
    foot: float
    white: float
    shift: float


def _heading(
    group: Sequence[Sequence[Run]], below: Sequence[Run], other: Sequence[Run], above: Sequence[Run]
) -> _Heading | None:
    """What may be headings over two columns: nothing stands beside them in the other one, but before and after."""
    top, foot = min(run.top for run in group[0]), max(run.bottom for run in group[-1])
    start = max((run.bottom for run in above), default=top)
    end = min(run.top for run in below)
    ended = [run.bottom for run in other if run.bottom <= start + 1]
    begun = [run.top for run in other if run.top >= end - 1]
    if not ended or not begun or len(ended) + len(begun) < len(other):
        return None
    return _Heading(top, foot, min(begun) - max(ended), min(begun) - end)


def doubtful(read: Sequence[Sequence[Run]]) -> int:
    """How many characters stand in lines that may be columns read across, white space aside.

    Such are lines one below the other that one white strip divides, with words on both sides and no wider gap elsewhere.
    """
    total = 0
    chain: list[Sequence[Run]] = []
    strip: Strip | None = None
    for line in [*read, ()]:
        divided = _divided(line)
        shared = divided and strip and (max(divided[0], strip[0]), min(divided[1], strip[1]))
        if divided and shared and shared[1] - shared[0] >= settings.PDF_GUTTER * (line[0].bottom - line[0].top):
            chain.append(line)
            strip = shared
            continue
        if line and strip and all(run.right <= strip[0] + 1 or run.left >= strip[1] - 1 for run in line):
            continue  # beside it the other column has a gap or has ended
        if len(chain) >= settings.PDF_DOUBTED_LINES:
            total += sum(len(run.text) - run.text.count(" ") for row in chain for run in row)
        chain, strip = ([line], divided) if divided else ([], None)
    return total


def _divided(line: Sequence[Run]) -> Strip | None:
    """The widest gap of a line between two stretches of words."""
    if len(line) < 2:
        return None
    runs = sorted(line, key=lambda run: run.left)
    gaps = [(two.left - one.right, n) for n, (one, two) in enumerate(pairwise(runs), 1)]
    if not gaps:
        return None
    wide, at = max(gaps)
    sides = [sum(width(run.text) for run in side) for side in (runs[:at], runs[at:])]
    if wide < settings.PDF_GUTTER * (runs[0].bottom - runs[0].top) or min(sides) < settings.PDF_CELL_CHARACTERS:
        return None
    return runs[at - 1].right, runs[at].left


def line_text(line: Sequence[Run]) -> str:
    """The text of one line; runs that touch are not parted by a space."""
    text, previous = "", None
    for run in line:
        if previous is None:
            text = run.text
        else:
            gap = max(run.left - previous.right, previous.left - run.right)
            touching = gap < settings.PDF_WORD_GAP * (run.bottom - run.top)
            apart = gap > settings.PDF_GAP * (run.bottom - run.top)  # as wide as a space of any script
            text = text + run.text if touching else f"{text} {run.text}" if apart else joined_on_line(text, run.text)
        previous = run
    return text


def joined_on_line(left: str, right: str) -> str:
    """Two pieces of one line; a hyphen between them was not made by a line end."""
    return f"{left} {right}" if left[-1:] in "-\u2010\u00ad" else joined(left, right)

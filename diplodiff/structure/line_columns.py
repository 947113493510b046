"""The columns that lines stand in: their edges in the direction of reading, and the usual distance of their lines.

A stretch of lines that fill their column shows its edges; the others (titles, lists, a last short paragraph) belong to
the narrowest column that holds them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from diplodiff.language.normalise import UNSPACED
from diplodiff.settings import structure_lines as settings
from diplodiff.structure.line_shapes import Shape, first_word

_FAR = float("inf")
PAUSES = ",،、，"


@dataclass(frozen=True, slots=True)
class Column:
    """What lines of one column have in common.

    leading the usual distance of its lines.     gap  the distance from which a line is no longer of the same paragraph.
    filled  its far edge is one that lines were broken at.
    crisp   its lines start at one edge, so that an indent is an indent.
    ends    other far edges that many lines share (first lines in right-to-left text that was indented at its end).
    """

    start: float
    end: float
    leading: float
    gap: float
    filled: bool
    crisp: bool = True
    ends: frozenset[int] = frozenset()

    @property
    def measure(self) -> float:
        return max(1.0, self.end - self.start)


@dataclass(slots=True)
class _Pool:
    """Stretches of lines in columns of one place, on whatever page."""

    start: float
    end: float
    filled: bool
    lines: list[Shape] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    def add(self, stretch: Sequence[Shape]) -> None:
        self.lines.extend(stretch)
        self.pages.update(shape.page for shape in stretch)


def same_column(one: Shape, other: Shape) -> bool:
    """Whether the second line stands below the first in one column of one page: also where it is so short that it ends
    before the first, which is indented, begins.
    """
    shared = min(one.end, other.end) - max(one.start, other.start)
    least = 0.0 if other.start >= one.start else -settings.LINE_LAST_SHORT * one.size * (1 if one.page else 3)
    return one.page == other.page and other.middle > one.middle and (shared > least or shared > 0)


def columns(lines: Sequence[Shape]) -> dict[int, Column]:
    """The column of each line, by its block."""
    beside = _beside(lines)
    stretches = _stretches(lines, beside)
    pools: list[_Pool] = []
    loose: list[list[Shape]] = []
    for stretch in sorted(stretches, key=len, reverse=True):
        if not _fills(stretch):
            loose.append(stretch)
            continue
        start, end, size = _edge(stretch, False), _edge(stretch, True), stretch[0].size
        near, far = settings.LINE_NEAR_START * size, settings.LINE_NEAR_END * size
        pool = next((p for p in pools if abs(p.start - start) <= near and abs(p.end - end) <= far), None)
        if pool is None:
            pools.append(pool := _Pool(start, end, True))
        pool.add(stretch)
    for stretch in sorted(loose, key=lambda s: min(x.start for x in s) - max(x.end for x in s)):
        _home(stretch, pools, min(beside.get(s.block, _FAR) for s in stretch)).add(stretch)
    everywhere = _leadings(lines)
    return {block: column for pool in pools for block, column in _measured(pool, everywhere).items()}


def _beside(lines: Sequence[Shape]) -> dict[int, float]:
    """Where the next column begins, for lines of pages with several: the nearest start of what stands beside the line."""
    jumps = {two.page for one, two in pairwise(lines) if two.page and one.page == two.page and two.bottom <= one.top}
    pages: dict[int, list[Shape]] = defaultdict(list)
    for shape in lines:
        if shape.page in jumps:
            pages[shape.page].append(shape)
    found: dict[int, float] = {}
    for page in pages.values():
        for one in page:
            starts = [o.start for o in page if o.start >= one.end and o.top < one.middle < o.bottom]
            if starts:
                found[one.block] = min(starts)
    return found


def _home(stretch: Sequence[Shape], pools: list[_Pool], beside: float) -> _Pool:
    """The narrowest column that holds the stretch, on its own page if there is one; a new one if none does.

    No column reaches beyond what stands beside the stretch.
    """
    start, end = min(s.start for s in stretch), max(s.end for s in stretch)
    size, page = stretch[0].size, stretch[0].page
    near = settings.LINE_NEAR_START * size
    around = [p for p in pools if p.start - near <= start and end <= p.end + near and p.end <= beside]
    if not around:
        pools.append(_Pool(start, end, False))
        return pools[-1]
    return min(around, key=lambda p: (page not in p.pages, not p.filled, p.end - p.start))


def _measured(pool: _Pool, everywhere: dict[float, float]) -> dict[int, Column]:
    start, end = _edge(pool.lines, False), _edge(pool.lines, True)
    if pool.filled:
        start, end = min(start, pool.start), max(end, pool.end)
    leadings = _leadings(pool.lines) if len(pool.lines) >= settings.LINE_FILLED_LINES else everywhere
    usual = leadings.get(0.0, 1.0)
    full = [s for s in pool.lines if end - s.end <= settings.LINE_AT_EDGE]
    telling = full if len(full) >= settings.LINE_FILLED_LINES else pool.lines
    starts = Counter(round(s.start) for s in telling)
    crisp = any(_near(starts, at) >= settings.LINE_CRISP * len(telling) for at in starts)
    ends = Counter(round(s.end) for s in pool.lines if s.page)
    own = {size: (leading, _gap(pool.lines, size, leading)) for size, leading in leadings.items()}
    usually = own.get(0.0, (usual, _widest(usual)))
    inside = settings.LINE_INDENT_MOST * pool.lines[0].size  # what ends farther in is short: "Article 4", a last line
    least = max(settings.LINE_SHARED_ENDS[0], settings.LINE_SHARED_ENDS[1] * len(pool.lines))
    shared = frozenset(at for at in ends if ends[at] >= least and end - at < inside)
    filled = pool.filled or _broken_at(pool.lines, end)
    return {s.block: Column(start, end, *own.get(round(s.size), usually), filled, crisp, shared) for s in pool.lines}


def _broken_at(lines: Sequence[Shape], end: float) -> bool:
    """Whether paragraphs of plain text were broken at one edge, though each has few lines: what is not set so is shorter."""
    long = settings.LINE_SHORT_SHARE * end
    pairs = [
        (one, other)
        for one, other in pairwise(lines)
        if one.page == 0 and other.top - one.top == 1.0 and one.end >= long and not other.label
    ]
    full = sum(end - one.end < first_word(other) for one, other in pairs)
    inside = sum(not (one.terminal or one.text[-1:] in PAUSES) for one, _ in pairs)
    return inside >= settings.LINE_BROKEN_LINES and full >= settings.LINE_BROKEN_SHARE * len(pairs)


def _widest(leading: float) -> float:
    return settings.LINE_LEADING * leading + settings.LINE_LEADING_SLACK


def _gap(lines: Sequence[Shape], size: float, leading: float) -> float:
    """From which distance on lines are of two paragraphs: less than usual where all that are a little further apart than
    most are.
    """
    wider: list[tuple[float, bool]] = []
    for one, other in pairwise(lines):
        step = advance(one, other)
        near = settings.LINE_WIDER[0] * leading < step < settings.LINE_WIDER[1] * leading
        if one.page and one.page == other.page and near and round(one.size) == round(other.size) == size:
            ended = one.terminal or other.label or one.bold != other.bold or one.text[-1:] in PAUSES
            wider.append((step, ended))
    if len(wider) < settings.LINE_WIDER_LINES or sum(e for _, e in wider) < settings.LINE_WIDER_ENDED * len(wider):
        return _widest(leading)
    return min(_widest(leading), (leading + min(step for step, _ in wider)) / 2)


def advance(one: Shape, other: Shape) -> float:
    """By how much a line stands below another. Type of another height on one of them moves its top or its foot, seldom both."""
    return min(other.top - one.top, other.bottom - one.bottom)


def _near(places: Counter[int], at: int) -> int:
    return places[at - 1] + places[at] + places[at + 1]


def _stretches(lines: Sequence[Shape], beside: dict[int, float]) -> list[list[Shape]]:
    """Lines of one size one below the other, without a wide gap, none of them as wide as several columns beside others."""
    found: list[list[Shape]] = []
    for shape in lines:
        last = found[-1][-1] if found else None
        gap = settings.LINE_STRETCH_GAP * max(1.2, shape.size)
        near = last and same_column(last, shape) and shape.middle - last.middle <= gap
        across = last and (last.end > beside.get(shape.block, _FAR) or shape.end > beside.get(last.block, _FAR))
        if near and last and not across and abs(last.size - shape.size) <= settings.LINE_SAME_SIZE * shape.size:
            found[-1].append(shape)
        else:
            found.append([shape])
    return found


def _fills(stretch: Sequence[Shape]) -> bool:
    """Whether the lines of a stretch are broken at one edge: most of them end within a long word of it."""
    if len(stretch) < settings.LINE_FILLED_LINES:
        return False
    end = _edge(stretch, True)
    signs = sum(len(UNSPACED.findall(s.text)) for s in stretch if not s.text.isascii())
    unspaced = signs > 0.5 * sum(len(s.text) for s in stretch)
    word = (6.0 if unspaced else 10.0) if stretch[0].page == 0 else 5 * stretch[0].size
    if stretch[0].page == 0 and sum(s.end > end + 1 for s in stretch) > settings.LINE_BEYOND * len(stretch):
        return False  # every line ends where its paragraph does
    return sum(end - s.end <= word for s in stretch) >= settings.LINE_FILLED_SHARE * len(stretch)


def _edge(lines: Sequence[Shape], far: bool) -> float:
    """The farthest edge that several lines share; without one, nearly the farthest."""
    ordered = sorted((s.end if far else s.start for s in lines), reverse=far)
    near = Counter(round(v) for v in ordered)
    looked = ordered if lines[0].page else ordered[: int(settings.LINE_BEYOND * len(ordered)) + 1]
    for value in looked:
        if _near(near, round(value)) >= max(2, settings.LINE_EDGE_SHARE * len(ordered)):
            return value
    return ordered[len(ordered) // 20]


def _leadings(lines: Sequence[Shape]) -> dict[float, float]:
    """The usual distance of lines of each size of type (rounded), and under 0 that of all."""
    found: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    for one, other in pairwise(lines):
        step = other.middle - one.middle
        if one.page == other.page and abs(one.size - other.size) < 0.6 and 0.6 * one.size < step < 4 * one.size:
            ended = one.terminal or other.label or one.bold != other.bold
            found[round(one.size)].append((step, ended))
            found[0.0].append((step, ended))
    everywhere = lines[0].size if lines else 1.0
    return {size: _leading(steps, size or everywhere) for size, steps in found.items()}


def _leading(steps: list[tuple[float, bool]], size: float) -> float:
    """The usual one of these distances, each with whether a paragraph seems to end between the two lines.

    Where most paragraphs have one line only, that is a smaller one than most, or one that does not occur at all: the
    larger ones end paragraphs.
    """
    usual = sorted(step for step, _ in steps)[len(steps) // 4]
    within = [step for step, _ in steps if step * settings.LINE_LEADING < usual]
    beyond = [ended for step, ended in steps if step * settings.LINE_LEADING >= usual]
    if sum(beyond) < settings.LINE_ENDED_SHARE * len(beyond):
        return usual
    if len(within) >= 2:
        return sorted(within)[len(within) // 2]
    return min(usual, settings.LINE_WIDEST * size) if size > 1.0 else usual  # lines of plain text have no size

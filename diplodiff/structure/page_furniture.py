"""Running headers, running footers and page numbers: lines that a page carries because it is a page.

They are told by repetition (the same words at the same height on several pages, or a number that grows with the
page) or by standing alone in the margin in smaller type. What a page's text begins or ends with is never taken, nor a
clause label that happens to stand near the foot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from diplodiff.language import tables
from diplodiff.language.normalise import ascii_digits, spelt_length
from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings import structure_lines as settings
from diplodiff.structure.cues import ENDS_SENTENCE, kind_in
from diplodiff.structure.page_heads import heads
from diplodiff.structure.page_numbers import bare_number, is_dashed_number, page_words, placed
from diplodiff.values import NamedTuple, dataclass

_NUMBER = regex(r"\d+")
_LETTERS = regex(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at the top or the foot of a page: its index among the blocks, how far it is from the edge of the text."""

    index: int
    page: int
    top: bool
    height: float
    text: str
    gap: float  # white towards the text beyond the usual between lines, in heights of the line
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    row: bool  # of plain text, which shows neither type nor much white
    outside: bool  # in smaller type, beyond where the text of any page reaches: in the margin


def mark_furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, with running headers, footers and page numbers left out for that reason."""
    found = _furniture(tuple(placed(blocks)))
    found |= {n: "page number" for n, b in enumerate(blocks) if is_dashed_number(b)}
    return tuple(replace(b, left_out=found[n]) if n in found else b for n, b in enumerate(blocks))


def _furniture(blocks: tuple[Block, ...]) -> dict[int, str]:
    """Why lines are furniture, by their index."""
    pages: dict[int, list[int]] = defaultdict(list)
    for n, block in enumerate(blocks):
        if (
            block.kind == "line"
            and block.left_out is None
            and block.location.box
            and block.location.page
            and block.text
        ):
            pages[block.location.page].append(n)
    body = _body(pages, blocks)
    middle = max((_box(blocks[n])[3] for lines in pages.values() for n in lines), default=0.0) / 2
    found = heads(blocks, pages)
    for _ in range(settings.FURNITURE_LINES):  # a header of several lines comes off from the text outwards
        edges = [edge for page in pages for edge in _edges(page, pages[page], (blocks, found, body))]
        edges = [edge for edge in edges if edge.top == (edge.height < middle)]
        new = _found(edges, len(pages))
        if new.keys() <= found.keys():
            break
        found |= new
    return found


def _found(edges: Sequence[_Edge], pages: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for zone in (True, False):
        for group in _alike([e for e in edges if e.top == zone]):
            if _runs(group, pages):
                found |= {e.index: _reason(e) for e in group if not _titles(e)}
    found |= {e.index: "page number" for e in _counted(edges, pages)}
    found |= {e.index: _reason(e) for e in edges if e.outside and e.index not in found}
    return _outermost(found, edges)


class _Body(NamedTuple):
    """The text of a document as it is mostly set: the size of its type, between which heights it stands, and how tight."""

    size: float
    top: float
    foot: float
    gap: float  # white between the lines of the page that has least, in heights of a line


def _body(pages: Mapping[int, Sequence[int]], blocks: Sequence[Block]) -> _Body:
    """The commonest size by characters, and the furthest that text reaches on any page: each page's second row."""
    weights: Counter[float] = Counter()
    tops, feet, gaps = [], [], []
    for lines in pages.values():
        for n in lines:
            weights[blocks[n].size or 0.0] += len(blocks[n].text)
        rows = sorted({round(_box(blocks[n])[1]) for n in lines})
        ends = sorted({round(_box(blocks[n])[3]) for n in lines})
        tops.append(rows[min(1, len(rows) - 1)])
        feet.append(ends[max(-2, -len(ends))])
        if len(lines) > 5:
            gaps.append(_usual_gap(sorted((_box(blocks[n]) for n in lines), key=lambda box: box[1])))
    size = weights.most_common(1)[0][0] if weights else 0.0
    return _Body(size, min(tops, default=0.0), max(feet, default=0.0), min(gaps, default=0.0))


def _edges(page: int, lines: Sequence[int], known: tuple[Sequence[Block], Mapping[int, str], _Body]) -> Iterable[_Edge]:
    """The outermost lines of a page, from the top and from the foot."""
    blocks, found, body = known
    placed = sorted(lines, key=lambda n: _box(blocks[n])[1])
    text = [n for n in placed if n not in found]
    usual = _usual_gap([_box(blocks[n]) for n in text])
    depth = min(settings.FURNITURE_LINES, len(placed))
    for top, outer in ((True, placed[:depth]), (False, placed[::-1][:depth])):
        for n in outer:
            box = _box(blocks[n])
            height = max(1.0, box[3] - box[1])
            gaps = [(_box(blocks[m])[1] - box[3] if top else box[1] - _box(blocks[m])[3]) for m in text if m != n]
            gap = min((g for g in gaps if g > -0.5 * height), default=999.0) / height
            words = ascii_digits(blocks[n].text)
            letters = tuple(w.casefold() for w in _LETTERS.findall(words))
            numbers = tuple(int(m) for m in _NUMBER.findall(words) if len(m) <= 9)
            beyond = box[3] < body.top - height / 2 if top else box[1] > body.foot + height / 2
            small = 0.0 < (blocks[n].size or 0.0) <= body.size - settings.FURNITURE_SMALLER
            opening = top and page == 1  # what a text opens with may be set small
            outside = beyond and small and not opening and gap - usual >= settings.FURNITURE_GAP
            row = blocks[n].location.line is not None
            white = gap - min(usual, body.gap)  # on a page of short paragraphs what parts these is the usual
            yield _Edge(n, page, top, (box[1] + box[3]) / 2, words, white, letters, numbers, row, outside)


def _usual_gap(boxes: Sequence[tuple[float, float, float, float]]) -> float:
    """The usual white between two lines of a page, in heights of a line."""
    gaps = sorted((b[1] - a[3]) / max(1.0, a[3] - a[1]) for a, b in pairwise(boxes) if b[1] > a[1] + 2)
    return max(0.0, gaps[len(gaps) // 2]) if len(gaps) > 3 else 0.0


def _box(block: Block) -> tuple[float, float, float, float]:
    if block.location.box is None:
        raise ValueError("a line of a page has a box")
    return block.location.box


def _alike(edges: Sequence[_Edge]) -> list[list[_Edge]]:
    """Lines with letters that say the same on their pages, at about the same height."""
    groups: list[list[_Edge]] = []
    by_words: dict[tuple[str, ...], list[list[_Edge]]] = defaultdict(list)
    for edge in edges:
        if not edge.words:
            continue
        near = next((g for g in by_words[edge.words] if _same_height(g[-1], edge)), None)
        if near is None and edge.row:
            groups.append(near := [])
            by_words[edge.words].append(near)
        elif near is None:
            # Text layers made by OCR seldom spell a header the same twice.
            near = next((g for g in groups if _same_height(g[0], edge) and _resemble(g[0].words, edge.words)), None)
            if near is None:
                groups.append(near := [])
            by_words[edge.words].append(near)
        near.append(edge)
    return groups


def _same_height(one: _Edge, other: _Edge) -> bool:
    return abs(one.height - other.height) <= settings.FURNITURE_HEIGHT


def _resemble(one: Sequence[str], other: Sequence[str]) -> bool:
    left, right = set(one), set(other)
    return min(len(left), len(right)) >= 3 and len(left & right) >= settings.FURNITURE_ALIKE * len(left | right)


def _runs(group: Sequence[_Edge], pages: int) -> bool:
    """Whether these lines are the same header or footer and not text that happens to begin alike."""
    on = sorted({e.page for e in group})
    if len(on) < 2:
        return False
    same = all(e.row and (e.words, e.numbers) == (group[0].words, group[0].numbers) for e in group)
    if same and len(on) >= pages - 1:
        return True  # the same line at the same end of all pages but one at most
    if group[0].row and any(ENDS_SENTENCE.search(e.text) for e in group):
        return False  # "... at bridge 3.": sentences that are built alike
    if group[0].row and not group[0].top and _steps(group):
        return True
    if 2 * sum(e.gap >= settings.FURNITURE_GAP for e in group) < len(group):
        return False
    words, letters = settings.FURNITURE_LONG
    long = all(len(e.words) >= words and sum(map(len, e.words)) >= letters for e in group)
    if len(on) == 2 and _steps(group) and (long or not group[0].top):
        return all(e.gap >= settings.FURNITURE_GAP for e in group)
    if len({e.numbers for e in group}) > 1 and not _grows(group) and not (long and len(on) >= 3):
        # "Article 3" heads one page and "Article 7" another: the number does not count pages.
        common = max((sum(e.numbers == f.numbers for f in group) for e in group), default=0)
        return common >= 3 and common >= 0.5 * len(group) and len(group[0].words) >= 3
    if len(on) == 2:
        return pages <= settings.FURNITURE_FEW_PAGES and all(e.gap >= settings.FURNITURE_GAP for e in group)
    return True


def _titles(edge: _Edge) -> bool:
    """Whether what runs over the pages of a plain text may be its title where it stands first."""
    width = spelt_length(edge.text)
    if not (edge.row and edge.top and edge.page == 1):
        return False
    return width > settings.FURNITURE_TITLE_WIDTH or any(kind_in(edge.text, code) for code in tables.languages())


def _grows(group: Sequence[_Edge]) -> bool:
    """Whether one number of each line is its page plus a constant (others stay the same)."""
    offsets: dict[int, set[int]] = defaultdict(set)
    for edge in group:
        for number in edge.numbers:
            offsets[number - edge.page].add(edge.page)
    most = max((len(pages) for pages in offsets.values()), default=0)
    return most >= 3 and most >= settings.FURNITURE_COUNTED * len({e.page for e in group})


def _steps(group: Sequence[_Edge]) -> bool:
    """Whether the lines of two pages differ in one number, which grows as the page does."""
    if len({len(e.numbers) for e in group}) > 1 or not group[0].numbers:
        return False
    places = [{e.numbers[n] for e in group} for n in range(len(group[0].numbers))]
    growing = [n for n, values in enumerate(places) if len(values) > 1]
    return len(growing) == 1 and len({e.numbers[growing[0]] - e.page for e in group}) == 1


def _reason(edge: _Edge) -> str:
    return "running header" if edge.top else "running footer"


def _counted(edges: Sequence[_Edge], pages: int) -> list[_Edge]:
    """Bare numbers that grow with the page; on a single page, one alone at the foot with white above it."""
    bare = [(e, n) for e in edges if (n := bare_number(e.text)) is not None]
    offsets: dict[tuple[int, bool], set[int]] = defaultdict(set)
    for edge, number in bare:
        offsets[number - edge.page, edge.top].add(edge.page)
    kept = []
    for edge, number in bare:
        together = len(offsets[number - edge.page, edge.top])
        apart = edge.gap >= settings.FURNITURE_GAP
        first = number == edge.page and apart
        named = bool(edge.words) and bool(page_words().search(edge.text))
        paged = "/" in edge.text or len(edge.numbers) == 2 or (named and number == edge.page)
        alone = apart and (not edge.top or named) and (first or paged)
        if together >= 3 or (together == 2 and (apart or paged)) or alone:
            kept.append(edge)
    return kept


def _outermost(found: dict[int, str], edges: Sequence[_Edge]) -> dict[int, str]:
    """Only what stands outside the text: nothing is furniture that has two lines of text between it and the edge."""
    kept: dict[int, str] = {}
    zones: dict[tuple[int, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        zones[edge.page, edge.top].append(edge)
    for zone in zones.values():
        others = 0
        for edge in zone:
            if edge.index in found and others < 2:
                kept[edge.index] = found[edge.index]
            elif edge.index not in found:
                others += 1
    return kept

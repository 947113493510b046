"""One alignment table over three and more texts, made of the alignments of every two of them.

The rows of the pairs are joined from the surest on, those within one language before those across languages. A join that
would put two paragraphs of one text into a row is refused, unless a pair itself has the two together (split or merged),
and so is one against which most pairs speak. The rows are then laid out in an order that every text agrees with; what no
such order holds has moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from diplodiff.model import Alignment, Bead, Relation
from diplodiff.settings.align import NWAY_APART, NWAY_LEAST, NWAY_WEAK, NWAY_WEAK_ACROSS

Member = tuple[int, int]  # text, index of the paragraph


class Rated(NamedTuple):
    """The alignment of two of the texts (by number); rank is 0 within a language, more the less a pair is supported."""

    first: int
    second: int
    alignment: Alignment
    rank: int


class _Link(NamedTuple):
    """A row of a pair; key orders links of the same rank and score, whatever the order of the texts."""

    rank: int
    distance: float
    key: tuple[Member, ...]
    members: tuple[Member, ...]
    bead: Bead


@dataclass(slots=True)
class _Row:
    """A row in the making: by text the indexes of its paragraphs, and the rows of pairs that it was joined from."""

    sides: dict[int, set[int]]
    beads: list[Bead] = field(default_factory=list)

    @property
    def moved(self) -> bool:
        apart = any(max(side) - min(side) >= len(side) for side in self.sides.values())
        return apart or any(bead.relation == "moved" for bead in self.beads)

    @property
    def score(self) -> float:
        return min((bead.score for bead in self.beads), default=0.0)


def table(sizes: Sequence[int], pairs: Sequence[Rated], order: Sequence[int]) -> Alignment:
    """Every paragraph of every text in exactly one row, in reading order.

    order ranks the texts by what they hold, so that ties fall the same way in whatever order the texts were given.
    """
    rows = _joined(sizes, pairs, order)
    laid, moved = _Layout(len(sizes), rows, order).rows()
    beads = tuple(_bead(len(sizes), row, id(row) in moved) for row in laid)
    return Alignment(tuple(sizes), beads)


def _joined(sizes: Sequence[int], pairs: Sequence[Rated], order: Sequence[int]) -> list[_Row]:
    row_of = {(t, i): _Row({t: {i}}) for t, size in enumerate(sizes) for i in range(size)}
    links = sorted(_links(pairs, order), key=lambda link: link[:3])
    evidence = _Evidence(links, pairs)
    for link in links:
        first, *others = {id(row): row for row in (row_of[member] for member in link.members)}.values()
        if evidence.allows([first, *others]):
            for other in others:
                for t, indexes in other.sides.items():
                    first.sides.setdefault(t, set()).update(indexes)
                    row_of.update({(t, i): first for i in indexes})
                first.beads += other.beads
            first.beads.append(link.bead)
    return list({id(row): row for row in row_of.values()}.values())


class _Evidence:
    """What the pairs say of paragraphs: how much speaks for those that answer one another, and which stand together."""

    def __init__(self, links: Sequence[_Link], pairs: Sequence[Rated]) -> None:
        self.compared = {key for pair in pairs for key in ((pair.first, pair.second), (pair.second, pair.first))}
        self.weights: dict[tuple[Member, Member], float] = {}
        self.together: set[tuple[Member, Member]] = set()
        for link in links:
            weak = NWAY_WEAK_ACROSS if link.rank else NWAY_WEAK
            weight = max(link.bead.score - weak, NWAY_LEAST)
            for one in link.members:
                for two in link.members:
                    if one[0] != two[0]:
                        self.weights[one, two] = weight
                    elif one != two:
                        self.together.add((one, two))

    def allows(self, rows: list[_Row]) -> bool:
        """Whether rows may become one: no two paragraphs of a text come together that no pair has together, and the
        pairs of texts that answer one another outweigh those that do not.
        """
        for t in {t for row in rows for t in row.sides}:
            found = sorted({i for row in rows for i in row.sides.get(t, ())})
            if any(((t, i), (t, j)) not in self.together for n, i in enumerate(found) for j in found[n + 1 :]):
                return False
        balance = [self._said(a, x, b, y) for a, b in combinations(rows, 2) for x in a.sides for y in b.sides]
        return len(rows) == 1 or sum(balance) > 0

    def _said(self, one: _Row, x: int, two: _Row, y: int) -> float:
        """How strongly the pair of texts x and y speaks for their paragraphs in two rows being one; below 0 against."""
        if (x, y) not in self.compared:
            return 0.0
        weights = (self.weights.get(((x, i), (y, j)), -NWAY_APART) for i in one.sides[x] for j in two.sides[y])
        return max(weights)


def _links(pairs: Sequence[Rated], order: Sequence[int]) -> Iterator[_Link]:
    for pair in pairs:
        for bead in pair.alignment.beads:
            if all(bead.sides):
                sides = zip((pair.first, pair.second), bead.sides, strict=True)
                members = tuple((t, i) for t, side in sides for i in side)
                yield _Link(pair.rank, -bead.score, tuple(sorted((order[t], i) for t, i in members)), members, bead)


class _Layout:
    """Puts rows in an order that every text agrees with: as far as the first text goes, then the next."""

    def __init__(self, texts: int, rows: list[_Row], order: Sequence[int]) -> None:
        self.order = order
        self.moved = {id(row) for row in rows if row.moved}
        starts = sorted((min(side), t, n) for n, row in enumerate(rows) for t, side in row.sides.items())
        self.queues: list[list[_Row]] = [[] for _ in range(texts)]  # the next row of each text stands last
        for _, t, n in reversed(starts):
            if id(rows[n]) not in self.moved or t == min(
                rows[n].sides
            ):  # what moved stands where the first text has it
                self.queues[t].append(rows[n])

    def rows(self) -> tuple[list[_Row], set[int]]:
        """The rows in order, and which of them (by identity) moved."""
        found: list[_Row] = []
        while any(self.queues):
            row = self._ready()
            if row is None:
                self._release()
                continue
            found.append(row)
            for t in row.sides:
                if self.queues[t] and self.queues[t][-1] is row:
                    self.queues[t].pop()
        return found, self.moved

    def _ready(self) -> _Row | None:
        for queue in self.queues:
            if queue and (
                id(queue[-1]) in self.moved
                or all(self.queues[t] and self.queues[t][-1] is queue[-1] for t in queue[-1].sides)
            ):
                return queue[-1]
        return None

    def _release(self) -> None:
        """The texts have their next rows in different orders: the row that least speaks for has moved."""
        heads = [queue[-1] for queue in self.queues if queue]
        least = min(heads, key=lambda row: (len(row.sides), row.score, self._key(row)))
        self.moved.add(id(least))
        for t in least.sides:
            if t != min(least.sides):
                self.queues[t] = [row for row in self.queues[t] if row is not least]

    def _key(self, row: _Row) -> list[Member]:
        return sorted((self.order[t], i) for t, side in row.sides.items() for i in side)


def _bead(texts: int, row: _Row, moved: bool) -> Bead:
    sides = tuple(tuple(sorted(row.sides.get(t, ()))) for t in range(texts))
    if len(row.sides) == 1:
        return Bead(sides, "one-sided")
    return Bead(sides, "moved" if moved else _relation(row, sides), row.score)


def _relation(row: _Row, sides: tuple[tuple[int, ...], ...]) -> Relation:
    present = [len(side) for side in sides if side]
    if max(present) == 1:
        return "same" if all(bead.relation == "same" for bead in row.beads) else "reworded"
    return "split" if present[0] == 1 else "merged"

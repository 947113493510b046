"""Generated sets of texts of one declaration, with known omissions, moves and rewordings."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from diplodiff.model import Comparison, PublishedText
from diplodiff.pipeline import SIGLA, compare_texts
from tests.declarations import declaration, sentence
from tests.reading import read

# Rewordings that leave no doubt which paragraph it is.
_SWAPS = [
    (" and ", " as well as "),
    ("agreed to", "agreed jointly to"),
    (" will ", " shall "),
    ("The Sides", "Both Sides"),
]


@dataclass(frozen=True)
class Published:
    """Texts of one declaration; has[n] are the paragraphs (by number) that text n holds, wordings what each may read."""

    contents: tuple[str, ...]
    has: tuple[frozenset[int], ...]
    wordings: tuple[frozenset[str], ...]

    def texts(self, order: Sequence[int] | None = None) -> tuple[PublishedText, ...]:
        """The texts as read, in the order wanted."""
        order = range(len(self.contents)) if order is None else order
        return tuple(read(self.contents[n], SIGLA[at], f"text-{n}.txt") for at, n in enumerate(order))

    def paragraph(self, text: str) -> int | None:
        """Which paragraph reads so."""
        return next((n for n, wordings in enumerate(self.wordings) if text in wordings), None)


def published(seed: int, sides: int, size: int = 18, omitted: int = 4) -> Published:
    """A set of `sides` texts; the same seed gives the same set."""
    rng = random.Random(seed)
    base = declaration(seed, size)
    paragraphs = [list(p) for p in base.paragraphs]
    paragraphs += [[sentence(rng)] for _ in range(2)]  # what only a few publish
    has = [set(range(len(paragraphs))) for _ in range(sides)]
    for p in rng.sample(range(len(paragraphs)), omitted):
        for n in rng.sample(range(sides), rng.randint(1, sides - 1)):
            has[n].discard(p)
    wordings: list[set[str]] = [{" ".join(p)} for p in paragraphs]
    contents = []
    for n in range(sides):
        order = [p for p in range(len(paragraphs)) if p in has[n]]
        if rng.random() < 0.5:
            order.insert(rng.randrange(len(order)), order.pop(rng.randrange(len(order))))
        own = {p: " ".join(paragraphs[p]) for p in order}
        for p in rng.sample(order, 3):
            old, new = rng.choice(_SWAPS)
            own[p] = own[p].replace(old, new)
            wordings[p].add(own[p])
        body = [f"{i}. {own[p]}" for i, p in enumerate(order, 1)]
        contents.append("\n\n".join([base.title, base.preamble, *body]) + "\n")
    return Published(tuple(contents), tuple(map(frozenset, has)), tuple(map(frozenset, wordings)))


Claim = tuple[int, int, int]  # paragraph (-1 for none), a text that has it, a text that lacks it


def claims(made: Published, comparison: Comparison, order: Sequence[int]) -> set[Claim]:
    """What the findings P1 say, for every two texts by themselves; order: which text each siglum is."""
    found: set[Claim] = set()
    for finding in comparison.findings:
        if finding.code == "P1":
            has = {order[SIGLA.index(s)]: made.paragraph(p.text) for s, p in finding.passages}
            found |= {
                (-1 if p is None else p, x, order[SIGLA.index(y)]) for x, p in has.items() for y in finding.absent
            }
    return found


def truth(made: Published) -> set[Claim]:
    """All that there is to find."""
    numbers = range(len(made.has))
    return {(p, x, y) for x in numbers for y in numbers for p in made.has[x] - made.has[y]}


def claims_of_pairs(made: Published) -> set[Claim]:
    """What one comparison for every two texts says."""
    pairs = combinations(range(len(made.contents)), 2)
    return {claim for pair in pairs for claim in claims(made, compare_texts(made.texts(pair)), pair)}

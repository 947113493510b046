"""Generated sets of texts of one declaration, with known omissions, moves and rewordings."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from diplodiff.model import Comparison, Finding, PublishedText
from diplodiff.pipeline import SIGLA, compare_texts
from tests.declarations import declaration, sentence
from tests.reading import read

# Rewordings that leave no doubt which paragraph it is.
_SWAPS = [(" and ", " as well as "), ("agreed to", "agreed jointly to"), (" will ", " shall "), ("The Sides", "Both Sides")]


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

    def lacking(self) -> set[tuple[int, int]]:
        """(paragraph, text) of what a text lacks and another has."""
        return {
            (p, n)
            for p in range(len(self.wordings))
            for n in range(len(self.contents))
            if p not in self.has[n] and any(p in held for held in self.has)
        }


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


def named(made: Published, finding: Finding, order: Sequence[int]) -> set[tuple[int, int]]:
    """(paragraph, text) that a finding P1 says a text lacks; -1 for a paragraph that no text holds so."""
    found = {made.paragraph(p.text) for _, p in finding.passages}
    which = found.pop() if len(found) == 1 else None
    return {(-1 if which is None else which, order[SIGLA.index(s)]) for s in finding.absent}


def of_all(made: Published) -> tuple[Comparison, set[tuple[int, int]]]:
    """The comparison of all texts at once, and what it says that a text lacks."""
    result = compare_texts(made.texts())
    order = range(len(made.contents))
    return result, {pair for f in result.findings if f.code == "P1" for pair in named(made, f, order)}


def of_pairs(made: Published) -> tuple[int, int, int]:
    """Of one comparison for every two texts: one-sided paragraphs found, of these right, and all that there are."""
    found = right = wanted = 0
    for a, b in combinations(range(len(made.contents)), 2):
        result = compare_texts(made.texts((a, b)))
        said = {pair for f in result.findings if f.code == "P1" for pair in named(made, f, (a, b))}
        truth = {(p, b) for p in made.has[a] - made.has[b]} | {(p, a) for p in made.has[b] - made.has[a]}
        found, right, wanted = found + len(said), right + len(said & truth), wanted + len(truth)
    return found, right, wanted

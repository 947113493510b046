"""The texts that are laid out: the contract suite's sources, shortened, lengthened and stripped at random."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from tests.contract.suite import TEXTS, source
from tests.loaders.page_skeletons import words

__all__ = ["dropped", "varied"]


def varied(rng: random.Random) -> Any:
    """A source of the contract suite as it is, or with more to a paragraph, or without headings, annexes or numbers."""
    made = source(*rng.choice(TEXTS))
    blocks = list(made.blocks)
    if rng.random() < 0.5:
        more = [c for c in words()[made.language].clauses if len(c) > 40]
        blocks = [
            replace(b, clauses=(*b.clauses, *rng.sample(more, min(len(more), rng.randint(1, 4)))))
            if b.role == "operative" and not b.text.rstrip().endswith((":", "：")) and rng.random() < 0.4
            else b
            for b in blocks
        ]
    if rng.random() < 0.2:
        blocks = [b for b in blocks if b.role != "heading" or b.label]
    if rng.random() < 0.3:
        blocks = [b for b in blocks if b.role not in ("annex",) and not (b.role == "heading" and b is blocks[-4])]
    if rng.random() < 0.15 and made.name == "declaration":
        blocks = [replace(b, label="", mark="") if b.role == "operative" else b for b in blocks]
    return replace(made, blocks=tuple(blocks))


def dropped(made: Any, rng: random.Random, count: int) -> tuple[Any, list[str]]:
    """The text without some of its paragraphs, and what they say; no two of them are neighbours."""
    able = [
        n
        for n, b in enumerate(made.blocks)
        if b.role == "operative" and len(b.text) >= 25 and not b.text.rstrip().endswith((":", "："))
    ]
    rng.shuffle(able)
    chosen: list[int] = []
    for n in able:
        if len(chosen) < count and all(abs(n - m) > 1 for m in chosen):
            chosen.append(n)
    kept = tuple(b for n, b in enumerate(made.blocks) if n not in chosen)
    return replace(made, blocks=kept), [made.blocks[n].text for n in sorted(chosen)]

"""How much of a text was read: its own numbering is the best witness that no paragraph was lost on the way."""

from __future__ import annotations

import itertools
from collections import defaultdict

from diplodiff.model import Paragraph, PublishedText
from diplodiff.values import dataclass


@dataclass(frozen=True, slots=True)
class MainRun:
    """The longest sequence of numbers in a text; gaps are inclusive ranges of numbers that were not read."""

    first: int
    last: int
    read: int
    members: int
    gaps: tuple[tuple[int, int], ...]

    @property
    def expected(self) -> int:
        return self.last - self.first + 1


def main_run(text: PublishedText) -> MainRun | None:
    """The longest run of labels of one style and depth, the outermost among equals; None in an unnumbered text."""
    runs: dict[tuple[int, str, int], list[Paragraph]] = defaultdict(list)
    for paragraph in text.paragraphs:
        if paragraph.numbering is not None:
            n = paragraph.numbering
            runs[n.depth, n.style, n.run].append(paragraph)
    if not runs:
        return None
    key = max(runs, key=lambda k: (len(runs[k]), -k[0]))  # max keeps the first in document order among equals
    values = sorted({p.numbering.value for p in runs[key] if p.numbering is not None})
    gaps = tuple((low + 1, high - 1) for low, high in itertools.pairwise(values) if high > low + 1)
    return MainRun(values[0], values[-1], len(values), len(runs[key]), gaps)


def percent(share: float) -> str:
    """A share as a percentage with one decimal at most, rounded down, so that 100% means all of it."""
    tenths = int(share * 1000 + 1e-9)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"

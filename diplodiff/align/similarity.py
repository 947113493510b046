"""What alignment needs to know of two texts. It is handed something that answers these; it never looks at words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Protocol


class Similarity(Protocol):
    """Scores between the paragraphs of a left and a right text, by index."""

    @property
    def floor(self) -> float:
        """The score below which passages do not answer one another."""

    @property
    def sizes(self) -> tuple[int, int]:
        """How many paragraphs each side has."""

    def mass(self, side: int, index: int) -> float:
        """How much a paragraph says, at least 1: what it counts for when rows compete."""

    def exact(self, side: int, index: int) -> Hashable | None:
        """A key that only paragraphs with the same text share; None where that proves nothing."""

    def same(self, left: int, right: int) -> bool:
        """Whether two paragraphs say the same to the letter."""

    def score(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        """How alike two runs of neighbouring paragraphs are, 0 to 1."""

    def contained(self, side: int, index: int, other: tuple[int, ...], least: float = 0.0) -> float:
        """The share of what a paragraph says that stands in paragraphs of the other side, 0 to 1.

        Of a share below `least` it is enough to tell that it is below.
        """

    def nearest(self, side: int, index: int) -> tuple[int, float] | None:
        """The most alike paragraph of the other side and its score; None where that side has none."""

    def candidates(self, lefts: range, rights: range) -> Iterator[tuple[int, int]]:
        """Pairs worth scoring in a gap too long to score them all."""


class WordSimilarity(Similarity, Protocol):
    """The same between texts of one language, whose words can be compared."""

    def has_common(self, left: int, right: int) -> bool:
        """Whether a good part of two paragraphs is sentences that both have word for word, and no other paragraph has."""

    def may_take_part(self, side: int, index: int, other: Sequence[int], least: float) -> bool:
        """False where surely less than this share of it stands in these paragraphs of the other side: cheap."""

    def may_stand_in_one(self, side: int, index: int, least: float) -> bool:
        """False where surely no paragraph of the other side holds this share of it: cheap."""

    def candidates(self, lefts: Sequence[int], rights: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pairs worth scoring where there are too many to score them all; the passages need not be neighbours."""

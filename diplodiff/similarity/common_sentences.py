"""Which passages of two texts are in good part made of the same sentences, word for word, that stand nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.language.normalise import UNSPACED, folded
from diplodiff.settings.similarity import SHARED_LEAST, SHARED_MIN_WORDS


class CommonSentences:
    """The sentences of all passages of both texts; a passage is given as its sentences, as published."""

    def __init__(self, left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> None:
        self._forms = [[[folded(s) for s in passage] for passage in side] for side in (left, right)]
        self._places: dict[str, list[tuple[int, int]]] = {}
        for side, passages in enumerate(self._forms):
            for index, forms in enumerate(passages):
                for form in forms:
                    if form.count(" ") + len(UNSPACED.findall(form)) >= SHARED_MIN_WORDS - 1:
                        self._places.setdefault(form, []).append((side, index))

    def between(self, left: int, right: int) -> bool:
        """Whether sentences that these two passages have, and no others, are a good part of each of them."""
        ours, theirs = self._forms[0][left], self._forms[1][right]
        common = sum(len(form) for form in ours if self._places.get(form) == [(0, left), (1, right)])
        return common >= SHARED_LEAST * max(1, sum(map(len, ours)), sum(map(len, theirs)))

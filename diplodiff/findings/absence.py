"""The second look: before a passage is called one-sided, it is looked for in everything the other side served."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate, chain

from diplodiff.language.normalise import folded
from diplodiff.model import LeftOut, PublishedText
from diplodiff.settings.findings import (
    ABSENCE_READ,
    ABSENCE_SHARE,
    ABSENCE_SHINGLE,
    SCATTERED_LEAST,
    SCATTERED_RECURS,
    SCATTERED_SHARE,
    TIGHT_CHARACTERS,
)

_Shingle = tuple[str, ...]


class Served:
    """Everything that one side served, indexed by runs of words; the index is built when something is first looked for."""

    def __init__(self, text: PublishedText, answers: dict[int, str]) -> None:
        self.text = text
        self.answers = answers  # by paragraph index: the text of the other side that the paragraph is paired with

    def outside(self, passage: str) -> LeftOut | None:
        """The part of the source, taken for no part of the text, in which the passage nearly wholly stands."""
        wanted = shingles(passage)
        if not wanted or not self.text.left_out:
            return None
        enough = ABSENCE_SHARE * len(wanted)
        hits = Counter(part for shingle in wanted for part in self._outside.get(shingle, ()))
        best = min(hits, key=lambda part: (-hits[part], part), default=None)
        if best is not None and hits[best] >= enough:
            return self.text.left_out[best]
        found = sum(1 for shingle in wanted if shingle in self._outside)
        return self.text.left_out[best] if best is not None and found >= enough else None

    def inside(self, passage: str) -> str | None:
        """The id of the paragraph in which the passage nearly wholly stands, beyond what that paragraph is paired with.

        A sibling that is worded alike is no proof: what is the passage's own has to be there too.
        """
        wanted = shingles(passage)
        if len(wanted) < 2:
            return None
        found: list[list[int]] = []
        missed, least = 0, ABSENCE_SHARE * len(wanted)
        for shingle in wanted:
            found.append(self._inside.places(shingle))
            missed += not found[-1]
            if len(wanted) - missed < least:
                return None  # no paragraph has enough of it
        hits = Counter(chain.from_iterable(found))
        for best in sorted([i for i, n in hits.items() if n >= least], key=lambda i: (-hits[i], i))[:8]:
            own = wanted - shingles(self.answers.get(best, ""))
            if sum(1 for shingle in own if best in self._inside.places(shingle)) >= ABSENCE_SHARE * len(own):
                return self.text.paragraphs[best].id
        return None

    def holds(self, passage: str) -> bool:
        """Whether the passage stands in what was served word by word, be it across the ends of paragraphs.

        A long one stands there too where its words are parted or joined in other places, as line ends leave them.
        """
        form = folded(passage)
        tight = form.replace(" ", "")
        if len(tight) >= TIGHT_CHARACTERS and tight in self._tight:
            return True
        return bool(form) and f" {form} " in self._flow

    @cached_property
    def _tight(self) -> str:
        return self._flow.replace(" ", "")

    @cached_property
    def _flow(self) -> str:
        texts = [part for p in self.text.paragraphs for part in (p.label or "", p.text)]
        forms = map(folded, [*texts, *(part.text for part in self.text.left_out)])
        return f" {' '.join([form for form in forms if form])} "

    def scattered(self, passage: str) -> bool:
        """Whether most pairs of neighbouring words of the passage stand somewhere in what was served, in whatever order: a
        text that was read across its columns has every passage, and none in one piece. Pairs that recur prove nothing.
        """
        wanted = [pair for pair in runs(passage, 2) if self._pairs.get(pair, 0) <= SCATTERED_RECURS]
        found = sum(1 for pair in wanted if pair in self._pairs)
        return len(wanted) >= SCATTERED_LEAST and found >= SCATTERED_SHARE * len(wanted)

    @cached_property
    def _pairs(self) -> Counter[_Shingle]:
        """In how many parts of the source each pair of neighbouring words stands."""
        texts = [p.text for p in self.text.paragraphs] + [part.text for part in self.text.left_out]
        return Counter(pair for text in texts for pair in runs(text, 2))

    @cached_property
    def _outside(self) -> dict[_Shingle, list[int]]:
        return _index([part.text for part in self.text.left_out])

    @cached_property
    def _inside(self) -> _Places:
        return _Places([paragraph.text for paragraph in self.text.paragraphs])


class _Places:
    """In which texts a run of words stands: read off the whole for the first that ask, and from an index for the others."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._found: dict[_Shingle, list[int]] = {}
        self._indexed = False
        self._read_off = 0
        self._whole = ""
        self._starts: list[int] = []

    def places(self, shingle: _Shingle) -> list[int]:
        """The numbers of the texts, rising; the run is as long as those that absence is judged by."""
        found = self._found.get(shingle)
        if found is not None or self._indexed:
            return found or []
        if self._read_off >= ABSENCE_READ:
            self._indexed, self._found, self._whole = True, _index(self._texts), ""
            return self._found.get(shingle, [])
        found = self._found[shingle] = self._read(f" {' '.join(shingle)} ")
        self._read_off += 1 + len(found)
        return found

    def _read(self, words: str) -> list[int]:
        if not self._starts:
            lines = [f" {folded(text)} \n" for text in self._texts]
            self._starts = list(accumulate(map(len, lines), initial=0))
            self._whole = "".join(lines)
        found: list[int] = []
        at = self._whole.find(words)
        while at >= 0:
            found.append(bisect_right(self._starts, at) - 1)
            at = self._whole.find(words, self._starts[found[-1] + 1])
        return found


def shingles(text: str) -> frozenset[_Shingle]:
    """The runs of words of a text that absence is judged by; a text shorter than a run is one run."""
    return runs(text, ABSENCE_SHINGLE)


def runs(text: str, length: int) -> frozenset[_Shingle]:
    """The runs of so many words of a text; a text shorter than a run is one run."""
    tokens = folded(text).split()
    size = min(length, max(1, len(tokens)))
    return frozenset(zip(*[tokens[i:] for i in range(size)], strict=False)) if tokens else frozenset()


def _index(texts: list[str]) -> dict[_Shingle, list[int]]:
    found: dict[_Shingle, list[int]] = {}
    for i, text in enumerate(texts):
        for shingle in shingles(text):
            found.setdefault(shingle, []).append(i)
    return found

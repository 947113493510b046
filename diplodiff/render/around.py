"""What stands around a passage: the paragraphs before and after it in its own text, each named with its counterparts."""

from __future__ import annotations

from diplodiff.model import Comparison, Passage
from diplodiff.render.outline import Places


class Around:
    """The `reach` paragraphs on either side of a passage, as (places, text): ("A14 = B14", "The Sides ...")."""

    def __init__(self, comparison: Comparison, places: Places, reach: int) -> None:
        self.texts = {text.siglum: text for text in comparison.texts}
        self._places, self._reach = places, reach
        self._at = {(t.siglum, p.id): i for t in comparison.texts for i, p in enumerate(t.paragraphs)} if reach else {}
        self._named: dict[tuple[str, int], str] = {}
        for bead in comparison.alignment.beads if reach else ():
            names = {
                text.siglum: [
                    places.name(text.siglum, (text.paragraphs[i].id,), text.paragraphs[i].label) for i in side
                ]
                for text, side in zip(comparison.texts, bead.sides, strict=False)
            }
            for text, side in zip(comparison.texts, bead.sides, strict=False):
                for i, own in zip(side, names[text.siglum], strict=True):
                    others = [" + ".join(found) for siglum, found in names.items() if found and siglum != text.siglum]
                    self._named[text.siglum, i] = " = ".join([own, *others])

    def before(self, siglum: str, passage: Passage) -> list[tuple[str, str]]:
        """The paragraphs before a passage, in the order of the text."""
        found = self._indexes(siglum, passage)
        return self._rows(siglum, range(max(0, found[0] - self._reach), found[0])) if found else []

    def after(self, siglum: str, passage: Passage) -> list[tuple[str, str]]:
        """The paragraphs after a passage."""
        found = self._indexes(siglum, passage)
        size = len(self.texts[siglum].paragraphs)
        return self._rows(siglum, range(found[-1] + 1, min(size, found[-1] + 1 + self._reach))) if found else []

    def _indexes(self, siglum: str, passage: Passage) -> list[int]:
        hosts = self._places.host(siglum, passage.ids) if self._reach else ()
        return sorted(self._at[siglum, i] for i in hosts if (siglum, i) in self._at)

    def _rows(self, siglum: str, indexes: range) -> list[tuple[str, str]]:
        return [(self._named[siglum, i], self.texts[siglum].paragraphs[i].text) for i in indexes]

"""Whether the number that a report gives is that of the passage."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from diplodiff.answers import LabelCheck, LabelClaim
from diplodiff.language.labels import candidates
from diplodiff.model import Paragraph, PublishedText

Number = tuple[str, int]


class Labels:
    """The numbers of one text."""

    def __init__(self, text: PublishedText) -> None:
        self._text = text
        self._by_id = {p.id: p for p in text.paragraphs}

    @cached_property
    def _known(self) -> set[Number]:
        return {number for p in self._text.paragraphs for number in self._of(p)}

    @cached_property
    def _articles(self) -> bool:
        return any(style == "article" for style, _ in self._known)

    def check(self, claims: Sequence[LabelClaim], ids: Sequence[str]) -> tuple[LabelCheck, ...]:
        """What becomes of each claim for a passage that stands in these paragraphs (any of them)."""
        own = {number for i in ids if i in self._by_id for number in self._of(self._by_id[i])}
        return tuple(self._checked(claim, own) for claim in claims)

    def _checked(self, claim: LabelClaim, own: set[Number]) -> LabelCheck:
        if not own:
            return LabelCheck(claim, "unnumbered")
        if self._holds(claim, own):
            return LabelCheck(claim, "right")
        return LabelCheck(claim, "other" if self._holds(claim, self._known) else "none")

    def _holds(self, claim: LabelClaim, numbers: set[Number]) -> bool:
        strict = claim.style == "article" and self._articles
        return any(value == claim.value and (style == "article" or not strict) for style, value in numbers)

    def _of(self, paragraph: Paragraph) -> set[Number]:
        """The number of a paragraph, and those of what it stands under."""
        found: set[Number] = set()
        if paragraph.numbering is not None:
            found.add((paragraph.numbering.style, paragraph.numbering.value))
        for above in paragraph.path:
            read = candidates(above, self._text.language, True) or candidates(f"{above}.", self._text.language, True)
            found |= {(c.style, c.value) for c in read[:1]}
        return found

"""Footnotes that a page links to their marks, or names as such: which pieces of it they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplodiff.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from diplodiff.loaders.html_model import Box, Piece

RULE = "―――"  # what stands for a drawn line between two pieces
_NOTE_ID = regex(r"_?(?:fn|ftn|footnote|endnote|edn)[-_:.]?\d{1,3}", re.IGNORECASE)
_NOTE_TYPES = frozenset(("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"))


def is_note(attributes: Mapping[str, str]) -> bool:
    """Whether the id or the EPUB type of a block element says that it is a footnote."""
    types = (attributes.get("epub:type") or "").lower().split()
    return bool(_NOTE_ID.fullmatch(attributes.get("id") or "")) or not _NOTE_TYPES.isdisjoint(types)


@dataclass(slots=True)
class NoteLinks:
    """Marks that link to notes, and the places that may be linked to; places are numbers of pieces."""

    marks: list[tuple[str, int]] = field(default_factory=list)
    anchors: dict[str, tuple[int, Box | None]] = field(default_factory=dict)  # the box where a whole block is named

    def anchor(self, name: str | None, place: int, box: Box | None) -> None:
        """Note where an element stands that has a name; the first of that name counts."""
        if name:
            self.anchors.setdefault(name, (place, box))

    def mark(self, element: _Element, place: int) -> None:
        """Note a mark that was taken out of the text, and what it links to."""
        around = next(element.iterancestors("a"), None)
        for link in (element, *element.iterdescendants("a"), *(() if around is None else (around,))):
            page, _, name = (link.get("href") or "").partition("#")
            if name and not page:
                self.marks.append((name, place))

    def apply(self, pieces: Sequence[Piece]) -> None:
        """Make notes of the pieces that the marks lead to. A note stands behind its mark and is no heading."""
        for name, place in self.marks:
            first, box = self.anchors.get(name, (-1, None))
            if not place < first < len(pieces) or pieces[first].kind == "heading":
                continue
            for n in range(first, len(pieces)):
                if n > first and (box is None or not pieces[n].box.stands_in(box)):
                    break
                pieces[n].kind = "note"

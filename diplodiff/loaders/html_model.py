"""What the walk through a page yields before anything is decided: boxes (block elements) and pieces of text in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from diplodiff.model import BlockKind
from diplodiff.patterns import regex
from diplodiff.settings.loaders_html import HTML_DENSITY

# Scripts without spaces say in one character what others say in two or three.
_DENSE = regex(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
OUTSIDE = "outside the text"  # the reason of what is left out for where it stands
PARAGRAPHS = frozenset(
    ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dd", "dt", "ul", "ol", "dl")
)


@dataclass(slots=True, eq=False)
class Box:
    """One block element.

    shape      its path without the numbers of siblings.
    cue        why its tag, role, class or id says that it is no part of the text.
    order      its place among all boxes; a box comes behind the box around it.
    hidden     a browser shows neither it nor what is in it; `folded` it is a section that a click opens.
    note       it holds footnotes.
    toggle     it is what a reader clicks to open a section: a tab, the head of an accordion.
    content    how strongly its tag, role, class or id says that it is the text (0 to 3).
    prose      units of running text in it, in so many paragraphs; core the same without what is hidden or left out.
    linked, units  of all text in it.
    media      a picture or a player stands in it.
    """

    tag: str
    path: str
    shape: str
    parent: Box | None
    order: int
    cue: str | None = None
    hidden: bool = False
    folded: bool = False
    note: bool = False
    toggle: bool = False
    content: int = 0
    prose: float = 0.0
    paragraphs: int = 0
    core: float = 0.0
    units: float = 0.0
    linked: float = 0.0
    media: bool = False
    kids: list[Box] = field(default_factory=list)

    def stands_in(self, around: Box) -> bool:
        """Whether this box is `around` or stands in it."""
        box: Box | None = self
        while box is not None and box.order > around.order:
            box = box.parent
        return box is around


@dataclass(slots=True, eq=False)
class Piece:
    """One block of text; `linked` is the share (0 to 1) of its characters that are links.

    below_media, above_media  a picture or a player stands right above or right below it.
    slanted      all of it is in italics or in small type.
    aside        it may be no part of the text though it is read as one.
    label        what html_numbered.number reads at its beginning, () until it is asked for.
    """

    text: str
    box: Box
    kind: BlockKind = "paragraph"
    level: int = 0
    number: str | None = None
    bold: bool = False
    linked: float = 0.0
    units: float = 0.0
    prose: float = 0.0
    reason: str | None = None
    below_media: bool = False
    above_media: bool = False
    slanted: bool = False
    aside: bool = False
    label: tuple[str, int] | tuple[()] | None = ()

    @property
    def size(self) -> int:
        """Characters that print."""
        return len(self.text) - self.text.count(" ")


def units(text: str) -> float:
    """Measure a text in characters, those of dense scripts counted more."""
    if text.isascii():
        return float(len(text))
    return len(text) + HTML_DENSITY * len(_DENSE.findall(text))

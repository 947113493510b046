"""The walk through a page: every text node ends up in exactly one piece, in reading order, with what its place says.

Nothing is judged here. Inline markup never breaks a word; a block element, a separating line break or a table cell ends
a piece. The walk is a loop over parser events, so no depth of nesting can overflow it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplodiff.loaders import html_lines as lines
from diplodiff.loaders.html_lists import ListState, open_list
from diplodiff.loaders.html_looks import Look, Looks
from diplodiff.loaders.html_marks import cell_label, mark, word_label
from diplodiff.loaders.html_model import Box, Piece, units
from diplodiff.loaders.html_notes import RULE, NoteLinks
from diplodiff.loaders.html_styles import text_of
from diplodiff.loaders.html_tables import TableUse, table_use
from diplodiff.loaders.html_tree import walk_events
from diplodiff.settings.loaders_html import HTML_ALL_BOLD, HTML_BOLD_CHARACTERS

if TYPE_CHECKING:
    from lxml.etree import _Element

    from diplodiff.model import BlockKind

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_CELLS = frozenset(("td", "th", "dt"))
_SIGNS = {"br": lines.BREAK, "q": "“"}  # what an element puts into the text: the browser puts quotation marks around q


@dataclass(slots=True)
class _Frame:
    """What must be undone when an element ends."""

    tag: str
    block: bool
    box: Box | None
    link: bool = False
    bold: bool = False
    slanted: bool = False
    pre: bool = False
    opened_list: bool = False
    table: bool = False
    centred: bool = False  # what held before


@dataclass(slots=True)
class Walk:
    """The state of one walk; `pieces` is its result, in reading order; `boxes` all boxes, outermost first."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    box: Box | None = None
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    bolded: int = 0
    slanted: int = 0
    links: int = 0
    bolds: int = 0
    slants: int = 0
    pres: int = 0
    centred: bool = False
    lists: list[ListState] = field(default_factory=list)
    tables: list[TableUse] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)  # hidden text in the midst of a piece
    media: bool = False  # a picture or a player stood right above
    item: bool = False  # the next piece opens a list item
    word_level: int = 0
    counts: dict[tuple[int, str], int] = field(default_factory=dict)
    notes: NoteLinks = field(default_factory=NoteLinks)
    looks: Looks = field(default_factory=Looks)

    def text(self, text: str) -> None:
        """Take in one text node."""
        kept = lines.preformatted(text) if self.pres else lines.collapse(text)
        self.parts.append(kept)
        if self.links or self.bolds or self.slants:
            count = len(kept.strip())
            self.slanted += count if self.slants else 0
            self.linked += count if self.links else 0
            self.bolded += count if self.bolds else 0

    def flush(self) -> None:
        """End the piece in hand."""
        parts = self.parts
        if not parts and not self.asides:
            return
        self.parts = []
        if len(parts) != 1 or parts[0] != " ":  # the space between two elements is by far the most frequent
            text = "".join(parts)
            linked, bold, slanted = 0.0, False, False
            if self.linked or self.bolded or self.slanted:
                total = max(1, len(text.strip()))
                linked, bold = min(1.0, self.linked / total), self.bolded >= HTML_ALL_BOLD * total
                slanted = self.slanted >= HTML_ALL_BOLD * total
            for cut in lines.split(text):
                self._piece(cut, linked, bold=bold, slanted=slanted)
        self.linked = self.bolded = self.slanted = 0
        if self.asides and self.box is not None:
            self.pieces += [Piece(t, self.box, units=units(t), reason="hidden") for t in self.asides if t]
            self.asides = []

    def _piece(self, text: str, linked: float, *, bold: bool, slanted: bool) -> None:
        box = self.box
        if box is None:
            return
        heading = _HEADINGS.get(box.tag) or (_HEADINGS.get(box.parent.tag, 0) if box.parent is not None else 0)
        kind: BlockKind = "heading" if heading else "paragraph"
        level = heading
        number = (" ".join(self.labels) or None) if self.labels else None
        if box.note:
            kind = "note"
        elif not heading and (self.item or number):
            kind, level = "list-item", self.word_level or max(1, len(self.lists))
        elif not heading and box.tag in ("td", "th") and self.tables and self.tables[-1] == "data":
            kind = "cell"
        if number and number != "•" and text.startswith(number):
            number = None  # the text prints the label itself
        self.labels, self.item = [], False
        emphasised = (bold or self.centred or box.tag == "dt") and len(text) <= HTML_BOLD_CHARACTERS
        size = units(text)
        piece = Piece(text, box, kind, level, number, emphasised, linked, size, below_media=self.media, slanted=slanted)
        self.pieces.append(piece)
        self.media = False

    def start(self, element: _Element) -> tuple[_Frame, bool]:
        """Enter an element; the flag says that what is in it has been dealt with."""
        look = self.looks.of(element)
        tag, box = look.tag, self.box
        if box is not None and (look.media or (look.pictured and _is_empty(element))):
            self._picture(box)
        if look.skipped or (look.marks and self._takes_mark(element, look)):
            return _Frame(tag, False, box), True
        frame = _Frame(tag, look.block, box)
        if look.hidden and not look.block:
            self.asides.append(" ".join(text_of(element).split()))
            return frame, True
        if tag in _SIGNS:
            self.parts.append(_SIGNS[tag])
        elif tag == "a":
            frame.link = not look.opens and element.get("href") is not None
            self.links += frame.link
            if look.opens and box is not None and not self.parts:
                box.toggle = True
        if look.bold:
            frame.bold = True
            self.bolds += 1
        if look.slanted:
            frame.slanted = True
            self.slants += 1
        if look.block:
            self.flush()
            self._open(element, look, frame)
        if look.identity:
            self.notes.anchor(look.identity, len(self.pieces), self.box if look.block else None)
        return frame, tag in _CELLS and self._takes_label_cell(element, tag)

    def end(self, frame: _Frame, after: str) -> None:
        """Leave an element; `after` is the text that follows it."""
        tag = frame.tag
        if frame.block:
            self.flush()
            self.box = frame.box
            self.pres -= frame.pre
            self.centred = frame.centred
            if frame.opened_list:
                self.lists.pop()
            if frame.table:
                self.tables.pop()
            if tag in ("li", "tr"):
                self.labels, self.item = [], False
            if tag in ("p", "li", "div"):
                self.word_level = 0
        else:
            if tag == "q":
                self.parts.append("”")
            if 0 < len(self.parts) <= 2 and lines.is_glued_label("".join(self.parts), after):
                self.parts.append(" ")  # a number in an element of its own, and no space behind it
            if tag == "option":
                self.parts.append(" ")
        self.links -= frame.link
        self.bolds -= frame.bold
        self.slants -= frame.slanted

    def _picture(self, box: Box) -> None:
        self.media = box.media = True
        last = self.pieces[-1] if self.pieces and not "".join(self.parts).strip() else None
        if last is not None and last.box.parent in (box, box.parent):
            last.above_media = True

    def _open(self, element: _Element, look: Look, frame: _Frame) -> None:
        tag, parent, said = look.tag, self.box, look.cue
        key = (id(parent), tag)
        self.counts[key] = count = self.counts.get(key, 0) + 1
        own = f"{tag}[{count}]" if count > 1 else tag
        if parent is None:
            box = Box(tag, own, tag, None, len(self.boxes))
            box.folded, box.note, box.toggle, box.hidden = said.folded, look.note, said.toggle, said.hidden
        else:
            box = Box(tag, f"{parent.path}/{own}", f"{parent.shape}/{tag}", parent, len(self.boxes))
            box.folded = said.folded or parent.folded
            box.note = look.note or parent.note
            box.toggle = said.toggle or parent.toggle
            box.hidden = said.hidden or parent.hidden
        box.cue, box.content = said.reason, said.content
        box.toggle = box.toggle or look.opens
        box.hidden = box.hidden or look.hidden
        self.box = box
        self.boxes.append(box)
        if tag in _LISTS:
            self.lists.append(open_list(element))
            frame.opened_list = True
        elif tag == "li":
            self._item(element)
        elif tag == "table":
            self.tables.append(table_use(element))
            frame.table = True
        elif tag == "hr":
            self.pieces.append(Piece(RULE, box))
        elif look.printed:
            frame.pre = True
            self.pres += 1
        self.word_level = look.word_level or self.word_level
        frame.centred = self.centred
        if look.align:
            self.centred = look.align == "center"

    def _item(self, element: _Element) -> None:
        self.item = True
        label = self.lists[-1].label(element) if self.lists else None
        if label and label != "•":
            self.labels.append(label)
        elif label and not self.labels:
            self.labels = [label]

    def _takes_mark(self, element: _Element, look: Look) -> bool:
        """Deal with what is no word of the sentence: footnote marks, raised units, labels in spans of their own."""
        tag, style = look.tag, look.style
        self.notes.anchor(look.identity or (element.get("name") if tag == "a" else None), len(self.pieces), None)
        if tag == "span" and not style:
            return False
        label = word_label(element, tag, style)
        if label is not None:
            self.labels += [label] if label else []
            return True
        found = mark(element, tag, style, "".join(self.parts[-3:]), in_link=self.links > 0)
        if found:
            self.parts.append(found)
        elif found is not None:
            self.notes.mark(element, len(self.pieces))
        return found is not None

    def _takes_label_cell(self, element: _Element, tag: str) -> bool:
        labelled = bool(self.tables) and self.tables[-1] == "labelled"
        label = cell_label(element, tag, labelled=labelled) if tag in ("td", "th", "dt") else None
        if label:
            self.labels.append(label)
        return label is not None


def _is_empty(element: _Element) -> bool:
    return not len(element) and not (element.text or "").strip()


def walk(root: _Element) -> Walk:
    """Read a whole tree; the first box is the root's."""
    state = Walk()
    frames: list[_Frame] = []
    events = walk_events(root)
    for event, element in events:
        if event == "start":
            frame, done = state.start(element)
            frames.append(frame)
            if done:
                events.skip_subtree()
            elif text := element.text:
                state.text(text)
        else:
            tail = element.tail
            state.end(frames.pop(), tail or "")
            if tail and frames:
                state.text(tail)
    state.flush()
    state.notes.apply(state.pieces)
    return state

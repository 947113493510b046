"""The walk through a page: every text node ends up in exactly one piece, in reading order, with what its place says.

Nothing is judged here. Inline markup never breaks a word; a block element, a separating line break or a table cell ends
a piece. The walk is a loop over parser events, so no depth of nesting can overflow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplodiff.loaders import html_lines as lines
from diplodiff.loaders.html_asides import MEDIA
from diplodiff.loaders.html_cues import cue
from diplodiff.loaders.html_lists import ListState, open_list
from diplodiff.loaders.html_marks import cell_label, mark, word_label
from diplodiff.loaders.html_model import Box, Piece, units
from diplodiff.loaders.html_notes import RULE, NoteLinks, is_note
from diplodiff.loaders.html_styles import alignment, is_block, is_bold, is_hidden, opens_section, text_of
from diplodiff.loaders.html_tables import TableUse, table_use
from diplodiff.loaders.html_tree import walk_events
from diplodiff.patterns import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

    from diplodiff.model import BlockKind

_SKIPPED = frozenset(("script", "style", "head", "svg", "iframe", "object", "canvas", "audio", "video", "datalist"))
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_WORD_LEVEL = regex(r"mso-list\s*:[^;]*level(\d)", re.IGNORECASE)
_BOLD_LENGTH = 200  # characters; a longer bold paragraph is emphasis, not a heading


@dataclass(slots=True)
class _Frame:
    """What must be undone when an element ends."""

    block: bool
    box: Box | None
    link: bool = False
    bold: bool = False
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
    links: int = 0
    bolds: int = 0
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

    def text(self, text: str) -> None:
        """Take in one text node."""
        kept = lines.preformatted(text) if self.pres else lines.collapse(text)
        self.parts.append(kept)
        if self.links or self.bolds:
            count = len(kept.strip())
            self.linked += count if self.links else 0
            self.bolded += count if self.bolds else 0

    def flush(self) -> None:
        """End the piece in hand."""
        if not self.parts and not self.asides:
            return
        text = "".join(self.parts)
        total = max(1, len(text.strip()))
        linked, bold = min(1.0, self.linked / total), self.bolded >= 0.95 * total
        self.parts, self.linked, self.bolded = [], 0, 0
        for cut in lines.split(text):
            self._piece(cut, linked, bold=bold)
        if self.asides and self.box is not None:
            self.pieces += [Piece(t, self.box, units=units(t), reason="hidden") for t in self.asides if t]
            self.asides = []

    def _piece(self, text: str, linked: float, *, bold: bool) -> None:
        box = self.box
        if box is None:
            return
        heading = next((_HEADINGS[b.tag] for b in (box, box.parent) if b is not None and b.tag in _HEADINGS), 0)
        kind: BlockKind = "heading" if heading else "paragraph"
        level = heading
        number = " ".join(self.labels) or None
        if box.note:
            kind = "note"
        elif not heading and (self.item or number):
            kind, level = "list-item", self.word_level or max(1, len(self.lists))
        elif not heading and box.tag in ("td", "th") and self.tables and self.tables[-1] == "data":
            kind = "cell"
        if number and number != "•" and text.startswith(number):
            number = None  # the text prints the label itself
        self.labels, self.item = [], False
        emphasised = (bold or self.centred or box.tag == "dt") and len(text) <= _BOLD_LENGTH
        size = units(text)
        self.pieces.append(Piece(text, box, kind, level, number, emphasised, linked, size, below_media=self.media))
        self.media = False

    def start(self, element: _Element, tag: str) -> tuple[_Frame, bool]:
        """Enter an element; the flag says that what is in it has been dealt with."""
        if tag in MEDIA and self.box is not None:
            self.media = True
            self.box.media = True
        if tag in _SKIPPED:
            return _Frame(block=False, box=self.box), True
        style = element.get("style") or ""
        if self._takes_mark(element, tag, style):
            return _Frame(block=False, box=self.box), True
        frame = _Frame(block=is_block(tag, style), box=self.box)
        if not frame.block and is_hidden(element, tag, style):
            self.asides.append(" ".join(text_of(element).split()))
            return frame, True
        if tag == "br":
            self.parts.append(lines.BREAK)
        elif tag == "q":  # the browser puts marks around it
            self.parts.append("“")
        elif tag == "a":
            frame.link = element.get("href") is not None and not opens_section(element)
            self.links += frame.link
            if self.box is not None and not self.parts and opens_section(element):
                self.box.toggle = True
        if is_bold(tag, style):
            frame.bold = True
            self.bolds += 1
        if frame.block:
            self.flush()
            self._open(element, tag, style, frame)
            if tag == "hr" and self.box is not None:
                self.pieces.append(Piece(RULE, self.box))
        self.notes.anchor(element, len(self.pieces), self.box if frame.block else None)
        return frame, self._takes_label_cell(element, tag)

    def end(self, frame: _Frame, tag: str, after: str = "") -> None:
        """Leave an element; `after` is the text that follows it."""
        if tag == "q" and not frame.block:
            self.parts.append("”")
        if not frame.block and len(self.parts) <= 2 and lines.is_glued_label("".join(self.parts), after):
            self.parts.append(" ")  # what numbers the paragraph stands in an element of its own, and no space behind it
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
        elif tag == "option":
            self.parts.append(" ")
        self.links -= frame.link
        self.bolds -= frame.bold

    def _open(self, element: _Element, tag: str, style: str, frame: _Frame) -> None:
        parent = self.box
        key = (id(parent), tag)
        self.counts[key] = count = self.counts.get(key, 0) + 1
        path = (f"{parent.path}/" if parent else "") + tag + (f"[{count}]" if count > 1 else "")
        box = Box(tag, path, parent, len(self.boxes))
        get = element.get
        said = cue(tag, (get("role") or "").lower(), get("class") or "", get("id") or "", get("itemprop") or "")
        box.cue, box.content = said.reason, said.content
        box.folded = said.folded or bool(parent and parent.folded)
        box.note = said.note or is_note(element) or bool(parent and parent.note)
        box.toggle = said.toggle or opens_section(element) or bool(parent and parent.toggle)
        box.hidden = bool(parent and parent.hidden) or said.hidden or is_hidden(element, tag, style)
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
        elif tag in ("pre", "xmp", "listing", "plaintext"):
            frame.pre = True
            self.pres += 1
        if style and (m := _WORD_LEVEL.search(style)):
            self.word_level = int(m[1])
        frame.centred = self.centred
        if align := alignment(element, tag, style):
            self.centred = align == "center"

    def _item(self, element: _Element) -> None:
        self.item = True
        label = self.lists[-1].label(element) if self.lists else None
        if label and label != "•":
            self.labels.append(label)
        elif label and not self.labels:
            self.labels = [label]

    def _takes_mark(self, element: _Element, tag: str, style: str) -> bool:
        """Deal with what is no word of the sentence: footnote marks, raised units, labels in spans of their own."""
        if tag not in ("sup", "span", "a"):
            return False
        self.notes.anchor(element, len(self.pieces), None)
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


def walk(root: _Element) -> Walk:
    """Read a whole tree; the first box is the root's."""
    state = Walk()
    frames: list[_Frame] = []
    events = walk_events(root)
    for event, element in events:
        tag = element.tag
        if event == "start":
            frame, done = state.start(element, tag)
            frames.append(frame)
            if done:
                events.skip_subtree()
            elif element.text:
                state.text(element.text)
        else:
            state.end(frames.pop(), tag, element.tail or "")
            if element.tail and frames:
                state.text(element.tail)
    state.flush()
    state.notes.apply(state.pieces)
    return state

"""The text of one Word paragraph, run by run: what is shown, what is hidden, what a tracked change removed.

Fields keep their result and lose their instruction; a text box is handed back for its own paragraphs, once, although
the format stores it twice for older programs; ruby text keeps its base.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplodiff.loaders.container import child, local
from diplodiff.loaders.docx_styles import W, languages_in, size_in, toggle_in, value
from diplodiff.loaders.languages import kind_of_script
from diplodiff.loaders.raised import raised
from diplodiff.loaders.symbols import symbol
from diplodiff.patterns import regex

if TYPE_CHECKING:
    from diplodiff.loaders.container import Element
    from diplodiff.loaders.docx_styles import Styles

TEXT_BOX = W + "txbxContent"
UNKNOWN = "\ufffd"
SHOWN, HIDDEN, REMOVED, CONTENTS = "shown", "hidden", "tracked deletion", "table of contents"

_REMOVED = frozenset({"del", "moveFrom"})
_ADDED = frozenset({"ins", "moveTo"})
_CONTAINERS = "hyperlink smartTag sdt sdtContent customXml fldSimple dir bdo"
_FORMULAS = "oMath oMathPara sSub sSup sSubSup f num den e sub sup rad d func fName nary"
_INLINE = frozenset(f"{_CONTAINERS} {_FORMULAS}".split())
_DRAWN = frozenset({"drawing", "pict", "object"})
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_NOTE_STYLES = ("FootnoteReference", "EndnoteReference")
_CHARACTERS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": ""}
_LANGUAGE_KINDS = ("val", "bidi", "eastAsia")
_PRIVATE = regex("[\uf000-\uf0ff]")


@dataclass
class Runs:
    """What one paragraph holds: text by channel, references to notes, its text boxes, and how it is set."""

    text: dict[str, list[str]] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    sizes: set[float | None] = field(default_factory=set)
    tracked: bool = False

    def folded(self, channel: str) -> str:
        """The text of a channel with its white space made single spaces."""
        return " ".join("".join(self.text.get(channel, ())).split())

    def extend(self, other: Runs) -> None:
        """Append what follows when the mark between two paragraphs was removed."""
        for channel, pieces in other.text.items():
            self.text.setdefault(channel, []).extend(pieces)
        self.notes += other.notes
        self.boxes += other.boxes
        self.bold += other.bold
        self.sizes |= other.sizes
        self.tracked |= other.tracked


@dataclass
class _Field:
    instruction: str = ""
    in_result: bool = False


@dataclass(frozen=True)
class _Setting:
    """What holds for the runs being read: the paragraph's style, and whether a tracked change removed them."""

    style: str | None
    removed: bool = False


@dataclass
class RunReader:
    """Reads paragraphs in document order; fields may span several of them. `languages` counts characters for each."""

    styles: Styles
    languages: Counter[str] = field(default_factory=Counter)
    fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: Element, style_id: str | None) -> Runs:
        """The runs of a paragraph in the style `style_id`."""
        runs = Runs()
        self._walk(paragraph, _Setting(style_id), runs)
        # An instruction that never ends must not swallow the rest of the document.
        self.fields = [f for f in self.fields if f.in_result]
        return runs

    def _walk(self, parent: Element, setting: _Setting, out: Runs) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, setting, out)
            elif name in _REMOVED:
                out.tracked = True
                self._walk(element, _Setting(setting.style, True), out)
            elif name in _ADDED:
                out.tracked = True
                self._walk(element, setting, out)
            elif name == "AlternateContent":
                self._walk(_alternative(element), setting, out)
            elif name in _DRAWN:
                _collect_boxes(element, setting, out)
            elif name in _INLINE:
                self._walk(element, setting, out)

    def _run(self, run: Element, setting: _Setting, out: Runs) -> None:
        properties = child(run, "rPr")
        pieces: list[str] = []
        for element in run:
            self._piece(element, setting, out, pieces)
        text = _from_symbol_font("".join(pieces), properties)
        if not text:
            return
        style = value(child(properties, "rStyle"))
        channel = self._channel(properties, style, setting)
        if value(child(properties, "vertAlign")) == "superscript" or style in _NOTE_STYLES:
            text = raised(text, opens=not any(map(str.strip, out.text.get(channel, ()))))
        out.text.setdefault(channel, []).append(text)
        if channel == SHOWN and not text.isspace():
            out.bold.append(self._bold(properties, style, setting))
            own = size_in(properties)
            out.sizes.add(own or (self.styles.size_of(style) if style else None) or self.styles.size_of(setting.style))
            self._count_language(text, properties, setting)

    def _piece(self, element: Element, setting: _Setting, out: Runs, pieces: list[str]) -> None:
        name = local(element)
        if name == "fldChar":
            self._field(element.get(W + "fldCharType", ""))
        elif name in ("instrText", "delInstrText"):
            if self.fields and not self.fields[-1].in_result:
                self.fields[-1].instruction += element.text or ""
        elif any(not f.in_result for f in self.fields):
            return
        elif name == "t" or (name == "delText" and setting.removed):
            pieces.append(element.text or "")
        elif name in _CHARACTERS:
            pieces.append(_CHARACTERS[name])
        elif name == "sym":
            pieces.append(symbol(element.get(W + "font", ""), element.get(W + "char", "")) or UNKNOWN)
        elif name in _NOTES and not setting.removed:
            out.notes.append((_NOTES[name], element.get(W + "id", "")))
        elif name == "ruby":
            pieces += [t.text or "" for base in element if local(base) == "rubyBase" for t in base.iter(W + "t")]
        elif name == "AlternateContent":
            for inner in _alternative(element):
                self._piece(inner, setting, out, pieces)
        elif name in _DRAWN:
            _collect_boxes(element, setting, out)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _channel(self, properties: Element | None, style: str | None, setting: _Setting) -> str:
        if setting.removed:
            return REMOVED
        hidden = toggle_in(properties, "vanish")
        if hidden is None:
            hidden = self.styles.toggle(style, "vanish") or self.styles.toggle(setting.style, "vanish")
        if hidden:
            return HIDDEN
        in_contents = any(f.instruction.split()[:1] == ["TOC"] for f in self.fields)
        return CONTENTS if in_contents or self.styles.is_contents(setting.style) else SHOWN

    def _bold(self, properties: Element | None, style: str | None, setting: _Setting) -> bool:
        name = "bCs" if toggle_in(properties, "rtl") or toggle_in(properties, "cs") else "b"
        own = toggle_in(properties, name)
        if own is not None:
            return own
        # Switched on by both the character and the paragraph style, the two cancel out.
        return bool(self.styles.toggle(style, name)) != bool(self.styles.toggle(setting.style, name))

    def _count_language(self, text: str, properties: Element | None, setting: _Setting) -> None:
        kind = _LANGUAGE_KINDS[kind_of_script(text)]
        found = languages_in(properties).get(kind) or self.styles.language_of(setting.style, kind)
        self.languages[found or ""] += len(text)


def _alternative(element: Element) -> Element:
    """Of the variants stored for newer and older programs, the first, unless only the older one has a text box."""
    variants = [c for c in element if local(c) in ("Choice", "Fallback")]
    with_box = [c for c in variants if next(c.iterdescendants(TEXT_BOX), None) is not None]
    return (with_box or variants or [element])[0]


def _collect_boxes(element: Element, setting: _Setting, out: Runs) -> None:
    if setting.removed:
        return
    if local(element) == "AlternateContent":
        element = _alternative(element)
    for inner in element:
        if inner.tag == TEXT_BOX:
            out.boxes.append(inner)
        else:
            _collect_boxes(inner, setting, out)


def _from_symbol_font(text: str, properties: Element | None) -> str:
    """Text typed in a symbol font stands in the private-use area; give the characters that it shows."""
    if not _PRIVATE.search(text):
        return text
    fonts = child(properties, "rFonts")
    font = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
    return _PRIVATE.sub(lambda m: symbol(font, f"{ord(m.group()):X}") or UNKNOWN, text)

"""ODT -> Blocks: the body in order, then notes, then headers and footers. List numbers are computed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from diplodiff.errors import LoadError
from diplodiff.loaders.container import attribute, child, local, open_package
from diplodiff.loaders.languages import clear_language, kind_of_script
from diplodiff.loaders.odt_styles import Counters, ListLevel, Style, Styles, integer, read_styles
from diplodiff.loaders.raised import raised
from diplodiff.loaders.tables import joined_rows
from diplodiff.model import Block, BlockKind, Blocks, Location, Note, Snapshot
from diplodiff.settings import limits

if TYPE_CHECKING:
    from diplodiff.loaders.container import Element

SHOWN, HIDDEN, REMOVED, CONTENTS = "shown", "hidden", "tracked deletion", "table of contents"
_SPACES = frozenset({"s", "tab", "line-break"})
_NOT_TEXT = "annotation annotation-end note-citation number ruby-text tracked-changes script title desc"
_DROPPED = frozenset(_NOT_TEXT.split())
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing"
_INDEXES = frozenset({"table-of-content", "illustration-index", "table-index", "object-index"})
_HEADERS = {
    **dict.fromkeys(("header", "header-left", "header-first"), "running header"),
    **dict.fromkeys(("footer", "footer-left", "footer-first"), "running footer"),
}
_MAX_HEADING = 6
_ACCEPTED = Note("tracked-changes", "The document holds tracked changes; it was read with all of them accepted.")


@dataclass(frozen=True)
class _Place:
    """Where paragraphs stand; `level` counts the lists around them."""

    path: str
    kind: BlockKind | None = None
    left_out: str | None = None
    level: int = 0
    list_style: str | None = None


@dataclass
class _Item:
    """A list item whose label has not been printed yet."""

    counters: Counters
    levels: dict[int, ListLevel]
    level: int
    start: int | None
    pending: bool = True


@dataclass
class _Runs:
    """What one paragraph holds: text by channel, whether each run is bold, and its frames."""

    text: dict[str, list[str]] = field(default_factory=dict)
    bold: list[bool] = field(default_factory=list)
    frames: list[Element] = field(default_factory=list)

    def folded(self, channel: str) -> str:
        return " ".join("".join(self.text.get(channel, ())).split())


@dataclass
class _Reader:
    styles: Styles
    blocks: list[Block] = field(default_factory=list)
    notes: list[tuple[str, Element]] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    by_id: dict[str, Counters] = field(default_factory=dict)
    by_style: dict[str | None, Counters] = field(default_factory=dict)
    headings: Counters = field(default_factory=Counters)
    tracked: bool = False

    def container(self, parent: Element, place: _Place, item: _Item | None = None) -> None:
        """Everything in a body, section, cell, note or list item, in order."""
        counts: Counter[str] = Counter()
        for element in parent:
            name = local(element)
            counts[name] += 1
            here = replace(place, path=f"{place.path}/{name}[{counts[name]}]")
            if name in ("p", "h"):
                self.paragraph(element, here, item)
            elif name == "list":
                self.numbered(element, here, item.counters if item else None)
            elif name == "table":
                self.table(element, here)
            elif name == "section":
                hidden = attribute(element, "display") == "none"
                self.container(element, replace(here, left_out=place.left_out or (HIDDEN if hidden else None)))
            elif name in _INDEXES:
                self.container(element, replace(here, left_out=place.left_out or CONTENTS))
            elif name == "tracked-changes":
                self.tracked = self.tracked or child(element, "changed-region") is not None
                for deletion in (d for d in element.iter() if local(d) == "deletion"):
                    self.container(deletion, replace(here, left_out=REMOVED))
            elif name not in _DROPPED and name not in ("forms", "sequence-decls", "variable-decls"):
                self.container(element, here)

    def numbered(self, element: Element, place: _Place, outer: Counters | None) -> None:
        """A list: its counters go on from another one where it says so, or belong to the list around it."""
        style = attribute(element, "style-name") or place.list_style
        goes_on = attribute(element, "continue-numbering") == "true"
        known = self.by_id.get(attribute(element, "continue-list", "") or "")
        counters = outer or known or (self.by_style.get(style) if goes_on else None) or Counters()
        if outer is not None and not goes_on:
            counters.restart_below(place.level)
        if outer is None:
            self.by_style[style] = counters
        if identity := attribute(element, "id"):
            self.by_id[identity] = counters
        levels = self.styles.lists.get(style or "", {})
        level = place.level + 1
        for at, entry in enumerate(element, start=1):
            inside = replace(place, path=f"{place.path}/{local(entry)}[{at}]", level=level, list_style=style)
            start = integer(attribute(entry, "start-value"))
            item = _Item(counters, levels, level, start, pending=local(entry) == "list-item")
            self.container(entry, inside, item)

    def paragraph(self, element: Element, place: _Place, item: _Item | None) -> None:
        style = attribute(element, "style-name")
        if attribute(child(element, "hidden-paragraph"), "is-hidden") == "true":
            place = replace(place, left_out=place.left_out or HIDDEN)
        runs = _Runs()
        self._inline(element, tuple(self.styles.chain("paragraph", style)), runs)
        shown = runs.folded(SHOWN)
        level = self._heading_level(element, style)
        number = self._number(element, item, level) if place.left_out is None else None
        if shown or number:
            kind: BlockKind = place.kind or ("heading" if level else "list-item" if number else "paragraph")
            depth = level if kind == "heading" else item.level if number and item else 0
            size = next((s.size for s in self.styles.chain("paragraph", style) if s.size), None)
            location, whole = Location(path=place.path), bool(runs.bold) and all(runs.bold)
            self.blocks.append(Block(shown, kind, location, depth, number, size, whole, left_out=place.left_out))
        if hidden := runs.folded(HIDDEN):
            self.blocks.append(Block(hidden, location=Location(path=place.path), left_out=place.left_out or HIDDEN))
        for frame in runs.frames:
            self.container(frame, replace(place, path=f"{place.path}/frame", level=0))

    def _heading_level(self, element: Element, style: str | None) -> int:
        if local(element) == "h":
            return min(integer(attribute(element, "outline-level")) or 1, _MAX_HEADING)
        return 1 if "Title" in self.styles.names("paragraph", style) else 0

    def _number(self, element: Element, item: _Item | None, level: int) -> str | None:
        if item is not None and item.pending:
            item.pending = False
            return item.counters.next(item.levels, item.level, item.start)
        if item is None and local(element) == "h" and level in self.styles.outline:
            if attribute(element, "is-list-header") == "true":
                return None
            return self.headings.next(self.styles.outline, level, integer(attribute(element, "start-value")))
        return None

    def _inline(self, element: Element, layers: tuple[Style, ...], runs: _Runs) -> None:
        """The runs inside an element; `layers` are the styles in force, innermost first."""
        self._run(element.text, layers, runs)
        for inner in element:
            name = local(inner)
            if name in _SPACES:
                self._run(" ", layers, runs)
            elif name == "note":
                body = child(inner, "note-body")
                if body is not None:
                    self.notes.append((attribute(inner, "id") or str(len(self.notes) + 1), body))
            elif str(inner.tag).startswith(_DRAWING):
                runs.frames.append(inner)
            elif name not in _DROPPED:
                own = tuple(self.styles.chain("text", attribute(inner, "style-name"))) if name == "span" else ()
                self._inline(inner, own + layers, runs)
            self._run(inner.tail, layers, runs)

    def _run(self, text: str | None, layers: tuple[Style, ...], runs: _Runs) -> None:
        if not text:
            return
        hidden = next((s.hidden for s in layers if s.hidden is not None), False)
        if next((s.raised for s in layers if s.raised is not None), False):
            text = raised(text, opens=not any(map(str.strip, runs.text.get(HIDDEN if hidden else SHOWN, ()))))
        runs.text.setdefault(HIDDEN if hidden else SHOWN, []).append(text)
        if not hidden and not text.isspace():
            runs.bold.append(bool(next((s.bold for s in layers if s.bold is not None), False)))
            kind = kind_of_script(text)
            own = next((found for s in layers if (found := s.languages[kind])), self.styles.languages[kind])
            self.languages[own or ""] += len(text)

    def table(self, element: Element, place: _Place) -> None:
        """A table row by row; a cell that another one covers is not printed."""
        rows: list[list[list[Block]]] = []
        outer = self.blocks
        found = [r for r in element.iter() if local(r) == "table-row" and _owner(r) is element]
        for at, row in enumerate(found, start=1):
            cells = []
            for nth, cell in enumerate(row, start=1):
                self.blocks = []
                covered = HIDDEN if local(cell) == "covered-table-cell" else None
                path = f"{place.path}/row[{at}]/cell[{nth}]"
                self.container(cell, replace(place, path=path, level=0, left_out=place.left_out or covered))
                cells.append(self.blocks)
            rows.append(cells)
        self.blocks = outer + joined_rows(rows)


def _owner(row: Element) -> Element | None:
    return next((a for a in row.iterancestors() if local(a) == "table"), None)


def load(snapshot: Snapshot) -> Blocks:
    """Read an OpenDocument text. Raises LoadError if it is damaged or protected by a password."""
    package = open_package(snapshot.body, snapshot.origin)
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise LoadError(f"{snapshot.origin} is protected by a password; save a copy without one and compare that.")
    content, styles_root = package.xml("content.xml"), package.xml("styles.xml")
    body = child(content, "body", "text")
    if body is None:
        raise LoadError(f"{snapshot.origin} holds no text (its main part is missing); save it again as ODT.")
    reader = _Reader(read_styles(styles_root, content))
    reader.container(body, _Place("body"))
    for identity, note in reader.notes[:]:
        reader.container(note, _Place(f"note[@id={identity}]", "note"))
    _read_margins(reader, styles_root)
    if len(reader.blocks) > limits.MAX_BLOCKS:
        raise LoadError(f"{snapshot.origin} holds more than {limits.MAX_BLOCKS} paragraphs; split it first.")
    title = child(package.xml("meta.xml"), "meta", "title")
    return Blocks(
        blocks=tuple(reader.blocks),
        method="odt",
        language=clear_language(reader.languages, (b.text for b in reader.blocks if b.left_out is None)),
        title=" ".join((title.text or "").split()) or None if title is not None else None,
        notes=(_ACCEPTED,) if reader.tracked else (),
    )


def _read_margins(reader: _Reader, styles_root: Element | None) -> None:
    """Headers and footers, the same words once."""
    body, seen = reader.blocks, set[tuple[str, str]]()
    for part in () if styles_root is None else styles_root.iter():
        reason = _HEADERS.get(local(part))
        if reason:
            reader.blocks = []
            reader.container(part, _Place(local(part), left_out=reason))
            body += [b for b in reader.blocks if (reason, b.text) not in seen]
            seen.update((reason, b.text) for b in reader.blocks)
    reader.blocks = body

"""DOCX -> Blocks: the body in order, then notes, then what is printed on every page or not at all.

Word's own numbers are computed, tracked changes are read as accepted, and whatever is not part of the text (headers,
hidden and removed passages, comments, tables of contents) is kept as left out, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from diplodiff.errors import LoadError
from diplodiff.loaders.container import Package, attribute, child, local, open_package
from diplodiff.loaders.docx_numbering import Numbering, read_numbering
from diplodiff.loaders.docx_parts import first_part, main_part, related_parts
from diplodiff.loaders.docx_styles import W, integer, read_styles, toggle_in, value
from diplodiff.loaders.docx_text import CONTENTS, HIDDEN, REMOVED, SHOWN, UNKNOWN, RunReader, Runs
from diplodiff.loaders.languages import clear_language
from diplodiff.loaders.tables import joined_rows
from diplodiff.model import Block, BlockKind, Blocks, Location, Note, Snapshot
from diplodiff.settings import limits

if TYPE_CHECKING:
    from diplodiff.loaders.container import Element
    from diplodiff.loaders.docx_parts import first_part, main_part, related_parts
from diplodiff.loaders.docx_styles import Styles

_WRAPPERS = frozenset({"sdtContent", "customXml", "smartTag", "ins", "moveTo", "Choice"})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_MAX_HEADING = 6
_ACCEPTED = Note("tracked-changes", "The document holds tracked changes; it was read with all of them accepted.")


@dataclass(frozen=True)
class _Place:
    """Where paragraphs are read from: the path of their container, and what they are there."""

    path: str
    kind: BlockKind | None = None  # kind of every paragraph here; None: decided by style and numbering
    left_out: str | None = None
    in_contents: bool = False


@dataclass
class _Reader:
    styles: Styles
    numbering: Numbering
    runs: RunReader
    blocks: list[Block] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    chunks: list[str] = field(default_factory=list)  # relationship ids of parts in other formats
    carried: Runs | None = None  # of a paragraph whose mark was removed: it goes on in the next one
    tracked: bool = False

    def container(self, element: Element, place: _Place) -> None:
        """Everything in a body, cell, note or text box, in order."""
        counts: Counter[str] = Counter()
        for found, in_contents in _flattened(element, place.in_contents):
            name = local(found)
            counts[name] += 1
            here = replace(place, path=f"{place.path}/{name}[{counts[name]}]", in_contents=in_contents)
            if name == "p":
                self.paragraph(found, here)
            elif name == "tbl":
                self.table(found, here)
            elif name == "altChunk":
                self.chunks.append(attribute(found, "id", "") or "")
        if self.carried is not None:
            runs, self.carried = self.carried, None
            self.emit(runs, None, place)

    def paragraph(self, element: Element, place: _Place) -> None:
        properties = child(element, "pPr")
        runs = self.runs.read(element, self.style_of(properties))
        if self.carried is not None:
            self.carried.extend(runs)
            runs, self.carried = self.carried, None
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            runs.tracked = True
            self.carried = runs
            return
        self.emit(runs, properties, place)

    def style_of(self, properties: Element | None) -> str | None:
        return value(child(properties, "pStyle")) or self.styles.default_paragraph

    def emit(self, runs: Runs, properties: Element | None, place: _Place) -> None:
        """The blocks of one paragraph: its shown text, then what it holds beside it."""
        self.tracked |= runs.tracked
        self.notes += runs.notes
        location = Location(path=place.path)
        shown = runs.folded(SHOWN)
        number, depth = self.number(properties, bool(shown), bool(runs.folded(HIDDEN)))
        if shown or number:
            level = self.heading(properties)
            kind: BlockKind = place.kind or ("heading" if level else "list-item" if number else "paragraph")
            self.blocks.append(
                Block(
                    text=shown,
                    kind=kind,
                    location=location,
                    level=level if kind == "heading" else depth if number else 0,
                    number=number,
                    size=next(iter(runs.sizes)) if len(runs.sizes) == 1 else None,
                    bold=bool(runs.bold) and all(runs.bold),
                    left_out=place.left_out or (CONTENTS if place.in_contents else None),
                )
            )
        for channel in (CONTENTS, HIDDEN, REMOVED):
            if text := runs.folded(channel):
                self.blocks.append(Block(text, location=location, left_out=place.left_out or channel))
        for at, box in enumerate(runs.boxes, start=1):
            self.container(box, replace(place, path=f"{place.path}/textbox[{at}]"))

    def number(self, properties: Element | None, has_text: bool, has_hidden: bool) -> tuple[str | None, int]:
        """(label, depth from 1); a paragraph that is hidden with its mark is not counted."""
        placed = self.numbering.place(properties, self.style_of(properties), self.styles)
        mark_hidden = bool(toggle_in(child(properties, "rPr"), "vanish"))
        if placed is None or (mark_hidden and not has_text) or (has_hidden and not has_text):
            return None, 0
        return self.numbering.label(*placed)

    def heading(self, properties: Element | None) -> int:
        own = integer(child(properties, "outlineLvl"))
        if own is not None:
            return min(own + 1, _MAX_HEADING) if 0 <= own < 9 else 0
        return self.styles.heading_level(self.style_of(properties))

    def table(self, element: Element, place: _Place) -> None:
        """A table row by row; labels that stand in a first column of their own go to their row."""
        rows: list[list[list[Block]]] = []
        outer = self.blocks
        for at, row in enumerate((r for r, _ in _flattened(element) if local(r) == "tr"), start=1):
            self.blocks, cells = [], []
            removed = child(row, "trPr", "del") is not None
            self.tracked |= removed
            inside = replace(place, left_out=place.left_out or (REMOVED if removed else None))
            for nth, cell in enumerate((c for c, _ in _flattened(row) if local(c) == "tc"), start=1):
                self.blocks = []
                self.container(cell, replace(inside, path=f"{place.path}/tr[{at}]/tc[{nth}]"))
                cells.append(self.blocks)
            rows.append(cells)
        self.blocks = outer + joined_rows(rows)


def _flattened(parent: Element, in_contents: bool = False) -> Iterator[tuple[Element, bool]]:
    """The children, with wrappers that mean nothing to a reader taken off; the flag marks a table of contents."""
    for element in parent:
        name = local(element)
        if name == "sdt":
            gallery = value(child(element, "sdtPr", "docPartObj", "docPartGallery")) or ""
            inside = child(element, "sdtContent")
            if inside is not None:
                yield from _flattened(inside, in_contents or gallery == "Table of Contents")
        elif name == "AlternateContent":
            first = next((c for c in element if local(c) in ("Choice", "Fallback")), None)
            if first is not None:
                yield from _flattened(first, in_contents)
        elif name in _WRAPPERS:
            yield from _flattened(element, in_contents)
        else:
            yield element, in_contents


def load(snapshot: Snapshot) -> Blocks:
    """Read a Word document. Raises LoadError if the container or its main part is missing or damaged."""
    package = open_package(snapshot.body, snapshot.origin)
    main = main_part(package)
    root = package.xml(main) if main else None
    body = child(root, "body")
    if main is None or root is None or body is None:
        raise LoadError(f"{snapshot.origin} holds no Word text (its main part is missing); save it again as DOCX.")
    related = related_parts(package, main)
    styles = read_styles(first_part(package, related, "styles"))
    reader = _Reader(styles, read_numbering(first_part(package, related, "numbering"), styles), RunReader(styles))
    reader.container(body, _Place("body"))
    _read_notes(reader, package, related)
    _read_around(reader, package, related)
    unread = _read_unknown(reader, package, related)
    return _result(reader, package, unread)


def _read_notes(reader: _Reader, package: Package, related: dict[str, list[str]]) -> None:
    """Footnotes and endnotes in the order of their marks; one that no mark refers to is never printed."""
    for kind in ("footnote", "endnote"):
        root = first_part(package, related, kind + "s")
        found = {n.get(W + "id", ""): n for n in (() if root is None else root) if n.get(W + "type") not in _SEPARATORS}
        wanted = list(dict.fromkeys(note_id for of_kind, note_id in reader.notes if of_kind == kind))
        for note_id in [*wanted, *(i for i in found if i not in wanted)]:
            if note_id in found:
                why = None if note_id in wanted else HIDDEN
                reader.container(found[note_id], _Place(f"{kind}s/{kind}[@id={note_id}]", "note", why))


def _read_around(reader: _Reader, package: Package, related: dict[str, list[str]]) -> None:
    """Headers, footers and comments: left out. The same words on first, odd and even pages are kept once."""
    seen: set[tuple[str, str]] = set()
    before = reader.blocks
    for kind, reason in (("header", "running header"), ("footer", "running footer"), ("comments", "comment")):
        for name in related.get(kind, ()):
            root = package.xml(name)
            if root is None:
                continue
            reader.blocks = []
            for part in root if kind == "comments" else (root,):
                reader.container(part, _Place(name.rpartition("/")[2].removesuffix(".xml"), left_out=reason))
            fresh = [block for block in reader.blocks if (reason, block.text) not in seen]
            seen.update((reason, block.text) for block in fresh)
            before += fresh
    reader.blocks = before


def _read_unknown(reader: _Reader, package: Package, related: dict[str, list[str]]) -> int:
    """Text in diagrams and embedded documents is not laid out here: kept as left out, and counted as not understood."""
    unread = 0
    for name in related.get("diagramData", ()):
        root = package.xml(name)
        words = [] if root is None else [t.text for t in root.iter() if local(t) == "t" and t.text]
        if words:
            reader.blocks.append(Block(" ".join(words), location=Location(path=name), left_out="diagram"))
            unread += sum(map(len, words))
    for name in related.get("aFChunk", ()) if reader.chunks else ():
        unread += len(package.read(name) or b"")
    return unread


def _result(reader: _Reader, package: Package, unread: int) -> Blocks:
    if len(reader.blocks) > limits.MAX_BLOCKS:
        raise LoadError(
            f"{package.origin} holds more than {limits.MAX_BLOCKS} paragraphs; split it and compare the parts."
        )
    shown = sum(len(b.text) for b in reader.blocks)
    odd = sum(b.text.count(UNKNOWN) for b in reader.blocks)
    notes = [_ACCEPTED] if reader.tracked else []
    if unread:
        notes.append(
            Note("unread-part", "The document embeds diagrams or other documents whose text was not read in place.")
        )
    if odd:
        notes.append(
            Note("unknown-symbols", f"{odd} characters of symbol fonts have no known meaning; they read {UNKNOWN}.")
        )
    notes += [
        Note("unknown-numbering", f"The number format {name!r} is not known; its numbers are given in digits.")
        for name in sorted(reader.numbering.unknown_formats)
    ]
    core = package.xml("docProps/core.xml")
    title = child(core, "title")
    return Blocks(
        blocks=tuple(reader.blocks),
        method="docx",
        coverage=(shown - odd) / (shown + unread) if shown + unread else 1.0,
        language=clear_language(reader.runs.languages, (b.text for b in reader.blocks if b.left_out is None)),
        title=" ".join((title.text or "").split()) or None if title is not None else None,
        notes=tuple(notes),
    )

"""Paragraphs, cells and rows of one RTF part, put together from runs as they come."""

from __future__ import annotations

from dataclasses import dataclass, field

from diplodiff.loaders.number_formats import BULLET
from diplodiff.loaders.tables import joined_rows
from diplodiff.model import Block, BlockKind, Location

SHOWN, HIDDEN, REMOVED, CONTENTS = "shown", "hidden", "tracked deletion", "table of contents"
_MAX_HEADING = 6


@dataclass(frozen=True)
class Manner:
    """How the paragraph that ends now is set."""

    heading: int = 0
    depth: int = 1
    in_table: bool = False
    contents: bool = False


@dataclass
class Flow:
    """The body, a note, a header ...: what it printed so far and the paragraph that is being read."""

    name: str
    kind: BlockKind | None = None
    left_out: str | None = None
    blocks: list[Block] = field(default_factory=list)
    text: dict[str, list[str]] = field(default_factory=dict)
    bold: list[bool] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    cell: list[Block] = field(default_factory=list)
    row: list[list[Block]] = field(default_factory=list)
    rows: list[list[list[Block]]] = field(default_factory=list)
    count: int = 0

    def add(self, text: str, channel: str, bold: bool) -> None:
        """A run of text."""
        self.text.setdefault(channel, []).append(text)
        if channel == SHOWN and not text.isspace():
            self.bold.append(bold)

    def end_paragraph(self, manner: Manner) -> None:
        """Close the paragraph; outside a table this prints the table before it."""
        self.count += 1
        if not manner.in_table:
            self.end_table()
        target = self.cell if manner.in_table else self.blocks
        number = self._number()
        location = Location(path=f"{self.name}/p[{self.count}]")
        shown = _folded(self.text.get(SHOWN, ()))
        if shown or number:
            kind: BlockKind = self.kind or ("heading" if manner.heading else "list-item" if number else "paragraph")
            level = min(manner.heading, _MAX_HEADING) if kind == "heading" else manner.depth if number else 0
            whole = bool(self.bold) and all(self.bold)
            why = self.left_out or (CONTENTS if manner.contents else None)
            target.append(Block(shown, kind, location, level, number, bold=whole, left_out=why))
        for channel in (HIDDEN, REMOVED):
            if text := _folded(self.text.get(channel, ())):
                target.append(Block(text, location=location, left_out=self.left_out or channel))
        self.text, self.bold, self.label = {}, [], []

    def end_cell(self, manner: Manner) -> None:
        """Close a cell and the paragraph in it."""
        self.end_paragraph(Manner(manner.heading, manner.depth, True, manner.contents))
        self.row.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """Close a row."""
        if self.row:
            self.rows.append(self.row)
            self.row = []

    def end_table(self) -> None:
        """Print the rows read so far, and what stands in a row that was never closed."""
        if self.cell:
            self.row.append(self.cell)
            self.cell = []
        self.end_row()
        if self.rows:
            self.blocks += joined_rows(self.rows)
            self.rows = []

    def finish(self, manner: Manner) -> list[Block]:
        """All blocks, once nothing more comes."""
        self.end_paragraph(manner)
        self.end_table()
        return self.blocks

    def _number(self) -> str | None:
        label = _folded(self.label)
        if not label:
            return None
        return label if any(c.isalnum() for c in label) else BULLET


def _folded(pieces: list[str] | tuple[str, ...]) -> str:
    text = "".join(pieces)
    if any("\ud800" <= c <= "\udfff" for c in text):  # characters beyond the first plane come as two halves
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(text.split())

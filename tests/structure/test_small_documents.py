"""Small documents in many languages, and what is read of each of their passages: small_documents.told.txt holds both.

A line of that file is a passage: behind the bar its text, with how the format shows it in braces; before the bar its
role, label, numbering, path and number of clauses, or why it is no part of the text. Lines that begin with > say what is
read of the whole. `make golden` writes the readings again (not the passages); read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from diplodiff.model import Block, Blocks, Location, Paragraph, PublishedText, Snapshot
from diplodiff.structure.build import Side, structure

GOLDEN = Path(__file__).with_name("small_documents.told.txt")


class Document(NamedTuple):
    """name, then what its source says of itself and the user of it: "lang=en asked=ru title=..."; its passages."""

    head: str
    passages: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.head.split(" |")[0]

    @property
    def said(self) -> dict[str, str]:
        return dict(re.findall(r"(\w+)=([^|]*?)(?=\s+\w+=|$)", self.head.partition(" | ")[2]))


def documents() -> list[Document]:
    found: list[Document] = []
    passages: list[str] = []
    for line in [*GOLDEN.read_text(encoding="utf-8").splitlines(), "== end"]:
        if line.startswith("== "):
            if found:
                found[-1] = found[-1]._replace(passages=tuple(passages))
            found.append(Document(line.removeprefix("== "), ()))
            passages = []
        elif " || " in line and not line.startswith(">"):
            passages.append(line.split(" || ", 1)[1])
    return found[:-1]


DOCUMENTS = documents()


def block(n: int, passage: str) -> Block:
    """{h2} heading, {li} item, {n=15.} number of the format, {b} bold, {note}, {size=8}, {page=2}, {cell=1.2}, {out=...}."""
    marks, text = re.fullmatch(r"(?:\{([^}]*)\} ?)?(.*)", passage).groups()  # type: ignore[union-attr]
    found = dict(mark.partition("=")[::2] for mark in (marks or "").split("; ") if mark)
    kinds = {"li": "list-item", "note": "note", "cell": "cell"} | {f"h{k}": "heading" for k in range(1, 7)}
    kind: Any = next((kinds[mark] for mark in found if mark in kinds), "paragraph")
    level = next((int(mark[1]) for mark in found if kinds.get(mark) == "heading"), 0)
    row, _, column = found.get("cell", "").partition(".")
    path = f"/table/tr[{row}]/td[{column}]" if row else None
    place = Location(int(found["page"]) if "page" in found else None, None, path, n)
    size = float(found["size"]) if "size" in found else None
    return Block(text, kind, place, level, found.get("n"), size, "b" in found, None, found.get("out"))


def read(document: Document) -> PublishedText:
    said = document.said
    blocks = tuple(block(n, passage) for n, passage in enumerate(document.passages, 1))
    snapshot = Snapshot("a.html", b"x", "text/html", "0" * 64)
    whole = Blocks(blocks, "made", 1.0, said.get("lang"), said.get("title"))
    return structure(whole, snapshot, Side("A", "a.html", said.get("asked")))


def told(document: Document) -> Iterator[str]:
    """The document as the file holds it."""
    text = read(document)
    yield f"== {document.head}"
    yield f"> {text.language} {' '.join(text.other_languages)}"
    yield f"> {text.kind}: {'; '.join(text.kind_reasons)}"
    yield f"> title: {text.title}"
    yield f"> {text.instrument}"
    yield from (f"> {fact}" for fact in (text.testimony, *text.declared_counts) if fact)
    yield from (f"> {note.code}: {note.message}" for note in text.notes)
    roles = {p.location.line: _role(p, document.passages[(p.location.line or 1) - 1]) for p in text.paragraphs}
    gone = {part.location.line: f"[{part.reason}]" for part in text.left_out}
    for n, passage in enumerate(document.passages, 1):
        yield f"{roles.get(n) or gone.get(n) or '-'} || {passage}"


def _role(p: Paragraph, passage: str) -> str:
    found = [p.id, p.role]
    if p.numbering:
        found.append(
            f"{p.label}={p.numbering.style}:{p.numbering.value} depth {p.numbering.depth} run {p.numbering.run}"
        )
    elif p.label:
        found.append(p.label)
    found += [f"under {' > '.join(p.path)}"] if p.path else []
    found += [f"{len(p.clauses)} clauses"] if len(p.clauses) > 1 else []
    found += [] if passage.endswith(p.text) else [f"“{p.text}”"]
    return ", ".join(found)


def test_every_document_is_kept() -> None:
    if os.environ.get("DIPLODIFF_GOLDEN"):
        rows = [row for document in DOCUMENTS for row in told(document)]
        GOLDEN.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="")
    names = [document.name for document in DOCUMENTS]
    assert len(set(names)) == len(names) > 30


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_how_a_document_is_read(document: Document) -> None:
    rows = GOLDEN.read_text(encoding="utf-8").splitlines()
    begin = rows.index(f"== {document.head}")
    expected = list(told(document))
    assert rows[begin : begin + len(expected)] == expected

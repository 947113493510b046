"""EPUB -> Blocks: the chapters in the order of the spine, each read as the web page that it is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from diplodiff.errors import LoadError
from diplodiff.loaders.container import Package, attribute, child, join_path, local, open_package
from diplodiff.model import Block, Blocks, Note, Snapshot

if TYPE_CHECKING:
    from diplodiff.loaders.container import Element

_CONTAINER = "META-INF/container.xml"
_PAGE_TYPES = ("application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document")


def load(snapshot: Snapshot) -> Blocks:
    """Read an EPUB book. Raises LoadError if it is damaged, protected, or names no chapters."""
    from diplodiff.loaders import html

    package = open_package(snapshot.body, snapshot.origin)
    name, book = _book(package)
    blocks: list[Block] = []
    notes: dict[str, Note] = {}
    understood = visible = 0.0
    missing = 0
    for part in _chapters(name, book):
        page = package.read(part)
        if page is None:
            missing += 1
            continue
        digest = hashlib.sha256(page).hexdigest()
        read = html.load(Snapshot(f"{snapshot.origin} ({part})", page, "application/xhtml+xml", digest))
        size = sum(len(block.text) for block in read.blocks)
        understood, visible = understood + size * read.coverage, visible + size
        notes |= {note.code: note for note in read.notes}
        blocks += [_within(part, block) for block in read.blocks]
    if missing:
        notes["missing-part"] = Note("missing-part", f"{missing} chapters that the book lists are not in it.")
    metadata = child(book, "metadata")
    language = _text(child(metadata, "language"))
    return Blocks(
        blocks=tuple(blocks),
        method="epub",
        coverage=min(understood / visible, 1.0) if visible else 1.0,
        language=language.split("-")[0].lower() if language else None,
        title=_text(child(metadata, "title")),
        notes=tuple(notes.values()),
    )


def _book(package: Package) -> tuple[str, Element]:
    """The package document: name and root."""
    if _protected(package):
        raise LoadError(f"{package.origin} is copy-protected (DRM); give a copy without protection.")
    roots = child(package.xml(_CONTAINER), "rootfiles")
    for root in () if roots is None else roots:
        name = unquote(attribute(root, "full-path", "") or "")
        book = package.xml(name)
        if book is not None:
            return name, book
    raise LoadError(f"{package.origin} is an EPUB without a table of its parts; get the file again.")


def _protected(package: Package) -> bool:
    """Whether chapters are encrypted; fonts often are, which does no harm."""
    listed = package.read("META-INF/encryption.xml") or b""
    return b"html" in listed.lower()


def _chapters(name: str, book: Element) -> list[str]:
    manifest, spine = child(book, "manifest"), child(book, "spine")
    items = {attribute(i, "id"): i for i in (() if manifest is None else manifest) if local(i) == "item"}
    chapters = []
    for reference in () if spine is None else spine:
        item = items.get(attribute(reference, "idref"))
        if item is None or "nav" in (attribute(item, "properties", "") or "").split():
            continue
        if attribute(item, "media-type") in _PAGE_TYPES:
            chapters.append(join_path(name, unquote((attribute(item, "href", "") or "").partition("#")[0])))
    return chapters


def _within(part: str, block: Block) -> Block:
    path = f"{part}#{block.location.path}" if block.location.path else part
    return replace(block, location=replace(block.location, path=path))


def _text(element: Element | None) -> str | None:
    return " ".join((element.text or "").split()) or None if element is not None else None

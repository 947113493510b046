"""Bytes -> Blocks in reading order: one loader a format, chosen by what the bytes are."""

from __future__ import annotations

from typing import cast

from diplodiff.errors import DiplodiffError, EmptyTextError, LoadError
from diplodiff.loaders.media import (
    DOCX,
    EPUB,
    HTML,
    IMAGES,
    JPEG,
    MARKDOWN,
    ODT,
    PDF,
    PNG,
    RTF,
    TEXT,
    TIFF,
    WEBP,
    XHTML,
    detect,
)
from diplodiff.model import Blocks, Snapshot
from diplodiff.settings import limits

# Media type -> (module, function), imported when first needed. A function takes a Snapshot and returns Blocks.
LOADERS: dict[str, tuple[str, str]] = {
    PDF: ("diplodiff.loaders.pdf", "load"),
    HTML: ("diplodiff.loaders.html", "load"),
    XHTML: ("diplodiff.loaders.html", "load"),
    DOCX: ("diplodiff.loaders.docx", "load"),
    ODT: ("diplodiff.loaders.odt", "load"),
    RTF: ("diplodiff.loaders.rtf", "load"),
    EPUB: ("diplodiff.loaders.epub", "load"),
    TEXT: ("diplodiff.loaders.text", "load"),
    MARKDOWN: ("diplodiff.loaders.markdown", "load"),
    PNG: ("diplodiff.loaders.image", "load"),
    JPEG: ("diplodiff.loaders.image", "load"),
    TIFF: ("diplodiff.loaders.image", "load"),
    WEBP: ("diplodiff.loaders.image", "load"),
}

OFFICE = frozenset({DOCX, ODT, RTF, EPUB})  # read in a process of their own, as PDFs and pictures are by their loaders

Pages = tuple[tuple[int, int], ...]

__all__ = ["LOADERS", "detect", "linked_file", "load"]


def load(snapshot: Snapshot, password: str | None = None, language: str | None = None, pages: Pages = ()) -> Blocks:
    """Read a source with the loader for what it is; `password` opens a protected PDF, `language` is that of a scan.

    pages are the ranges wanted (from 1; all without any); of a PDF or a picture no other page is read, formats without
    pages are read whole.

    Raises LoadError where it cannot be read, EmptyTextError where it holds no text, MissingPartError where an optional
    part is needed; never anything else, bar a defect of the program itself.
    """
    media_type = detect(snapshot)
    try:
        blocks = _call(media_type, snapshot, password, language, pages)
    except DiplodiffError:
        raise
    except RecursionError as exc:
        raise LoadError(
            f"{snapshot.origin} nests its parts too deeply to be read; save it again in simpler form."
        ) from exc
    except MemoryError:
        raise
    except Exception as exc:
        raise damaged(snapshot.origin, media_type, type(exc).__name__) from exc
    _check(blocks, snapshot.origin)
    return blocks


def damaged(origin: str, media_type: str, defect: str) -> LoadError:
    """The refusal of a source on which its loader stumbled; defect names how."""
    kind = media_type.rpartition("/")[2].rpartition(".")[2]
    return LoadError(f"{origin} cannot be read as {kind}, it seems to be damaged ({defect}); get it again.")


def linked_file(snapshot: Snapshot) -> str | None:
    """The address of the file that a short page links in the place of a text; None where it prints the text itself."""
    if detect(snapshot) not in (HTML, XHTML):
        return None
    from diplodiff.loaders.html import linked_file as linked

    return linked(snapshot)


def _call(media_type: str, snapshot: Snapshot, password: str | None, language: str | None, pages: Pages) -> Blocks:
    from importlib import import_module

    if media_type not in LOADERS:
        return _plugged(media_type, snapshot)
    module, name = LOADERS[media_type]
    if media_type in OFFICE:
        from diplodiff.loaders import office

        return office.load(media_type, (module, name), snapshot)
    function = getattr(import_module(module), name)
    blocks: Blocks
    if media_type == PDF:
        blocks = function(snapshot, password, language, pages)
    elif media_type in IMAGES:
        blocks = function(snapshot, language, pages)
    else:
        blocks = function(snapshot)
    return blocks


def _plugged(media_type: str, snapshot: Snapshot) -> Blocks:
    from diplodiff import plugins

    loader = cast(plugins.Loader, plugins.named(plugins.LOADERS, media_type))
    blocks = loader.load(snapshot)
    if not isinstance(blocks, Blocks):
        raise TypeError(f"the plug-in for {media_type} gave {type(blocks).__name__}, no Blocks")
    return blocks


def _check(blocks: Blocks, origin: str) -> None:
    characters = sum(len(block.text) for block in blocks.blocks)
    if characters > limits.MAX_CHARACTERS:
        raise LoadError(f"{origin} holds more than {limits.MAX_CHARACTERS} characters; split it and compare the parts.")
    if not any(block.text.strip() and block.left_out is None for block in blocks.blocks):
        raise EmptyTextError(f"{origin} was read and holds no text; check that it is the document meant.")

"""HTML and XHTML: bytes to blocks, with the text told from the page around it.

    decode -> parse -> walk (every text node in one piece) -> choose (why a piece is no part of the text) -> blocks

Whatever is left out stays as a block with the reason, so that nothing the page served is ever claimed absent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.errors import EmptyTextError, LoadError
from diplodiff.language.normalise import composed
from diplodiff.loaders.charset import decode
from diplodiff.loaders.html_asides import mark_doubtful
from diplodiff.loaders.html_blocks import walk
from diplodiff.loaders.html_content import choose
from diplodiff.loaders.html_kept import keep_between
from diplodiff.loaders.html_refusal import LINKS, LinkedFileError, refuse_shell
from diplodiff.loaders.html_second import second_reading
from diplodiff.loaders.html_title import place_title
from diplodiff.loaders.html_tree import declared, declared_charset, parse
from diplodiff.model import Block, Blocks, Location, Note
from diplodiff.settings import loaders_html as settings

if TYPE_CHECKING:
    from diplodiff.loaders.html_model import Piece
    from diplodiff.model import Snapshot

_REMARKS = {
    "hidden-page": Note("hidden-text", "The page hides its text until its scripts have run; the hidden text was read."),
}


def load(snapshot: Snapshot) -> Blocks:
    """Read a page. Raises LoadError where it cannot be read or is no document, EmptyTextError where it is empty."""
    try:
        return _load(snapshot)
    except EmptyTextError as error:
        raise EmptyTextError(f"{snapshot.origin} holds no text: {error}.") from None
    except LoadError as error:
        raise LoadError(f"{snapshot.origin} cannot be read as a web page: {_sentence(str(error))}") from None


def linked_file(snapshot: Snapshot) -> str | None:
    """The address of the file that a page links as its full text, absolute; None where it prints the text itself."""
    try:
        blocks = _load(snapshot)
    except LinkedFileError as error:
        return error.file
    except LoadError:
        return None
    return next((note.message.partition(LINKS)[2] for note in blocks.notes if note.code == "attachment"), None)


def _sentence(words: str) -> str:
    return words if words.endswith(".") else words + "."


def _load(snapshot: Snapshot) -> Blocks:
    charset = declared_charset(snapshot.body, snapshot.media_type)
    text, _, notes = decode(snapshot.body, charset)
    root = parse(text)
    said = declared(root)
    state = walk(root)
    remarks = choose(state.pieces, state.boxes, said.language)
    title = place_title(state.pieces, said.titles)
    keep_between(state.pieces, title)
    mark_doubtful(state.pieces)
    cut = refuse_shell(root, state.pieces, said.titles, snapshot.provenance.url or snapshot.origin)
    most = settings.HTML_CUT_COVERAGE if any(note.code == "paywall" for note in cut) else 1.0
    second = second_reading(state.pieces)
    blocks = tuple(block for piece in state.pieces if (block := _block(piece)) is not None)
    if not any(block.left_out is None for block in blocks):
        raise EmptyTextError("no visible text was found; save the page from a browser and compare the file")
    return Blocks(
        blocks=blocks,
        method="html",
        coverage=min(second.coverage, most),
        language=said.language,
        title=title.text if title else (said.titles[0] if said.titles else None),
        notes=(*notes, *(_REMARKS[r] for r in remarks), *second.notes, *cut),
    )


def _block(piece: Piece) -> Block | None:
    text = composed(piece.text)  # its white space is in order already
    if not text and not piece.number:
        return None
    return Block(
        text=text,
        kind=piece.kind,
        location=Location(path=piece.box.path),
        level=piece.level,
        number=piece.number,
        bold=piece.bold,
        left_out=piece.reason,
        aside=piece.aside,
    )

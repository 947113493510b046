"""Plain text -> Blocks: one block a printed line, empty ones too, so that a later stage can join what was wrapped."""

from __future__ import annotations

import re

from diplodiff.errors import LoadError
from diplodiff.loaders.charset import decode
from diplodiff.loaders.mail import message, unquoted
from diplodiff.model import Block, Blocks, Location, Note, Snapshot
from diplodiff.patterns import regex
from diplodiff.settings import limits
from diplodiff.settings.loaders import TEXT_BLANK_LINES

_DECLARED = regex(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_LINE_END = regex("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_OTHER_ENDS = "\r\x0b\x85\u2028\u2029"  # of a line, beside the usual one
_PAGE_END = "\f"
_END_OF_FILE = "\x1a"  # older systems end a text with it


def decoded(snapshot: Snapshot) -> tuple[str, tuple[Note, ...]]:
    """Text and notes on its character set. Raises LoadError for bytes that are no text or more of it than is read."""
    declared = _DECLARED.search(snapshot.media_type)
    try:
        text, _, notes = decode(snapshot.body, declared.group(1) if declared else None)
    except LoadError as exc:
        raise LoadError(f"{snapshot.origin} cannot be read as text: {str(exc)[:1].lower()}{str(exc)[1:]}") from exc
    text = text.rstrip(_END_OF_FILE)
    if "\0" in text:
        raise LoadError(
            f"{snapshot.origin} holds zero bytes and so is no plain text; check that the right file was saved."
        )
    if len(text) > limits.MAX_CHARACTERS:
        raise LoadError(f"{snapshot.origin} holds more than {limits.MAX_CHARACTERS} characters; split it first.")
    return text, notes


def load(snapshot: Snapshot) -> Blocks:
    """Read plain text. Raises LoadError if it cannot be decoded."""
    text, notes = decoded(snapshot)
    return Blocks(message(lines(unquoted(text), snapshot.origin)), method="text", notes=notes)


def lines(text: str, origin: str) -> tuple[Block, ...]:
    """One block a line, indented as printed; of a run of empty lines the first two. A form feed begins a page."""
    blocks: list[Block] = []
    paged = _PAGE_END in text
    number = blank = 0
    for page, part in enumerate(text.split(_PAGE_END), start=1):
        pieces = _LINE_END.split(part) if any(end in part for end in _OTHER_ENDS) else part.split("\n")
        if len(pieces) > 1 and not pieces[-1].strip():
            pieces.pop()  # what follows the last line end of a page is no line
        for piece in pieces:
            number += 1
            line = piece.expandtabs().rstrip()
            blank = 0 if line else blank + 1
            if blank <= TEXT_BLANK_LINES:
                location = Location(page=page if paged else None, line=number)
                blocks.append(Block(line, kind="line", location=location))
        if len(blocks) > limits.MAX_BLOCKS:
            break
    if len(blocks) > limits.MAX_BLOCKS:
        raise LoadError(f"{origin} holds more than {limits.MAX_BLOCKS} lines; split it and compare the parts.")
    return tuple(blocks)

"""The tokens of an RTF file: control words, symbols, bytes, braces and text; bounded in time."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import NamedTuple

from diplodiff.errors import LoadError
from diplodiff.patterns import regex
from diplodiff.settings import limits
from diplodiff.settings.limits import LOAD_TOKENS_PER_LOOK

WORD, SIGN, BYTE, BRACE, TEXT = "word", "sign", "byte", "brace", "text"

_TOKEN = regex(
    r"\\([a-zA-Z]{1,40})(-?[0-9]{1,10})? ?"  # a control word with its number
    r"|\\'([0-9a-fA-F]{2})"  # a byte
    r"|\\([^a-zA-Z])"  # a control symbol
    r"|([{}])"
    r"|([^\\{}\r\n\0]+)"  # text
    r"|[\r\n\0]+|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    """kind is one of the constants above; argument is the number of a control word or the value of a byte."""

    kind: str
    value: str
    argument: int | None = None


def tokens(source: str, origin: str) -> Iterator[Token]:
    r"""Cut a file, read as Latin-1, into tokens; raw data after \bin is passed over. Raises LoadError after a time."""
    position, seen, until = 0, 0, time.monotonic() + limits.LOAD_SECONDS
    while match := _TOKEN.match(source, position):
        position = match.end()
        seen += 1
        if seen % LOAD_TOKENS_PER_LOOK == 0 and time.monotonic() > until:
            raise LoadError(f"{origin} takes more than {limits.LOAD_SECONDS:.0f} seconds to read; split it first.")
        word, argument, code, sign, brace, text = match.groups()
        if word == "bin":
            position += max(int(argument or 0), 0)
        elif word is not None:
            yield Token(WORD, word, int(argument) if argument else None)
        elif code is not None:
            yield Token(BYTE, code, int(code, 16))
        elif text is not None:
            yield Token(TEXT, text)
        elif brace is not None:
            yield Token(BRACE, brace)
        elif sign is not None:
            yield Token(SIGN, sign)

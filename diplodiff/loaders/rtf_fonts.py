"""Bytes of an RTF file made into characters: the code page is that of the font, or else that of the document."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from diplodiff.loaders.rtf_tables import CHARSETS, DOUBLE_BYTE, SYMBOL_CHARSET
from diplodiff.loaders.symbols import symbol

UNKNOWN = "\ufffd"
_PRIVATE = range(0xF020, 0xF100)


@dataclass
class Fonts:
    """The font table, the code page of the document, and bytes that wait for the rest of their character."""

    codec: str = "cp1252"
    charsets: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    waiting: bytearray = field(default_factory=bytearray)

    def set_code_page(self, number: int) -> None:
        """Take over the code page that the document declares, where there is such a one."""
        if can_decode(b"", f"cp{number}"):
            self.codec = f"cp{number}"

    def name(self, font: int, piece: str) -> None:
        """Add to the name of a font."""
        self.names[font] = (self.names.get(font, "") + piece).replace(";", "")

    def decoded(self, font: int, following: str) -> tuple[str, str]:
        """(what the waiting bytes say, what is left of `following`): a character may end with a plain one after it."""
        if not self.waiting:
            return "", following
        charset = self.charsets.get(font, 0)
        if charset == SYMBOL_CHARSET:
            text = "".join(symbol(self._symbol_font(font), f"{b:X}") or UNKNOWN for b in self.waiting)
        else:
            codec = CHARSETS.get(charset, self.codec)
            if following and codec in DOUBLE_BYTE and not can_decode(bytes(self.waiting), codec):
                self.waiting += following[0].encode("latin-1")
                following = following[1:]
            text = bytes(self.waiting).decode(codec, "replace")
        self.waiting.clear()
        return text, following

    def character(self, font: int, unit: int) -> str:
        """A UTF-16 unit; in the private area it is a code of a symbol font."""
        return symbol(self._symbol_font(font), f"{unit:X}") or UNKNOWN if unit in _PRIVATE else chr(unit)

    def _symbol_font(self, font: int) -> str:
        return self.names.get(font, "").strip() or "Symbol"


def can_decode(data: bytes, codec: str) -> bool:
    """Whether there is such a codec and the bytes are whole characters in it."""
    try:
        codecs.lookup(codec)
        data.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return False
    return True

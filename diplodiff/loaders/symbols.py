"""Characters of the symbol fonts that office formats address by code instead of by Unicode character.

Source of the code points: Adobe's Symbol encoding, which the fonts of word processors follow.
"""

from __future__ import annotations

_FIRST, _LAST = 0x20, 0xFF


def _table(codes: str, characters: str) -> dict[int, str]:
    return {int(code, 16): character for code, character in zip(codes.split(), characters, strict=True)}


_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x30, 0x3A), "0123456789", strict=True)),
    **_table("20 21 25 28 29 2B 2C 2D 2E 2F 3A 3B 3C 3D 3E 3F 5B 5D 7B 7C 7D", " !%()+,−./:;<=>?[]{|}"),
    **_table("A0 A2 A3 A5 AB AC AD AE AF B0 B1 B2 B3 B4 B7 B8 B9 BA BB BC", "€′≤∞↔←↑→↓°±″≥×•÷≠≡≈…"),
    **_table("D2 D3 D4 D7 DE E2 E3 E4", "®©™⋅⇒®©™"),
}
# In picture fonts only the common list marks, boxes and arrows have a meaning in running text.
_PICTURES = _table("6C 6E 6F 71 75 76 9F A6 A7 A8 B7 D8 E0 F0 FB FC FD FE", "••□□•••••□••→→✗✓☒☑")


def symbol(font: str, code: str) -> str | None:
    """The character that `font` shows for the hexadecimal `code`; None where that is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return None
    if 0xF000 + _FIRST <= point <= 0xF000 + _LAST:
        point -= 0xF000
    name = font.strip().lower()
    if name == "symbol":
        return _SYMBOL.get(point)
    if name.startswith(("wingdings", "webdings", "zapfdingbats")):
        return _PICTURES.get(point)
    ordinary = 0 < point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF and chr(point).isprintable()
    return chr(point) if ordinary else None

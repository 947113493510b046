"""Numerals that labels are written in: Roman, Han, circled, and the digits of every script."""

from __future__ import annotations

import unicodedata

from diplodiff.patterns import regex

# Roman numerals are often typed with the Cyrillic letters that look like them.
_ROMAN_TYPED = str.maketrans("ІХСМУіхсмѵⅤ", "IXCMVixcmvV")
_ROMAN = regex("(?=[ivxlc])c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_HAN_DIGITS = (
    {c: i for i, c in enumerate("〇一二三四五六七八九")}
    | {"零": 0, "两": 2, "兩": 2}
    | {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
)
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}
HAN = "〇零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰"
# Circled, bracketed and stopped numbers: (first character, how many there are, value of the first).
_ENCLOSED = (
    (0x2460, 20, 1),
    (0x2474, 20, 1),
    (0x2488, 20, 1),
    (0x3251, 15, 21),
    (0x32B1, 15, 36),
    (0x2776, 10, 1),
    (0x2780, 10, 1),
    (0x278A, 10, 1),
    (0x24F5, 10, 1),
    (0x3220, 10, 1),
    (0x3280, 10, 1),
)
# The same of Korean letters: (first character, how many).
_ENCLOSED_LETTERS = ((0x3200, 14), (0x320E, 14), (0x3260, 14), (0x326E, 14))
ENCLOSED_LETTERS = "".join(chr(first + i) for first, count in _ENCLOSED_LETTERS for i in range(count))
ENCLOSED = "".join(chr(first + i) for first, count, _ in _ENCLOSED for i in range(count))


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to 399 (Latin letters, Cyrillic look-alikes or the numeral characters)."""
    plain = unicodedata.normalize("NFKC", text.translate(_ROMAN_TYPED)).translate(_ROMAN_TYPED).lower()
    if not _ROMAN.fullmatch(plain):
        return None
    values = [_ROMAN_VALUES[c] for c in plain]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def han(text: str) -> int | None:
    """The value of a Han numeral up to 9999, written with units (二十三) or digit by digit (二三)."""
    if not text or any(c not in _HAN_DIGITS and c not in _HAN_UNITS for c in text):
        return None
    if not any(c in _HAN_UNITS for c in text):
        return int("".join(str(_HAN_DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _HAN_UNITS:
            total += (1 if digit is None else digit) * _HAN_UNITS[c]
            digit = None
        else:
            digit = _HAN_DIGITS[c]
    return total + (digit or 0)


def enclosed(character: str) -> int | None:
    """The value of a circled, bracketed or stopped number or Korean letter (⑮ is 15, ㉯ is 2)."""
    code = ord(character)
    for first, count, value in (*_ENCLOSED, *((first, count, 1) for first, count in _ENCLOSED_LETTERS)):
        if first <= code < first + count:
            return value + code - first
    return None

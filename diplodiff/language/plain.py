"""Letter-by-letter matching of the words in the tables: one form of a text for it, with the way back to its characters.

`plain` lowers case, makes the digits of every script ASCII, joins spellings that a keyboard decides (ё, ي, dotless ı,
dashes, apostrophes, full-width marks, hard spaces) and drops what prints nothing or is often left out (directional
marks, joiners, Arabic vowel signs, the Indic nukta). A word that mixes Latin and Cyrillic letters is read in one script.
Unlike `normalise.words` it keeps spaces and punctuation, which dates and lists of names turn on.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from diplodiff.language.normalise import unmixed_words
from diplodiff.values import NamedTuple

_DIGIT_ZEROS = (
    *(0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66),
    *(0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10),
)
# Ligatures, Arabic letters in the form of their place, letters of full and katakana of half width: a font decides these.
_FORMS = (
    range(0xFB00, 0xFDFE),
    range(0xFE70, 0xFEFD),
    *(range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B), range(0xFF66, 0xFFA0)),
)
_DROPPED = (
    *(0xAD, 0x61C, 0x640, 0x670, 0x93C, 0x9BC, 0xFEFF, 0x2060),
    *range(0x64B, 0x660),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_JOINED = {
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t\n\r", " "),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("‘’‛′´`ʼ＇", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("～〜∼", "~"),
    **dict(zip("（），．／：；،٬", "(),./:;,,", strict=True)),
    **dict(zip("يىكةۀہھۃأإآٱ", "ییکههههه\u0627\u0627\u0627\u0627", strict=True)),
    **dict(zip("ёЁıİ", "ееii", strict=True)),
}


class Plain(NamedTuple):
    """A text in the form that is matched; `offsets` lead back to the published characters (None: one to one)."""

    text: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of the plain text stands in the published one."""
        if self.offsets is None or start >= end:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=2_048)
def plain(text: str) -> Plain:
    """The form of a published text in which the words of the tables are looked for."""
    if text.isascii():
        return Plain(text.lower().translate(_spaces()), None)
    text = unmixed_words(text)
    folded = text.translate(_table()).lower()
    if len(folded) == len(text):
        return Plain(folded, None)
    pairs = [(f, i) for i, c in enumerate(text) for f in c.translate(_table()).lower()]
    return Plain("".join(f for f, _ in pairs), tuple(i for _, i in pairs))


def plain_word(word: str) -> str:
    """An entry of a table in the form of `plain`."""
    if word.isascii():
        return word.lower().translate(_spaces())
    return plain(unicodedata.normalize("NFC", word)).text


def is_letter(text: str, at: int) -> bool:
    """Whether the character at this place belongs to a word; no place outside the text does."""
    return 0 <= at < len(text) and (text[at].isalpha() or unicodedata.category(text[at])[0] == "M")


def alternatives(words: list[str] | tuple[str, ...]) -> str:
    """One regular expression for many words, the longest first, branching on letters so that it stays fast."""
    root: dict[str, object] = {}
    for word in words:
        node = root
        for c in word:
            node = node.setdefault(c, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, object]) -> str:
    arms = [re.escape(c) + _branch(below) for c, below in sorted(node.items()) if c]  # type: ignore[arg-type]
    if not arms:
        return ""
    joined = arms[0] if len(arms) == 1 and "" not in node else f"(?:{'|'.join(arms)})"
    return joined + "?" if "" in node else joined


@cache
def _table() -> dict[int, str | None]:
    digits = {zero + value: str(value) for zero in _DIGIT_ZEROS for value in range(10)}
    plainly = {**dict.fromkeys(_DROPPED, None), **digits, **{ord(c): to for c, to in _JOINED.items()}}
    forms = {c: unicodedata.normalize("NFKC", chr(c)).replace(" ", "") for span in _FORMS for c in span}
    return {**{c: form.translate(plainly) for c, form in forms.items()}, **plainly}


@cache
def _spaces() -> dict[int, str]:
    return {ord(c): " " for c in "\t\n\r"} | {ord("`"): "'"}

"""Folding: the form of a text that is compared, with the way back to the published characters.

Published text is never altered. `words` cuts it into words with their offsets and folds each word: width and ligatures
(NFKC), case, digits of every script, invisible and directional marks, Arabic vowel signs and letter variants, traditional
and simplified Han characters, and letters of one script typed with look-alikes of another. Two passages with equal
`folded` say the same, letter by letter, to a reader.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache

from diplodiff.patterns import foreign, regex
from diplodiff.settings.language import ENTRY_SHORT, FOLDS_KEPT, UNSPACED_WEIGHT
from diplodiff.values import NamedTuple

# Marks that print nothing: soft hyphen, zero-width and directional marks, byte-order mark, kashida (it only stretches).
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe"
)
_ARABIC_SIGNS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
INVISIBLE = foreign(f"[{_INVISIBLE}]")
_DROP = regex(f"[{_INVISIBLE}{_ARABIC_SIGNS}]")

# Scripts that are written without spaces: every character is a word of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3031-\u3035\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
UNSPACED = foreign(f"[{_UNSPACED}]")
_EAST = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"  # kana, Han, Hangul
_AUTOSPACE = regex(f"(?<={_EAST}) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?={_EAST})")
# Signs that change what a sentence says and so count as words: currencies, per cent, degree, section, number.
_SIGNS = "$%£¤¥°§№‰\u20a0-\u20cf"
# Letters and digits, with the combining marks that \w leaves out (Indic vowel signs among them; not the danda).
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0900-\u0903"
    "\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u09e2\u09e3\u0a01-\u0a03"
    "\u0a3c-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0ae2\u0ae3\u0b01-\u0b03\u0b3c-"
    "\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-"
    "\u0d03\u0d3b-\u0d4d\u0d57\u0d81-\u0d83\u0dca-\u0ddf\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
)
# A figure and the Korean word behind it are two words, as some write them and some printers set them.
_WORD = regex(
    f"[{_UNSPACED}]|[{_SIGNS}]|\\d+(?=[\uac00-\ud7a3])|[\uac00-\ud7a3]+(?=\\d)|(?:(?![{_UNSPACED}_])[\\w{_MARKS}{_INVISIBLE}{_ARABIC_SIGNS}])+"
)

_ASCII_WORD = regex("[a-z0-9]+|[$%]")  # what _WORD finds in lower-case ASCII, several times as fast
# The same characters kept and all other ASCII made spaces, for ASCII that is folded whole: as fast again.
_ASCII_KEPT = str.maketrans({chr(c): " " for c in range(128) if not chr(c).isalnum() and chr(c) not in "$%"})

# Typographic variants of the same mark, for `punctuated`.
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‚‛′´`ʼ", "'")
    | dict.fromkeys("“”„‟«»″〝〞「」『』", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣", "-")
    | {"…": "..."}
)
_PRINTED = "’“”–—‘…«»\u00a0ㆍ"  # the last is a letter by name, and the middle dot of Korean keyboards
# Letter variants that a keyboard or a font decides, not the writer.
_LETTERS = str.maketrans(
    dict(zip("يىكةۀہۃأإآٱ", "ییکهههه\u0627\u0627\u0627\u0627", strict=True)) | {"ё": "е", "ß": "ss", "ı": "i"}
)
_CYRILLIC_LIKE, _LATIN_LIKE = "аеорсухіјһԛԝѕкмтвнԁ", "aeopcyxijhqwskmtbhd"
_LATIN_FOR_CYRILLIC = str.maketrans(_CYRILLIC_LIKE + _CYRILLIC_LIKE.upper(), _LATIN_LIKE + _LATIN_LIKE.upper())
_CYRILLIC_FOR_LATIN = str.maketrans("aeopcyxijhkmtbAEOPCYXIJHKMTB", "аеорсухіјһкмтвАЕОРСУХІЈНКМТВ")
_LATIN = regex("[A-Za-z]")
_CYRILLIC = regex("[\u0400-\u052f]")
_MIXED = regex("[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z]")
_LETTERS_RUN = regex(r"[^\W\d_]+")
_HAN_FIRST = "\u3400"
_HAN = regex(f"[{_HAN_FIRST}-\u9fff\uf900-\ufaff]")
# Where raised or lowered figures begin behind plain ones: 10² is not 102.
_RAISED = regex("(?<=\\d)(?=[²³¹⁰⁴-⁹₀-₉])")

_DIGITS = regex(r"\d+")  # of every script

_folds: dict[str, str] = {}


class Word(NamedTuple):
    """A folded word and where it stands in the published text."""

    text: str
    start: int
    end: int


def is_small(text: str) -> bool:
    """Whether a text begins with a small letter. Georgian counts as having none: its letters are small for Unicode alone."""
    return text[:1].islower() and not "\u10d0" <= text[0] <= "\u10ff"


def words(text: str) -> list[Word]:
    """The words of a published text in order, folded; signs that carry meaning are words; punctuation is left out."""
    return list(_words(text))


@lru_cache(maxsize=1_024)
def _words(text: str) -> tuple[Word, ...]:
    text = _unadorned(text)
    if text.isascii():
        return _ascii_words(text.lower())
    return tuple([Word(folded, *m.span()) for m in _WORD.finditer(text) if (folded := fold_word(m.group()))])


def _ascii_words(text: str) -> tuple[Word, ...]:
    """The same for ASCII in small letters."""
    if "$" in text or "%" in text:
        return tuple([Word(m.group(), *m.span()) for m in _ASCII_WORD.finditer(text)])
    kept, end = text.translate(_ASCII_KEPT), 0
    found: list[Word] = []
    for word in kept.split():
        start = kept.index(word, end)
        end = start + len(word)
        found.append(Word(word, start, end))
    return tuple(found)


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """The folded words of a text, joined by single spaces; equal for texts that differ in nothing that reads."""
    text = _unadorned(text)
    if text.isascii():
        for sign in "$%":
            if sign in text:
                text = text.replace(sign, f" {sign} ")
        return " ".join(text.lower().translate(_ASCII_KEPT).split())
    if len(text) < ENTRY_SHORT and max(text) < _UNSPACED[0] and all(map(str.isalpha, parts := text.split())):
        return " ".join([form for part in parts if (form := fold_word(part))])
    return " ".join([f for m in _WORD.finditer(text) if (f := fold_word(m.group()))])


def _unadorned(text: str) -> str:
    """The text with its typographic marks as spaces, which they are to `words`: English is ASCII but for these."""
    if not text.isascii():
        for mark in _PRINTED:
            if mark in text:
                text = text.replace(mark, " ")
    return text


def fold_word(word: str) -> str:
    """One word in its folded form; empty where it holds only invisible marks."""
    found = _folds.get(word)
    if found is None:
        if len(_folds) > FOLDS_KEPT:  # bounded memory in long archive runs
            _folds.clear()
        found = _folds[word] = _fold(word)
    return found


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    word = _RAISED.sub("^", word)
    # a mark that stands for itself is a space and the mark in its plain form
    word = _DROP.sub("", unicodedata.normalize("NFKC", word).replace(" ", "")).casefold().translate(_LETTERS)
    word = simplified(word)
    word = ascii_digits(word)
    if _LATIN.search(word) and _CYRILLIC.search(word):
        word = unmixed(word)
    return unicodedata.normalize("NFC", _strip_i_dot(word))


def simplified(text: str) -> str:
    """The text with traditional Han characters in their simplified form; its length never changes."""
    if text.isascii() or max(text) < _HAN_FIRST or not _HAN.search(text):
        return text
    return text.translate(_simplified())


@cache
def _simplified() -> dict[int, int]:
    """The simplified form of each traditional Han character: Chinese is published in both."""
    from pathlib import Path

    data = json.loads((Path(__file__).parent / "data" / "han" / "simplified.json").read_text(encoding="utf-8"))
    return str.maketrans("".join(data["traditional"]), "".join(data["simplified"]))


def _strip_i_dot(word: str) -> str:
    # Turkish İ casefolds to i and a combining dot, which no reader tells from i.
    return word.replace("i\u0307", "i")


def unmixed(word: str) -> str:
    """A word that mixes Latin and Cyrillic letters, written in the one script of which it has letters that are like no
    other, or in the script of most of its letters.
    """
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    own = (
        any(ord(c) not in _CYRILLIC_FOR_LATIN for c in latin),
        any(ord(c) not in _LATIN_FOR_CYRILLIC for c in cyrillic),
    )
    is_latin = own[0] if own[0] != own[1] else len(latin) >= len(cyrillic)
    return word.translate(_LATIN_FOR_CYRILLIC if is_latin else _CYRILLIC_FOR_LATIN)


def unmixed_words(text: str) -> str:
    """The text with each word that mixes Latin and Cyrillic letters in one script; its length never changes."""
    if text.isascii() or not _CYRILLIC.search(text) or not _MIXED.search(text):
        return text
    return _LETTERS_RUN.sub(lambda m: unmixed(m.group()) if _MIXED.search(m.group()) else m.group(), text)


def punctuated(text: str) -> str:
    """The text with its punctuation and capitals, but typographic variants of quotes, dashes, spaces and Han made one.

    Some typesetters and word processors put a space between East Asian characters and figures or Latin letters.
    """
    text = simplified(INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_TYPOGRAPHY))
    return _AUTOSPACE.sub(
        "", " ".join(unmixed_words(text).split())
    )  # look-alikes are a matter of their own, not of capitals


def published(text: str) -> str:
    """A passage as it is kept: Unicode NFC, runs of white space (line ends too) made single spaces, ends trimmed."""
    return " ".join(composed(text).split())


def composed(text: str) -> str:
    """A text in Unicode NFC, at no cost where it is ASCII."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def ascii_digits(text: str) -> str:
    """Decimal digits of every script as ASCII digits; the length never changes."""
    return text if text.isascii() else _DIGITS.sub(_in_ascii, text)


def _in_ascii(m: re.Match[str]) -> str:
    return "".join([str(unicodedata.decimal(c)) for c in m.group()])


def gap(text: str) -> str:
    """What stands between this text and one that goes on after it: a space, or nothing in a script without spaces."""
    return " " if text[-1:] < _UNSPACED[0] or not re.search(f"[{_UNSPACED}\u3000-\u3002\uff01-\uff60]$", text) else ""


def spelt_length(text: str) -> float:
    """The length of a text in characters as if it were spelt with letters: a sign of an unspaced script says what 2.5 do."""
    return len(text) + UNSPACED_WEIGHT * (0 if text.isascii() else len(UNSPACED.findall(text)))

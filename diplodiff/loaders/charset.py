"""Character sets: which one the bytes are really in, whatever the source declares.

Order of trust: byte-order mark, the pattern of zero bytes of UTF-16, valid UTF-8, then the candidate under which the
text looks most like writing (the frequent letters of a script, whole words in one script, capitals where capitals
stand), with a small advantage for what was declared. Shared by the loaders of marked-up and plain text.
"""

from __future__ import annotations

import codecs
import unicodedata

from diplodiff.errors import LoadError
from diplodiff.language.identify import script
from diplodiff.loaders.charset_guess import guess
from diplodiff.loaders.mojibake import mojibake
from diplodiff.model import Note
from diplodiff.patterns import regex
from diplodiff.settings import loaders as settings

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a compressed document (DOCX, ODT, EPUB or ZIP)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (DOC, XLS or PPT)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
)
# What publishers write, and the superset that browsers read it as.
_ALIASES = {
    "latin_1": "cp1252",
    "iso8859_1": "cp1252",
    "ascii": "cp1252",
    "iso8859_9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "koi8_r": "koi8_u",
    "tis_620": "cp874",
    "iso8859_11": "cp874",
    "iso8859_8": "cp1255",
    "iso8859_7": "cp1253",
}
_NAMES = {"unicode": "utf_16", "x_sjis": "cp932", "x_gbk": "gb18030", "ks_c_5601_1987": "cp949", "windows_949": "cp949"}
_NAMES |= {"windows_874": "cp874", "x_mac_cyrillic": "mac_cyrillic", "iso_8859_8_i": "cp1255", "kz_1048": "kz1048"}
_NAMES |= {"utf8mb4": "utf_8", "x_euc_jp": "euc_jp", "windows_31j": "cp932", "cp_1251": "cp1251", "win_1251": "cp1251"}
_CONTROL = regex(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
_ESCAPED = regex(rb"\x1b\$[@B]|\x1b\([JB]")  # ISO-2022-JP switches character sets with escape sequences
_UTF7 = regex(rb"\+(?=[A-Za-z0-9/]*[A-Z])[A-Za-z0-9/]{3,400}(?![A-Za-z0-9/+=])")
_HZ = regex(rb"~\{[!-~]{4,}?~\}")
_NON_ASCII_WORD = regex(r"[^\x00-\x7f]")
_EAST_ASIAN = regex(r"[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff60\s\x20-\x7e]")
# A capital alpha with its accent, which ISO 8859-7 has where Windows-1253 has a paragraph sign.
_GREEK_ISO = regex(rb"(?<![\xb8-\xfe])\xb6[\xc1-\xfe]")
_GREEK_WINDOWS = regex(rb"[\x80-\x9f]|\xa2[\xc1-\xfe]")
_ILLEGIBLE = regex("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff]")


def decode(body: bytes, declared: str | None = None) -> tuple[str, str, tuple[Note, ...]]:
    """Return the text, the character set used, and notes where that is not what `declared` says.

    Raises LoadError (without the name of the source) for bytes that are no text.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _with_mark(body, name)
    refuse_binary(body)
    wide = _wide(body)
    if wide:
        return _legible(body.decode(wide, "replace")), wide, _notes(declared, wide)
    if b"\x1b" in body and _ESCAPED.search(body):
        return body.decode("iso2022_jp", "replace"), "iso2022_jp", _notes(declared, "iso2022_jp")
    if body.isascii():
        return _ascii(body, declared)
    utf8 = _utf8(body)
    if utf8 is not None:
        notes = _notes(declared, "utf-8") + mojibake(utf8)
        if "\ufffd".encode() not in body:
            notes += _damaged(utf8, "UTF-8")
        return utf8, "utf-8", notes
    return _guess(body, declared)


def _ascii(body: bytes, declared: str | None) -> tuple[str, str, tuple[Note, ...]]:
    """ASCII, unless it is a set that writes everything else in ASCII too: HZ, and UTF-7, which is refused."""
    head = body[:65536]
    if _hidden_letters([one + b"-" for one in _UTF7.findall(head)], "utf_7") >= settings.CHARSET_ESCAPED:
        raise LoadError("This is text in UTF-7; save it again as UTF-8.")
    if _hidden_letters(_HZ.findall(head), "hz") >= settings.CHARSET_ESCAPED:
        return body.decode("hz", "replace"), "hz", _notes(declared, "hz")
    return body.decode("ascii"), "ascii", ()


def _hidden_letters(sequences: list[bytes], codec: str) -> int:
    """How many letters ASCII sequences stand for in a set; 0 where that is no text in a language."""
    found = []
    for sequence in sequences:
        try:
            found.append(sequence.decode(codec))
        except UnicodeDecodeError:
            continue
    letters = sum(1 for text in found for c in text if c > "\x7f" and c.isalpha())
    scripts = {script(text) for text in found}
    return letters if len(scripts) <= settings.CHARSET_ESCAPED_SCRIPTS else 0


def refuse_binary(body: bytes) -> None:
    """Raise LoadError where the bytes are of a known other format, or hold too many control characters to be text."""
    for magic, what in _MAGIC:
        if body.startswith(magic):
            raise LoadError(f"This is {what}, not text; give it to the reader for that format.")
    head = body[:65536]
    if (
        not _wide(body)
        and len(head) - len(head.translate(None, _CONTROLS)) > 8 + len(head) * settings.CHARSET_CONTROL_SHARE
    ):
        raise LoadError("This is binary data, not text; check that the right file was saved.")


def canonical(name: str | None) -> str | None:
    """Name the codec that a declared character set is read with; None where it is unknown."""
    if not name:
        return None
    key = name.strip().strip("\"'").lower().replace("-", "_")
    try:
        found = codecs.lookup(_NAMES.get(key, key)).name.replace("-", "_")
        b"a".decode(found)  # codecs such as rot13 and hex are no character sets
    except (LookupError, ValueError, TypeError):
        return None
    return _ALIASES.get(found, found)


def _with_mark(body: bytes, name: str) -> tuple[str, str, tuple[Note, ...]]:
    text = body.decode(name, "replace").lstrip("\ufeff")
    return text, name, ()


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: nearly all the zero bytes stand at odd (or at even) places."""
    head = body[:4096]
    zeros = head.count(0)
    if zeros < max(2, len(head) * settings.CHARSET_WIDE_ZEROS):
        return _wide_east_asian(head)
    even = head[::2].count(0)
    if even <= zeros * settings.CHARSET_WIDE_ASIDE:
        return "utf-16-le"
    return "utf-16-be" if even >= zeros * (1 - settings.CHARSET_WIDE_ASIDE) else _wide_east_asian(head)


def _wide_east_asian(head: bytes) -> str | None:
    """UTF-16 of Chinese, Japanese or Korean holds few zero bytes: nearly every pair must be such a character."""
    if len(head) % 2 or not _CONTROL.search(head):
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = head.decode(name, "ignore")
        if len(_EAST_ASIAN.findall(text)) >= len(text) * settings.CHARSET_WIDE_EAST:
            return name
    return None


def _utf8(body: bytes) -> str | None:
    """UTF-8, forgiving a few damaged places in a text that is otherwise plainly UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - (1 if text.endswith("\ufffd") else 0)  # a download that was cut off
    whole = len(_NON_ASCII_WORD.findall(text[:200_000])) - text.count("\ufffd", 0, 200_000)
    return text if whole > damaged * settings.CHARSET_UTF8_PER_DAMAGE else None


def _guess(body: bytes, declared: str | None) -> tuple[str, str, tuple[Note, ...]]:
    wanted = canonical(declared)
    wanted = None if wanted and wanted.startswith("utf") else wanted  # they were tried, and it is none
    found = guess(body, wanted)
    likely = found.codec if found is not None and found.likeness >= settings.CHARSET_CERTAIN else None
    if likely == "cp1253" and _GREEK_ISO.search(body) and not _GREEK_WINDOWS.search(body):
        likely = "iso8859_7"
    if found is not None and likely and found.certainty >= settings.CHARSET_READS:
        text = _legible(body.decode(likely, "replace"))
        text = (
            unicodedata.normalize("NFC", text) if likely == "cp1258" else text
        )  # which has accents as signs of their own
        short = likely != wanted and script(text) != "Latn" and _foreign_letters(text) < settings.CHARSET_SHORT
        return text, likely, _notes(declared, likely) + ((_doubt(likely),) if short else ()) + _damaged(text, likely)
    # no candidate reads as a language: too little text to tell, a language that is not known, or no text at all
    chosen = wanted or likely
    text = body.decode(chosen, "replace") if chosen else ""
    if chosen is None or (wanted is None and _foreign_letters(text) >= settings.CHARSET_LONG):
        raise LoadError("The character set could not be found out; save the text again as UTF-8.")
    return _legible(text), chosen, (_doubt(chosen),)


def _foreign_letters(text: str) -> int:
    return sum(1 for c in text if c > "\x7f" and c.isalpha())


def _doubt(codec: str) -> Note:
    return Note("charset", f"The character set is uncertain; the text was read as {codec}.")


def _damaged(text: str, codec: str) -> tuple[Note, ...]:
    if "\ufffd" not in text:
        return ()
    return (Note("charset", f"Some bytes are damaged and could not be read as {codec}."),)


def _legible(text: str) -> str:
    """The text of a guessed character set, or LoadError where too much of it is no character that anybody writes."""
    odd = len(_ILLEGIBLE.findall(text))
    if odd > 2 + len(text) * settings.CHARSET_ILLEGIBLE_SHARE:
        raise LoadError("The character set could not be found out; save the text again as UTF-8.")
    return text


def _notes(declared: str | None, used: str) -> tuple[Note, ...]:
    said, read = canonical(declared), canonical(used)
    if declared is None or said == read or (said == "utf_16" and read and read.startswith("utf_16")):
        return ()
    return (Note("charset", f"The source declares {declared.strip()} but is {used}; it was read as {used}."),)

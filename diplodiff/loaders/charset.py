"""Character sets: which one the bytes are really in, whatever the source declares.

Order of trust: byte-order mark, the pattern of zero bytes of UTF-16, valid UTF-8, then the candidate under which the
text looks most like writing (the frequent letters of a script, whole words in one script, capitals where capitals
stand), with a small advantage for what was declared. Shared by the loaders of marked-up and plain text.
"""

from __future__ import annotations

import codecs
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from diplodiff import settings
from diplodiff.errors import LoadError
from diplodiff.model import Note

_DATA = Path(__file__).parent / "data" / "charsets.json"
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
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ESCAPED = re.compile(rb"\x1b\$[@B]|\x1b\([JB]")  # ISO-2022-JP switches character sets with escape sequences
_TAG = re.compile(rb"<[^<>]*>")
_NON_ASCII_WORD = re.compile(r"[^\x00-\x7f]")
_MIXED = re.compile(r"[A-Za-z][^\W\d_A-Za-z]|[^\W\d_A-Za-z][A-Za-z]")
_EAST_ASIAN = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff60\s\x20-\x7e]")
_FOREIGN_RUN = re.compile(r"[\u00c0-\u024f]{4,}")
_ODD_INSIDE = re.compile(  # capitals after small letters, final forms inside words
    r"[\u05da\u05dd\u05df\u05e3\u05e5][\u05d0-\u05ea]|[\u0629\u0649][\u0621-\u064a]|"
    r"[\u0430-\u04ff][\u0410-\u042f]|[\u03ac-\u03ce][\u0391-\u03a9]|"
    r"[a-z][\u00c0-\u00de]"
)
_NEUTRAL = frozenset("\u00a0«»§°·–—‘’‚“”„†•…€№\u3000、。，：；（）！？「」《》")  # they stand in many sets


_ILLEGIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff]")


class _Candidate(NamedTuple):
    codec: str
    script: str
    frequent: frozenset[str]
    alphabet: frozenset[str]
    rare: bool


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
        return body.decode("ascii"), "ascii", ()
    utf8 = _utf8(body)
    if utf8 is not None:
        notes = _notes(declared, "utf-8")
        if "\ufffd" in utf8 and "\ufffd".encode() not in body:
            notes += (Note("charset", "Some bytes are damaged and could not be read as UTF-8."),)
        return utf8, "utf-8", notes
    return _guess(body, declared)


def refuse_binary(body: bytes) -> None:
    """Raise LoadError where the bytes are of a known other format, or hold too many control characters to be text."""
    for magic, what in _MAGIC:
        if body.startswith(magic):
            raise LoadError(f"This is {what}, not text; give it to the reader for that format.")
    head = body[:65536]
    if not _wide(body) and len(_CONTROL.findall(head)) > 8 + len(head) * settings.CHARSET_CONTROL_SHARE:
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
    if even <= zeros * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even >= zeros * 0.95 else _wide_east_asian(head)


def _wide_east_asian(head: bytes) -> str | None:
    """UTF-16 of Chinese, Japanese or Korean holds few zero bytes: nearly every pair must be such a character."""
    if len(head) % 2 or not _CONTROL.search(head):
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = head.decode(name, "ignore")
        if len(_EAST_ASIAN.findall(text)) >= len(text) * 0.9:
            return name
    return None


def _utf8(body: bytes) -> str | None:
    """UTF-8, forgiving a few damaged places in a text that is otherwise plainly UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = len(_NON_ASCII_WORD.findall(text[:200_000])) - text.count("\ufffd", 0, 200_000)
    return text if whole > damaged * settings.CHARSET_UTF8_PER_DAMAGE else None


def _guess(body: bytes, declared: str | None) -> tuple[str, str, tuple[Note, ...]]:
    sample = _sample(body)
    wanted = canonical(declared)
    best, score = "", -1.0
    for candidate in _candidates():
        value = _likeness(sample, candidate)
        if candidate.codec == wanted:
            value += settings.CHARSET_DECLARED_BONUS
        elif candidate.rare:
            value -= settings.CHARSET_RARE_HANDICAP
        if value > score + 1e-9:
            best, score = candidate.codec, value
    if score >= settings.CHARSET_CERTAIN:
        return _legible(body.decode(best, "replace")), best, _notes(declared, best)
    chosen = wanted or _second_opinion(sample) or best
    if not chosen:
        raise LoadError("The character set could not be found out; save the page again as UTF-8.")
    doubt = Note("charset", f"The character set is uncertain; the text was read as {chosen}.")
    return _legible(body.decode(chosen, "replace")), chosen, (doubt,)


def _legible(text: str) -> str:
    """The text of a guessed character set, or LoadError where too much of it is no character that anybody writes."""
    odd = len(_ILLEGIBLE.findall(text))
    if odd > 2 + len(text) * settings.CHARSET_ILLEGIBLE_SHARE:
        raise LoadError("The character set could not be found out; save the text again as UTF-8.")
    return text


def _second_opinion(sample: bytes) -> str | None:
    try:
        from charset_normalizer import from_bytes
    except ImportError:  # it comes with requests; without it our own ranking stands
        return None
    found = from_bytes(sample).best()
    return canonical(found.encoding) if found else None


def _sample(body: bytes) -> bytes:
    """Cut the first non-ASCII stretches outside tags, enough to judge by."""
    text = _TAG.sub(b" ", body[: settings.CHARSET_SCANNED_BYTES])
    lines = [line for line in re.split(rb"[\r\n]+|(?<=[.>]) ", text) if not line.isascii()]
    return b"\n".join(lines)[: settings.CHARSET_SAMPLE_BYTES]


def _likeness(sample: bytes, candidate: _Candidate) -> float:
    """How much the sample reads like writing in this character set: -1 to 1, near 0.8 and above for the right one."""
    text = sample.decode(candidate.codec, "replace")
    letters = [c for c in text if c > "\x7f"]
    if not letters:
        return 0.0
    frequent, alphabet = candidate.frequent, candidate.alphabet
    first = sum(1 for c in letters if c in frequent or c in _NEUTRAL)
    capital = sum(1 for c in letters if c not in frequent and c.lower() in frequent)
    second = sum(1 for c in letters if c in alphabet and c not in frequent)
    if candidate.script == "han":
        wrong = text.count("\ufffd") + sum(1 for c in letters if "\ue000" <= c <= "\uf8ff" or "\uff61" <= c <= "\uff9f")
        return min(1.0, first / len(letters) / settings.CHARSET_HAN_SHARE) - 3 * wrong / len(letters)
    wrong = len(letters) - first - second
    if candidate.script == "latin":
        wrong += sum(len(m.group()) for m in _FOREIGN_RUN.finditer(text))
    else:
        wrong += len(_MIXED.findall(text))
    wrong += 2 * len(_ODD_INSIDE.findall(text))
    return (first + 0.5 * second + 0.45 * capital - wrong) / len(letters)


def _notes(declared: str | None, used: str) -> tuple[Note, ...]:
    said, read = canonical(declared), canonical(used)
    if declared is None or said == read or (said == "utf_16" and read and read.startswith("utf_16")):
        return ()
    return (Note("charset", f"The source declares {declared.strip()} but is {used}; it was read as {used}."),)


@lru_cache(maxsize=1)
def _candidates() -> tuple[_Candidate, ...]:
    rows = json.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        _Candidate(r["codec"], r["script"], frozenset(r["frequent"]), frozenset(r["alphabet"]), r["rare"]) for r in rows
    )

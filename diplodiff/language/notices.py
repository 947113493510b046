"""What publishers print around a text whatever the text says: "Subscribe to ...", "Photo: ...", "Last updated ...", hashtags.

The words of all languages are looked for together, since a page's own words are often not in the language of its text. They
stand in data/notices/notices.json: `leads` open such a line, `holds` stand anywhere in it, `web` where a page speaks of itself.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache

from diplodiff.language.normalise import ascii_digits, composed
from diplodiff.patterns import regex
from diplodiff.settings.language import NOTICE_DATED, NOTICE_DATED_WORDS, NOTICE_FILE
from diplodiff.values import NamedTuple

_DATA = os.path.join(os.path.dirname(__file__), "data", "notices", "notices.json")
_HASHTAGS = regex(r"(?:#[^\s#]+[\s,;|]*)+")
_SIZES = "[kmg]i?b|[кмг]б|[km]o|[км]байт|كيلوبايت|ميغابايت|کیلوبایت|مگابایت|کلو بائٹ|केबी|एमबी|কেবি|এমবি"
_FILE_SIZE = regex(rf"(?<![^\W\d_])\d+(?:[.,]\d+)?\s?(?:{_SIZES})(?![^\W\d_])")
_ENDMARK = regex(
    r"[-–—=#*([<\s]*(?:#{3,}|\*{3,}|-?\b(?:0|30)\b-|end|ends|end of text|конец|完|终|끝|終|fin|fim|ende|son|соңы)[-–—=#*)\]>.\s]*"
)
# When a page was put up: a date with the time of day, in whatever language. No instrument is dated to the minute.
_CLOCK = regex(r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_YEAR = regex(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d\d)(?!\d)")
_LETTERS = regex(r"[^\W\d_]+")
_ADDRESS = regex(r"[^\w@]*(?:https?://\S+|www\.\S+|t\.me/\S+|@[\w.]+|[\w.+-]+@[\w-]+\.[\w.]+)[^\w]*")


class _Notices(NamedTuple):
    heads: frozenset[str]  # the first two characters of the leads (few lines begin so), and those of a single one
    leads: tuple[tuple[str, tuple[str, ...]], ...]  # what a line is, and how such lines begin
    holds: tuple[tuple[str, tuple[str, ...]], ...]
    ascii_holds: tuple[tuple[str, tuple[str, ...]], ...]
    web: tuple[tuple[str, tuple[str, ...]], ...]  # what only a page of the web speaks of, and no text on one


def notice(text: str) -> str | None:
    """What a line of at most some 240 characters is, if not a word of the text: "subscription", "tags", "controls" ..."""
    known = _notices()
    lower = composed(text).strip().lower()
    begins = lower[:2] in known.heads or lower[:1] in known.heads
    if begins and (lead := next((reason for reason, words in known.leads if lower.startswith(words)), None)):
        return lead
    if lower.startswith("#") and _HASHTAGS.fullmatch(lower):
        return "tags"
    if len(text) <= NOTICE_DATED and _dated(ascii_digits(lower)):
        return "date and author"
    if len(text) <= NOTICE_FILE and _FILE_SIZE.search(lower):
        return "controls"
    for reason, words in known.ascii_holds if lower.isascii() else known.holds:
        for word in words:
            if word in lower:
                return reason
    return None


def web_notice(text: str) -> str | None:
    """What a short passage on a page of the web is that speaks of the page itself: "cookie notice"."""
    lower = composed(text).lower()
    return next((reason for reason, words in _notices().web if any(word in lower for word in words)), None)


def _dated(line: str) -> bool:
    return bool(_CLOCK.search(line) and _YEAR.search(line)) and len(_LETTERS.findall(line)) <= NOTICE_DATED_WORDS


def frames(text: str) -> bool:
    """Whether a line at an end of a document only ends it, or is an address: "(END)", "-0-", "@ministry", a link."""
    lower = text.strip().lower()
    return bool(lower) and bool(_ENDMARK.fullmatch(lower) or _ADDRESS.fullmatch(lower))


@lru_cache(maxsize=1)
def _notices() -> _Notices:
    with open(_DATA, encoding="utf-8") as file:
        data: dict[str, dict[str, list[str]]] = json.load(file)
    leads, holds, web = (
        tuple((reason, tuple(map(composed, words))) for reason, words in of.items())
        for of in (data["leads"], data["holds"], data["web"])
    )
    ascii_holds = tuple((reason, tuple(filter(str.isascii, words))) for reason, words in holds)
    heads = frozenset(word[:2] for _, words in leads for word in words)
    return _Notices(heads, leads, holds, ascii_holds, web)

"""References of a text to its own numbered passages: "as mentioned in paragraph 12", «в пункте 12», 第十二条.

A reference to another instrument ("Article 2 of the Charter", 憲章第五条) is none. Only what is surely a reference to the text
itself is taken: where the text says so ("of this Declaration"), or where nothing beside it names anything else. Words and
their inflections are data (`references` in the tables; `*` stands for an ending).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from diplodiff.language import tables
from diplodiff.language.normalise import INVISIBLE, ascii_digits
from diplodiff.language.numerals import HAN, han
from diplodiff.patterns import regex
from diplodiff.settings.language import REFERENCE_MOST
from diplodiff.values import NamedTuple

_NUMBER = rf"[(（]?\s?(?:№\s?|nr\.\s?)?(?:(?P<n>\d{{1,3}})|(?P<h>[{HAN}]{{1,4}}))\s?[)）]?"
_COUNTS = regex(rf"\d|[{HAN}]")
_GOES_ON = regex(r"[a-zа-я]\b|[.,:/]\d|\d|\s?(?:bis|ter)\b|\s?[%°]|[-–—‐]\d|[の之의]\s?\d|[の之][" + HAN + "]")
_ENDING = r"[^\W\d_]{0,6}"
_QUOTES = regex(r"[«“\"„「『][^«»“”\"„「」『』]{0,200}[»”\"」』]")
_EDGE = regex(r"[\s.,;:!?。，、；：！？।۔،؛()（）«»“”\"'’\-–—]")


class Reference(NamedTuple):
    """A reference at [start, end) of a text: to an article or a paragraph of this number.

    said    whether the text itself says that it means this instrument.
    """

    style: str
    value: int
    start: int
    end: int
    said: bool


def references(text: str, language: str | None) -> list[Reference]:
    """The references of a passage to passages of its own text, in order; none where that is not sure."""
    cues = _cues(tables.primary(language))
    if cues is None or not _has_number(text):
        return []
    plain = _lowered(text)
    seen = [(style, m) for style, word, shape in cues.shapes if word in plain for m in shape.finditer(plain)]
    if not seen:
        return []
    quoted = [m.span() for m in _QUOTES.finditer(plain)]
    foreign = cues.instruments.search(cues.this.sub(lambda m: " " * len(m.group()), plain)) is not None
    found = []
    for style, m in seen:
        value = int(m["n"]) if m["n"] else han(m["h"] or "")
        inside = any(a <= m.start() < b for a, b in quoted)
        if not value or value > REFERENCE_MOST or inside or _GOES_ON.match(plain, m.end()):
            continue
        said = _said(plain, m, cues)
        if said or (not foreign and _bare(plain, m, cues)):
            found.append(Reference(style, value, m.start(), m.end(), said))
    return sorted(set(found), key=lambda r: (r.start, -r.end))


class _Cues(NamedTuple):
    shapes: tuple[tuple[str, str, re.Pattern[str]], ...]  # style, what stands in every such reference, pattern
    this: re.Pattern[str]  # what says that this instrument is meant
    instruments: re.Pattern[str]  # what names another one
    leads: re.Pattern[str] | None  # words that may stand before a reference; None where its owner follows it


@cache
def _cues(language: str | None) -> _Cues | None:
    own: dict[str, Any] = tables.table(language).get("references", {})
    if not own:
        return None
    shapes = tuple(
        (style, _fixed(template), regex(f"(?:{_shape(template)})"))
        for style in ("article", "paragraph")
        for template in own[style]
    )
    leads = regex(f"(?:{_any(own['leads'])})$") if own["leads"] else None
    return _Cues(shapes, regex(_any(own["this"])), regex(_any(own["instruments"])), leads)


def _fixed(template: str) -> str:
    """The letters of a template up to the first that is free."""
    before, _, after = template.partition("{n}")
    return re.split(r"[*\s]", (before.strip() or after.strip()))[0]


def _shape(template: str) -> str:
    """A template as a pattern: the number for {n}, an ending for *, white space of any width."""
    before, _, after = template.partition("{n}")
    start = "" if _joined(before[:1]) else r"(?<!\w)"
    end = "" if not after or _joined(after[-1]) else r"(?!\w)"
    return start + _part(before) + _NUMBER + _part(after) + end


def _part(words: str) -> str:
    return re.escape(words).replace(r"\*", _ENDING).replace(r"\ ", r"\s*" if not words.strip() else r"\s+")


def _any(words: list[str]) -> str:
    """Any of the words, whole; where the script has no spaces anywhere."""
    shapes = []
    for word in sorted(words, key=len, reverse=True):
        body = re.escape(word).replace(r"\*", _ENDING).replace(r"\ ", r"\s+")
        shapes.append(body if _joined(word[0]) else rf"(?<!\w){body}(?!\w)")
    return "|".join(shapes)


def _joined(letter: str) -> bool:
    """Whether a letter belongs to a script that writes words together (or joins particles to them)."""
    return "\u3001" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af"


def _said(plain: str, m: re.Match[str], cues: _Cues) -> bool:
    """Whether "of this Declaration" stands directly behind the reference, or before it where the owner comes first."""
    if cues.leads is None:
        after = cues.this.match(plain, m.end() + len(_space(plain, m.end())))
        return after is not None
    before = plain[max(0, m.start() - 40) : m.start()].rstrip()
    return any(found.end() == len(before) for found in cues.this.finditer(before))


def _bare(plain: str, m: re.Match[str], cues: _Cues) -> bool:
    """Whether nothing stands beside a reference that could own the number."""
    if cues.leads is None:
        rest = plain[m.end() :].lstrip(" ")
        return not rest or bool(_EDGE.match(rest))
    before = plain[max(0, m.start() - 40) : m.start()].rstrip(" ")
    return not before or bool(_EDGE.match(before[-1])) or bool(cues.leads.search(before))


def _space(plain: str, at: int) -> str:
    found = re.compile(r"\s*").match(plain, at)
    return found.group() if found else ""


def _has_number(text: str) -> bool:
    return _COUNTS.search(text) is not None


def _lowered(text: str) -> str:
    """Lower case, digits in ASCII, marks that print nothing made spaces; the length stays."""
    plain = ascii_digits(INVISIBLE.sub(" ", text))
    if len(lower := plain.lower()) == len(plain):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else "i" for c in plain)

"""Numbers that point at something: resolutions by their number, and references whose number is no quantity.

"resolution 2231 (2015)", UNSCR 242, «резолюция 242», 第2231号决议; "Article 5(2)", "paragraphs 3 to 7", «№ 12», "(1)", "[3]".
"""

from __future__ import annotations

import re
from functools import cache

from diplodiff.language import tables
from diplodiff.language.fact_words import UNSPACED, body, end, facts, fixed, start
from diplodiff.language.plain import plain, plain_word
from diplodiff.patterns import regex
from diplodiff.settings.language import CITATION_NUMBERS
from diplodiff.values import NamedTuple

_NUMBER = (
    r"[(\[]?(?:\d+(?:[./]\d+)*|[ivxlc]+(?![a-z]))[a-z]?[)\]]?(?: ?\([\da-z]{1,4}\))*(?: (?:bis|ter|quater)\b(?! ?\d))?"
)
_HAN_NUMBER = rf"(?:{_NUMBER}|[〇零一二三四五六七八九十百]+)"
_RESOLUTION = r"(?<!\d)(?P<n>\d{1,5})(?: ?\(\d{4}\))?(?![\d%])"
_MARKS = regex(
    r"№ ?\d+(?:[/-]\d+)*|# ?\d+|\[\^?\d{1,3}\]|(?:(?<=^)|(?<=[\s:;,.]))[(]\d{1,2}[)]"
    r"|(?:(?<=^)|(?<=[;:] ))\d{1,2}[.)](?= [^\W\d])"
    r"|\d{1,2}(?:[.:]\d{2})? ?(?:uhr|hrs|a\.?m\b|p\.?m\b|o'clock|ч\.)|\b\d{1,2} ?h\.? ?\d{2}(?!\d)"
    r"|\d{1,2} ?[時时點시] ?\d{1,2} ?[分분]|\b(?:um|в|saat|сағат|a las|às) (?:[01]?\d|2[0-4])\.[0-5]\d(?![\d%])"
    r"|(?<!\d)\d{1,2}°(?! ?[cс]\b)|[a-z]/res/\d+(?:/\d+)*|\d+(?:/\d+){2,}"
)
# What stands in each of these: a sign, or behind a figure the mark of a list or the beginning of a time of day.
_MAY_BE_MARKED = regex(r"[№#\[(°/\d](?:(?<!\d)|[.)] | ?[uhapoч])")
_Shape = tuple[tuple[str, ...], re.Pattern[str]]


class Citation(NamedTuple):
    """A resolution cited at [start, end) of a published text; the span covers its number and what says that it is one."""

    start: int
    end: int
    number: int


def citations(text: str, language: str | None) -> tuple[Citation, ...]:
    """The resolutions that a text cites, in order."""
    form = plain(text)
    code = tables.primary(language)
    found: dict[tuple[int, int], Citation] = {}
    for words, shape in _resolutions(code):
        for m in shape.finditer(form.text) if any(word in form.text for word in words) else ():
            for number in re.finditer(_RESOLUTION, m.group()):
                at = m.start() + number.start("n"), m.start() + number.end("n")
                begin = m.start() if number.start("n") < len(m["head"] or "") + len(number.group()) + 4 else at[0]
                found.setdefault(
                    at, Citation(*form.span(min(begin, at[0]), max(at[1], _tail(m, at))), int(number["n"]))
                )
    return tuple(found[at] for at in sorted(found))


def _tail(m: re.Match[str], at: tuple[int, int]) -> int:
    return m.end() if m.end() - at[1] < 24 and not any(c.isdigit() for c in m.string[at[1] : m.end()]) else at[1]


def pointers(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Where numbers stand that are no quantities, with the words that say so."""
    form = plain(text)
    code = tables.primary(language)
    found = [m.span() for m in _MARKS.finditer(form.text)] if _MAY_BE_MARKED.search(form.text) else []
    for words, shape in (*_references(code), *_resolutions(code)):
        if any(word in form.text for word in words):
            found += [m.span() for m in shape.finditer(form.text)]
    return tuple(form.span(*span) for span in found)


@cache
def _references(code: str | None) -> tuple[_Shape, ...]:
    own, table = facts(code), tables.table(code)
    templates = dict.fromkeys([*own.get("references", []), *_own_labels(table)])
    return _shapes(tuple(templates), _HAN_NUMBER if code in UNSPACED else _NUMBER, code)


def _own_labels(table: tables.Table) -> list[str]:
    labels, references = table.get("labels", {}), table.get("references", {})
    found = [t for style in ("article", "paragraph") for source in (labels, references) for t in source.get(style, [])]
    return [t for t in found if "{n}" in t]


@cache
def _resolutions(code: str | None) -> tuple[_Shape, ...]:
    return _shapes(tuple(facts(code).get("resolutions", [])), _RESOLUTION.replace("?P<n>", "?:"), code)


def _shapes(templates: tuple[str, ...], number: str, code: str | None) -> tuple[_Shape, ...]:
    """Two patterns, each with the words of which one stands in all that it finds: the words before the numbers, and the
    words behind them; templates with words on both sides apart.
    """
    joins = [plain_word(w) for w in tables.table(code).get("conjunctions", []) if w]
    joins += [plain_word(w) for w in tables.table(code).get("dates", {}).get("to", [])]
    joins += [plain_word(w) for w in facts(code).get("or", [])]
    more = rf"(?:(?: ?[,;~、-] ?| ?(?:{body(joins)}) ?)+{number}){{0,{CITATION_NUMBERS}}}"
    heads = [t[: -len("{n}")] for t in templates if t.endswith("{n}")]
    tails = [t[len("{n}") :] for t in templates if t.startswith("{n}")]
    both = [t.split("{n}") for t in templates if not t.startswith("{n}") and not t.endswith("{n}")]
    arms: list[tuple[list[str], str]] = []
    if heads:
        inner = body([h.rstrip() for h in heads])
        pattern = rf"{start(code)}(?P<head>{inner})(?:'?s)? ?(?:(?:no\.?|№|nr\.?) ?)?{number}{more}"
        arms.append(([h.strip() for h in heads], pattern))
    if tails:
        behind = [t.strip() for t in tails]
        arms.append((behind, rf"(?P<head>){number}{more}[ ]?(?:{body(behind)}){end(code)}"))
    for before, after in both:
        pattern = rf"(?P<head>{body([before.rstrip()])}) ?{number}{more} ?(?:{body([after.strip()])}){end(code)}"
        arms.append(([before.strip() or after.strip()], pattern))
    return tuple((fixed(words), regex(pattern)) for words, pattern in arms)

"""The passages that a text puts in quotation marks, paragraph by paragraph.

    "We will," he said, "keep the road open."        one quotation in two parts
    “First paragraph ...        “... second paragraph.”   one quotation, the opening mark repeated

A quotation whose mark has no partner ends with its sentence. What a mark encloses inside another quotation is a quotation
of its own, one level deeper.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from diplodiff.language.normalise import UNSPACED, words
from diplodiff.language.quotation_marks import SINGLE, TITLES, Pair, opens, pairs, stray
from diplodiff.language.quotation_words import attributes
from diplodiff.language.sentences import sentences
from diplodiff.patterns import regex
from diplodiff.settings.questions import (
    QUOTE_BROKEN_WORDS,
    QUOTE_INTERRUPTION_WORDS,
    QUOTE_PARAGRAPHS,
    QUOTE_SHORT_CHARACTERS,
    QUOTE_SHORT_WORDS,
    QUOTE_TITLE_CHARACTERS,
)

_GOES_ON = regex(r"[,،，、;؛；—–-]\s*$")
_ENDED = regex(r"[.!?。！？।۔؟]\s*$")
_ANEW = regex(r"[.!?。！？।۔؟:：]\s*$")  # behind it, what is quoted is another passage
_LETTERS = regex(r"[^\W\d_]+")
_SENTENCE = regex(r"[.!?。！？，,;；]")


class Part(NamedTuple):
    """A stretch [start, end) of a paragraph (its number)."""

    paragraph: int
    start: int
    end: int


class Found(NamedTuple):
    """One quotation: its stretches, without marks, and what speaks for or against its being one.

    joined  where a report interrupts a quotation, the first part that belongs to another pair of marks; 0 where it is not
            interrupted. Parts before it and from it on are quotations by themselves if they are not one.
    glue    letters that stand directly behind the closing mark, as endings do in some languages.
    """

    parts: tuple[Part, ...]
    kind: str = "quotation"
    broken: bool = False
    depth: int = 0
    joined: int = 0
    glue: str = ""


def quotations(paragraphs: Sequence[str], language: str | None) -> list[Found]:
    """The quotations of a text in order; language is that of its own words."""
    found: list[Found] = []
    at = 0
    while at < len(paragraphs):
        at = _read(paragraphs, at, language, found)
    return [_with_kind(f, paragraphs) for f in found if _says(f, paragraphs)]


def _read(paragraphs: Sequence[str], at: int, language: str | None, found: list[Found]) -> int:
    """Read a paragraph, and those that go on with a quotation that it leaves open; the number of the next one."""
    here, mark = pairs(paragraphs[at])
    last = at
    spread: list[Part] = []
    while mark and last + 1 < len(paragraphs) and last - at < QUOTE_PARAGRAPHS:
        following = paragraphs[last + 1]
        if not opens(following, mark) and not stray(following, mark):
            break
        if not spread:
            first = next(p for p in here if p.close < 0 and p.mark == mark)
            spread.append(Part(at, first.start, first.end))
            found += _in_paragraph([p for p in here if p.end <= first.start], paragraphs[at], at, language)
        last += 1
        here, mark = pairs(following, mark)
        lead = next((p for p in here if p.depth == 0), None)
        if lead is not None:
            spread.append(Part(last, lead.start, lead.end))
            here = [p for p in here if p.start >= lead.end and p is not lead]
    if not spread:
        found += _in_paragraph(here, paragraphs[at], at, language)
        return at + 1
    found.append(Found(tuple(spread), broken=bool(mark)))
    found += _in_paragraph(here, paragraphs[last], last, language)
    return last + 1


def _in_paragraph(here: list[Pair], text: str, at: int, language: str | None) -> list[Found]:
    mended = [_mended(p, text, language) for p in here]
    whole = [p for p in mended if p is not None and p.end > p.start]
    found: list[Found] = []
    outer_end = -1
    previous: Pair | None = None
    for pair in whole:
        depth = 1 if pair.start < outer_end else 0
        one = Found((Part(at, pair.start, pair.end),), _mark_kind(pair, text), pair.broken, depth, 0, _glue(text, pair))
        if depth == 0:
            joins = previous is not None and not pair.broken and _interrupted(text, previous, pair, language)
            if joins and found[-1].depth == 0 and found[-1].kind == "quotation":
                before = found.pop()
                one = one._replace(parts=(*before.parts, *one.parts), joined=before.joined or len(before.parts))
            previous, outer_end = pair, pair.end
        found.append(one)
    return found


def _mended(pair: Pair, text: str, language: str | None) -> Pair | None:
    """A pair without a partner, cut to its sentence; None where that is no quotation."""
    if not pair.broken:
        return pair
    if pair.mark in SINGLE:
        return None
    if pair.close < 0:
        ends = sentences(text[pair.start :], language)
        end = pair.start + (ends[0][1] if ends else len(text) - pair.start)
        pair = pair._replace(end=min(end, pair.end))
    else:
        starts = [start for start, _ in sentences(text[: pair.end], language)]
        pair = pair._replace(start=starts[-1] if starts else 0)
    return pair if len(words(text[pair.start : pair.end])) >= QUOTE_BROKEN_WORDS else None


def _interrupted(text: str, one: Pair, two: Pair, language: str | None) -> bool:
    """Whether what stands between two pairs of marks only says who is quoted, and the quotation goes on behind it."""
    between = text[max(one.close, one.end) : two.start]
    if (
        one.mark != two.mark
        or one.broken
        or len(words(between)) > QUOTE_INTERRUPTION_WORDS
        or not attributes(between, language)
    ):
        return False
    goes_on = _GOES_ON.search(text[one.start : one.end]) or _GOES_ON.match(between.lstrip("\"”»“’'」』›")[:1] or "x")
    ends = _ANEW.search(between.rstrip(" \"“„«‘'「『‹»"))
    return bool(goes_on) and not ends


def _glue(text: str, pair: Pair) -> str:
    if pair.close < 0:
        return ""
    behind = text[pair.close + 1 : pair.close + 8]
    letters = _LETTERS.match(behind)
    return letters.group() if letters and not UNSPACED.match(letters.group()) else ""


def _mark_kind(pair: Pair, text: str) -> str:
    inside = text[pair.start : pair.end]
    named = pair.mark in TITLES and (len(inside) < QUOTE_TITLE_CHARACTERS or not _SENTENCE.search(inside))
    return "title" if named else "quotation"


def _with_kind(found: Found, paragraphs: Sequence[str]) -> Found:
    said = words(_text(found, paragraphs))
    unspaced = sum(1 for w in said if UNSPACED.match(w.text))
    short = len(said) <= QUOTE_SHORT_CHARACTERS if unspaced > len(said) / 2 else len(said) <= QUOTE_SHORT_WORDS
    return found._replace(kind="short") if short and found.kind == "quotation" else found


def _says(found: Found, paragraphs: Sequence[str]) -> bool:
    return any(c.isalpha() for c in _text(found, paragraphs))


def _text(found: Found, paragraphs: Sequence[str]) -> str:
    return " ".join(paragraphs[p.paragraph][p.start : p.end] for p in found.parts)

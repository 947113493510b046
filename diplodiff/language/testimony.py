"""What a closing formula attests, as values: place, dates, number of originals, languages, which text prevails.

"Done at Kelm on 12 May 2026 in two originals, each in the Kazakh and English languages, both texts being equally
authentic. In case of divergence the English text shall prevail."
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from diplodiff.facts import Date
from diplodiff.language import tables
from diplodiff.language.dates import dates
from diplodiff.language.names import languages
from diplodiff.language.number_words import value, words
from diplodiff.language.plain import Plain, alternatives, plain, plain_word
from diplodiff.patterns import regex
from diplodiff.settings.language import TESTIMONY_PLACE, TESTIMONY_REACH
from diplodiff.values import NamedTuple

_DATE, _LANGUAGE = "\ue000", "\ue001"  # private characters that stand for a date and for a language's name
_ENDS = rf"\s,;:.()।۔。、\"{_DATE}{_LANGUAGE}"
_WORD = f"[^{_ENDS}]+"
_SENTENCE_END = regex(r"(?<![ \"'(].)[.!?;؟۔।](?=\s|$)|[。；]")
_EASTERN = frozenset({"zh", "ja"})


class Attested(NamedTuple):
    """The values of a closing formula; what it does not say is None, empty or False."""

    place: str | None
    dates: tuple[Date, ...]
    originals: int | None
    languages: tuple[str, ...]
    equally_authentic: bool
    prevailing: str | None


class Parts(NamedTuple):
    """Where the parts of a closing formula stand in its text; empty or None for what it does not have."""

    languages: tuple[tuple[int, int], ...] = ()
    originals: tuple[int, int] | None = None
    equal: tuple[int, int] | None = None
    divergence: tuple[int, int] | None = None  # the sentence that says which text prevails


class _Cues(NamedTuple):
    copies: re.Pattern[str]
    fixed: tuple[tuple[re.Pattern[str], int], ...]
    spoken_of: re.Pattern[str]  # words for "language"
    equal: re.Pattern[str]
    divergence: re.Pattern[str]
    prevail: re.Pattern[str]
    places: tuple[re.Pattern[str], ...]
    no_places: frozenset[str]


def attested(text: str, language: str | None) -> Attested | None:
    """What the closing formula in this text says; None where it says nothing of the kind or no table reads it."""
    code = tables.primary(language)
    cues = _cues(code)
    if cues is None:
        return None
    form = plain(text)
    named = languages(text, code)
    found_dates = dates(text, code)
    inside = [_plain_place(form, n[0]) for n in named]
    start, end = _divergence(form.text, cues, inside)
    prevailing = {n[2] for n, at in zip(named, inside, strict=True) if start <= at < end}
    ends = _ends(form.text)
    listed = [
        n[2] for n, at in zip(named, inside, strict=True) if not start <= at < end and _lists(form.text, at, ends, cues)
    ]
    found = Attested(
        place=_place(text, form, cues, found_dates, named),
        dates=found_dates,
        originals=_originals(form.text, cues, code),
        languages=tuple(dict.fromkeys(listed)),
        equally_authentic=bool(cues.equal.search(form.text)),
        prevailing=prevailing.pop() if len(prevailing) == 1 and cues.prevail.search(form.text[start:end]) else None,
    )
    return found if any(found) else None


def parts(text: str, language: str | None) -> Parts:
    """Where a closing formula says what `attested` reads in it."""
    code = tables.primary(language)
    cues = _cues(code)
    if cues is None:
        return Parts()
    form = plain(text)
    start, end = _divergence(form.text, cues, [_plain_place(form, n[0]) for n in languages(text, code)])
    counted = next((m for p, _ in cues.fixed if (m := p.search(form.text))), None) or cues.copies.search(form.text)
    equal = cues.equal.search(form.text)
    return Parts(
        tongues_listed(text, language),
        form.span(*counted.span()) if counted else None,
        form.span(*equal.span()) if equal else None,
        _trimmed(text, form.span(start, end)) if end > start else None,
    )


def tongues_listed(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Where a closing formula names the languages that the text is done in."""
    code = tables.primary(language)
    named, cues = languages(text, code), _cues(code)
    if not named or cues is None:
        return ()
    form = plain(text)
    places = [(n[0], n[1], _plain_place(form, n[0])) for n in named]
    start, end = _divergence(form.text, cues, [at for _, _, at in places])
    ends = _ends(form.text)
    return tuple((a, b) for a, b, at in places if not start <= at < end and _lists(form.text, at, ends, cues))


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    stretch = text[span[0] : span[1]]
    return span[0] + len(stretch) - len(stretch.lstrip()), span[0] + len(stretch.rstrip())


def _plain_place(form: Plain, at: int) -> int:
    return at if form.offsets is None else form.offsets.index(at) if at in form.offsets else -1


def _divergence(text: str, cues: _Cues, named: Sequence[int]) -> tuple[int, int]:
    """The sentence on what to do where the texts differ, as [start, end); empty where there is none.

    named  where languages are named. The sentence says that a text prevails, in words that are known, or else names one
    language alone.
    """
    ends: list[int] = []
    perhaps = (0, 0)
    for m in cues.divergence.finditer(text):
        ends = ends or _ends(text)
        start, end = _sentence(ends, m.start())
        if cues.prevail.search(text[start : min(end, m.end() + TESTIMONY_REACH)]):
            return start, end
        if sum(start <= at < end for at in named) == 1:
            perhaps = start, end
    return perhaps


def _ends(text: str) -> list[int]:
    """Where sentences end, rising, with the text's beginning and end."""
    return [0, *(e.end() for e in _SENTENCE_END.finditer(text)), len(text)]


def _sentence(ends: list[int], at: int) -> tuple[int, int]:
    """The sentence around a place."""
    after = bisect_right(ends, at)
    return ends[after - 1], ends[after]


def _lists(text: str, at: int, ends: list[int], cues: _Cues) -> bool:
    """Whether a language named here is one that the text is done in: the sentence speaks of languages or copies."""
    start, end = _sentence(ends, at)
    sentence = text[start:end]
    return bool(cues.spoken_of.search(sentence) or cues.copies.search(sentence) or cues.equal.search(sentence))


def _originals(text: str, cues: _Cues, language: str | None) -> int | None:
    for pattern, number in cues.fixed:
        if pattern.search(text):
            return number
    m = cues.copies.search(text)
    if not m or not m["number"]:
        return None
    return int(m["number"]) if m["number"].isascii() and m["number"].isdecimal() else value(m["number"], language)


def _place(
    text: str, form: Plain, cues: _Cues, found: tuple[Date, ...], named: tuple[tuple[int, int, str], ...]
) -> str | None:
    """The place of signing, as published: what stands between the words for signing and the date."""
    masked = list(form.text)
    spans = [(d.start, d.end, _DATE) for d in found] + [(a, b, _LANGUAGE) for a, b, _ in named]
    for start, end, mark in spans:
        first = _plain_place(form, start)
        last = first + (end - start) if form.offsets is None else _plain_place(form, end - 1) + 1
        if first >= 0 and last > first:
            masked[first:last] = [mark] * (last - first)
    for pattern in cues.places:
        for m in pattern.finditer("".join(masked)):
            if m["place"] in cues.no_places or len(m["place"]) > TESTIMONY_PLACE:
                continue
            start, end = form.span(*m.span("place"))
            return text[start:end].strip(" ,.'\"") or None
    return None


@cache
def _cues(language: str | None) -> _Cues | None:
    own = tables.table(language).get("testimony")
    if not own:
        return None
    spoken = words(language, False)
    number = rf"\d{{1,2}}|{spoken.run}" if spoken else r"\d{1,2}"
    nouns = _any(own["copies"], language)
    before = "" if language in _EASTERN else r"(?<![\w])"
    gap = (
        "[ 个]?"
        if language in {*_EASTERN, "ko"}
        else rf"(?: ?\([^()]{{1,12}}\))?(?: (?!(?:{number})(?!\w)){_WORD}){{0,2}}? "
    )
    return _Cues(
        copies=regex(rf"{before}(?P<number>{number}){gap}{nouns}|{before}{nouns}"),
        fixed=tuple(
            (regex(_any([phrase], language)), number)
            for phrase, number in sorted(own["copies_fixed"].items(), key=lambda item: -len(item[0]))
        ),
        spoken_of=regex(_any(own["language_words"], language)),
        equal=regex(_any(own["equal"], language)),
        divergence=regex(_any(own["divergence"], language)),
        prevail=regex(_any(own["prevail"], language)),
        places=_places(own, language),
        no_places=frozenset(plain_word(p) for p in own["place_stop"]),
    )


def _any(phrases: list[str], language: str | None) -> str:
    """A regular expression for whole phrases, their spaces free."""
    if not phrases:
        return "(?!)"
    joined = alternatives(tuple(plain_word(p) for p in phrases)).replace(r"\ ", r"\s+")
    return (
        joined
        if language in {*_EASTERN, "ko", "bn"}
        else rf"(?<!\w)[وبف]?{joined}(?!\w)"
        if language == "ar"
        else rf"(?<!\w){joined}(?!\w)"
    )


def _places(own: tables.Table, language: str | None) -> tuple[re.Pattern[str], ...]:
    def spaced(key: str) -> str:
        return alternatives(tuple(plain_word(p) for p in own[key])) or "(?!)"

    place = rf"(?P<place>{_WORD}?(?: {_WORD}?){{0,3}}?)"
    before, after, stop = spaced("place_before"), spaced("place_after"), spaced("place_stop")
    found = []
    if own["place_before"] and own["place_after"] and not own["place_stop"]:
        return (regex(rf"(?:{before}){place}(?:{after})"),)
    skip = f"(?:(?:{spaced('place_skip')}) ?){{0,3}}"
    if own["place_before"]:
        end = rf"(?= ?[,;:(.\"{_DATE}{_LANGUAGE}]| (?:{stop})(?![^\W])|$)"
        found.append(regex(rf"(?<!\w)(?:{before}),? {skip}{place}{end}"))
    if own["place_after"]:
        date = f"{_DATE}+"
        found.append(
            regex(rf"(?:^|[,.;:।۔{_DATE}] ?){skip}{place} ?(?:{after})(?![^{_ENDS}])[ ,]{{0,2}}(?:{_WORD} )?{date}")
        )
        found.append(regex(rf"{date} ?(?:{_WORD} )?{place} ?(?:{after})(?![^{_ENDS}])"))
    return tuple(found)

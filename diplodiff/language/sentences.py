"""Sentences of a paragraph, in any of the languages: ends of every script, abbreviations and numbers protected."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diplodiff.language import tables
from diplodiff.language.normalise import is_small
from diplodiff.patterns import foreign, regex
from diplodiff.settings.language import FACTS_KEPT, SENTENCE_MIN_CHARACTERS, SENTENCE_NEAR

_STOPS = "。！？｡।॥۔؟።፧։។။"  # Han, Indic, Urdu, Arabic, Ethiopic, Armenian, Khmer, Burmese
# A mark that ends a sentence wherever it stands, and one that ends it only before a space and a beginning.
# The first character decides which; all of them stand in one set, so that it is searched fast.
_END = regex(
    rf"[{_STOPS}.!?…;；؛](?:(?<=[.!?…])[.!?…]*[\"'”’»)\]]*(?=\s)|(?<=[;；؛])|(?<=[{_STOPS}])[{_STOPS}]*[」』”’\")）]*)"
)
# What shows behind a closing quotation mark that the sentence around it goes on: 「…。」と述べ, “……。”的
_QUOTED_PART = foreign(r"[とのにがをはもでへやか的、，。；：]")
_CLOSING = "」』”’）"
_INITIAL = regex(r"(?:^|[\s(«\"'“„.-])[^\W\d_]$")
_DAY_BEFORE = regex(r"(?:^|\D)\d{1,2}\.$")
_ROMAN_LABEL = regex(r"\s*[IVXLC]{2,7}")
_ORDINAL_BEFORE = regex(r"(?:(?P<word>\w+)\s+)?(?<!\S)\d{1,3}$")
_OPENS_WORD = regex(r"[\s(«\"'“„]")
_NUMBER_BEFORE = regex(r"(?:^|\s)\d{1,4}$")


def sentences(text: str, language: str | None, semicolons: bool = False) -> list[tuple[int, int]]:
    """(start, end) offsets of the sentences of `text`, covering all of it but the space between.

    With `semicolons` the items of a preamble or a list, which end in semicolons, are cut apart as well.
    """
    return list(_cut(text, language, semicolons))


@lru_cache(maxsize=FACTS_KEPT)
def _cut(text: str, language: str | None, semicolons: bool) -> tuple[tuple[int, int], ...]:
    months = _months(language)
    spaced = _apart(language) if " " in text else None
    apart = {m.end() for m in spaced.finditer(text)} if spaced else set()
    cuts = [m.end() for m in _END.finditer(text) if m.end() not in apart and _ends(text, m, language, semicolons)]
    cuts = [cut for cut in cuts if not (_QUOTED_PART.match(text, cut) and text[cut - 1] in _CLOSING)]
    dotted = [cut for cut in cuts if text[cut - 2 : cut - 1].isdecimal()]
    days = {c for c in dotted if _DAY_BEFORE.search(text[max(0, c - 5) : c]) and months.match(text, c)}
    cuts = [cut for cut in cuts if cut not in days] if days else cuts
    found: list[tuple[int, int]] = []
    start = 0
    for cut in [*cuts, len(text)]:
        begin, end = _trimmed(text, start, cut)
        if end - begin >= SENTENCE_MIN_CHARACTERS or (not found and cut == len(text) and end > begin):
            found.append((begin, end))
            start = cut
        elif cut == len(text) and end > begin and found:
            found[-1] = (found[-1][0], end)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, m: re.Match[str], language: str | None, semicolons: bool) -> bool:
    mark = m.group()[0]
    if mark in ";；؛":
        return semicolons and _parts(text[m.end() : m.end() + 1])
    if mark not in ".…":
        return True
    after = text[m.end() : m.end() + SENTENCE_NEAR].lstrip()
    if after and (is_small(after) or after[0] in ",;:)"):
        return False
    if mark == "…":
        return True
    before = text[max(0, m.start() - SENTENCE_NEAR) : m.start()]
    protected = _abbreviations(language)
    word = _OPENS_WORD.split(before[before.rfind(" ") + 1 :])[-1].lower()
    if word in protected or word.rstrip(".") in protected:
        # "mar." and "no." are words too; they are short for March and number beside a number
        beside = after[:1].isdigit() or _NUMBER_BEFORE.search(before[: -len(word)].rstrip()[-6:])
        return word in _also_words(language) and not beside
    if not before[-2:-1].isalpha() and _INITIAL.search(
        before[-3:]
    ):  # an initial: "V. Putin"; a script without capitals has none
        return not (before[-1].isupper() or before[-1].isascii())
    if (m.start() < SENTENCE_NEAR and _ROMAN_LABEL.fullmatch(before)) or _is_ordinal(before, language):
        return False
    return not (after[:1].isdigit() and _NUMBER_BEFORE.search(before[-6:]))


def _parts(after: str) -> bool:
    """Whether a semicolon before this character ends an item: before a space, and before a sign of Han or kana."""
    return not after or after.isspace() or "\u3400" <= after <= "\u9fff" or "\u3040" <= after <= "\u30ff"


def _is_ordinal(before: str, language: str | None) -> bool:
    """Whether the number before a dot is an ordinal, "die 15. Tagung", in a language that writes them with a dot: it
    has an article before it, and where there are no articles (Turkish) sentences end with their verb.
    """
    if not _dotted_ordinals(language) or (m := _ORDINAL_BEFORE.search(before[-40:])) is None:
        return False
    articles = tables.table(language).get("articles", [])
    return not articles or (m["word"] or "").lower() in articles


@cache
def _dotted_ordinals(language: str | None) -> bool:
    labels = tables.table(language).get("labels", {})
    return any(template.startswith("{n}. ") for templates in labels.values() for template in templates)


@cache
def _abbreviations(language: str | None) -> frozenset[str]:
    own = tables.table(language) or tables.table("en")
    further = tables.other().get("abbreviations", {}).get(tables.primary(language), ())
    return frozenset((*own.get("abbreviations", ()), *further))


@cache
def _apart(language: str | None) -> re.Pattern[str] | None:
    """The abbreviations that are written with a space inside ("z. B.", "EE. UU."): one match for each dot of theirs."""
    whole = [word.split(" ") for word in _abbreviations(language) if " " in word]
    if not whole:
        return None
    heads = [(" ".join(parts[:n]), parts[n]) for parts in whole for n in range(1, len(parts))]
    dots = [rf"{re.escape(head)}\.?(?=\s{re.escape(after.rstrip('.'))})" for head, after in heads]
    dots += [rf"(?<={re.escape(' '.join(parts[:-1]))}\s){re.escape(parts[-1])}\.?" for parts in whole]
    return regex(rf"(?<!\w)(?:{'|'.join(sorted(dots, key=len, reverse=True))})", re.IGNORECASE)


@cache
def _also_words(language: str | None) -> frozenset[str]:
    """Abbreviations that are whole words as well: of months, and "no"."""
    months = {name for place in tables.variants(tables.table(language).get("months", [])) for name in place}
    return frozenset(months | {"no", "nos"})


@cache
def _months(language: str | None) -> re.Pattern[str]:
    """What follows the day in a date such as "4. Februar"; matches nothing where the language's months are unknown."""
    names = [name for place in tables.variants(tables.table(language).get("months", [])) for name in place]
    return regex(r"\s*(?:" + "|".join(map(re.escape, names)) + ")", re.IGNORECASE) if names else regex("(?!)")

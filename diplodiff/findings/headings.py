"""S4: the same section, or the same text, under another title."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from diplodiff.findings.context import Context, paired, told
from diplodiff.language import tables
from diplodiff.language.anchors import skeleton
from diplodiff.language.dates import dates
from diplodiff.language.fact_words import PARTICLES
from diplodiff.language.names import countries
from diplodiff.language.normalise import Word, words
from diplodiff.language.office_holders import same_sound
from diplodiff.model import Finding
from diplodiff.patterns import regex
from diplodiff.settings.language import PARTY_STEM
from diplodiff.settings.structure import TITLE_MAX_CHARACTERS

Span = tuple[int, int]
Pair = tuple[int, int]
_ROMAN = regex("x{0,3}(?:ix|iv|v?i{0,3})")


def retitled(context: Context) -> Iterator[Finding]:
    """S4: a heading, or the title, whose words say something else over the same passages; in one language only."""
    if not _one_language(context):
        return
    for pair in [*_paired(context), *replaced(context)]:
        spans = _differing(context, pair)
        if spans:
            yield _finding(context, pair, spans)


def replaced(context: Context) -> list[Pair]:
    """Headings that answer nothing by their words, and stand over passages that answer one another."""
    rows = {(s, i): bead for bead in context.alignment.beads if paired(bead) for s in (0, 1) for i in bead.sides[s]}
    found = []
    for i, paragraph in enumerate(context.texts[0].paragraphs):
        below = rows.get((0, i + 1))
        if paragraph.role != "heading" or (0, i) in rows or below is None or below.sides[0][0] != i + 1:
            continue
        j = below.sides[1][0] - 1
        if j >= 0 and context.texts[1].paragraphs[j].role == "heading" and (1, j) not in rows:
            found.append((i, j))
    return found


def _one_language(context: Context) -> bool:
    return tables.primary(context.texts[0].language) == tables.primary(context.texts[1].language)


def _paired(context: Context) -> Iterator[Pair]:
    for bead in context.alignment.beads:
        if len(bead.sides[0]) == len(bead.sides[1]) == 1 and bead.relation != "same":
            i, j = bead.sides[0][0], bead.sides[1][0]
            roles = context.texts[0].paragraphs[i].role, context.texts[1].paragraphs[j].role
            if roles in (("heading", "heading"), ("title", "title")):
                yield i, j


def _differing(context: Context, pair: Pair) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """The words that only one side's heading has; None where they say nothing else.

    In a title, which publishers lengthen by what belongs to their page, something must stand in the place of something.
    """
    language = context.texts[0].language
    texts = [context.texts[side].paragraphs[pair[side]].text for side in (0, 1)]
    if max(map(len, texts)) > TITLE_MAX_CHARACTERS:
        return None
    every = [_content(text, language) for text in texts]
    if not all(every):
        return None
    only = [[w for w in every[s] if not any(_same(w, v) for v in every[1 - s])] for s in (0, 1)]
    title = context.texts[0].paragraphs[pair[0]].role == "title"
    enough = all(only) if title else any(only)
    if not enough or _parted(every[0], every[1]):
        return None
    if title and any(_names_place_or_day(text, language) for text in texts):
        return None
    one, two = (tuple((w.start, w.end) for w in side) for side in only)
    return one, two


def _names_place_or_day(text: str, language: str | None) -> bool:
    """Whether a line above a text is a stamp (place and date), and no title."""
    return bool(dates(text, language)) or (not countries(text, language) and len(words(text)) < 3)


def _parted(one: list[Word], two: list[Word]) -> bool:
    """Whether the words are the same letters, written together or apart, a linking letter or two aside."""
    few, many = sorted((one, two), key=len)
    joined, apart = ("".join(w.text for w in side) for side in (few, many))
    if sorted(joined) == sorted(apart):
        return True
    linked = abs(len(joined) - len(apart)) <= len(many) - len(few)
    return linked and all(w.text in joined for w in many)


def _same(one: Word, other: Word) -> bool:
    """Whether two words are one in another inflection or spelling."""
    a, b = one.text, other.text
    if a == b or (min(len(a), len(b)) >= PARTY_STEM and (a[:-1] == b[:-1] or a[:-2] == b or b[:-2] == a)):
        return True
    shared = len(_common(a, b))
    if shared >= PARTY_STEM and shared >= max(len(a), len(b)) - 3:
        return True
    return min(len(a), len(b)) > PARTY_STEM and same_sound(skeleton(a), skeleton(b)) and a[0] == b[0]


def _common(a: str, b: str) -> str:
    at = 0
    while at < min(len(a), len(b)) and a[at] == b[at]:
        at += 1
    return a[:at]


def _content(text: str, language: str | None) -> list[Word]:
    """The words of a heading that say something: no small words, no numbers."""
    small = _small(tables.primary(language))
    every = [w for n, w in enumerate(words(text)) if not (n < 2 and _ROMAN.fullmatch(w.text))]
    return [w for w in every if w.text not in small and w.text.isalpha() and (len(w.text) > 1 or _signs(language))]


def _signs(language: str | None) -> bool:
    return tables.primary(language) in PARTICLES


@cache
def _small(language: str | None) -> frozenset[str]:
    table = tables.table(language)
    listed = [
        w for key in ("stopwords", "articles", "conjunctions", "between", "heading_words") for w in table.get(key, ())
    ]
    labels = [w for key in table.get("labels", {}).values() for w in key]
    return frozenset(w.text for entry in (*listed, *labels) for w in words(entry.replace("{n}", " ")))


def _finding(context: Context, pair: Pair, spans: tuple[tuple[Span, ...], tuple[Span, ...]]) -> Finding:
    passages = tuple((context.siglum(s), context.passage(s, (pair[s],), spans[s])) for s in (0, 1))
    texts = [passage.text for _, passage in passages]
    message = f"{context.siglum(0)}: “{texts[0]}”; {context.siglum(1)}: “{texts[1]}”."
    return told(("retitled", "S4", "low", "strong"), passages, message)

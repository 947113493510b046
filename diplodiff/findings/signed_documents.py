"""P6: lists of signed documents, compared as sets: "the following documents were signed" and what stands below it.

The alignment has paired most items. What it left alone on both sides is matched once more, wherever it stands in its list:
in one language by its words, across languages by its kind and the numbers, names and countries in it, where these are sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from diplodiff.findings.certainty import answered, confidence
from diplodiff.findings.context import Context, one_sided, paired
from diplodiff.findings.signed_counts import number_against_list, signed_or_exchanged
from diplodiff.language import tables
from diplodiff.language.anchors import names_of, numbers_of
from diplodiff.language.fact_words import Lexicon, phrases
from diplodiff.language.names import countries
from diplodiff.language.normalise import words
from diplodiff.language.plain import alternatives, plain, plain_word
from diplodiff.model import Confidence, Finding, Paragraph, Severity
from diplodiff.patterns import regex
from diplodiff.settings.findings import ITEM_ALIKE, ITEM_MOST, ITEM_SHARE
from diplodiff.settings.structure import COUNT_REACH
from diplodiff.values import NamedTuple

Place = tuple[int, int]  # side, index of the paragraph
_COLON = regex(r"[:：]\s*[-–—]?\s*$")
_ITEMS = frozenset({"list-item", "annex", "operative"})


class Item(NamedTuple):
    """An item of a list: the kind of document that it names (None: none that is known), its words, and what reads the same
    in every language.
    """

    kind: str | None
    words: frozenset[str]
    anchors: frozenset[str]


def one_sided_items(context: Context) -> Iterator[Finding]:
    """P6: a signed document that only one side lists; a list that one side lacks as a whole is one finding.

    Across languages nothing is said where both sides have items left over: they may be translations of one another. What was
    done with the documents (signed, exchanged) and how many are stated is compared as well.
    """
    every, unpaired = (lists(context, 0), lists(context, 1)), _unpaired(context)
    yield from signed_or_exchanged(context, every)
    yield from number_against_list(context, every)
    waiting = unpaired - _matched_apart(context, every, unpaired)
    left = [
        [[i for i in found if (s, i) in waiting and not answered(context, s, i)] for found in every[s]] for s in (0, 1)
    ]
    if _across(context) and all(any(groups) for groups in left):
        return
    for side in (0, 1):
        for found, alone in zip(every[side], left[side], strict=True):
            for group in [alone] if len(alone) == len(found) else [[i] for i in alone]:
                doubtful = any(confidence(context, side, i) == "tentative" for i in group)
                sure: Confidence = "tentative" if doubtful else "strong"
                kind: tuple[str, str, Severity, Confidence] = ("one-sided-item", "P6", "medium", sure)
                yield one_sided(context, side, context.passage(side, tuple(group)), kind, context.near(side, group[0]))


def _across(context: Context) -> bool:
    return tables.primary(context.texts[0].language) != tables.primary(context.texts[1].language)


def listed(context: Context) -> set[Place]:
    """The one-sided paragraphs that are items of such lists: P6 speaks of them."""
    return {(side, i) for side in (0, 1) for found in lists(context, side) for i in found} & _unpaired(context)


def lists(context: Context, side: int) -> list[list[int]]:
    """The lists of signed documents of a side: the indexes of their items."""
    paragraphs, language = context.texts[side].paragraphs, context.texts[side].language
    found: list[list[int]] = []
    for at, paragraph in enumerate(paragraphs):
        if not _leads(paragraph, language) or (found and at in found[-1]):
            continue
        below = _below(paragraphs, at)
        named = sum(1 for i in below if kind_of(paragraphs[i].text, language))
        if len(below) > 1 and named >= ITEM_SHARE * len(below):
            found.append(below)
    return found


def _leads(paragraph: Paragraph, language: str | None) -> bool:
    """Whether a heading, or the last sentence before a list, speaks of documents that were signed."""
    heading = paragraph.role == "heading" and len(paragraph.text) <= COUNT_REACH
    if not heading and not _COLON.search(paragraph.text):
        return False
    code = tables.primary(language)
    text = plain(paragraph.text[-3 * COUNT_REACH :]).text
    return bool(_signing(code).search(text)) and bool(_documents(code).search(text))


def _below(paragraphs: Sequence[Paragraph], at: int) -> list[int]:
    """The items that follow a line: list items, or all paragraphs below a heading."""
    heading = paragraphs[at].role == "heading"
    found: list[int] = []
    for i in range(at + 1, len(paragraphs)):
        role = paragraphs[i].role
        if role not in (_ITEMS if heading else ("list-item", "annex")) or (found and role != paragraphs[found[0]].role):
            break
        found.append(i)
    return found


def _unpaired(context: Context) -> set[Place]:
    return {(s, i) for bead in context.alignment.beads if not paired(bead) for s in (0, 1) for i in bead.sides[s]}


def _matched_apart(context: Context, every: Sequence[list[list[int]]], unpaired: set[Place]) -> set[Place]:
    """The items left alone that answer one another all the same; each answers one, the most alike first."""
    sides = [[i for found in every[s] for i in found if (s, i) in unpaired] for s in (0, 1)]
    if not all(sides) or max(map(len, sides)) > ITEM_MOST:
        return set()
    across = _across(context)
    items = [
        {i: _item(context.texts[s].paragraphs[i].text, context.texts[s].language) for i in sides[s]} for s in (0, 1)
    ]
    rarity = Counter(w for side in items for item in side.values() for w in (item.anchors if across else item.words))
    scored = sorted(
        ((_alike(a, b, rarity, across), i, j) for i, a in items[0].items() for j, b in items[1].items()),
        key=lambda s: (-s[0], s[1], s[2]),
    )
    found: set[Place] = set()
    for score, i, j in scored:
        if score >= ITEM_ALIKE and (0, i) not in found and (1, j) not in found:
            found |= {(0, i), (1, j)}
    return found


def _alike(one: Item, other: Item, rarity: Counter[str], across: bool) -> float:
    """The share of what the items have for their own that they have in common; kinds must not contradict each other."""
    if one.kind and other.kind and one.kind != other.kind:
        return 0.0
    ours, theirs = (one.anchors, other.anchors) if across else (one.words, other.words)
    weight = {w: 1.0 / rarity[w] for w in ours | theirs}
    total = sum(weight.values())
    if across:  # two of a kind that share what no other item has
        return 1.0 if one.kind and any(rarity[w] == 2 for w in ours & theirs) else 0.0
    return sum(weight[w] for w in ours & theirs) / total if total else 0.0


def _item(text: str, language: str | None) -> Item:
    small = _small(tables.primary(language))
    states = {f"state {code}" for _, _, code in countries(text, language)}
    numbers = {f"number {n}" for n in numbers_of(text)}
    kind = kind_of(text, language)
    own = frozenset(w.text for w in words(text) if w.text not in small)
    return Item(kind, own, names_of(text) | states | numbers)


def kind_of(text: str, language: str | None) -> str | None:
    """The kind of document that an item names first ("memorandum", "agreement" ...)."""
    lexicon = _kinds(tables.primary(language))
    m = next(lexicon.found(plain(text).text), None)
    return lexicon.code(m.group()) if m else None


@cache
def _kinds(language: str | None) -> Lexicon:
    listed = tables.table(language).get("documents", {})
    return Lexicon({kind: listed[kind] for kind in listed if kind != "any"}, language)


@cache
def _small(language: str | None) -> frozenset[str]:
    table = tables.table(language)
    return frozenset(w for key in ("stopwords", "articles", "conjunctions") for w in table.get(key, ()))


@cache
def _signing(language: str | None) -> re.Pattern[str]:
    words_for = tables.table(language).get("counts", {}).get("signed", ())
    return regex(alternatives(tuple(plain_word(w) for w in words_for)) or "(?!)")


@cache
def _documents(language: str | None) -> re.Pattern[str]:
    every = tables.table(language).get("documents", {}).values()
    return phrases([word for words_for in every for word in words_for], language)

"""Pairs of texts whose differences are known, in eight languages: what every tool of the benchmark is judged by.

Of `size` paragraphs the other side lacks one, has one more, has one elsewhere, has another number in one, and other words in
a tenth of the rest. Everything else is the same to the letter; only the numbers of the paragraphs shift, as they do in print.

The sizes are those of published texts, counted in the paragraphs of the evaluation data (numbered paragraphs, recitals,
list items; headings and signatures aside), in words:

                                                    paragraphs   mean   10 %  median   90 %
    seven texts of five joint statements                   213     83     17      76    145
    28 texts of laws and terms of service                 4097     34      3      23     76

So there are two kinds of paragraph here: "statement" (in English 83 words on average, 30 to 128 for the middle four fifths)
and "clause" (29, 14 to 44).
Of 16 pairs of published versions the median one has other words in 11 % of its pairs of paragraphs (13 % of all pairs taken
together); a pair so changed differs in 9 % of its words in the median, at 2.7 places on average when what was taken out and what
was put in are counted each. So a tenth of the paragraphs is edited; in those of a clause one name of a thing is exchanged, in
those of a statement one or two.

`torn` makes of such a pair one that differs as much as two sides of one declaration ever do here: of 60 paragraphs eight
stand only in A, eight only in B, and four elsewhere.

The third kind, "made", is like no text: words drawn by chance from a small vocabulary, a tenth of them exchanged in every
paragraph. No word tells its paragraphs apart, and it costs what changes cost.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from html import escape
from itertools import islice
from typing import Literal

from tests.precedents.corpus import _GRAMMARS, LANGUAGES, clauses

__all__ = ["LANGUAGES", "Pair", "html", "pair", "plain", "torn"]

_TITLES = {
    "en": "Joint Declaration of Ostra and Vael on Good Neighbourly Relations",
    "ru": "Совместная декларация Остры и Ваэля о добрососедских отношениях",
    "fr": "Déclaration conjointe d'Ostra et de Vael sur les relations de bon voisinage",
    "zh": "奥斯特拉与瓦埃尔关于睦邻关系的联合宣言",
    "es": "Declaración conjunta de Ostra y Vael sobre las relaciones de buena vecindad",
    "de": "Gemeinsame Erklärung von Ostra und Vael über gutnachbarliche Beziehungen",
    "tr": "Ostra ile Vael arasında iyi komşuluk ilişkilerine dair ortak bildiri",
    "ar": "إعلان مشترك بين أوسترا وفايل بشأن علاقات حسن الجوار",
}
_NUMBER = re.compile(r"\d+")
Kind = Literal["clause", "statement", "made"]
# How many of the grammar's sentences (14 words in English) a paragraph has, and how many words an edit exchanges.
_LENGTHS: dict[Kind, tuple[int, ...]] = {
    "clause": (1, 2, 2, 3),
    "statement": (1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 7, 7, 8, 8, 9, 12),
}
_EDITS: dict[Kind, tuple[int, ...]] = {"clause": (1,), "statement": (1, 1, 1, 2, 2)}
_TORN_ALONE, _TORN_MOVED = 8 / 60, 4 / 60
_MADE_WORDS, _MADE_LENGTH, _MADE_EDITED = 2_000, 80, 0.1


@dataclass(frozen=True)
class Pair:
    """The paragraphs of two sides without their labels, and where the planted differences stand (indexes)."""

    language: str
    title: str
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    only_a: int
    only_b: int
    moved: tuple[int, int]  # in A, in B
    number: tuple[int, int]
    edited: tuple[tuple[int, int], ...]

    @property
    def untouched(self) -> tuple[tuple[int, int], ...]:
        """The paragraphs that both sides have in the same order and in the same words."""
        touched = {self.only_a, self.moved[0], self.number[0], *(a for a, _ in self.edited)}
        at = {text: n for n, text in enumerate(self.sides[1])}
        return tuple((n, at[text]) for n, text in enumerate(self.sides[0]) if n not in touched)


def pair(language: str, size: int, seed: int = 1, kind: Kind = "clause") -> Pair:
    """A pair with planted differences; the same seed gives the same one."""
    rng = random.Random(f"{language}{size}{seed}")
    made = kind == "made"
    vocabulary = _vocabulary(rng) if made else []
    ours = _drawn(size + 1, vocabulary, rng) if made else _paragraphs(language, size + 1, seed, _LENGTHS[kind], rng)
    extra = ours.pop()
    fifth = size // 5
    only_a, moved, number = (rng.randrange(n * fifth, (n + 1) * fifth) for n in (1, 2, 4))
    while not _NUMBER.search(ours[number]):
        number = 4 * fifth + (number + 1 - 4 * fifth) % (size - 4 * fifth)
    free = [n for n in range(size) if n not in (only_a, moved, number)]
    edited = free if made else sorted(rng.sample(free, max(1, size // 10)))
    theirs = {n: text for n, text in enumerate(ours) if n != only_a}
    theirs[number] = _other_number(ours[number])
    for n in edited:
        theirs[n] = _other_words(ours[n], vocabulary, rng) if made else ours[n]
        for _ in range(0 if made else rng.choice(_EDITS[kind])):
            theirs[n] = _other_word(language, theirs[n], rng)
    order = [n for n in theirs if n != moved]
    order.insert(rng.randrange(1, max(2, fifth // 2)), moved)
    order.insert(order.index(3 * fifth), -1)
    place = {n: at for at, n in enumerate(order)}
    theirs[-1] = extra
    return Pair(
        language,
        _TITLES[language],
        (tuple(ours), tuple(theirs[n] for n in order)),
        only_a,
        place[-1],
        (moved, place[moved]),
        (number, place[number]),
        tuple((n, place[n]) for n in edited),
    )


def torn(found: Pair, seed: int = 1) -> Pair:
    """The pair with many paragraphs of either side alone or elsewhere; its planted places hold no longer."""
    rng = random.Random(seed)
    ours, theirs = ([text for text in side if rng.random() >= _TORN_ALONE] for side in found.sides)
    for _ in range(round(_TORN_MOVED * len(theirs))):
        theirs.insert(rng.randrange(len(theirs)), theirs.pop(rng.randrange(len(theirs))))
    return replace(found, sides=(tuple(ours), tuple(theirs)))


def _paragraphs(language: str, count: int, seed: int, lengths: tuple[int, ...], rng: random.Random) -> list[str]:
    """Paragraphs of so many sentences, no two of them alike."""
    source = clauses(language, (max(lengths) + 5) * count + 200, seed)
    gap = "" if language == "zh" else " "
    found: dict[str, None] = {}
    while len(found) < count:
        found[gap.join(islice(source, rng.choice(lengths)))] = None
    return list(found)


def _vocabulary(rng: random.Random) -> list[str]:
    syllables = [c + v for c in "bcdfghklmnprstvw" for v in "aeiou"]
    return ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(_MADE_WORDS)]


def _drawn(count: int, vocabulary: list[str], rng: random.Random) -> list[str]:
    """Paragraphs of words drawn by chance, a number at the end of each."""
    words = (rng.choices(vocabulary, k=_MADE_LENGTH - 1) for _ in range(count))
    return [f"{' '.join(drawn).capitalize()} {rng.randint(100, 999)}." for drawn in words]


def _other_words(text: str, vocabulary: list[str], rng: random.Random) -> str:
    *words, number = text.split()
    return " ".join([*(rng.choice(vocabulary) if rng.random() < _MADE_EDITED else w for w in words), number])


def _other_number(text: str) -> str:
    m = _NUMBER.search(text)
    assert m
    return f"{text[: m.start()]}{int(m.group()) + 17}{text[m.end() :]}"


def _other_word(language: str, text: str, rng: random.Random) -> str:
    """The text with one of the things that it names exchanged for another one."""
    things = _GRAMMARS[language][2].split("|")
    here = [thing for thing in things if thing in text]
    absent = [thing for thing in things if thing not in text]
    return text.replace(rng.choice(here), rng.choice(absent), 1)


def _lines(found: Pair, side: int) -> list[str]:
    return [f"{n}. {text}" for n, text in enumerate(found.sides[side], 1)]


def plain(found: Pair, side: int) -> str:
    """A side as plain text, a paragraph a line with a blank one between."""
    return "\n\n".join([found.title, *_lines(found, side)]) + "\n"


def html(found: Pair, side: int) -> str:
    """A side as a web page with a menu and a footer around the text."""
    body = "".join(f"<p>{escape(line)}</p>\n" for line in _lines(found, side))
    menu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/news>News</a></li></ul></nav>"
    head = (
        f'<!doctype html><html lang={found.language}><head><meta charset="utf-8"><title>{escape(found.title)}</title>'
    )
    foot = "<footer><p>© Ministry of Foreign Affairs</p></footer>"
    return f"{head}</head><body>{menu}<main><h1>{escape(found.title)}</h1>\n{body}</main>{foot}</body></html>\n"

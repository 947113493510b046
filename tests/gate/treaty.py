"""Our own long treaty in the six languages of the United Nations, with what is taken out, moved or joined known.

Nineteen chapters, 84 articles. Articles on the composition, the votes and the procedure of one organ after the other read
nearly alike, which is what makes treaties hard. Each language has the labels of its treaties, and splits and joins some
paragraphs as its translators would.

fixtures/treaty/LANGUAGE.txt is a paragraph a line. "# " begins the title, "## " a chapter, "### " an article's title; ". " a
numbered paragraph and "- " an item, of which the labels are written here; "=p2+p3 " says which paragraphs of the article a
line holds where translators cut it otherwise.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.gate import parallel

FOLDER = Path(__file__).parents[2] / "fixtures" / "treaty"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
PAIRS = tuple(combinations(LANGUAGES, 2))
# each language with three others: a minute's work for all fifteen, half of it for these
GATE_PAIRS = (
    *(("en", "fr"), ("en", "zh"), ("ar", "en"), ("es", "ru"), ("es", "zh"), ("ar", "es"), ("fr", "zh"), ("fr", "ru")),
    ("ar", "ru"),
)
KINDS = ("removed", "renumbered", "shuffled", "intact")
_MARKED = re.compile(r"=(\S+) (.*)")
_DIGITS = "零一二三四五六七八九"
_LETTERS = {"ar": "أبجدهوزح", "ru": "абвгдежз"}
_ARTICLE = {
    "ar": "المادة {}",
    "en": "Article {}",
    "es": "Artículo {}",
    "fr": "Article {}",
    "ru": "Статья {}",
    "zh": "第{}条",
}
_NUMBER = {"ar": "{} - ", "zh": "{}、"}
_ITEM = {"ar": "({}) ", "en": "({}) ", "zh": "（{}）"}
_SURE = ("exact", "strong")


@dataclass(frozen=True)
class Line:
    """A line of a side: what it is, its text without a label, the article it belongs to, and what it says (keys)."""

    mark: str
    text: str
    article: int
    keys: frozenset[str]

    @property
    def heading(self) -> bool:
        return self.mark.startswith("#")


Side = tuple[Line, ...]


@cache
def lines(language: str) -> Side:
    """The treaty as a language has it."""
    found, chapter, article, place = [], 0, 0, 0
    for said in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        mark, _, text = said.partition(" ")
        if mark.startswith("#"):
            chapter, article = chapter + (mark == "##"), article + (mark == "###")
            keys = {"#": ["title"], "##": [f"chapter {chapter}"], "###": [f"{article}"]}[mark]
            place = 0 if mark == "###" else place
        else:
            cut = _MARKED.fullmatch(said)
            said = cut[2] if cut else said
            mark = said[0] if said[:2] in (". ", "- ") else ""
            text = said[2:] if mark else said
            places = [int(part[1:]) for part in cut[1].split("+")] if cut else [place + 1]
            place = places[-1]
            keys = [f"{article} {n}" for n in places]
        found.append(Line(mark, text, 0 if mark == "##" else article, frozenset(keys)))
    return tuple(found)


def labelled(side: Side, language: str, titled: bool) -> list[str]:
    """The lines as they are printed: articles and their paragraphs numbered in the order in which they stand."""
    found, article, number, item = [], 0, 0, 0
    for line in side:
        text = line.text
        if line.mark == "###":
            article, number, item = article + 1, 0, 0
            head = _ARTICLE[language].format(_numeral(article, language))
            head = "Article premier" if (language, article) == ("fr", 1) else head
            text = f"{head}. {text}" if titled else head
        elif line.mark == ".":
            number, item = number + 1, 0
            text = _NUMBER.get(language, "{}. ").format(_numeral(number, language)) + text
        elif line.mark == "-":
            item += 1
            letter = _numeral(item, language) if language == "zh" else _LETTERS.get(language, "abcdefgh")[item - 1]
            text = _ITEM.get(language, "{}) ").format(letter) + text
        found.append(text)
    return found


def _numeral(number: int, language: str) -> str:
    if language != "zh":
        return parallel.digits(number, language)
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones or not tens else "")


@dataclass(frozen=True)
class Case:
    """Two sides, and the lines that were moved on the second."""

    languages: tuple[str, str]
    sides: tuple[Side, Side]
    titled: bool
    moved: frozenset[str] = frozenset()

    def report(self, folder: Path) -> dict[str, Any]:
        return parallel.reported(
            folder,
            {f"{s}.html": self.page(n) for n, s in enumerate("ab")},
        )

    def page(self, side: int) -> str:
        language = self.languages[side]
        printed = zip(self.sides[side], labelled(self.sides[side], language, self.titled), strict=True)
        tags = {"#": "h1", "##": "h2", "###": "h3"}
        body = "".join(f"<{t}>{html.escape(s)}</{t}>" for line, s in printed for t in [tags.get(line.mark, "p")])
        way = "rtl" if language in parallel.RIGHT_TO_LEFT else "ltr"
        return (
            f'<!DOCTYPE html><html lang="{language}" dir="{way}"><head><meta charset="utf-8"><title>-</title></head>'
            f"<body><main>{body}</main></body></html>"
        )

    def counts(self, report: dict[str, Any], confidences: tuple[str, ...]) -> tuple[int, int, int]:
        """True positives, false positives and misses of the one-sided findings of these confidences, by line; headings do
        not count where they are missed.
        """
        right, wrong, told = 0, 0, set()
        for finding in report["findings"]:
            if finding["code"] not in ("P1", "P2", "P3") or finding["confidence"] not in confidences:
                continue
            for siglum, passage in finding["passages"].items():
                side = "AB".index(siglum)
                there = frozenset().union(*(line.keys for line in self.sides[1 - side]))
                for line in (self.read(report, side).get(i) for i in passage["ids"]):
                    alone = line is not None and not line.keys & there
                    wrong += not alone
                    right += alone and line is not None and not line.heading
                    told |= line.keys if line else set()
        return right, wrong, len(self.alone() - told)

    def alone(self) -> set[str]:
        """The keys of lines, no headings, that only one side has."""
        keys = [{k for line in side if not line.heading for k in line.keys} for side in self.sides]
        return keys[0] ^ keys[1]

    def read(self, report: dict[str, Any], side: int) -> dict[str, Line]:
        """The lines by the paragraphs that were read of them, which stand in the same order."""
        found, lines = {}, list(self.sides[side])
        for paragraph in report["texts"][side]["paragraphs"]:
            bare = _letters(paragraph["text"])
            at = next((n for n, line in enumerate(lines) if _reads(line, bare)), None)
            if at is not None:
                found[paragraph["id"]] = lines[at]
                del lines[: at + 1]
        return found

    def found_moved(self, report: dict[str, Any]) -> set[str]:
        """The keys of lines that the alignment calls moved."""
        read = self.read(report, 1)
        rows = [row["paragraphs"].get("B", []) for row in report["alignment"] if row["relation"] == "moved"]
        return {key for row in rows for i in row if i in read for key in read[i].keys}


def _reads(line: Line, letters: str) -> bool:
    """Whether these letters, without a label, are what was read of a line."""
    said = _letters(line.text)
    return (said.endswith(letters) if letters else line.mark == "###") if line.heading else said == letters


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def case(pair: tuple[str, str], kind: str, seed: int) -> Case:
    """removed: each side lacks four paragraphs. renumbered: each lacks four articles, and numbers the others anew.
    shuffled: each lacks two paragraphs, and the second moves four.
    """
    rng = random.Random(f"{kind}-{'-'.join(pair)}-{seed}")
    sides = [list(lines(language)) for language in pair]
    whole = Case(pair, (tuple(sides[0]), tuple(sides[1])), titled=seed % 2 == 1)
    if kind == "renumbered":
        articles = rng.sample(range(1, sides[0][-1].article), 8)
        kept = [
            [line for line in of if line.article not in a]
            for of, a in zip(sides, (articles[:4], articles[4:]), strict=True)
        ]
        return replace(whole, sides=(tuple(kept[0]), tuple(kept[1])))
    both = {line.keys for line in sides[0]} & {line.keys for line in sides[1]}
    able = [line.keys for line in sides[0][2:] if line.keys in both and not line.heading and len(line.text) > 25]
    count = {"removed": 4, "shuffled": 2, "intact": 0}[kind]
    chosen = rng.sample(able, 2 * count + 4)
    kept = [
        [line for line in of if line.keys not in gone]
        for of, gone in zip(sides, (chosen[:count], chosen[count : 2 * count]), strict=True)
    ]
    moved = chosen[2 * count :] if kind == "shuffled" else []
    for keys in moved:
        place = next(n for n, line in enumerate(kept[1]) if line.keys == keys)
        line = kept[1].pop(place)
        far = [n for n, other in enumerate(kept[1]) if not other.heading and abs(n - place) > 8 and n > 8]
        kept[1].insert(rng.choice(far), line)
    return replace(whole, sides=(tuple(kept[0]), tuple(kept[1])), moved=frozenset().union(*moved))


def cases(seeds: range, pairs: tuple[tuple[str, str], ...] = PAIRS) -> Iterator[tuple[str, tuple[str, str], Case]]:
    for pair in pairs:
        for kind in KINDS:
            for seed in seeds:
                yield kind, pair, case(pair, kind, seed)


def figures(seeds: range, folder: Path) -> dict[str, dict[str, float]]:
    """Figures of every kind of case but intact ones, and of every pair of those that the gate takes; pages are put in a
    folder.
    """
    counted: dict[str, list[int]] = {}
    for kind, pair, made in cases(seeds, GATE_PAIRS):
        report = made.report(folder)
        counts = *made.counts(report, (*_SURE, "tentative")), *made.counts(report, _SURE)[:2]
        for key in (f"treaty, {kind}", f"treaty, {'-'.join(pair)}"):
            counted[key] = [a + b for a, b in zip(counted.get(key, [0] * 5), counts, strict=True)]
    counted.pop("treaty, intact", None)  # nothing to be found there; what is wrong counts with the pairs
    return {key: parallel.pooled(*counts) for key, counts in sorted(counted.items())}

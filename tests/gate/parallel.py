"""Own parallel texts in many languages, published with some paragraphs missing, moved or merged; every answer is known.

The evaluation data is one declaration whose articles are all of a kind. The texts of fixtures/parallel are a joint
declaration and a charter, invented, in which many paragraphs are near neighbours in meaning, as they are in such texts.
"""

from __future__ import annotations

import html
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from diplodiff.pipeline import Request, compare
from diplodiff.render import renderer
from diplodiff.render.options import Options

FOLDER = Path(__file__).parents[2] / "fixtures" / "parallel"
NAMES = ("declaration", "charter")
WITHOUT_TABLES = ("az", "he", "it", "pl", "th", "uk", "uz", "vi")  # in diplodiff/language/data
# beside each language with English: neighbours of one region, who publish side by side
NEIGHBOURS = (("kk", "ru"), ("ar", "fa"), ("zh", "ja"), ("ur", "hi"), ("es", "pt"), ("tr", "ru"), ("fr", "ar"))
_LABELS = {"ar": "٠١٢٣٤٥٦٧٨٩", "fa": "۰۱۲۳۴۵۶۷۸۹", "ur": "۰۱۲۳۴۵۶۷۸۹", "hi": "०१२३४५६७८९", "bn": "০১২৩৪৫৬৭৮৯"}
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_SURE = ("exact", "strong")
_SAME = 88.0  # of 100: a paragraph as it was read is the one that was published; it may have lost its label


@dataclass(frozen=True)
class Kind:
    """How many paragraphs each side lacks, how many the second side moves, and how many pairs it merges."""

    lacks: int = 0
    moves: int = 0
    merges: int = 0


KINDS = {"removed": Kind(4), "shuffled": Kind(4, moves=4), "merged": Kind(4, merges=4), "intact": Kind()}


def figures(seeds: range, folder: Path) -> dict[str, dict[str, float]]:
    """Figures of every kind of case, and of every pair of languages, pooled over both texts; pages are put in a folder."""
    counted: dict[str, list[int]] = {}
    pairs = [("en", code) for code in languages(NAMES[0])[1:]]
    for pair in (*pairs, *NEIGHBOURS):
        for name in NAMES:
            for kind, what in KINDS.items():
                for seed, made in cases(name, pair, what, seeds):
                    found = made.report(folder, numbered=seed % 2 == 0)
                    counts = *made.counts(found, (*_SURE, "tentative")), *made.counts(found, _SURE)[:2]
                    for key in (f"own texts, {kind}", f"own texts, {'-'.join(pair)}"):
                        counted[key] = [a + b for a, b in zip(counted.get(key, [0] * 5), counts, strict=True)]
    return {key: pooled(*counts) for key, counts in sorted(counted.items())}


def pooled(right: int, wrong: int, missed: int, sure: int, wrongly: int) -> dict[str, float]:
    precision, recall = right / (right + wrong or 1), right / (right + missed or 1)
    if not (right + wrong + missed):
        precision = recall = 1.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "strong precision": sure / (sure + wrongly) if sure + wrongly else 1.0,
    }


def languages(name: str) -> list[str]:
    """The languages in which a text exists, English first."""
    found = sorted(path.name.split(".")[1] for path in FOLDER.glob(f"{name}.*.txt"))
    return ["en", *(code for code in found if code != "en")]


def lines(name: str, language: str) -> list[str]:
    """A text, a paragraph a line; titles and headings begin with # and ##."""
    return (FOLDER / f"{name}.{language}.txt").read_text(encoding="utf-8").splitlines()


@dataclass(frozen=True)
class Published:
    """One side: its lines in order, each with the numbers of the paragraphs that it says."""

    language: str
    lines: tuple[tuple[str, tuple[int, ...]], ...]

    def page(self, numbered: bool) -> str:
        """A web page of it, its paragraphs numbered from 1 where that is asked for."""
        body, number, operative = [], 0, False
        for text, _ in self.lines:
            mark, _, said = text.partition(" ") if text.startswith("#") else ("", "", text)
            operative = operative or mark == "##"
            if numbered and operative and not mark:
                number += 1
                said = f"{digits(number, self.language)}. {said}"
            tag = {"#": "h1", "##": "h2"}.get(mark, "p")
            body.append(f"<{tag}>{html.escape(said)}</{tag}>")
        way = "rtl" if self.language in RIGHT_TO_LEFT else "ltr"
        return (
            f'<!DOCTYPE html><html lang="{self.language}" dir="{way}"><head><meta charset="utf-8"><title>-</title></head>'
            f"<body><main>{''.join(body)}</main></body></html>"
        )


def digits(number: int, language: str) -> str:
    own = _LABELS.get(language)
    return "".join(own[int(d)] for d in str(number)) if own else str(number)


def reported(folder: Path, texts: dict[str, str]) -> dict[str, Any]:
    """What the program says of some texts, by the names of their files, as JSON."""
    requests = []
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        requests.append(Request(str(folder / name)))
    found: dict[str, Any] = json.loads(renderer("json")(compare(requests), Options()))
    return found


@dataclass(frozen=True)
class Case:
    """Two sides, and the paragraphs that only the first and only the second published."""

    sides: tuple[Published, Published]
    only: tuple[frozenset[int], frozenset[int]]

    def report(self, folder: Path, numbered: bool) -> dict[str, Any]:
        """What the program says of the two sides, as JSON."""
        return reported(
            folder, {f"{siglum}.html": s.page(numbered) for siglum, s in zip("ab", self.sides, strict=True)}
        )

    def counts(self, report: dict[str, Any], confidences: tuple[str, ...]) -> tuple[int, int, int]:
        """True positives, false positives and misses of the one-sided findings of these confidences, by paragraph."""
        right = wrong = 0
        found: tuple[set[int], set[int]] = (set(), set())
        for finding in report["findings"]:
            if finding["code"] not in ("P1", "P2", "P3") or finding["confidence"] not in confidences:
                continue
            for siglum, passage in finding["passages"].items():
                side = "AB".index(siglum)
                said = self._said(side, passage["text"])
                found[side].update(said)
                right += len(said & self.only[side])
                wrong += len(said - self.only[side]) or not said
        missed = sum(len(only - seen) for only, seen in zip(self.only, found, strict=True))
        return right, wrong, missed

    def _said(self, side: int, text: str) -> set[int]:
        """The paragraphs that a passage of a report holds: all of each of them, or most of it."""
        return {
            number
            for line, numbers in self.sides[side].lines
            if fuzz.ratio(line, text) >= _SAME
            or (len(line) <= len(text) and fuzz.partial_ratio(line.lstrip("# "), text) >= _SAME)
            for number in numbers
        }


def cases(name: str, pair: tuple[str, str], kind: Kind, seeds: range) -> Iterator[tuple[int, Case]]:
    """A case a seed."""
    texts = [lines(name, language) for language in pair]
    for seed in seeds:
        yield seed, case(pair, (texts[0], texts[1]), kind, random.Random(f"{name}-{seed}"))


def case(pair: tuple[str, str], texts: tuple[list[str], list[str]], kind: Kind, rng: random.Random) -> Case:
    """Each side without some paragraphs, the second with some moved or merged with the next."""
    first = texts[0]
    able = [
        n for n in range(len(first)) if not first[n].startswith("#") and len(first[n]) > 25 and 1 < n < len(first) - 1
    ]
    gone = rng.sample(able, 2 * kind.lacks)
    lacking = frozenset(gone[: kind.lacks]), frozenset(gone[kind.lacks :])
    sides: list[Side] = [
        [(text, (n,)) for n, text in enumerate(side) if n not in lacks]
        for side, lacks in zip(texts, lacking, strict=True)
    ]
    for _ in range(kind.moves):
        _move(sides[1], lacking[0], rng)
    for _ in range(kind.merges):
        _merge(sides[1], lacking[0], rng, "" if pair[1] in ("zh", "ja") else " ")
    return Case(
        (Published(pair[0], tuple(sides[0])), Published(pair[1], tuple(sides[1]))),
        (lacking[1], lacking[0]),
    )


Side = list[tuple[str, tuple[int, ...]]]


def _matched(side: Side, alone: frozenset[int]) -> list[int]:
    """The places of paragraphs that the other side has too, as paragraphs of their own."""
    return [
        n
        for n, (text, said) in enumerate(side)
        if 1 < n < len(side) - 1 and not text.startswith("#") and len(said) == 1 and said[0] not in alone
    ]


def _move(side: Side, alone: frozenset[int], rng: random.Random) -> None:
    """One paragraph stands at least nine places elsewhere."""
    place = rng.choice(_matched(side, alone))
    line = side.pop(place)
    side.insert(rng.choice([n for n in _matched(side, alone) if abs(n - place) > 8]), line)


def _merge(side: Side, alone: frozenset[int], rng: random.Random, space: str) -> None:
    """Two neighbours become one paragraph."""
    matched = set(_matched(side, alone))
    place = rng.choice([n for n in sorted(matched) if n + 1 in matched])
    text, said = side.pop(place + 1)
    side[place] = (side[place][0] + space + text, (*side[place][1], *said))

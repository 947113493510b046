"""Own texts in twenty-five languages, each against itself with edits of a known kind: what is called one-sided in them.

Each edit leaves both sides saying the same but for what is planted: whatever else is called one-sided is a false alarm.
`python -m tests.gate.edited` counts both by kind.
"""

from __future__ import annotations

import argparse
import html
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from tests.gate import parallel
from tests.gate.edits import KINDS, Edit, Unit, base

ONE_SIDED = ("P1", "P2", "P3", "P4", "P6")
_SAME = 85.0  # of 100: a passage as it was read is, or holds, the sentence that was published


@dataclass(frozen=True)
class Case:
    """Two sides of a text, and how they are published: numbered or not, as a page or as plain text."""

    language: str
    sides: tuple[tuple[Unit, ...], tuple[Unit, ...]]
    numbered: bool
    plain: bool

    def report(self, folder: Path) -> dict[str, Any]:
        ending = "txt" if self.plain else "html"
        sides = zip("ab", self.sides, strict=True)
        return parallel.reported(folder, {f"{siglum}.{ending}": self.published(side) for siglum, side in sides})

    def published(self, side: tuple[Unit, ...]) -> str:
        lines, number, item, operative = [], 0, 0, False
        # sections numbered like their paragraphs ("१." and "१.") are told apart by type alone
        numbered = self.numbered and not any(unit.tag == "h2" and unit.text("")[0].isdecimal() for unit in side)
        for unit in side:
            text = unit.text(self.language)
            operative = operative or unit.tag == "h2"
            item = item + 1 if unit.tag == "li" else 0
            if item:
                text = f"({item}) {text}"
            elif numbered and operative and unit.tag == "p":
                number += 1
                text = f"{parallel.digits(number, self.language)}. {text}"
            lines.append((unit.tag.replace("li", "p"), text))
        if self.plain:
            return "\n\n".join(text for _, text in lines) + "\n"
        body = "".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in lines)
        way = "rtl" if self.language in parallel.RIGHT_TO_LEFT else "ltr"
        return (
            f'<!DOCTYPE html><html lang="{self.language}" dir="{way}"><head><meta charset="utf-8"><title>-</title></head>'
            f"<body><main>{body}</main></body></html>"
        )

    def judged(self, report: dict[str, Any]) -> tuple[list[dict[str, Any]], list[str], int]:
        """The one-sided findings that are false, the planted sentences that none of them tells, and how many are planted."""
        there = [{s.number for unit in side for s in unit.sentences} for side in self.sides]
        missing = [there[side] - there[1 - side] for side in (0, 1)]
        false, told = [], set()
        for finding in report["findings"]:
            if finding["code"] not in ONE_SIDED:
                continue
            for siglum, passage in finding["passages"].items():
                side = "AB".index(siglum)
                said = self._said(side, passage["text"])
                told |= {(side, n) for n in said & missing[side]}
                if said - missing[side] or not said:
                    false.append(finding)
        missed = [
            sentence.text
            for side in (0, 1)
            for unit in self.sides[side]
            for sentence in unit.sentences
            if sentence.number in missing[side] and (side, sentence.number) not in told
        ]
        return false, missed, sum(map(len, missing))

    def _said(self, side: int, text: str) -> set[int]:
        """The sentences that a passage of a report holds, or of which it is a part."""
        return {
            sentence.number
            for unit in self.sides[side]
            for sentence in unit.sentences
            if fuzz.ratio(sentence.text, text) >= _SAME
            or (
                unit.tag[0] != "h"
                and len(sentence.text) <= len(text)
                and fuzz.partial_ratio(sentence.text, text) >= _SAME
            )
            or (12 < len(text) < len(sentence.text) and text.rstrip(".。:") in sentence.text)
        }


def case(kind: str, name: str, language: str, seed: int) -> Case:
    rng = random.Random(f"{kind}-{name}-{language}-{seed}")
    text = base(name, language, rng)
    edit = Edit([list(text), list(text)], language, rng)
    KINDS[kind](edit)
    sides = (tuple(edit.sides[0]), tuple(edit.sides[1]))
    if rng.random() < 0.5:
        sides = sides[::-1]
    return Case(language, sides, numbered=seed % 3 != 1, plain=seed % 3 == 2)


def cases(kind: str, seeds: range) -> Iterator[Case]:
    """Every text in every language with a kind of edit, a case a seed."""
    for language in parallel.languages(parallel.NAMES[0]):
        for name in parallel.NAMES:
            for seed in seeds:
                yield case(kind, name, language, seed)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", default="0-3", help="the first, and the first that is not taken")
    first, stop = map(int, options.parse_args().seeds.split("-"))
    print(f"{'kind':20}{'cases':>8}{'planted':>9}{'missed':>8}{'false, strong':>15}{'tentative':>11}")
    with tempfile.TemporaryDirectory() as name:
        for kind in KINDS:
            counts = [0] * 5
            for made in cases(kind, range(first, stop)):
                false, missed, planted = made.judged(made.report(Path(name)))
                doubtful = sum(f["confidence"] == "tentative" for f in false)
                found = 1, planted, len(missed), len(false) - doubtful, doubtful
                counts = [a + b for a, b in zip(counts, found, strict=True)]
            print(f"{kind:20}{counts[0]:8}{counts[1]:9}{counts[2]:8}{counts[3]:15}{counts[4]:11}", flush=True)


if __name__ == "__main__":
    main()

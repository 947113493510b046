"""How right each tool is on pairs whose differences are planted, by what its output marks and by nothing else.

A paragraph is shown as one-sided where at least 95 % of its characters are marked as that side's alone, and less than 5 % of
the untouched paragraphs beside it; a changed number, where its digits are marked on both sides and not the whole paragraph.
Noise is the share of the characters marked in paragraphs that are the same on both sides, labels left aside.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from tests.bench.peers import Marks, Pieces
from tests.bench.planted import Pair

WHOLE, CLEAN = 0.95, 0.05
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Verdict:
    """What a tool showed of a pair. moved is "as a move", "as gone and new", "in pieces" or "not"."""

    only_a: bool
    only_b: bool
    moved: str
    number: bool
    noise: float

    @property
    def row(self) -> tuple[bool, bool, bool, bool, bool]:
        """Each difference shown, and next to nothing else."""
        return self.only_a, self.only_b, self.moved == "as a move", self.number, self.noise < 0.01


class _Side:
    """The marks of a side, found again by the paragraphs' own characters; white space is left out everywhere."""

    def __init__(self, pieces: Pieces) -> None:
        parts = [_SPACE.sub("", text) for text, _ in pieces]
        self.text = "".join(parts)
        self._ends = list(accumulate(map(len, parts), initial=0))
        self._marks = [marked for _, marked in pieces]

    def marks(self, paragraph: str) -> list[bool]:
        """For each character of a paragraph whether it is marked; all are where the paragraph stands nowhere in one piece."""
        wanted = _SPACE.sub("", paragraph)
        at = self.text.find(wanted)
        if at < 0:
            return [True] * len(wanted)
        found: list[bool] = []
        piece = bisect_left(self._ends, at + 1) - 1
        while len(found) < len(wanted):
            until = min(self._ends[piece + 1], at + len(wanted))
            found += [self._marks[piece]] * (until - max(self._ends[piece], at))
            piece += 1
        return found

    def share(self, paragraph: str) -> float:
        found = self.marks(paragraph)
        return sum(found) / len(found)


def verdict(pair: Pair, marks: Marks) -> Verdict:
    """What the marks of a tool that shows words taken out and put in say of a pair."""
    sides = _Side(marks[0]), _Side(marks[1])
    untouched = [[both[n] for both in pair.untouched] for n in (0, 1)]
    shares = [{i: sides[n].share(pair.sides[n][i]) for i in untouched[n]} for n in (0, 1)]
    sizes = [{i: len(pair.sides[n][i]) for i in untouched[n]} for n in (0, 1)]
    marked = sum(shares[n][i] * sizes[n][i] for n in (0, 1) for i in untouched[n])

    def alone(side: int, index: int) -> bool:
        beside = [shares[side].get(index + step, 0.0) for step in (-1, 1)]
        return sides[side].share(pair.sides[side][index]) >= WHOLE and max(beside) < CLEAN

    gone = [sides[n].share(pair.sides[n][pair.moved[n]]) for n in (0, 1)]
    moved = "as gone and new" if min(gone) >= WHOLE else "in pieces" if max(gone) > CLEAN else "not"
    number = all(_digits_marked(sides[n], pair.sides[n][pair.number[n]]) for n in (0, 1))
    noise = marked / max(1, sum(sum(s.values()) for s in sizes))
    return Verdict(alone(0, pair.only_a), alone(1, pair.only_b), moved, number, noise)


def _digits_marked(side: _Side, paragraph: str) -> bool:
    found, m = side.marks(paragraph), _DIGITS.search(paragraph)
    assert m
    start = len(_SPACE.sub("", paragraph[: m.start()]))
    return any(found[start : start + len(m.group())]) and sum(found) <= len(found) / 2


def our_verdict(pair: Pair, output: str) -> Verdict:
    """The same of this project's JSON. What a finding below `info`'s rank says of labels (renumbered, moved) is no noise."""
    told = json.loads(output)
    at = [{_SPACE.sub("", text): n for n, text in enumerate(side)} for side in pair.sides]
    ids = [_ids(text["paragraphs"], known) for text, known in zip(told["texts"], at, strict=True)]
    alone = [
        {ids["AB".index(s)].get(i) for f in told["findings"] if f["code"] == "P1" and f["in"] == [s] for i in _of(f, s)}
        for s in "AB"
    ]
    moves = [
        tuple(ids[n].get(p) for n, s in enumerate("AB") for p in bead["paragraphs"].get(s, ()))
        for bead in told["alignment"]
        if bead["relation"] == "moved"
    ]
    numbers = [
        [ids[n].get(i) for i in _of(f, s)]
        for f in told["findings"]
        if f["code"] in ("F1", "F2")
        for n, s in enumerate("AB")
    ]
    noisy = [
        {ids[n].get(i) for f in told["findings"] if f["code"][0] != "S" for i in _of(f, s)} for n, s in enumerate("AB")
    ]
    untouched = [[both[n] for both in pair.untouched] for n in (0, 1)]
    marked = sum(len(pair.sides[n][i]) for n in (0, 1) for i in untouched[n] if i in noisy[n])
    total = sum(len(pair.sides[n][i]) for n in (0, 1) for i in untouched[n])
    return Verdict(
        alone[0] == {pair.only_a},
        alone[1] == {pair.only_b},
        "as a move" if moves == [pair.moved] else "not",
        [pair.number[0]] in numbers and [pair.number[1]] in numbers,
        marked / max(1, total),
    )


def _ids(paragraphs: Sequence[dict[str, str]], known: dict[str, int]) -> dict[str, int]:
    """The planted paragraph of each paragraph that was read."""
    found = ((p["id"], known.get(_SPACE.sub("", p["text"]))) for p in paragraphs)
    return {name: n for name, n in found if n is not None}


def _of(finding: dict[str, dict[str, dict[str, list[str]]]], siglum: str) -> list[str]:
    return finding["passages"].get(siglum, {}).get("ids", [])


def share_marked(pieces: Pieces, paragraphs: Sequence[str]) -> float:
    """The share of the characters of paragraphs that a tool marks as one side's alone."""
    side = _Side(pieces)
    found = [mark for paragraph in paragraphs for mark in side.marks(paragraph)]
    return sum(found) / max(1, len(found))
